"""The bytes of a Word 97 file (DOC, and WPS which is the same) become a Document.

Footnotes, headers and comments are not read; text boxes are, where they hang. What is damaged
beyond reading, or written by a still older program, is left to an office program if there is one.
"""

from hegui.documents.container import Container
from hegui.documents.document import Document, Remark
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.word.doc_drawings import drawings_of
from hegui.documents.readers.word.doc_flow import Flow, remarks_of
from hegui.documents.readers.word.doc_numbers import Numbers
from hegui.documents.readers.word.doc_seen import look_through
from hegui.documents.readers.word.doc_story import Looks, Story, Text, hide_styled, is_sound
from hegui.documents.readers.word.doc_streams import STYLES, Odd, Streams, open_streams
from hegui.documents.readers.word.doc_styles import Styles
from hegui.documents.readers.word.doc_title import title_of
from hegui.documents.readers.word.office import read_by_office

_UNTOLD = "表格的格式信息已损坏，只能按文字的先后读取，空白的单元格无法确认。请对照原文件核对表格"


def read_doc(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the bytes of a Word 97 file.

    Raises:
        DocumentError: if it is encrypted, damaged or above the limits.
    """
    container = Container(data, limits)
    try:
        streams = open_streams(container, limits)
    except Odd as odd:
        return read_by_office(data, "doc", str(odd), limits)
    return _read(streams, title_of(container), limits)


def _read(streams: Streams, title: str, limits: Limits) -> Document:
    drawings, styles = drawings_of(streams), Styles(streams.part(STYLES))
    looks = Looks(streams, limits)
    boxes = _text(streams, *streams.boxes, limits, styles) if drawings.boxes else None
    body = _text(streams, 0, streams.length, limits, styles)
    text = Text(body.text, 0, body.seen, drawings.boxes, drawings.pictures, boxes)
    for one in (text, boxes):
        if one is not None and styles.hiding:
            hide_styled(one, looks, styles)
    sound = is_sound(text, looks)
    flow = Flow(limits)
    Story(text, looks, styles, Numbers(streams), flow, sound=sound).tell(0, len(text.text))
    seen = [part.seen for part in (text, boxes) if part is not None]
    remarks = remarks_of(
        hidden=any(part.hidden for part in seen), tracked=any(part.tracked for part in seen)
    )
    if not sound:
        remarks.append(Remark("extraction", _UNTOLD))
    return Document("doc", flow.blocks(), "", title, tuple(remarks))


def _text(streams: Streams, start: int, end: int, limits: Limits, styles: Styles) -> Text:
    text = streams.text(start, end)
    return Text(text, start, look_through(streams, text, start, limits, styles.characters), {})
