"""Text as it stands becomes text that can be compared; the meaning never changes.

Folds what only looks different: full-width digits and letters, blanks of all widths,
radical and compatibility forms of characters. Punctuation is left alone, and so are
circled numbers and traditional characters: whoever compares decides about those.
"""

import unicodedata

_DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_BLANKS = "\t\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BLANKS += "\u202f\u205f\u2800\u3000\u3164"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(char): None for char in _DROPPED}
    table |= {ord(char): " " for char in _BLANKS}
    full_width = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    table |= {code: chr(code - 0xFEE0) for code in full_width}
    # Radicals and compatibility ideographs: some editors and PDFs write them for the character.
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    return table


_FOLDED = _table()
_INVISIBLE = dict.fromkeys((ord(char) for char in (*_DROPPED, "\u2800", "\u3164")), None)


def fold(text: str) -> str:
    """The same text in plain digits, letters, blanks and characters; line ends stay."""
    return text.translate(_FOLDED)


def squeeze(text: str) -> str:
    """The same text without any white space, visible or not; for comparing."""
    return "".join((text if text.isascii() else text.translate(_INVISIBLE)).split())
