"""LibreOffice and poppler, and what they make of a Word file."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from baocao.word.metrics import MM_PER_POINT

PACKAGES = {
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdftohtml": "poppler-utils",
    "fc-list": "fontconfig",
}
"""The programs in use, each with the Debian package that brings it."""


class Word(NamedTuple):
    """A word on a page; millimetres from its left and upper edge."""

    text: str
    left: float
    top: float
    right: float


def lacking() -> str:
    """Return why nothing can be rendered here; empty where everything is there."""
    packages = sorted({package for program, package in PACKAGES.items() if shutil.which(program) is None})
    if packages:
        return f"cannot render: install {', '.join(packages)}"
    if "Liberation Serif" not in run("fc-list", ":", "family"):
        return "cannot render with the widths of Times New Roman: install fonts-liberation2"
    return ""


def run(*command: str | Path) -> str:
    """Return what a program writes to its standard output."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True, timeout=300)
    return done.stdout.decode("utf-8")


def convert(folder: Path, kind: str, *files: Path) -> None:
    """Convert files into a folder in one call, with a profile of its own, so that an open office does not matter."""
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder, *files)


def pages(pdf: Path) -> list[str]:
    """Return the text of each page, in the order in which it was written and with its line ends."""
    return run("pdftotext", "-raw", pdf, "-").split("\f")[:-1]


def words(pdf: Path, page: int) -> list[Word]:
    """Return the words of a page, counted from 1, with their boxes."""
    boxes = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)</word>',
        run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"),
    )
    return [
        Word(html.unescape(text), *(float(edge) * MM_PER_POINT for edge in (left, top, right)))
        for left, top, right, text in boxes
    ]


def fonts(pdf: Path) -> dict[str, bool]:
    """Return the fonts of a PDF file, without the letters of its subsets, and whether each is embedded."""
    rows = [row.split() for row in run("pdffonts", pdf).splitlines()[2:]]
    return {row[0].partition("+")[2] or row[0]: row[-5] == "yes" for row in rows}


def outline(pdf: Path) -> list[str]:
    """Return the titles of the bookmarks of a PDF file."""
    items = re.findall(
        r"<item[^>]*>(.*?)</item>", run("pdftohtml", "-xml", "-i", "-stdout", pdf).partition("<outline>")[2]
    )
    return [" ".join(html.unescape(title).split()) for title in items]
