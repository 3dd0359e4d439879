"""Rules over what is declared: one fact one value, and nothing declared for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import addable, amount
from baocao.checks.year.said import is_all_written, proses
from baocao.expressions import Expression
from baocao.problems import Place, Related
from baocao.source import Mapping, Node, Scalar, Sequence
from baocao.values import Figure, Ref, Target


def key_of_two_values(subject: Subject) -> Iterator[Finding]:
    """Một khóa khai cả ở chỉ tiêu và ở số liệu thì phải là một số.

    Vì sao: cùng một khóa là cùng một việc; {{ viec_lam.actual }} và {{ figures.viec_lam }} in hai số khác nhau thì báo
    cáo tự mâu thuẫn. Số liệu được so với thực hiện, kế hoạch, số năm trước, tổng số và phần trăm của chỉ tiêu. Số kế
    hoạch của năm sau so với báo cáo đã ban hành không thuộc quy tắc này.

    Ví dụ sai:

        indicators:
          viec_lam:
            unit: người
            actual: 21.078
        figures:
          viec_lam: 21.780 người

    Cách sửa: bỏ một trong hai; nếu là hai việc thì đặt hai khóa.
    """
    for key, figure in subject.year.all_figures():
        indicator = subject.year.indicators.get(key)
        if indicator is None or not isinstance(figure, Figure):
            continue
        target = indicator.target.figure if isinstance(indicator.target, Target) else None
        stated = (indicator.actual, target, indicator.stated_baseline, indicator.total, indicator.percent)
        known = [each for each in stated if isinstance(each, Figure) and addable(each, figure)]
        if known and not any(amount(each).meets(amount(figure)) for each in known):
            cause = f"“{key}” ở đây là {figure}, ở chỉ tiêu “{indicator.name}” là {known[0]}"
            related = (Related(known[0].place, f"ở đây là {known[0]}"),)
            yield Finding(figure.place, cause, "bỏ một trong hai; nếu là hai việc thì đặt hai khóa", related)


def declared_for_nothing(subject: Subject) -> Iterator[Finding]:
    """Số liệu, văn bản viện dẫn, chữ viết tắt đã khai phải được dùng.

    Vì sao: số đã khai mà không in ra thì người đọc không thấy, thường là câu chứa nó đã bị xóa hoặc số bị gõ thẳng vào
    lời văn. Số liệu được dùng khi lời văn gọi hoặc khi là phần của một số gộp ở parts; văn bản cả khi là căn cứ điều
    chỉnh một chỉ tiêu (adjusted_by); chữ viết tắt khi lời văn gọi hoặc một tên trong tệp viết chữ ấy. Chỉ tiêu nào cũng
    in ở phụ lục nên không bị xét. Chỉ xét khi mọi lời văn của năm đã viết: lời văn còn ghi “chưa có” thì sau này có thể
    dùng.

    Ví dụ sai:

        figures:
          lop_tap_huan: 18 lớp    # không câu nào gọi {{ figures.lop_tap_huan }}

    Cách sửa: gọi trong lời văn, hoặc bỏ dòng khai.
    """
    year = subject.year
    if not is_all_written(year):
        return
    called = {
        (part.path[0].text, part.path[1].text)
        for prose in proses(year)
        for part in prose.parts
        if isinstance(part, Expression) and len(part.path) > 1
    }
    added = {ref.key for refs in year.parts.values() for ref in refs if isinstance(ref, Ref)}
    for key, figure in year.all_figures():
        if ("figures", key) not in called and key not in added:
            yield _unused(figure.place, f"số liệu “{key}”", f"figures.{key}")
    adjusting = {each.adjusted_by.key for each in year.indicators.values() if each.adjusted_by}
    for key, citation in year.citations.items():
        if ("cite", key) not in called and key not in adjusting:
            yield _unused(citation.place, f"văn bản “{citation.short}”", f"cite.{key}")
    texts = None
    for key, full in year.abbreviations.items():
        if ("abbr", key) not in called:
            texts = texts if texts is not None else "\n".join(_lines(subject.node))
            if not re.search(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])", texts):
                yield _unused(full.place, f"chữ viết tắt “{key}”", f"abbr.{key}")


def _unused(place: Place, what: str, call: str) -> Finding:
    return Finding(
        place, f"{what} đã khai mà không dùng ở đâu", f"gọi {{{{ {call} }}}} trong lời văn, hoặc bỏ dòng khai"
    )


def _lines(node: Node) -> Iterator[str]:
    """Yield every value of a file as written, expressions left out."""
    if isinstance(node, Scalar):
        yield re.sub(r"\{\{[^{}]*\}\}", "", node.text)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _lines(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _lines(item)
