"""What a year of the office is: frozen records whose fields are also the format of the data file.

`loader` reads a YAML mapping by the declared fields and `schema` turns them into JSON Schema. A field's
documentation is what an editor shows on hover, so it is Vietnamese. What is derived from the data (per cent
of plan, verdict, counts) is a property here, so that prose, annex and checks show one value.
"""

# No `from __future__ import annotations`: the loader and the schema read the annotations as objects.
import enum
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Annotated, NamedTuple

from baocao.problems import Place
from baocao.remember import remembered
from baocao.scores import Score, percent
from baocao.values import (
    Change,
    Date,
    Figure,
    Mark,
    Open,
    Prose,
    Ref,
    Target,
    Text,
    Verdict,
    Whole,
)

SIBLING = "unit"
"""The unit of a figure stands in the key `unit` beside it."""


class Key(NamedTuple):
    """What the data file and its editor know of a field."""

    doc: str
    """What the key holds, in Vietnamese."""
    name: str = ""
    """The key, where it is not the attribute's name."""
    unit: str = ""
    """The fixed unit of a figure, or SIBLING; empty for a figure that is written with its own."""
    optional: bool = False
    """A list that may be left out; `None` and a mapping say so by their type."""


class SignatoryForm(enum.Enum):
    """In whose place the signatory signs (quyền hạn ký)."""

    HEAD = "head"
    COLLECTIVE = "TM."
    DEPUTY = "KT."
    BY_ORDER = "TL."
    DELEGATED = "TUQ."
    ACTING = "Q."


class Form(NamedTuple):
    """A signatory's form as it stands in the data."""

    value: SignatoryForm
    place: Place


class Signatory(NamedTuple):
    """Who signs, and in whose place."""

    form: Annotated[Form, Key("Hình thức ký: head (người đứng đầu tự ký), TM., KT., TL., TUQ. hoặc Q.")]
    title: Annotated[Text, Key("Chức vụ của người ký, ví dụ GIÁM ĐỐC")]
    name: Annotated[Text, Key("Họ và tên người ký, không ghi học hàm, học vị")]
    on_behalf_of: Annotated[
        Text | None, Key("Tập thể hoặc chức vụ được ký thay, ghi sau TM., KT., TL., TUQ.; ví dụ GIÁM ĐỐC")
    ]


class Letter(NamedTuple):
    """The document's own fields: head, subject, recipients, signature."""

    parent: Annotated[Text, Key("Cơ quan, tổ chức chủ quản, tên đầy đủ")]
    parent_in_head: Annotated[Text, Key("Cơ quan chủ quản như in ở đầu văn bản, ví dụ UBND TỈNH HÀ TĨNH")]
    agency: Annotated[Text, Key("Cơ quan, tổ chức ban hành văn bản, tên đầy đủ")]
    number: Annotated[Whole | Open, Key("Số văn bản; chưa cấp số thì ghi: chưa có")]
    symbol: Annotated[Text, Key("Ký hiệu văn bản, ví dụ BC-SLĐTBXH")]
    place: Annotated[Text, Key("Địa danh ghi trước ngày ban hành")]
    date: Annotated[Date | Open, Key("Ngày ban hành (20/01/2021 hoặc 2021-01-20); chưa ban hành thì ghi: chưa có")]
    subject: Annotated[Text, Key("Trích yếu nội dung văn bản")]
    signatory: Annotated[Signatory, Key("Người ký")]
    recipients: Annotated[tuple[Text, ...], Key("Nơi nhận, mỗi nơi một dòng, không kể dòng Lưu")]
    archive: Annotated[Text, Key("Nơi lưu, in sau chữ “Lưu:” ở cuối Nơi nhận; ví dụ VT, VP")]
    addressees: Annotated[tuple[Text, ...], Key("Kính gửi: các nơi nhận chính, nếu có", optional=True)]
    due: Annotated[Date | None, Key("Hạn trình báo cáo, để baocao status đếm ngày; không in")]


