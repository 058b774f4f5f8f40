"""Which findings tell of a breach that another finding already pays for.

A rule names the rules whose finding on the same spot has the same cause (``same_cause``). And a
rule that points at suspect cells names the rules whose findings such a cell explains
(``explains``): of the findings that one cell explains, one pays.
A finding so excused costs nothing, and is mended together with the one that excuses it.
Two rules that name each other cannot both be excused: then the earlier id pays.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from hegui.engine.outcome import Finding, Outcome
from hegui.model.place import Place
from hegui.rules.ruleset import Ruleset
from hegui.scoring.ledger import price


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


def excused(
    findings: Sequence[Finding], outcomes: Sequence[Outcome], ruleset: Ruleset
) -> list[tuple[int, ...]]:
    """``excuses`` by shared spots, and then by suspect cells among those that would still pay.

    Args:
        findings: those that cost points, in the order they pay.
        outcomes: of all rules: among them those that point at suspect cells.
        ruleset: names the rules.
    """
    found = excuses(findings, causes({finding.rule for finding in findings}, ruleset))
    for outcome in sorted(outcomes, key=lambda one: one.rule):
        explains = ruleset.rule(outcome.rule).points.explains if outcome.findings else ()
        for pointer in outcome.findings if explains else ():
            paying = [n for n, by in enumerate(found) if not by and findings[n].rule in explains]
            for group in _by_cell([findings[n] for n in paying], _suspects(pointer)):
                same = [paying[n] for n in group]
                # The dearest pays; all others cost nothing, so nobody excuses in a circle.
                payer = min(same, key=lambda n: (-_each(findings[n], ruleset), n))
                for n in same:
                    found[n] = () if n == payer else (payer,)
    return found


def _each(finding: Finding, ruleset: Ruleset) -> Decimal:
    cost = price(ruleset.rule(finding.rule), ruleset.scoring)
    return Decimal(0) if cost is None else cost.each


def _suspects(pointer: Finding) -> list[Place]:
    """The cells of the likeliest proposal, as the fact behind the finding holds them."""
    return [cell.place for fact in pointer.facts.values() for cell in fact.cells.values()]


def _by_cell(findings: Sequence[Finding], cells: Sequence[Place]) -> list[list[int]]:
    """Indexes of the findings that each cell explains; a finding goes with one cell only.

    A sum names its cells; one that names its total alone is of all parts of that line.
    """
    groups: list[list[int]] = [[] for _ in cells]
    for index, finding in enumerate(findings):
        named = _exact(finding.places)
        lines = [fact.place for fact in finding.facts.values()] if len(named) == 1 else []
        for spots in (named, lines):
            held = [n for n, cell in enumerate(cells) if any(_holds(one, cell) for one in spots)]
            if held:
                groups[held[0]].append(index)
                break
    return [group for group in groups if len(group) > 1]


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
