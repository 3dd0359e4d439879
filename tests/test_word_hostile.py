"""Word files that are none, or that mean harm: one clear sentence each, in bounded time and memory."""

from __future__ import annotations

import contextlib
import io
import random
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao import word
from baocao.word import container, parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "word/document.xml"


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file with these members."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return result.getvalue()


def document(body: str, before: str = "") -> str:
    return f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def relations(*entries: tuple[str, str, str], mode: str = "") -> str:
    """Return the relationships of a part: id, kind and target of each."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"{mode}/>' for i, kind, target in entries)
        + "</Relationships>"
    )


def one(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:sectPr/>"


PLAIN = zipped({MAIN: document(one("Báo cáo"))})


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in word.read(data).paragraphs()]


def refusal(data: bytes) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(word.NotWordError) as caught:
        word.read(data)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Tệp không phải là văn bản Word (.docx), hoặc đã bị hỏng."),
        (b"%PDF-1.7", "Tệp là PDF, không phải văn bản Word (.docx)."),
        (b"{\\rtf1\\ansi}", "Tệp là văn bản RTF: hãy mở bằng Word rồi lưu lại thành .docx."),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "Tệp là văn bản Word đời cũ (.doc): hãy mở bằng Word rồi lưu lại thành .docx.",
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "Tệp Word được bảo vệ bằng mật khẩu: hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.",
        ),
        (OLE, "Tệp không phải là văn bản Word (.docx), hoặc đã bị hỏng."),
        (PLAIN[: len(PLAIN) // 2], "Tệp Word bị hỏng hoặc chưa tải về đủ, không đọc được."),
        (zipped({"a.txt": "x"}), "Tệp không có phần «word/document.xml» của một văn bản Word (.docx)."),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "Tệp là văn bản OpenDocument (.odt): hãy mở bằng LibreOffice hoặc Word rồi lưu lại thành .docx.",
        ),
        (
            zipped({"_rels/.rels": relations(("1", f"{OFFICE}/officeDocument", "b.xml")), "b.xml": "<workbook/>"}),
            "Tệp là bảng tính Excel, không phải văn bản Word (.docx).",
        ),
        (
            zipped({MAIN: "<html/>"}),
            "Phần «word/document.xml» không phải là nội dung của một văn bản Word (.docx).",
        ),
        (zipped({MAIN: "<w:document"}), "Phần «word/document.xml» của tệp Word bị hỏng, không đọc được."),
        (zipped({MAIN: ""}), "Phần «word/document.xml» của tệp Word bị hỏng, không đọc được."),
        (
            zipped({MAIN: document(one("x")), "_rels/.rels": "<broken"}),
            "Phần «_rels/.rels» của tệp Word bị hỏng, không đọc được.",
        ),
        (
            zipped({MAIN: document(one("&x;"), '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')}),
            "Phần «word/document.xml» của tệp Word bị hỏng, không đọc được.",
        ),
        (
            zipped({MAIN: document(one("x"), '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">')}),
            "Phần «word/document.xml» của tệp Word bị hỏng, không đọc được.",
        ),
        (
            zipped({MAIN: document(one("&a9;"), f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]>')}),
            "Phần «word/document.xml» của tệp Word có nội dung lồng quá sâu hoặc quá dài, không đọc được.",
        ),
        (
            zipped({MAIN: document("<w:sdt>" * 300 + "</w:sdt>" * 300)}),
            "Phần «word/document.xml» của tệp Word có nội dung lồng quá sâu hoặc quá dài, không đọc được.",
        ),
        (
            zipped({MAIN: document(f'<w:p w:rsid="{random.Random(1).randbytes(6 << 20).hex()}"/>')}),
            "Phần «word/document.xml» của tệp Word có nội dung lồng quá sâu hoặc quá dài, không đọc được.",
        ),
        (
            zipped({MAIN: document(" " * (5 << 20))}),
            "Tệp Word nén bất thường (bung ra quá lớn), không đọc để bảo đảm an toàn.",
        ),
        (
            zipped({MAIN: document(one("x")), "word/media/bomb.bin": bytes(5 << 20)}),
            "Tệp Word nén bất thường (bung ra quá lớn), không đọc để bảo đảm an toàn.",
        ),
        (
            zipped({MAIN: document(one("x")), **{f"word/{n}.xml": "" for n in range(10_000)}}),
            "Tệp Word có quá 10000 thành phần, không đọc được.",
        ),
        (
            zipped({MAIN: document(one("x")), "Word/Document.xml": document(one("y"))}),
            "Tệp Word có hai phần cùng tên «Word/Document.xml», không rõ phần nào đúng.",
        ),
        (
            zipped({MAIN: document(one("x"))}, zipfile.ZIP_LZMA),
            "Tệp không phải là văn bản Word (.docx), hoặc đã bị hỏng.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_word_document_is_refused_in_one_line(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_a_member_under_a_password_of_the_zip_file_is_told_apart() -> None:
    locked = bytearray(PLAIN)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + flags] |= 1
    assert refusal(bytes(locked)).startswith("Tệp Word được bảo vệ bằng mật khẩu")


def test_a_member_whose_bytes_are_not_what_its_sum_says_is_refused() -> None:
    wrong = bytearray(PLAIN)
    wrong[wrong.index(b"PK\x01\x02") + 16] ^= 1
    wrong[14] ^= 1
    assert refusal(bytes(wrong)) == "Tệp Word bị hỏng hoặc chưa tải về đủ, không đọc được."


def test_parts_that_together_unfold_too_far_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LARGEST", 1 << 20)
    assert refusal(zipped({MAIN: document(" " * (1 << 20))})) == ("Nội dung của tệp Word lớn quá 1 MB, không đọc được.")
    monkeypatch.setattr(container, "_LARGEST", 1 << 10)
    assert refusal(zipped({MAIN: document(" " * (1 << 10))})).startswith("Tệp Word nén bất thường")


def test_parts_with_too_many_tags_are_refused() -> None:
    shuffled = "".join(random.Random(2).choices(("<w:p/>", "<w:p></w:p>", "<w:tbl/>"), k=2_500_000))
    assert refusal(zipped({MAIN: document(shuffled)})) == ("Nội dung của tệp Word có quá 3 triệu thẻ, không đọc được.")


def test_the_largest_file_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_LARGEST_FILE", 10)
    assert refusal(PLAIN) == "Tệp lớn quá 0 MB, không đọc được."


def test_a_main_part_of_another_name_is_found_by_its_relationship() -> None:
    for kind in (f"{OFFICE}/officeDocument", f"{STRICT}/officeDocument"):
        for target in ("nội dung/chính.xml", "/nội dung/chính.xml", "n%E1%BB%99i%20dung/ch%C3%ADnh.xml"):
            rels = relations(("r", kind, target))
            assert texts(zipped({"_rels/.rels": rels, "nội dung/chính.xml": document(one("Ở đây"))})) == ["Ở đây"]


def test_names_of_parts_differ_by_more_than_capitals() -> None:
    rels = relations(("r", f"{OFFICE}/officeDocument", "Word/Document.XML"))
    assert texts(zipped({"_rels/.rels": rels, MAIN: document(one("Ở đây"))})) == ["Ở đây"]


@pytest.mark.parametrize("kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"])
def test_templates_and_files_with_macros_are_read_and_their_macros_left_alone(kind: str) -> None:
    types = f'<Types><Override PartName="/{MAIN}" ContentType="application/vnd.ms-word.{kind}+xml"/></Types>'
    members = {"[Content_Types].xml": types, MAIN: document(one("Mẫu")), "word/vbaProject.bin": b"\0"}
    assert texts(zipped(members)) == ["Mẫu"]


def test_what_lies_outside_of_the_package_is_never_looked_at() -> None:
    outside = relations(
        ("1", f"{OFFICE}/styles", "http://127.0.0.1:1/styles.xml"),
        ("2", f"{OFFICE}/footnotes", "file:///etc/passwd"),
        ("3", f"{OFFICE}/attachedTemplate", "\\\\127.0.0.1\\share\\a.dotm"),
        mode=' TargetMode="External"',
    )
    members = {MAIN: document(one("Ở trong")), "word/_rels/document.xml.rels": outside}
    assert texts(zipped(members)) == ["Ở trong"]
    inside = relations(("2", f"{OFFICE}/footnotes", "../../../../etc/passwd"))
    assert texts(zipped({**members, "word/_rels/document.xml.rels": inside})) == ["Ở trong"]


def test_the_strict_form_of_the_standard_reads_like_the_transitional() -> None:
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:conformance="strict"><w:body>'
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b w:val="true"/></w:rPr><w:t>Nghiêm</w:t></w:r></w:p>'
        "<w:sectPr/></w:body></w:document>"
    )
    rels = relations(("r", f"{STRICT}/officeDocument", MAIN))
    (seen,) = word.read(zipped({"_rels/.rels": rels, MAIN: strict})).paragraphs()
    assert (seen.text, seen.shape.align, seen.runs[0].letters.bold) == ("Nghiêm", "center", True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_of_xml_are_read(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>' if "16" in encoding else '<?xml version="1.0"?>'
    assert texts(zipped({MAIN: document(one("Đường sá"), declared).encode(encoding)})) == ["Đường sá"]


def test_comments_and_instructions_between_elements_say_nothing() -> None:
    run = "<w:r><!-- c --><w:rPr><!-- d --></w:rPr><w:t>x</w:t></w:r>"
    body = f"<!-- a --><w:p><?x y?><w:pPr><!-- b --></w:pPr>{run}</w:p>"
    assert texts(zipped({MAIN: document(body + "<w:sectPr/>")})) == ["x"]


def test_tables_in_tables_are_read_as_deep_as_the_parser_goes() -> None:
    deep = 60
    body = "<w:tbl><w:tr><w:tc>" * deep + "<w:p><w:r><w:t>đáy</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * deep
    assert texts(zipped({MAIN: document(body + "<w:sectPr/>")})) == ["đáy"]


ENDLESS = {
    "runs": "<w:r><w:t>a</w:t></w:r>",
    "changing runs": "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>a</w:t></w:r>",
    "breaks": "<w:r><w:br/><w:tab/></w:r>",
    "fields": '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    "open fields": '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>',
    "notes": '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "links": "<w:hyperlink><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:hyperlink>",
}


@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_paragraph_costs_by_its_length(piece: str) -> None:
    """A cost that grew with the square of the length would take minutes here."""
    count = 100_000
    data = zipped({MAIN: document(f"<w:p>{piece * count}</w:p><w:sectPr/>")}, zipfile.ZIP_STORED)
    (seen,) = word.read(data).paragraphs()
    assert len(seen.text) + len(seen.fields) + len(seen.notes) >= count


def test_a_chain_of_styles_costs_by_its_length() -> None:
    """Each style is based on the one before, and each stands in a paragraph."""
    count = 3_000
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>' for n in range(count)
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr></w:p>' for n in range(count))
    members = {
        MAIN: document(f"{body}<w:sectPr/>"),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/_rels/document.xml.rels": relations(("1", f"{OFFICE}/styles", "styles.xml")),
    }
    assert len(texts(zipped(members))) == count


def test_a_refused_bomb_takes_no_memory() -> None:
    bomb = zipped({MAIN: document("<w:p/>" * (60 << 20 >> 3))})
    tracemalloc.start()
    refusal(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_to_a_file_gives_anything_but_a_refusal(reports: dict[int, bytes], data: st.DataObject) -> None:
    damaged = bytearray(reports[2020])
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for hurt in (damaged, damaged[:cut], damaged[cut:]):
        with contextlib.suppress(word.NotWordError):
            word.read(bytes(hurt))
