"""What became of findings and reports between two audits: frozen values that decide nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


class Apart(StrEnum):
    """Why a finding is not counted."""

    WAIVED = "waived"  # set aside in the first audit, so nobody was asked to mend it
    NOTICE = "notice"  # a notice then or now, so nobody was asked to mend it
    SETTLED = "settled"  # not found before, and set aside at once
    BROUGHT = "brought"  # in a report that was not in the first audit


class Seen(StrEnum):
    """What became of what a person found unmet."""

    WAITING = "waiting"  # nobody has looked again
    STANDING = "standing"  # looked at again, and still unmet
    CLEARED = "cleared"  # looked at again, and not unmet any more
    FOUND = "found"  # found unmet since


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

    @property
    def apart(self) -> Apart | None:
        """Why it is not counted, were its report in the first audit; None if it is counted."""
        if self.old is not None and waived(self.old):
            return Apart.WAIVED
        if self.asked or self.grave:
            return None
        if self.old is None and self.shown["severity"] in ASKED:
            return Apart.SETTLED
        return Apart.NOTICE

    @property
    def shows(self) -> bool:
        """Whether it is told at all: not if it is a notice that is no news."""
        if self.apart is not Apart.NOTICE:
            return True
        return self.fate is Fate.NEW or (self.new is not None and self.new["severity"] in ASKED)

    @property
    def lapsed(self) -> bool:
        """Whether it was set aside before, is still there, and is asked to be mended now."""
        if self.apart is not Apart.WAIVED or self.new is None or waived(self.new):
            return False
        return self.new["severity"] in ASKED

    @property
    def quiet(self) -> bool:
        """Whether nothing became of it."""
        return (
            self.fate is Fate.REMAINING
            and not self.altered
            and self.old is not None
            and self.new is not None
            and waived(self.old) == waived(self.new)
        )


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a person found not to be as it should, in one audit or in both.

    Attributes:
        seen: what became of it.
        old: the answer of the first audit; None if there was none.
        new: the answer of the second; None if there is none.
    """

    seen: Seen
    old: Entry | None
    new: Entry | None

    @property
    def asked(self) -> Entry:
        """The answer that says what is unmet."""
        entry = self.new if self.seen is Seen.FOUND else self.old
        assert entry is not None  # noqa: S101 - that one is there
        return entry


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
        unmet: what people found unmet; of a report that is new, nothing.
    """

    state: State
    reason: str
    old: Entry | None
    new: Entry | None
    changes: tuple[Change, ...]
    opened: tuple[Entry, ...] = ()
    unmet: tuple[Unmet, ...] = ()

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
            and all(one.quiet for one in self.changes)
            and all(one.seen is Seen.WAITING for one in self.unmet)
            and self.old is not None
            and self.new is not None
            and self.old["score"] == self.new["score"]
            and self.old.get("settled_score") == self.new.get("settled_score")
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
class Uncounted:
    """What is told beside the counts, of reports that were in the first audit.

    Attributes:
        waived: findings that had been set aside, whatever became of them.
        lapsed: those of them that are still there and not set aside any more.
        notices: notices that are new, or that have become graver.
        settled: grave findings that are new and were set aside at once.
        unmet: what people found unmet.
        cleared: those of them that a person has found in order since.
    """

    waived: int = 0
    lapsed: int = 0
    notices: int = 0
    settled: int = 0
    unmet: int = 0
    cleared: int = 0


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
        uncounted: what is told beside the counts.
        settled: whether any report has a score after waivers and checks.
        settled_better: reports whose score after waivers and checks rose.
        settled_worse: reports whose score after waivers and checks fell.
    """

    counts: Counts
    reports: Mapping[State, int]
    better: int
    worse: int
    brought: int
    fresh: frozenset[str]
    quiet: bool
    uncounted: Uncounted = field(default_factory=Uncounted)
    settled: bool = False
    settled_better: int = 0
    settled_worse: int = 0


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
        return self.totals.quiet and all(one.quiet for one in self.across)


def settled_score(report: Entry) -> Entry:
    """The score after waivers and checks: the score as found where nothing was settled."""
    score: Entry = report.get("settled_score") or report["score"]
    return score


def waived(finding: Entry) -> bool:
    """Whether a finding was set aside: waived, or dismissed by whoever looked."""
    settled = finding.get("settled")
    return isinstance(settled, Mapping) and settled.get("how") in ("waived", "dismissed")
