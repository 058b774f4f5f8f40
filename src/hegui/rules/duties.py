"""``duties.yaml`` becomes the map of duties: what the law asks, and how far rules cover it."""

from collections.abc import Collection, Mapping

from hegui.errors import Mistake
from hegui.model.likeness import meant
from hegui.packs.yaml_file import YamlFile
from hegui.rules.ruleset import Duty, Source
from hegui.rules.sources import cited

_COVERED = ("automated", "partial")


def read_duties(
    file: YamlFile, sources: Mapping[str, Source], mistakes: list[Mistake]
) -> tuple[Duty, ...]:
    """The duties, in the order of the file, which its schema has passed."""
    duties = []
    for index, given in enumerate(file.data):
        rules = tuple(given.get("rules", []))
        mistakes += cited(file, (index,), given, sources)
        if given["status"] in _COVERED and not rules:
            words = f"状态是 {given['status']}，要写明由哪些规则管（rules）"
            mistakes.append(file.mistake((index, "status"), words))
        if given["status"] not in _COVERED and rules:
            words = f"状态是 {given['status']}，不应有 rules；有规则管的写 partial 或 automated"
            mistakes.append(file.mistake((index, "rules"), words))
        if given["status"] in {"partial", "manual"} and not given.get("note"):
            words = f"状态是 {given['status']}，要写明还要由人看什么（note）"
            mistakes.append(file.mistake((index, "status"), words))
        duties.append(
            Duty(
                source=given["source"],
                article=given["article"],
                duty=given["duty"],
                status=given["status"],
                rules=rules,
                note=given.get("note", ""),
            )
        )
    return tuple(duties)


def coverage_mistakes(
    file: YamlFile, stable: Collection[str], known: Collection[str]
) -> list[Mistake]:
    """Duties that name rules which are not there, and stable rules no duty names."""
    mistakes = []
    named: set[str] = set()
    for index, given in enumerate(file.data):
        for place, rule in enumerate(given.get("rules", [])):
            named.add(rule)
            if rule not in known:
                words = f"没有编号为 {rule} 的规则。{meant(rule, known)}"
                mistakes.append(file.mistake((index, "rules", place), words))
    missing = sorted(set(stable) - named)
    if missing:
        words = f"这些规则没有列在任何一项义务下：{'、'.join(missing)}"
        mistakes.append(Mistake(file.shown, 0, 0, words))
    return mistakes
