"""One rule file becomes a Rule: its expressions checked, its law found, its proofs read.

Goes on after a mistake, so that one run shows all of them; gives no rule if there is any.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.errors import Mistake
from hegui.facts.kinds import Type
from hegui.language.names import Scope
from hegui.language.tree import Compare, Expression
from hegui.language.walk import type_of
from hegui.model.likeness import meant
from hegui.model.severity import Severity
from hegui.packs.schema import sound_part
from hegui.packs.yaml_file import YamlFile
from hegui.rules.conditions import Conditions, Law, head
from hegui.rules.examples import Examples
from hegui.rules.message import SIDES, message_mistakes
from hegui.rules.proofs import proof_mistakes
from hegui.rules.rule import Applies, Basis, Points, Rule, Status
from hegui.rules.sources import cited


def read_rule(file: YamlFile, law: Law, mistakes: list[Mistake]) -> Rule | None:
    """The rule in *file*, which its schema has passed; None, and mistakes, if it is wrong."""
    found: list[Mistake] = []
    reader = _Reader(file, law, found)
    rule = reader.rule()
    if rule is not None:
        found.extend(reader.condition_mistakes())
        found.extend(proof_mistakes(file, rule))
    mistakes += found
    return None if found else rule


def part_mistakes(file: YamlFile, law: Law) -> list[Mistake]:
    """Mistakes in the sound part of a file that its schema has refused: what it has is read."""
    found: list[Mistake] = []
    part = sound_part(file, "rule")
    if {"id", "for"} <= set(part):
        refused = {key: value for key, value in file.data.items() if key not in part}
        _Reader(replace(file, data=part), law, found, refused).rule()
    return found


@dataclass(frozen=True, slots=True)
class _Reader(Conditions):
    def rule(self) -> Rule | None:
        data = self.file.data
        kind, alias, _ = head(data["for"]) or ("", "", 0)
        basis, applies = self._basis(), self._applies()
        if not self.kind(("for",), kind):
            return None
        scope = Scope(self.law.names, alias, {alias: kind}, hidden=self.hidden())
        where = self.condition(("where",), data.get("where"), scope)
        joins, scope = self.joins(scope)
        lets, scope = self.lets(scope, alias)
        presence = tuple(
            found
            for key in ("exists", "absent")
            for index, text in enumerate(data.get(key, []))
            for found in self.presence((key, index), text, scope)
        )
        require, sides = self._require(scope)
        give = tuple((name, typed[0]) for name, typed in self.given("give", scope).items())
        self._message(scope, sides)
        severity = Severity(data.get("severity", "notice"))
        return Rule(
            id=data["id"],
            title=data.get("title", ""),
            status=Status(data.get("status", "stable")),
            severity=severity,
            basis=basis,
            applies=applies,
            kind=kind,
            alias=alias,
            where=where,
            joins=joins,
            presence=presence,
            let=lets,
            require=require,
            message=data.get("message", ""),
            remedy=data.get("remedy", ""),
            limits=data.get("limits", ""),
            points=self._points(severity),
            examples=Examples(
                self.file, self.law.form, self.law.names, applies, self.mistakes
            ).read(),
            derive=data.get("derive", ""),
            give=give,
            local=data.get("local", ""),
            file=self.file.shown,
            lines=self.file.lines(),
        )

    def condition_mistakes(self) -> Iterator[Mistake]:
        """A rule must ask for something."""
        if not {"derive", "require", "exists", "absent"} & set(self.file.data):
            words = "规则没有条件：请写 require、exists 或 absent"
            yield self.file.mistake(("id",), words)

    def _basis(self) -> tuple[Basis, ...]:
        given = self.file.data.get("basis", [])
        for index, entry in enumerate(given):
            self.mistakes.extend(cited(self.file, ("basis", index), entry, self.law.sources))
        return tuple(Basis(e["source"], e["article"], e["requires"]) for e in given)

    def _applies(self) -> Applies:
        given = self.file.data.get("applies", {})
        years = given.get("year", {})
        known = [edition.id for edition in self.law.form.editions]
        for index, edition in enumerate(given.get("edition", [])):
            if edition not in known:
                words = f"格式没有“{edition}”这一版。{meant(edition, known)}"
                self.wrong(("applies", "edition", index), words)
        if years.get("from", 0) > years.get("to", 9999):
            self.wrong(("applies", "year"), "起始年度晚于终止年度")
        return Applies(
            years.get("from"),
            years.get("to"),
            tuple(given.get("edition", [])),
            tuple(given.get("agency_kind", [])),
        )

    def _require(self, scope: Scope) -> tuple[Expression | None, Collection[str]]:
        """The condition, and which of its sides a message may name."""
        given = self.file.data.get("require")
        require = self.condition(("require",), given, scope)
        if require is None and (given is not None or "require" in self.refused):
            return None, SIDES  # what is wrong with it has been told
        if not isinstance(require, Compare):
            return require, ()
        kinds = {type_of(require.left), type_of(require.right)}
        return require, SIDES if kinds == {Type.NUMBER} else SIDES[:2]

    def _message(self, scope: Scope, sides: Collection[str]) -> None:
        data = self.file.data
        for at, words in message_mistakes(data.get("message", ""), scope, sides):
            self.mistakes.append(self.file.mistake_within(("message",), at, words))
        if set(data.get("remedy", "")) & set("{}"):
            self.wrong(("remedy",), "remedy 里不填值，不能有花括号")

    def _points(self, severity: Severity) -> Points:
        given = self.file.data.get("points")
        if given is None:
            return Points()
        if severity is Severity.NOTICE and set(given) & {"each", "cap"}:
            self.wrong(("points",), "提示不扣分，请删去 points")
        if "each" in given and "cap" in given and given["cap"] < given["each"]:
            self.wrong(("points", "cap"), "最多扣的分比一处扣的还少")
        return Points(
            _decimal(given.get("each")),
            _decimal(given.get("cap")),
            tuple(given.get("same_cause", ())),
            tuple(given.get("explains", ())),
        )


def _decimal(given: int | Decimal | None) -> Decimal | None:
    return None if given is None else Decimal(given)
