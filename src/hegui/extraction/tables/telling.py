"""What could not be decided about a row, in words for the person who checks the original.

Every doubt has its place under its official name. Decides nothing.
"""

from collections.abc import Sequence
from decimal import Decimal

from hegui.extraction.tables.spans import RawRow
from hegui.extraction.tables.tokens import Token
from hegui.extraction.tables.values import Reading
from hegui.extraction.tables.weigh import Number, Placed
from hegui.facts.doubt import Doubt
from hegui.forms.edition import Block, Column, Edition


def name_of(edition: Edition, block: Block, raw: RawRow) -> str:
    """表三「（五）不予处理·3.要求提供公开出版物」."""
    table = edition.table_of(block.id)
    label = block.path(raw.row) or table.title
    return f"表{edition.section(table.section).numeral}「{label}」"


def _lines(tokens: Sequence[Token]) -> str:
    lines = [token.place.line for token in tokens if token.place.line is not None]
    if not lines:
        return ""
    first, last = min(lines), max(lines)
    return f"（第{first}行）" if first == last else f"（第{first}–{last}行）"


def doubt_at(code: str, edition: Edition, block: Block, raw: RawRow, message: str) -> Doubt:
    """A doubt about a row, placed at its label."""
    table = edition.table_of(block.id)
    spot = raw.label.place.named(
        section=table.section,
        table=block.id,
        row=raw.row.id,
        label=edition.line_label(block.id, row_id=raw.row.id),
    )
    return Doubt(code, message, spot, block.id, raw.row.id)


def label_doubt(edition: Edition, block: Block, raw: RawRow) -> Doubt:
    """What was odd about finding a row."""
    name = name_of(edition, block, raw)
    says = {
        "renamed_row": f"{name}的标签写作“{raw.text}”，按位置认定为这一行，请核对",
        "unlabelled_row": f"{name}的标签没有读到，按数据的次序认定为这一行，请核对",
        "copies_differ": f"{name}在文件里有多份，数据不一致，无法确定以哪一份为准，请核对原文",
        "row_out_of_order": f"{name}不在格式规定的位置，按标签认定为这一行，请核对",
    }
    return doubt_at(raw.doubt, edition, block, raw, says[raw.doubt])


def cell_doubt(
    edition: Edition, block: Block, raw: RawRow, column: Column, text: str, reading: Reading
) -> Doubt:
    """A cell whose text cannot be taken for one number."""
    name = f"{name_of(edition, block, raw)}「{column.label}」一格"
    if reading.state == "unclear":
        message = f"{name}里是图片或认不出的符号，没有读取，请核对原文"
        return doubt_at("extraction", edition, block, raw, message)
    message = (
        f"{name}内有两个数“{text.strip()}”，"
        "可能是一个数被拆开，也可能漏了分隔；未作合并，请核对原文"
    )
    return doubt_at("split_cell", edition, block, raw, message)


def placing_doubt(
    edition: Edition,
    block: Block,
    columns: Sequence[Column],
    odd: RawRow,
    tokens: Sequence[Token],
    placed: Placed,
) -> Doubt:
    """A row with too few or too many values: what is read, what is open."""
    name = name_of(edition, block, odd)
    few = len(tokens) < len(columns)
    read = f"{'只' if few else ''}读到{len(tokens)}个{_lines(tokens)}"
    start = f"{name}应有{len(columns)}个数据，{read}"
    open_ = [c for c, index in zip(columns, placed.sure, strict=True) if index is None]
    candidates = tuple(
        tuple("" if i is None else tokens[i].text.strip() for i in way)
        for way in placed.candidates
    )
    if placed.located:
        lost = "、".join(f"「{column.label}」" for column in open_)
        values = [value for value in placed.inferred if value is not None]
        hint = f"（按勾稽关系应为{_plain(values)}）" if values else ""
        if few:
            count = len(columns) - len(tokens)
            end = f"；缺的是{lost}中的{count}个{hint}，不参与勾稽核对，请核对原文"
        else:
            end = "；多出的一个无法参与勾稽核对，请核对原文"
    else:
        shown = "；".join(
            f"{'①②③④⑤'[n]}" + "，".join(text or "缺" for text in way)
            for n, way in enumerate(candidates[:3])
        )
        place_ = "缺位" if few else "多出的位置"
        end = f"；{place_}无法确定" + (f"，可能是：{shown}" if shown else "") + "；请核对原文"
    code = ("short_row" if few else "long_row") if placed.located else "ambiguous_row"
    doubt = doubt_at(code, edition, block, odd, start + end)
    inferred = tuple(
        (column.id, str(value))
        for column, value in zip(columns, placed.inferred, strict=True)
        if value is not None
    )
    return Doubt(
        doubt.code, doubt.message, doubt.place, doubt.table, doubt.row, candidates, inferred
    )


def _plain(values: Sequence[Number]) -> str:
    plain = (f"{Decimal(value).normalize():f}" for value in values)
    return "、".join(dict.fromkeys(plain))
