"""Rules over syllables, signs and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.language.texts import printed
from baocao.checks.registry import Finding, Subject
from baocao.language import capitals, placement, spaces, spelling
from baocao.language.flaws import Flaw
from baocao.language.syllables import Placement
from baocao.model import Year
from baocao.problems import Related
from baocao.source.patch import decomposed

_NAMES = (("document", "signatory", "name"), ("document", "place"))
"""Names of persons and places keep their own placement of the tone."""
_SHORTEST_NAME = {"body": 3, "division": 4}
"""A shorter name is often the same as common words: văn phòng, thanh tra Sở."""


def impossible_syllable(subject: Subject) -> Iterator[Finding]:
    """Mỗi tiếng trong lời văn phải viết được theo quy tắc chính tả tiếng Việt.

    Vì sao: một tiếng gồm phụ âm đầu, vần và thanh ghép theo quy tắc; “nguời”, “qủa”, “nghành”, “đươcj” không thể là
    tiếng Việt nên chắc chắn là gõ sai. Tên riêng nước ngoài, tên dân tộc thiểu số, chữ viết tắt không bị nêu.

    Ví dụ sai:

        results:
          opening: |
            Sở đã chỉ đạo quyết liệt, hòan thành kế hoạch giải quyết việc làm cho nguời lao động.

    Cách sửa: gõ lại tiếng đó; chương trình gợi ý nhiều nhất ba tiếng gần nhất. Nếu chỉ sai chỗ đặt dấu thanh (hòan,
    qủa, gía) thì baocao check --fix sửa được. Nếu là tên riêng thì ghi chú cho phép trên dòng đó.
    """
    return printed(subject).findings(spelling.flaws)


def mixed_placement(subject: Subject) -> Iterator[Finding]:
    """Trong một tệp, dấu thanh ở các vần oa, oe, uy được đặt theo một kiểu.

    Vì sao: “hòa” và “hoà” đều đúng, pháp luật không bắt buộc kiểu nào, nhưng một báo cáo lẫn hai kiểu thì tìm chữ không
    ra và trông cẩu thả. Kiểu được dùng nhiều hơn trong tệp là kiểu của tệp; tên người, tên đất giữ như vốn có.

    Ví dụ sai:

        results:
          opening: |
            Chuẩn hóa cơ sở vật chất, xây dựng nhà văn hóa, đẩy mạnh xã hội hoá.

    Cách sửa: viết các chữ ít gặp theo kiểu của tệp; baocao check --fix sửa được.
    """
    text = printed(subject)
    found = [
        (index, each)
        for index, passage in enumerate(text.passages)
        if passage.path not in _NAMES
        for each in placement.placed(passage.text)
    ]
    usual = placement.usual(each.placement for _, each in found)
    if usual is None:
        return
    count = sum(each.placement is usual for _, each in found)
    first, model = next(pair for pair in found if pair[1].placement is usual)
    there = text.passages[first].place(model.start)
    for index, each in found:
        if each.placement is not usual:
            kind = "cũ (hòa, thúy)" if usual is Placement.OLD else "mới (hoà, thuý)"
            cause = f"“{each.word}” đặt dấu thanh khác {count} chữ trong tệp đặt theo kiểu {kind}"
            end = each.start + len(each.word)
            flaw = Flaw(each.start, end, cause, f"viết “{each.turned()}”", each.turned())
            yield text.finding(index, flaw)._replace(
                related=(Related(there, f"chữ đầu tiên đặt kiểu kia: “{model.word}”"),)
            )


def misplaced_space(subject: Subject) -> Iterator[Finding]:
    """Dấu cách đứng đúng chỗ: sau dấu câu, không trước dấu câu, không ở trong ký hiệu văn bản, không liền hai dấu.

    Vì sao: “NQ- HĐND” và “NQ-HĐND” trông gần như nhau nhưng máy coi là hai ký hiệu, tìm và đối chiếu văn bản sẽ sót; số
    và ký hiệu viết liền dấu gạch nối, gạch chéo (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3). Dấu cách thừa còn làm
    dòng bị ngắt ngay trước dấu câu.

    Ví dụ sai:

        results:
          opening: |
            Thực hiện Nghị quyết số 263/2020/NQ- HĐND , kết quả tốt.

    Cách sửa: bỏ dấu cách thừa, thêm dấu cách thiếu; baocao check --fix sửa được.
    """
    return printed(subject).findings(spaces.flaws)


def small_letter_at_a_beginning(subject: Subject) -> Iterator[Finding]:
    """Đầu câu và đầu đoạn viết hoa.

    Vì sao: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục I: viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh sau
    dấu chấm, chấm hỏi, chấm than và khi xuống dòng. Các ý sau dấu chấm phẩy, sau (i), gạch đầu dòng không bị nêu.

    Ví dụ sai:

        results:
          opening: |
            Sở đã hoàn thành nhiệm vụ. các phòng tiếp tục triển khai kế hoạch.

    Cách sửa: viết hoa chữ đầu câu, hoặc sửa dấu chấm thành dấu phẩy nếu câu chưa hết.
    """
    text = printed(subject)
    yield from text.findings(capitals.sentences)
    for index, passage in enumerate(text.passages):
        for flaw in capitals.opening(passage.text) if passage.opens else ():
            yield text.finding(index, flaw)


def capital_of_a_cited_part(subject: Subject) -> Iterator[Finding]:
    """Viện dẫn văn bản: tên loại, Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường.

    Vì sao: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.6 và V.7: “Nghị quyết số 262/2020/NQ-HĐND”, “điểm a khoản 2
    Điều 103”.

    Ví dụ sai:

        results:
          opening: |
            Thực hiện nghị quyết số 262/2020/NQ-HĐND và Khoản 2 điều 5 của Quy chế.

    Cách sửa: viết như mẫu trên; baocao check --fix sửa được. Văn bản khai ở citations thì gọi bằng cite, chương trình
    tự in.
    """
    return printed(subject).findings(lambda text: capitals.flaws(text, capitals.PARTS))


def capital_of_a_noun(subject: Subject) -> Iterator[Finding]:
    """Nhân dân, Nhà nước, tên thứ, tháng, ngày tết, Quận 1, tỉnh Hà Tĩnh viết hoa theo Phụ lục II của Nghị định 30.

    Vì sao: Nghị định 30/2020/NĐ-CP, Phụ lục II: danh từ Nhân dân, Nhà nước (mục V.1), thứ và tháng viết bằng chữ, tên
    ngày tết (V.8), đơn vị hành chính gọi bằng số (III.1), tên huân chương (V.2), ngày lễ (V.5), tên cơ quan ai cũng
    biết như Chính phủ, Bộ Chính trị, Tỉnh ủy (IV.1), địa danh khai ở document (III). Tên cơ quan như Ủy ban nhân dân
    không bị nêu; “quản lý nhà nước”, “ngân sách nhà nước” cũng không.

    Ví dụ sai:

        results:
          opening: |
            Chính sách của nhà nước được triển khai, đời sống nhân dân được nâng lên.

    Cách sửa: viết hoa, viết thường như gợi ý; baocao check --fix sửa được.
    """
    rules = (*capitals.NOUNS, capitals.place(str(subject.year.document.place)))
    return printed(subject).findings(lambda text: capitals.flaws(text, rules))


def capital_of_a_body(subject: Subject) -> Iterator[Finding]:
    """Tên cơ quan, đơn vị đã khai trong tệp được viết hoa như khi khai.

    Vì sao: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV: viết hoa chữ đầu của các từ chỉ loại hình, chức năng, lĩnh vực.
    Tên của cơ quan, của phòng và tên đầy đủ của chữ viết tắt đã khai là mẫu để đối chiếu; tên viết hoa toàn bộ không bị
    nêu.

    Ví dụ sai:

        document:
          agency: Sở Lao động - Thương binh và Xã hội
        results:
          opening: |
            Năm 2020, Sở Lao Động - Thương Binh và Xã Hội đã hoàn thành nhiệm vụ.

    Cách sửa: viết tên như đã khai; baocao check --fix sửa được.
    """
    names = tuple(_names(subject.year))
    return printed(subject).findings(lambda text: capitals.bodies(text, names))


def _names(year: Year) -> Iterator[str]:
    """Yield the declared names of bodies that cannot be taken for common words."""
    bodies = [year.document.agency, year.document.parent, *year.abbreviations.values()]
    for kind, values in (("body", bodies), ("division", [each.name for each in year.divisions.values()])):
        for name in map(str, values):
            words = name.split()
            capital = sum(word[0].isupper() for word in words)
            if words[0][0].isupper() and len(words) >= _SHORTEST_NAME[kind] and (kind == "body" or capital > 1):
                yield name


def decomposed_letters(subject: Subject) -> Iterator[Finding]:
    """Tệp số liệu viết bằng chữ Unicode dựng sẵn (NFC).

    Vì sao: một số máy và phần mềm ghi “ế” thành hai, ba mã (Unicode tổ hợp). Báo cáo in ra vẫn đúng, vì chương trình tự
    ghép lại, nhưng git và lệnh tìm kiếm coi hai cách ghi là khác nhau: tìm không ra, so sánh hai bản thấy khác mà mắt
    thấy giống. TCVN 6909:2001 là Unicode; văn bản dùng cách dựng sẵn.

    Ví dụ sai:

        name: Giải quyết việc làm (gõ trên máy ghi dấu rời)

    Cách sửa: baocao check --fix ghi lại đúng những chữ đó, không đổi gì khác; rồi đặt bộ gõ ở chế độ Unicode dựng sẵn.
    """
    edits = decomposed(subject.data, subject.year.place.file)
    if edits:
        lines = len({edit.place.line for edit in edits})
        cause = f"{len(edits)} chữ ở {lines} dòng viết bằng Unicode tổ hợp, không phải dựng sẵn (NFC)"
        yield Finding(edits[0].place, cause, "chạy baocao check --fix", fix=edits)
