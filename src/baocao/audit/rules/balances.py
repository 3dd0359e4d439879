"""What there was, what came and went, and what there is at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from baocao.audit import said
from baocao.audit.binding import ledger
from baocao.audit.document import Document, Finding
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading.interval import Interval

_MOST = 6
_OPENING = re.compile(
    r"đầu (?:năm|kỳ|tháng|quý|ngày|tuần|vụ|ca)|(?:kỳ|năm|tháng|quý|tuần|ngày|vụ) trước (?:chuyển|tồn|còn|để|mang)"
    r"|(?:chuyển|mang) (?:từ|qua|sang).*trước|\bmang sang\b(?! (?:năm|kỳ|quý|tháng))|(?:tồn|dư) (?:cũ|đầu)"
    r"|từ (?:kỳ|năm|tháng|quý) trước|ban đầu"
)
_CLOSING = re.compile(
    r"cuối (?:năm|kỳ|tháng|quý|ngày|tuần|vụ|ca)|chuyển (?:sang )?(?:kỳ|năm|tháng|quý|vụ) (?:sau|tới)|còn lại"
    r"|(?:hiện|nay) (?:còn|có|tồn|là)\b|(?:hiện|còn) (?:dư(?! nợ)|nằm)\b|số dư\b"
    r"|đang (?:giải quyết|xem xét|xử lý|thụ lý|trong)|chưa (?:giải quyết|xử lý)|còn tồn|dư nợ còn|tồn cuối"
    r"|\bđến \S+ còn\b"
)
_LATER = re.compile(r"\bcuối\b|\bsau\b|\bhiện\b|\bnay\b")
"""What was there at the beginning may be left then (`đầu quý còn tồn 18`), and is not what is there now."""
_COMING = re.compile(
    r"tiếp nhận|thụ lý|phát sinh|kết nạp|chuyển đến|nhận (?:mới|thêm)|\bmới\b|cho vay|bổ sung|nhập|tăng|thành lập|thêm"
    r"|\bthu (?:vào|về|mới|trong)\b|\bnhận\b|\bmua\b|tuyển|\bđến\b|sinh ra|nuôi mới|\bvay\b|gửi vào|trích lập"
)
_GOING = re.compile(
    r"giải quyết|thoát|chuyển(?: sinh hoạt)? đi|xóa tên|xoá tên|khai trừ|thu hồi|thu nợ|từ trần"
    r"|ra khỏi|xuất|trả|hoàn thành|giảm|nghỉ"
    r"|giải thể|\bcắt\b|\bhủy\b|\bhuỷ\b|xử lý xong|đã xử lý|bỏ học|thôi học|\bchết\b|rút"
    r"|\bchi\b(?! (?:bộ|cục|hội|nhánh|đoàn|tiết|phí))|\bbán\b|tiêu thụ|sử dụng"
    r"|chuyển (?:ngành|công tác|trường|nơi)|thanh lý|hao hụt|loại bỏ"
    r"|tiêu hủy|xuất chuồng|cấp phát|giải ngân|xử xong|đã xử|xét xử"
)


def flow(document: Document) -> Iterator[Finding]:
    """Số đầu kỳ cộng số đến, trừ số đi phải bằng số cuối kỳ.

    Vì sao: hồ sơ, đơn thư, vụ án, đảng viên, dư nợ được báo cáo theo kỳ: kỳ trước chuyển sang, tiếp nhận mới, đã giải
    quyết, chuyển kỳ sau. Bốn số ấy tính được lẫn nhau. Khi còn số khác xen vào mà tính theo cách nào đó thì khớp, không
    nêu. Mức độ: có khả năng.

    Ví dụ sai:

        Kỳ trước chuyển sang 34 vụ, thụ lý mới 210 vụ, đã giải quyết 198 vụ, chuyển kỳ sau 56 vụ.

    Cách sửa: tính lại số cuối kỳ, kiểm tra từng số với sổ theo dõi.
    """
    for window in ledger.windows(document):
        opened = [each for each in window if _OPENING.search(each.around) and not _LATER.search(each.around)]
        closed = [each for each in window if _CLOSING.search(each.around) and each not in opened]
        if len(opened) == 1 and len(closed) == 1:
            yield from _unbalanced(window, opened[0], closed[0])


def _unbalanced(window: Sequence[Said], opened: Said, closed: Said) -> Iterator[Finding]:
    between = [
        (_way(each), each)
        for each in window
        if each not in (opened, closed) and not each.depth and ledger.alike(each.figure, opened.figure)
        if each.role is not Role.PLAN
    ]
    moved = [(way, each) for way, each in between if way]
    same = ledger.alike(opened.figure, closed.figure) and not opened.figure.bound and not closed.figure.bound
    if not same or not moved or len(between) > _MOST:
        return
    value, end = opened.figure.value, closed.figure.value
    choices = [(way, 0) if way else (1, -1, 0) for way, _ in between]
    for signs in product(*choices):
        if sum(way != 0 and not sign for sign, (way, _) in zip(signs, between, strict=True)) > 1:
            continue  # one figure may be said aside; more than that is left out to make it fit
        if _after(value, [(sign, each) for sign, (_, each) in zip(signs, between, strict=True)]).meets(end):
            return
    due = _after(value, moved)
    if due.high <= 0 or abs(due.middle - end.middle) * 4 > value.middle + due.middle:
        return
    steps = "".join(f" {'+' if way > 0 else '-'} {each.figure.shown}" for way, each in moved)
    yield Finding(
        closed.mark,
        f"ghi “{closed.figure.shown}”, nhưng {opened.figure.shown}{steps} = {said.amount(due, closed.figure.factor)}",
        ((opened.mark, "số đầu kỳ"), *((each.mark, "số đến" if way > 0 else "số đi") for way, each in moved)),
        sure=False,
    )


def _way(entry: Said) -> int:
    """Return 1 for what came, -1 for what went, 0 for what says neither."""
    if _COMING.match(entry.after) and not _GOING.match(entry.after):
        return 1  # “có 5 em chuyển đi và 2 em chuyển đến”
    if _GOING.search(entry.before):
        return -1
    if _COMING.search(entry.around):
        return 1
    return -1 if _GOING.search(entry.after) else 0


def _after(value: Interval, moved: Sequence[tuple[int, Said]]) -> Interval:
    """Return what there is after what came and went."""
    for way, each in moved:
        if way:
            value = value + each.figure.value if way > 0 else value - each.figure.value
    return value
