"""Words of claims, compiled: what cases, results, denials and limits are called."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.model.pattern import Pattern, compile_pattern

NEVER = r"[^\x00-\x{10FFFF}]"


@dataclass(frozen=True, slots=True)
class ResultWords:
    """How one result is said; ``part`` where the words mean only some of such results."""

    result: str
    part: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Denial:
    """How it is said that there were none: a verb before, or words behind."""

    verbs: Pattern
    behind: Pattern
    there: Pattern


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it is said that all ended well."""

    everything: Pattern
    upheld: Pattern
    loose: Pattern
    rate: Pattern
    refused: Pattern
    limited: Pattern
    rest: Pattern
    lost_suits: Pattern
    lost_any: Pattern
    not_lost: Pattern


@dataclass(frozen=True, slots=True)
class CaseWording:
    """What ``reading/claims.yaml`` says; patterns match parts of one sentence."""

    about: tuple[tuple[str, Pattern], ...]
    joiner: Pattern
    masked: Pattern
    topic: Pattern
    topic_of_claims: Pattern
    field: Pattern
    all_fields: Pattern
    field_sections: frozenset[str]
    field_context: Pattern
    units: frozenset[str]
    results: tuple[ResultWords, ...]
    link: Pattern
    each: Pattern
    respectively: Pattern
    whole: Pattern
    lead: Pattern
    part: Pattern
    differs: Pattern
    denied: Pattern
    deciders: tuple[tuple[str, Pattern], ...]
    instance: Pattern
    cause: Pattern
    authority: Pattern
    maybe_authority: Pattern
    authority_ends: Pattern
    harmless: Pattern
    denial: Denial
    outcome: Outcome
    aims: Pattern
    counted: Pattern
    explained: Pattern
    explained_not: Pattern


def case_wording(data: Mapping[str, Any]) -> CaseWording:
    """The wording, compiled.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    field, authority = data.get("field", {}), data.get("authority", {})
    none, upheld, lost = data.get("none", {}), data.get("upheld", {}), data.get("lost", {})

    def one(part: Mapping[str, Any], name: str) -> Pattern:
        return compile_pattern(part.get(name, NEVER))

    return CaseWording(
        about=tuple((one["about"], either(one["patterns"])) for one in data.get("about", ())),
        joiner=one(data, "joiner"),
        masked=either(data.get("not", ())),
        topic=one(data, "topic"),
        topic_of_claims=one(data, "topic_of_claims"),
        field=one(field, "words"),
        all_fields=one(field, "all"),
        field_sections=frozenset(field.get("sections", ())),
        field_context=one(field, "context"),
        units=frozenset(data.get("units", ())),
        results=tuple(_results(data.get("outcomes", ()))),
        link=one(data, "link"),
        each=one(data, "each"),
        respectively=one(data, "respectively"),
        whole=one(data, "whole"),
        lead=one(data, "lead"),
        part=one(data, "part"),
        differs=one(data, "differs"),
        denied=one(data, "negated"),
        deciders=tuple(
            (name["about"], either(name["patterns"])) for name in data.get("deciders", ())
        ),
        instance=one(data, "instance"),
        cause=one(data, "cause"),
        authority=one(authority, "certain"),
        maybe_authority=one(authority, "possible"),
        authority_ends=one(authority, "ends"),
        harmless=either(data.get("harmless", ())),
        denial=Denial(either(none.get("verbs", ())), one(none, "behind"), one(none, "there")),
        outcome=Outcome(
            everything=one(upheld, "all"),
            upheld=one(upheld, "words"),
            loose=one(upheld, "words_loose"),
            rate=one(upheld, "rate"),
            refused=one(upheld, "refused"),
            limited=one(data, "limited"),
            rest=one(data, "rest"),
            lost_suits=one(lost, "suits"),
            lost_any=one(lost, "any"),
            not_lost=one(lost, "not"),
        ),
        aims=one(data, "aims"),
        counted=one(data, "counted"),
        explained=one(data, "explained"),
        explained_not=one(data, "explained_not"),
    )


def either(patterns: Iterable[str]) -> Pattern:
    """One pattern for any of *patterns*; none of them matches nothing."""
    return compile_pattern("|".join(f"(?:{one})" for one in patterns) or NEVER)


def without(text: str, pattern: Pattern) -> str:
    """What is left of *text* when all that matches is taken out."""
    kept, at = [], 0
    for hit in pattern.finditer(text):
        kept.append(text[at : hit.start()])
        at = max(at, hit.end())
    return "".join(kept) + text[at:]


def _results(data: Iterable[Mapping[str, Any]]) -> Iterator[ResultWords]:
    for one in data:
        yield ResultWords(one["result"], bool(one.get("part")), either(one["patterns"]))
