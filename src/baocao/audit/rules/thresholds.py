"""A verdict beside two figures of one kind, of which one is the limit or the target of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.audit.binding.credible import FAR, of_one_size
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.meaning import frames, verdicts
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Figure

_PLAN = (
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|định mức|ngưỡng|giới hạn|quy định|yêu cầu|mức (?:giao|cho phép)|trần"
    r"|mức khống chế|chuẩn)"
)
_LIMIT = r"(?:định mức|ngưỡng|giới hạn|mức cho phép|cho phép|quy định|trần|quy chuẩn|(?:mức )?khống chế)"
_VERDICTS = (
    ("không", re.compile(
        r"(?:không|chưa) (?:hề )?(?:đạt|hoàn thành|đáp ứng|bảo đảm|đảm bảo|thỏa mãn|(?:cán|về|tới|chạm) đích)"
    )),
    ("dưới", re.compile(rf"(?<!nằm )(?:dưới|thấp hơn|hụt|lỡ) (?:so với )?(?:mức )?{_PLAN}")),
    ("vượt", re.compile(rf"(?:vượt|cao hơn) (?:so với |quá )?(?:mức |xa )?{_PLAN}|hoàn thành vượt|(?:đã )?vượt$")),
    ("quá", re.compile(rf"(?:vượt |cao )?quá (?:mức )?{_PLAN}|(?:vượt|cao hơn) (?:mức )?{_LIMIT}")),
    ("đạt", re.compile(
        rf"(?:đạt|hoàn thành|đáp ứng|bảo đảm|đảm bảo|thỏa mãn|giữ được|đúng|nằm trong|nằm dưới) (?:được )?{_PLAN}"
        r"|(?:đáp ứng|bảo đảm|đảm bảo|thỏa mãn) (?:được )?(?:quy|tiêu) chuẩn"
        rf"|trong {_LIMIT}|(?<=vẫn )trong {_PLAN}"
        rf"|(?:không|chưa) (?:vượt|quá) (?:quá )?(?:mức )?{_PLAN}"
        rf"|(?:cán|về|chạm|tới) đích|{_PLAN}[^,;.]{{0,40}}?(?<!không)(?<!chưa) (?:hoàn thành|đạt|đạt được)$"
        r"|(?:tự chấm|đánh giá|xếp|xếp loại|ghi|chấm)[^,;.]{0,40}?(?<!không)(?<!chưa) (?:hoàn thành|đạt)$"
    )),
)  # fmt: skip
"""Every way to say how something stands to its target, each with what it says."""
_LIMITS = re.compile(r"định mức|ngưỡng|quy chuẩn|giới hạn|khống chế|cho phép|trần\b|tối đa")
_CALLED = re.compile(
    r"kế hoạch|chỉ tiêu|mục tiêu|dự toán|định mức|ngưỡng|giới hạn|khống chế|quy định|yêu cầu|nghị quyết"
    r"|(?<!nút )(?<!bàn )(?<!ngã )giao\b|cho phép"
    r"|phấn đấu|đề ra|cam kết|đăng ký|(?<!đạt )quy chuẩn"
)
_REFERRING = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu|nhiệm vụ|tiêu chí) (?:này|trên|đó)")
_TOLD = re.compile(r"(?:vượt|đạt|hoàn thành|nằm trong)[^,;.:]{0,60}(?:[:;,]|\blà (?=[^\W\d]))")
"""What was met names no figure behind it: `đều vượt dự toán: lệ phí 64,2 tỷ đồng`."""
_LESSENED = re.compile(r"giảm(?![^,;.]* (?:xuống|còn|về))")
_HOPED = re.compile(r"quyết tâm|có thể|\bsẽ\b|khả năng|dự kiến|\bnếu\b|để |nhằm|phấn đấu")
_AMOUNTS = re.compile(r"(?:vượt|thêm|thiếu|hụt|hơn|chênh|lệch)(?: \w+)? $")
_UNLIKE = re.compile(r"xuất sắc|xếp loại|cùng kỳ|năm trước|năm ngoái|bình quân chung|trung bình (?:cả|toàn)|cả nước")


class _Pair(NamedTuple):
    done: Mark
    target: Mark
    actual: Figure
    wanted: Figure
    less: bool


def verdict_of_two(document: Document) -> Iterator[Finding]:
    """Nhận định phải khớp với mức quy định và kết quả đứng cạnh nó.

    Vì sao: “định mức 45 kWh/ha, dùng 42 kWh/ha” thì không thể là “dùng quá định mức”. Chỉ xét khi quanh nhận định chỉ
    có đúng hai số cùng loại, một số được gọi là mức giao, ngưỡng, định mức, mục tiêu. Mức độ: có khả năng.

    Ví dụ sai:

        Thời gian chờ khám quy định không quá 90 phút; quý này đo được 104 phút, đạt yêu cầu đề ra.

    Cách sửa: sửa nhận định, hoặc kiểm tra lại hai số.
    """
    for part in document.running:
        for number, (start, end) in enumerate(part.sentences):
            first, last = part.tokens[start].start, part.tokens[end - 1].end
            found = list(_said(part.passage.text[first:last].lower()))
            if len(found) == 1 and not _names(part.passage.text[first:last], *found[0][1:]):
                kind, begin, stop = found[0]
                pair = _pair(document, part, number, first + begin)
                yield from _judged(Mark(part, first + begin, first + stop), kind, pair) if pair else ()


def _said(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the verdicts of a sentence: kind and place."""
    taken = 0
    spans = sorted(
        (match.start(), -match.end(), kind) for kind, words in _VERDICTS for match in words.finditer(text.rstrip(" ."))
    )
    for begin, stop, kind in spans:
        counted = re.search(r"\d%? $", text[:begin])  # “100% đạt chuẩn”
        hoped = counted or text.startswith(("phấn đấu", "nếu")) or _HOPED.search(text[:begin].rpartition(",")[2])
        if begin >= taken and not hoped:
            taken = -stop
            yield kind, begin, -stop


