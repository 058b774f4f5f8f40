"""What a worker process may use for one report: memory, time of the processor, time of the clock.

Reports are untrusted; a worker that passes a limit ends, and costs one report its first try.
Where the system has no such limits (Windows) the parent's own deadline does what it can.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows has none.
    resource = None  # type: ignore[assignment]  # the module or nothing


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures for one report.

    Attributes:
        memory: bytes above what the worker holds at its start.
        processor_seconds: time of the processor.
        seconds: time of the clock.
        reports: after so many reports a worker is replaced, which bounds leaks in C.
        start_seconds: time of the clock to get ready.
    """

    memory: int = 1 << 30
    processor_seconds: int = 30
    seconds: int = 60
    reports: int = 2000
    start_seconds: int = 120


def hold_memory(limits: Limits) -> None:
    """Let this process grow by the memory of *limits* from here, and no more."""
    held = _address_space()
    if resource is not None and held:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (held + limits.memory, hard))


@contextmanager
def held_time(limits: Limits) -> Iterator[None]:
    """Within this, the process ends when it passes the times of *limits*."""
    if resource is None or not hasattr(signal, "setitimer"):
        yield
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    # RLIMIT_CPU counts the whole life of a process, so it moves on with every report.
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + limits.processor_seconds + 1, hard))
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def ended_by_time(exit_code: int | None) -> bool:
    """Whether a process that ended with *exit_code* had passed a time limit."""
    names = ("SIGXCPU", "SIGALRM")
    return exit_code is not None and -exit_code in {
        getattr(signal, name).value for name in names if hasattr(signal, name)
    }


def _address_space() -> int:
    """Bytes of address space this process holds; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path of ours
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
