"""Sites of made-up runs, and a browser that looks at them."""

import os
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from hegui.reporting.as_site.write import WrittenSite, write_site
from hegui.reporting.summary import survey
from tests.unit.reporting.documents import CLEAN, FAULTY, VIEW, Run, run

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 * 7 }}=1+1'


def chromium() -> str | None:
    """The browser to look with, or None; CI says that there must be one."""
    return os.environ.get("HEGUI_CHROMIUM") or shutil.which("chromium")


def wanted() -> bool:
    """Whether a missing browser is a failure."""
    return os.environ.get("HEGUI_BROWSER_TESTS") == "1"


def launched() -> Iterator[Browser]:
    """A browser without a window, with a profile of its own, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def two_years(agencies: int) -> Run:
    """Every agency in 2022 with two findings, in 2023 with none or, every third, with two."""
    before = run(*((f"2022/{n:04}.txt", f"第{n:04}局", FAULTY) for n in range(agencies)))
    after = run(
        *(
            (f"2023/{n:04}.txt", f"第{n:04}局", CLEAN if n % 3 else FAULTY)
            for n in range(agencies)
        ),
        坏="文件是空的",
    )
    for entry in before[0]["reports"]:
        entry["year"] = 2022
        for found in (*entry["findings"], *entry["ledger"]):
            name = "id" if "id" in found else "finding"
            found[name] = f"{found[name][:-4]}2022"
    document = after[0] | {"reports": before[0]["reports"] + after[0]["reports"]}
    document["agencies"] = [
        {
            "agency": f"第{n:04}局",
            "level": "county",
            "region": "云岭省青禾市",
            "parent": None,
            "paths": [f"2022/{n:04}.txt", f"2023/{n:04}.txt"],
        }
        for n in range(agencies)
    ]
    return document, before[1] | after[1]


def hostile() -> Run:
    """A run in which every text of a report is an attack."""
    document, facts = deepcopy(run((HOSTILE, HOSTILE, FAULTY), ("b.txt", "乙局", CLEAN)))
    for found in document["reports"][0]["findings"]:
        found["message"] = f"{HOSTILE}\u2028\u202e\x07\ud800{'长' * 40_000}"
        found["remedy"] = "</style></script><svg onload=alert(1)>"
        for place in found["places"]:
            place["text"] = place["label"] = HOSTILE
    document["unreadable"] = [{"path": f"{HOSTILE}.doc", "reason": HOSTILE}]
    document["clues"] = [
        {"kind": "peers", "path": HOSTILE, "agency": HOSTILE, "year": 2023, "message": HOSTILE}
    ]
    document["across"] = [
        {
            "id": "00aa",
            "rule": "STR-02",
            "severity": "warning",
            "message": HOSTILE,
            "paths": [HOSTILE, "b.txt"],
        }
    ]
    return document, facts


def write(folder: Path, made: Run) -> WrittenSite:
    """The site of a run."""
    document, facts = made
    names = [grade["name"] for grade in VIEW["grades"]]
    return write_site(folder, document, facts, VIEW, survey(document, names))


@dataclass
class Looked:
    """A page being looked at, and what it did that it should not.

    Attributes:
        page: of the browser.
        root: of the site.
        asked: addresses outside the site that it asked for.
        said: errors of its scripts, and dialogs.
    """

    page: Page
    root: Path
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda told: self.said.append(f"{told.type} {told.text}"))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._dialog)

    def open(self, name: str) -> Page:
        """Open a page of the site; a list is waited for."""
        name, mark, anchor = name.partition("#")
        self.page.goto((self.root / name).as_uri() + mark + anchor)
        return self.page

    def ready(self, name: str) -> Page:
        """Open a list and wait until its script has drawn it."""
        page = self.open(name)
        page.wait_for_selector("html[data-ready=yes]")
        return page

    def _note(self, url: str) -> None:
        if not url.startswith((self.root.as_uri(), "data:")):
            self.asked.append(url)

    def _dialog(self, dialog: Any) -> None:
        self.said.append(f"dialog {dialog.message}")
        dialog.dismiss()
