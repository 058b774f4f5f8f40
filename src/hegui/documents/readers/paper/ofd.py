"""OFD (GB/T 33190), the official fixed layout: its pages are laid out just as those of a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hegui.documents.document import Document, Remark
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.package import Package
from hegui.documents.readers.paper.layout import lay_out
from hegui.documents.readers.paper.matrix import Matrix
from hegui.documents.readers.paper.ofd_marks import POINTS, Drawing, Marks
from hegui.documents.readers.paper.ofd_parts import (
    OfdBody,
    OfdParts,
    area_of_page,
    templates_of,
)
from hegui.documents.readers.paper.page import Page
from hegui.errors import DocumentError
from hegui.model.place import Place

_FEW = 20  # characters a page; below it the pages are pictures of text
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def read_ofd(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read an OFD file.

    Raises:
        DocumentError: it is damaged, above the limits, or holds no text.
    """
    parts = OfdParts(data, limits)
    read = _Reading(parts, limits)
    pages = tuple(read.pages())
    if not pages:
        raise DocumentError("OFD 文件里没有页面，文件不完整；请用原程序重新生成")
    if sum(len(page.glyphs) for page in pages) < _FEW * len(pages):
        return _recognised(read.images, parts.package, limits)
    laid = lay_out(pages, limits)
    remarks = (*laid.remarks, *read.remarks)
    return Document("ofd", laid.blocks, "", parts.title, remarks, laid.second)


@dataclass(slots=True)
class _Template:
    """What a template draws, and whether it was found."""

    marks: Marks
    is_there: bool


class _Reading:
    """Reads page after page; templates are drawn once."""

    def __init__(self, parts: OfdParts, limits: Limits) -> None:
        self.remarks: list[Remark] = []
        self.images: list[str] = []
        self._parts = parts
        self._limits = limits
        self._templates: dict[str, _Template] = {}
        self._characters = self._objects = 0

    def pages(self) -> Iterator[Page]:
        """All pages of all documents in the package.

        Raises:
            DocumentError: a page is missing, damaged or above the limits.
        """
        number = 0
        for body in self._parts.bodies():
            self._templates.clear()
            check("OFD 页数过多", number + len(body.pages), self._limits.pages)
            for part in body.pages:
                number += 1
                yield self._page(number, part, body)

    def _page(self, number: int, part: str, body: OfdBody) -> Page:
        root = self._parts.parse(part)
        left, top, width, height = area_of_page(root) or body.area
        home = (POINTS, 0.0, 0.0, POINTS, -left * POINTS, -top * POINTS)
        drawing = Drawing(f"第{number}页", body.units, home, self._limits)
        drawing.draw(root)
        layers = [drawing.marks]
        for name in dict.fromkeys(templates_of(root)):
            template = self._template(name, body, home)
            layers.insert(0, template.marks)
            if not template.is_there and not self.remarks:
                message = f"OFD 从第{number}页起引用的模板页不在文件里，可能缺少内容。请核对原文件"
                self.remarks.append(Remark("extraction", message, Place(page=number)))
        self.images += [
            body.images[one] for layer in layers for one in layer.images if one in body.images
        ]
        self._count(layers)
        return Page(
            number,
            width * POINTS,
            height * POINTS,
            tuple(glyph for layer in layers for glyph in layer.glyphs),
            tuple(rule for layer in layers for rule in layer.rules),
            tuple(box for layer in layers for box in layer.pictures),
            tuple(box for layer in layers for box in layer.fills),
        )

    def _template(self, name: str, body: OfdBody, home: Matrix) -> _Template:
        held = self._templates.get(name)
        if held is None:
            part = body.templates.get(name, "")
            drawing = Drawing("模板页", body.units, home, self._limits)
            is_there = part in self._parts.package
            if is_there:
                drawing.draw(self._parts.parse(part))
            held = self._templates[name] = _Template(drawing.marks, is_there)
        return held

    def _count(self, layers: list[Marks]) -> None:
        self._characters += sum(len(layer.glyphs) for layer in layers)
        check("OFD 字符过多", self._characters, self._limits.text_characters)
        self._objects += sum(layer.objects for layer in layers)
        check("OFD 图形过多", self._objects, self._limits.xml_elements)


def _recognised(images: list[str], package: Package, limits: Limits) -> Document:
    """The pictures that the pages show, recognised where the extra is there."""
    check("OFD 里的图片过多", len(images), limits.pages)
    files = [
        data
        for part in dict.fromkeys(images)
        if part in package
        and (data := package.read(part, limits.file_bytes)).startswith(_PICTURES)
    ]
    if not files:
        raise DocumentError(
            "OFD 文件里没有文字（可能是扫描件，或者文字已转成图形），无法审核；"
            "请提供文字版（Word、网页或可复制文字的 PDF、OFD）"
        )
    # Needs large libraries, and few files are scans.
    from hegui.documents.readers.paper.scan import read_pictures  # noqa: PLC0415

    return replace(read_pictures(files, limits), kind="ofd")
