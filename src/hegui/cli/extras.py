"""What needs an extra: told in Chinese what to install, before any work is done."""

from hegui.batch.files import Runner
from hegui.batch.limits import Limits
from hegui.batch.processors import processors
from hegui.errors import UsageError


def runner_of(name: str, scheduler: str | None, limits: Limits, jobs: int | None) -> Runner | None:
    """What brings reports to their results; None for worker processes of this machine.

    Raises:
        UsageError: words that do not belong together, or Dask is not installed.
    """
    if name == "local":
        if scheduler is not None:
            raise UsageError("--scheduler 要和 --runner dask 一起用。")
        return None
    if scheduler is None:
        raise UsageError("--runner dask 要用 --scheduler 给出调度器，如 tcp://主机:8786。")
    try:
        from hegui.batch.runners.dask import OnDask
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("hegui"):
            raise
        raise UsageError('用 Dask 集群，请安装：pip install "hegui[dask]"') from None
    return OnDask(scheduler, limits, jobs or processors())
