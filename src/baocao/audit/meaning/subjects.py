"""Words that tell of what a figure is: what is counted, and whose plan of what time it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from baocao.audit.reading import lexicon

_GENERIC = lexicon.words(
    """
    và các những của cho tại trong trên toàn đã được có là với so từ đến năm tháng quý ngày hết nay này đó kỳ
    cuối đầu cả kế hoạch chỉ tiêu dự toán mục thực hiện kết quả đạt vượt hoàn thành bằng ước giao đề ra phấn đấu
    nghị quyết nhiệm vụ tăng giảm thêm thiếu hụt hơn còn mới tổng số lượng tỷ lệ theo do để ở về tính khi thì mà
    cũng như vậy không chưa mức lên xuống qua công tác việc trước sau cùng người đồng triệu nghìn tỉ huyện tỉnh
    xã phường thị trấn phố đơn vị cơ quan phòng ban ngành chi hội bộ nhận phải cần bố trí phân bổ cấp xếp sẽ
    kiến nâng sang bình quân nhưng đây kia vốn hđnd ubnd đại dân nước cao thấp nhiều ít nên tức tương ứng đương
    nghĩa xấp xỉ thế con chung nhánh tâm sở cục hợp nhìn riêng đặt đạo tế trở đủ chiếm vẫn đều lại rồi luôn đang
    tuần giữa sử dụng
    """
)
"""Words that tell nothing of what is counted."""


def content(words: Iterable[str]) -> list[str]:
    """Return the words that tell of what is spoken."""
    return [word for word in words if word[:1].isalpha() and word not in _GENERIC and word not in lexicon.MEASURES]


_PLACES = lexicon.words("tỉnh huyện xã phường quận ubnd hđnd bộ sở tw chính trung thành thị tổng cục chi đại")
_TIMES = {
    "nhiệm kỳ": "nhiệm kỳ", "giai đoạn": "giai đoạn", "quý": "quý", "tháng": "tháng", "cả năm": "năm", "năm": "năm",
}  # fmt: skip
_STEPS = ("điều chỉnh", "đầu năm", "phấn đấu", "bổ sung", "pháp lệnh")


def levels(words: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return whose plan words speak of (`tỉnh giao`), of what time and year, and of which step (`điều chỉnh`)."""
    text = f" {' '.join(words)} "
    givers: set[str] = set()
    for here, word in enumerate(words):
        if word == "giao":
            givers |= _PLACES & set(words[max(0, here - 3) : here])
        if word in ("hoạch", "toán", "tiêu"):
            givers |= _PLACES & set(words[here + 1 : here + 3])
    times = {name for said, name in _TIMES.items() if f" {said} " in text}
    if len(times) > 1:
        times.discard("năm")
    years = {word for word in words if len(word) == 4 and word.isdigit()}
    steps = {step for step in _STEPS if f" {step} " in text}
    found = {"giver": givers, "time": times, "year": years, "step": steps}
    return {name: frozenset(each) for name, each in found.items() if each}
