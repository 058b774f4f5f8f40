"""Asks a child to read files, and starts another when one dies."""

import select
import subprocess
import sys
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

WAIT = 60  # seconds of a clock; the child's own measure is CPU time


class Reader:
    """A child that reads; ended with the ``with`` block."""

    def __enter__(self) -> Self:
        """Start the child."""
        self._said = TemporaryFile()
        self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self._end()
        self._said.close()

    def answer(self, data: bytes) -> str:
        """``read``, ``refused …`` or ``fault …``."""
        to, back = self._pipes
        try:
            to.write(len(data).to_bytes(8, "little") + data)
            to.flush()
            ready, _, _ = select.select([back], [], [], WAIT)
            line = back.readline() if ready else b""
        except BrokenPipeError:
            line, ready = b"", [back]
        if line:
            return line.decode("utf-8", "backslashreplace").rstrip("\n")
        why = f"no answer in {WAIT} s"
        if ready:
            self._said.seek(0)
            why = f"the child died ({self._child.wait(5)}): {self._said.read()[-500:]!r}"
        self._end()
        self._start()
        return f"fault {why}"

    def _start(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )

    def _end(self) -> None:
        self._child.kill()
        self._child.wait()
        for pipe in self._pipes:
            pipe.close()

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        to, back = self._child.stdin, self._child.stdout
        if to is None or back is None:
            raise RuntimeError("the child has no pipes")
        return to, back
