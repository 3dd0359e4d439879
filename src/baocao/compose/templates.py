"""Templates to marked Markdown. The only user of jinja2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateSyntaxError, pass_context
from jinja2.exceptions import TemplateNotFound, TemplateRuntimeError, UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, Undefined

from baocao import project
from baocao.compose import compiled
from baocao.compose.pieces import Pieces, with_lines
from baocao.problems import Place, Problem
from baocao.scope import PRINTABLE, did_you_mean
from baocao.source.characters import judge
from baocao.values import Prose

_PRINTABLE = PRINTABLE | {Prose}
_SYNTAX = (
    (r"expected token 'end of print statement', got (.+)", "sau giá trị cần “}}}}”, nhưng gặp {0}"),
    (r"expected token 'end of statement block', got (.+)", "sau lệnh cần “%}}”, nhưng gặp {0}"),
    (r"[Ee]xpected an expression, got 'end of (?:print statement|statement block)'", "thiếu biểu thức ở đây"),
    (r"expected token (.+), got (.+)", "cần {0}, nhưng gặp {1}"),
    (r"Unexpected end of template\..*?(?:closed is ('.+'))", "hết mẫu mà lệnh {0} chưa được đóng"),
    (r"(?i)unexpected end of template", "hết mẫu mà còn thiếu phần đóng"),
    (r"Encountered unknown tag ('.+?')\..*?closed is ('.+')", "không hiểu lệnh {0} ở đây; lệnh đang mở là {1}"),
    (r"Encountered unknown tag ('.+?')", "không hiểu lệnh {0}"),
    (r"unexpected char (.+) at", "ký tự {0} không dùng được ở đây"),
    (r"unexpected ('.+')", "gặp {0} không đúng chỗ"),
    (r"Missing end of comment tag", "chú thích mở bằng “{{#” chưa đóng bằng “#}}”"),
    (r"No filter named ('.+?')", "không có bộ lọc {0}"),
    (r"No test named ('.+?')", "không có phép thử {0}"),
    (r"tag name expected", "sau “{{%” cần tên lệnh"),
)
"""What Jinja says, and how it is said here."""
_FAILURES = {
    ZeroDivisionError: "phép chia cho 0",
    RecursionError: "mẫu gọi lại chính nó mãi không dừng",
    TypeError: "phép tính hoặc lời gọi không hợp với loại giá trị ở đây",
    MemoryError: "biểu thức cần quá nhiều bộ nhớ",
}


class TemplateFault(Exception):
    """A template that cannot be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.place))
        self.problem = problem


class _Unprintable(Exception):
    """A value that no document shows; `str()` is why, `hint` the mend."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class _Environment(Environment):
    """Jinja's environment of one project, at work on one document at a time."""

    pieces: Pieces
    """Where printed values go; not in the context, which an imported macro does not get."""


def files(root: Path) -> dict[str, Path]:
    """Return each template's name and file: the project's own, and the shipped ones it does not replace.

    Raises TemplateFault where the project's folder of templates cannot be read.
    """
    try:
        return project.templates(root)
    except OSError as error:
        cause, hint = project.why(error)
        problem = Problem(Place("templates"), "BC265", f"không đọc được thư mục mẫu: {cause}", hint)
        raise TemplateFault(problem) from None


def render(root: Path, name: str, pieces: Pieces, values: Mapping[str, Any]) -> str:
    """Return a template's Markdown, with marks for the values it prints and the lines it stands on.

    Raises TemplateFault, with the file and line of the template, for whatever goes wrong in it.
    """
    jinja = environment(root)
    jinja.pieces = pieces
    try:
        return jinja.get_template(name).render(values)
    except TemplateFault:
        raise
    except Exception as error:  # a template is a program: whatever it raises is a fault of its line
        place = _place_in_template(error.__traceback__, name)
        raise TemplateFault(_problem(error, place, root, values)) from None


def _problem(error: Exception, place: Place, root: Path, values: Mapping[str, Any]) -> Problem:
    """Return what a template raised as a problem of its line."""
    review = "xem lại biểu thức ở dòng này của mẫu"
    if isinstance(error, TemplateNotFound):
        known = did_you_mean(str(error.name), files(root), "các mẫu đang có")
        return Problem(place, "BC260", f"không có mẫu “{error.name}”", known)
    if isinstance(error, TemplateSyntaxError):
        at = Place(f"templates/{error.name}", error.lineno)
        return Problem(at, "BC261", f"cú pháp mẫu sai: {_in_vietnamese(error.message or '')}", "")
    if isinstance(error, UndefinedError):
        return _undefined(place, str(error), values)
    if isinstance(error, _Unprintable):
        return Problem(place, "BC263", str(error), error.hint)
    if isinstance(error, TemplateRuntimeError):
        return Problem(place, "BC263", f"mẫu không chạy được: {_in_vietnamese(error.message or '')}", review)
    kind = type(error).__name__
    said = next((f"{said} ({kind})" for each, said in _FAILURES.items() if isinstance(error, each)), "")
    return Problem(place, "BC263", f"mẫu không chạy được: {said or f'biểu thức có lỗi ({kind}: {error})'}", review)


def _in_vietnamese(message: str) -> str:
    """Return what Jinja says in Vietnamese; what has no translation stands as it is, in brackets."""
    for pattern, said in _SYNTAX:
        found = re.search(pattern, message)
        if found:
            return said.format(*(re.sub("^'(.*)'$", r"“\1”", group) for group in found.groups()))
    return f"bộ đọc mẫu không hiểu dòng này ({message})"


