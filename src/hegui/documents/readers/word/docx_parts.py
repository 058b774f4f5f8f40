"""A DOCX package becomes the parts that reading needs, as elements with short names.

Parts are found by their relations, as the standard has it: programs call the main part
``document.xml``, ``document2.xml`` and other things. Strict and transitional files differ in
their namespaces only, so names are compared without them. Knows nothing of text.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hegui.documents.limits import Limits, check
from hegui.documents.markup import Element, parse_xml
from hegui.documents.package import Package
from hegui.errors import DocumentError

_MAIN = "word/document.xml"
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})\s*")
_OFF = frozenset({"0", "false", "off"})


class LocalNames(dict[object, str]):
    """Names without namespace of the tags met so far; a look-up is all that most of them cost."""

    def __missing__(self, tag: object) -> str:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        self[tag] = name
        return name


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part.

    Attributes:
        data: its bytes.
        root: its root element.
        names: local names of its tags.
        space: ``{namespace}`` of its own attributes.
    """

    data: bytes
    root: Element
    names: LocalNames
    space: str

    def get(self, element: Element, name: str = "val") -> str | None:
        """An attribute of the part's namespace."""
        return element.get(self.space + name)

    def is_on(self, element: Element) -> bool:
        """Whether a switch (``<w:vanish/>``, ``<w:vanish w:val="0"/>``) is on."""
        return element.get(self.space + "val", "").lower() not in _OFF

    def child(self, element: Element, name: str) -> Element | None:
        """The first child of that local name."""
        names = self.names
        for child in element:
            if names[child.tag] == name:
                return child
        return None

    def children(self, element: Element, name: str) -> Iterator[Element]:
        """The children of that local name."""
        names = self.names
        return (child for child in element if names[child.tag] == name)

    def mentions(self, word: str) -> bool:
        """Whether *word* can stand in the part; False saves looking for it at every element."""
        wide = self.data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in self.data[:4]
        return wide or word.encode() in self.data


@dataclass(frozen=True, slots=True)
class Parts:
    """What is read of one file.

    Attributes:
        main: the main document.
        styles: the styles, if it has any.
        numbering: the lists, if it has any.
        properties: title and author, if it has any.
        targets: what the main document's relations lead to, by their ids.
    """

    main: Part
    styles: Part | None
    numbering: Part | None
    properties: Part | None
    targets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Relation:
    id: str
    kind: str
    target: str


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of up to nine digits, or *default*."""
    found = _WHOLE.fullmatch(text) if text else None
    return int(found[1]) if found else default


def open_parts(data: bytes, limits: Limits) -> Parts:
    """The parts of a DOCX file.

    Raises:
        DocumentError: it is damaged, has no main document, or is above the limits.
    """
    return _Opener(data, limits).parts()


class _Opener:
    def __init__(self, data: bytes, limits: Limits) -> None:
        self._package = Package(data, limits)
        self._limits = limits
        self._names = LocalNames()

    def parts(self) -> Parts:
        whole_file = self._relations("")
        name = self._main(whole_file)
        main = self._part(name)
        relations = self._relations(name)
        styles = self._related(name, relations, "styles")
        counts = main.mentions("numPr") or (styles is not None and styles.mentions("numPr"))
        return Parts(
            main,
            styles,
            self._related(name, relations, "numbering") if counts else None,
            self._properties(whole_file),
            {one.id: one.target for one in relations},
        )

    def _main(self, whole_file: Iterable[_Relation]) -> str:
        for one in whole_file:
            if (
                one.kind == "officeDocument"
                and (name := _resolve("", one.target)) in self._package
            ):
                return name
        if _MAIN in self._package:
            return _MAIN
        types = self._part("[Content_Types].xml")
        for entry in types.root:
            content = entry.get("ContentType", "")
            name = _resolve("", entry.get("PartName", ""))
            if "wordprocessingml" in content and "main+xml" in content and name in self._package:
                return name
        raise DocumentError("文件不完整：找不到 Word 的正文；请用原程序重新保存")

    def _properties(self, whole_file: Iterable[_Relation]) -> Part | None:
        try:
            return self._related("", whole_file, "core-properties")
        except DocumentError:
            return None  # it only holds a title that the text holds as well

    def _related(self, source: str, relations: Iterable[_Relation], kind: str) -> Part | None:
        for one in relations:
            if one.kind == kind and (name := _resolve(source, one.target)) in self._package:
                return self._part(name)
        return None

    def _relations(self, source: str) -> tuple[_Relation, ...]:
        folder, _, file = source.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._package:
            return ()
        part = self._part(name)
        return tuple(
            _Relation(
                found.get("Id", ""),
                found.get("Type", "").rpartition("/")[2],
                found.get("Target", ""),
            )
            for found in part.children(part.root, "Relationship")
        )

    def _part(self, name: str) -> Part:
        data = self._package.read(name, self._limits.xml_bytes)
        # Each node takes far more room than it is long: refuse before they are built.
        check("内部 XML 标签过多", data.count(b"<"), 4 * self._limits.nodes)
        check("内部 XML 属性过多", data.count(b"="), 4 * self._limits.nodes)
        root = parse_xml(data, self._limits)
        tag = root.tag if isinstance(root.tag, str) else ""
        return Part(data, root, self._names, tag[: tag.find("}") + 1])


def _resolve(source: str, target: str) -> str:
    """Name of the part that a relation of *source* leads to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
