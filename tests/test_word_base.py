"""The shipped base documents are what the decree's data and python-docx make, and a build does without python-docx."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from baocao import decree30, word
from baocao.word import base
from baocao.word.package import base_path
from samples import SHORT


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.mark.parametrize("sizes", decree30.Sizes)
def test_the_shipped_base_is_what_the_decree_s_data_make_now(sizes: decree30.Sizes) -> None:
    assert members(base_path(sizes).read_bytes()) == members(base.make(sizes))


@pytest.mark.parametrize("sizes", decree30.Sizes)
def test_a_document_is_its_base_and_the_three_parts_that_the_base_waits_for(sizes: decree30.Sizes) -> None:
    written, shipped = members(word.write(SHORT, sizes)), members(base.make(sizes))
    assert {name: written[name] for name in shipped} == shipped
    waited = {"docProps/core.xml", "word/document.xml", "word/footnotes.xml"}
    assert written.keys() - shipped.keys() == waited
    kinds = shipped["[Content_Types].xml"].decode()
    assert all(f'PartName="/{name}"' in kinds for name in waited)


def test_the_bases_differ_in_nothing_but_sizes() -> None:
    small, large = (members(base.make(sizes)) for sizes in decree30.Sizes)
    assert [name for name in large if small[name] != large[name]] == ["word/styles.xml"]


def test_to_write_and_judge_a_document_python_docx_is_not_imported() -> None:
    code = "import sys, baocao.word, baocao.checks.word_format; print('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
