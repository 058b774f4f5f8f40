"""A run's result → the files that were asked for; what was written, and where."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hegui.batch.run import AuditRun
from hegui.cli.outputs import Outputs
from hegui.cli.write import is_answered, refused, write_pieces
from hegui.exchange.document import array, dump, item, pieces
from hegui.reporting.summary import Survey

if TYPE_CHECKING:
    from hegui.answers.answer import Answers

Written = Iterator[tuple[str, Path]]


def write_all(
    outputs: Outputs, result: AuditRun, seen: Survey, answers: "Answers | None" = None
) -> Written:
    """Write everything *outputs* names; what lies where, as it is written.

    Raises:
        UsageError: the system does not let us, or a template is wrong.
    """
    if outputs.html is not None:
        yield "网页报告", _page(outputs.html, result, seen)
    if outputs.workbook is not None:
        yield "工作簿", _workbook(outputs.workbook, result, seen)
    if outputs.checklist is not None:
        yield "人工核查表", _checklist(outputs.checklist, result, answers)
    if outputs.site is not None:
        yield from _site(outputs.site, result, seen)
    if outputs.letters is not None:
        yield from _letters(outputs.letters, outputs, result, seen)
    if outputs.output is not None:
        yield from _folder(outputs.output, result, seen, answers, parquet=outputs.parquet)


def _page(path: Path, result: AuditRun, seen: Survey) -> Path:
    from hegui.reporting.as_page.render import page_parts

    write_pieces(path, page_parts(result.document, result.facts, result.rules, seen))
    return path


def _workbook(path: Path, result: AuditRun, seen: Survey) -> Path:
    from hegui.reporting.as_workbook.write import write_workbook

    return _made(path, lambda: write_workbook(path, result.document, result.rules, seen))


def _checklist(path: Path, result: AuditRun, answers: "Answers | None") -> Path:
    from hegui.answers.answer import NO_ANSWERS
    from hegui.reporting.as_checklist import write_checklist

    held = NO_ANSWERS if answers is None else answers
    return _made(path, lambda: write_checklist(path, result.document, result.rules, held))


def _site(folder: Path, result: AuditRun, seen: Survey) -> Written:
    from hegui.reporting.as_site.write import write_site

    site = write_site(folder, result.document, result.facts, result.rules, seen)
    yield f"网站（{site.files} 个文件）", site.index
    if site.left:
        yield f"改动过、没有动的旧文件（{len(site.left)} 个，如 {site.left[0]}）", folder


def _letters(folder: Path, outputs: Outputs, result: AuditRun, seen: Survey) -> Written:
    from hegui.reporting.as_letters.settings import LetterSettings
    from hegui.reporting.as_letters.write import left_over, write_letters

    try:
        letters = write_letters(
            folder,
            result.document,
            result.rules,
            LetterSettings(office=outputs.office),
            seen=seen,
            notice=outputs.letter_template,
            bulletin=outputs.bulletin_template,
        )
    except OSError as error:
        raise refused(folder, error) from error
    yield f"整改通知书和综合通报（{len(letters)} 份）", folder
    if earlier := left_over(folder, letters):
        yield f"以前的通知书还在，这次没有重写（{len(earlier)} 份，如 {earlier[0].name}）", folder


def _folder(
    folder: Path, result: AuditRun, seen: Survey, answers: "Answers | None", *, parquet: bool
) -> Written:
    """Everything there is in one file each."""
    from hegui.reporting.frames import across_frame, clues_frame, write_csv, write_tables
    from hegui.reporting.overview import overview, overview_document

    document = result.document
    yield "网页报告", _page(folder / "report.html", result, seen)
    yield "工作簿", _workbook(folder / "report.xlsx", result, seen)
    checklist = folder / "checklist.xlsx"
    if is_answered(checklist, {Path(one.file) for one in answers or ()}):
        yield "人工核查表里已有填好的结论，没有重写；要计入，用 --attest", checklist
    else:
        yield "人工核查表", _checklist(checklist, result, answers)
    write_pieces(folder / "audit.json", pieces(document, "reports"))
    yield "审核结果", folder / "audit.json"
    write_pieces(folder / "facts.json", array(map(item, result.facts.values())))
    yield "读到的内容", folder / "facts.json"
    scores, findings = folder / "scores.csv", folder / "findings.csv"
    write_tables(document, scores, findings)
    yield from (("得分表", scores), ("问题表", findings))
    view = overview(seen, document.get("agencies", ()))
    write_pieces(folder / "overview.json", [dump(overview_document(view, document))])
    yield "总览", folder / "overview.json"
    for what, name, frame in (
        ("各份报告对照的问题表", "across.csv", across_frame(document)),
        ("线索表", "clues.csv", clues_frame(document)),
    ):
        write_csv(frame, folder / name)
        yield what, folder / name
    if parquet:
        from hegui.reporting.parquet import write_parquet

        tables = folder / "scores.parquet", folder / "findings.parquet"
        write_parquet(document, *tables)
        yield from zip(("得分表（Parquet）", "问题表（Parquet）"), tables, strict=True)


def _made(path: Path, write: Callable[[], None]) -> Path:
    """The file, written into a folder that is made if need be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write()
    except OSError as error:
        raise refused(path, error) from error
    return path
