"""The runs of a store: begun, gone on with, finished, listed, forgotten."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hegui.batch.store.database import Database
from hegui.batch.store.store import deflated, inflated
from hegui.exchange.document import Document

BEGUN, DONE = "begun", "done"
_RUNS = (
    "SELECT id, begun, asked, state, head,"
    " (SELECT count(*) FROM item WHERE item.run = run.id AND judgement <> '') FROM run"
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run.

    Attributes:
        id: its number in the store.
        begun: when, as the user's clock said.
        asked: what was asked for: paths, rules and ways.
        done: whether it came to its end.
        head: the audit document but for its reports; {} until it is done.
        reports: how many were judged.
    """

    id: int
    begun: str
    asked: Document
    done: bool
    head: Document
    reports: int

    def told(self) -> tuple[str, str, str]:
        """Chinese, for a list: what was audited, how many reports, how far."""
        paths = "、".join(self.asked["shown"])
        return (paths, str(self.reports), "完成") if self.done else (paths, "", "没做完")


@dataclass(frozen=True, slots=True)
class Line:
    """One file of a finished run.

    Attributes:
        shown: the file.
        reading: key of what was read.
        judgement: key of its entry; "" if it has none.
        beside: key of what was found when it was held against others; "" if it was not.
        reason: Chinese: why it could not be audited; "" if it could.
        skipped: Chinese: why it was left out; "" if it was not.
        traceback: of the fault of the program on it.
    """

    shown: str
    reading: str
    judgement: str
    beside: str
    reason: str
    skipped: str
    traceback: str


class Runs:
    """The runs of one store."""

    def __init__(self, rows: Database) -> None:
        self._rows = rows

    def begin(self, asked: Document, now: str) -> int:
        """The number of a run that asks for *asked*: of the last such if it never ended."""
        text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        words = "SELECT id FROM run WHERE asked = ? AND state = ? ORDER BY id DESC LIMIT 1"
        before = self._rows.one(words, (text, BEGUN))
        if before is not None:
            return int(before[0])
        words = "INSERT INTO run (asked, begun, state, head, rules) VALUES (?, ?, ?, ?, ?)"
        self._rows.put(words, [(text, now, BEGUN, deflated({}), deflated({}))])
        (number,) = self._rows.one("SELECT max(id) FROM run") or (0,)
        self._rows.commit()
        return int(number)

    def finish(self, run: int, head: Document, rules: Document, lines: Sequence[Line]) -> None:
        """Write down what became of every file, and what can be printed again."""
        self._rows.put("DELETE FROM item WHERE run = ?", [(run,)])
        self._rows.put(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    run,
                    _stored(one.shown),
                    one.reading,
                    one.judgement,
                    one.beside,
                    one.reason,
                    one.skipped,
                    one.traceback,
                )
                for one in lines
            ),
        )
        words = "UPDATE run SET state = ?, head = ?, rules = ? WHERE id = ?"
        self._rows.put(words, [(DONE, deflated(head), deflated(rules), run)])
        self._rows.commit()

    def all(self) -> Iterator[Run]:
        """The runs, the latest first."""
        for row in self._rows.ask(f"{_RUNS} ORDER BY id DESC"):
            yield _run(row)

    def find(self, number: int) -> Run | None:
        """The run of that number."""
        row = self._rows.one(f"{_RUNS} WHERE id = ?", (number,))
        return None if row is None else _run(row)

    def rules(self, number: int) -> Document:
        """The rules of a run, as its outputs show them."""
        row = self._rows.one("SELECT rules FROM run WHERE id = ?", (number,))
        return inflated(row[0]) if row else {}

    def lines(self, number: int) -> Iterator[Line]:
        """The files of a run, in order of path."""
        words = (
            "SELECT shown, reading, judgement, beside, reason, skipped, traceback FROM item"
            " WHERE run = ?"
        )
        rows = self._rows.ask(words, (number,))
        yield from sorted((Line(_shown(name), *rest) for name, *rest in rows), key=_name)

    def forget(self, numbers: Sequence[int]) -> None:
        """Delete runs, and whatever no other run leans on."""
        rows = [(number,) for number in numbers]
        for table, column in (("item", "run"), ("lost", "run"), ("run", "id")):
            self._rows.put(f"DELETE FROM {table} WHERE {column} = ?", rows)  # noqa: S608 - our own names
        for table, column in (("reading", "reading"), ("judgement", "judgement")):
            words = f"DELETE FROM {table} WHERE key NOT IN (SELECT {column} FROM item)"  # noqa: S608
            self._rows.put(words, [()])
        words = "DELETE FROM comparison WHERE key NOT IN (SELECT beside FROM item)"
        self._rows.put(words, [()])
        self._rows.put("DELETE FROM seen WHERE NOT EXISTS (SELECT 1 FROM item)", [()])
        self._rows.shrink()


def _run(row: Sequence[object]) -> Run:
    number, begun, asked, state, head, reports = row
    told = inflated(head) if isinstance(head, bytes) else {}
    done, count = state == DONE, int(str(reports))
    return Run(int(str(number)), str(begun), json.loads(str(asked)), done, told, count)


def _stored(shown: str) -> str:
    """A name as the store takes it: half a character, which UTF-8 cannot carry, is spelt out.

    So is a name that begins as one that is spelt out.
    """
    odd = shown.startswith('"') or any("\ud800" <= sign <= "\udfff" for sign in shown)
    return json.dumps(shown) if odd else shown


def _shown(stored: str) -> str:
    return str(json.loads(stored)) if stored.startswith('"') else stored


def _name(line: Line) -> str:
    return line.shown
