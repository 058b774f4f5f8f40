"""What the program says while it works: on stderr, and no more than was asked for.

Progress is drawn only on a terminal and only for long runs; a pipe stays quiet.
"""

import sys
from types import TracebackType

import click

_LONG_RUN = 20  # files; fewer are done before a bar could be read


def say(text: str) -> None:
    """Say something on stderr; names of files and words of reports must not steer a terminal."""
    from hegui.reporting.words import harmless

    click.echo(harmless(text), err=True)


class Notes:
    """Notes and progress of one command.

    Attributes:
        verbose: say what only someone who looks for a cause wants to know.
        quiet: say nothing but errors.
    """

    def __init__(self, *, verbose: bool, quiet: bool) -> None:
        self.verbose, self.quiet = verbose, quiet
        self._bar: _Bar | None = None

    def __enter__(self) -> "Notes":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def say(self, text: str) -> None:
        """Something the user should know."""
        if not self.quiet:
            say(text)

    def whisper(self, text: str) -> None:
        """Something only ``-v`` asks for."""
        if self.verbose:
            say(text)

    def progress(self, done: int, total: int) -> None:
        """So many files of all are done."""
        if self.quiet or total <= _LONG_RUN or not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = _Bar(total)
        self._bar.show(done)


class _Bar:
    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        self._progress = Progress(
            "处理",
            BarColumn(),
            MofNCompleteColumn(),
            "剩余",
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=total)
        self._progress.start()

    def show(self, done: int) -> None:
        self._progress.update(self._task, completed=done)

    def close(self) -> None:
        self._progress.stop()
