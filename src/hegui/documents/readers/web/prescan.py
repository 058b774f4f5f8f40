"""A page is refused before it is parsed, where parsing it would take too long.

HTML parsers are quadratic in places: many attributes in one tag, many tags open at once.
Looks at the text of the page only, in one pass, and reads tags as a tokenizer would:
quotes count only after an equals sign, comments and scripts hold no tags.
"""

import re

from hegui.documents.limits import Limits, check

# Possessive throughout, and every part may run to the end: one pass, whatever the text.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"""|<(/?)([a-z][^\s/>]*+)((?:[^>=]++|=\s*+"[^"]*+"?|=\s*+'[^']*+'?|=)*+)>?""",
    re.IGNORECASE | re.DOTALL,
)
_RAW_END = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
# Never open for long: void elements, those that the next of their kind closes, and the
# shapes of drawings, which may close themselves.
_CLOSED_NAMES = """
    area base br col embed hr img input link meta source track wbr p li td th tr dt dd option
    path rect circle line polygon polyline ellipse use stop
"""
_CLOSED = frozenset(_CLOSED_NAMES.split())


def prescan(text: str, limits: Limits) -> None:
    """Refuse a page that a parser would choke on.

    Raises:
        DocumentError: naming the limit.
    """
    tags = text.count("<")
    check("HTML 标签过多", tags, 2 * limits.nodes)
    # A short page with few tags can break none of the other limits.
    if len(text) <= limits.tag_characters and tags <= limits.open_tags:
        return
    open_tags = cells = at = 0
    while match := _TAG.search(text, at):
        at = match.end()
        if match[2] is None:
            continue
        check("HTML 标签过长，字数超限", at - match.start(), limits.tag_characters)
        name = match[2].lower()
        if name in _CLOSED:
            cells += not match[1] and name in ("td", "th")
            check("HTML 表格单元格过多", cells, limits.cells)
        elif match[1]:
            open_tags -= open_tags > 0
        elif name in _RAW_END:
            end = _RAW_END[name].search(text, at)
            at = end.start() if end else len(text)
            open_tags += end is not None
        else:
            open_tags += 1
            check("HTML 标签嵌套过深", open_tags, limits.open_tags)
