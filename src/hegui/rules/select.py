"""A profile (方案) decides which rules of a pack run, and what they weigh; it changes no law."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hegui.errors import Mistake, PackError, UsageError
from hegui.model.likeness import meant
from hegui.model.severity import Severity
from hegui.packs.load import PROFILES
from hegui.packs.locate import shown_path
from hegui.packs.pack import Grade, GradeLimit, Pack, Scoring
from hegui.packs.schema import schema_mistakes
from hegui.packs.yaml_file import YamlFile, read_yaml
from hegui.rules.parameters import kind_of, read_dated
from hegui.rules.rule import Points, Rule
from hegui.rules.ruleset import Parameter


@dataclass(frozen=True)
class Profile:
    """What an office decided; nothing, for a pack as it is.

    Attributes:
        name: of the profile, or "".
        data: the parsed file, for the digest.
        off: rule id → why it does not run.
        severity: rule id → how grave it is here.
        points: rule id → what it costs here.
        scoring: figures after the profile.
        parameters: after the profile.
        as_zero: states that count as 0; None for the pack's own.
        on: ids of local rules that run here.
    """

    name: str
    data: Mapping[str, Any]
    off: Mapping[str, str]
    severity: Mapping[str, Severity]
    points: Mapping[str, Points]
    scoring: Scoring
    parameters: Mapping[str, Parameter]
    as_zero: tuple[str, ...] | None = None
    on: frozenset[str] = frozenset()

    def applied(self, rule: Rule) -> Rule:
        """*rule* as it weighs here."""
        given = self.points.get(rule.id, Points())
        points = replace(
            rule.points,
            each=rule.points.each if given.each is None else given.each,
            cap=rule.points.cap if given.cap is None else given.cap,
        )
        return replace(rule, severity=self.severity.get(rule.id, rule.severity), points=points)


def no_profile(pack: Pack, parameters: Mapping[str, Parameter]) -> Profile:
    """The pack as it is."""
    return Profile("", {}, {}, {}, {}, pack.scoring, parameters)


def find_profile(pack: Pack, profile: str | Path) -> Path:
    """The file of the profile called *profile*, or at that path.

    Raises:
        UsageError: there is no such profile.
    """
    folder = pack.root / PROFILES
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if isinstance(profile, str) and profile in known:
        return folder / f"{profile}.yaml"
    if Path(profile).is_file():
        return Path(profile)
    raise UsageError(f"没有名为“{profile}”的方案，也没有这个文件。{meant(str(profile), known)}")


def load_profile(
    path: Path, pack: Pack, rules: Collection[str], parameters: Mapping[str, Parameter]
) -> Profile:
    """The profile at *path*, for *pack* with these rules and parameters.

    Raises:
        PackError: the file is wrong; holds all its mistakes.
    """
    file = read_yaml(path, shown_path(path))
    mistakes = schema_mistakes(file, "profile")
    if mistakes:
        raise PackError(mistakes)
    reader = _Reader(file, pack, rules, parameters)
    profile = reader.profile()
    if reader.mistakes:
        raise PackError(reader.mistakes)
    return profile


@dataclass(frozen=True)
class _Reader:
    file: YamlFile
    pack: Pack
    rules: Collection[str]
    parameters: Mapping[str, Parameter]
    mistakes: list[Mistake] = field(default_factory=list)

    def profile(self) -> Profile:
        data = self.file.data
        if data["extends"] != self.pack.id:
            words = f"这份方案用在“{data['extends']}”上，现在的规则包是“{self.pack.id}”"
            self.mistakes.append(self.file.mistake(("extends",), words))
        for part in ("off", "on"):
            for index, entry in enumerate(data.get(part, [])):
                self._known((part, index, "rule"), entry["rule"], self.rules, "规则", key=False)
        for part in ("severity", "points"):
            for rule in data.get(part, {}):
                self._known((part, rule), rule, self.rules, "规则")
        return Profile(
            name=data["name"],
            data=data,
            off={entry["rule"]: entry["reason"] for entry in data.get("off", [])},
            severity={
                rule: Severity(given["to"]) for rule, given in data.get("severity", {}).items()
            },
            points={
                rule: Points(_decimal(given.get("each")), _decimal(given.get("cap")))
                for rule, given in data.get("points", {}).items()
            },
            scoring=self._scoring(),
            parameters=self._parameters(),
            as_zero=tuple(data["placeholders"]["as_zero"]) if "placeholders" in data else None,
            on=frozenset(entry["rule"] for entry in data.get("on", [])),
        )

    def _known(
        self,
        path: tuple[str | int, ...],
        name: str,
        known: Collection[str],
        what: str,
        *,
        key: bool = True,
    ) -> None:
        if name not in known:
            words = f"规则包里没有“{name}”这个{what}。{meant(name, known)}"
            self.mistakes.append(self.file.mistake(path, words, key=key))

    def _scoring(self) -> Scoring:
        data, scoring = self.file.data, self.pack.scoring
        groups = [group.id for group in self.pack.groups]
        for group in data.get("group_caps", {}):
            self._known(("group_caps", group), group, groups, "组")
        caps = {group: Decimal(most) for group, most in data.get("group_caps", {}).items()}
        grades = scoring.grades
        if "grades" in data:
            grades = tuple(Grade(each["name"], Decimal(each["from"])) for each in data["grades"])
            starts = [grade.from_score for grade in grades]
            if starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
                words = "等级要从高到低排列，分数不能相同，最后一等从 0 分起"
                self.mistakes.append(self.file.mistake(("grades",), words))
        names = [grade.name for grade in grades]
        limits = scoring.limits
        if "limits" in data:
            limits = tuple(GradeLimit(e["rule"], e["grade"], e["why"]) for e in data["limits"])
            for index, limit in enumerate(limits):
                path = ("limits", index)
                self._known((*path, "rule"), limit.rule, self.rules, "规则", key=False)
                self._known((*path, "grade"), limit.grade, names, "等级", key=False)
        elif any(limit.grade not in names for limit in limits):
            words = "等级改了名称：规则包里的一票限制还用着原来的名称，请同时写 limits"
            self.mistakes.append(self.file.mistake(("grades",), words))
        return replace(
            scoring, group_caps={**scoring.group_caps, **caps}, grades=grades, limits=limits
        )

    def _parameters(self) -> Mapping[str, Parameter]:
        changed = dict(self.parameters)
        for name, given in self.file.data.get("parameters", {}).items():
            self._known(("parameters", name), name, self.parameters, "参数")
            if name not in self.parameters:
                continue
            old = self.parameters[name]
            values = read_dated(self.file, ("parameters", name), given, self.mistakes)
            if kind_of(values[0].value) != kind_of(old.values[0].value):
                words = "要与规则包里这个参数同类（都是数，或都是文字）"
                self.mistakes.append(self.file.mistake(("parameters", name, 0, "value"), words))
            days = {value.since: value for value in (*old.values, *values)}
            changed[name] = replace(old, values=tuple(days[day] for day in sorted(days)))
        return changed


def _decimal(given: int | Decimal | None) -> Decimal | None:
    return None if given is None else Decimal(given)
