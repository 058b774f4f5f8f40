"""Bytes of an XML part become elements, safely; the only module that knows lxml.

No DTD, no entity, no network, no huge tree: whatever a program writes by itself needs none of
them, so a part that has one was made by hand to do harm.
"""

import re

from lxml import etree

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

Element = etree._Element  # noqa: SLF001 - lxml's own name for the type, for annotations

_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEAD = 4_096


def parse_xml(data: bytes, limits: Limits, *, huge: bool = False) -> Element:
    """The root element of one XML part; tags keep their namespaces as ``{uri}name``.

    Args:
        data: the part.
        limits: of size.
        huge: allow long texts (not deep trees), for parts that may hold them.

    Raises:
        DocumentError: it is too large, damaged, or has a document type definition.
    """
    check("内部 XML 过大，字节数超限", len(data), limits.xml_bytes)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) > 1
    head = data.replace(b"\x00", b"") if wide else data
    # A DTD stands before the root element; an attack may put a long comment before it.
    if _DTD.search(head):
        raise DocumentError("内部 XML 带有文档类型定义（DTD），正常文件不会有，为安全起见没有读取")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=huge,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(
            f"内部 XML 已损坏或嵌套过深：{_first_line(error)}；请重新保存"
        ) from error
    if root is None:
        raise DocumentError("内部 XML 是空的，文件不完整；请用原程序重新保存")
    return root


def local_name(element: Element) -> str:
    """Name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:80]
