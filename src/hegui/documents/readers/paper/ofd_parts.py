"""The parts of an OFD package: which pages there are, and what they draw upon.

Names inside are looked up in the package and nowhere else, so that a name that leads out of it
leads to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from hegui.documents.limits import Limits, check
from hegui.documents.markup import Element, local_name, parse_xml
from hegui.documents.package import Package
from hegui.documents.readers.paper.ofd_numbers import numbers
from hegui.documents.readers.paper.page import Box
from hegui.errors import DocumentError

_ROOT = "OFD.xml"
_A4: Box = (0.0, 0.0, 210.0, 297.0)  # as left, top, width, height; millimetres


@dataclass(slots=True)
class OfdBody:
    """One document of the package; there is nearly always one.

    Attributes:
        pages: parts of its pages.
        templates: id → part of a page others are drawn over.
        area: of a page that gives none of its own.
        units: id → a drawing kept for use on pages.
        images: id → part with a picture.
    """

    pages: list[str] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    area: Box = _A4
    units: dict[str, Element] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)


class OfdParts:
    """Finds and parses the parts of one package, within the limits of all of them together."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the package.

        Raises:
            DocumentError: it is damaged, encrypted or no OFD.
        """
        self.package = Package(data, limits)
        self._limits = limits
        self._elements = 0
        if any(name.lower().endswith("encryptions.xml") for name in self.package.names):
            raise DocumentError("OFD 文件已加密，打不开；请去掉密码或权限限制后重新提供")
        self._root = self.parse(_ROOT)
        self._held: tuple[str, Element] | None = None

    def parse(self, part: str) -> Element:
        """The root of a part.

        Raises:
            DocumentError: it is missing, damaged or beyond the limits.
        """
        data = self.package.read(part, self._limits.xml_bytes)
        self._elements += data.count(b"<")
        check("OFD 内部 XML 元素过多", self._elements, 2 * self._limits.xml_elements)
        return parse_xml(data, self._limits)

    @property
    def title(self) -> str:
        """The title the file declares, or ""."""
        for info in _named(self._root, "DocInfo"):
            for title in _named(info, "Title"):
                return " ".join((title.text or "").split())[:200]
        return ""

    def bodies(self) -> Iterator[OfdBody]:
        """Its documents, in order.

        Raises:
            DocumentError: a part is missing, damaged or beyond the limits.
        """
        for root in _named(self._root, "DocRoot"):
            yield self._body(self._found(_ROOT, (root.text or "").strip()))

    def _body(self, home: str) -> OfdBody:
        root = self.parse(home)
        body = OfdBody()
        for area in _named(root, "PageArea"):
            body.area = area_of(area) or body.area
        for one in _named(root, "TemplatePage"):
            body.templates[one.get("ID") or ""] = self._found(home, one.get("BaseLoc") or "")
        for pages in _named(root, "Pages"):
            for one in _named(pages, "Page"):
                body.pages.append(self._found(home, one.get("BaseLoc") or ""))
        for kind in ("PublicRes", "DocumentRes"):
            for one in _named(root, kind):
                self._resources(self._found(home, (one.text or "").strip()), body)
        return body

    def _resources(self, part: str, body: OfdBody) -> None:
        if part not in self.package:
            return  # fonts and colours: nothing that is read
        root = self.parse(part)
        folder = join(dirname(part), root.get("BaseLoc") or "")
        for unit in _named(root, "CompositeGraphicUnit"):
            body.units[unit.get("ID") or ""] = unit
        for media in _named(root, "MultiMedia"):
            for file in _named(media, "MediaFile"):
                name = self._found(join(folder, "_"), (file.text or "").strip())
                body.images[media.get("ID") or ""] = name

    def _found(self, part: str, name: str) -> str:
        """The part that *part* calls by *name*: from its own folder, else from the root."""
        name = name.replace("\\", "/")
        near = normpath(join("/", dirname(part), name)).lstrip("/")
        far = normpath(join("/", name)).lstrip("/")
        return near if near in self.package or far not in self.package else far


def area_of(element: Element) -> Box | None:
    """The area of paper that an element gives, as left, top, width, height."""
    for kind in ("PhysicalBox", "ApplicationBox"):
        for box in _named(element, kind):
            found = numbers(box.text, 4)
            if found and found[2] > 0 and found[3] > 0:
                return found[0], found[1], found[2], found[3]
    return None


def area_of_page(root: Element) -> Box | None:
    """The area a page gives for itself, or None."""
    for part in root:
        if local_name(part) == "Area":
            return area_of(part)
    return None


def templates_of(root: Element) -> Iterator[str]:
    """Ids of the templates that a page is drawn over."""
    for part in root:
        if local_name(part) == "Template":
            yield part.get("TemplateID") or ""


def _named(element: Element, name: str) -> Iterator[Element]:
    return element.iter("{*}" + name)
