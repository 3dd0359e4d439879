"""Manuals of the codes, for a terminal and as the page `docs/rules.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.manuals import Manual
from baocao.reporting.order import WORDS
from baocao.reporting.terminal import cut, wrapped
from baocao.reporting.text import paint

FAMILIES = {
    "BC0": "Tệp của dự án",
    "BC1": "Chữ và cú pháp YAML",
    "BC2": "Khóa, tên, biểu thức, mẫu",
    "BC3": "Số liệu",
    "BC4": "Văn bản viện dẫn, chữ viết tắt",
    "BC5": "Thể thức của tệp Word",
    "BC6": "Việc của năm, giá trị còn thiếu",
    "BC7": "Tên gọi và chính tả",
    "BC8": "Mâu thuẫn trong một văn bản đã có",
    "BC9": "Cách dùng các quy tắc",
}
"""What the codes of each hundred are about."""

_INTRODUCTION = """\
# Các quy tắc của baocao

Trang này do lệnh `python -m baocao explain --markdown > docs/rules.md` viết ra từ chính các quy tắc; đừng sửa tay.
Xem một quy tắc ở cửa sổ lệnh: `baocao explain BC301`.

Mức **lỗi** chặn `baocao build`; **cảnh báo** thì không; **còn thiếu** là giá trị chưa có, chỉ chặn
`baocao build --final`. Chỗ đúng mà vẫn bị nêu thì ghi ngay trên dòng đó, hoặc trên một dòng riêng ngay trước, kèm
lý do: `# baocao: cho phép BC301 — lý do`. Lỗi từ BC0xx đến BC2xx, BC304 và giá trị còn thiếu thì không
cho phép được.
"""


def as_page(manual: Manual, *, color: bool = False, width: int = 80) -> str:
    """Return one manual as text of `width` columns, ending with a line end."""
    head = f"{manual.code} ({WORDS[manual.severity]}): "
    title = wrapped(manual.title, len(head), 4, width)
    parts = [paint(head.rstrip(": "), manual.severity, color) + ": " + title]
    if manual.why:
        example = "\n".join("    " + row if row else "" for row in manual.example.split("\n"))
        parts += [_paragraphs("Vì sao: " + manual.why, width), "Ví dụ sai:", example]
        parts.append(_paragraphs("Cách sửa: " + manual.mend, width))
    return "\n\n".join(parts) + "\n"


def _paragraphs(text: str, width: int) -> str:
    return "\n\n".join(part if part.startswith("    ") else wrapped(part, 0, 0, width) for part in text.split("\n\n"))


def as_index(manuals: Iterable[Manual], *, color: bool = False, width: int = 80) -> str:
    """Return a line for each manual, by families, cut to `width` columns."""
    return "\n".join(_index(manuals, color, width)) + "\n"


def _index(manuals: Iterable[Manual], color: bool, width: int) -> Iterator[str]:
    before = ""
    for each in manuals:
        family = each.code[:3]
        if family != before:
            yield from ([""] if before else [])
            yield f"{family}xx  {FAMILIES[family]}"
        before = family
        word = paint(f"{WORDS[each.severity]:<9}", each.severity, color)
        yield f"  {each.code}  {word}  {cut(each.title, max(width - 21, 20))}"


def as_markdown(manuals: Iterable[Manual]) -> str:
    """Return the page of all manuals."""
    return "\n".join([_INTRODUCTION, *_sections(manuals)])


def _sections(manuals: Iterable[Manual]) -> Iterator[str]:
    before = ""
    for each in manuals:
        family = each.code[:3]
        if family != before:
            yield f"## {family}xx: {FAMILIES[family]}\n"
        before = family
        yield f"### {each.code}\n\n**{each.title}** ({WORDS[each.severity]})\n\nVì sao: {each.why}\n\nVí dụ sai:\n"
        yield f"```yaml\n{each.example}\n```\n\nCách sửa: {each.mend}\n"
