"""A saved web page (MHT, MHTML) becomes a Document: the page is found among its parts and read.

Browsers, Word and WPS save a page with all it shows into one file in the form of a mail. The
parts are cut by searching for their boundaries, once over the whole file: parsers of mail go line
by line through megabytes of pictures, and are quadratic in odd headers.
"""

import binascii
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from urllib.parse import unquote, urljoin

from hegui.documents.document import Block, Document, Grid, Remark
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.web.html import read_html
from hegui.errors import DocumentError

_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_LONGEST_HEAD = 16_384
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_FIELD = re.compile(rb"^([A-Za-z0-9\-]{1,60}):[ \t]*([^\r\n]*)", re.MULTILINE)
_PARAMETER = re.compile(r';\s*([a-z\-]+)\s*=\s*(?:"([^"]*)"|([^\s;]+))', re.IGNORECASE)
_DEEPEST = 5  # parts within parts
_PAGES = ("text/html", "application/xhtml+xml")
_FRAMESET = re.compile(rb"<frameset[\s>]", re.IGNORECASE)
_FRAME = re.compile(
    rb"""<(i?)frame\s[^<>]*?\bsrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_MOST_FRAMES = 100
_NO_PAGE = "网页归档（MHT）里没有网页，可能没有保存完整；请重新另存网页"


@dataclass(frozen=True, slots=True)
class _Part:
    """One part that holds no others.

    Attributes:
        type: as ``text/html``, in small letters.
        encoding: how its bytes were made fit for mail.
        names: what other parts call it: its id and its address.
        location: its address.
        body: its bytes as they stand.
    """

    type: str
    encoding: str
    names: frozenset[str]
    location: str
    body: bytes = field(repr=False)

    def content(self) -> bytes:
        """Its bytes as they were."""
        if self.encoding == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if self.encoding == "base64":
            return _from_base64(self.body)
        return self.body


def read_mht(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the bytes of a saved page.

    Raises:
        DocumentError: it holds no page, or a limit is met.
    """
    begin = data[:_LONGEST_HEAD]
    blank = len(begin) - len(begin.removeprefix(BOM_UTF8).lstrip())
    head, body = _head_and_body(data, blank, len(data))
    start = _angles(_parameters(head.get("content-type", "")).get("start", ""))
    pages = []
    for number, part in enumerate(_leaves(head, data, body, len(data), 0, limits), 1):
        check("网页归档里的部件过多", number, limits.archive_members)
        if part.type in _PAGES:
            pages.append(part)
    if not pages:
        raise DocumentError(_NO_PAGE)
    root = next((page for page in pages if start and start in page.names), pages[0])
    source = root.content()
    frames = [_read_frame(frame, limits) for frame in _frames(source, root, pages)]
    if frames and _FRAMESET.search(source):
        document = _joined(frames)  # such a page holds nothing itself
    else:
        document = _with_frames(read_html(source, limits), frames)
    return replace(document, kind="mht")


def _with_frames(document: Document, frames: Sequence[Document]) -> Document:
    """The page with what stands in the frames within it, which mostly are counters and menus.

    They are taken where they hold a table and the page itself holds none.
    """
    if any(map(_is_grid, document.blocks)):
        return document
    return _joined([document, *(one for one in frames if any(map(_is_grid, one.blocks)))])


def _joined(pages: Sequence[Document]) -> Document:
    return replace(
        pages[0],
        title=next((page.title for page in pages if page.title), ""),
        blocks=tuple(block for page in pages for block in page.blocks),
        remarks=tuple(dict.fromkeys(remark for page in pages for remark in page.remarks)),
    )


def _read_frame(frame: _Part, limits: Limits) -> Document:
    try:
        return read_html(frame.content(), limits)
    except DocumentError as error:
        remark = Remark("extraction", f"网页里的一个框架读不了，其中的内容没有读到：{error}")
        return Document("html", (), remarks=(remark,))


def _frames(source: bytes, root: _Part, pages: Sequence[_Part]) -> list[_Part]:
    """The pages that a page shows in frames, in its order."""
    named = {name: page for page in reversed(pages) for name in page.names}
    found: dict[int, _Part] = {}
    for match in islice(_FRAME.finditer(source), _MOST_FRAMES):
        address = (match[2] or match[3] or match[4] or b"").decode("utf-8", "replace").strip()
        for name in (address, unquote(address), _absolute(root.location, address)):
            page = named.get(name.removeprefix("cid:"))
            if page is not None and page is not root:
                found.setdefault(id(page), page)
                break
    return list(found.values())


def _absolute(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _is_grid(block: Block) -> bool:
    return isinstance(block, Grid)


def _leaves(
    head: Mapping[str, str], data: bytes, start: int, end: int, depth: int, limits: Limits
) -> Iterator[_Part]:
    """The parts between two places of the file, those within parts too."""
    written = head.get("content-type", "text/plain")
    kind = written.partition(";")[0].strip().lower()
    boundary = _parameters(written).get("boundary", "")
    if not kind.startswith("multipart/") or not boundary:
        location = head.get("content-location", "").strip()
        names = {_angles(head.get("content-id", "")), location, unquote(location)} - {""}
        encoding = head.get("content-transfer-encoding", "").strip().lower()
        yield _Part(kind, encoding, frozenset(names), location, data[start:end])
        return
    check("网页归档的部件嵌套过深", depth + 1, _DEEPEST)
    for first, last in _cut(data, start, end, boundary.encode("utf-8")):
        inner, body = _head_and_body(data, first, last)
        yield from _leaves(inner, data, body, last, depth + 1, limits)


def _cut(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each part that a boundary parts; the last one may have lost its own."""
    line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$", re.MULTILINE)
    begin = -1
    for match in line.finditer(data, start, end):
        if begin >= 0:
            yield begin, match.start() - _line_end(data, match.start())
        begin = match.end() + 1
        if match[1]:
            return
    if 0 <= begin < end:
        yield begin, end


def _line_end(data: bytes, end: int) -> int:
    """Length of the line end before a boundary, which belongs to it."""
    return 2 if data[end - 2 : end] == b"\r\n" else 1


def _head_and_body(data: bytes, start: int, end: int) -> tuple[dict[str, str], int]:
    """The fields of a head, of each the first, and where the body begins."""
    if data[start : start + 1] in (b"\n", b"\r"):
        return {}, start + 1
    until = min(end, start + _LONGEST_HEAD)
    found = _HEAD_END.search(data, start, until)
    stop = found.start() if found else until
    unfolded = _FOLDED.sub(b" ", data[start:stop])
    fields: dict[str, str] = {}
    for name, value in _FIELD.findall(unfolded):
        fields.setdefault(name.decode("ascii").lower(), value.decode("utf-8", "replace"))
    return fields, min(found.end(), end) if found else stop


def _parameters(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(written):
        found.setdefault(name.lower(), quoted or plain)
    return found


def _angles(written: str) -> str:
    return written.strip().removeprefix("<").removesuffix(">")


def _from_base64(body: bytes) -> bytes:
    """Bytes out of base64, as far as it goes."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    return binascii.a2b_base64(clean[: len(clean) - (len(clean) % 4 == 1)] + b"===")
