"""Random rules through the whole compiler: durable = reference = brute force.

Run as a process of its own: a crash of the C engine is then a failing seed, not a lost run.
Prints one line of JSON: how many subjects were judged, by verdict.
"""

import json
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hegui.engine.compile import Program, compile_ruleset
from hegui.engine.context import DOUBTFUL, Context
from hegui.engine.durable import DurableBackend, available
from hegui.engine.evaluate import evaluate, with_derived
from hegui.engine.features import task_of
from hegui.engine.ir import OutOfBoundsError
from hegui.engine.plain import breaches
from hegui.engine.reference import ReferenceBackend
from hegui.engine.rows import Rows
from hegui.engine.settle import settle, truth_of
from hegui.errors import PackError
from hegui.facts.fact import Fact, FactBase, Value
from hegui.forms.edition import Form, Placeholders
from hegui.model.verdict import Verdict
from hegui.packs.pack import Pack, Scoring
from hegui.rules.rule import Rule
from hegui.rules.ruleset import Ruleset
from tests.differential.brute import Brute
from tests.differential.generate import KINDS, Generator

SCORING = Scoring("deduction", {}, {}, (), ())
PACK = Pack("toy", "", "1", Path("toy"), "toy", (), SCORING, {}, {}, {}, "")
VERDICTS = {True: Verdict.PASS, False: Verdict.FAIL, None: Verdict.UNDETERMINED}


def ruleset(rules: list[Rule], derivations: list[Rule]) -> Ruleset:
    """A rule set of nothing but these rules; each derivation a layer of its own."""
    layers = tuple((rule,) for rule in derivations)
    form = Form((), Placeholders())
    return Ruleset(PACK, form, tuple(rules), layers, {}, {}, (), {}, SCORING)


def by_brute_force(facts: list[Fact], derivations: list[Rule]) -> Brute:
    """The facts with what is derived, by brute force."""
    perhaps: set[int] = set()
    for rule in derivations:
        brute = Brute(facts, frozenset(perhaps))
        certain: list[dict[str, Value]] = []
        doubtful: list[dict[str, Value]] = []
        for at, fact in enumerate(facts):
            if fact.kind != rule.kind:
                continue
            env = {rule.alias: at}
            where = brute.condition(rule.where, at, env, rule)
            alone = Rule(**{**{n: getattr(rule, n) for n in rule.__slots__}, "joins": ()})
            if where is False or (met := brute.met(alone, env)) is False:
                continue
            for found, fits in brute.combinations(rule, env):
                fields = {n: fact.get(n) for n in ("year", "edition", "agency_kind", "label")}
                for name, tree in rule.give:
                    fields[name] = _kept(brute.value(tree, found, rule))
                sure = where is True and met is True and fits is True
                target = certain if sure else doubtful
                if fields not in target:
                    target.append(fields)
        new = [*certain, *(fields for fields in doubtful if fields not in certain)]
        perhaps |= set(range(len(facts) + len(certain), len(facts) + len(new)))
        facts = [*facts, *(Fact(rule.derive, fields) for fields in new)]
    return Brute(facts, frozenset(perhaps))


def _kept(value: object) -> Value:
    if not isinstance(value, Fraction):
        return value  # type: ignore[return-value]  # texts and gaps stay as they are
    half = Fraction(1, 2) if value >= 0 else Fraction(-1, 2)
    kept = Fraction(int(value * 10**12 + half), 10**12)
    return int(kept) if kept.denominator == 1 else Decimal(f"{int(kept * 10**12)}e-12")


def _check(
    program: Program,
    rules: list[Rule],
    derivations: list[Rule],
    facts: list[Fact],
    backends: list[DurableBackend | ReferenceBackend],
    count: Counter[str],
) -> None:
    brute = by_brute_force(list(facts), derivations)
    base = FactBase(tuple(facts))
    whole = [evaluate(base, program, backend) for backend in backends]
    assert all(one.outcomes == whole[0].outcomes for one in whole), "backends disagree"
    for backend in backends:
        derived = with_derived(
            base, program, ReferenceBackend([x.queries for x in program.layers])
        )
        shown = [{k: v for k, v in f.fields.items() if k != DOUBTFUL} for f in derived.facts]
        wanted = [dict(f.fields) for f in brute.facts]
        assert len(shown) == len(wanted), (shown, wanted)
        assert all(fields in shown for fields in wanted), (shown, wanted)
        facts_now = list(derived.facts)
        perhaps = frozenset(at for at, f in enumerate(facts_now) if DOUBTFUL in f.fields)
        oracle = Brute(facts_now, perhaps)
        context = Context(derived, {})
        rows = Rows(context)
        layer = program.layers[-1]
        tasks = [task_of(plan, context, rows) for plan in layer.plans]
        sealed, positions = rows.sealed()
        try:
            matches = backend.run(len(program.layers) - 1, sealed)
        except OutOfBoundsError:
            count["out of bounds"] += 1
            continue
        settle(tasks, layer.queries, matches, positions)
        for rule, task in zip(rules, tasks, strict=True):
            expected = oracle.verdicts(rule)
            got = dict.fromkeys(expected, Verdict.PASS)
            assert task.judged == len(expected), (rule, task.judged, expected)
            for at, subject in task.subjects.items():
                got[at] = VERDICTS[truth_of(subject, task.applies)]
                plain = sorted(breaches(task.plan, subject.frame, at), key=lambda b: b.order())
                if not subject.plain:
                    count["by the engine"] += 1
                    assert plain == subject.breaches, (rule, plain, subject.breaches)
            assert got == expected, (backend.name, rule, got, expected)
            count.update(verdict.value for verdict in got.values())


def run(seeds: range) -> Counter[str]:
    """Every seed: some rules, three reports on the same rule sets."""
    count: Counter[str] = Counter()
    for seed in seeds:
        generator = Generator(seed)
        kinds = list(KINDS)
        derivations, rules = [], []
        for number in range(generator.random.choice((0, 0, 1, 2))):
            rule = generator.derivation(number, kinds)
            derivations.append(rule)
            kinds.append(rule.derive)
        for number in range(generator.random.choice((1, 4, 12))):
            rules.append(generator.rule(number + 10, kinds))
        kept, program = [], None
        for rule in rules:
            try:
                compile_ruleset(ruleset([rule], derivations))
                kept.append(rule)
            except PackError:
                count["refused"] += 1
        try:
            program = compile_ruleset(ruleset(kept, derivations))
        except PackError:
            count["refused"] += 1
            continue
        count["rules"] += len(kept)
        queries = [layer.queries for layer in program.layers]
        backends: list[DurableBackend | ReferenceBackend] = [ReferenceBackend(queries)]
        if available():
            backends.append(DurableBackend(queries))
        for size in (2, 5, 9):
            try:
                _check(program, kept, derivations, generator.facts(size), backends, count)
            except BaseException:
                sys.stderr.write(f"seed {seed}\n")
                raise
    return count


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(range(int(sys.argv[1]), int(sys.argv[2])))) + "\n")
