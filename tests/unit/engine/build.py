"""Rules and facts for tests of the engine, written as authors write them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from hegui.engine.backend import DURABLE, REFERENCE, open_backend
from hegui.engine.compile import compile_ruleset
from hegui.engine.durable import available
from hegui.engine.evaluate import evaluate
from hegui.engine.outcome import Outcome
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import COMMON, KINDS, Type
from hegui.forms.edition import Block, Column, Edition, Form, Placeholders, Row, Section, Table
from hegui.language.check import check_text
from hegui.language.names import Known, Names, Scope
from hegui.language.tree import Expression
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.packs.pack import Pack, Scoring
from hegui.rules.rule import Applies, Example, Join, Points, Presence, Rule, Status
from hegui.rules.ruleset import Parameter, Ruleset

SCORING = Scoring("deduction", {}, {}, (), ())
VOCABULARY = {"small-talk": ("高度重视", "扎实推进")}
PACK = Pack("toy", "玩具", "1", Path("toy"), "toy", (), SCORING, {}, {}, VOCABULARY, "")
BACKENDS = (DURABLE, REFERENCE) if available() else (REFERENCE,)

_ROWS = tuple(Row(name, name) for name in ("came", "left", "kept"))
_COLUMNS = (Column("people", "自然人"), Column("total", "总计", total=True))
EDITION = Edition(
    "2021",
    "玩具格式",
    "",
    2021,
    None,
    (Section("s1", 1, "一", "来往"),),
    (Table("t1", "s1", "来往表", (Block("visits", _COLUMNS, _ROWS),), 1),),
    (),
)
FORM = Form((EDITION,), Placeholders())

_MEMBERS = {"row": [c.id for c in _COLUMNS], "column": [r.id for r in _ROWS]}
_NAMES = Names(
    kinds={
        kind.name: {
            **{name: Known(field.type) for name, field in {**COMMON, **kind.fields}.items()},
            **{name: Known(Type.NUMBER, member=True) for name in _MEMBERS.get(kind.name, ())},
        }
        for kind in KINDS.values()
    },
    parameters={"share": Type.NUMBER},
    vocabulary=frozenset(VOCABULARY),
)


def rule(
    subject: str,
    require: str = "",
    *,
    where: str = "",
    joins: Sequence[tuple[str, str, str, str]] = (),
    exists: Sequence[tuple[str, str]] = (),
    absent: Sequence[tuple[str, str]] = (),
    let: Mapping[str, str] | None = None,
    message: str = "{label}不对。",
    applies: Applies = Applies(),  # noqa: B008 - frozen
    rule_id: str = "ARI-01",
    derive: str = "",
    give: Mapping[str, str] | None = None,
    derived: Mapping[str, Mapping[str, Type]] | None = None,
    examples: Sequence[Example] = (),
) -> Rule:
    """A rule from the texts of its keys; *joins* are (alias, kind, where, missing)."""
    names = _NAMES
    for name, fields in (derived or {}).items():
        known = {field: Known(of) for field, of in fields.items()}
        common = {field: Known(of.type) for field, of in COMMON.items()}
        names = Names({**names.kinds, name: {**common, **known}}, names.parameters)
    kind, alias = _named(subject)
    aliases, lets = {alias: kind}, dict[str, Known]()

    def tree(text: str, bare: str, inner: Mapping[str, str]) -> tuple[Expression, Known]:
        told: list[str] = []
        found = check_text(
            text, Scope(names, bare, inner, lets), lambda _, said: told.append(said)
        )
        assert found is not None, (text, told)
        return found

    def condition(text: str, bare: str, inner: Mapping[str, str]) -> Expression | None:
        return tree(text, bare, inner)[0] if text else None

    judged = condition(where, alias, aliases)
    joined = []
    for name, of, text, missing in joins:
        aliases[name] = of
        joined.append(Join(name, of, condition(text, alias, dict(aliases)), Verdict(missing)))
    presence = []
    for wanted, items in ((True, exists), (False, absent)):
        for item, text in items:
            of, name = _named(item)
            inner = {alias: kind, name: of}
            presence.append(Presence(of, name, condition(text, name, inner), wanted))
    named = []
    for name, text in (let or {}).items():
        value, known_of = tree(text, alias, aliases)
        lets[name] = known_of
        named.append((name, value))
    given = tuple((name, tree(text, alias, aliases)[0]) for name, text in (give or {}).items())
    return Rule(
        rule_id, "各数相等", Status.STABLE, Severity.ERROR, (), applies, kind, alias, judged,
        tuple(joined), tuple(presence), tuple(named), condition(require, alias, aliases), message,
        "核对。", "", Points(), tuple(examples), derive, given, "rules/toy/ARI-01.yaml",
        {"with": (9, 3), "exists": (12, 3)},
    )  # fmt: skip


def ruleset(
    *rules: Rule,
    derivations: Sequence[Sequence[Rule]] = (),
    parameters: Mapping[str, Parameter] | None = None,
) -> Ruleset:
    """A rule set of nothing but these rules."""
    layers = tuple(tuple(layer) for layer in derivations)
    return Ruleset(PACK, FORM, rules, layers, {}, {}, (), parameters or {}, SCORING)


def fact(kind_: str, /, **fields: Value) -> Fact:
    """A fact with the common fields, unless others are given."""
    common: dict[str, Value] = {"year": 2021, "edition": "2021", "agency_kind": "department"}
    return Fact(kind_, {**common, "label": "某处", **fields})


def column(name: str = "total", /, **numbers: Value) -> Fact:
    """A column of the toy table."""
    return fact("column", table="visits", column=name, label=f"一、{name}", **numbers)


def judge(rules: Ruleset, *facts: Fact) -> list[Outcome]:
    """The outcomes, which must be the same on every backend there is."""
    program = compile_ruleset(rules)
    found = [evaluate(FactBase(facts), program, open_backend(n, program)) for n in BACKENDS]
    assert all(one == found[0] for one in found)
    assert not found[0].fell_back
    return list(found[0].outcomes)


def verdict(one: Rule, *facts: Fact) -> Verdict:
    """What one rule says of facts."""
    return judge(ruleset(one), *facts)[0].verdict


def number(text: str) -> Decimal:
    """A decimal, as the reader gives it."""
    return Decimal(text)


def _named(written: str) -> tuple[str, str]:
    """Kind and alias of ``kind`` or ``kind as alias``."""
    kind, _, alias = written.partition(" as ")
    return kind, alias or kind
