"""What a glance at a file tells, before anything opens it: its name, and its first bytes.

What lies in a folder and what lies in an archive is left out by the same rules. Light, because
the process that walks folders imports it and never a reader.
"""

import re
from collections.abc import Collection

SEPARATOR = "!"  # between the name of an archive and that of its member
GLANCE = 2_048  # bytes enough for whatever is asked here

_NO_REPORT = (
    ".yaml",
    ".yml",
    ".json",
    ".toml",
    ".csv",
    ".py",
    ".db",
    ".ini",
    ".log",
    ".lnk",
    ".url",
    ".tmp",
)
_OF_A_PAGE = (".js", ".mjs", ".css", ".map", ".ico", ".svg", ".woff", ".woff2", ".ttf")
_ABOUT_FOLDER = ("README", "README.MD")  # any other README may be a report: its content tells
_LEFT_OUT = ("__pycache__", "__MACOSX")
_PAGES = (".html", ".htm")
_PARTS = re.compile(r"(.+)[_.]files\Z", re.DOTALL)
_OWN_PAGE = b'name="generator" content="Hegui'
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What programs put first into a document that is a ZIP; an archive of reports has none of them.
_DOCUMENT_FIRST = frozenset(
    (
        b"[Content_Types].xml",
        b"_rels/.rels",
        b"docProps/app.xml",
        b"docProps/core.xml",
        b"word/document.xml",
        b"xl/workbook.xml",
        b"mimetype",
        b"OFD.xml",
    )
)


def may_be_report(name: str) -> bool:
    """Whether a file called *name* (without its folder) may be a report."""
    if name.startswith((".", "~$")) or name.upper() in _ABOUT_FOLDER:
        return False
    return not name.lower().endswith((*_NO_REPORT, *_OF_A_PAGE))


def is_left_out(folder: str, files_beside: Collection[str]) -> bool:
    """Whether *folder* is hidden, or one in which browsers keep the parts of a saved page."""
    if folder.startswith(".") or folder in _LEFT_OUT:
        return True
    parts = _PARTS.match(folder)
    return parts is not None and any(f"{parts[1]}{suffix}" in files_beside for suffix in _PAGES)


def may_be_own_page(name: str) -> bool:
    """Whether a file of this name has to be looked into for ``is_own_page``."""
    return name.lower().endswith(_PAGES)


def is_own_page(head: bytes) -> bool:
    """Whether the first bytes are those of a page that this program wrote."""
    return _OWN_PAGE in head[:GLANCE]


def may_be_archive(head: bytes) -> bool:
    """Whether the first bytes may be those of an archive, rather than of an office document."""
    if not head.startswith(_ZIP):
        return False
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length] not in _DOCUMENT_FIRST
