"""How cells look: fonts an office has, colours that are never the only sign."""

from typing import Any

FONT = "微软雅黑"
_GRID = "#D9D9D9"
_SOUND = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _GRID}
_INK = {"error": "#B42318", "warning": "#9A5B00", "notice": "#3B5B7A"}

KINDS: dict[str, dict[str, Any]] = {  # of columns
    "text": {**_SOUND},
    "centre": {**_SOUND, "align": "center"},
    "count": {**_SOUND, "align": "right", "num_format": "0"},
    "points": {**_SOUND, "align": "right", "num_format": "0.0##"},
    "share": {**_SOUND, "align": "right", "num_format": "0.0%"},
}
STYLES: dict[str, dict[str, Any]] = {  # of single cells, on top of their column
    "": {},
    "bold": {"bold": True},
    "sum": {"bold": True, "bg_color": "#F2F2F2"},
    "faint": {"font_color": "#595959"},
    "link": {"font_color": "#0B5394", "underline": 1},
    **{name: {"bold": name == "error", "font_color": ink} for name, ink in _INK.items()},
}
HEADER = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1F4E79",
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "border_color": _GRID,
}
TITLE = {"bold": True, "font_size": 16, "font_color": "#1F4E79"}
LEAD = {"text_wrap": True, "valign": "vcenter", "font_size": 11}
SECTION = {"bold": True, "font_size": 12, "font_color": "#1F4E79", "bottom": 2}
DEFAULT = {"font_name": FONT, "font_size": 10}
