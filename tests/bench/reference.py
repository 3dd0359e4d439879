"""What the reference script works on: a template with our styles, and the paragraphs of our own report.

Kept apart from the script itself, so that its time holds nothing but docxtpl's way to the document.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import yaml
from docx.enum.style import WD_STYLE_TYPE
from docx.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

# In reading order: {"style": name, "text": text}, or {"rows": rows} of cells, each a list of lines.
Blocks = list[dict[str, Any]]


def read_blocks(report: Path) -> Blocks:
    """Return the paragraphs and tables in the body of a Word file."""
    return [
        {"rows": [_cells(row) for row in block.rows]}
        if isinstance(block, Table)
        else {"style": block.style.name if block.style else "Normal", "text": block.text}
        for block in docx.Document(str(report)).iter_inner_content()
    ]


def _cells(row: Any) -> list[list[str]]:
    """Return the lines of each cell; a merged cell, which python-docx repeats, once."""
    cells = {id(cell._tc): cell for cell in row.cells}
    return [[paragraph.text for paragraph in cell.paragraphs] for cell in cells.values()]


def count_paragraphs(report: Path | BytesIO) -> int:
    """Return how many paragraphs a Word file has, those of tables included."""
    source = str(report) if isinstance(report, Path) else report
    return len(docx.Document(source).element.body.xpath(".//w:p[not(ancestor::w:pict)]"))


def styles_of(blocks: Blocks) -> list[str]:
    """Return the names of the paragraph styles in use, in the order of their first use."""
    return list(dict.fromkeys(block["style"] for block in blocks if "style" in block))


def write_context(path: Path, blocks: Blocks) -> None:
    """Write the YAML file that the script reads."""
    text = yaml.dump({"paragraphs": blocks}, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def make_template(path: Path, styles: Sequence[str]) -> None:
    """Write a docxtpl template on python-docx's default one: a loop, and a branch for each style and for tables."""
    document = docx.Document()
    known = {style.name for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    for style in styles:
        if style not in known:
            document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("{%p for p in paragraphs %}")
    document.add_paragraph("{%p if p.rows %}")
    _add_table(document)
    for style in styles:
        document.add_paragraph(f'{{%p elif p.style == "{style}" %}}')
        document.add_paragraph("{{ p.text }}", style)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(path))


def _add_table(document: Any) -> None:
    """Add a table with a loop over rows, in it one over cells, in that one over lines."""
    table = document.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for row in p.rows %}"
    table.cell(1, 0).text = "{%tc for cell in row %}"
    lines = table.cell(1, 1)
    lines.text = "{%p for line in cell %}"
    lines.add_paragraph("{{ line }}")
    lines.add_paragraph("{%p endfor %}")
    table.cell(1, 2).text = "{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"
