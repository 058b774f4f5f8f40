"""Which findings tell of a breach that another finding already pays for.

A rule names the rules whose finding on the same spot has the same cause (``same_cause``).
A finding so excused costs nothing, and is mended together with the one that excuses it.
Two rules that name each other cannot both be excused: then the earlier id pays.
"""

from collections.abc import Collection, Mapping, Sequence

from hegui.engine.outcome import Finding
from hegui.model.place import Place
from hegui.rules.ruleset import Ruleset


def causes(rules: Collection[str], ruleset: Ruleset) -> dict[str, frozenset[str]]:
    """For each of *rules*, ids of the rules whose findings excuse its own, without circles."""
    named = {rule.id: rule.points.same_cause for rule in ruleset.rules if rule.points.same_cause}
    return {
        rule_id: frozenset(
            other
            for other in named[rule_id]
            if other < rule_id or rule_id not in _reach(other, named)
        )
        for rule_id in rules
        if rule_id in named
    }


def excuses(
    findings: Sequence[Finding], allowed: dict[str, frozenset[str]]
) -> list[tuple[int, ...]]:
    """For each finding the indexes of the findings that excuse it; () where it pays itself."""
    by_rule: dict[str, list[int]] = {}
    for index, finding in enumerate(findings):
        by_rule.setdefault(finding.rule, []).append(index)
    spots = [_exact(finding.places) for finding in findings]
    return [
        tuple(
            other
            for rule_id in sorted(allowed.get(finding.rule, ()))
            for other in by_rule.get(rule_id, ())
            if _stand_together(spots[index], spots[other])
        )
        for index, finding in enumerate(findings)
    ]


def _stand_together(some: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether two findings have a spot in common: a cell, or one of them a whole around it."""
    return any(_holds(one, other) or _holds(other, one) for one in some for other in others)


def _exact(places: Sequence[Place]) -> list[Place]:
    """The spots themselves, without the wholes a finding names only to say where they are."""
    return [
        place
        for place in places
        if not any(_holds(place, other) and not _holds(other, place) for other in places)
    ]


def _holds(whole: Place, part: Place) -> bool:
    """Whether a section, table, row, column or cell holds the other; a row only crosses a column.

    A spot that names no table means its whole section.
    """
    if whole.table is None:
        return whole.section is not None and whole.section == part.section
    return (
        whole.table == part.table
        and whole.row in (None, part.row)
        and whole.column in (None, part.column)
    )


def _reach(start: str, named: Mapping[str, Sequence[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for other in named.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return frozenset(seen)
