"""The examples of a rule become facts, as the reader of a report would have made them.

What an example leaves out is unknown; the fields every fact has are filled in from what the
rule applies to. A cell may be given by its state; whether it then counts as 0 is the pack's word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hegui.errors import Mistake
from hegui.facts.across_kinds import PRIOR
from hegui.facts.fact import Fact, Value
from hegui.facts.kinds import KINDS, Type
from hegui.forms.edition import Form
from hegui.language.lookup import TYPES
from hegui.language.names import Known, Names
from hegui.model.likeness import meant
from hegui.model.place import Place
from hegui.model.verdict import Verdict
from hegui.packs.yaml_file import Trail, YamlFile
from hegui.rules.example_cells import STATES, Spot, cell_label, line_label, numbers, place_of
from hegui.rules.rule import Applies, Example


@dataclass(frozen=True, slots=True)
class Examples:
    """Reads the examples of one rule file.

    Attributes:
        file: the rule file.
        form: editions and placeholders.
        names: kinds and fields.
        applies: what the rule applies to.
        mistakes: takes what is wrong.
    """

    file: YamlFile
    form: Form
    names: Names
    applies: Applies
    mistakes: list[Mistake]

    def read(self) -> tuple[Example, ...]:
        """All examples, in order."""
        given = self.file.data.get("examples", [])
        return tuple(self._example(index, example) for index, example in enumerate(given))

    def _example(self, index: int, given: Mapping[str, Any]) -> Example:
        path = ("examples", index)
        if ("facts" in given) == ("report" in given):
            words = "一个例子要有 facts 或 report，只写其中一个"
            self.mistakes.append(self.file.mistake(path, words))
        if "message" in given and given["verdict"] != "fail":
            words = "只有 verdict: fail 的例子才有消息"
            self.mistakes.append(self.file.mistake((*path, "message"), words, key=True))
        facts = []
        for place, entry in enumerate(given.get("facts", [])):
            for kind, fields in entry.items():
                fact = self._fact((*path, "facts", place, kind), kind, fields or {})
                facts += [] if fact is None else [fact]
        return Example(
            name=given["name"],
            verdict=Verdict(given["verdict"]),
            facts=tuple(facts),
            report=given.get("report", ""),
            message=given.get("message", ""),
            line=self.file.place(path)[0],
        )

    def _fact(self, path: Trail, kind: str, given: Mapping[str, Any]) -> Fact | None:
        known = self.names.kinds.get(kind)
        if known is None:
            words = f"没有名为“{kind}”的事实种类。{meant(kind, self.names.kinds)}"
            self.mistakes.append(self.file.mistake(path, words, key=True))
            return None
        common = self._common(kind, given)
        block = self._block(given, common)
        members = {name for name in given if name in known and known[name].member}
        fields: dict[str, Value] = dict(common)
        for name, value in given.items():
            if name not in known:
                words = f"{kind} 没有“{name}”这个字段。{meant(name, known)}"
                self.mistakes.append(self.file.mistake((*path, name), words, key=True))
            elif name not in members:
                fields[name] = self._value((*path, name), known[name], value)
        cells = self._cells(path, kind, given, members, block)
        fields |= numbers(kind, cells, block, self.form.placeholders.as_zero)
        place = self._place(kind, fields, block)
        fields.setdefault("label", place.label)
        return Fact(kind, fields, place, cells)

    def _common(self, kind: str, given: Mapping[str, Any]) -> dict[str, Value]:
        """Year, edition and kind of agency; of last year's report the year before, its edition."""
        applies, form = self.applies, self.form
        first = applies.first_year if applies.first_year is not None else applies.last_year
        if kind.startswith(PRIOR):
            applies, first = Applies(agency_kinds=applies.agency_kinds), _before(first)
        year = given.get("year", first)
        edition = given.get("edition")
        if edition is None:
            due = form.due(year) if isinstance(year, int) else None
            edition = applies.editions[0] if applies.editions else (due or form.editions[-1]).id
        if year is None:
            named = next((e for e in form.editions if e.id == edition), form.editions[-1])
            year = named.first_year
        agency = applies.agency_kinds[0] if applies.agency_kinds else "department"
        return {"year": year, "edition": edition, "agency_kind": agency}

    def _value(self, path: Trail, known: Known, value: object) -> Value:
        if value is None:
            return None
        right: Value = None
        match known.type:
            case Type.NUMBER if isinstance(value, int | Decimal) and not isinstance(value, bool):
                right = value
            case Type.TRUTH if isinstance(value, bool):
                right = value
            case Type.TEXT if isinstance(value, str):
                right = value
            case Type.DATE if isinstance(value, str):
                try:
                    right = date.fromisoformat(value)
                except ValueError:
                    words = f'没有“{value}”这一天。日期写作 "2020-01-01"'
                    self.mistakes.append(self.file.mistake(path, words))
                    return None
            case _:
                wanted = TYPES[known.type]
                hint = "，请加引号" if known.type in {Type.TEXT, Type.DATE} else ""
                self.mistakes.append(self.file.mistake(path, f"这个字段应是{wanted}{hint}"))
                return None
        if known.values is not None and right not in known.values:
            words = f"这个字段不会是“{right}”。{meant(str(right), known.values)}"
            self.mistakes.append(self.file.mistake(path, words))
        return right

    def _block(self, given: Mapping[str, Any], common: Mapping[str, Value]) -> Spot | None:
        """The block the fact is of: in its own edition, else in the latest that has it."""
        table = given.get("table")
        own = [e for e in self.form.editions if e.id == common["edition"]]
        names = [str(given[key]) for key in ("row", "column") if key in given]
        found = None
        for edition in (*own, *reversed(self.form.editions)):
            for _, block in edition.blocks():
                if block.id == table:
                    ids = {row.id for row in block.rows}
                    ids |= {column.id for column in block.columns}
                    if ids.issuperset(names):
                        return Spot(edition, block)
                    found = found or Spot(edition, block)
        return found

    def _cells(
        self,
        path: Trail,
        kind: str,
        given: Mapping[str, Any],
        members: set[str],
        where: Spot | None,
    ) -> dict[str, Fact]:
        cells: dict[str, Fact] = {}
        across = kind in KINDS and KINDS[kind].members == "columns"
        for name in given:
            if name not in members:
                continue
            if where is not None and not self._in_some_block(where.block.id, name, across=across):
                words = f"{where.block.id} 里没有“{name}”这一{'列' if across else '行'}"
                self.mistakes.append(self.file.mistake((*path, name), words, key=True))
                continue
            value = given[name]
            number = isinstance(value, int | Decimal) and not isinstance(value, bool)
            if not number and value not in STATES and value is not None:
                words = f"一格写数或者填写状态：{'、'.join(STATES)}"
                self.mistakes.append(self.file.mistake((*path, name), words))
                continue
            fields: dict[str, Value] = {
                "table": given.get("table"),
                "row": given.get("row") if across else name,
                "column": name if across else given.get("column"),
                "state": "number" if number else value,
                "value": value if number else None,
            }
            label = cell_label(where, fields)
            fields["label"] = label
            cells[name] = Fact("cell", fields, place_of(fields, label, where))
        return cells

    def _in_some_block(self, table: str, name: str, *, across: bool) -> bool:
        return any(
            name in {line.id for line in (block.columns if across else block.rows)}
            for edition in self.form.editions
            for _, block in edition.blocks()
            if block.id == table
        )

    def _place(self, kind: str, fields: Mapping[str, Value], where: Spot | None) -> Place:
        given = fields.get("label")
        label = str(given) if given is not None else line_label(where, fields) or kind
        return place_of(fields, label, where)


def _before(year: int | None) -> int | None:
    return None if year is None else year - 1
