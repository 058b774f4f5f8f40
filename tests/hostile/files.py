"""All hostile files, written to a folder; and things in a folder that are no files."""

import os
import socket
from pathlib import Path

from tests.hostile import archives, ofds, others, pdfs, plain, sheets, word
from tests.hostile.hostile import AUDITED, NOT_A_REPORT, TRAPS, Hostile, good_text, hostile

_NOTICE = "关于召开会议的通知。请各单位按时参加。".encode()

ODD_NAMES = (
    hostile("names/换\n行.txt", lambda: _NOTICE, NOT_A_REPORT),
    hostile("names/\x1b[31m红.txt", lambda: _NOTICE, NOT_A_REPORT),
    hostile("names/-v", lambda: _NOTICE, NOT_A_REPORT),
    hostile("names/a!b.txt", lambda: _NOTICE, NOT_A_REPORT),
    hostile("names/" + "长" * 80 + ".txt", lambda: _NOTICE, NOT_A_REPORT),
    hostile("names/<script>alert(1)<.html", lambda: _NOTICE, NOT_A_REPORT),
    hostile("names/$(touch owned);`x`.txt", lambda: _NOTICE, NOT_A_REPORT),
)
FILES: tuple[Hostile, ...] = (
    *plain.FILES,
    *word.FILES,
    *sheets.FILES,
    *ofds.FILES,
    *pdfs.FILES,
    *others.FILES,
    *archives.FILES,
    *ODD_NAMES,
)
NO_FILES = ("fifo.pdf", "socket.pdf", "dangling.pdf", "zero.txt", "up.txt")


def write_all(folder: Path, outside: Path, server: str) -> None:
    """Write every hostile file below *folder*."""
    TRAPS.outside, TRAPS.server = str(outside), server
    for one in FILES:
        path = folder / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.build())


def make_no_files(folder: Path) -> socket.socket:
    """Make things that look like reports and are no files; the socket has to be closed."""
    folder.mkdir()
    os.mkfifo(folder / "fifo.pdf")
    (folder / "dangling.pdf").symlink_to("nowhere.pdf")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "up.txt").symlink_to("..")
    (folder / "folder.pdf").mkdir()
    (folder / "folder.pdf" / "notice.txt").write_bytes(_NOTICE)
    listening = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(folder)  # names of sockets are short
    try:
        listening.bind("socket.pdf")
    finally:
        os.chdir(before)
    return listening


def write_good(folder: Path) -> tuple[str, ...]:
    """Write three good reports; their names."""
    folder.mkdir(parents=True)
    for seed in (1, 2, 3):
        (folder / f"{seed}.txt").write_text(good_text(seed), encoding="utf-8")
    return tuple(f"{seed}.txt" for seed in (1, 2, 3))


__all__ = ["AUDITED", "FILES", "NO_FILES", "make_no_files", "write_all", "write_good"]
