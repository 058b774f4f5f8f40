"""A worker gives up what a reader of files never needs, before it sees the first one.

What the system enforces (limits, no standard input and output) holds against libraries in C
too; the audit hook against those in Python only. Neither is a sandbox: see ADR 0007.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from hegui.batch.limits import set_soft

_FILES = 64
_PROGRAM_SIZE = 256 << 20
_PROGRAM_FILES = 1024
_RECURSION = 2_000
_KEPT = ("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT")
_KEPT_BEGINNINGS = ("LC_", "OMP_")
_REFUSED = frozenset(
    {
        "os.chmod",
        "os.chown",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.kill",
        "os.killpg",
        "os.link",
        "os.mkdir",
        "os.posix_spawn",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.spawn",
        "os.startfile",
        "os.symlink",
        "os.system",
        "os.truncate",
        "os.utime",
        "pty.spawn",
        "signal.pthread_kill",
        "socket.__new__",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
        "subprocess.Popen",
        "urllib.Request",
    }
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class _Door:
    """Whether a reader is at work that has to start a program."""

    open = False


def harden() -> None:
    """Give it all up."""
    _leave_terminal()
    _shed_environment()
    _set_limits()
    sys.setrecursionlimit(_RECURSION)
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


@contextmanager
def programs_allowed() -> Iterator[None]:
    """Within this, files may be written and programs started: for a converter, and it alone."""
    was_open, _Door.open = _Door.open, True
    wanted = {"RLIMIT_FSIZE": _PROGRAM_SIZE, "RLIMIT_NOFILE": _PROGRAM_FILES}
    before = [(name, set_soft(name, most)) for name, most in wanted.items()]
    try:
        yield
    finally:
        for name, most in before:
            set_soft(name, most)
        _Door.open = was_open


def _leave_terminal() -> None:
    """No terminal, nothing to read from, nowhere to write to.

    A session of its own, so that whatever it starts ends with it.
    """
    if hasattr(os, "setsid"):
        with suppress(PermissionError):  # It leads a group already.
            os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    if nothing > 2:
        os.close(nothing)


def _shed_environment() -> None:
    """Proxies, credentials and the like are nothing to a reader of files."""
    for name in list(os.environ):
        if name.upper() not in _KEPT and not name.startswith(_KEPT_BEGINNINGS):
            del os.environ[name]


def _set_limits() -> None:
    """No core dumps, no files of its own, few files open."""
    set_soft("RLIMIT_CORE", 0)
    set_soft("RLIMIT_FSIZE", 0)  # a write raises OSError: Python ignores SIGXFSZ
    set_soft("RLIMIT_NOFILE", _FILES)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what changes anything outside, or talks to anyone."""
    if _Door.open:
        return
    if event in _REFUSED or (event == "open" and _writes(arguments)):
        raise PermissionError(f"not in a worker: {event}")


def _writes(arguments: tuple[object, ...]) -> bool:
    path, _, flags = arguments
    return isinstance(flags, int) and bool(flags & _WRITING) and path != os.devnull
