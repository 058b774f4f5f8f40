"""What has to be told of the cells of a sheet, in the words of whoever reads it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from hegui.documents.document import Remark
from hegui.documents.readers.sheets.sheet import At, cell_name
from hegui.documents.readers.sheets.shown import Value, format_of
from hegui.model.place import Place

_SAID = 5  # cells that are named in a message


def uncomputed(sheet: str, places: Collection[At]) -> Iterator[Remark]:
    """Formulas whose results the file does not hold: some programs write such files."""
    if places:
        yield Remark(
            "extraction",
            f"工作表“{sheet}”{_cells(places)}是公式，文件里没有存下计算结果，按空格读取。"
            "请用 Excel 或 WPS 打开并保存一次，再重新审核",
            _place(sheet, places),
        )


def hidden_noughts(
    sheet: str, cells: Mapping[At, tuple[Value, str]], *, sheet_hides: bool
) -> Iterator[Remark]:
    """Noughts that are there but not shown: on paper the cell is empty."""
    places = [
        at
        for at, (value, written) in cells.items()
        if value == 0
        and isinstance(value, int | float)
        and not isinstance(value, bool)
        and (sheet_hides or format_of(written).hides_noughts)
    ]
    if places:
        yield Remark(
            "hidden_text",
            f"工作表“{sheet}”{_cells(places)}里存的是 0，但按设置不显示，看上去是空格；"
            "已按 0 读取。请核对公开的文本里是 0 还是空格",
            _place(sheet, places),
        )


def _cells(places: Iterable[At]) -> str:
    names = [cell_name(*at) for at in sorted(places)]
    shown = "、".join(names[:_SAID])
    return f" {shown} " if len(names) <= _SAID else f" {shown} 等 {len(names)} 格"


def _place(sheet: str, places: Iterable[At]) -> Place:
    return Place(sheet=sheet, cell=cell_name(*min(places)))
