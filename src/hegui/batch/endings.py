"""Why a worker gave nothing, in words: which limit it passed, or how it died."""

import signal

from hegui.batch.limits import Limits

_MEANS = {
    "SIGSEGV": "访问了不该访问的内存",
    "SIGBUS": "访问了不该访问的内存",
    "SIGABRT": "程序库自行中止，常因内存不够",
    "SIGTRAP": "程序库自行中止，常因内存不够",
    "SIGILL": "程序库自行中止",
    "SIGFPE": "计算出错",
    "SIGKILL": "被系统强行结束，常因系统内存不够",
    "SIGTERM": "被强行结束",
    "SIGSYS": "调用了不准用的系统功能",
}
_LOST = "未能审核："
MALFORMED = f"{_LOST}解析进程崩溃（交回的结果不合规格）"


def no_memory(limits: Limits, *, slow: bool) -> str:
    """Chinese: memory ran out."""
    return f"{_LOST}内存超限（上限 {_size(limits.slow_memory if slow else limits.memory)}）"


def too_long(limits: Limits, *, slow: bool) -> str:
    """Chinese: the clock ran out."""
    return f"{_LOST}处理超时（上限 {limits.slow_seconds if slow else limits.seconds} 秒）"


def too_large(limits: Limits) -> str:
    """Chinese: what was to be given back is too large."""
    return f"{_LOST}读出的内容过大（上限 {_size(limits.answer_bytes)}）"


def at_fault(name: str) -> str:
    """Chinese: the program raised an exception of that *name*."""
    return f"{_LOST}程序处理这份报告时出错（{name}）"


def died(code: int | None, limits: Limits, *, slow: bool) -> str:
    """Chinese: how a process ended that was to answer; *code* as multiprocessing gives it."""
    name = _signal(code)
    if name == "SIGALRM":
        return too_long(limits, slow=slow)
    if name == "SIGXCPU":
        seconds = limits.slow_processor_seconds if slow else limits.processor_seconds
        return f"{_LOST}处理超时（占用处理器的上限 {seconds} 秒）"
    if not name:
        return f"{_LOST}解析进程崩溃（退出代码 {code}）"
    means = f"，{_MEANS[name]}" if name in _MEANS else ""
    return f"{_LOST}解析进程崩溃（{name}{means}）"


def outside(code: int | None) -> bool:
    """Whether somebody else ended the process, so that its report may be innocent."""
    return _signal(code) in ("SIGKILL", "SIGTERM", "SIGHUP")


def _signal(code: int | None) -> str:
    """Name of the signal that ended a process; "" if none did."""
    if code is None or code >= 0:
        return ""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"信号 {-code}"


def _size(amount: int) -> str:
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")):
        if amount >= unit:
            return f"{amount / unit:.10g} {name}"
    return f"{amount} 字节"
