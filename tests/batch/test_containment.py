"""What a worker may not do, whatever a report makes it try."""

import os
import resource
import socket
from pathlib import Path

import pytest

from hegui.batch.child import serve
from hegui.batch.harden import programs_allowed
from hegui.batch.limits import Limits
from hegui.batch.slots import in_child
from hegui.batch.wire import Ready, decode
from tests.batch.escapes import Escaping
from tests.batch.odd_jobs import WithoutLimits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits are those of POSIX")

REFUSED = "PermissionError: not in a worker"


def attempt(way: str, target: object = "") -> str:
    """How an attempt of a worker ends."""
    return in_child(Escaping(), f"{way} {target}")


def test_a_worker_writes_and_removes_no_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("as it was")

    for way, target in (
        ("write", kept),
        ("write", tmp_path / "new.txt"),
        ("append", kept),
        ("remove", kept),
        ("rename", kept),
        ("folder", tmp_path / "new"),
        ("temporary", ""),
    ):
        said = attempt(way, target)
        # Making a temporary file, Python tries every folder and reports that none will do.
        assert said.startswith((REFUSED, "FileNotFoundError: [Errno 2] No usable temporary")), way

    assert kept.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [kept]


def test_the_system_itself_refuses_a_worker_to_write(tmp_path: Path) -> None:
    # A library in C asks no audit hook; the limit on the size of files stops it too.
    target = tmp_path / "new.txt"
    target.touch()

    assert attempt("write past the hook", target).startswith("OSError: [Errno 27]")
    assert target.read_bytes() == b""


def test_a_worker_starts_no_program() -> None:
    assert attempt("start").startswith(f"{REFUSED}: subprocess.Popen")
    assert attempt("fork").startswith(f"{REFUSED}: os.fork")


def test_a_converter_may_be_started_and_write_and_afterwards_nothing_may(tmp_path: Path) -> None:
    assert attempt("converter", tmp_path / "out.txt") == "written, then PermissionError"
    assert (tmp_path / "out.txt").read_text() == "out\n"


def test_leave_to_write_ends_as_it_began() -> None:
    names = (resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)
    before = [resource.getrlimit(name) for name in names]

    with programs_allowed(), programs_allowed():
        assert resource.getrlimit(resource.RLIMIT_FSIZE) != (0, 0)

    assert [resource.getrlimit(name) for name in names] == before


def test_a_worker_calls_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        said = attempt("connect", server.getsockname()[1])

        assert said.startswith(REFUSED)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_worker_reads_what_it_needs() -> None:
    assert attempt("read", __file__) == "What a worker may not do"


def test_a_worker_opens_few_files_at_once() -> None:
    assert 40 < int(attempt("files")) < 64


def test_a_worker_knows_nothing_of_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    names = set(attempt("environment").split())

    assert "PATH" in names
    assert not [name for name in names if "SECRET" in name.upper() or "PROXY" in name.upper()]
    assert len(names) < 15


def test_a_worker_has_no_terminal_no_core_dump_and_a_session_of_its_own() -> None:
    assert attempt("standard") == "/dev/null /dev/null /dev/null"
    assert attempt("core").startswith("(0, ")
    assert attempt("alone") == "True"
    assert attempt("recursion") == "2000"


def test_what_a_worker_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert attempt("print", "\x1b[31mhello") == "printed"

    assert capfd.readouterr() == ("", "")


def test_a_system_without_limits_still_answers() -> None:
    assert in_child(WithoutLimits(), "abc") == 3


def test_a_start_that_cannot_be_hardened_is_told_and_not_survived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr("hegui.batch.child.harden", _fail)
    monkeypatch.setattr("hegui.batch.pipe.send", lambda _pipe, message: sent.append(message))
    monkeypatch.setattr("signal.signal", lambda *_: None)

    serve(Escaping(), "", Limits(), None)  # type: ignore[arg-type]  # no pipe is reached

    (message,) = sent
    assert not isinstance(decode(message, str), Ready)


def _fail() -> None:
    raise OSError("not today")


def test_limits_can_be_raised_and_never_lowered() -> None:
    limits = Limits()

    assert limits.raised(None, None) == limits
    assert limits.raised(5, 1 << 20) == limits
    more = limits.raised(1_000, 4 << 30)
    assert (more.seconds, more.processor_seconds, more.slow_seconds) == (1_000, 500, 1_000)
    assert (more.memory, more.slow_memory) == (4 << 30, 4 << 30)
