"""Bytes of RTF text become characters, by the character set of the font they are written in."""

import codecs
import re

_PAGES = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
SYMBOLS = "symbols"
WESTERN = "cp1252"
_SYMBOL_SET = 2
_WIDE = ("gb18030", "big5", "cp932", "cp949", "utf-8")
_FONT = re.compile(rb"\\f(\d{1,5})(?!\d)|\\fcharset(\d{1,3})")
# Chinese text in a western font: programs often name a western character set all the same.
_PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x80-\xfe])*")


def page_of(number: int) -> str:
    """The encoding of a Windows code page; western if there is none of that number."""
    if number in (936, 54936):
        return "gb18030"
    name = {950: "big5", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return WESTERN


def fonts_of(table: bytes) -> dict[int, str]:
    """Number of a font → its encoding; "" where it is that of the document."""
    fonts: dict[int, str] = {}
    font = -1
    for number, charset in _FONT.findall(table):
        if number:
            font = int(number)
        elif font >= 0:
            is_symbol = int(charset) == _SYMBOL_SET
            fonts[font] = SYMBOLS if is_symbol else _PAGES.get(int(charset), "")
    return fonts


def decode(data: bytes, font: str, document: str) -> str:
    """Text of one run; *font* and *document* are their encodings."""
    if font == SYMBOLS:  # pictures, not letters: never to be taken for text
        return "".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in data)
    if data.isascii():
        return data.decode("ascii")
    if font:
        return data.decode(font, "replace")
    if _PAIRS.fullmatch(data):
        try:
            return data.decode(document if document in _WIDE else "gb18030")
        except UnicodeDecodeError:
            pass
    elif document in _WIDE:
        try:
            return data.decode(WESTERN)
        except UnicodeDecodeError:
            pass
    return data.decode(document, "replace")
