"""Faults an office could make, each with the rules that have to notice it.

``expected``: at least one of these rules must find it. ``also``: rules that may speak up for
the same cause (a wrong total breaks a row and a column). Anything else is a false alarm.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from tests.generator.report import Report

Change = Callable[[Report, Random], Report | None]

# One wrong number in table three can break any of these at once.
SUMS = (
    "ARI-01",
    "ARI-02",
    "ARI-03",
    "ARI-07",
    "ARI-13",
    "ARI-14",
    "TBL-14",
    "TBL-16",
    "XTB-01",
    "XTB-02",
    "XTB-03",
    "XTB-06",
)
_TIES = frozenset(f"ARI-0{number}" for number in range(1, 7))
# A number changed in a table is another number than the one prose still states, and the reverse.
ECHO = frozenset((*(f"NVT-{number:02}" for number in range(1, 19)), "NAR-07", "NA-03", "XTB-14"))
# A number changed in prose stands against the other numbers of its sentence and of the report.
INSIDE = frozenset(f"NAR-{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 11))
# A year changed in title or period stands against the years prose still names.
YEARS = frozenset((*(f"PER-{number:02}" for number in range(5, 10)), "LEF-04", "LEF-09"))
# What has to be told in section one, five or six is not told where the section is gone.
UNTOLD = frozenset(f"CON-{number:02}" for number in (1, 2, 3, 6, 7, 8, 10, 12, 13, 15))


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault; ``change`` gives None where a report has no room for it."""

    name: str
    change: Change
    expected: frozenset[str]
    also: frozenset[str]
    faded: frozenset[str]  # what else may stand for it where the text form lost empty cells


@dataclass(frozen=True, slots=True)
class Planted:
    """A damaged report and what has to be said of it."""

    report: Report
    fault: str
    expected: frozenset[str]
    also: frozenset[str]
    faded: frozenset[str]


FAULTS: dict[str, Fault] = {}


def fault(
    *expected: str, also: Iterable[str] = (), faded: Iterable[str] = ()
) -> Callable[[Change], Change]:
    """Register a function as the fault of its name."""

    def register(change: Change) -> Change:
        name = change.__name__
        # Where a sum does not tie, the likeliest cells are pointed at as well.
        aid = {"ARI-13"} if any(rule in _TIES for rule in (*expected, *also)) else set()
        beside = frozenset({*also, *aid})
        FAULTS[name] = Fault(name, change, frozenset(expected), beside, frozenset(faded))
        return change

    return register


def plant(report: Report, name: str, rng: Random) -> Planted | None:
    """*report* with one fault; None where it has no room for it."""
    kind = all_faults()[name]
    damaged = kind.change(report, rng)
    if damaged is None or damaged == report:
        return None
    also = kind.also | report.notices
    if damaged.truth() != report.truth():
        also |= ECHO
    return Planted(damaged, name, kind.expected, also, kind.faded)


def all_faults() -> dict[str, Fault]:
    """Every fault by name."""
    import tests.generator.faults_cells  # noqa: PLC0415 - they register themselves here
    import tests.generator.faults_claims  # noqa: PLC0415
    import tests.generator.faults_content  # noqa: PLC0415
    import tests.generator.faults_numbers  # noqa: PLC0415
    import tests.generator.faults_private  # noqa: PLC0415
    import tests.generator.faults_prose  # noqa: PLC0415
    import tests.generator.faults_tables  # noqa: PLC0415
    import tests.generator.faults_text  # noqa: PLC0415
    import tests.generator.faults_words  # noqa: PLC0415, F401

    return FAULTS
