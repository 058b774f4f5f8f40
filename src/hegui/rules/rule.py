"""A rule as an author wrote it, checked: what is judged, what must hold, what is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hegui.facts.fact import Fact
from hegui.language.tree import Expression
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict


class Status(StrEnum):
    """``draft`` is shown and costs nothing; ``retired`` is kept for its id and never runs."""

    DRAFT = "draft"
    STABLE = "stable"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where the law says so: instrument, article, and what it asks in our own words."""

    source: str
    article: str
    requires: str


@dataclass(frozen=True, slots=True)
class Applies:
    """Which reports a rule is for; an empty tuple or None leaves a question open."""

    first_year: int | None = None
    last_year: int | None = None
    editions: tuple[str, ...] = ()
    agency_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """``with:`` one more fact, by a condition; what to say when there is none.

    Attributes:
        alias: what the rule calls the joined fact.
        kind: its kind.
        where: condition over the subject, earlier joins and this fact; None for all of the kind.
        missing: the verdict when no fact fits: ``undetermined`` (default), ``pass`` or ``fail``.
        why: Chinese: the reason told when it is undetermined for want of a fact; "" for the usual.
    """

    alias: str
    kind: str
    where: Expression | None
    missing: Verdict
    why: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """``exists:`` at least one such fact, or ``absent:`` none."""

    kind: str
    alias: str
    where: Expression | None
    wanted: bool


@dataclass(frozen=True, slots=True)
class Points:
    """What a finding costs, and the most all findings of the rule cost; None: the pack's figure.

    Attributes:
        each: points a finding.
        cap: most points of the rule in one report.
        same_cause: ids of rules whose finding on the same cells already costs points.
        explains: ids of rules whose findings one suspect cell of this rule's finding explains.
    """

    each: Decimal | None = None
    cap: Decimal | None = None
    same_cause: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A proof beside the rule: facts (or a stretch of report) and the verdict they deserve.

    Attributes:
        name: Chinese.
        verdict: what the rule must say of the report.
        facts: of the example; () when ``report`` is given.
        report: a stretch of report that goes through the real readers, or "".
        message: the message expected of the first finding, or "".
        line: where it stands in the rule file.
    """

    name: str
    verdict: Verdict
    facts: tuple[Fact, ...]
    report: str
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, or one derivation (``derive`` is then the kind of fact it gives).

    Attributes:
        id: ``ARI-02``.
        title: what is wanted, Chinese.
        status: whether it counts.
        severity: how grave a finding is.
        basis: the law it rests on.
        applies: which reports it is for.
        kind: the kind of fact that is judged.
        alias: what the rule calls it.
        where: which of them; None for all.
        joins: facts it is judged beside, in order.
        presence: facts that must, or must not, be there.
        let: named values, in order; each may use those before it.
        require: what must hold; None if ``presence`` says it all.
        message: template of a finding, Chinese, with ``{placeholders}``.
        remedy: what to do, Chinese.
        limits: what the rule cannot see, Chinese.
        points: what it costs.
        examples: the proofs.
        derive: kind of the derived fact, or "".
        give: fields of the derived fact.
        file: path of its file, as a user would type it.
        lines: key → (line, column) in that file, for messages.
        local: Chinese: where it is asked, of a rule that runs only where a profile says so; "".
    """

    id: str
    title: str
    status: Status
    severity: Severity
    basis: tuple[Basis, ...]
    applies: Applies
    kind: str
    alias: str
    where: Expression | None
    joins: tuple[Join, ...]
    presence: tuple[Presence, ...]
    let: tuple[tuple[str, Expression], ...]
    require: Expression | None
    message: str
    remedy: str
    limits: str
    points: Points
    examples: tuple[Example, ...]
    derive: str = ""
    give: tuple[tuple[str, Expression], ...] = ()
    file: str = ""
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    local: str = ""

    @property
    def group(self) -> str:
        """``ARI`` of ``ARI-02``."""
        return self.id.rsplit("-", 1)[0]
