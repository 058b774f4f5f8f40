"""A rule set becomes a program: plans with closures and queries, in layers.

Every layer of derivations is a layer of its own before the rules, so that an absence is only
asked of a kind whose facts are all there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from hegui.engine.closures import compile_tree, select
from hegui.engine.encode import encoded, weigh
from hegui.engine.explain import Explainer
from hegui.engine.lower import (
    Conjunction,
    Lets,
    aliases,
    conjuncts,
    disjuncts,
    only_field,
    opposite,
    take_apart,
)
from hegui.engine.plan import (
    Alternative,
    Carried,
    Clause,
    Gate,
    Layer,
    Linked,
    Part,
    Plan,
    Positioned,
)
from hegui.engine.queries import OWN, Asked, queries_of
from hegui.engine.scope import Closure, Scope
from hegui.errors import Mistake, PackError
from hegui.language.tree import AllOf, Compare, Expression
from hegui.rules.rule import Join, Presence, Rule
from hegui.rules.ruleset import Ruleset

MOST_JOINS = 11  # with the subject 12 facts together: the engine's limit is 16


@dataclass(frozen=True)
class Program:
    """A compiled rule set.

    Attributes:
        ruleset: what it was made of.
        layers: derivations, layer by layer; the rules are the last layer.
    """

    ruleset: Ruleset
    layers: tuple[Layer, ...]


def compile_ruleset(ruleset: Ruleset) -> Program:
    """The program of a rule set; once for each worker.

    Raises:
        PackError: a rule asks for what no engine can match; every such rule is named.
    """
    derived = frozenset(rule.derive for layer in ruleset.derivations for rule in layer)
    mistakes: list[Mistake] = []
    layers = []
    for rules in (*ruleset.derivations, ruleset.rules):
        plans = []
        for number, rule in enumerate(rules):
            scope = Scope(ruleset.pack.vocabulary, derived)
            compiler = _Compiler(rule, number, scope)
            mistakes += compiler.refused()
            if not mistakes:
                plans.append(compiler.plan())
        queries = tuple(query for plan in plans for query in plan.queries)
        layers.append(Layer(tuple(plans), queries))
    if mistakes:
        raise PackError(mistakes)
    return Program(ruleset, tuple(layers))


class _Compiler:
    """One rule on its way to a plan; names properties by a counter."""

    def __init__(self, rule: Rule, number: int, scope: Scope) -> None:
        self.rule = rule
        self.number = number
        self.scope = scope
        self.lets: Lets = dict(rule.let)
        self.order = [rule.alias, *(join.alias for join in rule.joins)]
        self._names = count()

    def refused(self) -> Iterator[Mistake]:
        """What of the rule cannot be matched."""
        if len(self.rule.joins) > MOST_JOINS:
            yield self._mistake("with", f"连接的事实最多 {MOST_JOINS} 个，请拆成几条规则")
        for key, items in (("with", self.rule.joins), ("exists", self.rule.presence)):
            for item in items:
                words = self._refused(item)
                if words:
                    absent = isinstance(item, Presence) and not item.wanted
                    yield self._mistake("absent" if absent else key, words)

    def _refused(self, item: Join | Presence) -> str:
        found = disjuncts(item.where, item.alias, self.lets)
        if any(one.opaque for one in found):
            return (
                f"“{item.alias}”的条件里有两个事实之间的比较，只能写相等，或者数的加减比较；"
                "相似度、乘积等请写在 require 里，或者改用 count(…)"
            )
        allowed = {*self.order, item.alias} if isinstance(item, Join) else {self.order[0]}
        named = frozenset() if item.where is None else aliases(item.where, self.lets)
        strange = sorted(named - allowed - {item.alias})
        if not strange:
            return ""
        return f"“{item.alias}”的条件里不能提到“{strange[0]}”，只能提到被判断的事实"

    def _mistake(self, key: str, words: str) -> Mistake:
        line, column = self.rule.lines.get(key, (0, 0))
        return Mistake(self.rule.file, line, column, f"{words}。")

    def plan(self) -> Plan:
        rule, scope = self.rule, self.scope
        scope.add(rule.alias)
        for join in rule.joins:
            scope.add(join.alias)
        subjects = select(rule.kind, rule.alias, rule.where, scope)
        for name, expression in rule.let:
            scope.name(name, compile_tree(expression, scope))
        joins = tuple(self._clause(join, position + 1) for position, join in enumerate(rule.joins))
        presences = tuple(self._clause(presence, 0) for presence in rule.presence)
        compare = rule.require if isinstance(rule.require, Compare) else None
        verdict, present = self._name(), self._name()
        parts = self._parts() if rule.joins and not rule.derive else None
        asked = Asked(rule, self.number, joins, presences, parts, verdict, present)
        queries = queries_of(asked)
        return Plan(
            rule,
            scope,
            subjects,
            None if rule.require is None else compile_tree(rule.require, scope),
            only_field(rule.require, rule.alias),
            joins,
            presences,
            parts,
            tuple(_carried((*joins, *presences), parts, at) for at in range(len(joins) + 1)),
            all(query.what in OWN or 1 < query.positive == len(query.items) for query in queries),
            verdict,
            present,
            compile_tree(compare.left, scope) if compare else None,
            compile_tree(compare.right, scope) if compare else None,
            tuple((name, compile_tree(tree, scope)) for name, tree in rule.give),
            queries,
            Explainer(scope, self.lets),
        )

    def _name(self) -> str:
        return f"p{self.number}_{next(self._names)}"

    def _clause(self, item: Join | Presence, position: int) -> Clause:
        outer = dict(self.scope.slots)
        slot = outer[item.alias] if position else self.scope.add(item.alias)
        order = self.order[:position] if position else self.order[:1]
        alternatives = tuple(
            self._alternative(one, item, order)
            for one in disjuncts(item.where, item.alias, self.lets)
        )
        exactly = select(item.kind, item.alias, item.where, self.scope)
        self.scope.slots = outer
        return Clause(slot, item.kind, alternatives, exactly)

    def _alternative(
        self, one: Conjunction, item: Join | Presence, order: list[str]
    ) -> Alternative:
        tests: dict[str, list[Expression]] = {alias: [] for alias in (*order, item.alias)}
        for alias, tree in one.single:
            tests[alias].append(tree)
        links = tuple(self._link(compare, item.alias, order) for compare in one.between)
        linked = {position for link in links for position, _, _ in link.others}
        gates = tuple(
            (position, self._all(tests[alias]), self._name())
            for position, alias in enumerate(order)
            if tests[alias] or position in linked
        )
        mine = tests[item.alias]
        own = select(item.kind, item.alias, AllOf(tuple(mine), 1) if mine else None, self.scope)
        return Alternative(own, self._name(), gates, links)

    def _link(self, compare: Compare, own: str, order: list[str]) -> Linked:
        apart = take_apart(compare, own, self.lets)
        if apart is None:
            raise TypeError("opaque comparisons were refused before")
        others = tuple(
            (order.index(alias), self._term(term), self._name())
            for alias, term in apart.others.items()
        )
        return Linked(apart.operator, self._name(), self._term(apart.own), others)

    def _term(self, tree: Expression) -> Closure:
        return encoded(compile_tree(tree, self.scope))

    def _all(self, trees: list[Expression]) -> Closure:
        return weigh(compile_tree(AllOf(tuple(trees), 1), self.scope))

    def _parts(self) -> tuple[Part, ...] | None:
        """Conjuncts of require; None if one of them is opaque."""
        parts = []
        for tree in conjuncts(self.rule.require) if self.rule.require else ():
            names = aliases(tree, self.lets)
            last = max((self.order.index(name) for name in names), default=0)
            if len(names) <= 1:
                closure = weigh(compile_tree(tree, self.scope))
                parts.append(Part(single=(last, closure, self._name())))
                continue
            if not isinstance(tree, Compare):
                return None
            broken = opposite(tree)
            if take_apart(broken, self.order[last], self.lets) is None:
                return None
            parts.append(self._part(self._link(broken, self.order[last], self.order), last))
        return tuple(parts)

    def _part(self, link: Linked, position: int) -> Part:
        terms: list[tuple[int, Closure]] = [(position, link.own)]
        terms += [(other, closure) for other, closure, _ in link.others]
        gaps: tuple[Positioned, ...] = tuple((at, term, self._name()) for at, term in terms)
        return Part(link=link, position=position, gaps=gaps)


def _carried(clauses: Sequence[Clause], parts: Sequence[Part] | None, position: int) -> Carried:
    gates = tuple(
        Gate(test, name, tuple(_terms_at(position, alternative.links)))
        for clause in clauses
        for alternative in clause.alternatives
        for at, test, name in alternative.gates
        if at == position
    )
    return Carried(gates, tuple(_shares(parts or (), position)))


def _terms_at(position: int, links: Sequence[Linked]) -> Iterator[tuple[Closure, str]]:
    for link in links:
        for at, term, name in link.others:
            if at == position:
                yield term, name


def _shares(parts: Sequence[Part], position: int) -> Iterator[tuple[Closure, str, str]]:
    for part in parts:
        terms: list[Positioned] = [] if part.single is None else [part.single]
        gaps = [""]
        if part.link is not None:
            terms = [(part.position, part.link.own, part.link.property), *part.link.others]
            gaps = [gap for _, _, gap in part.gaps]
        for (at, closure, name), gap in zip(terms, gaps, strict=True):
            if at == position:
                yield closure, name, gap
