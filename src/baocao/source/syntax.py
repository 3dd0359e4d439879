"""The YAML parser's complaints, said in Vietnamese and at the place of the cause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from baocao.source import comments
from baocao.source.faults import LONG_DASHES, SHORT_DASH, Faults
from baocao.source.lines import inside_blocks


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said, in the file's lines and columns from 1."""

    problem: str
    context: str
    line: int
    column: int
    context_line: int
    """0 where the parser gave no context."""
    context_column: int
    rows: list[str]
    """The file's lines."""
    first: int
    """The line at which the part begins that was being read."""
    bracket: tuple[int, int]
    """The line and column of the innermost open bracket; zeros where none is open."""

    @property
    def row(self) -> str:
        """Return the line of the complaint."""
        return self.rows[self.line - 1]

    @property
    def opens_row(self) -> bool:
        """Tell whether nothing stands before the place on its line."""
        return not self.row[: self.column - 1].strip(" -")


@dataclass(frozen=True, slots=True)
class Cause:
    """A complaint understood."""

    code: str
    line: int
    column: int
    message: str
    hint: str


_KEY = r"[A-Za-z_][\w.-]*"
_KEY_ROW = rf"^ *(?:- +)*(?:{_KEY} *:(?: |$)|- )"
_VALUE_QUOTE = rf"^( *(?:- +)*(?:{_KEY} *: +)?)(['\"])"
_OF_ONE_VALUE = {"BC111", "BC133", "BC136", "BC137", "BC138", "BC139", "BC140", "BC143", "BC144"}
_QUOTE_IT = "đặt cả giá trị trong dấu nháy kép"
_INNER_QUOTE = {
    '"': 'dấu nháy kép nằm trong giá trị viết là \\"',
    "'": "dấu nháy đơn nằm trong giá trị viết là ''",
}


def report(complaint: Complaint, faults: Faults) -> Cause:
    """Report the cause of a complaint, and return it."""
    for recognise in _RECOGNISERS:
        cause = recognise(complaint)
        if cause:
            break
    else:
        cause = _unknown(complaint)
    if not faults.has(cause.line, cause.column):
        faults.add(cause.code, cause.line, cause.column, cause.message, cause.hint)
    return cause


def without_fault(code: str, rows: list[str], line: int) -> str | None:
    """Return a line, as long as it is, with nothing in place of its fault; nothing where that hides more.

    Serves to find the next fault: the line's value, or the line itself, must not go on below it.
    """
    row = rows[line - 1]
    head = re.match(rf"^( *)((?:- +)*)({_KEY} *: +)?(?=\S)", row)
    if not head:
        return None
    depth = head.end(2) if head[3] or not head[2] else head.start(2) + head[2].rindex("-")
    below = next((other for other in rows[line:] if other.strip()), "")
    if len(below) - len(below.lstrip(" ")) > depth:
        return None
    if code in ("BC134", "BC145") and not head[2]:
        return " " * len(row)
    if code not in _OF_ONE_VALUE or not head[0].strip():
        return None
    return head[0] + "x".ljust(len(row) - head.end())


