"""What is drawn over the cells of a sheet: pictures, and boxes with text in them."""

from collections.abc import Iterator
from typing import NamedTuple

from hegui.documents.limits import Limits
from hegui.documents.markup import Element, local_name, parse_xml
from hegui.documents.package import Package
from hegui.documents.readers.sheets.sheet import At
from hegui.documents.readers.sheets.xlsx_parts import related
from hegui.errors import DocumentError


class Drawn(NamedTuple):
    """Pictures and boxes by the cell at their upper left corner.

    Attributes:
        pictures: what each is called, or "".
        boxes: text of each, its paragraphs as lines.
    """

    pictures: dict[At, str]
    boxes: dict[At, str]


def drawn_on(package: Package, part: str, limits: Limits) -> Drawn:
    """What is drawn over the sheet of that part; nothing where the drawing cannot be read."""
    drawn = Drawn({}, {})
    try:
        for kind, target in related(package, part, limits).values():
            if kind == "drawing" and target in package:
                root = parse_xml(package.read(target, limits.xml_bytes), limits)
                for anchor in root:
                    _gather(anchor, drawn)
    except DocumentError:
        return drawn  # the cells are none the worse for it
    return drawn


def _gather(anchor: Element, drawn: Drawn) -> None:
    at = _corner(anchor)
    for part in anchor.iter():
        name = local_name(part)
        if name == "pic":
            words = next((one for one in part.iter("{*}cNvPr")), None)
            drawn.pictures[at] = (words.get("descr") or "")[:80] if words is not None else ""
        elif name == "txBody":
            text = "\n".join(filter(None, _paragraphs(part)))
            if text:
                drawn.boxes[at] = "\n".join(filter(None, (drawn.boxes.get(at), text)))


def _paragraphs(body: Element) -> Iterator[str]:
    for paragraph in body:
        if local_name(paragraph) == "p":
            yield "".join(one.text or "" for one in paragraph.iter("{*}t")).strip()


def _corner(anchor: Element) -> At:
    """Row and column of the cell it is fastened to; the first cell where it is not."""
    for corner in anchor:
        if local_name(corner) == "from":
            numbers = {local_name(one): one.text or "" for one in corner}
            row, column = numbers.get("row", ""), numbers.get("col", "")
            if row.isdecimal() and column.isdecimal() and len(row + column) < 15:
                return int(row) + 1, int(column) + 1
    return 1, 1
