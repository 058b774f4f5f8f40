"""What a worker process may use for one report: memory, time of the processor, time of the clock.

Reports are untrusted; a worker that passes a limit ends, and costs that report alone. Where the
system has no such limits (Windows) the parent's own deadline does what it can.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

try:
    import resource
except ImportError:  # Windows has none.
    resource = None  # type: ignore[assignment]  # the module or nothing

ENFORCED: bool = resource is not None


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures for one report; they can be raised, never switched off.

    Attributes:
        memory: bytes above what the worker holds at its start.
        processor_seconds: time of the processor.
        seconds: time of the clock.
        slow_memory: the same of a report that takes long by its nature (a scan).
        slow_processor_seconds: the same.
        slow_seconds: the same.
        answer_bytes: size of what a worker gives back.
        reports: after so many reports a worker is replaced, which bounds leaks in C.
        start_seconds: time of the clock to get ready.
        grace_seconds: what the parent waits beyond the worker's own limit.
    """

    memory: int = 1 << 30
    processor_seconds: int = 30
    seconds: int = 60
    slow_memory: int = 2 << 30
    slow_processor_seconds: int = 300
    slow_seconds: int = 600
    answer_bytes: int = 64 << 20  # real: under 1 MB
    reports: int = 2000
    start_seconds: int = 120
    grace_seconds: int = 10

    def raised(self, seconds: int | None, memory: int | None) -> "Limits":
        """The same with more time of the clock, and more bytes; never with less of either."""
        more = max(self.seconds, seconds or 0)
        return replace(
            self,
            seconds=more,
            processor_seconds=max(self.processor_seconds, more // 2),
            slow_seconds=max(self.slow_seconds, more),
            slow_processor_seconds=max(self.slow_processor_seconds, more // 2),
            memory=max(self.memory, memory or 0),
            slow_memory=max(self.slow_memory, memory or 0),
        )


class Keeper:
    """Keeps this process within its limits, report by report."""

    def __init__(self, limits: Limits) -> None:
        """What the process holds now is its own; reports may use what comes on top."""
        self._limits = limits
        self._held = _address_space()
        self._used = 0

    @contextmanager
    def one_report(self) -> Iterator[None]:
        """Within this, the process ends when it passes the times, and gets no more memory."""
        limits = self._limits
        self._used = _processor_seconds()
        self._hold(limits.memory, limits.processor_seconds, limits.seconds)
        try:
            yield
        finally:
            _set_alarm(0)
            set_soft("RLIMIT_CPU", None)

    def slow_report(self) -> None:
        """The report at hand is of the slow kind."""
        limits = self._limits
        self._hold(limits.slow_memory, limits.slow_processor_seconds, limits.slow_seconds)

    def _hold(self, memory: int, processor_seconds: int, seconds: int) -> None:
        if self._held:
            set_soft("RLIMIT_AS", self._held + memory)
        # This counts the whole life of a process, so it moves on with every report.
        set_soft("RLIMIT_CPU", self._used + processor_seconds + 1)
        _set_alarm(seconds)


def set_soft(name: str, most: int | None) -> int | None:
    """Set a soft limit, as far as the hard one allows (None: to that); what it was.

    Hard limits stay, or a converter could never be started.
    """
    if not ENFORCED:
        return most
    which = getattr(resource, name)
    before, hard = resource.getrlimit(which)
    unlimited = resource.RLIM_INFINITY
    if most is None or (hard != unlimited and (most == unlimited or most > hard)):
        most = hard
    resource.setrlimit(which, (most, hard))
    return before


def _set_alarm(seconds: int) -> None:
    if ENFORCED and hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _processor_seconds() -> int:
    if not ENFORCED:
        return 0
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return int(usage.ru_utime + usage.ru_stime)


def _address_space() -> int:
    """Bytes of address space this process holds; 0 where the system does not say."""
    if not ENFORCED:
        return 0
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path of ours
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
