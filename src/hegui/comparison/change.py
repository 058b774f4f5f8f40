"""What became of findings and reports between two audits: frozen values that decide nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Entry = Mapping[str, Any]  # a finding, a report … as the audit document has it

ASKED = ("error", "warning")  # what an office is asked to mend


class Fate(StrEnum):
    """What became of a finding."""

    MENDED = "mended"
    REMAINING = "remaining"
    UNCHECKED = "unchecked"
    SETTLED = "settled"
    NEW = "new"


class State(StrEnum):
    """Whether a report is in both audits."""

    COMPARED = "compared"
    GONE = "gone"
    UNREADABLE = "unreadable"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one finding.

    Attributes:
        fate: what became of it.
        old: as it was found before; None if it is new.
        new: as it is found now; None if it is not.
        why: Chinese: why it was not looked at again, or how it was settled; else "".
    """

    fate: Fate
    old: Entry | None
    new: Entry | None
    why: str = ""

    @property
    def shown(self) -> Entry:
        """The finding as it is now, else as it was."""
        entry = self.new if self.new is not None else self.old
        assert entry is not None  # noqa: S101 - one of them is there
        return entry

    @property
    def altered(self) -> bool:
        """Whether it is the same breach with other numbers or words."""
        if self.old is None or self.new is None:
            return False
        return bool(self.old["message"] != self.new["message"])

    @property
    def asked(self) -> bool:
        """Whether it had to be mended: grave enough, and not settled before."""
        if self.old is None:
            return False
        return self.old["severity"] in ASKED and not waived(self.old)

    @property
    def grave(self) -> bool:
        """Whether it is new and would have to be mended."""
        return self.fate is Fate.NEW and self.shown["severity"] in ASKED


@dataclass(frozen=True, slots=True)
class ReportChange:
    """What became of one report.

    Attributes:
        state: whether it is in both audits.
        reason: Chinese: why it was not audited now; "" if it was.
        old: its entry before; None if there was none.
        new: its entry now; None if there is none.
        changes: what became of its findings: as the new entry lists them, then those not found.
        opened: rules that are undetermined now and were not, each with its reason.
    """

    state: State
    reason: str
    old: Entry | None
    new: Entry | None
    changes: tuple[Change, ...]
    opened: tuple[Entry, ...] = ()

    @property
    def entry(self) -> Entry:
        """The report as it is now, else as it was."""
        entry = self.new if self.new is not None else self.old
        assert entry is not None  # noqa: S101 - one of them is there
        return entry

    @property
    def quiet(self) -> bool:
        """Whether nothing became of it: the same findings with the same words and score."""
        return (
            self.state is State.COMPARED
            and not self.opened
            and all(one.fate is Fate.REMAINING and not one.altered for one in self.changes)
            and self.old is not None
            and self.new is not None
            and self.old["score"] == self.new["score"]
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings became what; grave ones (error, warning) alone are counted.

    Attributes:
        asked: found before and to be mended: the four below together.
        mended: looked at again and not found any more.
        remaining: still there, with the same numbers or others.
        unchecked: not found now, but not looked at either.
        settled: still there, and waived or dismissed since.
        new: not found before.
    """

    asked: int = 0
    mended: int = 0
    remaining: int = 0
    unchecked: int = 0
    settled: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Two audits in numbers.

    Attributes:
        counts: of all findings of reports that were in the first audit.
        reports: reports of the first audit by what became of them, and new ones.
        better: reports whose score rose.
        worse: reports whose score fell.
        brought: grave findings of reports that were not in the first audit.
        fresh: severities of findings that are new, in reports of the first audit.
        quiet: whether nothing became of any report.
    """

    counts: Counts
    reports: Mapping[State, int]
    better: int
    worse: int
    brought: int
    fresh: frozenset[str]
    quiet: bool


@dataclass(frozen=True)
class Comparison:
    """Two audits held against each other.

    Attributes:
        old: what the first audit says of itself: ``as_of`` and ``rules``.
        new: the same of the second.
        cautions: Chinese: why changes may have other causes than mending; read these first.
        reports: what became of each report, in order of path; made when it is asked for.
        across: what became of findings that show only where reports stand beside each other.
        unreadable: files that could not be audited now and are no report of the first audit.
        totals: all of it in numbers.
    """

    old: Entry
    new: Entry
    cautions: tuple[str, ...]
    reports: Sequence[ReportChange]
    across: tuple[Change, ...]
    unreadable: tuple[Entry, ...]
    totals: Totals

    @property
    def same(self) -> bool:
        """Whether nothing became of anything."""
        return self.totals.quiet and all(
            one.fate is Fate.REMAINING and not one.altered for one in self.across
        )


def waived(finding: Entry) -> bool:
    """Whether a finding was set aside: waived, or dismissed by whoever looked."""
    settled = finding.get("settled")
    return isinstance(settled, Mapping) and settled.get("how") in ("waived", "dismissed")
