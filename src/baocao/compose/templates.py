"""Templates to marked Markdown. The only user of jinja2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, pass_context
from jinja2.exceptions import TemplateNotFound, UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context

from baocao.compose.pieces import Pieces, with_lines
from baocao.problems import Place, Problem
from baocao.scope import did_you_mean

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = next(
    folder for folder in (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates") if folder.is_dir()
)  # in an installed package; in a checkout
_PIECES = "_pieces"
_RESERVED = re.compile("[\ue000-\uf8ff]")


class TemplateFault(Exception):
    """A template that cannot be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.place))
        self.problem = problem


def files(root: Path) -> dict[str, Path]:
    """Return each template's name and file: the project's own, and the shipped ones it does not replace."""
    own = root / "templates"
    return {path.name: path for folder in (_SHIPPED, own) if folder.is_dir() for path in sorted(folder.glob("*.j2"))}


def render(root: Path, name: str, pieces: Pieces, values: Mapping[str, Any]) -> str:
    """Return a template's Markdown, with marks for the values it prints and the lines it stands on.

    Raises TemplateFault, with the file and line of the template, for whatever goes wrong in it.
    """
    try:
        return _environment(root).get_template(name).render({**values, _PIECES: pieces})
    except TemplateNotFound as error:
        place = _place_in_template(error.__traceback__, name)
        known = did_you_mean(str(error.name), files(root), "các mẫu đang có")
        raise TemplateFault(Problem(place, "BC260", f"không có mẫu “{error.name}”", known)) from None
    except TemplateSyntaxError as error:
        place = Place(f"templates/{error.name}", error.lineno)
        raise TemplateFault(Problem(place, "BC261", f"cú pháp mẫu sai: {error.message}", "")) from None
    except UndefinedError as error:
        place = _place_in_template(error.__traceback__, name)
        raise TemplateFault(_undefined(place, str(error), values)) from None
    except TemplateFault:
        raise
    except Exception as error:  # a template is a program: whatever it raises is a fault of its line
        place = _place_in_template(error.__traceback__, name)
        cause = f"mẫu không chạy được: {type(error).__name__}: {error}"
        raise TemplateFault(Problem(place, "BC263", cause, "xem lại biểu thức ở dòng này của mẫu")) from None


def _undefined(place: Place, message: str, values: Mapping[str, Any]) -> Problem:
    name = re.search(r"'(\w+)' is undefined|has no attribute '(\w+)'", message)
    if name is None:
        return Problem(place, "BC262", f"mẫu dùng một giá trị không có: {message}", "")
    if name[1]:
        hint = did_you_mean(name[1], [each for each in values if each != _PIECES], "các tên dùng được trong mẫu")
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


@lru_cache(maxsize=8)
def _environment(root: Path) -> Environment:
    return Environment(
        loader=FunctionLoader(partial(_load, root)),
        extensions=[_LineMarks],
        undefined=StrictUndefined,
        finalize=_mark,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _load(root: Path, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    path = files(root).get(name)
    if path is None:
        return None
    shown = f"templates/{name}"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateFault(Problem(Place(shown), "BC265", f"không đọc được mẫu: {error.strerror}", "")) from None
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = Place(shown, data.count(b"\n", 0, error.start) + 1)
        raise TemplateFault(Problem(place, "BC264", "mẫu không phải văn bản UTF-8", "lưu lại tệp bằng UTF-8")) from None
    found = _RESERVED.search(text)
    if found:
        place = Place(shown, text.count("\n", 0, found.start()) + 1)
        cause = f"mẫu có ký tự riêng U+{ord(found[0]):04X}"
        raise TemplateFault(Problem(place, "BC266", cause, "xóa ký tự này; nó không có trong phông chữ của văn bản"))
    stamp = path.stat().st_mtime_ns
    return text, shown, lambda: path.stat().st_mtime_ns == stamp


class _LineMarks(Extension):
    """Closes each line of a template's own words with its mark."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the template's tokens, its text with line marks."""
        for token in stream:
            if token.type == "data":
                words = with_lines(token.value, f"templates/{stream.name}", token.lineno)
                yield Token(token.lineno, token.type, words)
            else:
                yield token


@pass_context
def _mark(context: Context, value: Any) -> Any:
    """Return a mark for a value that the template prints; its own text and numbers print as they are."""
    if isinstance(value, str | int | StrictUndefined):
        return value
    if value is None:
        raise ValueError("giá trị in ra không có")
    pieces: Pieces = context[_PIECES]
    return pieces.mark(value)
