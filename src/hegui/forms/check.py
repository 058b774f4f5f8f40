"""What a schema cannot say of an edition: ids are unique, and whatever names one finds it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from hegui.errors import Mistake
from hegui.model.likeness import meant
from hegui.packs.yaml_file import Trail, YamlFile


def edition_mistakes(file: YamlFile, stem: str) -> list[Mistake]:
    """Everything wrong in one edition that its schema lets through."""
    data, mistakes = file.data, []
    if data["id"] != stem:
        mistakes.append(file.mistake(("id",), f"id 要与文件名相同：“{stem}”"))
    years = data["years"]
    if "to" in years and years["to"] < years["from"]:
        mistakes.append(file.mistake(("years", "to"), "最后一个年度早于第一个年度"))
    mistakes += _sections(file)
    mistakes += _tables(file)
    mistakes += _identities(file)
    return mistakes


def year_mistakes(files: Sequence[YamlFile]) -> list[Mistake]:
    """Editions, oldest first, whose years overlap: no report year may have two."""
    mistakes = []
    for earlier, later in pairwise(files):
        last = earlier.data["years"].get("to")
        if last is None or last >= later.data["years"]["from"]:
            words = f"与 {earlier.shown} 的适用年度重叠：一个年度只能有一版格式"
            mistakes.append(later.mistake(("years", "from"), words))
    return mistakes


def _repeated(file: YamlFile, places: Iterable[tuple[Trail, str]], what: str) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for path, name in places:
        if name in seen:
            words = f"{what}编号“{name}”已在第 {seen[name]} 行用过，不能重复"
            yield file.mistake(path, words)
        else:
            seen[name] = file.place(path)[0]


def _sections(file: YamlFile) -> Iterator[Mistake]:
    sections = file.data["sections"]
    yield from _repeated(
        file, ((("sections", i, "id"), s["id"]) for i, s in enumerate(sections)), "部分"
    )
    yield from _repeated(
        file,
        (
            (("sections", i, "topics", j, "id"), topic["id"])
            for i, section in enumerate(sections)
            for j, topic in enumerate(section.get("topics", []))
        ),
        "方面",
    )


def _tables(file: YamlFile) -> Iterator[Mistake]:
    tables = file.data.get("tables", [])
    sections = [section["id"] for section in file.data["sections"]]
    yield from _repeated(
        file, ((("tables", i, "id"), t["id"]) for i, t in enumerate(tables)), "表的"
    )
    yield from _repeated(
        file,
        (
            (("tables", i, "blocks", j, "id"), block["id"])
            for i, table in enumerate(tables)
            for j, block in enumerate(table["blocks"])
        ),
        "块的",
    )
    for i, table in enumerate(tables):
        if table["section"] not in sections:
            words = f"没有编号为“{table['section']}”的部分。{meant(table['section'], sections)}"
            yield file.mistake(("tables", i, "section"), words)
        for j, block in enumerate(table["blocks"]):
            yield from _block(file, ("tables", i, "blocks", j), block)


def _block(
    file: YamlFile, path: tuple[str | int, ...], block: Mapping[str, Any]
) -> Iterator[Mistake]:
    for part, what in (("columns", "列的"), ("rows", "行的")):
        lines = block[part]
        yield from _repeated(
            file, (((*path, part, k, "id"), line["id"]) for k, line in enumerate(lines)), what
        )
        totals = [k for k, line in enumerate(lines) if line.get("total")]
        if len(totals) > 1 and not any(line.get("groups") for line in lines):
            yield file.mistake((*path, part, totals[1], "total"), "一块里只能有一个合计")
    rows = {row["id"]: k for k, row in enumerate(block["rows"])}
    for k, row in enumerate(block["rows"]):
        place = (*path, "rows", k, "parent")
        parent = row.get("parent")
        if parent is None:
            continue
        if parent not in rows:
            yield file.mistake(place, f"这一块里没有“{parent}”这一行。{meant(parent, rows)}")
        elif rows[parent] >= k:
            yield file.mistake(place, "上一级的行要写在它的前面")
        elif not block["rows"][rows[parent]].get("group"):
            yield file.mistake(place, f"“{parent}”不是只作标题的行（group: true），不能作上一级")


def _identities(file: YamlFile) -> Iterator[Mistake]:
    identities = file.data.get("identities", [])
    blocks = {
        block["id"]: block for table in file.data.get("tables", []) for block in table["blocks"]
    }
    yield from _repeated(
        file, ((("identities", i, "id"), d["id"]) for i, d in enumerate(identities)), "勾稽关系的"
    )
    for i, identity in enumerate(identities):
        if identity["block"] not in blocks:
            words = f"没有编号为“{identity['block']}”的块。{meant(identity['block'], blocks)}"
            yield file.mistake(("identities", i, "block"), words)
            continue
        block = blocks[identity["block"]]
        rows = [row["id"] for row in block["rows"] if not row.get("group")]
        columns = [column["id"] for column in block["columns"]]
        lines, cells = (rows, columns) if identity["within"] == "row" else (columns, rows)
        for key, known in (("each", lines), ("left", cells), ("right", cells)):
            for k, name in enumerate(identity[key]):
                if name not in known:
                    what = "行" if known is rows else "列"
                    words = f"这一块里没有填数的{what}“{name}”。{meant(name, known)}"
                    yield file.mistake(("identities", i, key, k), words)
