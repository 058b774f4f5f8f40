"""Numbers of many reports → clues about those that stand apart, in Chinese."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from hegui.batch.across import outliers
from hegui.batch.across.outliers import Far
from hegui.batch.across.standing import Label, Said, Standing, Wanted, clue_about
from hegui.exchange.document import Document
from hegui.roster.sums import CellKey
from hegui.roster.values import chinese_kind, chinese_level


def by_number(
    held: Sequence[Standing], wanted: Wanted, label_of: Label, said: Said
) -> Iterator[Document]:
    """Numbers far from those of peers, far from those of former years, and odd first digits."""
    for cell in wanted.figures:
        told = _Told(cell, label_of(cell), wanted.explained_by, said)
        yield from _beside_peers(held, told)
        yield from _beside_past(held, told)
    yield from _digits(held, wanted.figures)


class _Told:
    """Makes clues about one cell."""

    def __init__(self, cell: CellKey, label: str, lists: Collection[str], said: Said) -> None:
        self.cell, self._label, self._lists, self._said = cell, label, lists, said

    def clue(self, kind: str, one: Standing, far: Far, compared: str) -> Document:
        """A clue about a number; *compared* says in Chinese with what."""
        value = one.cells[self.cell]
        word = self._said(one.path, self._lists) if self._lists else ""
        why = f"报告里说到“{word}”，可能与此有关；" if word else ""
        message = f"「{self._label}」为 {_number(value)}，{compared}；{why}请核实"
        told = clue_about(kind, one, message, _number(value), _rounded(far.middle))
        table, row, column = self.cell
        return told | {
            "label": self._label,
            "table": table,
            "row": row,
            "column": column,
            "others": far.others,
            "z": f"{far.z:.1f}",
        }


def _beside_peers(held: Sequence[Standing], told: _Told) -> Iterator[Document]:
    groups: defaultdict[tuple[int, tuple[str, str]], list[Standing]] = defaultdict(list)
    for one in held:
        if one.has_peers and told.cell in one.cells:
            groups[one.year, one.group].append(one)
    for (year, group), members in sorted(groups.items()):
        values = [float(one.cells[told.cell]) for one in members]
        keys = [one.key or one.path for one in members]
        for far in outliers.far_from_peers(keys, values):
            one = members[far.report]
            way = "高于" if far.z > 0 else "低于"
            compared = (
                f"远{way} {year} 年度其他 {far.others} 个同类同级单位（{_group(group)}）："
                f"中位数 {_rounded(far.middle)}，居中的一半在 {_span(far)} 之间"
            )
            if one.judged:
                yield told.clue("peers", one, far, compared)


def _beside_past(held: Sequence[Standing], told: _Told) -> Iterator[Document]:
    known = [one for one in held if one.key and told.cell in one.cells]
    values = [float(one.cells[told.cell]) for one in known]
    for far in outliers.sudden([one.key for one in known], [one.year for one in known], values):
        one = known[far.report]
        way = "增多" if far.z > 0 else "减少"
        compared = (
            f"比此前 {far.others} 年（{_span(far)}，中位数 {_rounded(far.middle)}）突然{way}"
        )
        if one.judged:
            yield told.clue("past", one, far, compared)


def _digits(held: Sequence[Standing], figures: Sequence[CellKey]) -> Iterator[Document]:
    groups: defaultdict[tuple[int, tuple[str, str]], list[Standing]] = defaultdict(list)
    for one in held:
        if one.has_peers:
            groups[one.year, one.group].append(one)
    for (year, group), members in sorted(groups.items()):
        if not any(one.judged for one in members):
            continue
        values = [
            float(one.cells[cell]) for one in members for cell in figures if cell in one.cells
        ]
        odd = outliers.odd_digits(values)
        if odd is None:
            continue
        message = (
            f"{year} 年度{_group(group)} {len(members)} 份报告的 {odd.numbers} 个数"
            f"（10 以上，最大 {_rounded(odd.largest)}）合起来看，首位数字的分布不合通常的规律"
            f"（本福特定律）：首位为 1 的占 {odd.ones:.1f}%，通常约 30.1%；"
            f"卡方 {odd.chi_square:.1f}，千分之一的界限是 26.1。这不指向任何一份报告"
        )
        yield {
            "kind": "first_digits",
            "path": None,
            "agency": None,
            "year": year,
            "message": message,
            "value": f"{odd.ones:.1f}",
            "expected": "30.1",
            "group": _group(group),
            "others": odd.numbers,
        }


def _group(group: tuple[str, str]) -> str:
    kind, level = group
    level, kind = chinese_level(level), chinese_kind(kind)
    return kind if kind.startswith(level[0]) else level + kind


def _span(far: Far) -> str:
    low, high = _rounded(far.low), _rounded(far.high)
    return low if low == high else f"{low}～{high}"


def _number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return text or "0"
