"""A pack's rule files and the law they rest on become the Ruleset that runs.

Every file is checked and every mistake of every file told at once; no rule is silently skipped.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hegui.errors import Mistake, PackError, UsageError
from hegui.forms.edition import Form
from hegui.forms.load import load_form, placeholders_of
from hegui.language.names import Names
from hegui.model.likeness import meant
from hegui.packs.load import PROFILES, digest_of, read_pack
from hegui.packs.locate import shown_path
from hegui.packs.pack import Pack
from hegui.packs.schema import schema_mistakes
from hegui.packs.yaml_file import YamlFile, read_yaml
from hegui.rules.conditions import Law
from hegui.rules.duties import absent_rules, read_duties, unlisted_rules
from hegui.rules.layers import derived_fields, layered
from hegui.rules.names import build_names, member_clashes
from hegui.rules.parameters import read_parameters
from hegui.rules.places import DERIVATIONS, name_mistakes, stray_files
from hegui.rules.quality import Measured, read_quality
from hegui.rules.read import part_mistakes, read_rule
from hegui.rules.rule import Rule, Status
from hegui.rules.ruleset import Duty, Parameter, Ruleset, Source
from hegui.rules.select import find_profile, load_profile, no_profile
from hegui.rules.sources import read_sources


@dataclass(frozen=True)
class _Law:
    """The files beside the rules."""

    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    duties: tuple[Duty, ...]
    duties_file: YamlFile | None
    names: Names
    quality: Mapping[str, Measured]


@dataclass(frozen=True)
class _Gathered:
    rules: tuple[Rule, ...]
    layers: tuple[tuple[Rule, ...], ...]
    law: _Law
    stable: tuple[str, ...]


def load_rules(pack: Pack, form: Form, profile: str | Path | None = None) -> Ruleset:
    """The rules of *pack* as *profile* (a name or a path) selects them.

    The ruleset's ``form`` is *form* with the placeholders the profile asks for: read with it.

    Raises:
        PackError: files are wrong; holds the mistakes of all of them.
        UsageError: there is no such profile.
    """
    path = None if profile is None else find_profile(pack, profile)
    mistakes: list[Mistake] = []
    gathered = _gather(pack, form, mistakes)
    if mistakes:
        raise PackError(mistakes)
    law = gathered.law
    ids = {rule.id for rule in gathered.rules}
    chosen = no_profile(pack, law.parameters)
    if path is not None:
        chosen = load_profile(path, pack, ids, law.parameters)
    wanted = [
        chosen.applied(rule)
        for rule in sorted(gathered.rules, key=lambda rule: rule.id)
        if rule.status is not Status.RETIRED and rule.id not in chosen.off
    ]
    asleep = tuple(rule for rule in wanted if rule.local and rule.id not in chosen.on)
    off = {**chosen.off, **{rule.id: f"地方性要求（{rule.local}），没有启用" for rule in asleep}}
    if chosen.as_zero is not None:
        form = replace(form, placeholders=placeholders_of(pack, chosen.as_zero))
    return Ruleset(
        pack=pack,
        form=form,
        rules=tuple(rule for rule in wanted if rule not in asleep),
        derivations=gathered.layers,
        switched_off=dict(sorted(off.items())),
        sources=law.sources,
        duties=law.duties,
        parameters=chosen.parameters,
        scoring=chosen.scoring,
        profile=chosen.name,
        digest=digest_of({"pack": pack.digest, "profile": chosen.data}),
        quality=law.quality,
        asleep=asleep,
    )


def load_rule_file(path: Path, pack: Pack, form: Form) -> Rule:
    """The one rule at *path*, held against *pack*; the file may lie anywhere.

    Raises:
        PackError: the file, or a file of the pack it leans on, is wrong.
    """
    mistakes: list[Mistake] = []
    law = _law(pack, form, mistakes)
    derivations, _, _ = _rule_files(pack, [])
    _, names = _derivations(derivations, form, law, mistakes)
    whole = Law(form, names, law.sources)
    file = _read(path, mistakes)
    rule = None
    if file is not None and (wrong := schema_mistakes(file, "rule")):
        mistakes += [*wrong, *part_mistakes(file, whole)]
    elif file is not None:
        mistakes += name_mistakes(file, path, pack)
        rule = read_rule(file, whole, mistakes)
    if mistakes or rule is None:
        raise PackError(mistakes)
    return rule


def check_files(target: Path) -> tuple[Mistake, ...]:
    """Every mistake in the files at or under *target*: a pack, a folder or a file of one.

    Raises:
        UsageError: *target* is not there, or is no part of a pack.
    """
    if not target.exists():
        raise UsageError(f"没有这个文件或文件夹：{target}")
    full = target.resolve()
    folder = next((up for up in (full, *full.parents) if (up / "pack.yaml").is_file()), None)
    if folder is None:
        raise UsageError(f"{target} 不在规则包里：它和它的上级文件夹里都没有 pack.yaml。")
    mistakes = _pack_mistakes(folder)
    return tuple(sorted({m for m in mistakes if Path(m.file).resolve().is_relative_to(full)}))


def _pack_mistakes(folder: Path) -> list[Mistake]:
    mistakes: list[Mistake] = []
    pack = read_pack(folder, mistakes)
    if pack is None:
        return mistakes
    try:
        form = load_form(pack)
    except PackError as error:  # without the form every name in the rules would be wrong
        return [*mistakes, *error.mistakes]
    gathered = _gather(pack, form, mistakes)
    ids = {rule.id for rule in gathered.rules}
    for path in sorted((folder / PROFILES).glob("*.yaml")) if not mistakes else []:
        try:
            load_profile(path, pack, ids, gathered.law.parameters)
        except PackError as error:
            mistakes += error.mistakes
    if gathered.law.duties_file is not None:  # keeps nobody from trying a rule out
        mistakes += unlisted_rules(gathered.law.duties_file, gathered.stable)
    return mistakes


def _gather(pack: Pack, form: Form, mistakes: list[Mistake]) -> _Gathered:
    mistakes += member_clashes(pack, form)
    mistakes += stray_files(pack)
    law = _law(pack, form, mistakes)
    derivations, files, refused = _rule_files(pack, mistakes)
    layers, names = _derivations(derivations, form, law, mistakes)
    for file in refused:
        mistakes += part_mistakes(file, Law(form, names, law.sources))
    rules: dict[str, Rule] = {}
    for file in files:
        rule = read_rule(file, Law(form, names, law.sources), mistakes)
        if rule is None:
            continue
        if rule.id in rules:
            words = f"编号 {rule.id} 已被 {rules[rule.id].file} 用了；编号不能重复"
            mistakes.append(file.mistake(("id",), words))
        rules[rule.id] = rule
    mistakes += _cross_mistakes(pack, files, law)
    stable = tuple(file.data["id"] for file in files if file.data["status"] == "stable")
    return _Gathered(tuple(rules.values()), layers, law, stable)


def _cross_mistakes(pack: Pack, files: Sequence[YamlFile], law: _Law) -> Iterator[Mistake]:
    """Names of rules that other rules, the score and the duties use."""
    known = _rule_ids(pack)
    for file in files:
        for key in ("same_cause", "explains"):
            for index, other in enumerate(file.data.get("points", {}).get(key, [])):
                if other not in known or other == file.data["id"]:
                    words = f"没有编号为 {other} 的另一条规则。{meant(other, known)}"
                    yield file.mistake(("points", key, index), words)
    for index, limit in enumerate(pack.scoring.limits):
        if limit.rule not in known:
            file = read_yaml(pack.root / "pack.yaml", f"{pack.shown}/pack.yaml")
            words = f"没有编号为 {limit.rule} 的规则。{meant(limit.rule, known)}"
            yield file.mistake(("scoring", "limits", index, "rule"), words)
    if law.duties_file is not None:
        yield from absent_rules(law.duties_file, known)


def _rule_ids(pack: Pack) -> set[str]:
    """Ids of all rules, those of files that cannot be read included: their names tell."""
    folders = [pack.root / group.folder for group in pack.groups]
    stems = (path.stem for folder in folders for path in folder.glob("*.yaml"))
    return {"-".join(stem.split("-")[:2]) for stem in stems}


def _law(pack: Pack, form: Form, mistakes: list[Mistake]) -> _Law:
    files = {
        name: _checked(pack.root / f"{name}.yaml", name, mistakes)
        for name in ("sources", "parameters", "duties", "quality")
        if (pack.root / f"{name}.yaml").exists()
    }
    sources: Mapping[str, Source] = {}
    parameters: Mapping[str, Parameter] = {}
    duties: tuple[Duty, ...] = ()
    if file := files.get("sources"):
        sources = read_sources(file, mistakes)
    if file := files.get("parameters"):
        parameters = read_parameters(file, sources, mistakes)
    if file := files.get("duties"):
        sections = {section.id for one in form.editions for section in one.sections}
        duties = read_duties(file, sources, sections, mistakes)
    names = build_names(pack, form, sources, parameters)
    file = files.get("quality")
    quality = read_quality(file) if file else {}
    return _Law(sources, parameters, duties, files.get("duties"), names, quality)


def _rule_files(
    pack: Pack, mistakes: list[Mistake]
) -> tuple[list[YamlFile], list[YamlFile], list[YamlFile]]:
    """Files of derivations, files of rules, and files of either that their schema refuses."""
    derivations: list[YamlFile] = []
    rules: list[YamlFile] = []
    refused: list[YamlFile] = []
    for folder in (DERIVATIONS, *(group.folder for group in pack.groups)):
        for path in sorted((pack.root / folder).glob("*.yaml")):
            file = _read(path, mistakes)
            if file is None:
                continue
            wrong = schema_mistakes(file, "rule")
            if wrong:
                mistakes += wrong
                refused.append(file)
                continue
            mistakes += name_mistakes(file, path, pack)
            (derivations if "derive" in file.data else rules).append(file)
    return derivations, rules, refused


def _derivations(
    files: Sequence[YamlFile], form: Form, law: _Law, mistakes: list[Mistake]
) -> tuple[tuple[tuple[Rule, ...], ...], Names]:
    names, layers = law.names, []
    for layer in layered(files, mistakes):
        rules = [read_rule(file, Law(form, names, law.sources), mistakes) for file in layer]
        right = tuple(rule for rule in rules if rule is not None)
        derived = {rule.derive: derived_fields(rule, names) for rule in right}
        names = replace(names, kinds={**names.kinds, **derived})
        layers.append(right)
    return tuple(layers), names


def _checked(path: Path, schema: str, mistakes: list[Mistake]) -> YamlFile | None:
    file = _read(path, mistakes)
    wrong = schema_mistakes(file, schema) if file else []
    mistakes += wrong
    return None if wrong else file


def _read(path: Path, mistakes: list[Mistake]) -> YamlFile | None:
    try:
        return read_yaml(path, shown_path(path))
    except PackError as error:
        mistakes += error.mistakes
        return None