def unclosed_quote(rows: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Return the line and column of a quote that is open where a new key begins, if there is one.

    Looks at the lines from `first` to `last`, the last one not as an opener.
    """
    part = rows[first - 1 : last]
    inside = inside_blocks(part)
    for index, row in enumerate(part[:-1]):
        opened = None if inside[index] else re.match(_VALUE_QUOTE, row)
        if not opened:
            continue
        margin, quote = opened[1], opened[2]
        if _closes(row[opened.end() :], quote):
            continue
        follower = next((other for other in part[index + 1 :] if other.strip()), "")
        depth = len(margin) - len(margin.lstrip(" "))
        if re.match(_KEY_ROW, follower) and len(follower) - len(follower.lstrip(" ")) <= depth + 2 * margin.count("- "):
            return first + index, opened.end()
    return None


def _closes(rest: str, quote: str) -> bool:
    if quote == "'":
        return rest.count("'") % 2 == 1
    return '"' in re.sub(r"\\.", "", rest)


def quote_cause(line: int, column: int, rows: list[str]) -> Cause:
    """Return the fault of a quote that is not closed."""
    quote = rows[line - 1][column - 1 : column]
    return Cause(
        "BC131", line, column, f"dấu nháy {quote} mở ở đây mà không thấy dấu đóng",
        f"thêm {quote} vào cuối giá trị; {_INNER_QUOTE[quote]}",
    )  # fmt: skip


def _quote(said: Complaint) -> Cause | None:
    spot = unclosed_quote(said.rows, said.first, said.line)
    if not spot and "quoted scalar" in said.context and "unexpected" in said.problem:
        spot = said.context_line, said.context_column
    return quote_cause(*spot, said.rows) if spot else None


def _escape(said: Complaint) -> Cause | None:
    if "quoted scalar" not in said.context.replace("double-", "") or "unexpected" in said.problem:
        return None
    at = said.row.rfind("\\", 0, said.column)
    found = re.match(r"\\(?:x[^\"]{0,2}|u[^\"]{0,4}|U[^\"]{0,8}|.?)", said.row[max(at, 0) :])
    escape = found[0] if found else ""
    if re.fullmatch(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", escape):
        return Cause(
            "BC111", said.line, at + 1, f"{escape} là nửa cặp ký tự thay thế UTF-16, không phải một ký tự",
            "xóa chuỗi thoát này và gõ thẳng chữ cần có",
        )  # fmt: skip
    return Cause(
        "BC140", said.line, at + 1, f"trong dấu nháy kép, {escape} không phải chuỗi thoát hợp lệ",
        "muốn có dấu \\ thì viết \\\\, hoặc dùng dấu nháy đơn",
    )  # fmt: skip


def _block_header(said: Complaint) -> Cause | None:
    if said.context != "while scanning a block scalar" or "tab" in said.problem:
        return None
    line, column = said.context_line, said.context_column
    value = said.rows[line - 1][column - 1 :].strip()
    if re.match(r">\s*=?\s*[-\d{]", value):
        return comparison_cause(line, column, value)
    return header_cause(line, column, value)


def header_cause(line: int, column: int, value: str) -> Cause:
    """Return the fault of a `|` or `>` with text behind it."""
    return Cause(
        "BC143", line, column, f"sau dấu {value[0]} phải xuống dòng, nhưng còn “{value[1:].strip()}”",
        "viết văn bản ở dòng dưới, thụt vào hai dấu cách; "
        f"nếu {value[0]} thuộc về văn bản thì {_QUOTE_IT}",
    )  # fmt: skip


def comparison_cause(line: int, column: int, value: str) -> Cause:
    """Return the fault of a target such as `>= 100` that is not in quotes."""
    message = f"giá trị bắt đầu bằng dấu > phải đặt trong dấu nháy, nhưng là {value}"
    return Cause("BC136", line, column, message, f'viết "{value}"')


def _reserved(said: Complaint) -> Cause | None:
    if "cannot start any token" in said.problem or "tab" in said.problem:
        ch = said.row[said.column - 1 : said.column]
        if ch == "\t":
            hint = "thay Tab bằng dấu cách"
            return Cause("BC125", said.line, said.column, "phím Tab ở chỗ YAML cần dấu cách", hint)
        if ch == ">":
            value = re.split("[],}]", said.row[said.column - 1 :])[0].strip()
            return comparison_cause(said.line, said.column, value)
        return _reserved_start(said.line, said.column, ch)
    if said.context in {"while scanning an alias", "while scanning an anchor"}:
        line, column = said.context_line, said.context_column
        return _reserved_start(line, column, said.rows[line - 1][column - 1 : column])
    if re.search(r"expected (the )?node content", said.problem) and "flow" not in said.context:
        return _reserved_start(said.line, said.column, said.row[said.column - 1 : said.column])
    return None


def _reserved_start(line: int, column: int, ch: str) -> Cause:
    return Cause(
        "BC137", line, column, f"văn bản không có dấu nháy thì không được bắt đầu bằng {ch}",
        f"{_QUOTE_IT} (các ký tự dành riêng ở đầu: @ ` % & * ! | > {{ }} [ ] , # ' \")",
    )  # fmt: skip


def _colon(said: Complaint) -> Cause | None:
    if "mapping values are not allowed" not in said.problem:
        return None
    before = said.row[: said.column - 1]
    if ": " in before:
        return Cause(
            "BC133", said.line, said.column, "dấu hai chấm kèm dấu cách nằm giữa văn bản không có dấu nháy",
            f"{_QUOTE_IT}, hoặc viết văn bản dưới dấu |",
        )  # fmt: skip
    above = _above(said)
    missing = _no_space_after_colon(said.rows[above - 1], above) if above else None
    return missing or (_long_dash(said.row, said.line) or _indentation(said) if above else None)


def _long_dash(row: str, line: int) -> Cause | None:
    at = len(row) - len(row.lstrip(" "))
    dash = row[at : at + 1]
    if dash not in LONG_DASHES:
        return None
    return Cause("BC145", line, at + 1, f"“{dash}” không mở đầu được một mục của danh sách", SHORT_DASH.format(dash))


def _no_space_after_colon(row: str, line: int) -> Cause | None:
    found = re.match(rf"^ *(?:- +)*{_KEY}:(?=[^\s:/])", row)
    if not found:
        return None
    key = found[0].strip(" -:")
    return Cause(
        "BC134", line, found.end(), f"thiếu dấu cách sau dấu hai chấm của “{key}”",
        f"viết “{key}: {row[found.end() :].strip()}”",
    )  # fmt: skip


def _no_colon(said: Complaint) -> Cause | None:
    if "could not find expected ':'" not in said.problem:
        return None
    line, column = said.context_line, said.context_column
    row = said.rows[line - 1]
    cut = _cut_above(said, line, column)
    return (
        cut
        or _no_space_after_colon(row, line)
        or _long_dash(row, line)
        or Cause(
            "BC134", line, column, f"cần “tên: giá trị” nhưng dòng này là “{row.strip()[:60]}”, không có dấu hai chấm",
            "thêm dấu hai chấm và dấu cách sau tên khóa; nếu là phần tiếp của văn bản ở dòng trên thì thụt vào sâu hơn",
        )
    )  # fmt: skip


def _cut_above(said: Complaint, line: int, column: int) -> Cause | None:
    """Return the fault of the line above where its text was cut at a ` #` and goes on here."""
    above = _above(said, line)
    row = said.rows[above - 1] if above else ""
    at = row.find(" #") + 1
    head = re.match(rf"^ *(?:- +)*(?:{_KEY} *: +)?(?=[^'\"|>\s#])", row[:at])
    if not head or column - 1 <= len(row) - len(row.lstrip(" ")):
        return None
    message, hint = comments.wording(row[head.end() : at].rstrip(), row[at:])
    return Cause("BC142", above, at + 1, message, hint)


def _above(said: Complaint, line: int = 0) -> int:
    """Return the number of the nearest line above that says something, or 0."""
    for number in range((line or said.line) - 1, said.first - 1, -1):
        row = said.rows[number - 1].strip()
        if row and not row.startswith("#"):
            return number
    return 0


def _flow(said: Complaint) -> Cause | None:
    if "while parsing a flow" not in said.context:
        return None
    line, column = said.bracket if "node" in said.context else (said.context_line, said.context_column)
    bracket = said.rows[line - 1][column - 1 : column]
    close = {"[": "]", "{": "}"}.get(bracket)
    where = f"trong dấu {bracket}" if close else "trong dấu ngoặc"
    if close and close not in "".join(said.rows[line - 1 : said.line])[column:]:
        return Cause(
            "BC132", line, column, f"dấu {bracket} mở ở đây mà không thấy dấu {close}",
            f"thêm {close} vào cuối; nếu {bracket} thuộc về văn bản thì {_QUOTE_IT}",
        )  # fmt: skip
    at = said.row[said.column - 1 : said.column]
    return Cause(
        "BC130", said.line, said.column, f"{where} cần một giá trị, dấu phẩy hoặc dấu đóng, nhưng gặp “{at}”",
        f"ngăn các giá trị bằng dấu phẩy và dấu cách; giá trị có dấu , [ ] {{ }} hay : thì {_QUOTE_IT}",
    )  # fmt: skip


def _leftover(said: Complaint) -> Cause | None:
    if not re.search(r"expected (key|'-' indicator|<block end>|<document start>)|<document start>", said.problem):
        return None
    if not said.opens_row:
        before = said.row[: said.column - 1]
        value = re.match(rf"^ *(?:- +)*(?:{_KEY} *: +)?(?=(\S))", before)
        if value and value[1] in "*&!":
            return _reserved_start(said.line, value.end() + 1, value[1])
        end, rest = before.rstrip()[-1:], said.row[said.column - 1 :][:40]
        hint = _INNER_QUOTE.get(end, _QUOTE_IT)
        return Cause("BC139", said.line, said.column, f"sau {end} đã hết giá trị mà còn “{rest}”", hint)
    if said.row.lstrip(" ").startswith(":"):
        return Cause("BC159", said.line, said.column, "trước dấu hai chấm không có tên khóa", "thêm tên khóa")
    return _cut_above(said, said.line, said.column) or (
        None if "document start" in said.problem else _long_dash(said.row, said.line) or _indentation(said)
    )


def _indentation(said: Complaint) -> Cause:
    row = said.row
    got = len(row) - len(row.lstrip(" "))
    levels = _levels(said)
    allowed = " hoặc ".join(map(str, levels)) or "0"
    if got in levels and row.lstrip(" ").startswith("-"):
        message = "dấu - của danh sách thẳng hàng với các khóa, chỗ này cần “tên: giá trị”"
    elif got in levels:
        message = "dòng này thẳng hàng với các dấu - của danh sách, chỗ này cần “- ”"
    else:
        message = f"thụt lề {got} dấu cách, cần {allowed}"
    return Cause("BC135", said.line, got + 1, message, "đặt dòng thẳng hàng với các dòng cùng cấp")


def _levels(said: Complaint) -> list[int]:
    """Return the indentations that the line could have, by the lines above it."""
    inside = inside_blocks(said.rows[said.first - 1 : said.line])
    levels: list[int] = []
    for number in range(said.line - 1, said.first - 1, -1):
        row = said.rows[number - 1]
        said_something = row.strip() and not row.lstrip(" ").startswith("#") and not inside[number - said.first]
        if said_something and re.match(_KEY_ROW, row):
            items = re.match(r" *(?:- +)*", row)
            for level in (items.end() if items else 0, len(row) - len(row.lstrip(" "))):
                if not levels or level < levels[0]:
                    levels.insert(0, level)
        if levels and levels[0] == 0:
            break
    return levels


def _list_behind_key(said: Complaint) -> Cause | None:
    if "sequence entries are not allowed" not in said.problem:
        return None
    return Cause(
        "BC144", said.line, said.column, "danh sách phải bắt đầu ở dòng dưới, không cùng dòng với khóa",
        f"xuống dòng trước dấu -; nếu dấu - thuộc về văn bản thì {_QUOTE_IT}",
    )  # fmt: skip


def _foreign(said: Complaint) -> Cause | None:
    if "mapping keys are not allowed" in said.problem:
        return _reserved_start(said.line, said.column, "?")
    if "directive" in said.context or "YAML document" in said.problem or "directive" in said.problem:
        line, column = (said.context_line, said.context_column) if said.context_line else (said.line, said.column)
        return Cause("BC155", line, column, "chỉ thị bắt đầu bằng % không được dùng trong tệp số liệu", "xóa dòng này")
    if "tag" in said.context or "tag" in said.problem:
        line, column = (said.context_line, said.context_column) if said.context_line else (said.line, said.column)
        return _reserved_start(line, column, "!")
    if "<document start>" in said.problem:
        return Cause(
            "BC157", said.line, said.column, "tệp số liệu đã kết thúc ở trên mà còn nội dung ở đây",
            "xóa dòng “...” hoặc phần nội dung sau nó",
        )  # fmt: skip
    return None


def _unknown(said: Complaint) -> Cause:
    return Cause(
        "BC130", said.line, said.column, "YAML không đọc được từ chỗ này",
        "xem lại dấu hai chấm, dấu nháy, dấu ngoặc và thụt lề của dòng này và dòng trên",
    )  # fmt: skip


_RECOGNISERS: tuple[Callable[[Complaint], Cause | None], ...] = (
    _quote,
    _escape,
    _block_header,
    _reserved,
    _colon,
    _no_colon,
    _flow,
    _leftover,
    _list_behind_key,
    _foreign,
)
