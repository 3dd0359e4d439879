"""Rules over the prose of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject

_SEVERAL = re.compile(r"\n[ \t]*\n|^[ \t]*(?:(?:[-+*]|#{1,3}|\d+[.)])[ \t]|\|)", re.MULTILINE)


def note_of_several_blocks(subject: Subject) -> Iterator[Finding]:
    """Ghi chú (note) của một chỉ tiêu in ngay sau kết quả, trong cùng một dòng, nên chỉ là một đoạn.

    Vì sao: ghi chú nằm trong ngoặc sau kết quả; xuống dòng hay gạch đầu dòng ở đó làm vỡ danh sách.

    Ví dụ sai:

        note: |
          Một.

          Hai.

    Cách sửa: bỏ dòng trống, gạch đầu dòng và đề mục; phần dài thì đưa vào lời văn của phòng.
    """
    for each in subject.year.indicators.values():
        words = "".join(part for part in each.note.parts if isinstance(part, str)) if each.note else ""
        if each.note and _SEVERAL.search(words.strip()):
            cause = "note phải là một đoạn, vì in ngay sau kết quả của chỉ tiêu"
            yield Finding(each.note.place, cause, "bỏ dòng trống, gạch đầu dòng và đề mục")
