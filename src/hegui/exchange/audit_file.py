"""A file that holds an audit document is opened again; its reports are read one at a time.

The program's own files say by their layout where a report begins and ends, so of a large file
only these spots are remembered. A file of another layout is read whole. Whoever wrote the file,
every key and type in it is as the schema has it.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from hegui.errors import UsageError
from hegui.exchange.audit_json import SCHEMA
from hegui.exchange.document import Document
from hegui.exchange.shape import shape_of
from hegui.model.lazy import Lazy

_BOM = b"\xef\xbb\xbf"
_BEGINS, _ENDS = b' "reports": [\n', (b" ],\n", b" ]\n")
_REPORT, _REPORT_ENDS = b"  {\n", (b"  },\n", b"  }\n")
_HEAD = 64 << 20  # bytes of everything but the reports
_LONGEST = 64 << 20  # bytes of one report

_GROWN = (
    "checklist",
)  # parts whose items got keys since; whoever reads them must not rely on these

Span = tuple[int, int]  # where a report begins in the file, and how long it is


class FileReports(Lazy[Span, Document]):
    """The reports of a file, each read when it is asked for."""

    def __init__(self, path: Path, spans: Sequence[Span]) -> None:
        super().__init__(spans, self._read)
        self._path = path

    def _read(self, span: Span) -> Document:
        start, length = span
        try:
            with self._path.open("rb") as file:
                file.seek(start)
                report: Document = json.loads(file.read(length))
        except (OSError, ValueError, RecursionError) as error:
            raise UsageError(
                f"{self._path}：里面有一份报告读不出，文件改动过或已损坏。"
            ) from error
        return report


def load_document(path: Path) -> Document:
    """The audit document in a file; its ``reports`` are read from there when they are asked for.

    A folder stands for the ``audit.json`` in it, as ``--output`` writes it.

    Raises:
        UsageError: there is no such file, or it is no audit document of a version we know.
    """
    file = path / "audit.json" if path.is_dir() else path
    try:
        with file.open("rb") as stream:
            head, spans = _split(stream)
    except FileNotFoundError as error:
        raise UsageError(f"没有这个文件：{file}") from error
    except OSError as error:
        raise UsageError(f"读不了文件：{file}（系统错误 {error.errno}）") from error
    if spans is None:
        document = _parsed(_whole(file), file)
        return _fitting(document, file, "")
    document = _fitting(_parsed(head, file), file, "")
    reports = FileReports(file, spans)
    for one in reports:  # whatever is wrong in one is told now, not in the middle of an output
        _fitting(one, file, "report")
    return document | {"reports": reports}


def _split(stream: IO[bytes]) -> tuple[bytes, list[Span] | None]:
    """What stands around the reports, and where each lies; None if the layout is not our own."""
    head: list[bytes] = []
    spans: list[Span] = []
    at, start, size, inside = 0, -1, 0, False
    for line in _lines(stream):
        if not inside:
            head.append(line)
            size += len(line)
            inside = line == _BEGINS and not spans
        elif start < 0 and line == _REPORT:
            start = at
        elif start >= 0 and line in _REPORT_ENDS:
            spans.append((start, at + 3 - start))  # blanks and bracket; no comma
            start = -1
        elif start < 0 and line in _ENDS:
            head.append(line)
            inside = False
        elif start < 0 or at - start > _LONGEST:
            return b"", None
        if size > _HEAD:
            return b"", None
        at += len(line)
    whole = b"".join(head)
    return (whole, spans) if spans and not inside else (b"", None)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines, none longer than a report may be."""
    while line := stream.readline(_LONGEST):
        yield line


def _whole(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"读不了文件：{path}（系统错误 {error.errno}）") from error


def _parsed(text: bytes, path: Path) -> object:
    """The JSON text of a file.

    Raises:
        UsageError: it is none.
    """
    try:
        return json.loads(text.removeprefix(_BOM))
    except json.JSONDecodeError as error:
        if error.pos >= len(error.doc.rstrip()):
            raise UsageError(
                f"{path}：文件不完整，末尾缺了一段，可能没有写完或者没有拷贝完。请重新获取。"
            ) from error
        raise UsageError(
            f"{path}：不是 JSON（第 {error.lineno} 行第 {error.colno} 列）。"
            "要的是审核结果：--output 写出的 audit.json。"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{path}：不是 JSON。要的是审核结果：--output 写出的 audit.json。"
        ) from error


def _fitting(document: object, path: Path, part: str) -> Document:
    """The document, if it is one.

    Raises:
        UsageError: it is something else, of another version, or damaged.
    """
    if isinstance(document, dict) and shape_of("audit", part)(_old_parts(document)):
        return document
    if part:
        raise UsageError(f"{path}：里面有一份报告的内容不合 {SCHEMA} 的格式，文件改动过或已损坏。")
    raise UsageError(f"{path}：{_what_else(document)}")


def _old_parts(document: Document) -> Document:
    """A document, or one report of it, without what earlier versions wrote with fewer keys."""
    reports = document.get("reports")
    bare = {name: value for name, value in document.items() if name not in _GROWN}
    if isinstance(reports, list) and all(isinstance(one, dict) for one in reports):
        bare["reports"] = [_old_parts(one) for one in reports]
    return bare


def _what_else(document: object) -> str:
    if isinstance(document, list):
        return "这是“读到的内容”（facts.json），比较要用审核结果（audit.json）。"
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(schema, str):
        return f"不是审核结果：里面没有 schema；要的是 {SCHEMA}。"
    if schema == SCHEMA:
        return f"内容不合 {SCHEMA} 的格式，文件改动过或已损坏。用 audit schema audit 看格式。"
    name = SCHEMA.partition("/")[0]
    if schema.startswith(f"{name}/"):
        return f"版本是 {schema[:40]}，这个程序只认 {SCHEMA}：请用更新的程序，或重新审核。"
    return f"这是 {schema[:40]}，要的是审核结果 {SCHEMA}。"
