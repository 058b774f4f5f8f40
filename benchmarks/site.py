"""How fast the site of a large run is written and opened: python -m benchmarks.site [REPORTS].

The reports are those of sample_reports/, audited once and multiplied as they are asked for, so
that what is measured is the site and nothing else. About 19 findings a report.
"""

import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, overload

from playwright.sync_api import sync_playwright
from tests.site.making import FLAGS, chromium

from hegui.batch.run import Options, audit_all
from hegui.reporting.as_site.write import WrittenSite, write_site
from hegui.reporting.summary import survey
from hegui.rules.open import open_ruleset

REPORTS = 5_200
EACH = 19  # findings a report
Entry = dict[str, Any]


class Multiplied(Sequence[Entry]):
    """So many reports made of a few: two years an agency."""

    def __init__(self, few: Sequence[Entry], reports: int) -> None:
        self._few, self._reports = few, reports
        self._found = [found for one in few for found in one["findings"]]

    def __len__(self) -> int:
        return self._reports

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._reports))]
        if not 0 <= index < self._reports:
            raise IndexError(index)
        entry = self._few[index % len(self._few)]
        start = index * EACH
        findings = [
            {
                **self._found[at % len(self._found)],
                "id": f"{at:016x}",
                "message": f"{self._found[at % len(self._found)]['message']}（{at}）",
            }
            for at in range(start, start + EACH)
        ]
        rows = {"error": 0, "warning": 0, "notice": 0}
        for found in findings:
            rows[found["severity"]] += not found["draft"]
        return entry | {
            "path": path_of(index),
            "agency": f"青禾市第{index // 2}局",
            "year": 2022 + index % 2,
            "findings": findings,
            "ledger": [],
            "next_grade": None,
            "counts": rows,
        }


class Facts(Mapping[str, Mapping[str, Any]]):
    """The facts of the few under the paths of the many."""

    def __init__(self, few: Sequence[Mapping[str, Any]], reports: int) -> None:
        self._few, self._reports = few, reports

    def __getitem__(self, path: str) -> Mapping[str, Any]:
        return self._few[int(path[3:9]) % len(self._few)]

    def __iter__(self) -> Iterator[str]:
        return map(path_of, range(self._reports))

    def __len__(self) -> int:
        return self._reports


def path_of(index: int) -> str:
    """Where a report would lie."""
    return f"青禾/{index:06}.txt"


def written(folder: Path, reports: int) -> tuple[WrittenSite, float]:
    """Write the site of so many reports; what was written, and CPU seconds."""
    ruleset = open_ruleset(None, None)
    options = Options(as_of=date(2026, 11, 22), store=None)
    with audit_all(["sample_reports"], ruleset, options, lambda _done, _all: None) as run:
        few = list(run.document["reports"])
        facts = [run.facts[one["path"]] for one in few]
        head, rules = {**run.document}, run.rules
    agencies = [
        {
            "agency": f"青禾市第{at}局",
            "level": None,
            "region": None,
            "parent": None,
            "paths": [path_of(2 * at), path_of(2 * at + 1)],
        }
        for at in range(reports // 2)
    ]
    document = head | {"reports": Multiplied(few, reports), "agencies": agencies, "across": []}
    seen = survey(document, [grade["name"] for grade in rules["grades"]])
    before = time.process_time()
    site = write_site(folder, document, Facts(facts, reports), rules, seen)
    return site, time.process_time() - before


def opened(index: Path) -> Iterator[tuple[str, float]]:
    """Milliseconds until the list of findings is ready, and that filters and sorting take."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        before = time.perf_counter()
        page.goto((index.parent / "findings.html").as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        yield "ready", (time.perf_counter() - before) * 1000
        for what, script in (
            ("filter by words", "set('q', '总计 相差')"),
            ("filter by agency", "set('agency', '第12')"),
            ("sort by agency", "document.querySelector('th[data-column=agency] button').click()"),
        ):
            yield what, page.evaluate(_TIMED % script)
        browser.close()


# Filters wait a moment while somebody types; that is not what takes long.
_TIMED = """async () => {
  const shown = document.getElementById('shown');
  const set = (name, text) => {
    const field = document.querySelector('[name=' + name + ']');
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const later = window.setTimeout;
  window.setTimeout = (work, _) => { work(); return 0; };
  const before = performance.now();
  %s;
  const took = performance.now() - before;
  window.setTimeout = later;
  return took;
}"""


def main() -> None:
    """Print what was measured."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    with TemporaryDirectory() as folder:
        site, seconds = written(Path(folder), reports)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        data = (site.index.parent / "data" / "findings.js").stat().st_size
        print(f"{reports} reports, {reports * EACH} findings: {seconds:.1f} s CPU")
        print(
            f"{site.files} files, {site.size / 1e6:.0f} MB, of which findings.js {data / 1e6:.1f}"
        )
        print(f"{peak:.0f} MB of memory")
        for what, took in opened(site.index):
            print(f"{what}: {took:.0f} ms")


if __name__ == "__main__":
    main()
