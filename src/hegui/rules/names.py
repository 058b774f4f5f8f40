"""Kinds of fact, the form and the pack become the names that expressions are checked against.

Fields that hold an id of the form may only be compared with ids that some edition has: which
field holds what is known here, the ids themselves are data.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from hegui.errors import Mistake
from hegui.facts.across_kinds import ACROSS, PRIOR
from hegui.facts.kinds import COMMON, KINDS, Field, Kind, Type
from hegui.forms.edition import Block, Form
from hegui.language.names import Known, Names
from hegui.packs.pack import Pack
from hegui.rules.ruleset import Parameter, Source

_STATES = KINDS["cell"].fields["state"].words
_NONE = frozenset({""})
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十0-9]+[）)、.．]+)+")
_FEW = 3

# Field → what ids it holds; kinds whose ``id`` is one → what it is an id of.
_HOLDS = {
    "table": "block",
    "paper": "table",
    "row": "row",
    "column": "column",
    "section": "section",
    "in_section": "section",
    "edition": "edition",
    "due_edition": "edition",
    "of_edition": "edition",
    "source": "source",
    "about": "subject",
}
_IDS_OF = {
    "section": "section",
    "section_slot": "section",
    "topic_slot": "topic",
    "table": "table",
    "table_slot": "table",
}


def build_names(
    pack: Pack,
    form: Form,
    sources: Mapping[str, Source],
    parameters: Mapping[str, Parameter],
) -> Names:
    """The names of a pack, derived kinds left out."""
    ids = _ids(form, sources)
    ids["subject"] = ids["row"] | frozenset(_subjects(pack.reading))
    return Names(
        kinds={kind.name: _fields(kind, form, ids) for kind in KINDS.values()},
        parameters={
            name: _type_of(parameter.values[0].value) for name, parameter in parameters.items()
        },
        vocabulary=frozenset(pack.vocabulary),
        states=frozenset(_STATES),
        labels=_labels(form),
    )


def member_clashes(pack: Pack, form: Form) -> list[Mistake]:
    """Rows and columns whose id is also a field of the facts that would carry them."""
    mistakes = []
    for kind in KINDS.values():
        if kind.name in ACROSS:  # last year's report has the fields of this year's
            continue
        taken = {*kind.fields, *COMMON}
        for edition in form.editions:
            for _, block in edition.blocks():
                for name in sorted(taken.intersection(_members(kind, block))):
                    what = "列" if kind.members == "columns" else "行"
                    words = f"{block.id} 的{what}编号“{name}”与 {kind.name} 的字段同名，请换一个"
                    mistakes.append(
                        Mistake(f"{pack.shown}/editions/{edition.id}.yaml", 0, 0, words)
                    )
    return mistakes


def _members(kind: Kind, block: Block) -> Iterable[str]:
    if kind.members == "columns":
        return [column.id for column in block.columns]
    return [row.id for row in block.rows] if kind.members == "rows" else []


def _subjects(reading: object) -> Iterator[str]:
    """What prose may be read to speak about: every ``about`` in ``reading.yaml``."""
    if isinstance(reading, Mapping):
        if isinstance(reading.get("about"), str):
            yield reading["about"]
        reading = list(reading.values())
    if isinstance(reading, list):
        for part in reading:
            yield from _subjects(part)


def _ids(form: Form, sources: Mapping[str, Source]) -> dict[str, frozenset[str]]:
    blocks = [(table, block) for edition in form.editions for table, block in edition.blocks()]
    sections = [section for edition in form.editions for section in edition.sections]
    return {
        "edition": frozenset(edition.id for edition in form.editions),
        "section": frozenset(section.id for section in sections) | _NONE,
        "topic": frozenset(topic.id for section in sections for topic in section.topics),
        "table": frozenset(table.id for table, _ in blocks),
        "block": frozenset(block.id for _, block in blocks),
        "row": frozenset(row.id for _, block in blocks for row in block.rows),
        "column": frozenset(column.id for _, block in blocks for column in block.columns),
        "source": frozenset(sources) | _NONE,
    }


def _fields(kind: Kind, form: Form, ids: Mapping[str, frozenset[str]]) -> dict[str, Known]:
    fields = {
        name: _known(kind.name, name, field, ids)
        for name, field in {**COMMON, **kind.fields}.items()
    }
    for edition in form.editions:
        for _, block in edition.blocks():
            for name in _members(kind, block):
                fields.setdefault(name, Known(Type.NUMBER, member=True))
    return fields


def _known(kind: str, name: str, field: Field, ids: Mapping[str, frozenset[str]]) -> Known:
    if field.type is not Type.TEXT:
        return Known(field.type)
    if field.words:
        return Known(field.type, frozenset(field.words) | _empty_word(field))
    holds = _IDS_OF.get(kind.removeprefix(PRIOR)) if name == "id" else _HOLDS.get(name)
    return Known(field.type, ids[holds] if holds else None)


def _empty_word(field: Field) -> frozenset[str]:
    return _NONE if "为空" in field.means else frozenset()


def _labels(form: Form) -> dict[str, str]:
    """For each label of a row or column: that it is one, and the id to write."""
    found: dict[str, dict[str, set[str]]] = {}
    for edition in form.editions:
        for _, block in edition.blocks():
            for what, lines in (("列", block.columns), ("行", block.rows)):
                for line in lines:
                    for label in {line.label, _NUMBERING.sub("", line.label)} - {""}:
                        found.setdefault(label, {}).setdefault(what, set()).add(line.id)
    return {
        label: f"这是{'或'.join(ids)}“{label}”，写 {_either(set().union(*ids.values()))}"
        for label, ids in found.items()
        if not label.isascii()
    }


def _either(ids: set[str]) -> str:
    if len(ids) <= _FEW:
        return " 或 ".join(sorted(ids))
    return "它的编号（同名的有几个，见 audit facts --kinds）"


def _type_of(value: object) -> Type:
    if isinstance(value, bool):
        return Type.TRUTH
    return Type.TEXT if isinstance(value, str) else Type.NUMBER
