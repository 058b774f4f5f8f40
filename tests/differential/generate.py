"""Random rules of the language (as trees) and random facts with gaps; the same for a seed."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hegui.facts.fact import Fact, Value
from hegui.facts.kinds import Type
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
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.rules.rule import Applies, Join, Points, Presence, Rule, Status

KINDS = ("a", "b", "c")
NUMBERS, TEXTS = ("x", "y", "z"), ("s", "t")
VALUES: Sequence[Value] = (0, 0, 1, 2, 3, -1, 5, Decimal("0.5"), Decimal("2.50"), 100)
WORDS = ("甲", "乙", "丙", "不涉及", "甲乙", "")
DAYS = (date(2020, 1, 1), date(2020, 12, 31), date(2021, 6, 1))
ORDERED = ("==", "!=", "<", "<=", ">", ">=")


class Generator:
    """Makes rules and facts from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.derived: dict[str, tuple[str, str]] = {}  # kind → its number and its text field
        self.gap = self.random.choice((0.0, 0.0, 0.1, 0.25))

    def facts(self, number: int) -> list[Fact]:
        """Facts of the three kinds, with gaps."""
        pick = self.random.choice
        result = []
        for at in range(number):
            fields: dict[str, Value] = {"year": 2021, "edition": "2021", "label": f"事实{at}"}
            fields.update({name: pick(VALUES) for name in NUMBERS})
            fields.update({name: pick(WORDS) for name in TEXTS})
            fields["f"] = pick((True, False))
            fields["d"] = pick(DAYS)
            for name in (*NUMBERS, *TEXTS, "f", "d"):
                if self.random.random() < self.gap:
                    if pick((True, False)):
                        fields[name] = None
                    else:
                        del fields[name]
            result.append(Fact(pick(KINDS), fields))
        return result

    def derivation(self, number: int, kinds: Sequence[str]) -> Rule:
        """A derivation over *kinds*; gives a kind with a number ``n`` and a text ``w``."""
        rule = self.rule(number, kinds, derive=f"d{number}")
        self.derived[rule.derive] = ("n", "w")
        return rule

    def rule(self, number: int, kinds: Sequence[str], derive: str = "") -> Rule:
        """A rule with up to two joins and two presences."""
        pick, chance = self.random.choice, self.random.random
        alias, kind = "p", pick(kinds)
        scope = {alias: kind}
        where = self._condition({alias: kind}, 2) if chance() < 0.6 else None
        joins, presences = [], []
        for name in ("q", "r")[: pick((0, 0, 0, 1, 1, 2))]:
            scope[name] = pick(kinds)
            condition = self._joined(name, scope) if chance() < 0.9 else None
            missing = pick((Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED))
            joins.append(Join(name, scope[name], condition, missing))
        for name in ("e", "g")[: pick((0, 0, 1, 2))]:
            inner = {alias: kind, name: pick(kinds)}
            condition = self._joined(name, inner) if chance() < 0.9 else None
            presences.append(Presence(inner[name], name, condition, pick((True, False))))
        lets = []
        if chance() < 0.3:
            lets.append(("v", self._number(scope, 2)))
        require: Expression | None = None
        if (chance() < 0.85 or not presences) and not derive:
            require = self._condition(scope, 2, named=bool(lets))
        give: tuple[tuple[str, Expression], ...] = ()
        if derive:
            give = (("n", self._number(scope, 1)), ("w", self._text(scope)))
        return Rule(
            f"R-{number:02}",
            "",
            Status.STABLE,
            Severity.ERROR,
            (),
            Applies(),
            kind,
            alias,
            where,
            tuple(joins),
            tuple(presences),
            tuple(lets),
            require,
            "{p.x}",
            "",
            "",
            Points(),
            (),
            derive,
            give,
        )

    def _fields(self, kind: str) -> tuple[Sequence[str], Sequence[str]]:
        if kind in self.derived:
            return ("n",), ("w",)
        return NUMBERS, TEXTS

    def _joined(self, own: str, scope: dict[str, str]) -> Expression:
        """A condition of a join: conjuncts on one fact, links, sometimes an ``or`` of them."""
        parts = [self._link(own, scope) for _ in range(self.random.choice((1, 1, 2)))]
        if self.random.random() < 0.5:
            parts.append(self._condition({own: scope[own]}, 1))
        if self.random.random() < 0.3:
            earlier = self.random.choice([name for name in scope if name != own])
            parts.append(self._condition({earlier: scope[earlier]}, 1))
        self.random.shuffle(parts)
        if len(parts) == 1:
            return parts[0]
        joined: Expression = AllOf(tuple(parts), 1)
        if self.random.random() < 0.2:
            joined = AnyOf(tuple(parts), 1)
        return Not(joined, 1) if self.random.random() < 0.1 else joined

    def _link(self, own: str, scope: dict[str, str]) -> Expression:
        other = self.random.choice([name for name in scope if name != own])
        if self.random.random() < 0.2 and not {scope[own], scope[other]} & set(self.derived):
            name, of = self.random.choice((("d", Type.DATE), ("f", Type.TRUTH)))
            days = [FieldOf(own, name, of, 1), FieldOf(other, name, of, 1)]
            self.random.shuffle(days)
            operators = ORDERED if of is Type.DATE else ORDERED[:2]
            return Compare(self.random.choice(operators), days[0], days[1], 1)
        if self.random.random() < 0.5:
            left, right = self._text_field(own, scope), self._text_field(other, scope)
            sides = (left, right) if self.random.random() < 0.5 else (right, left)
            return Compare(self.random.choice(("==", "==", "!=")), *sides, 1)
        sums = [self._number({own: scope[own]}, 1), self._number({other: scope[other]}, 1)]
        if self.random.random() < 0.3:
            sums[1] = Arithmetic("+", sums[1], self._number({own: scope[own]}, 0), 1)
        self.random.shuffle(sums)
        return Compare(self.random.choice(("==", "==", *ORDERED)), sums[0], sums[1], 1)

    def _condition(self, scope: dict[str, str], depth: int, *, named: bool = False) -> Expression:
        pick, chance = self.random.choice, self.random.random
        if depth and chance() < 0.5:
            parts = tuple(
                self._condition(scope, depth - 1, named=named) for _ in range(pick((2, 2, 3)))
            )
            return pick((AllOf(parts, 1), AnyOf(parts, 1), Not(parts[0], 1)))
        alias = pick(list(scope))
        plain = scope[alias] not in self.derived
        choice = pick(
            ("number", "number", "number", "text", "member", "truth", "known", "date", "has")
        )
        if choice == "text":
            return Compare(
                pick(("==", "!=")), self._text_field(alias, scope), self._text(scope), 1
            )
        if choice == "has":
            texts = (self._text_field(alias, scope), self._text(scope))
            return Call("contains", texts, Type.TRUTH, 1)
        if choice == "member":
            among = tuple(Constant(word, 1) for word in self.random.sample(WORDS, 2))
            return Member(self._text_field(alias, scope), among, 1)
        if choice == "truth" and plain:
            return FieldOf(alias, "f", Type.TRUTH, 1)
        if choice == "known":
            return Call("known", (self._number(scope, 1),), Type.TRUTH, 1)
        if choice == "date" and plain:
            day = FieldOf(alias, "d", Type.DATE, 1)
            year = Call("year", (day,), Type.NUMBER, 1)
            return Compare(pick(ORDERED), year, Constant(2020, 1), 1)
        left = Named("v", Type.NUMBER, 1) if named and chance() < 0.5 else self._number(scope, 2)
        return Compare(pick(ORDERED), left, self._number(scope, 1), 1)

    def _number(self, scope: dict[str, str], depth: int) -> Expression:
        pick, chance = self.random.choice, self.random.random
        if depth and chance() < 0.5:
            operator = pick(("+", "-", "+", "-", "*", "/"))
            left, right = self._number(scope, depth - 1), self._number(scope, depth - 1)
            return Arithmetic(operator, left, right, 1)
        if chance() < 0.2:
            return Constant(pick((0, 1, 2, Decimal("0.5"))), 1)
        if depth and chance() < 0.15:
            return self._aggregate(scope)
        alias = pick(list(scope))
        return FieldOf(alias, pick(self._fields(scope[alias])[0]), Type.NUMBER, 1)

    def _aggregate(self, scope: dict[str, str]) -> Expression:
        kind = self.random.choice(KINDS)
        name = self.random.choice(("count", "count", "sum", "min", "max"))
        value = None if name == "count" else FieldOf("h", "x", Type.NUMBER, 1)
        alias = self.random.choice(list(scope))
        equal: Expression = Compare(
            "==", FieldOf("h", "s", Type.TEXT, 1), self._text_field(alias, scope), 1
        )
        if self.random.random() < 0.5:
            extra = Compare(">", FieldOf("h", "y", Type.NUMBER, 1), Constant(0, 1), 1)
            equal = AllOf((equal, extra), 1)
        return Aggregate(name, kind, "h", value, equal, Type.NUMBER, 1)

    def _text_field(self, alias: str, scope: dict[str, str]) -> Expression:
        name = self.random.choice(self._fields(scope[alias])[1])
        return FieldOf(alias, name, Type.TEXT, 1)

    def _text(self, scope: dict[str, str]) -> Expression:
        if self.random.random() < 0.5:
            return Constant(self.random.choice(WORDS), 1)
        return self._text_field(self.random.choice(list(scope)), scope)
