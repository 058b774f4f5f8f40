"""The meaning of the language by brute force: no index, no plan, no rows; every fact is asked.

Written from docs/rule-language.md, apart from the engine, so that a mistake would have to be
made twice to go unseen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hegui.facts.fact import Fact
from hegui.language.tree import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Call,
    Compare,
    Constant,
    Expression,
    FieldOf,
    Member,
    Named,
    Not,
)
from hegui.model.truth import Truth, every, negate, some
from hegui.model.verdict import Verdict
from hegui.rules.rule import Rule

Env = Mapping[str, int]
Perhaps = frozenset[int]


class Brute:
    """Judges rules over facts; *perhaps* are positions of facts that may not exist."""

    def __init__(self, facts: Sequence[Fact], perhaps: Perhaps = frozenset()) -> None:
        self.facts = facts
        self.perhaps = perhaps

    def verdicts(self, rule: Rule) -> dict[int, Verdict]:
        """Position of each judged fact → its verdict."""
        result = {}
        for position in self._of(rule.kind):
            env = {rule.alias: position}
            where = self.condition(rule.where, position, env, rule)
            if where is False:
                continue
            met = self.met(rule, env)
            if met is not True and where is None:
                met = None
            result[position] = {
                True: Verdict.PASS,
                False: Verdict.FAIL,
                None: Verdict.UNDETERMINED,
            }[met]
        return result

    def met(self, rule: Rule, env: Env) -> Truth:
        """Whether the subject of *env* meets the rule."""
        presences = []
        for presence in rule.presence:
            there = some(
                self.condition(presence.where, at, {**env, presence.alias: at}, rule)
                for at in self._of(presence.kind)
                if at not in env.values()
            )
            presences.append(there if presence.wanted else negate(there))
        return every([self._joined(rule, env, 0), *presences])

    def _joined(self, rule: Rule, env: Env, level: int) -> Truth:
        if level == len(rule.joins):
            return True if rule.require is None else self.value(rule.require, env, rule)
        join = rule.joins[level]
        certain, results = False, []
        doubtful = False
        for at in self._of(join.kind):
            if at in env.values():
                continue
            inner = {**env, join.alias: at}
            fits = self.condition(join.where, at, inner, rule)
            if fits is False:
                continue
            met = self._joined(rule, inner, level + 1)
            if fits is None:
                doubtful = True
                results.append(True if met is True else None)
            else:
                certain = True
                results.append(met)
        if not certain:
            missing: Truth = {Verdict.PASS: True, Verdict.FAIL: False}.get(join.missing)
            results.append(missing if missing is True or not doubtful else None)
        return every(results)

    def combinations(self, rule: Rule, env: Env, level: int = 0) -> Iterator[tuple[Env, Truth]]:
        """Joined facts, and whether they belong together; for derivations."""
        if level == len(rule.joins):
            yield env, True
            return
        join = rule.joins[level]
        for at in self._of(join.kind):
            if at not in env.values():
                inner = {**env, join.alias: at}
                fits = self.condition(join.where, at, inner, rule)
                if fits is not False:
                    for found, truth in self.combinations(rule, inner, level + 1):
                        yield found, every([fits, truth])

    def condition(self, where: Expression | None, at: int, env: Env, rule: Rule) -> Truth:
        truth = True if where is None else self.value(where, env, rule)
        return None if truth is True and at in self.perhaps else truth

    def _of(self, kind: str) -> list[int]:
        return [at for at, fact in enumerate(self.facts) if fact.kind == kind]

    def value(self, tree: Expression, env: Env, rule: Rule) -> Any:
        """The value of a tree, None for unknown; numbers as fractions."""

        def value(node: Expression) -> Any:
            return self.value(node, env, rule)

        match tree:
            case Constant():
                return _exact(tree.value)
            case FieldOf():
                return _exact(self.facts[env[tree.alias]].fields.get(tree.name))
            case Named():
                return value(dict(rule.let)[tree.name])
            case Arithmetic():
                return _calculated(tree.operator, value(tree.left), value(tree.right))
            case Compare():
                return _compared(tree.operator, value(tree.left), value(tree.right))
            case Member():
                item = value(tree.item)
                return some(_compared("==", item, value(one)) for one in tree.among)
            case Not():
                return negate(value(tree.of))
            case AllOf():
                return every([value(one) for one in tree.of])
            case AnyOf():
                return some([value(one) for one in tree.of])
            case Call():
                return _called(tree.name, [value(one) for one in tree.arguments])
            case Aggregate():
                return self._aggregate(tree, env, rule)

    def _aggregate(self, tree: Aggregate, env: Env, rule: Rule) -> Any:
        taken = []
        for at in self._of(tree.kind):
            inner = {**env, tree.alias: at}
            fits = self.condition(tree.where, at, inner, rule)
            if fits is None:
                return None
            if fits:
                taken.append(1 if tree.value is None else self.value(tree.value, inner, rule))
        if tree.name == "count":
            return Fraction(len(taken))
        if None in taken or (not taken and tree.name != "sum"):
            return None
        return _FOLDS[tree.name](taken)


def _added(values: list[Any]) -> Any:
    return sum(values, Fraction())


_FOLDS: Mapping[str, Callable[[list[Any]], Any]] = {"sum": _added, "min": min, "max": max}


def _exact(value: object) -> Any:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    return value


def _calculated(operator: str, a: Any, b: Any) -> Any:
    if a is None or b is None or (operator == "/" and b == 0):
        return None
    return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[
        operator
    ]()


def _compared(operator: str, a: Any, b: Any) -> Truth:
    if a is None or b is None:
        return None
    if operator in ("==", "!="):
        return bool(a == b) is (operator == "==")
    below, equal = bool(a < b), bool(a == b)
    return {
        "<": below,
        "<=": below or equal,
        ">": not below and not equal,
        ">=": not below,
    }[operator]


def _called(name: str, values: list[Any]) -> Any:
    if name == "known":
        return values[0] is not None
    if None in values:
        return None
    match name:
        case "abs":
            return abs(values[0])
        case "contains":
            return values[1] in values[0]
        case "len":
            return Fraction(len(values[0]))
        case "year":
            day: date = values[0]
            return Fraction(day.year)
        case _:
            raise ValueError(name)
