"""Characters written by their place in a font of signs become the characters they look like."""

_PRIVATE = range(0xF000, 0xF100)
_ASCII = range(0x20, 0x7F)
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x72: "□",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
} | {0x81 + step: chr(ord("①") + step) for step in range(10)}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□"}
    | {0x6A + step: chr(ord("①") + step) for step in range(10)},
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷"},
}
_SAME = frozenset("0123456789()+,./:;<=>?[]_{|} %")  # of Symbol, where the rest is Greek


def sign(font: str, code: str, unknown: str) -> str:
    """The character at a hexadecimal *code* of *font*, or *unknown*."""
    try:
        point = int(code, 16)
    except ValueError:
        return unknown
    signs = _FONTS.get(font.strip().lower())
    at = point - _PRIVATE.start if point in _PRIVATE else point
    if signs is not None and at < 0x100:
        if at in signs:
            return signs[at]
        if at in _ASCII and signs is _FONTS["symbol"]:
            if chr(at) in _SAME:
                return chr(at)
            return "-" if chr(at) == "-" else unknown
        return unknown
    return chr(point) if _is_character(point) else unknown


def _is_character(point: int) -> bool:
    private = 0xE000 <= point < 0xF900 or point >= 0xF0000
    surrogate = 0xD800 <= point < 0xE000
    return point >= 0x20 and point not in range(0x7F, 0xA0) and not private and not surrogate
