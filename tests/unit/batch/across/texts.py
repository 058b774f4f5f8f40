"""Reports made of a few sections and numbers, as facts."""

from collections.abc import Mapping
from random import Random

from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.place import Place

ONE, FIVE = "s1_overview", "s5_problems"
TITLES = {ONE: "一、总体情况", FIVE: "五、存在的主要问题及改进情况"}
Cells = Mapping[tuple[str, str, str], int]

_THINGS = tuple("桥渠井坝路灯树塘仓窑磨秤碑亭钟鼓")
_DEEDS = (
    "量过",
    "修过",
    "登记了",
    "拍了照",
    "编了号",
    "画了图",
    "贴了牌",
    "换了锁",
    "查了账",
    "开了会",
)
_WHERE = ("东头", "西岸", "南坡", "北院", "后山", "前街", "老站旁", "新仓里", "河口", "岭下")


def report(
    agency: str,
    year: int = 2023,
    *,
    one: str = "",
    five: str = "",
    cells: Cells | None = None,
    complete: bool = True,
) -> FactBase:
    """The facts of a report: its sections, and the cells of one table."""
    facts = [Fact("report", {"agency": agency, "year": year, "agency_kind": "township"})]
    for section, text in ((ONE, one), (FIVE, five)):
        if text:
            place = Place(section=section, label=TITLES[section])
            whole = True if complete else None
            title = TITLES[section][2:]
            fields: dict[str, Value] = {"id": section, "due_title": title, "text": text}
            facts.append(Fact("section", {**fields, "complete": whole}, place))
    facts.append(Fact("table", {"id": "requests", "title": "申请情况"}, Place(table="requests")))
    for (table, row, column), value in (cells or {}).items():
        cell: dict[str, Value] = {
            "paper": "requests",
            "table": table,
            "row": row,
            "column": column,
            "state": "number",
            "value": value,
            "total": column == "total",
        }
        facts.append(Fact("cell", cell, Place(table=table, label=f"{row} × {column}")))
    return FactBase(tuple(facts))


def prose(seed: object, sentences: int = 12) -> str:
    """Sentences that no other seed has."""
    rng = Random(f"{seed}")

    def deed() -> str:
        return f"{rng.choice(_WHERE)}的{''.join(rng.sample(_THINGS, 4))}{rng.choice(_DEEDS)}"

    return "".join(
        f"{deed()}，随后{deed()}，并报{rng.choice(_THINGS)}管处。" for _ in range(sentences)
    )
