"""The verdicts of a report: met, surpassed, not met; where they stand and what they would have to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.meaning import subjects
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.tokens import Figure, Token, Type

_PHRASES = (
    (("không", "đạt"), "không"), (("chưa", "đạt"), "không"), (("không", "hoàn", "thành"), "không"),
    (("chưa", "hoàn", "thành"), "không"), (("đạt", "và", "vượt"), "đạt"), (("vượt",), "vượt"), (("đạt",), "đạt"),
    (("hoàn", "thành", "vượt"), "vượt"), (("hoàn", "thành",), "đạt"),
)  # fmt: skip
_OBJECTS = frozenset(
    [
        "kế",
        "hoạch",
        "chỉ",
        "tiêu",
        "mục",
        "dự",
        "toán",
        "đề",
        "ra",
        "giao",
        "mức",
        "nghị",
        "quyết",
        "yêu",
        "cầu",
        "được",
        "năm",
        "kh",
        "so",
        "với",
    ]
)
_LESS = re.compile(
    r"hộ nghèo|hộ cận nghèo|tỷ lệ nghèo|thất nghiệp|suy dinh dưỡng|tai nạn|tử vong|sinh con thứ|bỏ học|lưu ban"
    r"|phạm tội|tội phạm|tảo hôn|nợ xấu|nợ thuế|nợ đọng|mắc bệnh|hao hụt|thất thoát|tồn đọng|quá hạn|trễ hạn"
    r"|tổn thất|tiêu hao|hao phí|lãng phí|giá thành|chi phí|thất thu|bội chi|lạm phát|sự cố|sai sót|lỗi\b|tồn kho"
    r"|gián đoạn|mất điện|thời gian (?:chờ|xử lý|khám|giải quyết)|trả lại|tái phạm|tái nghiện|thôi học|thiệt hại"
    r"|thấp còi|nhẹ cân|đơn thư vượt cấp|\bnợ\b|\bmắc\b|\bchết\b|\bcháy\b|nghiện|vi phạm|khiếu nại|số vụ|ô nhiễm|nghèo"
    r"|\bsaidi\b|\bsaifi\b|\bmaifi\b|bị hủy|bị sửa|người mù chữ"
)
_MORE = re.compile(r"giảm|thoát|kéo giảm|xử lý|phát hiện|giải quyết|điều tra|khám phá|thu hồi|giúp|hỗ trợ|cho vay")
_INCOME = re.compile(r"\b(?:số thu|thu ngân sách|thu hồi|thu được|doanh thu)\b")
_LOWERED = re.compile(r"giảm [^,;.]{1,80}? (?:xuống|còn)\b")
"""`giảm tỷ lệ hộ nghèo xuống còn 3%` names the value that is wanted, and not by how much it is to fall."""


def at(tokens: Sequence[Token], here: int) -> tuple[str, int]:
    """Return `đạt`, `vượt`, `không` where a verdict stands at a token, and the token behind it; nothing for none.

    A verdict is followed by the end of its clause or by what it is about (`kế hoạch`): `đạt 8/10` is none.
    """
    for words, verdict in _PHRASES:
        if not phrases.said(tokens, here, words):
            continue
        behind = here + len(words)
        while behind < len(tokens) and tokens[behind].text in _OBJECTS:
            behind += 1
        ended = behind >= len(tokens) or tokens[behind].text in (")", ".", ";", ",", "\n", "]", "!", "do", "vì")
        return (verdict, behind) if ended else ("", here)
    return "", here


def ending(tokens: Sequence[Token]) -> tuple[str, int]:
    """Return the verdict at the end of an item or in brackets in it, and its token."""
    for here in range(len(tokens) - 1, -1, -1):
        opened = here and tokens[here - 1].text in ("(", "-", "–", "—", ":", ",", "=", ">", "[", "→")
        if opened:
            verdict, _ = at(tokens, here)
            if verdict:
                return verdict, here
    return "", 0


def less_is_better(words: str, target: Figure) -> bool | None:
    """Return whether an indicator is met from above; None where its name and its target leave that open."""
    if target.bound == "dưới":
        return True
    if target.bound in ("trên", "ít nhất"):
        return False
    if _INCOME.search(words) or "thoát nghèo" in words:  # who is poor no more is counted
        return False
    if _LESS.search(words):
        if _LOWERED.search(words):
            return True
        return None if _MORE.search(words) else True
    return False


def contradicted(verdict: str, actual: Figure, target: Figure, *, less: bool) -> str:
    """Return how the two values stand to each other where they deny the verdict; nothing where they allow it."""
    value, goal = actual.point, target.point
    printed = goal.middle  # a target is what is printed, with nothing rounded
    under, over = value.high < printed, value.low > printed
    same = not under and not over
    worse, better = (over, under) if less else (under, over)
    if target.bound == "dưới" and same and "<" in target.shown and value.low >= printed:
        worse, same = True, False
    if verdict == "không" and not worse and (better or (same and target.bound != "dưới" and value == goal)):
        return "đạt"
    if verdict == "đạt" and worse:
        return "không đạt"
    if verdict == "vượt" and (worse or (same and value == goal and value.low == value.high)):
        return "không vượt"
    return ""


class Verdict(NamedTuple):
    """A statement that a plan was met, surpassed or missed."""

    kind: str
    """`đạt`, `vượt`, `không`."""
    at: int
    stop: int
    """Its tokens."""
    subject: frozenset[str]
    """The words of its clause that tell of what it speaks; empty where it speaks of what was said before."""

    def words(self, tokens: Sequence[Token]) -> str:
        """Return it as it stands there."""
        return " ".join(token.text for token in tokens[self.at : self.stop])


_VERBS = (
    (("hoàn", "thành", "và", "vượt"), "đạt"), (("đạt", "và", "vượt"), "đạt"), (("hoàn", "thành", "vượt"), "vượt"),
    (("hoàn", "thành"), "đạt"), (("vượt",), "vượt"), (("đạt",), "đạt"), (("cao", "hơn"), "vượt"),
    (("thấp", "hơn"), "không"), (("hụt",), "không"), (("bảo", "đảm"), "đạt"), (("đảm", "bảo"), "đạt"),
    (("đáp", "ứng"), "đạt"), (("giữ", "được"), "đạt"), (("giữ", "vững"), "đạt"), (("cán",), "đạt"), (("về",), "đạt"),
    (("nằm", "trong"), "đạt"), (("thực", "hiện", "xong"), "đạt"), (("thực", "hiện", "đạt"), "đạt"),
)  # fmt: skip
_FIRST = frozenset({words[0] for words, _ in _VERBS} | {"không", "chưa"})
_COMPARISONS = frozenset({"cao", "thấp"})
"""What compares figures and judges none: it is held against them whichever way is the better."""
_PLAN_NOUNS = (
    ("kế", "hoạch"), ("kh",), ("chỉ", "tiêu"), ("dự", "toán"), ("mục", "tiêu"), ("nghị", "quyết"), ("phương", "án"),
    ("định", "mức"), ("yêu", "cầu"), ("giới", "hạn"), ("đích",), ("đăng", "ký"), ("mức", "cho", "phép"),
    ("khống", "chế"),
)  # fmt: skip
_TO_OBJECT = frozenset({"mức", "xa", "thu", "so", "với", "các", "được", "cả", "toàn", "bộ", "tổng"})
_HOPING = lexicon.words("phấn sẽ khả cố quyết nếu để nhằm tiến cơ gần sắp dự muốn cần phải nỗ hứa khó")
"""Behind one of these in its clause a verdict is hoped for, or hedged, and not given."""


def read(tokens: Sequence[Token], start: int, end: int) -> Iterator[Verdict]:
    """Yield the verdicts of a sentence: a verb with a plan as its object, or one that is a clause of its own."""
    at = start
    while at < end:
        found = _verdict(tokens, at, start, end) if tokens[at].text in _FIRST else None
        if found is not None:
            yield found
        at = found.stop if found is not None else at + 1


def _verdict(tokens: Sequence[Token], at: int, start: int, end: int) -> Verdict | None:
    denied = tokens[at].text in ("không", "chưa")
    verb = at + denied
    for words, kind in _VERBS:
        stop = verb + len(words)
        if stop > end or not phrases.said(tokens, verb, words):
            continue
        before = _clause_before(tokens, at, start)
        if before is None or (denied and (kind == "vượt" or words[0] in _COMPARISONS)):
            return None
        behind = _object(tokens, stop, end)
        stop += stop < end and tokens[stop].text == "được"  # “mục tiêu này đã đạt được”
        if words[0] in _COMPARISONS:
            given = bool(behind) and tokens[behind - 1].text != "mức"
        else:
            given = bool(behind) or (_is_alone(before, kind, denied=denied) and _ends(tokens, stop, end))
        if not given or _HOPING & set(before) or _is_hoped(tokens, at, start) or _is_conditional(tokens, stop, end):
            return None
        return Verdict("không" if denied else kind, at, behind or stop, frozenset(subjects.content(before)))
    return None


def _is_hoped(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether the sentence since its last figure tells of what is to come: `Phấn đấu …, hoàn thành kế hoạch`."""
    for token in reversed(tokens[max(start, at - 24) : at]):
        if token.figure is not None:
            return False
        if token.text in ("phấn", "sẽ", "quyết", "khả"):
            return True
    return False


