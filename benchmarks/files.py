"""The same made-up reports in every form, as files; what other programs make is kept in build/.

Forms of a program that is not on this machine are left to the few files in tests/fixtures.
"""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.fixtures.make import HERE, report_of
from tests.generator.forms import MADE, WRITTEN, Form, MadeForm

KEPT = Path(__file__).parents[1] / "build" / "forms"
EDITIONS = ("2019", "2021")
Files = dict[str, bytes]  # edition and seed → bytes


def names(reports: int) -> list[str]:
    """What the reports are called: edition and seed, both editions alike."""
    return [f"{EDITIONS[n % 2]}-{n // 2:04d}" for n in range(reports)]


def every_form(reports: int, part: str = "") -> Iterator[tuple[Form | MadeForm, Files]]:
    """Each form whose name has *part* in it, with its files."""
    for form in WRITTEN.values():
        if part in form.name:
            yield form, {name: form.write(report_of(name)) for name in names(reports)}
    for made in MADE.values():
        if part in made.name:
            yield made, _made(made, reports)


def _made(form: MadeForm, reports: int) -> Files:
    if shutil.which(form.program) is None:
        print(f"{form.name}：没有 {form.program}，只量 tests/fixtures 里的几份")
        return {path.stem: path.read_bytes() for path in sorted((HERE / form.name).iterdir())}
    folder = KEPT / form.name
    folder.mkdir(parents=True, exist_ok=True)
    sources = {name: form.write(report_of(name)) for name in names(reports)}
    paths = {
        name: folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}.{form.suffix}"
        for name, data in sources.items()
    }
    wanted = {name: data for name, data in sources.items() if not paths[name].exists()}
    if wanted:
        for name, data in form.make(wanted).items():
            paths[name].write_bytes(data)
    return {name: path.read_bytes() for name, path in paths.items() if path.exists()}
