"""What is compiled of one rule: closures for the features, and where they go on the wire.

Positions count the facts a rule matches together: 0 the subject, then the joins in order. A
clause is the condition of one join or presence, as alternatives of own marks, gates (what an
alternative asks of earlier facts alone) and links (comparisons with earlier facts).
"""

from dataclasses import dataclass

from hegui.engine.explain import Explainer
from hegui.engine.ir import Query
from hegui.engine.scope import Closure, Scope
from hegui.engine.selection import Selection
from hegui.rules.rule import Rule

Positioned = tuple[int, Closure, str]
"""Position of a fact, what is worked out on it, and the property that carries it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A comparison between facts: ``own operator sum of others``; terms are wire numbers."""

    operator: str
    property: str
    own: Closure
    others: tuple[Positioned, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One disjunct of a clause.

    Attributes:
        own: the facts whose own part of it holds.
        mark: property that says so.
        gates: for an earlier position: its tests, and the property that carries the result.
        links: comparisons with earlier facts.
    """

    own: Selection
    mark: str
    gates: tuple[Positioned, ...]
    links: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """The condition of one join or presence.

    Attributes:
        slot: of its fact.
        kind: of its fact.
        alternatives: its disjuncts.
        exactly: the facts it holds for, given the earlier facts: the plain way.
    """

    slot: int
    kind: str
    alternatives: tuple[Alternative, ...]
    exactly: Selection


@dataclass(frozen=True, slots=True)
class Part:
    """A conjunct of ``require`` that the engine can find broken.

    Attributes:
        single: on one fact: position, truth, property; or None.
        link: between facts: the negated comparison; or None.
        position: of the fact that is linked.
        gaps: for a link: position, the term, and the property that says the term is unknown.
    """

    single: Positioned | None = None
    link: Linked | None = None
    position: int = 0
    gaps: tuple[Positioned, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """What alternatives ask of one earlier fact: a test, its property, the terms behind it."""

    test: Closure
    name: str
    terms: tuple[tuple[Closure, str], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a fact at one position of a match carries for later clauses and ``require``.

    Attributes:
        gates: for later clauses.
        shares: of ``require``: closure, property, and the property that says it is unknown
            ("" for a truth on this fact alone).
    """

    gates: tuple[Gate, ...]
    shares: tuple[tuple[Closure, str, str], ...]


@dataclass(frozen=True)
class Plan:
    """One rule, compiled.

    Attributes:
        rule: the rule.
        scope: slots of its frames; the subject stands in slot 1, join i in slot 1 + i.
        subjects: the facts that are judged.
        require: what must hold, or None.
        lone: the one field of the subject that ``require`` depends on; "" if on more.
        joins: clauses of its joins.
        presences: clauses of its presences.
        parts: conjuncts of ``require`` over joined facts; None if some conjunct is opaque,
            and then every combination is returned and ``require`` worked out on it.
        carried: by position of a match, what the fact there carries.
        in_company: no join or presence can be broken unless some other fact fits it.
        verdict: property: 1 require is broken, 2 it is unknown (rules without joins).
        present: property that marks subjects whose joins and presences the engine answers.
        left: left side, if ``require`` is one comparison.
        right: right side, if ``require`` is one comparison.
        give: fields of the derived fact.
        queries: what is asked of the engine.
        explainer: looks into the trees, after the verdict.
    """

    rule: Rule
    scope: Scope
    subjects: Selection
    require: Closure | None
    lone: str
    joins: tuple[Clause, ...]
    presences: tuple[Clause, ...]
    parts: tuple[Part, ...] | None
    carried: tuple[Carried, ...]
    in_company: bool
    verdict: str
    present: str
    left: Closure | None
    right: Closure | None
    give: tuple[tuple[str, Closure], ...]
    queries: tuple[Query, ...]
    explainer: Explainer


@dataclass(frozen=True)
class Layer:
    """Plans that run together, and all their queries; ``Query.rule`` is an index of ``plans``."""

    plans: tuple[Plan, ...]
    queries: tuple[Query, ...]
