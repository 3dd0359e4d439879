"""Rules over indicators: what is stated must be what result, target and baseline give."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.model import Indicator
from baocao.notation import round_half_up
from baocao.problems import Related
from baocao.values import Change, Figure, Target, Verdict


def verdict_against_figures(subject: Subject) -> Iterator[Finding]:
    """Đánh giá đạt, vượt, không đạt ghi trong số liệu phải đúng với số thực hiện và chỉ tiêu.

    Vì sao: người ký đọc đánh giá trước rồi mới đọc số; ghi “đạt” bên cạnh một số chưa đạt là báo cáo sai với cấp trên.

    Ví dụ sai:

        viec_lam:
          target: ">= 23.000"
          actual: 21.078
          verdict: đạt

    Cách sửa: bỏ khóa verdict để chương trình tự tính; nếu số sai thì sửa số.
    """
    for each in subject.year.indicators.values():
        stated, target, actual = each.stated_verdict, each.target, each.actual
        if not isinstance(stated, Verdict) or not isinstance(target, Target) or not isinstance(actual, Figure):
            continue
        computed = each.computed_verdict
        if isinstance(computed, Verdict) and computed.mark is not stated.mark:
            cause = f"ghi “{stated}”, nhưng {actual} so với chỉ tiêu {target} là “{computed}”"
            yield Finding(stated.place, cause, "bỏ khóa verdict để chương trình tự tính, hoặc sửa số liệu")


def percent_against_figures(subject: Subject) -> Iterator[Finding]:
    """Phần trăm so với kế hoạch ghi trong số liệu phải đúng với số thực hiện và số kế hoạch.

    Vì sao: phần trăm là số tính ra được từ hai số khác trong tệp, nên ghi tay chỉ có thể thừa hoặc sai.

    Ví dụ sai:

        viec_lam:
          target: ">= 23.000"
          actual: 21.078
          percent: 92,6

    Cách sửa: bỏ khóa percent để chương trình tự tính; nếu số thực hiện hoặc kế hoạch sai thì sửa số đó.
    """
    for each in subject.year.indicators.values():
        stated, computed = each.stated_percent, each.computed_percent
        if isinstance(stated, Figure) and isinstance(computed, Figure) and not _rounds_to(computed, stated):
            cause = f"ghi {stated} kế hoạch, nhưng {each.actual} trên {each.target} là {computed}"
            yield Finding(stated.place, cause, "bỏ khóa percent để chương trình tự tính, hoặc sửa số liệu")


def _rounds_to(computed: Figure, stated: Figure) -> bool:
    """Return whether a computed per cent, rounded to the stated one's decimals, is the stated one: 91,6 is 92."""
    places = max(-int(stated.value.as_tuple().exponent), 0)
    return str(stated) == str(computed) or (
        not stated.upper and not stated.qualifier and stated.value == round_half_up(computed.value, places)
    )


def change_against_baseline(subject: Subject) -> Iterator[Finding]:
    """Mức tăng, giảm ghi trong số liệu phải đúng là từ số năm trước (baseline) đến số thực hiện.

    Vì sao: số năm trước và mức tăng giảm cùng in ra thì người đọc trừ được ngay.

    Ví dụ sai:

        ho_ngheo:
          baseline: 4,53
          actual: 3,51
          change: giảm 1,2

    Cách sửa: giữ một trong hai khóa baseline, change; hoặc sửa số sai.
    """
    for each in subject.year.indicators.values():
        stated, computed = each.stated_change, each.computed_change
        if isinstance(stated, Change) and isinstance(computed, Change) and stated.amount != computed.amount:
            cause = f"ghi “{stated}”, nhưng từ {each.baseline} đến {each.actual} là “{computed}”"
            yield Finding(stated.place, cause, "giữ một trong hai khóa change, baseline, hoặc sửa số liệu")


