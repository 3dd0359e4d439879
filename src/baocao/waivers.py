"""What an office lets stand, with its reason: `# baocao: cho phép BC301 — lý do` in a data file.

The remark stands on the line that a problem is found at, or alone on a line above a value, and then holds for all of
that value: the line, the block, the list, the keys below it. What leaves no report to write cannot be let stand: faults
of text, shape and names (BC0xx to BC2xx), a target that nothing judges (BC304), values that are awaited (BC601). Nor
can what a signed report printed (BC65x): that would be a second report of the same number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from baocao.problems import Edit, Place, Problem, Severity, Waived
from baocao.source import Node
from baocao.source.remarks import Remark, remarks

_NEVER = ("BC0", "BC1", "BC2", "BC304", "BC601", "BC65", "BC9")
_OURS = re.compile(r"#\s*baocao\s*:\s*(?P<said>.*)", re.IGNORECASE)
_SAID = r"cho\s+phép\s+(?P<codes>BC\w+(?:\s*,\s*BC\w+)*)\s*(?P<rest>.*)"
_REASON = r"[-–—:]+\s*(?P<reason>.*\w.*)"
_EXAMPLE = "# baocao: cho phép BC301 — lý do"


class Waiver(NamedTuple):
    """One remark of an office that lets problems stand, or tries to."""

    remark: Remark
    place: Place
    codes: tuple[str, ...] = ()
    reason: str = ""
    fault: tuple[str, str] = ("", "")
    """What is wrong with the remark, and the mend; such a one lets nothing stand."""

    def holds_for(self, problem: Problem) -> bool:
        """Return whether it lets a problem stand."""
        place = problem.place
        return (
            bool(self.reason)
            and problem.code in self.codes
            and may_be_waived(problem.code)
            and place.file == self.place.file
            and self.remark.first <= place.line <= self.remark.last
        )


class Settled(NamedTuple):
    """Problems after the waivers."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]


def may_be_waived(code: str) -> bool:
    """Return whether the problems of a code can be let stand."""
    return not code.startswith(_NEVER)


def waivers(file: str, text: str, node: Node | None) -> tuple[Waiver, ...]:
    """Return the waivers of one file, in its order; none where the file could not be read."""
    return tuple(_waivers(file, text, node)) if node is not None and _OURS.search(text) else ()


def _waivers(file: str, text: str, node: Node) -> Iterator[Waiver]:
    for remark in remarks(text, node, "baocao"):
        ours = _OURS.match(remark.text)
        if ours:
            yield _waiver(remark, Place(file, remark.line, remark.column), ours["said"].strip())


def in_template(file: str, text: str) -> tuple[Waiver, ...]:
    """Return the waivers of one template, `{# baocao: cho phép BC701 — lý do #}`, for their line or the next one."""
    return tuple(_in_template(file, text))


def _in_template(file: str, text: str) -> Iterator[Waiver]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in re.finditer(r"\{(#.*?)#\}", line):
            ours = _OURS.match(found[1])
            if ours:
                alone = line.strip() == found[0]
                remark = Remark(found[1], number, found.start() + 2, alone, number + 1 if alone else number)
                yield _waiver(remark, Place(file, number, found.start() + 2), ours["said"].strip())


def _waiver(remark: Remark, place: Place, said: str) -> Waiver:
    match = re.fullmatch(_SAID, said, re.IGNORECASE)
    if not match:
        return Waiver(remark, place, fault=("BC904", f"không hiểu ghi chú “{remark.text.strip()}”"))
    codes = tuple(dict.fromkeys(code.strip().upper() for code in match["codes"].split(",")))
    reason = re.fullmatch(_REASON, match["rest"].strip())
    if not reason:
        return Waiver(remark, place, codes, fault=("BC901", f"cho phép {', '.join(codes)} mà không ghi lý do"))
    return Waiver(remark, place, codes, reason["reason"].strip())


def settle(problems: Iterable[Problem], all_waivers: Iterable[Waiver]) -> Settled:
    """Return the problems that remain, and those that a waiver lets stand."""
    listed = tuple(all_waivers)
    remaining: list[Problem] = []
    waived: list[Waived] = []
    for problem in problems:
        holding = next((each for each in listed if each.holds_for(problem)), None)
        if holding:
            waived.append(Waived(problem, holding.reason, holding.place))
        else:
            remaining.append(problem)
    return Settled(tuple(remaining), tuple(waived))


def malformed(all_waivers: Iterable[Waiver]) -> Iterator[Problem]:
    """Yield a problem for each waiver that says no reason, or that cannot be understood."""
    for each in all_waivers:
        code, cause = each.fault
        if code == "BC901":
            yield Problem(each.place, code, cause, f"viết lý do sau dấu gạch: {_EXAMPLE}")
        elif code:
            yield Problem(each.place, code, cause, f"viết đúng dạng {_EXAMPLE}", Severity.WARNING)


def idle(
    all_waivers: Iterable[Waiver], waived: Iterable[Waived], text: str, unknown: Callable[[str], str]
) -> Iterator[Problem]:
    """Yield a problem for each code of each waiver of one file that lets nothing stand.

    `text` is the file's, and `unknown` says in Vietnamese why a code is none, or nothing.
    """
    used = {(each.place, each.problem.code) for each in waived}
    lines = text.split("\n")
    for each in all_waivers:
        unused = [code for code in each.codes if not each.fault[0] and (each.place, code) not in used]
        for code in unused:
            at = each.remark.text.upper().index(code)
            place = each.place._replace(column=each.place.column + at)
            if why := unknown(code):
                yield Problem(place, "BC903", why, "sửa lại mã, hoặc xóa ghi chú này", Severity.WARNING)
            elif not may_be_waived(code):
                cause = f"{code} không thể cho phép: còn lỗi này thì không lập được báo cáo"
                yield Problem(place, "BC903", cause, "sửa lỗi, rồi xóa ghi chú này", Severity.WARNING)
            else:
                fix = _without(each, lines) if len(unused) == len(each.codes) else ()
                cause = f"cho phép {code} ở đây không còn tác dụng: không có chỗ nào bị nêu"
                yield Problem(place, "BC902", cause, "xóa ghi chú này", Severity.WARNING, fix=fix)


def _without(waiver: Waiver, lines: list[str]) -> tuple[Edit, ...]:
    """Return the edit that takes a remark away, with its whole line where it stands alone."""
    file, number, column = waiver.place[:3]
    line = lines[number - 1]
    if waiver.remark.alone and number < len(lines):
        return (Edit(Place(file, number, 1), line + "\n", ""),)
    begin = len(line[: column - 1].rstrip())
    return (Edit(Place(file, number, begin + 1), line[begin:], ""),)
