"""Other programs write files: an office program converts, a browser prints and saves.

Only ``make fixtures`` and the measurements start them; the tests never do.
"""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

OFFICE = "soffice"
BROWSER = "chromium"
PACKAGES = {
    OFFICE: "libreoffice-writer libreoffice-calc",
    BROWSER: "chromium",
    "fonts": "fonts-droid-fallback",
}
_FROM_HERE = re.compile(rb"file:///[^\s]*page\.html")
_PATIENCE = 20.0  # seconds a file; the office program never ends with some nested tables


def missing() -> list[str]:
    """Programs and fonts that are wanted and not here."""
    absent = [program for program in (OFFICE, BROWSER) if shutil.which(program) is None]
    listed = ""
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list"], capture_output=True, text=True, check=True).stdout
    return absent if "Droid Sans Fallback" in listed else [*absent, "fonts"]


def convert(
    sources: Mapping[str, bytes], suffix: str, target: str, opened_as: str = ""
) -> dict[str, bytes]:
    """Files (name without suffix → bytes, all of one *suffix*) as the office program saves them.

    *target* is what ``--convert-to`` takes, ``doc:MS Word 97``; *opened_as* an import filter.
    What it cannot convert in good time is left out.
    """
    ending = target.partition(":")[0]
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        inputs = []
        for name, data in sources.items():
            path = Path(folder) / f"{name}.{suffix}"
            path.write_bytes(data)
            inputs.append(str(path))
        command = [
            OFFICE,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            *([f"--infilter={opened_as}"] if opened_as else []),
            "--convert-to",
            target,
            "--outdir",
            str(out),
        ]
        waiting = inputs
        while waiting:
            _run([*command, *waiting], 20 + _PATIENCE * min(len(waiting), 3), out)
            done = [path for path in waiting if (out / f"{Path(path).stem}.{ending}").exists()]
            waiting = waiting[len(done) + 1 :]  # they are taken in turn: one was too much
        made = ((name, out / f"{name}.{ending}") for name in sources)
        return {name: path.read_bytes() for name, path in made if path.exists()}


def _run(command: list[str], patience: float, out: Path) -> None:
    """Let the office program work as long as something new comes of it."""
    silent = subprocess.DEVNULL
    child = subprocess.Popen(command, stdout=silent, stderr=silent, start_new_session=True)
    count = 0
    end = time.monotonic() + patience
    while child.poll() is None and time.monotonic() < end:
        time.sleep(0.2)
        now = len(list(out.iterdir())) if out.exists() else 0
        if now > count:
            count, end = now, time.monotonic() + patience
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)  # the program and the one that started it
    child.wait()


class Browser:
    """A browser without a window, told what to do over two pipes."""

    def __enter__(self) -> Self:
        """Start it."""
        self._folder = TemporaryDirectory(ignore_cleanup_errors=True)
        to_read, self._to = os.pipe()
        self._from, to_write = os.pipe()
        options = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
        command = (
            f"exec {BROWSER} {options} --user-data-dir={self._folder.name}/user "
            f"--remote-debugging-pipe 3<&{to_read} 4>&{to_write}"
        )
        self._child = subprocess.Popen(
            ["bash", "-c", command], pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(to_write)
        self._number = 0
        self._held = b""
        made = self._ask("Target.createTarget", url="about:blank")
        attached = self._ask("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self._session = str(attached["sessionId"])
        self._ask("Page.enable")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        os.close(self._to)
        os.close(self._from)
        self._child.terminate()
        self._child.wait()
        self._folder.cleanup()

    def printed(self, page: bytes) -> bytes:
        """The PDF of a page."""
        self._open(page)
        told = self._ask("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=False)
        return base64.b64decode(told["data"])

    def saved(self, page: bytes) -> bytes:
        """The page as one file, MHTML."""
        self._open(page)
        data = str(self._ask("Page.captureSnapshot", format="mhtml")["data"]).encode()
        return _FROM_HERE.sub(b"http://www.example.gov.cn/nb.html", data)

    def _open(self, page: bytes) -> None:
        path = Path(self._folder.name) / "page.html"
        path.write_bytes(page)
        self._ask("Page.navigate", url=path.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if hasattr(self, "_session"):
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                result: dict[str, Any] = told["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            piece = os.read(self._from, 1 << 20)
            if not piece:
                raise RuntimeError("the browser is gone")
            self._held += piece
        line, _, self._held = self._held.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        return told


def browse(pages: Iterable[bytes], *, save: bool = False) -> list[bytes]:
    """All *pages* printed as PDF (or saved as MHTML) in one start of the browser."""
    with Browser() as browser:
        return [browser.saved(page) if save else browser.printed(page) for page in pages]