class Citation(NamedTuple):
    """A legal document that prose cites."""

    id: str
    place: Place
    type: Annotated[Text, Key("Tên loại văn bản, ví dụ Nghị quyết")]
    number: Annotated[Text, Key("Số và ký hiệu, ví dụ 262/2020/NQ-HĐND")]
    date: Annotated[Date | None, Key("Ngày ban hành")]
    issuer: Annotated[Text | None, Key("Cơ quan ban hành, như viết trong câu; ví dụ HĐND tỉnh")]
    subject: Annotated[Text | None, Key("Nội dung, viết tiếp sau tên cơ quan; ví dụ: về chính sách giảm nghèo")]

    @property
    def identity(self) -> Text:
        """Return what no other document has: type, number and symbol, date; numbers begin anew each year."""
        return Text(f"{self.type} số {self.number} ngày {self.date}", self.number.place)

    @property
    def short(self) -> Text:
        """Return type, number and symbol: how the document is cited after the first time."""
        return Text(f"{self.type} số {self.number}", self.place)

    @property
    def full(self) -> Text:
        """Return type, number, symbol, date, issuer and subject: the first citation (Annex I, II.6b)."""
        tail = (
            f"ngày {self.date}" if self.date else "",
            f"của {self.issuer}" if self.issuer else "",
            str(self.subject or ""),
        )
        return Text(" ".join(filter(None, (str(self.short), *tail))), self.place)


class Indicator(NamedTuple):
    """One indicator: what was planned for the year, and what came of it."""

    id: str
    place: Place
    name: Annotated[Text, Key("Tên chỉ tiêu, như in trong báo cáo")]
    unit: Annotated[Text | None, Key("Đơn vị tính: người, %, tỷ đồng ...")]
    target: Annotated[
        Target | Open | None, Key('Số kế hoạch và chiều của chỉ tiêu, đặt trong nháy: ">= 23.000", "< 3"', unit=SIBLING)
    ]
    actual: Annotated[
        Figure | Open | None, Key("Số thực hiện, không kèm đơn vị; chưa biết thì ghi: chưa có", unit=SIBLING)
    ]
    stated_verdict: Annotated[
        Verdict | Open | None, Key("đạt, vượt hoặc không đạt; chỉ ghi khi không tính được từ số liệu", name="verdict")
    ]
    stated_percent: Annotated[
        Figure | Open | None,
        Key("Phần trăm so với kế hoạch; chỉ ghi khi không rõ số kế hoạch", name="percent", unit="%"),
    ]
    stated_change: Annotated[
        Change | Open | None, Key("Tăng, giảm so với năm trước: giảm 1,02 hoặc -1,02", name="change", unit=SIBLING)
    ]
    stated_baseline: Annotated[Figure | Open | None, Key("Số của năm trước để so sánh", name="baseline", unit=SIBLING)]
    total: Annotated[Figure | None, Key("Tổng số, in sau dấu gạch chéo của chỉ tiêu: 35/216", unit=SIBLING)]
    group: Annotated[Ref | None, Key("Nhóm chỉ tiêu: một khóa của groups")]
    division: Annotated[Ref | None, Key("Phòng phụ trách: một khóa của divisions")]
    note: Annotated[Prose | None, Key("Lời ghi thêm sau kết quả")]
    issued_target: Annotated[
        Target | None,
        Key("Chỉ tiêu đã in trong báo cáo đã ký của năm trước, khi target là chỉ tiêu điều chỉnh", unit=SIBLING),
    ]
    adjusted_by: Annotated[Ref | None, Key("Văn bản điều chỉnh chỉ tiêu: một khóa của citations")]

    @property
    def adjusted(self) -> bool:
        """Return whether a document made the target another one than the signed report printed."""
        if self.adjusted_by is None or self.issued_target is None:
            return False
        return not isinstance(self.target, Target) or str(self.target.sign) != str(self.issued_target.sign)

    @property
    def verdict(self) -> Verdict | Open | None:
        """Return what became of the target, as stated or else computed; None where nothing says."""
        return self.computed_verdict if self.stated_verdict is None else self.stated_verdict

    @property
    def computed_verdict(self) -> Verdict | Open | None:
        """Return the verdict that result and target give."""
        return _verdict(self.actual, self.target)

    @property
    def percent(self) -> Figure | Open | None:
        """Return the result in per cent of the plan, as stated or else computed."""
        return self.computed_percent if self.stated_percent is None else self.stated_percent

    @property
    def computed_percent(self) -> Figure | Open | None:
        """Return the per cent of a plan to be reached, None for a ceiling or a plan that is itself a per cent."""
        return _percent(self.actual, self.target)

    @property
    def change(self) -> Change | Open | None:
        """Return the change from the year before, as stated or else computed."""
        return self.computed_change if self.stated_change is None else self.stated_change

    @property
    def computed_change(self) -> Change | Open | None:
        """Return the change from the stated baseline to the result."""
        if self.stated_baseline is not None and isinstance(self.actual, Open):
            return self.actual
        if isinstance(self.stated_baseline, Open):
            return self.stated_baseline
        if isinstance(self.actual, Figure) and isinstance(self.stated_baseline, Figure):
            return Change(self.actual.value - self.stated_baseline.value, self.actual.place, self.actual.unit)
        return None

    @property
    def baseline(self) -> Figure | Open | None:
        """Return the figure of the year before: as stated, else from the stated change."""
        if self.stated_baseline is not None:
            return self.stated_baseline
        if isinstance(self.stated_change, Open):
            return self.stated_change
        if isinstance(self.actual, Figure) and isinstance(self.stated_change, Change):
            value = self.actual.value - self.stated_change.amount
            return Figure(value, self.stated_change.place, self.actual.unit)
        return None

    @property
    def awaited(self) -> bool:
        """Return whether the result is still to come."""
        return isinstance(self.actual, Open)

    @property
    def result(self) -> Text | Open | None:
        """Return result and plan as lists print them: `21.078/23.000 người`, `3,51%/<3%`, `chỉ tiêu 70%`."""
        return _result(self.actual, self.target)


