"""YAML's events to nodes, without recursion; the one place that talks to the parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import yaml

from baocao.problems import Place
from baocao.source import characters, comments, scalars
from baocao.source.faults import Faults
from baocao.source.nodes import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from baocao.source import syntax

# PyYAML without libyaml reads the same, ten times as slowly.
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 40
_BEYOND = r"\\U(?!000|0010)[0-9A-Fa-f]{8}"


@dataclass(slots=True)
class Part:
    """What a stretch of the file came to."""

    node: Node | None
    faults: Faults
    stopped: int = 0
    """The line at which reading gave up, or 0."""
    top_key: int = 0
    """The line of the last top-level key that was seen."""
    expression: bool = False
    """Whether it was a `{{` that reading gave up at."""
    complaint: syntax.Complaint | None = None
    """The parser's words, where it was the parser that gave up."""


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    place: Place
    flow: bool
    mapping: bool
    path: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    key: Scalar | None = None
    drop: bool = False
    """Whether the next value belongs to no key."""


def build(text: str, rows: list[str], first: int, file: str, around: tuple[str, ...] = ()) -> Part:
    """Return the node that `text` says, a stretch of the file whose lines are `rows`, from line `first` on.

    `around` is the path of what the stretch stands in.
    """
    builder = _Builder(text, rows, first, file, around)
    try:
        builder.run()
    except yaml.MarkedYAMLError as error:
        part = builder.part
        part.node, part.complaint = None, builder.complaint(error)
        part.stopped = part.complaint.line
    except (yaml.YAMLError, ValueError):  # the pure parser's chr() of an escape beyond Unicode
        builder.part.node, builder.part.complaint = None, builder.beyond_unicode()
        builder.part.stopped = builder.part.complaint.line
    return builder.part


