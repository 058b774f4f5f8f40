"""Work that tries to get out of its worker, and says how far it came."""

import os
import resource
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hegui.batch import harden
from hegui.batch.child import Tell
from hegui.documents import permission


@dataclass(frozen=True)
class Escaping:
    """Tries to do what a reader of files never has to; says how that ended."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[str], str]:  # noqa: ARG002 - the signature of a Start
        permission.when_asked(lambda: None, harden.programs_allowed)

        def work(item: str) -> str:
            way, _, target = item.rpartition(" ")
            try:
                return _WAYS[way](target)
            except OSError as error:
                return f"{type(error).__name__}: {error}"

        return work

    def gives(self) -> type[str]:
        return str


def _write(target: str) -> str:
    Path(target).write_text("x")
    return "written"


def _start(_: str) -> str:
    return subprocess.run(["true"], check=True, capture_output=True).stdout.decode()


def _connect(target: str) -> str:
    with socket.create_connection(("127.0.0.1", int(target)), timeout=5):
        return "connected"


def _open_many(_: str) -> str:
    files = []
    with suppress(OSError):
        while True:
            files.append(Path(os.devnull).open("rb"))  # noqa: SIM115 - to see how many there may be
    for file in files:
        file.close()
    return str(len(files))


def _temporary(_: str) -> str:
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
        return "written"


def _append(target: str) -> str:
    with Path(target).open("a") as file:
        file.write("x")
    return "written"


def _write_past_the_hook(target: str) -> str:
    harden._Door.open = True
    try:
        with Path(target).open("w") as file:
            file.write("x")
    finally:
        harden._Door.open = False
    return "written"


def _convert(target: str) -> str:
    with permission.runs_program(), Path(target).open("w") as out:
        subprocess.run(["echo", "out"], check=True, stdout=out)
    try:
        _start("")
    except PermissionError as error:
        return f"written, then {type(error).__name__}"
    return "written, and still open"


def _print(text: str) -> str:
    os.write(1, text.encode())
    os.write(2, text.encode())
    sys.stdout.write(text)
    sys.stdout.flush()
    return "printed"


def _remove(target: str) -> str:
    Path(target).unlink()
    return "removed"


def _make_folder(target: str) -> str:
    Path(target).mkdir()
    return "made"


def _rename(target: str) -> str:
    Path(target).rename(f"{target}.new")
    return "renamed"


_WAYS: dict[str, Callable[[str], str]] = {
    "write": _write,
    "write past the hook": _write_past_the_hook,
    "append": _append,
    "temporary": _temporary,
    "remove": _remove,
    "rename": _rename,
    "folder": _make_folder,
    "start": _start,
    "fork": lambda _: str(os.fork()),
    "converter": _convert,
    "connect": _connect,
    "read": lambda target: Path(target).read_text(encoding="utf-8")[3:27],
    "files": _open_many,
    "environment": lambda _: " ".join(sorted(os.environ)),
    "core": lambda _: str(resource.getrlimit(resource.RLIMIT_CORE)),
    "standard": lambda _: " ".join(str(Path(f"/proc/self/fd/{n}").readlink()) for n in range(3)),
    "alone": lambda _: str(os.getsid(0) == os.getpid()),
    "recursion": lambda _: str(sys.getrecursionlimit()),
    "print": _print,
}