@remembered(1024, same=2)
def _verdict(actual: Figure | Open | None, target: Target | Open | None) -> Verdict | Open | None:
    """Return the verdict that a result and a target give."""
    for each in (actual, target):
        if isinstance(each, Open):
            return Open(each.place, "kết quả")
    if not isinstance(target, Target) or not isinstance(actual, Figure):
        return None
    if target.exceeded_by(actual):
        return Verdict(Mark.EXCEEDED, actual.place)
    return Verdict(Mark.MET if target.met_by(actual) else Mark.MISSED, actual.place)


@remembered(1024, same=2)
def _percent(actual: Figure | Open | None, plan: Target | Open | None) -> Figure | Open | None:
    """Return a result in per cent of a plan that is to be reached; None where none is due."""
    if isinstance(actual, Open):
        return actual
    if isinstance(plan, Open):
        return plan
    if actual is None or not isinstance(plan, Target) or actual.unit.startswith("%"):
        return None
    if not plan.direction.is_floor or not plan.figure.value:
        return None
    if plan.figure.upper is not None or actual.upper is not None:
        return None
    return percent(actual.value, plan.figure.value, actual.place)._replace(qualifier=actual.qualifier)


@remembered(1024, same=2)
def _result(actual: Figure | Open | None, target: Target | Open | None) -> Text | Open | None:
    """Return a result and a plan as lists print them."""
    if isinstance(actual, Open):
        return actual
    if not isinstance(target, Target):
        return Text(str(actual), actual.place) if actual else None
    if actual is None:
        return Text(f"chỉ tiêu {target}", target.place)
    shown = actual if actual.unit.startswith("%") else actual.bare
    return Text(f"{shown}/{target.sign}", actual.place)


class Group(NamedTuple):
    """A group of targets that the report lists and counts together."""

    id: str
    place: Place
    name: Annotated[Text, Key("Tên nhóm chỉ tiêu, ví dụ Chỉ tiêu chuyên môn")]


class Division(NamedTuple):
    """A division (phòng) of the office: its figures, its part of the report, its tasks of the year."""

    id: str
    place: Place
    name: Annotated[Text, Key("Tên phòng như in ở đề mục")]
    short: Annotated[Text, Key("Tên viết tắt của phòng, ví dụ LĐ-VL")]
    figures: Annotated[
        Mapping[str, Figure | Open],
        Key("Số liệu của phòng, mỗi số một dòng: khóa: số và đơn vị, ví dụ ho_tro_covid: 199,4 tỷ đồng"),
    ]
    summary: Annotated[Prose | Open, Key("Kết quả của phòng trong năm (Markdown, số liệu viết bằng {{ … }})")]
    tasks: Annotated[Prose | Open | None, Key("Nhiệm vụ của phòng trong kế hoạch của năm này")]


class Results(NamedTuple):
    """The year's results beside those of the divisions, in the order of the report."""

    opening: Annotated[Prose | Open, Key("Đoạn mở đầu báo cáo")]
    direction: Annotated[Prose | Open, Key("Chỉ đạo, điều hành; văn bản đã tham mưu, chương trình công tác")]
    policy_review: Annotated[Prose | Open, Key("Rà soát cơ chế, chính sách")]
    party: Annotated[Prose | Open, Key("Công tác xây dựng Đảng, đoàn thể")]
    regulations: Annotated[Prose | Open, Key("Kết quả thực hiện nội quy, quy chế")]
    achievements: Annotated[Prose | Open, Key("Đánh giá chung: kết quả đạt được, thi đua, khen thưởng")]
    limitations: Annotated[Prose | Open, Key("Khó khăn, hạn chế và nguyên nhân")]


