"""Where in a report: for a machine to find, and for a person to follow.

Official names (section, table, row, column) are ids of the form; ``label`` is what
a person calls the spot. What a kind of file does not have is None.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in one report.

    Attributes:
        line: 1-based line of a text file.
        page: 1-based page, where there are pages.
        path: element path in an HTML page, ``/html/body/div[2]/table[1]/tr[3]/td[2]``.
        section: id of the section the spot stands in.
        table: id of the official table.
        row: id of its row.
        column: id of its column.
        label: Chinese, for a person: 「三、（一）予以公开 × 总计」.
        text: what stands there, untouched (cut to a readable length by whoever shows it).
    """

    line: int | None = None
    page: int | None = None
    path: str | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    label: str = ""
    text: str = ""

    def order(self) -> tuple[int, int, str, str, str, str, str]:
        """Sort key: as a reader meets it; spots without a line come first."""
        return (
            self.page or 0,
            self.line or 0,
            self.section or "",
            self.table or "",
            self.row or "",
            self.column or "",
            self.path or "",
        )

    def named(
        self,
        *,
        section: str | None = None,
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
        label: str = "",
        text: str = "",
    ) -> "Place":
        """The same spot under official names."""
        return Place(self.line, self.page, self.path, section, table, row, column, label, text)

    def say(self) -> str:
        """Chinese words a person can follow: line or page first, then the official name."""
        parts = []
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.line is not None:
            parts.append(f"第{self.line}行")
        if self.label:
            parts.append(f"「{self.label}」")
        return "".join(parts) or "全文"
