"""Bytes of an XML part become elements, safely; the only module that knows lxml.

No DTD, no entity, no network, no huge tree: whatever a program writes by itself needs none of
them, so a part that has one was made by hand to do harm.
"""

import re

from lxml import etree

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

Element = etree._Element

_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"""\A\W*<\?xml[^<>]*?\sencoding\s*=\s*["']([^"'<>]*)["']""")
# In others a DTD would not look like one, and no office program writes them.
_ENCODINGS = re.compile(
    rb"(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|gb2312|gbk|gb18030|iso-8859-1|windows-125\d)",
    re.IGNORECASE,
)
_PROLOG = 1_024
_WITH_DTD = "内部 XML 带有文档类型定义（DTD），正常文件不会有，为安全起见没有读取"


def parse_xml(data: bytes, limits: Limits, *, huge: bool = False) -> Element:
    """The root element of one XML part; tags keep their namespaces as ``{uri}name``.

    Args:
        data: the part.
        limits: of size.
        huge: allow long texts, for parts that may hold them; trees are no deeper for it.

    Raises:
        DocumentError: it is too large, damaged, or has a document type definition.
    """
    check("内部 XML 过大，字节数超限", len(data), limits.xml_bytes)
    refuse_disguise(data)
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
            "内部 XML 已损坏或嵌套过深，读不出来；请用原程序打开后重新保存"
        ) from error
    if root is None:
        raise DocumentError("内部 XML 是空的，文件不完整；请用原程序重新保存")
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(_WITH_DTD)
    if huge and root.xpath(f"boolean({'/*' * (limits.xml_depth + 1)})"):
        check("内部 XML 嵌套过深", limits.xml_depth + 1, limits.xml_depth)
    return root


def local_name(element: Element) -> str:
    """Name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def refuse_disguise(data: bytes) -> None:
    """Refuse a DTD before a parser meets it, and encodings in which none would be seen.

    Raises:
        DocumentError: *data* has one or is in such an encoding.
    """
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) > 1
    plain = data.replace(b"\x00", b"") if wide else data
    declared = _DECLARED.match(plain[:_PROLOG])
    if declared and not _ENCODINGS.fullmatch(declared[1].strip()):
        name = declared[1].decode("ascii", "replace")[:40]
        raise DocumentError(f"内部 XML 的编码（{name}）不支持；请用原程序重新保存")
    # It stands before the root element, but a long comment may stand before it.
    if _DTD.search(plain):
        raise DocumentError(_WITH_DTD)
