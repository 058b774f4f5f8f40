"""What across rules say of reports that stand beside each other, before it becomes documents."""

from collections.abc import Iterable
from dataclasses import dataclass

from hegui.facts.fact import Fact
from hegui.model.place import Place
from hegui.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Together:
    """A fact about several reports, and where in each of them it shows.

    Attributes:
        fact: of a kind of ``across_kinds.TOGETHER``.
        places: in the order they are to be told, each with its ``file``; () if no report has it.
    """

    fact: Fact
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of an across rule.

    Attributes:
        id: stable across runs, machines, order and chunks.
        rule: id of the rule.
        severity: how grave.
        message: Chinese, with the numbers of all sides.
        remedy: Chinese.
        agency: the agency it is about; "" if several.
        year: the year of the reports; None if unknown.
        places: where, this report's first; ``file`` is None for the report that was judged.
    """

    id: str
    rule: str
    severity: Severity
    message: str
    remedy: str
    agency: str
    year: int | None
    places: tuple[Place, ...]

    def order(self) -> tuple[str, str, str, tuple[str, ...]]:
        """Sort key among findings about several reports."""
        return (self.rule, self.agency, self.id, files_of(self.places))


@dataclass(frozen=True, slots=True)
class Open:
    """What an across rule could not decide, and why.

    Attributes:
        rule: id of the rule.
        reason: Chinese.
        files: the other reports it is about, for facts about several reports.
    """

    rule: str
    reason: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that across rules say: findings by rule and place; what stays open, by rule.

    Attributes:
        found: the findings.
        open: what could not be decided; not one entry for each subject but for each reason.
        fell_back: Chinese: why the reference engine judged; "" if it did not.
    """

    found: tuple[Found, ...] = ()
    open: tuple[Open, ...] = ()
    fell_back: str = ""


def files_of(places: Iterable[Place]) -> tuple[str, ...]:
    """The other reports that places are in, each once, in order."""
    return tuple(dict.fromkeys(place.file for place in places if place.file is not None))
