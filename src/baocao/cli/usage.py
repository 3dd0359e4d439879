"""typer's own words in Vietnamese: help pages and the errors of wrong use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer._click import exceptions  # vendored by typer 0.28, which pyproject.toml pins
from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

_HEADINGS = {"Arguments": "Đối số", "Options": "Tùy chọn", "Commands": "Các lệnh"}
_HELP = {
    "Show this message and exit.": "In hướng dẫn này rồi thoát.",
    "Install completion for the current shell.": "Cài phím Tab gợi ý lệnh cho shell đang dùng.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "In đoạn mã gợi ý lệnh cho shell đang dùng, để chép hoặc tự cài."
    ),
}

_LONGEST_SENTENCE = 200


class _Formatter(HelpFormatter):
    """Help pages with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        words = args.replace("[OPTIONS]", "[TÙY CHỌN]").replace("COMMAND [ARGS]...", "LỆNH ...")
        super().write_usage(prog, words, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
        """Write a list of names with their explanations."""
        said = [
            (name, _HELP.get(text, text).replace("[required]", "[bắt buộc]").replace("[default: ", "[mặc định: "))
            for name, text in rows
        ]
        super().write_dl(said, *args, **options)


class _Context(Context):
    formatter_class = _Formatter


class Command(TyperCommand):
    """A command whose help is Vietnamese."""

    context_class = _Context

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help for the list of commands, whole but without its example."""
        return super().get_short_help_str(max(limit, _LONGEST_SENTENCE)).partition(", ví dụ: ")[0]


class Group(TyperGroup):
    """The program, whose help is Vietnamese."""

    context_class = _Context


def folder(text: str) -> Path:
    """Return the folder that an option names; an empty name is a variable of a script that was never set."""
    if not text.strip():
        raise exceptions.BadParameter("cần tên một thư mục, nhưng để trống")
    return Path(text)


def form_of_report(name: str) -> str:
    """Return the name of a format in which problems are shown."""
    from baocao.reporting import FORMATS  # noqa: PLC0415  no other command shows formats

    if name.lower() not in FORMATS:
        raise exceptions.BadParameter(f"không có dạng “{name}”; các dạng: {', '.join(FORMATS)}")
    return name.lower()


def explain(error: exceptions.ClickException) -> str:
    """Return in Vietnamese what was wrong with the command line, and where to read on."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "baocao"
    return f"{_cause(error)}\nXem cách dùng: {path} --help"


def _cause(error: exceptions.ClickException) -> str:
    message = error.format_message()
    if isinstance(error, exceptions.NoSuchOption):
        near = f"; có phải là {', '.join(sorted(error.possibilities))}?" if error.possibilities else ""
        return f"Không có tùy chọn {error.option_name}{near}"
    if isinstance(error, exceptions.MissingParameter):
        return f"Thiếu {_name(error)}"
    if isinstance(error, exceptions.BadParameter):
        return f"{_name(error)} không hợp lệ: {_value(error.message)}"
    command = re.search(r"No such command '?(.+?)'?\.", message)
    if command:
        return f"Không có lệnh “{command[1]}”{_near(command[1], error)}"
    argument = re.search(r"[Uu]nexpected extra arguments? \((.+)\)", message)
    if argument:
        return f"Thừa đối số: {argument[1]}"
    needs = re.search(r"Option '(.+)' requires", message)
    return f"Tùy chọn {needs[1]} cần một giá trị" if needs else message


def _near(word: str, error: exceptions.ClickException) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only on a fault: 3 ms at start otherwise

    group = getattr(getattr(error, "ctx", None), "command", None)
    commands = list(group.commands) if isinstance(group, TyperGroup) else []
    near = get_close_matches(word, commands, n=1, cutoff=0.6)
    return f"; có phải là “{near[0]}”?" if near else f"; các lệnh: {', '.join(commands)}"


def _name(error: exceptions.BadParameter) -> str:
    parameter = error.param
    if parameter is None or error.ctx is None:
        return "đối số"
    return parameter.opts[0] if parameter.param_type_name == "option" else parameter.make_metavar(error.ctx)


def _value(message: str) -> str:
    whole = re.fullmatch(r"'(.*)' is not a valid int(?:eger)?\.", message)
    if whole:
        return f"cần một năm như 2020, nhưng ghi “{whole[1]}”"
    absent = re.search(r"'(.*)' does not exist", message)
    return f"không có “{absent[1]}”" if absent else message
