"""``duties.yaml`` becomes the map of duties: what the law asks, and how far rules cover it."""

from collections.abc import Collection, Iterator, Mapping

from hegui.errors import Mistake
from hegui.model.likeness import meant
from hegui.packs.yaml_file import YamlFile
from hegui.rules.ruleset import Duty, Source
from hegui.rules.sources import cited

_COVERED = ("automated", "partial")


def read_duties(
    file: YamlFile,
    sources: Mapping[str, Source],
    sections: Collection[str],
    mistakes: list[Mistake],
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
        if (section := given.get("section")) and section not in sections:
            words = f"格式里没有编号为“{section}”的部分。{meant(section, sections)}"
            mistakes.append(file.mistake((index, "section"), words))
        duties.append(
            Duty(
                source=given["source"],
                article=given["article"],
                duty=given["duty"],
                status=given["status"],
                rules=rules,
                note=given.get("note", ""),
                section=given.get("section", ""),
                agency_kinds=tuple(given.get("agency_kind", [])),
            )
        )
    return tuple(duties)


def absent_rules(file: YamlFile, known: Collection[str]) -> Iterator[Mistake]:
    """Duties that name rules which are not there."""
    for index, given in enumerate(file.data):
        for place, rule in enumerate(given.get("rules", [])):
            if rule not in known:
                words = f"没有编号为 {rule} 的规则。{meant(rule, known)}"
                yield file.mistake((index, "rules", place), words)


def unlisted_rules(file: YamlFile, stable: Collection[str]) -> Iterator[Mistake]:
    """Stable rules that no duty names."""
    named = {rule for given in file.data for rule in given.get("rules", [])}
    for rule in sorted(set(stable) - named):
        words = (
            f"规则 {rule} 没有列在任何一项义务下。请在它检查的那项义务里写上 rules: [{rule}]"
            "（已有别的编号的，加在后面），没有这项义务就另写一项"
        )
        yield Mistake(file.shown, 1, 0, words)