def _is_conditional(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a verdict holds under a condition alone: `đạt yêu cầu giảm 10% nếu tính thêm 3 đơn vị`."""
    for token in tokens[at:end]:
        if token.text in _CLAUSE_ENDS:
            return False
        if token.text == "nếu":
            return True
    return False


_SO = lexicon.words("do đó như vậy vì thế nên vậy là")
_CALLED = (("chỉ", "tiêu"), ("mục", "tiêu"), ("kế", "hoạch"))


def _is_alone(before: Sequence[str], kind: str, *, denied: bool) -> bool:
    """Return whether a verb without an object judges a plan: as a clause of its own or with it as its subject."""
    if before[-1:] == ["đều"]:
        return True
    named = next((at for at, word in enumerate(before) if word not in _SO), 0)
    if any(tuple(before[named : named + len(noun)]) == noun for noun in _CALLED):
        return True  # “do đó chỉ tiêu giảm nghèo của huyện đã hoàn thành”
    if subjects.content(before):
        return False
    planned = phrases.has(before, _PLAN_NOUNS)
    return planned or not before or ((denied or kind == "vượt") and set(before) <= {"đã", "nhưng", "như", "vậy", "vẫn"})


def _object(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the token behind the plan that a verb has as its object, 0 where it has none."""
    here = at
    while here < end and tokens[here].text in _TO_OBJECT:
        here += 1
    for noun in _PLAN_NOUNS:
        if here + len(noun) <= end and phrases.said(tokens, here, noun):
            return here + len(noun)
    for behind in range(here, min(end, here + 6)):  # “không đạt số buổi theo kế hoạch”
        if tokens[behind].type is not Type.WORD:
            break
        if tokens[behind].text == "theo" and tokens[here].text == "số":
            return _object(tokens, behind + 1, end)
    level = here < end and tokens[here].type is Type.LABEL  # “đạt mức 2”
    return here if here > at and tokens[here - 1].text == "mức" and not level else 0


def _ends(tokens: Sequence[Token], at: int, end: int) -> bool:
    return at >= end or tokens[at].text in (",", ";", ")", ".", "]", "!", "–", "-") or tokens[at].text in ("do", "vì")


JUDGED = frozenset({"chỉ tiêu", "tiêu chí", "nhiệm vụ", "mục tiêu", "nội dung", "kế hoạch"})
"""What verdicts are counted of: `12 chỉ tiêu đạt` judges no plan."""


_CLAUSE_ENDS = frozenset([",", ";", ":", "(", ")", "-", "–", "—", "→", "=", ">", "nhưng", "song", "nên", "thì"])


def _clause_before(tokens: Sequence[Token], at: int, start: int) -> list[str] | None:
    """Return the words of a verdict's clause before it, back to a mark or a figure; None where verdicts are counted."""
    found: list[str] = []
    for here in range(at - 1, max(start, at - 16) - 1, -1):
        figure = tokens[here].figure
        if figure is not None and figure.unit in JUDGED:
            # “một trong hai chỉ tiêu không hoàn thành”, “cả hai chỉ tiêu đều đạt”
            named = here > start and tokens[here - 1].text in ("trong", "cả")
            return found[::-1] if named else None
        if figure is not None and not _is_planned(tokens, here, start):
            return found[::-1]
        if figure is not None:  # “chỉ tiêu 70 mô hình được hoàn thành”
            return [word for word in found[::-1] if word not in (*figure.unit.split(), *figure.noun, "được", "đã")]
        if tokens[here].text in _CLAUSE_ENDS:
            break
        found.append(tokens[here].text)
    if found[:1] in (["và"], ["mà"]):  # “về đích trước hạn và vượt kế hoạch”
        return []
    return found[::-1]


def _is_planned(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether the clause of a figure begins with a plan: `chỉ tiêu Đại hội 70 mô hình`."""
    before = [token.text for token in tokens[max(start, at - 8) : at]]
    last = max((here for here, word in enumerate(before) if word in _CLAUSE_ENDS), default=-1)
    return tuple(before[last + 1 : last + 3]) in _PLAN_NOUNS