def target_that_nothing_judges(subject: Subject) -> Iterator[Finding]:
    """Chỉ tiêu thuộc một nhóm được tính là đạt hay không đạt, nên phải có căn cứ để đánh giá.

    Vì sao: câu “7/10 chỉ tiêu đạt” đếm mọi chỉ tiêu của nhóm; chỉ tiêu không có căn cứ thì không biết đếm vào đâu.

    Ví dụ sai:

        viec_lam:
          target: ">= 23.000"
          group: chuyen_mon

    Cách sửa: thêm actual, hoặc ghi verdict; chưa biết thì ghi: chưa có.
    """
    for each in subject.year.indicators.values():
        if each.group and each.verdict is None:
            cause = f"chỉ tiêu “{each.name}” không có gì để đánh giá đạt hay không đạt"
            yield Finding(each.place, cause, "thêm target và actual, hoặc thêm verdict; chưa biết thì ghi: chưa có")


def figure_without_unit(subject: Subject) -> Iterator[Finding]:
    """Số của một chỉ tiêu phải có đơn vị tính.

    Vì sao: “21.078” không nói gì nếu không biết là người, hộ hay triệu đồng.

    Ví dụ sai:

        viec_lam:
          target: ">= 23.000"
          actual: 21.078

    Cách sửa: thêm khóa unit, ví dụ unit: người.
    """
    for each in subject.year.indicators.values():
        figure = _first_number(each)
        if figure is not None and each.unit is None:
            yield Finding(figure.place, f"chỉ tiêu “{each.name}” có số mà không có đơn vị", "thêm khóa unit")


def _first_number(indicator: Indicator) -> Figure | Target | None:
    found = (indicator.target, indicator.actual, indicator.total)
    return next((each for each in found if isinstance(each, Figure | Target)), None)


def nothing_to_count(subject: Subject) -> Iterator[Finding]:
    """Báo cáo liệt kê và đếm chỉ tiêu theo nhóm, nên mỗi nhóm phải có chỉ tiêu.

    Vì sao: một đề mục không có gì bên dưới, hay câu “0/0 chỉ tiêu”, không thể in.

    Ví dụ sai:

        groups:
          thi_dua:
            name: Công tác thi đua

    Cách sửa: ghi group: thi_dua ở các chỉ tiêu thuộc nhóm, hoặc bỏ nhóm này.
    """
    year = subject.year
    hint = "ghi group: cho các chỉ tiêu, hoặc bỏ nhóm này"
    for group, members in year.by_group().items():
        if not members:
            yield Finding(year.groups[group].place, f"nhóm “{group}” không có chỉ tiêu nào", hint)
    if not year.groups:
        hint = "khai nhóm chỉ tiêu ở groups rồi ghi group: cho từng chỉ tiêu"
        yield Finding(year.place, "báo cáo đếm chỉ tiêu theo nhóm, nhưng chưa có nhóm nào", hint)


_THINGS = (
    "người", "lượt", "hộ", "đối tượng", "học sinh", "học viên", "sinh viên", "trẻ em", "lao động", "cán bộ",
    "công chức", "viên chức", "đảng viên", "đoàn viên", "văn bản", "hồ sơ", "vụ", "trường hợp", "lớp", "cuộc", "đơn vị",
    "xã", "phường", "thị trấn", "huyện", "phòng", "tập thể", "cá nhân", "quyết định", "nghị quyết", "báo cáo",
    "tờ trình", "bằng khen", "giấy khen", "nhà", "căn nhà", "đề án", "dự án", "chi bộ", "doanh nghiệp", "cơ sở",
)  # fmt: skip
"""Units of what cannot be divided."""
_COUNTED = tuple(f"{thing} " for thing in _THINGS)
_MEAN = ("bình quân", "trung bình", "binh_quan", "trung_binh")


