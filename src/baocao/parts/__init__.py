"""What each paragraph of an administrative document is: by our own styles, or found by content and position."""

from baocao.parts.sheet import Kind, Placed, Sheet, by_style, text_width

__all__ = ["Kind", "Placed", "Sheet", "by_style", "text_width"]
