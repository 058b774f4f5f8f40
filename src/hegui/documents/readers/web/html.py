"""The bytes of an HTML page become a Document, parsed as a browser would parse it.

Refuses before parsing what a parser would choke on, drops what a reader of the page does
not see, and leaves the rest to the modules beside it: ``page`` writes blocks, ``content``
finds the report among the menus. The only module that knows the parser.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hegui.documents.document import Block, Document
from hegui.documents.encoding import decode, remarks_of
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.web.content import main_content
from hegui.documents.readers.web.page import blocks_of, tidy
from hegui.documents.readers.web.prescan import prescan
from hegui.documents.readers.web.tree import TEXT, UNSEEN, Tree
from hegui.errors import DocumentError

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_MAY_HIDE = re.compile(r"hidden|display\s*:\s*none", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_NOT_SHOWN = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "svg", "math", "canvas"),
        *("audio", "video", "select", "option", "datalist", "textarea"),
    )
)
_WITH_ATTRIBUTES = frozenset(("td", "th", "img", "a", "embed", "object", "iframe"))
_LEAVES = frozenset(("iframe", "object", "embed", "img"))
_TITLES = ("articletitle", "title", "og:title")


def read_html(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the bytes of a page.

    Raises:
        DocumentError: if a limit is met, or the page cannot be parsed.
    """
    check("网页过大，字节数超限", len(data), limits.html_bytes)
    claim = _CHARSET.search(data[:8192].replace(b"\x00", b""))
    decoded = decode(data, claim[1].decode("ascii") if claim else None)
    text = decoded.text.replace("\x00", "")
    prescan(text, limits)
    parser = LexborHTMLParser(text)
    if parser.root is None or parser.body is None:
        raise DocumentError("不是完整的网页，没有可以读取的内容")
    tree = _flatten(parser.root, _hidden(parser, text), limits)
    title = _title(parser)
    blocks = main_content(tree, blocks_of(tree, limits), title)
    return Document("html", blocks, decoded.encoding, title, remarks_of(decoded))


def read_fragment(source: str, limits: Limits = LIMITS) -> tuple[Block, ...]:
    """Read a piece of a page, such as a table that stands in a text.

    Raises:
        DocumentError: if a limit is met.
    """
    prescan(source, limits)
    parser = LexborHTMLParser(source)
    if parser.root is None:
        return ()
    tree = _flatten(parser.root, _hidden(parser, source), limits)
    return tuple(one.block for one in blocks_of(tree, limits))


def _hidden(parser: LexborHTMLParser, text: str) -> frozenset[int]:
    """Memory ids of elements that their own attributes hide."""
    if not _MAY_HIDE.search(text):
        return frozenset()
    return frozenset(
        node.mem_id
        for node in parser.css("[hidden],[style]")
        if "hidden" in (attributes := node.attributes)
        or _HIDDEN_STYLE.search(attributes.get("style") or "")
    )


def _flatten(root: LexborNode, hidden: frozenset[int], limits: Limits) -> Tree:
    tree = Tree()
    names, parents, ends = tree.names, tree.parents, tree.ends
    around: list[tuple[LexborNode, int]] = []
    parent = -1
    node: LexborNode | None = root
    while node is not None:
        name = node.tag or "-"
        below: LexborNode | None = None
        if name == TEXT or name[0] not in "-!":
            index = len(names)
            parents.append(parent)
            ends.append(index + 1)
            if name == TEXT:
                tree.texts[index] = node.text_content or ""
            elif name in _NOT_SHOWN or (hidden and node.mem_id in hidden):
                name = UNSEEN + name
            else:
                if name in _WITH_ATTRIBUTES:
                    tree.attributes[index] = node.attributes
                elif name == "input" and (shown := _field(node, tree, parent)):
                    name, tree.texts[index] = TEXT, shown
                below = None if name in _LEAVES else node.first_child
            names.append(name)
            if below is not None:
                around.append((node, index))
                parent = index
                if len(around) > limits.depth or index > limits.nodes:
                    check("HTML 标签嵌套过深", len(around), limits.depth)
                    check("HTML 节点过多", index, limits.nodes)
        if below is None:
            below = node.next
            while below is None and around:
                node, index = around.pop()
                ends[index] = len(names)
                parent = parents[index]
                below = node.next if around else None
        node = below
    return tree


def _field(node: LexborNode, tree: Tree, parent: int) -> str:
    """What a form field in a table cell shows: some pages put the numbers of a table in fields."""
    attributes = node.attributes
    if (attributes.get("type") or "text").lower() not in ("text", "number"):
        return ""
    while parent >= 0 and tree.names[parent] not in ("td", "th"):
        parent = tree.parents[parent]
    return (attributes.get("value") or "") if parent >= 0 else ""


def _title(parser: LexborHTMLParser) -> str:
    found: dict[str, str] = {}
    for node in parser.css("meta[content]"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if name in _TITLES and (content := tidy(attributes.get("content") or "")):
            found.setdefault(name, content)
    element = parser.css_first("title")
    declared = tidy(element.text()) if element is not None else ""
    return (
        found.get("articletitle") or declared or found.get("title") or found.get("og:title") or ""
    )
