"""How the levels of a text begin, well written or not."""

from __future__ import annotations

import re

DIVISION = re.compile(
    r"(?P<word>phần|chương|mục|tiểu mục)\s+(?P<number>[ivxlcdm]+|\d+|thứ \S+(?: \S+)?)(?P<rest>\W.*|)$", re.IGNORECASE
)
CHAPTER = re.compile(r"(?P<number>[IVXLC]+)(?P<sign>\s*[.,)/:-]|(?=\s))\s*(?P<title>\S.*)$", re.DOTALL)
ARTICLE = re.compile(r"(?:điều|đieu|dieu)\s*(?P<number>\d+[a-zđ]?)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
CLAUSE = re.compile(r"(?P<number>\d{1,3})(?P<sign>\s*[.)/-])(?!\d)\s*(?P<title>\S.*)$", re.DOTALL)
POINT = re.compile(r"(?P<letter>[a-zđ])(?P<sign>\s*[).,/:])\s+(?P<title>\S.*)$", re.DOTALL)
DEEPER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\s")
ITEM = re.compile(r"[-–—+*•●▪]\s*\S")
