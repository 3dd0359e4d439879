"""One event with two dates, told in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from baocao.audit.binding import facts
from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.reading.tokens import Date, Type

_EVENTS = frozenset([
    ("khởi", "công"), ("khánh", "thành"), ("thông", "xe"), ("khai", "mạc"), ("bế", "mạc"), ("khai", "giảng"),
    ("bế", "giảng"), ("khai", "trương"), ("động", "thổ"), ("hợp", "long"), ("thành", "lập"), ("ra", "mắt"),
    ("sáp", "nhập"), ("tổng", "kết"), ("nghiệm", "thu"), ("bàn", "giao"), ("hoàn", "thành"),
])  # fmt: skip
_LINKING = frozenset(["vào", "ngày", "từ", "sáng", "chiều", "tối", "được", "tổ", "chức"])
_ONCE = frozenset(["khởi công", "khánh thành", "thông xe", "động thổ", "hợp long"])
"""What comes about once; a feast or a meeting may be held every year."""
_OPEN = re.compile(r"dự kiến|kế hoạch|phấn đấu|\bsẽ\b|\btrước\b|\bgói\b|giai đoạn|\bđợt\b|hạng mục|\blần\b")
"""What makes an event another one, or none that has come about."""
_LEAST = 2


class _Event(NamedTuple):
    part: Part
    sentence: int
    names: frozenset[str]
    """What it is the event of, by the words in capitals before it."""
    shown: str
    date: Date
    mark: Mark


def event_with_two_dates(document: Document) -> Iterator[Finding]:
    """Một việc của một công trình, một cuộc chỉ có một ngày.

    Vì sao: ngày khởi công, khánh thành, khai mạc được nhắc lại ở phần đánh giá và dễ gõ nhầm tháng. Chỉ so khi hai câu
    gọi cùng tên riêng (hoặc câu đứng dưới đề mục có tên ấy), cùng một việc, không nói giai đoạn, đợt, gói thầu.

    Ví dụ sai:

        Cầu Bến Mắm khởi công ngày 20/6/2024. … Do mưa lũ, cầu Bến Mắm khởi công ngày 20/8/2024 nhưng chậm tiến độ.

    Cách sửa: đối chiếu với hồ sơ, sửa một trong hai ngày.
    """
    known: dict[tuple[str, str], list[_Event]] = defaultdict(list)
    for event in _events(document):
        kind = event.shown
        others = [each for name in sorted(event.names) for each in known[kind, name]]
        before = next((each for each in others if _is_same(each, event)), None)
        if before is not None:
            yield Finding(
                event.mark,
                f"{kind} ghi ngày {event.date.shown}, ở chỗ khác ghi ngày {before.date.shown}",
                ((before.mark, f"ghi ngày {before.date.shown}"),),
            )
        for name in event.names:
            if len(known[kind, name]) < 20:
                known[kind, name].append(event)


def _is_same(before: _Event, after: _Event) -> bool:
    named = before.names <= after.names or after.names <= before.names
    elsewhere = before.part is not after.part or before.sentence != after.sentence
    one_year = before.date.year == after.date.year or after.shown in _ONCE
    return named and elsewhere and one_year and before.date != after.date and len(before.names & after.names) >= _LEAST


def _events(document: Document) -> Iterator[_Event]:
    heading = ""
    for part in document.running:
        title = facts.title(part)
        heading = title or heading
        tokens = part.tokens
        for number, (start, end) in enumerate(part.sentences):
            for at in range(start, end):
                date = tokens[at].date
                if tokens[at].type is not Type.DATE or date is None or not (date.day and date.year):
                    continue
                here = at - 1
                while here > start and tokens[here].text in _LINKING:
                    here -= 1
                kind = (tokens[here - 1].text, tokens[here].text) if here > start else ("", "")
                lead = part.passage.text[tokens[start].start : tokens[max(here - 1, start)].start]
                if kind not in _EVENTS or _OPEN.search(lead.lower()):
                    continue
                names = facts.names(lead) or (facts.names(f"– {heading}") if not heading.isupper() else frozenset())
                if names:
                    span = Mark(part, tokens[here - 1].start, tokens[at].end)
                    yield _Event(part, number, names, " ".join(kind), date, span)