def _undefined(place: Place, message: str, values: Mapping[str, Any]) -> Problem:
    name = re.search(r"'(\w+)' is undefined|has no attribute '(\w+)'", message)
    if name is None:
        return Problem(place, "BC262", f"mẫu dùng một giá trị không có ({message})", "")
    if name[1] in values:
        hint = "thêm “with context” vào cuối lệnh import hoặc include dẫn tới mẫu này"
        return Problem(place, "BC262", f"tên “{name[1]}” không tới được mẫu này", hint)
    if name[1]:
        hint = did_you_mean(name[1], values, "các tên dùng được trong mẫu")
        return Problem(place, "BC262", f"mẫu dùng tên “{name[1]}” không có", hint)
    return Problem(place, "BC262", f"mẫu hỏi “{name[2]}”, nhưng giá trị ở đây không có", "")


def _place_in_template(trace: TracebackType | None, name: str) -> Place:
    """Return the innermost line of a template in a traceback."""
    place = Place(f"templates/{name}")
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("templates/"):
            place = Place(file, trace.tb_lineno)
        trace = trace.tb_next
    return place


class _Loader(BaseLoader):
    """Finds the templates of one project; a shipped one is at hand as compiled."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Return a template; raises TemplateNotFound, and TemplateFault where it cannot be read."""
        text, shown, is_current = source(self._root, name)
        code = compiled.code(name, text, shown) or environment.compile(text, name, shown)
        return environment.template_class.from_code(environment, code, globals or {}, is_current)


@lru_cache(maxsize=8)
def environment(root: Path) -> _Environment:
    """Return Jinja's environment of the project at `root`."""
    return _Environment(
        loader=_Loader(root),
        extensions=[_LineMarks],
        undefined=StrictUndefined,
        finalize=_mark,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def source(root: Path, name: str) -> tuple[str, str, Callable[[], bool]]:
    """Return a template's text, its file as messages show it, and what tells whether that is still so.

    Raises TemplateNotFound, and TemplateFault where the file cannot be read or is no template's text.
    """
    path = files(root).get(name)
    if path is None:
        raise TemplateNotFound(name)
    shown = f"templates/{name}"
    try:
        data = project.read(path)
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        cause, hint = project.why(error)
        raise TemplateFault(Problem(Place(shown), "BC265", f"không đọc được mẫu: {cause}", hint)) from None
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig")).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        place = Place(shown, data.count(b"\n", 0, error.start) + 1)
        raise TemplateFault(Problem(place, "BC264", "mẫu không phải văn bản UTF-8", "lưu lại tệp bằng UTF-8")) from None
    bad = [ch for ch in set(text) if judge(ch)]
    if bad:
        raise TemplateFault(_foreign(text, shown, min(map(text.index, bad))))
    return text, shown, lambda: path.stat().st_mtime_ns == stamp


def _foreign(text: str, shown: str, at: int, line: int = 1) -> Problem:
    """Return the problem of a character that must not stand in a template, `text` beginning at `line`."""
    code, cause, hint = judge(text[at]) or ("", "", "")
    private = code == "BC113"
    said = f"ký tự riêng U+{ord(text[at]):04X}; nó không có trong phông chữ của văn bản" if private else cause
    return Problem(Place(shown, line + text.count("\n", 0, at)), "BC266", f"mẫu có {said}", hint)


class _LineMarks(Extension):
    """Closes each line of a template's own words with its mark."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the template's tokens, its text with line marks."""
        for token in stream:
            if token.type == "data":
                words = with_lines(token.value, f"templates/{stream.name}", token.lineno)
                yield Token(token.lineno, token.type, words)
            elif token.type == "string" and (bad := [ch for ch in set(token.value) if judge(ch)]):
                at = token.value.index(bad[0])
                raise TemplateFault(_foreign(token.value, f"templates/{stream.name}", at, token.lineno))
            else:
                yield token


@pass_context
def _mark(context: Context, value: Any) -> Any:
    """Return a mark for a value that the template prints; its own text and whole numbers print as they are."""
    kind = type(value)
    if kind in _PRINTABLE:
        environment = context.environment
        assert isinstance(environment, _Environment)
        return environment.pieces.mark(value)
    if isinstance(value, str) or kind is int:
        return value
    if isinstance(value, Undefined):
        if "if-expression" not in (value._undefined_message or ""):
            return value
        cause = "giá trị in ra không có: điều kiện sau “if” sai mà không có “else”"
        raise _Unprintable(cause, "thêm “else” và giá trị")
    raise _unprintable(value)


def _unprintable(value: Any) -> _Unprintable:
    """Return why a value does not print, and what could stand there."""
    if value is None:
        return _Unprintable("giá trị in ra không có", "hỏi trước bằng “{% if … %}” rồi mới in")
    parts = [name for name in dir(type(value)) if _is_part(type(value), name)] if hasattr(value, "_fields") else []
    if parts:
        hint = f"chỉ rõ một phần, viết thêm một trong: {', '.join(f'.{name}' for name in parts[:12])}"
        return _Unprintable("không in được cả một mục gồm nhiều phần", hint)
    if isinstance(value, bool):
        return _Unprintable("không in được giá trị đúng hoặc sai", "dùng “{% if … %}” để chọn chữ cần in")
    if isinstance(value, tuple | list | dict | set | Iterator):
        return _Unprintable("không in được cả một danh sách", "dùng “{% for … %}” để in từng mục")
    if callable(value):
        return _Unprintable("không in được một hàm", "bỏ tên này, hoặc gọi hàm bằng “()”")
    kind = type(value).__name__
    return _Unprintable(f"không in được giá trị loại {kind}", "in thẳng giá trị có trong số liệu, không tính trong mẫu")


def _is_part(kind: type, name: str) -> bool:
    """Return whether a template may ask a value of this kind for the name, to print it."""
    return name[0] != "_" and name not in ("count", "index", "place") and not callable(getattr(kind, name))
