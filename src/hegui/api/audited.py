"""Hegui from Python: audit, look at the results as values, go on with them as data frames.

    with hegui.audit_paths(["年报/"], as_of=date(2026, 3, 31)) as audited:
        for report in audited.reports:
            print(report.agency, report.year, report.score.value)

Everything shown here comes from the audit document, which is there too. Reports are read when they
are asked for, one at a time; only the two frames hold a row for each of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from hegui.api.values import Entry, Finding, Report, Unreadable, report_of
from hegui.errors import UsageError
from hegui.model.lazy import Lazy

if TYPE_CHECKING:
    import pandas as pd

    from hegui.batch.run import AuditRun


class Reports(Lazy[Entry, Report]):
    """The reports of a run in order of path; each is made when it is asked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(entries, report_of)


class Audited(AbstractContextManager["Audited"]):
    """The result of ``audit_paths``; closes what it has open at the end of ``with``.

    Attributes:
        document: the audit document ``hegui.audit/1``; its ``reports`` are read one at a time.
        rules: the rules, as outputs show them.
    """

    def __init__(self, run: "AuditRun") -> None:
        self._run = run
        self.document: Mapping[str, Any] = run.document
        self.rules: Mapping[str, Any] = run.rules

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the results that were not to be kept."""
        self.close()

    def close(self) -> None:
        """Let go of the results; nothing can be read from them afterwards."""
        self._run.__exit__(None, None, None)

    @property
    def reports(self) -> Reports:
        """The reports, in order of path."""
        return Reports(self.document["reports"])

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings of all reports, one after the other."""
        for report in self.reports:
            yield from report.findings

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that could not be audited, in order of path."""
        return tuple(Unreadable(one["path"], one["reason"]) for one in self.document["unreadable"])

    @property
    def skipped(self) -> Mapping[str, str]:
        """Path → Chinese: why the file was left out (a report of another year)."""
        return self._run.skipped

    def facts(self, path: str) -> Mapping[str, Any]:
        """What was read of a file: its document ``hegui.facts/1``.

        Raises:
            KeyError: the run has no such file.
        """
        return self._run.facts[path]

    def to_frame(self) -> "pd.DataFrame":
        """The findings as a data frame, one a row, with Chinese columns as in ``findings.csv``."""
        from hegui.reporting.frames import findings_frame  # noqa: PLC0415 - pandas takes seconds

        return findings_frame(self.document)

    def scores_frame(self) -> "pd.DataFrame":
        """The reports as a data frame, one a row, with Chinese columns as in ``scores.csv``."""
        from hegui.reporting.frames import reports_frame  # noqa: PLC0415 - pandas takes seconds

        return reports_frame(self.document)


def audit_paths(
    paths: Sequence[str | Path] | str | Path,
    *,
    pack: str | None = None,
    profile: str | None = None,
    as_of: date | None = None,
    year: int | None = None,
    roster: str | Path | None = None,
    engine: str | None = None,
    jobs: int | None = None,
    store: str | Path | None = None,
    waivers: str | Path | None = None,
    attest: Sequence[str | Path] = (),
) -> Audited:
    """Audit files and folders: the same results as ``audit PATH… --format json`` gives.

    Work is done in processes of its own, so a script calls this below
    ``if __name__ == "__main__":``.

    Args:
        paths: files and folders; results show them as they are given here.
        pack: name or folder of a pack of rules; None for the one that comes with the program.
        profile: the office's choice among the rules.
        as_of: the day of the audit; None for today.
        year: audit reports of this year only.
        roster: the office's register of agencies.
        engine: ``durable`` or ``reference``; None for the first that works here.
        jobs: worker processes; None for one a processor.
        store: where results are kept and found again; None to keep nothing.
        waivers: the office's waivers; entries then have both scores.
        attest: checklists that came back.

    Raises:
        UsageError: no such path, nothing to audit there, a wrong roster, pack name, profile,
            waiver file or checklist.
        PackError: a rule, pack or form file is wrong.
        HeguiError: no worker could be brought to work, or the store failed.
    """
    from hegui.batch.slots import prepare  # noqa: PLC0415 - `import hegui` stays light

    prepare()
    from hegui.batch.run import Options, audit_all  # noqa: PLC0415
    from hegui.review.decided import decided  # noqa: PLC0415
    from hegui.review.load_all import load_decisions  # noqa: PLC0415
    from hegui.roster.load import load_roster  # noqa: PLC0415
    from hegui.rules.open import open_ruleset  # noqa: PLC0415

    asked = [paths] if isinstance(paths, str | Path) else list(paths)
    _refuse(asked, as_of, year, engine, jobs)
    day = as_of or date.today()  # noqa: DTZ011 - the day where the user is
    ruleset = open_ruleset(pack, profile)
    held = None if waivers is None else Path(waivers)
    office = load_decisions(held, [Path(one) for one in attest], ruleset, day)
    options = Options(
        as_of=day,
        year=year,
        engine=engine,
        jobs=jobs,
        store=None if store is None else Path(store),
        roster=None if roster is None else load_roster(Path(roster)),
    )
    run = audit_all(asked, ruleset, options, _silent)
    return Audited(replace(run, document=decided(run.document, office)) if office else run)


def _refuse(
    paths: Sequence[str | Path],
    as_of: object,
    year: object,
    engine: str | None,
    jobs: int | None,
) -> None:
    """Refuse in words what a script gets wrong; not every script is looked at by a type checker.

    Raises:
        UsageError: an argument cannot be meant.
    """
    wrong = ""
    if not paths:
        wrong = "paths 是空的：给出文件或者文件夹"
    elif as_of is not None and not isinstance(as_of, date):
        wrong = f"as_of 要给 datetime.date，如 date(2026, 3, 31)，这是 {as_of!r}"
    elif year is not None and not isinstance(year, int):
        wrong = f"year 要给整数，如 2025，这是 {year!r}"
    elif engine not in (None, "durable", "reference"):
        wrong = f"engine 是 durable 或 reference，这是 {engine!r}"
    elif jobs is not None and (not isinstance(jobs, int) or jobs < 1):
        wrong = f"jobs 要给 1 以上的整数，这是 {jobs!r}"
    if wrong:
        raise UsageError(f"{wrong}。")


def _silent(done: int, of: int) -> None:
    """Whoever calls from a program watches the program."""
