"""All rules of a pack as one profile selects them, with all they lean on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hegui.facts.fact import Value
from hegui.forms.edition import Form
from hegui.packs.load import digest_of
from hegui.packs.pack import Pack, Scoring
from hegui.rules.across import across_kinds_of, kinds_of
from hegui.rules.quality import Measured
from hegui.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Source:
    """An instrument of law (法律文件).

    Attributes:
        id: what ``basis`` names.
        name: full name with 《》.
        document: its number, or "".
        issuer: who issued it.
        in_force: first day in force, or None where it could not be verified.
        articles: articles (or parts) that rules may cite; () leaves it open.
        sure: ``verified``, ``inferred`` or ``unverified``: how the pack's authors know it.
    """

    id: str
    name: str
    document: str
    issuer: str
    in_force: date | None
    articles: tuple[str, ...]
    sure: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of the law and how far rules cover it.

    Attributes:
        source: id of the instrument.
        article: article of it.
        duty: what it asks, Chinese.
        status: ``automated``, ``partial``, ``manual`` or ``planned``.
        rules: ids of the rules that serve it.
        note: Chinese: what a person must still look at.
        section: id of the section of a report to look at, or "".
        agency_kinds: kinds of agencies it binds; () binds all.
    """

    source: str
    article: str
    duty: str
    status: str
    rules: tuple[str, ...]
    note: str
    section: str = ""
    agency_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A value of a parameter and the day from which it holds."""

    since: date
    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value the law (or an office) sets and changes; dated values, oldest first."""

    id: str
    means: str
    values: tuple[Dated, ...]

    def on(self, day: date) -> Value:
        """The value in force that day; None before the first."""
        held = [dated.value for dated in self.values if dated.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True)
class Ruleset:
    """The rules that run.

    Attributes:
        pack: the pack they come from.
        form: its editions.
        rules: rules that run, sorted by id; retired ones and those switched off left out.
        derivations: derived facts, in layers: each layer may use facts of the layers before it.
        switched_off: id → reason: by the profile, or because a local rule needs it to run.
        sources: by id.
        duties: in the order of the file.
        parameters: by id.
        scoring: figures after the profile.
        profile: name of the profile, or "".
        digest: ``sha256:…`` over the pack and the profile; of ``own`` and ``across`` over that
            part alone, so that a changed rule of one sort leaves what the other has said.
        quality: id → what the rule did on labelled cases, where there are any.
        asleep: local rules that the profile has not switched on.
    """

    pack: Pack
    form: Form
    rules: tuple[Rule, ...]
    derivations: tuple[tuple[Rule, ...], ...]
    switched_off: Mapping[str, str]
    sources: Mapping[str, Source]
    duties: tuple[Duty, ...]
    parameters: Mapping[str, Parameter]
    scoring: Scoring
    profile: str = ""
    digest: str = ""
    quality: Mapping[str, Measured] = field(default_factory=dict)
    asleep: tuple[Rule, ...] = ()

    def awake(self) -> "Ruleset":
        """This set with its sleeping rules too, for whoever reads or tries out rules."""
        ids = {rule.id for rule in self.asleep}
        return replace(
            self,
            rules=tuple(sorted((*self.rules, *self.asleep), key=lambda rule: rule.id)),
            switched_off={rule: why for rule, why in self.switched_off.items() if rule not in ids},
            asleep=(),
        )

    def own(self) -> "Ruleset":
        """The rules that judge a report by itself; of these alone its score is made."""
        return self._part(across=False)

    def across(self) -> "Ruleset":
        """The rules that judge what shows only where reports stand beside each other."""
        return self._part(across=True)

    def _part(self, *, across: bool) -> "Ruleset":
        """The rules of one sort, awake and asleep; with a digest of what they lean on."""
        kinds = across_kinds_of(self.derivations)

        def of_sort(rule: Rule) -> bool:
            return across is not kinds.isdisjoint(kinds_of(rule))

        layers = (tuple(filter(of_sort, layer)) for layer in self.derivations)
        part = replace(
            self,
            rules=tuple(filter(of_sort, self.rules)),
            # What only speaks of one report may serve both sorts.
            derivations=self.derivations if across else tuple(filter(None, layers)),
            asleep=tuple(filter(of_sort, self.asleep)),
        )
        return replace(part, digest=part.content_digest())

    def content_digest(self) -> str:
        """``sha256:…`` over everything that a verdict, its words or a score can depend on."""
        rules = [*self.rules, *(rule for layer in self.derivations for rule in layer)]
        bare = [replace(rule, examples=(), file="", lines={}) for rule in rules]
        return digest_of(
            {
                "rules": [repr(rule) for rule in bare],
                "switched_off": dict(self.switched_off),
                "law": repr((self.sources, self.duties, self.parameters)),
                "scoring": repr(self.scoring),
                "form": repr(self.form.editions),
                "as_zero": sorted(self.form.placeholders.as_zero),
                "pack": [self.pack.id, self.pack.version],
                "vocabulary": self.pack.vocabulary,
            }
        )

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; KeyError if none runs under it."""
        return {rule.id: rule for rule in self.rules}[rule_id]
