"""The shipped templates stand compiled beside their reader; a changed one is compiled when it is used."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from baocao.compose import compiled, precompile
from baocao.compose.pieces import Pieces
from baocao.compose.templates import TemplateFault, environment, render, source

HERE = precompile.FOLDER
MADE = {path.name: path.read_text("utf-8") for path in HERE.glob("t*.py")}


@pytest.mark.skipif(
    not all(f"by Jinja {jinja2.__version__}\n" in text for text in MADE.values()),
    reason=f"the shipped templates were compiled by another Jinja than {jinja2.__version__}, and so are not used",
)
def test_what_is_shipped_is_what_jinja_makes_of_the_templates_now() -> None:
    assert precompile.make() == MADE


def test_a_shipped_template_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def compile_again(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(jinja2.Environment, "compile", compile_again)
    assert environment(tmp_path / "never seen").get_template("phu-luc.md.j2").filename == "templates/phu-luc.md.j2"


@pytest.mark.parametrize("line", [1, 3])
def test_a_changed_template_is_used_as_it_stands_and_named_in_its_faults(line: int, tmp_path: Path) -> None:
    text, _, _ = source(HERE, "phu-luc.md.j2")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "phu-luc.md.j2").write_text("\n" * (line - 1) + "{{ yea }}" + text, "utf-8")
    assert compiled.code("phu-luc.md.j2", "{{ yea }}" + text, "") is None
    with pytest.raises(TemplateFault) as caught:
        render(tmp_path, "phu-luc.md.j2", Pieces(), {"year": 2020})
    place = caught.value.problem.place
    assert (place.file, place.line) == ("templates/phu-luc.md.j2", line)


def test_a_fault_in_a_shipped_template_is_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        render(tmp_path, "phu-luc.md.j2", Pieces(), {"year": 2020, "next_year": 2021, "rows": 3})
    place = caught.value.problem.place
    assert (place.file, place.line) == ("templates/phu-luc.md.j2", 9)
