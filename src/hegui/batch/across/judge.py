"""Across rules are put to a report and its last year's, or to facts about several reports.

Pure. *program* is compiled from ``Ruleset.across()``; only workers import this module, because
it leads to the engine in C.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hegui.batch.across.outcomes import Found, Open, Outcomes, Together, files_of
from hegui.engine.applies import applies_to
from hegui.engine.backend import Backend
from hegui.engine.compile import Program
from hegui.engine.evaluate import Evaluation, evaluate
from hegui.engine.naming import call_fact
from hegui.engine.outcome import Finding
from hegui.facts.across_kinds import PRIOR
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from hegui.rules.across import needs_last_year

NO_LAST_YEAR = "没有上年的报告"
_UNSURE = "上年的报告由扫描件识别"
_CLUSTER = ("agency", "names", "section", "paper", "table", "row", "column", "shown", "quotes")


def judge_beside(
    now: FactBase, beside: Iterable[Fact], program: Program, backend: Backend
) -> Outcomes:
    """What across rules say of the report *now* with the facts *beside* it.

    Without last year's report every rule that needs it and is for this report stays open. Where
    either report was recognised from a scan, nothing above a notice is certain.
    """
    facts = tuple(beside)
    before = [fact for fact in facts if fact.kind == f"{PRIOR}report"]
    if not before:
        return Outcomes(open=tuple(_without_last_year(now, program)))
    base = now.plus(facts)
    if not base.unsure and any(fact.get("scanned") for fact in before):
        base = replace(base, unsure=_UNSURE)
    evaluation = evaluate(base, program, backend)
    found = [one for outcome in evaluation.outcomes for one in outcome.findings]
    return Outcomes(
        tuple(_of_one(one, base) for one in found),
        tuple(Open(one.rule, why) for one in evaluation.outcomes for why in one.reasons),
        evaluation.fell_back,
    )


def judge_together(facts: Sequence[Together], program: Program, backend: Backend) -> Outcomes:
    """What across rules say of facts about several reports, all of one year.

    Each fact is judged by itself: neither chunks nor order make a difference.
    """
    ordered = sorted(facts, key=_order)
    evaluation = evaluate(FactBase(tuple(one.fact for one in ordered)), program, backend)
    places = {id(one.fact): one.places for one in ordered}
    found = [one for outcome in evaluation.outcomes for one in outcome.findings]
    return Outcomes(
        tuple(sorted((_of_several(one, places) for one in found), key=Found.order)),
        tuple(_opened(ordered, program, backend)) if _any_open(evaluation) else (),
        evaluation.fell_back,
    )


def _any_open(evaluation: Evaluation) -> bool:
    return any(outcome.reasons for outcome in evaluation.outcomes)


def _opened(facts: Sequence[Together], program: Program, backend: Backend) -> Iterator[Open]:
    """What stays open of each fact: judged alone, because a reason does not say whose it is."""
    for one in facts:
        label = call_fact(one.fact)
        for outcome in evaluate(FactBase((one.fact,)), program, backend).outcomes:
            for reason in outcome.reasons:
                files = files_of(one.places)
                yield Open(
                    outcome.rule, reason.replace(f"{label}：", "") if files else reason, files
                )


def _without_last_year(now: FactBase, program: Program) -> Iterator[Open]:
    """The rules that wait for last year's report, of those that are for this one."""
    report = next(iter(now.of("report")), None)
    for rule in program.ruleset.rules:
        if needs_last_year(rule) and applies_to(rule.applies, report)[0] is not False:
            yield Open(rule.id, NO_LAST_YEAR)


def _of_one(finding: Finding, base: FactBase) -> Found:
    report = next(iter(base.of("report")), Fact("report", {}))
    places = finding.places
    subject = next(iter(finding.facts.values()))
    file = subject.get("prior_file")
    if subject is not report:  # joined for its text alone, it says nothing of where
        places = tuple(place for place in places if place != report.place) or places
    if isinstance(file, str):  # a comparison of two parts: they are the place, not what is in them
        places = (subject.place, _same_section(subject, base) or Place(file=file))
    return Found(
        finding.id,
        finding.rule,
        finding.severity,
        finding.message,
        finding.remedy,
        str(report.get("agency") or ""),
        _year(report),
        places,
    )


def _same_section(subject: Fact, base: FactBase) -> Place | None:
    """Where last year's report has the section that a comparison of two years is about."""
    section = subject.get("section")
    return next(
        (one.place for one in base.of(f"{PRIOR}section") if section and one.get("id") == section),
        None,
    )


def _of_several(finding: Finding, places: Mapping[int, tuple[Place, ...]]) -> Found:
    subject = next(iter(finding.facts.values()))
    told = (finding.rule, _year(subject), subject.kind, *(subject.get(one) for one in _CLUSTER))
    return Found(
        hashlib.sha256("|".join(map(str, told)).encode("utf-8", "replace")).hexdigest()[:16],
        finding.rule,
        finding.severity,
        finding.message,
        finding.remedy,
        str(subject.get("agency") or ""),
        _year(subject),
        places.get(id(subject), ()),
    )


def _order(one: Together) -> tuple[str, ...]:
    told = (one.fact.kind, *(one.fact.get(name) for name in _CLUSTER))
    return (*map(str, told), *files_of(one.places))


def _year(fact: Fact) -> int | None:
    year = fact.get("year")
    return year if isinstance(year, int) else None
