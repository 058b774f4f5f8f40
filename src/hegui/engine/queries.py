"""What the engine is asked about one rule.

``broken`` and ``open``: subjects whose own requirement is false or unknown. ``row``: joined
facts whose requirement does not hold for certain. ``missing``: no fact to join. ``without``
and ``with``: nothing that must be there, something that must not. ``take``: what a derivation
is made of. A subject that no query returns has passed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product

from hegui.engine.encode import TRUE
from hegui.engine.ir import Check, Item, Link, Query
from hegui.engine.plan import Alternative, Clause, Part
from hegui.model.verdict import Verdict
from hegui.rules.rule import Rule

BROKEN, OPEN = 1, 2
OWN = {"broken": BROKEN, "open": OPEN}  # asked of a subject's own row, and the verdict there

# Tests and links that a query adds to its positive items, by position.
_Added = dict[int, tuple[list[Check], list[Link]]]
_Found = tuple[str, int, list[Item]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the queries of a rule are made of; see ``plan.Plan`` for the fields.

    Attributes:
        number: index of the rule in its layer.
    """

    rule: Rule
    number: int
    joins: Sequence[Clause]
    presences: Sequence[Clause]
    parts: Sequence[Part] | None
    verdict: str
    present: str

    @property
    def subject(self) -> Check:
        """Marks the subjects that joins and presences are asked for."""
        return Check(self.present, "==", TRUE)

    @property
    def kinds(self) -> list[str]:
        """Kinds of the subject and of the joined facts."""
        return [self.rule.kind, *(clause.kind for clause in self.joins)]


def queries_of(asked: Asked) -> tuple[Query, ...]:
    """All queries of one rule."""
    found = chain(_own(asked), _joined(asked), _missing(asked), _presences(asked))
    return tuple(Query(asked.number, what, at, tuple(items)) for what, at, items in found)


def _own(asked: Asked) -> Iterator[_Found]:
    if asked.rule.require is not None and not asked.joins:
        for what, value in OWN.items():
            yield what, 0, [Item(asked.rule.kind, (Check(asked.verdict, "==", value),))]


def _joined(asked: Asked) -> Iterator[_Found]:
    if not (asked.joins or asked.rule.derive):
        return
    what = "take" if asked.rule.derive else "row"
    for chosen in product(*(clause.alternatives for clause in asked.joins)):
        for added in _broken(asked.parts):
            yield what, 0, _together(asked.kinds, asked.subject, chosen, added)


def _missing(asked: Asked) -> Iterator[_Found]:
    for at, join in enumerate(asked.rule.joins):
        if join.missing is Verdict.PASS or asked.rule.derive:
            continue
        for chosen in product(*(clause.alternatives for clause in asked.joins[:at])):
            items = _together(asked.kinds[: at + 1], asked.subject, chosen, {})
            yield "missing", at, [*items, *_none(asked.joins[at])]


def _presences(asked: Asked) -> Iterator[_Found]:
    for at, (presence, clause) in enumerate(
        zip(asked.rule.presence, asked.presences, strict=True)
    ):
        if presence.wanted:
            first = Item(asked.rule.kind, (asked.subject,))
            yield "without", at, [first, *_none(clause)]
            continue
        for one in clause.alternatives:
            yield "with", at, _together([asked.rule.kind, clause.kind], asked.subject, (one,), {})


def _together(
    kinds: Sequence[str], subject: Check, chosen: Sequence[Alternative], added: _Added
) -> list[Item]:
    """Positive items for the subject and one alternative of each clause."""
    tests: list[list[Check]] = [[subject], *([Check(one.mark, "==", TRUE)] for one in chosen)]
    links: list[list[Link]] = [[] for _ in tests]
    for position, one in enumerate(chosen, start=1):
        for other, _, gate in one.gates:
            tests[other].append(Check(gate, "==", TRUE))
        links[position] += _links(one)
    for position, (more_tests, more_links) in added.items():
        tests[position] += more_tests
        links[position] += more_links
    return [
        Item(kind, tuple(own), tuple(linked))
        for kind, own, linked in zip(kinds, tests, links, strict=True)
    ]


def _none(clause: Clause) -> list[Item]:
    """Negated items: no fact fits any alternative.

    An alternative that its gate rules out for the earlier facts must not fit either, so its
    mark is linked to the gates: a mark is 1, a closed gate is 0.
    """
    return [
        Item(
            clause.kind,
            (Check(one.mark, "==", TRUE),),
            (
                *(Link(one.mark, "==", ((other, gate),)) for other, _, gate in one.gates),
                *_links(one),
            ),
            negated=True,
        )
        for one in clause.alternatives
    ]


def _links(one: Alternative) -> list[Link]:
    return [
        Link(link.property, link.operator, tuple((at, name) for at, _, name in link.others))
        for link in one.links
    ]


def _broken(parts: Sequence[Part] | None) -> list[_Added]:
    """What to add so that only combinations come back that break require or leave it open."""
    if parts is None:
        return [{}]
    ways: list[_Added] = []
    for part in parts:
        if part.single is not None:
            position, _, name = part.single
            ways.append({position: ([Check(name, "!=", TRUE)], [])})
        if part.link is not None:
            others = tuple((at, name) for at, _, name in part.link.others)
            link = Link(part.link.property, part.link.operator, others)
            ways.append({part.position: ([], [link])})
            ways += [{at: ([Check(gap, "==", TRUE)], [])} for at, _, gap in part.gaps]
    return ways
