"""What a person must still look at in a report (人工核查清单), as the audit document lists it.

Three sorts, the most pressing first: what the rules could not decide here; duties that rules cover
in part, with what they leave; duties that only a person can judge, or that no rule covers yet. A
report without findings is not a report without work, and silence about it would be a lie.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hegui.engine.outcome import Outcome
from hegui.exchange.document import Document, spot
from hegui.facts.fact import FactBase
from hegui.rules.rule import Rule
from hegui.rules.ruleset import Duty, Ruleset, Source

UNDETERMINED, PARTIAL, MANUAL, PLANNED = "undetermined", "partial", "manual", "planned"
_KINDS = (PARTIAL, MANUAL, PLANNED)
_REASONS = 3  # told of one rule; the document has them all under ``undetermined``
_KEY = 12  # hexadecimal digits: hundreds of duties, and no two alike by chance
_NO_RULE = "还没有规则检查这一项。"


def checklist(facts: FactBase, outcomes: Sequence[Outcome], ruleset: Ruleset) -> list[Document]:
    """Every item, most pressing sort first, duties in the order of their file."""
    duties = [duty for duty in ruleset.duties if _due(duty, facts, ruleset)]
    return [
        *_undetermined(outcomes, ruleset),
        *(
            _duty(duty, facts, ruleset)
            for kind in _KINDS
            for duty in duties
            if duty.status == kind
        ),
    ]


def _undetermined(outcomes: Sequence[Outcome], ruleset: Ruleset) -> Iterator[Document]:
    """What the reader was in doubt about, with the rules that hang on it; then other rules."""
    rules = {rule.id: rule for rule in ruleset.rules}
    hanging: dict[str, list[str]] = {}
    alone: list[Outcome] = []
    for one in outcomes:
        if not one.reasons:
            continue
        if one.doubts:
            hanging.setdefault(one.doubts[0], []).append(one.rule)
        else:
            alone.append(one)
    for doubt, ids in hanging.items():
        titles = "；".join(rules[rule].title for rule in ids if rule in rules)
        yield _item(UNDETERMINED, doubt, f"核对原文后再判断：{titles}。", "", ids)
    for one in alone:
        rule = rules.get(one.rule)
        more = len(one.reasons) - _REASONS
        told = "；".join(one.reasons[:_REASONS]) + (f"；另有 {more} 处" if more > 0 else "")
        title, law = (rule.title, _law_of(rule, ruleset)) if rule else (one.rule, "")
        yield _item(UNDETERMINED, title, told, law, [one.rule])


def _duty(duty: Duty, facts: FactBase, ruleset: Ruleset) -> Document:
    law = _law(ruleset.sources.get(duty.source), duty.source, duty.article)
    item = _item(duty.status, duty.duty, duty.note or _NO_RULE, law, duty.rules, duty_key(duty))
    places = [
        spot(fact.place)
        for fact in facts.of("section")
        if duty.section and fact.get("id") == duty.section
    ]
    return {**item, "section": duty.section or None, "places": places[:1]}


def duty_key(duty: Duty) -> str:
    """What answers to a duty are kept under: the same until its law or its words change."""
    said = "\x1f".join((duty.source, duty.article, duty.duty))
    return hashlib.sha256(said.encode()).hexdigest()[:_KEY]


def _due(duty: Duty, facts: FactBase, ruleset: Ruleset) -> bool:
    """Whether the duty may bind the agency of this report, and by the form of its year."""
    report: Mapping[str, Any] = next((fact.fields for fact in facts.of("report")), {})
    kind, year = report.get("agency_kind"), report.get("year")
    if duty.agency_kinds and kind not in (None, "unknown", *duty.agency_kinds):
        return False
    source = ruleset.sources.get(duty.source)
    if source is None or not source.document or not isinstance(year, int):
        return True
    editions = [one for one in ruleset.form.editions if one.document == source.document]
    return not editions or any(
        one.first_year <= year <= (one.last_year or year) for one in editions
    )


def _item(
    kind: str, what: str, look: str, source: str, rules: Sequence[str], key: str | None = None
) -> Document:
    return {
        "kind": kind,
        "key": key,
        "what": what,
        "look": look,
        "source": source,
        "rules": list(rules),
        "section": None,
        "places": [],
    }


def _law_of(rule: Rule, ruleset: Ruleset) -> str:
    basis = rule.basis[0]
    return _law(ruleset.sources.get(basis.source), basis.source, basis.article)


def _law(source: Source | None, name: str, article: str) -> str:
    if source is None:
        return f"{name} {article}".rstrip()
    number = f"（{source.document}）" if source.document else ""
    return f"{source.name}{number} {article}".rstrip()
