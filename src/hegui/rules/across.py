"""Which rules need other reports beside the one that is judged: those that name such a fact."""

from collections.abc import Iterable, Iterator

from hegui.facts.across_kinds import (
    ACROSS,
    BESIDE,
    DUE_REPORT,
    PRIOR,
    PUBLICATION,
    SHARED_TABLE,
    SHARED_TEXT,
    SUBORDINATE_SUM,
    VERSIONS,
)
from hegui.language.tree import Aggregate, Constant, Expression
from hegui.language.walk import walk
from hegui.rules.rule import Rule

_LAST_YEAR = frozenset(kind.name for kind in BESIDE)
_OTHERS = frozenset((SHARED_TEXT, SHARED_TABLE, VERSIONS))
_ROSTER = frozenset((DUE_REPORT, PUBLICATION, SUBORDINATE_SUM))


def kinds_of(rule: Rule) -> frozenset[str]:
    """Every kind of fact that a rule speaks of: judged, joined, looked for or counted."""
    named = (rule.kind, *(join.kind for join in rule.joins), *(one.kind for one in rule.presence))
    counted = (
        node.kind for tree in _trees(rule) for node in walk(tree) if isinstance(node, Aggregate)
    )
    return frozenset((*named, *counted))


def across_kinds_of(layers: Iterable[Iterable[Rule]]) -> frozenset[str]:
    """The kinds that only exist beside other reports, those that derivations make of them too."""
    kinds = set(ACROSS)
    for layer in layers:
        kinds |= {rule.derive for rule in layer if not kinds.isdisjoint(kinds_of(rule))}
    return frozenset(kinds)


def _trees(rule: Rule) -> Iterator[Expression]:
    yield from (tree for tree in (rule.where, rule.require) if tree is not None)
    yield from (join.where for join in rule.joins if join.where is not None)
    yield from (one.where for one in rule.presence if one.where is not None)
    yield from (tree for _, tree in (*rule.let, *rule.give))


def needs_last_year(rule: Rule) -> bool:
    """Whether the rule can only be asked beside last year's report."""
    kinds = kinds_of(rule)
    return bool(kinds & _LAST_YEAR) or any(kind.startswith(PRIOR) for kind in kinds)


def needs_words(rule: Rule) -> str:
    """Chinese: what else must be given in the same run for the rule to be asked; "" if nothing."""
    kinds = kinds_of(rule)
    needed = (
        ("上年的报告", needs_last_year(rule)),
        ("同一年度的其他报告", bool(kinds & _OTHERS)),
        ("名录", bool(kinds & _ROSTER)),
    )
    told = [words for words, holds in needed if holds]
    return "、".join(told)


def asked_of(rules: Iterable[Rule], kind: str, known: Iterable[str]) -> frozenset[str]:
    """Which of the *known* ids rules name that speak of *kind*; all, where one names none.

    What no rule asks for need not be compared.
    """
    everything = frozenset(known)
    asked: set[str] = set()
    for rule in rules:
        if kind in kinds_of(rule):
            named = {
                node.value
                for tree in _trees(rule)
                for node in walk(tree)
                if isinstance(node, Constant) and isinstance(node.value, str)
            }
            asked |= (everything & named) or everything
    return frozenset(asked)
