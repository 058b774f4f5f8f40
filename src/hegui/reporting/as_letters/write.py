"""An audit document → a folder of letters; a letter is written as soon as its report is read."""

import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from hegui.reporting.answered import settled_score_words
from hegui.reporting.as_letters.bulletin import bulletin_values
from hegui.reporting.as_letters.notice import needs_letter, notice_values
from hegui.reporting.as_letters.settings import LetterSettings, common_values
from hegui.reporting.as_letters.template import LetterTemplate
from hegui.reporting.law import Law
from hegui.reporting.summary import Survey, survey
from hegui.reporting.words import harmless

NOTICE, BULLETIN = "整改通知书", "综合通报"
_UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f□.]+')  # what Windows refuses, or drops at an end
_LONGEST = 40  # characters of a name: a path has 260 on Windows, a name 255 bytes elsewhere
_SUFFIX = ".docx"


def write_letters(
    folder: Path,
    document: Mapping[str, Any],
    rules: Mapping[str, Any],
    settings: LetterSettings,
    *,
    seen: Survey | None = None,
    notice: Path | None = None,
    bulletin: Path | None = None,
) -> list[Path]:
    """Write one letter for each report that has something to mend, and the bulletin.

    Reports are gone through once (once more if *seen* is not given). A file that lies there under
    the same name is written over; no other is touched.

    Args:
        folder: made if it is not there.
        document: the audit document.
        rules: the rules view.
        settings: what the office says of itself.
        seen: the run in small, for whoever has made it already.
        notice: the office's own template of a letter.
        bulletin: the office's own template of the bulletin.

    Returns:
        What was written: the bulletin first, then the letters by name.

    Raises:
        UsageError: a template cannot be used.
        OSError: a file cannot be written.
    """
    letter = _template(notice, NOTICE)
    whole = _template(bulletin, BULLETIN)
    common = common_values(settings, date.fromisoformat(document["as_of"]), rules)
    law = Law(rules)
    groups = {group["id"]: group["name"] for group in rules["groups"]}
    names: set[str] = set()
    written: list[Path] = []
    settled: dict[str, str] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for report in document["reports"]:
        if words := settled_score_words(report):
            settled[report["path"]] = words
        if needs_letter(report):
            data = letter.fill(common | notice_values(report, law, groups))
            path = folder / _name(report, names)
            path.write_bytes(data)
            written.append(path)
    seen = seen or survey(document, [grade["name"] for grade in rules["grades"]])
    path = folder / f"{BULLETIN}{_SUFFIX}"
    values = bulletin_values(seen, document, len(written), settled)
    path.write_bytes(whole.fill(common | values))
    return [path, *sorted(written)]


def left_over(folder: Path, written: list[Path]) -> list[Path]:
    """Letters of an earlier run that lie in *folder* and were not written this time."""
    mine = {path.name for path in written}
    found = folder.glob(f"{NOTICE}-*{_SUFFIX}")
    return sorted(path for path in found if path.name not in mine)


def copy_templates(folder: Path) -> list[Path]:
    """Copy the templates of the package out, for the office to change; none is written over.

    Raises:
        OSError: a file cannot be written; FileExistsError if there is one already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    copied = []
    for name in (NOTICE, BULLETIN):
        path = folder / f"{name}模板{_SUFFIX}"
        with path.open("xb") as file:
            file.write(_shipped(name).read_bytes())
        copied.append(path)
    return copied


def _template(own: Path | None, name: str) -> LetterTemplate:
    if own is not None:
        return LetterTemplate(own)
    with as_file(_shipped(name)) as path:
        return LetterTemplate(path)


def _shipped(name: str) -> Any:  # noqa: ANN401 - a resource; its type is not public everywhere
    return files("hegui.reporting.as_letters").joinpath("templates", f"{name}{_SUFFIX}")


def _name(report: Mapping[str, Any], names: set[str]) -> str:
    """A file name that every system takes and that no other report has."""
    whose = report["agency"] or report["title"] or report["path"].rpartition("/")[2]
    safe = _UNSAFE.sub("-", harmless(whose)).strip("-")[:_LONGEST] or "单位不明"
    year = "年度不明" if report["year"] is None else str(report["year"])
    stem = f"{NOTICE}-{safe}-{year}"
    name, number = stem, 1
    while name.casefold() in names:  # Windows takes A and a for one
        number += 1
        name = f"{stem}-{number}"
    names.add(name.casefold())
    return name + _SUFFIX