class Plan(NamedTuple):
    """The plan of the year, printed as part II of the report of the year before."""

    objective: Annotated[Prose | Open, Key("Mục tiêu tổng quát")]
    sector_targets: Annotated[Prose | Open, Key("Chỉ tiêu cơ bản của ngành; số lấy từ indicators bằng {{ … }}")]
    office_targets: Annotated[Prose | Open, Key("Chỉ tiêu cơ bản của cơ quan; số lấy từ indicators bằng {{ … }}")]
    breakthroughs: Annotated[Prose | Open, Key("Nhiệm vụ đột phá")]
    tasks: Annotated[Prose | Open, Key("Nhiệm vụ, giải pháp chung, in trước nhiệm vụ của từng phòng")]
    coordination: Annotated[Prose | Open, Key("Phối hợp, tổ chức thực hiện, in sau nhiệm vụ của các phòng")]


class Year(NamedTuple):
    """One file of the data: the plan of a year and its results."""

    place: Place
    year: Annotated[Whole, Key("Năm của số liệu, trùng với tên tệp")]
    document: Annotated[Letter, Key("Các thành phần thể thức của báo cáo năm này")]
    abbreviations: Annotated[Mapping[str, Text], Key("Chữ viết tắt và tên đầy đủ, mỗi chữ khai một lần")]
    citations: Annotated[Mapping[str, Citation], Key("Văn bản được viện dẫn; lời văn gọi bằng {{ cite.khóa }}")]
    groups: Annotated[Mapping[str, Group], Key("Các nhóm chỉ tiêu, theo thứ tự in")]
    indicators: Annotated[Mapping[str, Indicator], Key("Chỉ tiêu: kế hoạch của năm này và kết quả của năm này")]
    figures: Annotated[
        Mapping[str, Figure | Open], Key("Số liệu chung, mỗi số một dòng; lời văn gọi bằng {{ figures.khóa }}")
    ]
    parts: Annotated[
        Mapping[str, tuple[Ref, ...]],
        Key(
            "Số gộp và đủ các phần cộng lại thành số đó, gọi bằng khóa; ví dụ bang_khen: [bang_khen_bo, bang_khen_tinh]"
        ),
    ]
    divisions: Annotated[Mapping[str, Division], Key("Các phòng, theo thứ tự in")]
    results: Annotated[Results, Key("Kết quả trong năm")]
    plan: Annotated[Plan | None, Key("Kế hoạch của năm này, in ở phần II của báo cáo năm trước")]

    @property
    def as_issued(self) -> "Year":
        """Return the year with each target that was adjusted as the signed report before it printed it."""
        before = {
            key: each._replace(target=each.issued_target) for key, each in self.indicators.items() if each.adjusted
        }
        if not before:
            return self
        return self._replace(indicators={**self.indicators, **before})

    def neighbour(self, step: int) -> Whole | Open:
        """Return the year so many years later; open where the file does not say which year it is of."""
        return self.year if isinstance(self.year, Open) else self.year._replace(value=self.year.value + step)

    @property
    def score(self) -> Score:
        """Return how many of the grouped targets of the year were met."""
        return Score(self.place, tuple(each.verdict for each in self.indicators.values() if each.group))

    def by_group(self) -> dict[str, list[Indicator]]:
        """Return the indicators of each group, groups and indicators in the order of the file."""
        found: dict[str, list[Indicator]] = {group: [] for group in self.groups}
        for each in self.indicators.values():
            if isinstance(each.group, Ref) and each.group.key in found:
                found[each.group.key].append(each)
        return found

    def group_scores(self) -> dict[str, Score]:
        """Return for each group how many of its targets were met."""
        return {
            group: Score(self.groups[group].place, tuple(each.verdict for each in members))
            for group, members in self.by_group().items()
        }

    def all_figures(self) -> Iterable[tuple[str, Figure | Open]]:
        """Return every declared figure with its key: the common ones, then those of the divisions."""
        return chain(self.figures.items(), *(each.figures.items() for each in self.divisions.values()))
