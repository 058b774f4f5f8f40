"""The bytes of an RTF file become a Document.

RTF is a run of text with control words in it; what they set holds until their group ends. Rows
tell where their cells end on the page, before or behind the cells, so that tables are put
together as those of DOC are.
"""

from hegui.documents.document import Document
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.word.rtf_reader import Reader
from hegui.documents.readers.word.rtf_words import WORDS
from hegui.errors import DocumentError


def read_rtf(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the bytes of an RTF file.

    Raises:
        DocumentError: if it is no RTF, or above the limits.
    """
    check("文件过大，字节数超限", len(data), limits.file_bytes)
    if not data.startswith(b"{\\rtf"):
        raise DocumentError("不是完整的 RTF 文件，打不开；请用原程序重新保存")
    return Reader(data, WORDS, limits).document()
