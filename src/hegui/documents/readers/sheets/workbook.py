"""The sheets of a workbook become a document, in the order of their tabs.

What nobody sees is left out and told. The name on a tab is part of the text only where it says
what the sheet does not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from hegui.documents.clean import squeeze
from hegui.documents.document import Block, Document, Grid, Paragraph, Picture, Remark
from hegui.documents.limits import Limits
from hegui.documents.readers.plain.grids import HEADING
from hegui.documents.readers.sheets.seen import seen_of
from hegui.documents.readers.sheets.sheet import At, Sheet, cell_name
from hegui.documents.readers.sheets.stretches import Found, Stretches
from hegui.model.place import Place

_NAME_LEVEL = 2  # below the title of the whole
_TELLING = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff].*[\u4e00-\u9fff].*[\u4e00-\u9fff]")
_GIVEN = re.compile(
    r"(?:Sheet|工作表|图表|表|附件|附表)\s*[\d一二三四五六七八九十]*", re.IGNORECASE
)
_PUNCTUATION = re.compile(r"[\W_]+")


def document_of(
    kind: str, sheets: Sequence[Sheet], title: str, remarks: Iterable[Remark], limits: Limits
) -> Document:
    """All sheets as one document.

    Raises:
        DocumentError: if a table is above the limits.
    """
    blocks: list[Block] = []
    unseen: list[str] = []
    for sheet in sheets:
        if sheet.hidden:
            if sheet.texts:
                unseen.append(f"隐藏的工作表“{sheet.name}”")
            continue
        seen = seen_of(sheet)
        if seen.unseen:
            unseen.append(f"工作表“{sheet.name}”隐藏的{'、'.join(seen.unseen)}")
        grids = sum(isinstance(block, Grid) for block in blocks)
        found = Stretches(seen, sheet.name, grids + 1, limits).found()
        own = [one.block for one in _with_drawn(found, sheet, seen.rows)]
        blocks += [*_named(sheet, own), *own]
    if unseen:
        message = (
            f"{'；'.join(unseen)}里有内容，看不见，没有读取。"
            "如果属于报告，请取消隐藏并保存后重新审核"
        )
        remarks = [*remarks, Remark("hidden_text", message)]
    shown = [sheet.name for sheet in sheets if not sheet.hidden]
    declared = title or next((name for name in shown[:1] if _TELLING.search(name)), "")
    return Document(kind, tuple(blocks), encoding="", title=declared, remarks=tuple(remarks))


def _named(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The name of a sheet, where it heads what stands on the sheet and nothing there does.

    That is where a table begins at once, or where the name is numbered as a heading is.
    """
    name = sheet.name.strip()
    if not blocks or not _TELLING.search(name) or _GIVEN.fullmatch(name):
        return
    if HEADING.match(name) or isinstance(blocks[0], Grid):
        key = _PUNCTUATION.sub("", squeeze(name))
        if not any(key in _PUNCTUATION.sub("", squeeze(text)) for text in sheet.texts.values()):
            yield Paragraph(name, Place(sheet=sheet.name), _NAME_LEVEL)


def _with_drawn(found: list[Found], sheet: Sheet, rows: Sequence[int]) -> list[Found]:
    """The blocks with pictures and text boxes among them, where their upper edges are."""
    if not sheet.pictures and not sheet.boxes:
        return found

    def row_of(at: At) -> int:
        return bisect_left(rows, at[0])

    drawn = [
        Found(row_of(at), Picture("picture", words, Place(sheet=sheet.name, cell=cell_name(*at))))
        for at, words in sorted(sheet.pictures.items())
    ]
    drawn += [
        Found(row_of(at), Paragraph(line, Place(sheet=sheet.name, cell=cell_name(*at))))
        for at, text in sorted(sheet.boxes.items())
        for line in text.split("\n")
    ]
    return sorted([*found, *drawn], key=lambda one: one.row)
