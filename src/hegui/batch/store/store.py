"""What is remembered of files: what they hold, what was read in them, what rules said of it.

Every row stands under a key that says all it depends on (see ``keys``), so a row is never wrong:
it is asked for again, or it is not.
"""

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hegui.batch.discover import Found
from hegui.batch.results import Judged
from hegui.batch.store.database import Database
from hegui.batch.store.keys import content_of, listed_as, part_of, stat_of, where
from hegui.exchange.document import Document


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one file that was read.

    Attributes:
        head: whose report of which year it is, as the audit document says it; {} if unread.
        sketch: what is compared of it with other files of its report.
        trace: its texts and tables in small.
        figures: the numbers of its tables.
        reason: Chinese: why it cannot be read; "" if it can.
    """

    head: Document
    sketch: str
    trace: str
    figures: str
    reason: str


class Store:
    """Rows of one store file, by their keys."""

    def __init__(self, path: Path) -> None:
        """Open the store at *path*, or make it.

        Raises:
            UsageError: it cannot be.
        """
        self.rows = Database(path)

    def contents(self, files: Iterator[Found]) -> Iterator[tuple[Found, str]]:
        """Each file with a mark of what it holds; "" for one that cannot be opened.

        Bytes are read only of files that were touched since they were seen last.
        """
        path, content = None, ""
        for file in files:
            if file.origin is not None:
                yield file, part_of(listed_as(file.origin), file)
                continue
            if file.path != path:
                path, content = file.path, self._content(file.path)
            yield file, part_of(content, file)

    def kept(self, key: str) -> Kept | None:
        """What was read under *key*, without its facts."""
        row = self.rows.one(
            "SELECT head, sketch, trace, figures, reason FROM reading WHERE key = ?", (key,)
        )
        if row is None:
            return None
        head, *told = row
        return Kept(json.loads(head), *told)

    def facts(self, key: str) -> bytes:
        """The packed facts that were read under *key*; b"" if there are none."""
        row = self.rows.one("SELECT facts FROM reading WHERE key = ?", (key,))
        return bytes(row[0] or b"") if row else b""

    def entry(self, key: str) -> Document | None:
        """What was judged under *key*: an entry of the audit document, without its path."""
        row = self.rows.one("SELECT entry FROM judgement WHERE key = ?", (key,))
        return None if row is None else inflated(row[0])

    def has_entry(self, key: str) -> bool:
        """Whether something was judged under *key*."""
        return self.rows.one("SELECT 1 FROM judgement WHERE key = ?", (key,)) is not None

    def engine_of(self, key: str) -> tuple[str, str]:
        """Which engine judged under *key*, and what an operator may want to know of it."""
        row = self.rows.one("SELECT engine, note FROM judgement WHERE key = ?", (key,))
        return (row[0], row[1]) if row else ("", "")

    def keep(self, reading: str, judgement: str, one: Judged, note: str = "") -> None:
        """Remember what a worker made of a file."""
        if one.facts or one.unreadable:
            head = json.dumps(one.head or {}, ensure_ascii=False)
            facts = base64.b64decode(one.facts)
            row = (reading, facts, head, one.sketch, one.trace, one.figures, one.unreadable)
            self.rows.put("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", [row])
        if one.audit is not None:
            judged = (judgement, deflated(one.audit), one.engine, note)
            self.rows.put("INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?)", [judged])

    def comparison(self, key: str) -> Document | None:
        """What was found under *key* when reports were held against each other."""
        row = self.rows.one("SELECT found FROM comparison WHERE key = ?", (key,))
        return None if row is None else inflated(row[0])

    def keep_comparison(self, key: str, found: Document) -> None:
        """Remember what was found."""
        self.rows.put("INSERT OR REPLACE INTO comparison VALUES (?, ?)", [(key, deflated(found))])

    def lost(self, run: int, key: str) -> tuple[str, str] | None:
        """Why a report was lost in a run that goes on, and the traceback; None if it was not."""
        words = "SELECT reason, traceback FROM lost WHERE run = ? AND key = ?"
        row = self.rows.one(words, (run, key))
        return None if row is None else (row[0], row[1])

    def lose(self, run: int, key: str, reason: str, traceback: str) -> None:
        """Remember that a report cost its worker; another run tries it again."""
        row = (run, key, reason, traceback)
        self.rows.put("INSERT OR REPLACE INTO lost VALUES (?, ?, ?, ?)", [row])

    def _content(self, path: Path) -> str:
        name, now = where(path), stat_of(path)
        row = self.rows.one("SELECT stat, content FROM seen WHERE path = ?", (name,))
        if row and now and row[0] == now:
            return str(row[1])
        content = content_of(path)
        if content and now and stat_of(path) == now:
            self.rows.put("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", [(name, now, content)])
        return content


def deflated(document: object) -> bytes:
    """A JSON value as it is kept."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def inflated(data: bytes) -> Document:
    """The JSON object that was kept."""
    document: Document = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return document
