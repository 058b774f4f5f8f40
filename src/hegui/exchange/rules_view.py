"""A rule set → what a reader of an audit wants to know of rules, law and form.

Plain data beside the audit document, for writers that print law or redraw tables. The
editions are given as the form draws them; nothing here says what the law asks of them.
"""

from collections.abc import Iterable
from typing import Any

from hegui.exchange.document import Document, plain, points
from hegui.forms.edition import Block, Edition, Table
from hegui.rules.rule import Basis, Rule
from hegui.rules.ruleset import Parameter, Ruleset
from hegui.scoring.ledger import price


def rules_view(ruleset: Ruleset) -> Document:
    """Rules, groups, scoring figures and editions, ready for any writer."""
    scoring = ruleset.scoring
    return {
        "pack": {
            "id": ruleset.pack.id,
            "name": ruleset.pack.name,
            "version": ruleset.pack.version,
            "profile": ruleset.profile,
        },
        "groups": [
            {"id": g.id, "name": g.name, "cap": points(scoring.group_caps.get(g.id))}
            for g in ruleset.pack.groups
        ],
        "model": scoring.model,
        "grades": [{"name": g.name, "from": points(g.from_score)} for g in scoring.grades],
        "rules": {rule.id: _rule(rule, ruleset) for rule in ruleset.rules},
        "switched_off": dict(sorted(ruleset.switched_off.items())),
        "parameters": {one.id: _parameter(one) for one in ruleset.parameters.values()},
        "editions": {edition.id: _edition(edition) for edition in ruleset.form.editions},
    }


def _rule(rule: Rule, ruleset: Ruleset) -> Document:
    cost = price(rule, ruleset.scoring)
    quality = ruleset.quality.get(rule.id)
    return {
        "title": rule.title,
        "severity": rule.severity.value,
        "status": rule.status.value,
        "group": rule.group,
        "basis": [_basis(basis, ruleset) for basis in rule.basis],
        "remedy": rule.remedy,
        "limits": rule.limits,
        "quality": quality.chinese if quality else "",
        "each": points(cost.each if cost else None),
        "cap": points(cost.cap if cost else None),
    }


def _basis(basis: Basis, ruleset: Ruleset) -> Document:
    source = ruleset.sources.get(basis.source)
    return {
        "source": source.name if source else basis.source,
        "document": source.document if source else "",
        "article": basis.article,
        "requires": basis.requires,
    }


def _parameter(parameter: Parameter) -> list[Document]:
    """Its values, oldest first."""
    return [
        {"from": dated.since.isoformat(), "value": plain(dated.value)}
        for dated in parameter.values
    ]


def _edition(edition: Edition) -> Document:
    return {
        "name": edition.name,
        "document": edition.document,
        "first_year": edition.first_year,
        "last_year": edition.last_year,
        "sections": [
            {"id": section.id, "heading": section.heading} for section in edition.sections
        ],
        "tables": [_table(table) for table in edition.tables],
    }


def _table(table: Table) -> Document:
    return {
        "id": table.id,
        "section": table.section,
        "title": table.title,
        "label_columns": table.label_columns,
        "header": [
            [{"label": c.label, "rows": c.rows, "columns": c.columns} for c in line]
            for line in table.header
        ],
        "note": table.note,
        "blocks": [_block(block) for block in table.blocks],
    }


def _block(block: Block) -> Document:
    return {
        "id": block.id,
        "caption": block.caption,
        "header": block.header,
        "rows": _parts(block.rows, ("id", "label", "parent", "group")),
        "columns": _parts(block.columns, ("id", "label")),
    }


def _parts(parts: Iterable[Any], names: tuple[str, ...]) -> list[Document]:
    return [{name: getattr(part, name) for name in names} for part in parts]
