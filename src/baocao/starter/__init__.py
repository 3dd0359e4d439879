"""A report project from scratch: its files, with what the office has answered in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from baocao import source
from baocao.schema import schema
from baocao.source import Scalar, Sequence
from baocao.source.patch import patch
from baocao.source.settings import find, setting

_FOLDER = Path(__file__).parent


class Question(NamedTuple):
    """What an office is asked, and where its answer goes."""

    path: tuple[str, ...]
    asked: str
    example: str


QUESTIONS = (
    Question(("document", "agency"), "Cơ quan ban hành, tên đầy đủ", "Sở Y tế"),
    Question(("document", "parent"), "Cơ quan chủ quản, tên đầy đủ", "Ủy ban nhân dân tỉnh A"),
    Question(("document", "symbol"), "Ký hiệu báo cáo", "BC-SYT"),
    Question(("document", "place"), "Địa danh ghi trước ngày ban hành", "Hà Tĩnh"),
    Question(("document", "signatory", "title"), "Chức vụ người ký", "GIÁM ĐỐC"),
    Question(("document", "signatory", "name"), "Họ và tên người ký", "Nguyễn Văn A"),
)
"""The few fields that a report cannot do without and that nobody can guess."""


def files(year: int, answers: Mapping[tuple[str, ...], str]) -> dict[str, bytes]:
    """Return the files of a new project by their names; what has no answer stays a placeholder in brackets."""
    name = f"data/{year}.yaml"
    values = {
        ("year",): str(year),
        ("document", "subject"): f"Kết quả công tác năm {year}; phương hướng, nhiệm vụ năm {year + 1}",
        **{path: text for path, text in answers.items() if text},
    }
    parent = values.get(("document", "parent"))
    if parent:
        values["document", "parent_in_head"] = parent.upper().replace("ỦY BAN NHÂN DÂN", "UBND")
    data = (_FOLDER / "nam.yaml").read_bytes()
    for path, text in values.items():
        data = patch(data, setting(source.read(data, name), path, text))
    data = data.replace(b"15/01/2001", f"15/01/{year + 1}".encode())
    described = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    return {
        name: data,
        "data/baocao.schema.json": described.encode(),
        ".gitignore": (_FOLDER / "gitignore.txt").read_bytes(),
        "README.md": (_FOLDER / "huong-dan.md").read_bytes(),
    }


def placeholders(data: bytes, name: str) -> list[tuple[int, str, str]]:
    """Return line, path and text of each value that still holds its place."""
    node = source.read(data, name).node
    found = []
    for path in _PLACES:
        value = find(node, path)
        items = value.items if isinstance(value, Sequence) else (value,)
        found += [
            (each.place.line, ".".join(path), each.text)
            for each in items
            if isinstance(each, Scalar) and (each.text.startswith("[") or each.text == "BC-XXX")
        ]
    return sorted(found)


_PLACES = (
    *(question.path for question in QUESTIONS),
    ("document", "parent_in_head"),
    ("document", "recipients"),
    ("indicators", "chi_tieu_1", "name"),
    ("indicators", "chi_tieu_1", "unit"),
    ("divisions", "phong_1", "name"),
    ("divisions", "phong_1", "short"),
)
