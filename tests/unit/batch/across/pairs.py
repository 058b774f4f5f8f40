"""Two years of one made-up agency as facts, read from made-up reports, with changes by hand."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from hegui.batch.across.judge import judge_beside
from hegui.batch.across.last_year import beside_last_year
from hegui.batch.across.outcomes import Outcomes
from hegui.engine.backend import Backend, open_backend
from hegui.engine.compile import Program, compile_ruleset
from hegui.facts.fact import Fact, FactBase, Value
from hegui.rules.load import load_rules
from hegui.rules.ruleset import Ruleset
from tests.generator.as_text import as_text, encode
from tests.generator.judge import form_of_pack, read_bytes
from tests.generator.make import make_report

LAST = "去年/报告.txt"


@cache
def rules() -> Ruleset:
    """The rules of the default pack, local ones too."""
    return load_rules(*form_of_pack()).awake()


@cache
def across(engine: str = "reference") -> tuple[Program, Backend]:
    """The across rules on the named engine."""
    program = compile_ruleset(rules().across())
    return program, open_backend(engine, program)


@cache
def report(seed: int, year: int, kind: str = "department") -> FactBase:
    """A report without fault, as it is read."""
    made = make_report(seed, year=year, kind=kind, size="large", odd=())
    return read_bytes(encode(as_text(made, "pipes"), "utf-8"))


def same_agency(base: FactBase, agency: str = "青禾市水务局") -> FactBase:
    """*base* as the report of that agency."""
    return changed(base, "report", {}, {"agency": agency})


def changed(
    base: FactBase, kind: str, where: Mapping[str, Value], new: Mapping[str, Value]
) -> FactBase:
    """*base* with fields of the facts of *kind* that are *where* set anew."""

    def one(fact: Fact) -> Fact:
        fits = fact.kind == kind and all(fact.get(name) == value for name, value in where.items())
        return replace(fact, fields={**fact.fields, **new}) if fits else fact

    return replace(base, facts=tuple(map(one, base.facts)))


def year_later(base: FactBase) -> FactBase:
    """The report that carries *base* on without a break: same stock, its rest carried in."""
    rest = next(one for one in base.of("row") if one.get("row") == "carried_out")
    persons = ("natural_person", "enterprise", "research", "public_interest", "legal_service")
    carried = {name: rest.get(name) for name in (*persons, "other_org", "total")}
    base = changed(base, "row", {"row": "carried_in"}, carried)
    for name, value in carried.items():
        base = changed(
            base, "column", {"table": "requests", "column": name}, {"carried_in": value}
        )
    for row in ("rules", "normative_documents"):
        one = next(one for one in base.of("row") if one.get("row") == row)
        stays = {"made": 0, "repealed": 0, "in_force": one.get("in_force")}
        base = changed(base, "row", {"row": row}, stays)
    cases = next(one for one in base.of("row") if one.get("table") == "review_litigation")
    for block in ("review", "direct", "after_review"):
        total = cases.get(f"{block}_total")
        base = changed(base, "row", {"table": "review_litigation"}, {f"{block}_total": total})
    later = [replace(fact, fields={**fact.fields, "year": _next(fact)}) for fact in base.facts]
    return replace(base, facts=tuple(later))


def _next(fact: Fact) -> Value:
    year = fact.get("year")
    return year + 1 if isinstance(year, int) else None


def judged(
    now: FactBase, prior: FactBase | None, *more: Fact, engine: str = "reference"
) -> Outcomes:
    """What across rules say of *now* beside *prior* and *more* facts."""
    program, backend = across(engine)
    beside: tuple[Fact, ...] = more
    if prior is not None:
        vocabulary = program.ruleset.pack.vocabulary
        beside = beside_last_year(now, prior, LAST, vocabulary, more)
    return judge_beside(now, beside, program, backend)


def said(outcomes: Outcomes, rule: str) -> list[str]:
    """The messages of one rule."""
    return [one.message for one in outcomes.found if one.rule == rule]
