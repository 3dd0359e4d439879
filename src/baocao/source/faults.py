"""The codes of reading, and the list that their problems are collected in."""

from __future__ import annotations

from baocao.problems import Place, Problem, Severity

LONG_DASHES = ("–", "—", "−", "•")
"""What a word processor makes of the `-` that begins an item of a list."""
SHORT_DASH = "thay “{0}” bằng dấu gạch ngắn và một dấu cách (“- ”): chỉ dấu đó mở đầu một mục của danh sách"

CODES: dict[str, str] = {
    # the bytes
    "BC101": "Tệp không ở bảng mã UTF-8",
    "BC102": "Tệp lớn quá 2 MB",
    "BC103": "Tệp trống",
    # the characters
    "BC110": "Ký tự điều khiển",
    "BC111": "Nửa cặp ký tự thay thế UTF-16",
    "BC112": "Mã không phải ký tự",
    "BC113": "Ký tự thuộc vùng dùng riêng",
    "BC114": "Ký tự điều khiển hướng viết",
    "BC115": "Ký tự ẩn, không có bề rộng",
    "BC116": "Ký tự đã mất khi chuyển mã",
    "BC117": "Dấu ngắt dòng Unicode",
    "BC118": "Chữ Ð, ð giống chữ Đ, đ",
    "BC119": "Văn bản mã TCVN3 (ABC) cũ",
    "BC120": "Văn bản mã VNI cũ",
    # the lines
    "BC125": "Thụt lề bằng phím Tab",
    "BC126": "Thụt lề bằng khoảng trắng không ngắt",
    "BC127": "Khoảng trắng không ngắt sau dấu hai chấm",
    "BC128": "Dấu xung đột của git",
    # the syntax
    "BC130": "Sai cú pháp YAML",
    "BC131": "Dấu nháy không được đóng",
    "BC132": "Dấu ngoặc không được đóng",
    "BC133": "Dấu hai chấm làm đứt văn bản",
    "BC134": "Thiếu dấu hai chấm sau tên khóa",
    "BC135": "Thụt lề không đều",
    "BC136": "Chỉ tiêu bắt đầu bằng dấu > không có dấu nháy",
    "BC137": "Văn bản bắt đầu bằng ký tự dành riêng",
    "BC138": "Biểu thức {{ }} ở đầu giá trị không có dấu nháy",
    "BC139": "Chữ thừa sau dấu nháy hoặc dấu ngoặc đóng",
    "BC140": "Chuỗi thoát không hợp lệ",
    "BC141": "Dấu phẩy thập phân tách đôi giá trị",
    "BC142": "Văn bản bị cắt ở dấu #",
    "BC143": "Chữ thừa sau dấu | hoặc >",
    "BC144": "Danh sách đặt cùng dòng với khóa",
    "BC145": "Dấu gạch dài ở đầu một mục của danh sách",
    # what YAML has and a data file does not
    "BC150": "Khóa lặp lại",
    "BC151": "Mỏ neo YAML (&)",
    "BC152": "Bí danh YAML (*)",
    "BC153": "Thẻ kiểu YAML (!)",
    "BC154": "Khóa trộn YAML (<<)",
    "BC155": "Chỉ thị YAML (%)",
    "BC156": "Khóa phức hợp",
    "BC157": "Nhiều tài liệu trong một tệp",
    "BC158": "Lồng nhau quá sâu",
    "BC159": "Khóa trống",
}

_KEEP_THE_VALUES = {
    *("BC110", "BC112", "BC113", "BC114", "BC115", "BC116", "BC117", "BC118", "BC119", "BC120"),
    *("BC141", "BC142", "BC150", "BC151", "BC153"),
}
LISTED = 100
"""How many problems of one code are listed of one file."""


class Faults:
    """A file's problems, no two alike, and not without end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[str, int, int], Problem] = {}
        self._counts: dict[str, int] = {}

    def add(  # noqa: PLR0913 - a problem has this many sides
        self,
        code: str,
        line: int,
        column: int,
        message: str,
        hint: str = "",
        *,
        path: tuple[str, ...] = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Put a problem down, or only count it where its code has been listed often enough."""
        spot = (code, line, column)
        if spot in self._found:
            return
        count = self._counts[code] = self._counts.get(code, 0) + 1
        if count <= LISTED:
            self._found[spot] = Problem(Place(self.file, line, column, path), code, message, hint, severity)

    def take(self, other: Faults, from_line: int, to_line: int) -> None:
        """Put down another list's problems of the lines from `from_line` up to before `to_line`."""
        for problem in other._found.values():
            place = problem.place
            if from_line <= place.line < to_line:
                self.add(
                    problem.code,
                    place.line,
                    place.column,
                    problem.message,
                    problem.hint,
                    path=place.path,
                    severity=problem.severity,
                )
        for code, count in other._counts.items():
            if count > LISTED and from_line == 0:
                self._counts[code] = max(count, self._counts[code])

    def has(self, line: int, column: int) -> bool:
        """Tell whether a problem is known at a place."""
        return any(spot[1:] == (line, column) for spot in self._found)

    @property
    def certain(self) -> bool:
        """Tell whether the values are what the author wrote, whatever else is wrong with them."""
        return self._counts.keys() <= _KEEP_THE_VALUES

    def listed(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the file, then how many were left off."""
        problems = sorted(self._found.values(), key=lambda p: (p.place.line, p.place.column, p.code))
        for code, count in sorted(self._counts.items()):
            if count > LISTED:
                message = f"còn {count - LISTED} chỗ nữa có cùng lỗi này, không liệt kê hết"
                problems.append(Problem(Place(self.file), code, message, "sửa các chỗ đã nêu rồi chạy lại"))
        return tuple(problems)
