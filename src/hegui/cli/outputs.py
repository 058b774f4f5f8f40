"""Where a result goes besides the terminal: the options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMATS = ("text", "json", "jsonl", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is to be written, and where.

    Attributes:
        html: one page; None for none, as of all others.
        output: folder for everything there is in one file each.
        parquet: two more tables in that folder.
        workbook: XLSX.
        site: folder of pages.
        letters: folder of Word letters.
        letter_template: the office's own template of a letter.
        bulletin_template: the office's own template of the bulletin.
        office: who sends them; "" leaves a blank.
        checklist: XLSX for what a person must still look at.
    """

    html: Path | None = None
    output: Path | None = None
    parquet: bool = False
    workbook: Path | None = None
    site: Path | None = None
    letters: Path | None = None
    letter_template: Path | None = None
    bulletin_template: Path | None = None
    office: str = ""
    checklist: Path | None = None

    def files(self) -> list[tuple[str, Path]]:
        """Option and path of each file that is to be written."""
        named = {"--html": self.html, "--xlsx": self.workbook, "--checklist": self.checklist}
        return [(option, path) for option, path in named.items() if path is not None]

    def folders(self) -> list[tuple[str, Path]]:
        """Option and path of each folder that is to be written into."""
        named = {"--output": self.output, "--site": self.site, "--letters": self.letters}
        return [(option, path) for option, path in named.items() if path is not None]

    def __bool__(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.files() or self.folders())


def _path(option: str, name: str, what: str, help_text: str) -> Callable[[Decorated], Decorated]:
    return click.option(
        option, name, metavar=what, type=click.Path(path_type=Path), help=help_text
    )


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    _path("--output", "output", "文件夹", "把全部结果写进这个文件夹：网页、工作簿、JSON、CSV。"),
    _path("--html", "html", "文件", "另写一个网页报告。"),
    _path("--xlsx", "workbook", "文件", "另写一个 Excel 工作簿：总览、得分、问题、扣分明细。"),
    _path("--site", "site", "文件夹", "另写一个网站：每个单位、每条规则一页，问题可以筛选。"),
    _path(
        "--letters", "letters", "文件夹", "另写整改通知书（Word），一个单位一份，并写综合通报。"
    ),
    _path("--letter-template", "letter_template", "文件", "整改通知书用本单位的 Word 模板。"),
    _path("--bulletin-template", "bulletin_template", "文件", "综合通报用本单位的 Word 模板。"),
    click.option(
        "--office", metavar="名称", default="", help="通知书和通报的发文机关；不写就留空。"
    ),
    _path("--checklist", "checklist", "文件", "另写人工核查表（Excel）：填好后用 --attest 交回。"),
    click.option(
        "--parquet", is_flag=True, help="--output 里另写得分和问题的 Parquet 表，供大批量分析。"
    ),
)
_NAMES = tuple(Outputs.__dataclass_fields__)


def outputs(function: Decorated) -> Decorated:
    """Every option of ``Outputs``; the command gets them as one value, ``outputs``."""

    @wraps(function)
    def gathered(**words: Any) -> Any:  # noqa: ANN401 - whatever the command gives
        named = {name: words.pop(name) for name in _NAMES}
        return function(outputs=Outputs(**named), **words)

    command: Any = gathered
    for option in reversed(_OPTIONS):
        command = option(command)
    return command  # type: ignore[no-any-return]  # a decorator of click


def formats(function: Decorated) -> Decorated:
    """``--format text|json|jsonl|sarif|junit``."""
    return click.option(
        "--format",
        "fmt",
        type=click.Choice(FORMATS),
        default="text",
        metavar=f"[{'|'.join(FORMATS)}]",
        help="结果的格式：文字（默认）、JSON、一行一个问题的 JSON、SARIF、JUnit。",
    )(function)