def fraction_of_a_thing(subject: Subject) -> Iterator[Finding]:
    """Số đếm người, hộ, văn bản và những thứ không chia được thì không có phần thập phân.

    Vì sao: số đếm có dấu phẩy thường là gõ nhầm dấu phân nhóm nghìn, hoặc lẫn số bình quân với số đếm. Chỉ tiêu có chữ
    “bình quân”, “trung bình” trong tên (số liệu thì có binh_quan trong khóa), và đơn vị tính trên một đơn vị khác như
    người/hộ, không bị xét.

    Ví dụ sai:

        unit: người
        actual: 21,5

    Cách sửa: ghi 21.500 nếu là số lớn; nếu là số bình quân thì ghi rõ trong tên.
    """
    year = subject.year
    for each in year.indicators.values():
        for stated in (each.actual, each.target, each.stated_baseline, each.total):
            figure = stated.figure if isinstance(stated, Target) else stated
            if isinstance(figure, Figure) and _broken_thing(figure, each.name.text):
                yield _fraction(figure)
    for key, number in year.all_figures():
        if isinstance(number, Figure) and _broken_thing(number, key):
            yield _fraction(number)


def _broken_thing(figure: Figure, name: str) -> bool:
    if not figure.value % 1 and not (figure.upper or 0) % 1:
        return False
    unit = figure.unit.casefold()
    if "/" in unit or any(word in name.casefold() or word in unit for word in _MEAN):
        return False
    return f"{unit} ".replace(",", " ").startswith(_COUNTED)


def _fraction(figure: Figure) -> Finding:
    hint = "số lớn phân nhóm bằng dấu chấm (21.500); số bình quân thì ghi “bình quân” trong tên"
    return Finding(figure.place, f"“{figure}” đếm {figure.unit} mà có phần thập phân", hint)


_BESIDE_A_PLAN = (
    "so với",
    "kế hoạch",
    "tăng",
    "hoàn thành",
    "tốc độ",
    "chỉ số",
    "thô",
    "dự toán",
    "chung",
    "vượt",
    "gấp",
)
"""Words of a rate that may be above 100%."""


def more_than_the_whole(subject: Subject) -> Iterator[Finding]:
    """Phần không lớn hơn toàn thể: tỷ lệ không quá 100%, số thực hiện không quá tổng số.

    Vì sao: 103,51% hộ nghèo hay 261 trên 216 xã là số không thể có. Chỉ xét chỉ tiêu có tên bắt đầu bằng “Tỷ lệ” mà
    không nói so với kế hoạch, tăng, hoàn thành, tốc độ, chỉ số; và chỉ tiêu có khóa total, là tổng số mà kế hoạch và
    thực hiện được đếm trong đó.

    Ví dụ sai:

        name: Tỷ lệ hộ nghèo
        unit: "%"
        actual: 103,51

    Cách sửa: xem lại số và dấu phẩy; nếu là mức so với kế hoạch thì ghi rõ trong tên chỉ tiêu.
    """
    for each in subject.year.indicators.values():
        plan = each.target.figure if isinstance(each.target, Target) else None
        for figure, what in ((plan, "kế hoạch"), (each.actual, "thực hiện")):
            if not isinstance(figure, Figure):
                continue
            most = figure.upper or figure.value
            if each.total and most > each.total.value:
                related = (Related(each.total.place, f"tổng số là {each.total}"),)
                cause = f"{what} {figure} lớn hơn tổng số {each.total}"
                yield Finding(figure.place, cause, "sửa số này hoặc tổng số", related)
            if is_beyond_all(figure) and is_share(each.name.text):
                cause = f"“{each.name}” không thể quá 100%, nhưng {what} ghi {figure}"
                yield Finding(figure.place, cause, "xem lại dấu phẩy; nếu so với kế hoạch thì ghi rõ trong tên")


def is_beyond_all(figure: Figure) -> bool:
    """Return whether a figure, or the end of its range, is above 100%."""
    return figure.unit == "%" and (figure.upper or figure.value) > 100


def is_share(name: str) -> bool:
    """Return whether a name says that it is a share of a whole."""
    return name.casefold().startswith(("tỷ lệ", "tỉ lệ")) and not is_of_a_plan(name)


def is_of_a_plan(words: str) -> bool:
    """Return whether words say that a rate is beside a plan or another time, so that it may be above 100%."""
    folded = words.casefold()
    return any(word in folded for word in _BESIDE_A_PLAN)