class _Builder:
    def __init__(self, text: str, rows: list[str], first: int, file: str, around: tuple[str, ...]) -> None:
        self.text, self.rows, self.first, self.file, self.around = text, rows, first, file, around
        self.faults = Faults(file)
        self.part = Part(None, self.faults)
        self.stack: list[_Open] = []
        self.has_question = "? " in text
        self.has_remark = " #" in text or "\t#" in text
        self.last_line = first
        self.documents = 0

    def run(self) -> None:
        """Read events until the stream ends or nothing sensible can follow."""
        loader = PARSER(self.text)
        handlers = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open,
            yaml.SequenceStartEvent: self.open,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        get = loader.get_event
        while not self.part.stopped:
            event = get()
            kind = type(event)
            handle = handlers.get(kind)
            if handle:
                handle(event)
            elif kind is yaml.StreamEndEvent:
                return

    def complaint(self, error: yaml.MarkedYAMLError) -> syntax.Complaint:
        """Return the parser's words in the file's lines and columns."""
        from baocao.source import syntax  # noqa: PLC0415 - only a faulty file pays for it

        line, column = self.spot(error.problem_mark or error.context_mark)
        context = self.spot(error.context_mark) if error.context_mark else (0, 0)
        opened = next((frame.place[1:3] for frame in reversed(self.stack) if frame.flow), (0, 0))
        return syntax.Complaint(
            error.problem or "", error.context or "", line, column, *context, self.rows, self.first, opened
        )

    def spot(self, mark: Any) -> tuple[int, int]:
        """Return a mark's line and column, within the file."""
        line = min(mark.line + self.first, len(self.rows))
        return line, min(mark.column, len(self.rows[line - 1])) + 1

    def beyond_unicode(self) -> syntax.Complaint:
        """Return the words that the C parser has for an escape beyond Unicode."""
        from baocao.source import syntax  # noqa: PLC0415 - only a faulty file pays for it

        found = re.search(_BEYOND, self.text)
        at = found.start() if found else 0
        line, column = self.text.count("\n", 0, at) + self.first, at - self.text.rfind("\n", 0, at)
        return syntax.Complaint(
            "", "while scanning a double-quoted scalar", line, column, 0, 0, self.rows, self.first, (0, 0)
        )

    def fault(self, code: str, event: Any, message: str, hint: str, path: tuple[str, ...] = ()) -> None:
        """Report a fault at an event's start."""
        mark = event.start_mark
        self.faults.add(code, mark.line + self.first, mark.column + 1, message, hint, path=path)

    def stop(self, event: Any) -> None:
        """Give up at an event, whose fault is reported."""
        self.part.stopped, self.part.node = event.start_mark.line + self.first, None

    # -- events ------------------------------------------------------------------------------

    def document(self, event: Any) -> None:
        """Judge the start of a document: one to a file, without directives."""
        self.documents += 1
        if self.documents > 1:
            self.fault("BC157", event, "mỗi tệp chỉ có một tài liệu, dấu --- ở đây mở tài liệu thứ hai", "xóa dòng ---")
            self.stop(event)
        elif event.version or event.tags or self.text.startswith("%", event.start_mark.index):
            self.fault("BC155", event, "chỉ thị bắt đầu bằng % không được dùng trong tệp số liệu", "xóa dòng này")

    def alias(self, event: Any) -> None:
        """Report an alias and put an empty value in its stead."""
        frame = self.stack[-1] if self.stack else None
        if not (frame and frame.key and frame.key.text == "<<"):
            self.fault(
                "BC152", event, f"bí danh *{event.anchor} không được dùng trong tệp số liệu",
                f"viết lại giá trị ở đây; nếu * thuộc về văn bản thì viết \"*{event.anchor}\"",
            )  # fmt: skip
        place = self.place(event)
        node = Scalar("", place, ((place.line, place.column),), False, False)
        if frame and frame.mapping and frame.key is None and not frame.drop:
            self.key(node, frame, event)
        else:
            self.put(node)

    def open(self, event: Any) -> None:
        """Begin a mapping or a sequence."""
        mark, mapping = event.start_mark, type(event) is yaml.MappingStartEvent
        parent = self.stack[-1] if self.stack else None
        if event.flow_style and self.text.startswith("{{", mark.index):
            self.expression(event)
            return
        if parent and parent.mapping and parent.key is None and not parent.drop:
            kind = "một bảng khóa – giá trị" if mapping else "một danh sách"
            self.fault("BC156", event, f"tên khóa phải là một từ, nhưng là {kind}", "đặt tên khóa là một từ không dấu")
            self.stop(event)
            return
        if len(self.around) + len(self.stack) >= DEEPEST:
            deep = f"các giá trị lồng nhau sâu quá {DEEPEST} tầng"
            self.fault("BC158", event, deep, f"tệp số liệu cần không quá {DEEPEST} tầng")
            self.stop(event)
            return
        self.properties(event)
        place = self.place(event)
        self.stack.append(_Open(place, bool(event.flow_style), mapping, place.path))

    def close(self, _event: Any) -> None:
        """End a mapping or a sequence."""
        frame = self.stack.pop()
        if frame.mapping:
            self.put(Mapping(tuple(frame.entries), frame.place))
        else:
            self.put(Sequence(tuple(frame.items), frame.place))

    def scalar(self, event: Any) -> None:
        """Read a key or a value."""
        self.last_line = event.start_mark.line + self.first
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        frame = self.stack[-1] if self.stack else None
        if frame and frame.flow and not event.style and self.comma(event, frame):
            return
        if frame and frame.mapping and frame.key is None and not frame.drop:
            node = self.node(event, (*frame.path, event.value))
            self.key(node, frame, event)
            return
        node = self.node(event, self.path())
        if event.style or self.has_remark:
            self.check_value(event, node)
        self.put(node)

    # -- pieces ------------------------------------------------------------------------------

    def path(self) -> tuple[str, ...]:
        """Return the path of the value that comes next."""
        if not self.stack:
            return self.around
        frame = self.stack[-1]
        if not frame.mapping:
            return (*frame.path, str(len(frame.items) + 1))
        return (*frame.path, frame.key.text) if frame.key else frame.path

    def place(self, event: Any) -> Place:
        """Return the place of the value that an event begins."""
        mark = event.start_mark
        return Place(self.file, mark.line + self.first, mark.column + 1, self.path())

    def before(self, event: Any) -> str:
        """Return what stands before an event on its line."""
        mark = event.start_mark
        row: str = self.rows[mark.line + self.first - 1]
        return row[: int(mark.column)].rstrip(" ")

    def put(self, node: Node) -> None:
        """Give a value to the collection around it."""
        if not self.stack:
            self.part.node = node
            return
        frame = self.stack[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.drop:
            frame.drop = False
        else:
            key = cast("Scalar", frame.key)
            frame.entries.append(Entry(key, node))
            frame.key = None

    def key(self, node: Scalar, frame: _Open, event: Any) -> None:
        """Take a key, unless there is one like it."""
        name = node.text
        if len(self.stack) == 1:
            self.part.top_key = node.place.line
        if self.has_question and self.before(event).endswith("?"):
            self.fault(
                "BC156", event, "dấu ? mở khóa phức hợp không được dùng trong tệp số liệu", "viết “tên: giá trị”"
            )
            self.stop(event)
            return
        if name == "<<" and not node.quoted:
            self.fault(
                "BC154", event, "khóa trộn << không được dùng trong tệp số liệu", "viết lại các khóa cần có ở đây"
            )
        elif not name and not node.quoted and type(event) is yaml.ScalarEvent:
            self.fault("BC159", event, "trước dấu hai chấm không có tên khóa", "thêm tên khóa")
        first = frame.seen.get(name)
        if first:
            place = node.place
            self.faults.add(
                "BC150", place.line, place.column,
                f"khóa “{name}” đã có ở dòng {first.line}, cột {first.column}; mỗi khóa chỉ được viết một lần",
                "xóa một trong hai, hoặc đổi tên", path=place.path,
            )  # fmt: skip
            frame.drop = True
            return
        frame.seen[name] = node.place
        frame.key = node

    def node(self, event: Any, path: tuple[str, ...]) -> Scalar:
        """Return the scalar of an event, every character of it with its place in the file."""
        start, end, style, text = event.start_mark, event.end_mark, event.style or "", event.value
        line, column = start.line + self.first, start.column + 1
        place = Place(self.file, line, column, path)
        if not style and end.line == start.line and end.column - start.column == len(text):
            return Scalar(text, place, ((line, column),), False, False)  # most scalars: a word or a few, as written
        raw = self.text[start.index : end.index]
        if event.anchor is not None or event.tag is not None:
            raw, line, column = scalars.without_properties(raw, line, column)
        if style in ("|", ">"):
            rows = self.rows[line : end.line + self.first]
            if style == "|":
                return Scalar(text, place, scalars.literal_starts(text, rows, line + 1), True, True)
            runs = scalars.folded_runs(text, rows, line + 1)
            return Scalar(text, place, scalars.line_starts(text, runs), True, True, runs)
        if style:
            raw, column = raw[1:-1], column + 1
        if len(raw) == len(text) and "\n" not in raw:
            return Scalar(text, place, ((line, column),), bool(style), False)
        runs = scalars.flow_runs(raw, style, line, column)
        if style == '"' and "\\" in raw:
            self.check_escapes(text, runs, path)
            if not text.isascii():
                text, runs = scalars.compose(text, runs)
        return Scalar(text, place, scalars.line_starts(text, runs), bool(style), False, runs)

    # -- faults ------------------------------------------------------------------------------

    def properties(self, event: Any) -> None:
        """Report an anchor or a tag."""
        path = self.path()
        if event.anchor is not None:
            self.fault(
                "BC151", event, f"mỏ neo &{event.anchor} không được dùng trong tệp số liệu",
                f"xóa &{event.anchor}; nếu & thuộc về văn bản thì đặt cả giá trị trong dấu nháy kép", path,
            )  # fmt: skip
        if event.tag is not None:
            mark = event.start_mark
            written = self.text[mark.index : mark.index + 60].split("\n")[0].split(" ")[0]
            self.fault(
                "BC153", event, f"thẻ kiểu {written} không được dùng trong tệp số liệu",
                "xóa thẻ này; nếu ! thuộc về văn bản thì đặt cả giá trị trong dấu nháy kép", path,
            )  # fmt: skip

    def expression(self, event: Any) -> None:
        """Report a value that begins with `{{` and is not in quotes."""
        value = self.rows[event.start_mark.line + self.first - 1][event.start_mark.column :].strip()
        quote = "'" if '"' in value else '"'
        self.fault(
            "BC138", event, "giá trị bắt đầu bằng {{ phải đặt trong dấu nháy, hoặc viết dưới dấu |",
            f"viết {quote}{value}{quote}", self.path(),
        )  # fmt: skip
        self.stop(event)
        self.part.expression = True

    def comma(self, event: Any, frame: _Open) -> bool:
        """Report a comma within a number that split it in two, and put the halves together again."""
        at = event.start_mark.index
        if at < 2 or self.text[at - 1] != "," or not (self.text[at - 2].isdigit() and self.text[at].isdigit()):
            return False
        held = frame.entries[-1].value if frame.mapping and frame.entries else None
        before = held if frame.mapping else frame.items[-1] if frame.items else None
        if not isinstance(before, Scalar) or before.quoted or frame.key:
            return False
        if "," in before.text:  # 1,2,3 is reported at its first comma
            frame.drop = frame.mapping
            return True
        whole = Scalar(f"{before.text},{event.value}", before.place, before.starts, False, False, before.runs)
        if frame.mapping:
            frame.entries[-1] = Entry(frame.entries[-1].key, whole)
            frame.drop = True
        else:
            frame.items[-1] = whole
        start = event.start_mark
        self.faults.add(
            "BC141", start.line + self.first, start.column,
            f"dấu phẩy này tách {whole.text} thành hai giá trị {before.text} và {event.value}",
            f'nếu là một số thập phân, viết "{whole.text}"; nếu là hai giá trị, thêm dấu cách sau dấu phẩy',
            path=before.place.path,
        )  # fmt: skip
        return True

    def check_value(self, event: Any, node: Scalar) -> None:
        """Report a value that is not all that its author wrote."""
        style, end = event.style, event.end_mark
        if node.block:
            self.check_header(node)
        elif not style and self.has_remark:
            self.check_remark(node, end)
        elif style in ('"', "'") and end.line > event.start_mark.line:
            self.check_quote(node, event)

    def check_quote(self, node: Scalar, event: Any) -> None:
        """Report a quote that its author forgot to close and that a later one closes."""
        from baocao.source import syntax  # noqa: PLC0415 - few files have quotes over several lines

        spot = syntax.unclosed_quote(self.rows, node.place.line, event.end_mark.line + self.first)
        if spot:
            cause = syntax.quote_cause(*spot, self.rows)
            self.faults.add(cause.code, cause.line, cause.column, cause.message, cause.hint, path=node.place.path)
            self.stop(event)

    def check_header(self, node: Scalar) -> None:
        """Report `>5`, which YAML takes for an empty text indented by five, and `>#5`."""
        place = node.place
        value = self.rows[place.line - 1][place.column - 1 :].strip()
        remark = value.lstrip("|>+-123456789").startswith("#")
        compares = not node.text.strip() and value[0] == ">" and len(value.split("#")[0].strip()) > 1
        if remark or compares:
            from baocao.source import syntax  # noqa: PLC0415 - only a faulty file pays for it

            cause = (syntax.header_cause if remark else syntax.comparison_cause)(place.line, place.column, value)
            self.faults.add(cause.code, cause.line, cause.column, cause.message, cause.hint, path=place.path)

    def check_remark(self, node: Scalar, end: Any) -> None:
        """Report a text that seems to have been cut at a ` #`."""
        rest = self.rows[end.line + self.first - 1][end.column :]
        remark = rest.lstrip(" \t")
        if not remark.startswith("#") or len(remark) == len(rest):
            return
        severity = comments.judge(node.text, remark)
        if severity:
            message, hint = comments.wording(node.text, remark)
            column = end.column + len(rest) - len(remark) + 1
            line = end.line + self.first
            self.faults.add("BC142", line, column, message, hint, path=node.place.path, severity=severity)

    def check_escapes(self, text: str, runs: tuple[scalars.Run, ...], path: tuple[str, ...]) -> None:
        """Report the characters that an escape brought in and that must not be there."""
        verdicts = {ch: verdict for ch in set(text) if (verdict := characters.judge(ch))}
        if not verdicts:
            return
        for offset, line, column in runs:
            verdict = verdicts.get(text[offset : offset + 1])
            if verdict and self.rows[line - 1][column - 1 : column] == "\\":
                code, message, hint = verdict
                self.faults.add(code, line, column, f"chuỗi thoát tạo ra {message}", hint, path=path)
