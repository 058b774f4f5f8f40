"""Facts as lines: everything that was read, what stayed unknown and why, every doubt."""

from datetime import date
from decimal import Decimal

from hegui.cli.facts_text import as_written, facts_lines, kinds_document
from hegui.facts.doubt import Doubt
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import KINDS
from hegui.model.place import Place

COMMON: dict[str, Value] = {
    "year": 2023,
    "edition": "2021",
    "agency_kind": "department",
    "label": "x",
}
LINE = Place(line=7, label="前言")


def test_a_fact_is_told_with_its_place_its_values_and_what_is_unknown() -> None:
    fields: dict[str, Value] = {
        **COMMON,
        "from": date(2023, 1, 1),
        "to": None,
        "named": True,
        "text": "自1月\n起",
    }
    fact = Fact("period", fields, LINE, doubts={"to": "数字不对"})

    lines = list(facts_lines("a/b.txt", FactBase((fact,))))

    assert lines[:2] == [
        "== a/b.txt",
        "公共字段：year=2023  edition=“2021”  agency_kind=“department”",
    ]
    assert lines[3] == "存疑（0 处）"
    assert lines[5].startswith("period（1 条）")
    assert lines[6] == (
        "  第7行「前言」 from=2023-01-01  named=是  text=“自1月⏎起”"
        "  未知：to（数字不对）、from_year、to_year、section、explained"
    )


def test_a_doubt_is_told_with_every_reading_still_possible() -> None:
    doubt = Doubt("short_row", "少了一个数", LINE, candidates=(("1", ""), ("", "1")))

    lines = list(facts_lines("a.txt", FactBase((), (doubt,))))

    assert lines[-4:] == [
        "存疑（1 处）",
        "  少了一个数  第7行「前言」（short_row）",
        "    可能是：1 | 空白",
        "    可能是：空白 | 1",
    ]


def test_a_long_text_is_cut() -> None:
    fact = Fact("section", {**COMMON, "text": "长" * 100}, LINE)

    line = next(line for line in facts_lines("a.txt", FactBase((fact,))) if "长" in line)

    assert f"text=“{'长' * 59}…”" in line


def test_an_example_is_written_as_in_a_rule_file() -> None:
    fields = {
        **COMMON,
        "table": "t",
        "share": Decimal("0.5"),
        "total": True,
        "text": "",
        "n": None,
    }

    assert (
        as_written(Fact("cell", fields)) == '{cell: {table: t, share: 0.5, total: true, text: ""}}'
    )


def test_every_kind_of_fact_is_explained() -> None:
    document = kinds_document([])

    assert document["kinds"].keys() == KINDS.keys()
    assert document["kinds"]["column"]["members"] == "rows"
    assert document["kinds"]["cell"]["fields"]["value"]["type"] == "number"
    assert document["kinds"]["cell"]["example"] is None
