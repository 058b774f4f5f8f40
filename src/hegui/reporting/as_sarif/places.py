"""Where a result shows, as SARIF says it: the file, the spot in it, its name on the official form.

A region needs a line: a spot without one gets none rather than a wrong one. A page, a sheet or a
cell stands in the properties of the spot, for SARIF knows none of them.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from hegui.exchange.document import Document

BASE = "REPORTS"  # what relative addresses are relative to
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE = re.compile(r"[A-Za-z]:/")
_SPOT = ("page", "paragraph", "sheet", "grid", "cell", "box", "path")
_LEVELS = ("section", "table", "row", "column")


class Files:
    """The files results speak of, each with its number, in the order they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def artifact(self, path: str) -> Document:
        """How a location names the file."""
        number = self._numbers.setdefault(path, len(self._numbers))
        return {**address(path), "index": number}

    def listed(self, hashes: Mapping[str, str]) -> list[Document]:
        """All of them; *hashes* has the SHA-256 of those that are known."""
        return [
            {
                "location": address(path),
                "roles": ["analysisTarget"],
                **({"hashes": {"sha-256": hashes[path]}} if path in hashes else {}),
            }
            for path in self._numbers
        ]


def address(path: str) -> Document:
    """A path as an address, percent-encoded; relative to the folder the audit was started in."""
    if scheme := _SCHEME.match(path):
        return {"uri": scheme[0] + _quoted(path[scheme.end() :])}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{_quoted(path[2:])}"}
    if path.startswith("/"):
        return {"uri": f"file://{_quoted(path)}"}
    return {"uri": _quoted(path), "uriBaseId": BASE}


def _quoted(path: str) -> str:
    try:
        name = path.encode("utf-8", "surrogateescape")  # names that are not UTF-8: their bytes
    except UnicodeEncodeError:
        name = path.encode("utf-8", "replace")
    return quote(name, safe="/")


def location(place: Mapping[str, Any], path: str, files: Files) -> Document:
    """One spot; *path* is the report it lies in unless it names another file."""
    more = {name: place[name] for name in _SPOT if place.get(name) is not None}
    line = place.get("line")
    text = place.get("text")
    region: Document = {}
    if isinstance(line, int) and line > 0:
        region = {"startLine": line, **({"snippet": {"text": text}} if text else {})}
    elif text:
        more["text"] = text
    return {
        "physicalLocation": {
            "artifactLocation": files.artifact(place.get("file") or path),
            **({"region": region} if region else {}),
            **({"properties": more} if more else {}),
        },
        **_official(place),
    }


def whole(path: str, files: Files) -> Document:
    """A file as a whole."""
    return {"physicalLocation": {"artifactLocation": files.artifact(path)}}


def _official(place: Mapping[str, Any]) -> Document:
    """The spot by its names on the form: part, table, row, column."""
    ids = [(level, place[level]) for level in _LEVELS if place.get(level)]
    if not ids and not place.get("label"):
        return {}
    named = {
        **({"name": place["label"]} if place.get("label") else {}),
        **({"fullyQualifiedName": "/".join(one for _, one in ids)} if ids else {}),
        **({"kind": _kind(place, ids[-1][0])} if ids else {}),
    }
    return {"logicalLocations": [named]}


def _kind(place: Mapping[str, Any], smallest: str) -> str:
    return "cell" if place.get("row") and place.get("column") else smallest
