"""Words of claims, compiled: what cases, results, denials and limits are called."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.model.pattern import Pattern, PatternSet, compile_pattern

NEVER = r"[^\x00-\x{10FFFF}]"
_JOINTS = "、和及与或并,，"
_CLAIMS = ("there", "lost", "lost", "upheld", "upheld")


@dataclass(frozen=True, slots=True)
class ResultWords:
    """How one result is said; ``part`` where the words mean only some of such results."""

    result: str
    part: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Harmless:
    """Words that narrow nothing: 因、依法、工作中.

    Attributes:
        words: any one of them.
        whole: a text of nothing but such words and joints, so that it needs no cutting up.
    """

    words: Pattern
    whole: Pattern

    def left(self, text: str) -> str:
        """What a text says besides such words, the joints round it left out."""
        if not text or self.whole.match(text):
            return ""
        return without(text, self.words).strip(_JOINTS)


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
    lost_generally: Pattern
    not_lost: Pattern


@dataclass(frozen=True, slots=True)
class CaseWording:
    """What ``reading/claims.yaml`` says; patterns match parts of one sentence."""

    about: tuple[tuple[str, Pattern], ...]
    name_set: PatternSet
    joiner: Pattern
    masked: Pattern
    topic: tuple[str, ...]
    topic_of_claims: Pattern
    field: Pattern
    all_fields: Pattern
    other_field: Pattern
    field_sections: frozenset[str]
    field_context: Pattern
    units: frozenset[str]
    loose_units: frozenset[str]
    loose_beside: Pattern
    carried: Pattern
    fresh: Pattern
    examples_only: Pattern
    results: tuple[ResultWords, ...]
    result_set: PatternSet
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
    authority_own: Pattern
    any_authority: Pattern
    harmless: "Harmless"
    denial: Denial
    outcome: Outcome
    aims: Pattern
    counted: Pattern
    alone: Pattern
    framed: Pattern
    claim_set: PatternSet
    explained: Pattern
    explained_not: Pattern

    def claims_said(self, text: str) -> frozenset[str]:
        """Which kinds of claim *text* may hold: ``there``, ``lost``, ``upheld``; in one pass."""
        return frozenset(_CLAIMS[at] for at in self.claim_set.matching(text))

    def results_in(self, text: str) -> tuple[ResultWords, ...]:
        """Those results that are said somewhere in *text*, found in one pass."""
        return tuple(self.results[at] for at in self.result_set.matching(text)) if text else ()


def case_wording(data: Mapping[str, Any]) -> CaseWording:
    """The wording, compiled.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    field, authority = data.get("field", {}), data.get("authority", {})
    loose = data.get("loose_units", {})
    none, upheld, lost = data.get("none", {}), data.get("upheld", {}), data.get("lost", {})

    def one(part: Mapping[str, Any], name: str) -> Pattern:
        return compile_pattern(part.get(name, NEVER))

    return CaseWording(
        about=tuple((one["about"], either(one["patterns"])) for one in data.get("about", ())),
        name_set=PatternSet(
            [
                any_of(data.get("not", ())),
                *(any_of(one["patterns"]) for one in data.get("about", ())),
            ]
        ),
        joiner=one(data, "joiner"),
        masked=either(data.get("not", ())),
        topic=tuple(data.get("topic", ())),
        topic_of_claims=one(data, "topic_of_claims"),
        field=one(field, "words"),
        all_fields=one(field, "all"),
        other_field=one(field, "other"),
        field_sections=frozenset(field.get("sections", ())),
        field_context=one(field, "context"),
        units=frozenset(data.get("units", ())),
        loose_units=frozenset(loose.get("units", ())),
        loose_beside=one(loose, "beside"),
        carried=one(data, "carried"),
        fresh=one(data, "fresh"),
        examples_only=one(data, "examples_only"),
        results=tuple(_results(data.get("outcomes", ()))),
        result_set=PatternSet([any_of(one["patterns"]) for one in data.get("outcomes", ())]),
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
        authority_own=one(authority, "own"),
        any_authority=either(
            authority[name] for name in ("certain", "possible") if name in authority
        ),
        harmless=harmless_words(data.get("harmless", ())),
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
            lost_generally=one(lost, "general"),
            not_lost=one(lost, "not"),
        ),
        aims=one(data, "aims"),
        counted=one(data, "counted"),
        alone=one(data, "alone"),
        framed=one(data, "framed"),
        claim_set=PatternSet(
            [
                none.get("there", NEVER),
                lost.get("suits", NEVER),
                lost.get("any", NEVER),
                upheld.get("all", NEVER),
                upheld.get("rate", NEVER),
            ]
        ),
        explained=one(data, "explained"),
        explained_not=one(data, "explained_not"),
    )


def harmless_words(patterns: Iterable[str]) -> Harmless:
    """The words that narrow nothing, compiled."""
    words = any_of(patterns)
    return Harmless(compile_pattern(words), compile_pattern(f"^(?:[{_JOINTS}]|{words})*$"))


def either(patterns: Iterable[str]) -> Pattern:
    """One pattern for any of *patterns*; none of them matches nothing."""
    return compile_pattern(any_of(patterns))


def any_of(patterns: Iterable[str]) -> str:
    """The expression for any of *patterns*."""
    return "|".join(f"(?:{one})" for one in patterns) or NEVER


def speaks_of(text: str, topic: tuple[str, ...]) -> bool:
    """Whether a text has one of the words without which nothing in it need be read."""
    for word in topic:  # noqa: SIM110 — a generator costs more than the search itself
        if word in text:
            return True
    return False


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
