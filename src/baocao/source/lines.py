"""What can be told of a file line by line, before YAML is asked: indentation, conflicts, top-level keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from baocao.source.faults import Faults

# Patterns are left for `re` to compile when a file needs them: most files need few.
_ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ODD_MARGIN = rf"(?m)^ *[\t{_ODD_SPACES}]"
_ODD_AFTER_COLON = rf"(?m)^ *(?:- +)*[A-Za-z_][\w.-]*:[ ]*([{_ODD_SPACES}])"
_CONFLICT = r"(?m)^(?:<{7}|>{7}|={7}|\|{7})(?: .*)?$"
_TOP_KEY = r"""(?m)^(?:[A-Za-z_][\w.-]*|"[^"\n]*"|'[^'\n]*')[ ]*:(?=[ \t\n]|\Z)"""
_BLOCK_HEADER = r"(?:^|[:\-?][ \t]+|^ *[!&]\S+[ \t]+)[|>][-+1-9]{0,2}[ \t]*(?:[ \t]#.*)?$"
_BLANK = r"(?m)^[ \t]+$"
_AFTER_VALUE = r"(?m)(?<=\S)[ \t]+$"
_AFTER_COLON = r"(?m)^( *(?:- +)*[A-Za-z_][\w.-]*:)([ \t]+)"


@dataclass(slots=True)
class Layout:
    """A file's text as YAML is to see it, with the lines that YAML had better not judge."""

    text: str
    """As long as the author's, line by line."""
    tainted: list[int] = field(default_factory=list)
    """The numbers of lines whose indentation is not known, ascending."""
    certain: bool = True
    """Whether nothing of the author's was left out."""
    plain: bool = True
    """Whether neither tab nor odd space stands in it: each line then means the same wherever it stands."""

    def top_lines(self) -> list[int]:
        """Return the line numbers at which the top-level keys' parts begin; the first is always 1."""
        numbers, number, last = [1], 1, 0
        for match in re.finditer(_TOP_KEY, self.text):
            number += self.text.count("\n", last, match.start())
            last = match.start()
            numbers.append(number)
        if len(numbers) > 1:
            del numbers[1]
        return numbers


def inside_blocks(lines: list[str]) -> list[bool]:
    """Tell of each line whether it is the content of a block scalar, by its indentation alone."""
    inside = [False] * len(lines)
    parent = indent = -1  # of the open block: its header's indentation and its own, where known
    for index, line in enumerate(lines):
        width = len(line) - len(line.lstrip(" "))
        if parent >= 0 or indent >= 0:
            if width == len(line) or (width >= indent if indent >= 0 else width > parent):
                inside[index] = True
                if indent < 0 and width < len(line):
                    indent = width
                continue
            parent = indent = -1
        if line[-1:] in "|>-+123456789" or "#" in line:
            header = re.search(_BLOCK_HEADER, line)
            if header:
                parent = width
    return inside


def lay_out(text: str, faults: Faults) -> Layout:
    """Report what is wrong with the lines, and return what is left for YAML to judge."""
    layout = Layout(text)
    if "<<<<<<<" in text or ">>>>>>>" in text or "=======" in text:
        _report_conflicts(layout, faults)
    if "\t" in text or any(space in text for space in _ODD_SPACES):
        layout.plain = False
        layout.text = re.sub(_BLANK, _spaces, layout.text)
        _report_margins(layout, faults)
        layout.text = re.sub(_AFTER_VALUE, _spaces, layout.text)
    return layout


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _report_conflicts(layout: Layout, faults: Faults) -> None:
    """Report git's marks, and leave only our side of each conflict to be read."""
    if not re.search(_CONFLICT, layout.text):
        return
    lines = layout.text.split("\n")
    theirs = False
    for index, line in enumerate(lines):
        mark = re.fullmatch(_CONFLICT, line)
        if mark:
            faults.add(
                "BC128", index + 1, 1, f"dấu “{line[:7]}” của git: hai người cùng sửa chỗ này và chưa gộp xong",
                "giữ lại một trong hai bản (hoặc gộp cả hai), xóa các dòng <<<<<<<, =======, >>>>>>>",
            )  # fmt: skip
            theirs = line[0] in "=|"
        if mark or theirs:
            lines[index] = " " * len(line)
    layout.text = "\n".join(lines)
    layout.certain = False


def _report_margins(layout: Layout, faults: Faults) -> None:
    """Report tabs and odd spaces where only spaces have a meaning."""
    lines = layout.text.split("\n")
    inside = inside_blocks(lines)
    for index, line in enumerate(lines):
        if inside[index]:
            continue
        margin = re.match(_ODD_MARGIN, line)
        after = None if margin else re.match(_ODD_AFTER_COLON, line)
        if margin and line[margin.end() - 1] == "\t":
            faults.add(
                "BC125", index + 1, margin.end(), "thụt lề bằng phím Tab, cần dấu cách",
                "thay mỗi Tab bằng hai dấu cách, thẳng với các dòng cùng cấp",
            )  # fmt: skip
        elif margin:
            faults.add(
                "BC126", index + 1, margin.end(),
                f"thụt lề bằng khoảng trắng U+{ord(line[margin.end() - 1]):04X}, trông như dấu cách nhưng không phải",
                "thay bằng dấu cách thường (khoảng trắng này hay có khi chép từ Word hoặc trang web)",
            )  # fmt: skip
        elif after:
            odd = line[after.end() - 1]
            faults.add(
                "BC127", index + 1, after.end(),
                f"sau dấu hai chấm là khoảng trắng U+{ord(odd):04X}, cần dấu cách thường",
                "xóa khoảng trắng này và gõ một dấu cách",
            )  # fmt: skip
        else:
            lines[index] = re.sub(_AFTER_COLON, lambda match: match[1] + " " * len(match[2]), line)
            continue
        layout.tainted.append(index + 1)
    layout.text = "\n".join(lines)
