"""Killed, hanging and greedy workers: nothing lost, nothing twice, the guilty item named."""

import pytest

from hegui.batch.limits import Limits
from hegui.batch.slots import CRASHED, NO_MEMORY, TIMED_OUT, Answered, in_child, run_slots
from hegui.errors import HeguiError
from tests.batch.odd_jobs import CrashAtStart, NeverReady, Poison, Slow

QUICK = Limits(processor_seconds=1, seconds=2)


def answers(
    items: list[int | str], jobs: int = 2, limits: Limits = QUICK
) -> list[Answered[int | str]]:
    return sorted(run_slots(items, Poison(), jobs=jobs, limits=limits), key=lambda a: a.index)


def test_every_item_is_answered_once_in_any_number_of_slots() -> None:
    items: list[int | str] = list(range(60))

    for jobs in (1, 3):
        given = answers(items, jobs)

        assert [answer.index for answer in given] == list(range(60))
        assert [answer.result for answer in given] == [n * n for n in range(60)]


def test_a_poisoned_run_names_exactly_the_guilty_items() -> None:
    items: list[int | str] = list(range(40))
    items[5], items[6], items[23] = "crash", "raise", "crash unless careful"
    items[31], items[39] = "memory", "crash"

    given = answers(items)

    assert len(given) == 40
    assert {answer.index: answer.lost for answer in given if answer.lost} == {
        5: CRASHED,
        6: "未能审核：程序处理这份报告时出错（ValueError）",
        31: NO_MEMORY,
        39: CRASHED,
    }
    assert given[23].result == "crash unless careful"
    assert given[23].careful == CRASHED
    assert "ValueError: raise" in given[6].traceback
    assert given[24].result == 576


@pytest.mark.parametrize("way", ["spin", "sleep"])
def test_an_item_that_does_not_end_is_a_timeout_and_the_next_one_is_done(way: str) -> None:
    given = answers([1, way, 3], jobs=1, limits=Limits(processor_seconds=1, seconds=1))

    assert [answer.lost for answer in given] == ["", TIMED_OUT, ""]
    assert given[2].result == 9


def test_workers_that_crash_before_they_are_ready_are_opened_carefully() -> None:
    for jobs in (1, 3):
        given = sorted(run_slots(range(30), CrashAtStart(), jobs=jobs), key=lambda a: a.index)

        assert [answer.result for answer in given] == list(range(1, 31))


def test_workers_that_never_get_ready_end_the_run_with_a_reason() -> None:
    with pytest.raises(HeguiError, match="工作进程无法启动：RuntimeError: careful=True"):
        list(run_slots([1], NeverReady(), jobs=1))


def test_a_worker_is_replaced_after_so_many_items() -> None:
    given = list(run_slots(list(range(12)), Slow(), jobs=1, limits=Limits(reports=4)))

    assert len({answer.result for answer in given}) > 1


def test_one_item_can_be_done_in_a_process_of_its_own() -> None:
    assert in_child(Poison(), 7) == 49
    with pytest.raises(HeguiError, match="ValueError"):
        in_child(Poison(), "raise")
