"""Small made-up reports, read with the real pack, for tests of what prose becomes."""

from functools import cache
from typing import Any

from hegui.documents.readers.plain.text import read_text
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import Fact, FactBase
from hegui.forms.edition import Form
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.packs.pack import Pack

TITLE = "青禾市民政局2023年政府信息公开工作年度报告"
TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
NUMERALS = "一二三四五六"


@cache
def pack() -> Pack:
    return load_pack(find_pack(None))


@cache
def form() -> Form:
    return load_form(pack())


def facts(text: str) -> FactBase:
    """Facts of a report given as plain text."""
    return extract_facts(read_text(text.encode()), pack(), form())


def report(preface: str = "", overview: str = "", other: str = "", title: str = TITLE) -> FactBase:
    """Facts of a report with all six headings and the given stretches."""
    bodies = (overview, "", "", "", "", other)
    headed = (
        f"{numeral}、{words}\n{body}"
        for numeral, words, body in zip(NUMERALS, TITLES, bodies, strict=True)
    )
    return facts("\n".join((title, preface, *headed)))


def one(base: FactBase, kind: str) -> Fact:
    """The only fact of a kind."""
    (fact,) = base.of(kind)
    return fact


def all_of(base: FactBase, kind: str, *names: str) -> list[Any]:
    """Of every fact of a kind the named field, or a tuple of the named fields."""
    rows = [tuple(fact.get(name) for name in names) for fact in base.of(kind)]
    return [row[0] for row in rows] if len(names) == 1 else rows
