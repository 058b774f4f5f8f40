"""Findings of all pages, kept aside on disk until the pages that list them are written.

A run may have more findings than memory likes; an agency's page is written when it comes, the
list of all findings and the pages of rules come last.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from types import TracebackType

SEVERITY_ORDER = ("error", "warning", "notice")
ONE, BESIDE = "单份报告", "报告对照"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as lists show it.

    Attributes:
        severity: ``error``, ``warning`` or ``notice``.
        draft: whether its rule is on trial.
        rule: id of its rule.
        group: name of the group of rules, Chinese.
        agency: whose report.
        year: of the report, or "".
        message: what is wrong.
        place: where, in words.
        points: what it costs, or "".
        settled: what people have said of it, one word, or "".
        origin: ``ONE``, or ``BESIDE`` where it shows only beside other reports.
        page: where the page of the agency lies.
        anchor: on that page.
    """

    severity: str
    draft: bool
    rule: str
    group: str
    agency: str
    year: str
    message: str
    place: str
    points: str
    settled: str
    origin: str
    page: str
    anchor: str


_QUOTED = {field.name: f'"{field.name}"' for field in fields(Found)}
_COLUMNS = ", ".join(_QUOTED.values())
_GRAVEST = (
    "ORDER BY draft, CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, rowid"
)


class Spool:
    """Findings on disk, in a file that is gone when the context is left."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")  # a private file of SQLite's, in the folder for such
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("PRAGMA cache_size = -8000")
        self._rows.execute(f"CREATE TABLE found ({_COLUMNS})")

    def __enter__(self) -> "Spool":
        """The spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the file."""
        self._rows.close()

    def add(self, some: Iterable[Found]) -> None:
        """Keep findings; their text must be harmless already."""
        marks = ", ".join("?" * len(_QUOTED))
        self._rows.executemany(f"INSERT INTO found VALUES ({marks})", map(astuple, some))  # noqa: S608 - our own names

    def count(self) -> int:
        """How many there are."""
        return int(self._rows.execute("SELECT count(*) FROM found").fetchone()[0])

    def ready(self) -> None:
        """Nothing will be added any more: order by gravity once, so that columns are quick."""
        self._rows.execute(f"CREATE TABLE graver AS SELECT {_COLUMNS} FROM found {_GRAVEST}")  # noqa: S608 - our own names
        self._rows.execute("DROP TABLE found")
        self._rows.execute("ALTER TABLE graver RENAME TO found")
        self._rows.execute("CREATE INDEX by_rule ON found (rule)")

    def all(self) -> Iterator[Found]:
        """All findings, gravest first."""
        return self._select("")

    def of_rule(self, rule: str, most: int) -> Iterator[Found]:
        """The first *most* findings of a rule."""
        return self._select("WHERE rule = ? ORDER BY rowid LIMIT ?", rule, most)

    def column(self, name: str) -> Iterator[str]:
        """One value a finding, in the order of ``all``; *name* is one of ``Found``."""
        chosen = f"SELECT {_QUOTED[name]} FROM found ORDER BY rowid"  # noqa: S608 - a name of ours
        with closing(self._rows.cursor()) as cursor:
            for row in cursor.execute(chosen):
                yield row[0]

    def severities(self) -> Iterator[str]:
        """How grave each is, in the order of ``all``; ``draft`` for rules on trial."""
        with closing(self._rows.cursor()) as cursor:
            chosen = (
                "SELECT CASE WHEN draft THEN 'draft' ELSE severity END FROM found ORDER BY rowid"
            )
            for row in cursor.execute(chosen):
                yield row[0]

    def distinct(self, name: str) -> list[str]:
        """The values of a column, in order."""
        chosen = f"SELECT DISTINCT {_QUOTED[name]} FROM found ORDER BY 1"  # noqa: S608 - a name of ours
        rows = self._rows.execute(chosen)
        return [value for (value,) in rows]

    def trials(self) -> int:
        """How many findings come from rules on trial."""
        return int(self._rows.execute("SELECT count(*) FROM found WHERE draft").fetchone()[0])

    def by_group(self) -> dict[tuple[str, str], int]:
        """(group, severity) → findings, rules on trial left out."""
        rows = self._rows.execute(
            'SELECT "group", severity, count(*) FROM found WHERE NOT draft GROUP BY 1, 2'
        )
        return {(group, severity): number for group, severity, number in rows}

    def _select(self, rest: str, *values: object) -> Iterator[Found]:
        with closing(self._rows.cursor()) as cursor:
            chosen = f"SELECT {_COLUMNS} FROM found {rest or 'ORDER BY rowid'}"  # noqa: S608 - our own names
            for row in cursor.execute(chosen, values):
                yield Found(*row)
