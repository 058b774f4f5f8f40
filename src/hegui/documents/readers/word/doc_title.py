"""The title that an older office program keeps beside the text, in a set of properties."""

import struct

from hegui.documents.container import Container
from hegui.documents.encoding import decode
from hegui.errors import DocumentError

_STREAM = "\x05SummaryInformation"
_TITLE, _CODE_PAGE = 2, 1
_NARROW, _WIDE = 0x1E, 0x1F
_UTF_16 = 1200
_LONGEST = 400
_MOST = 100


def title_of(container: Container) -> str:
    """The title, or "" if there is none that can be read."""
    if _STREAM not in container:
        return ""
    try:
        data = container.read(_STREAM)
        return _title(data)
    except (DocumentError, struct.error):
        return ""  # the text is what matters


def _title(data: bytes) -> str:
    start = struct.unpack_from("<I", data, 44)[0]
    count = struct.unpack_from("<I", data, start + 4)[0]
    places = {}
    for index in range(min(count, _MOST)):
        key, at = struct.unpack_from("<II", data, start + 8 + 8 * index)
        places[key] = start + at
    if _TITLE not in places:
        return ""
    at = places[_TITLE]
    kind, size = struct.unpack_from("<II", data, at)
    wide = kind == _WIDE
    if kind not in (_NARROW, _WIDE):
        return ""
    text = data[at + 8 : at + 8 + min(size * (2 if wide else 1), _LONGEST)]
    if _CODE_PAGE in places:
        page = struct.unpack_from("<H", data, places[_CODE_PAGE] + 4)[0]
        wide = wide or page == _UTF_16
    found = text.decode("utf-16-le", "replace") if wide else decode(text.split(b"\x00")[0]).text
    return found.split("\x00")[0].strip()
