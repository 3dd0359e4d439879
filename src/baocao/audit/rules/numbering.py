"""The numbers of sections and points, and what refers to figures and annexes by number."""

from __future__ import annotations

from collections.abc import Iterator

from baocao import decree30
from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.reading import markers
from baocao.passages import Kind

_LATIN = "abcdefghijklmnopqrstuvwxyz"


def section_numbers(document: Document) -> Iterator[Finding]:
    """Đề mục và điểm phải đánh số liên tục.

    Vì sao: thứ tự chữ cái theo tiếng Việt (a, b, c, d, đ, e, g, h, i, k; Nghị định 30/2020/NĐ-CP, Phụ lục I, mục
    II.6); d rồi e cũng được chấp nhận. Đánh lại từ 1 và đánh số tiếp qua các phần được chấp nhận.

    Ví dụ sai:

        I. KẾT QUẢ
        III. NHIỆM VỤ

    Cách sửa: đánh lại số, kiểm tra xem có mục nào bị mất không.
    """
    levels: dict[tuple[str, bool], list[Part]] = {}
    for part in document.running:
        marker = part.marker
        if marker is None or not marker.path or (part.passage.kind is Kind.TEXTBOX):
            continue
        level = marker.kind, part.passage.kind is Kind.HEADING
        before = levels.get(level, [])
        known = list(levels)
        for inner in known[known.index(level) + 1 :] if before else ():
            del levels[inner]
        goes_on = [at for at, each in enumerate(before) if each.marker and _follows(each.marker, marker)]
        if before and not goes_on:
            yield _misnumbered(before[-1], part)
        starts = marker.path[-1] == 1 or marker.shown[0] == "i"
        levels[level] = [*(before if starts else before[: goes_on[-1]] if goes_on else ()), part][-_MOST_OPEN:]


_MOST_OPEN = 5
"""Lists of one kind within each other that may be gone on with: `5.`, in it `1.` to `10.`, then `6.`."""


def _misnumbered(before: Part, after: Part) -> Finding:
    assert before.marker is not None  # only what has a mark is compared
    assert after.marker is not None
    how = ", không liên tục"
    if before.marker.path == after.marker.path:
        how = f", trùng số {before.marker.shown.rstrip('.')}"
    return Finding(
        Mark(after, 0, max(after.marker.end, 1)),
        f"mục “{after.marker.shown}” đứng sau mục “{before.marker.shown}”{how}",
        ((Mark(before, 0, max(before.marker.end, 1)), "mục trước cùng cấp"),),
    )


def enumerated_points(document: Document) -> Iterator[Finding]:
    """Các ý đánh số trong một đoạn phải liên tục.

    Vì sao: “(1) …; (2) …; (4) …” cho thấy có ý bị mất hoặc bị đánh số nhầm.

    Ví dụ sai:

        Tập trung ba việc: (1) rà soát; (2) tập huấn; (4) kiểm tra.

    Cách sửa: đánh số lại, kiểm tra xem có ý nào bị mất không.
    """
    for part in document.parts:
        last: tuple[int, Mark] | None = None
        for at in range(len(part.tokens) - 2):
            opening, inner, closing = part.tokens[at : at + 3]
            if (opening.text, closing.text) != ("(", ")") or not inner.text.isdigit() or len(inner.text) > 2:
                continue
            number, place = int(inner.text), Mark(part, opening.start, closing.end)
            if last is None and number != 1:
                break
            if last is not None and number not in (last[0] + 1, 1):
                yield Finding(place, f"ý ({number}) đứng ngay sau ý ({last[0]})", ((last[1], "ý trước"),))
                break
            last = number, place


_D, _E = (4,), (6,)


def _follows(before: markers.Marker, after: markers.Marker) -> bool:
    """Return whether one mark may come after another of its kind."""
    if after.kind.endswith("a)"):
        return before.path[:-1] != after.path[:-1] or _letter_follows(chr(before.path[-1]), chr(after.path[-1]))
    first, second = before.path, after.path
    if second[-1] == 1 or (after.kind == "A" and (first, second) == (_D, _E)):
        return True  # Đ is left out as often as not
    if first[:-1] != second[:-1]:
        return True  # another section's; its own heading tells
    return second[-1] == first[-1] + 1


_ROMANS = frozenset("ivx")


def _letter_follows(before: str, after: str) -> bool:
    if after in ("a", "i") or (before in _ROMANS and after in _ROMANS):
        return True  # `i)` begins a list as `a)` does; of `i)`, `ii)` … `v)` those of one letter alone come here
    return any(
        before in letters and letters.index(before) + 1 < len(letters) and letters[letters.index(before) + 1] == after
        for letters in (decree30.LETTERS, _LATIN)
    )