def _names(sentence: str, begin: int, stop: int) -> bool:
    """Return whether a sentence begins with a verdict for a name: `Chưa đạt (Yếu) không quá 1%: 0,7%`."""
    return not begin and sentence[stop:].lstrip()[:1] not in {",", ":", ";", "-", "–"}


def _pair(document: Document, part: Part, number: int, place: int) -> _Pair | None:
    """Return the two figures that the verdict at a place can be about, where there are no others of their kind."""
    found = _figures(part, number)
    if len(found) < 2 and number:
        found = [*_figures(part, number - 1), *found]
    pairs = [
        (one, other)
        for here, one in enumerate(found)
        for other in found[here + 1 :]
        if frames.comparable(_figure(part, one), _figure(part, other))
    ]
    held = {each.at for each in document.frames(part) if each.of is not None}
    if len(pairs) != 1 or held & set(pairs[0]):
        return None
    called = [at for at in pairs[0] if _is_called(part, at)]
    bounded = [at for at in pairs[0] if _figure(part, at).bound in ("dưới", "trên", "ít nhất")]
    target = bounded if len(bounded) == 1 else called
    if len(target) != 1:
        return None
    done = pairs[0][pairs[0][0] == target[0]]
    less = _is_less(part, target[0], pairs[0][0])
    actual, wanted = _figure(part, done), _figure(part, target[0])
    apart = ";" in part.passage.text[place : max(place, actual.start)]
    far = not of_one_size(actual.value, wanted.point, FAR)  # “dùng 3,62 triệu kWh, thấp hơn định mức 0,31 triệu kWh”
    if less is None or apart or far or actual.bound or _AMOUNTS.search(_before(part, done)):
        return None
    return _Pair(mark(part, actual), mark(part, wanted), actual, wanted, less)


def _figure(part: Part, at: int) -> Figure:
    figure = part.tokens[at].figure
    assert figure is not None  # only tokens of figures come here
    return figure


def _figures(part: Part, number: int) -> list[int]:
    """Return the figures of a sentence that can be a value or what is wanted, and are no part of anything else."""
    start, end = part.sentences[number]

    if _UNLIKE.search(part.passage.text[part.tokens[start].start : part.tokens[end - 1].end].lower()):
        return []
    found = phrases.single(part.tokens, start, end)
    return [at for at, figure in found if figure.unit and figure.unit not in verdicts.JUDGED]


def _before(part: Part, at: int) -> str:
    """Return the text of the sentence before a figure, back to the figure before it."""
    start = next(begin for begin, end in part.sentences if begin <= at < end)
    last = max((here for here in range(start, at) if part.tokens[here].figure is not None), default=start - 1)
    return part.passage.text[part.tokens[last + 1].start : _figure(part, at).start].lower()


def _is_called(part: Part, at: int) -> bool:
    text = part.passage.text
    behind = re.split(r"[,;.()]", text[_figure(part, at).end :].lower())[0]
    return bool(
        _CALLED.search(_TOLD.sub("", _REFERRING.sub("", _before(part, at))))
        or re.search(r"\bgiao\b|theo (?:kế hoạch|quy định)", behind[:60])
    )


def _is_less(part: Part, target: int, first: int) -> bool | None:
    """Return whether a target is met from above, by the words from the sentence of the first of two figures on."""
    wanted = _figure(part, target)
    if not wanted.bound and _LIMITS.search(_before(part, target)):
        return True
    if _LESSENED.search(_before(part, target)) and not wanted.bound:
        return False  # “chỉ tiêu giảm nghèo là 1,5%”
    start = next(begin for begin, end in part.sentences if begin <= first < end)
    return verdicts.less_is_better(part.passage.text[part.tokens[start].start : wanted.start].lower(), wanted)


def _judged(verdict: Mark, kind: str, pair: _Pair) -> Iterator[Finding]:
    kind = {"dưới": "đạt" if pair.less else "không", "quá": "không" if pair.less else "vượt"}.get(kind, kind)
    wrong = verdicts.contradicted(kind, pair.actual, pair.wanted, less=pair.less)
    if wrong:
        yield Finding(
            pair.done,
            f"nhận định “{verdict.text}”, nhưng {pair.actual.shown} so với mức {pair.wanted.shown} là {wrong}",
            ((pair.target, f"mức giao: “{pair.wanted.shown}”"),),
            sure=False,
        )
