"""Killed, hanging, greedy and lying workers: nothing lost or twice, the guilty item named."""

import pytest

from hegui.batch.limits import Limits
from hegui.batch.slots import Answered, in_child, run_slots
from hegui.errors import HeguiError, Mistake, PackError
from tests.batch.odd_jobs import (
    CrashAtStart,
    NeverReady,
    Poison,
    Possessed,
    Repeating,
    Slow,
    WithoutLimits,
    WrongRules,
)

QUICK = Limits(processor_seconds=1, seconds=30)
ABORTED = "未能审核：解析进程崩溃（SIGABRT，程序库自行中止，常因内存不够）"


def answers(items: list[int | str], jobs: int = 2, limits: Limits = QUICK) -> list[Answered[int]]:
    return sorted(run_slots(items, Poison(), jobs=jobs, limits=limits), key=lambda a: a.index)


def test_every_item_is_answered_once_in_any_number_of_slots() -> None:
    items: list[int | str] = list(range(60))

    for jobs in (1, 3):
        given = answers(items, jobs)

        assert [answer.index for answer in given] == list(range(60))
        assert [answer.result for answer in given] == [n * n for n in range(60)]


def test_a_poisoned_run_names_exactly_the_guilty_items() -> None:
    items: list[int | str] = list(range(40))
    items[5], items[6], items[23] = "crash", "raise", "crash later unless careful"
    items[31], items[39] = "memory", "crash later"

    given = answers(items)

    assert len(given) == 40
    assert {answer.index: answer.lost for answer in given if answer.lost} == {
        5: ABORTED,
        6: "未能审核：程序处理这份报告时出错（ValueError）",
        31: "未能审核：内存超限（上限 1 GB）",
        39: ABORTED,
    }
    assert given[23].result == -1
    assert given[23].careful == ABORTED
    assert "ValueError: raise" in given[6].traceback
    assert given[24].result == 576


def test_what_dies_while_it_is_read_is_not_tried_again_and_later_it_is() -> None:
    given = answers(["crash", "crash later", "crash unless careful"], jobs=1)

    assert [answer.lost for answer in given] == [ABORTED] * 3
    assert [answer.careful for answer in given] == ["", ABORTED, ""]


@pytest.mark.parametrize(
    ("way", "seconds", "reason"),
    [
        ("spin", 60, "未能审核：处理超时（占用处理器的上限 1 秒）"),
        ("sleep", 1, "未能审核：处理超时（上限 1 秒）"),
        ("sleep slow", 1, "未能审核：处理超时（上限 2 秒）"),
    ],
)
def test_an_item_that_does_not_end_is_a_timeout_and_the_next_one_is_done(
    way: str, seconds: int, reason: str
) -> None:
    limits = Limits(processor_seconds=1, seconds=seconds, slow_seconds=2)

    given = answers([1, way, 3], jobs=1, limits=limits)

    assert [answer.lost for answer in given] == ["", reason, ""]
    assert given[2].result == 9


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("SIGSEGV", "解析进程崩溃（SIGSEGV，访问了不该访问的内存）"),
        ("SIGBUS", "解析进程崩溃（SIGBUS，访问了不该访问的内存）"),
        ("SIGABRT", "解析进程崩溃（SIGABRT，程序库自行中止，常因内存不够）"),
        ("SIGILL", "解析进程崩溃（SIGILL，程序库自行中止）"),
        ("SIGFPE", "解析进程崩溃（SIGFPE，计算出错）"),
        ("SIGKILL", "解析进程崩溃（SIGKILL，被系统强行结束，常因系统内存不够）"),
        ("SIGUSR1", "解析进程崩溃（SIGUSR1）"),
        ("SIGXCPU", "处理超时（占用处理器的上限 1 秒）"),
        ("SIGALRM", "处理超时（上限 30 秒）"),
        ("exit", "解析进程崩溃（退出代码 7）"),
        ("leave", "程序处理这份报告时出错（SystemExit）"),
    ],
)
def test_the_way_a_worker_ended_is_told_in_words(way: str, reason: str) -> None:
    (answer,) = answers([way])

    assert answer.lost == f"未能审核：{reason}"


def test_who_was_killed_from_outside_gets_a_second_try() -> None:
    (answer,) = answers(["SIGKILL unless careful"])

    assert answer.result == -1
    assert "SIGKILL" in answer.careful


def test_memory_that_earlier_items_left_behind_is_not_held_against_an_item() -> None:
    given = answers([1, "memory unless careful"], jobs=1)

    assert given[1].result == -1
    assert given[1].careful == "未能审核：内存超限（上限 1 GB）"


def test_a_slow_kind_of_item_gets_more_time() -> None:
    limits = Limits(processor_seconds=1, slow_processor_seconds=2)

    (answer,) = answers(["spin slow"], limits=limits)

    assert answer.lost == "未能审核：处理超时（占用处理器的上限 2 秒）"


def test_what_is_given_back_has_a_limit() -> None:
    limits = Limits(answer_bytes=1 << 20)

    given = sorted(
        run_slots([10, 2 << 20, (1 << 20) - 12, 10], Repeating(), jobs=1, limits=limits),
        key=lambda answer: answer.index,
    )

    assert [len(answer.result or "") for answer in given] == [10, 0, (1 << 20) - 12, 10]
    assert given[1].lost == "未能审核：读出的内容过大（上限 1 MB）"


@pytest.mark.parametrize(
    "message",
    [
        b"\x80\x04K\x01.",  # a pickle
        b"",
        b"[]",
        b'["done"]',
        b'["done",1]',
        b'["done",null]',
        b'["done",["x"]]',
        b'["done",NaN]',
        b'["ready"]',
        b'["reached","elsewhere"]',
        b'["failed",{}]',
        b'["failed",{"name":"A","what":"A","traceback":"","memory":false,"raised":{"kind":"os","message":""}}]',
        b'["done","x"',
        b"[" * 100_000,
        b"[" + b"1," * 5_000_000 + b"1]",
        b'["done","\xff"]',
    ],
    ids=lambda message: repr(message[:24]),
)
def test_a_message_that_is_none_of_ours_counts_as_a_crash(message: bytes) -> None:
    item = (len(message).to_bytes(4, "big") + message).hex()

    given = list(run_slots(["honest", item, "honest"], Possessed(), jobs=1, limits=QUICK))

    assert sorted((answer.index, answer.result, answer.lost) for answer in given) == [
        (0, "honest", ""),
        (1, None, "未能审核：解析进程崩溃（交回的结果不合规格）"),
        (2, "honest", ""),
    ]


def test_a_worker_cannot_answer_for_items_it_was_not_given() -> None:
    done = b'["done","forged"]'
    forged = (len(done).to_bytes(4, "big") + done).hex() * 3

    given = list(run_slots([forged, "honest"], Possessed(), jobs=2, limits=QUICK))

    assert len(given) == 2
    assert [answer.result for answer in given if answer.index == 1] == ["honest"]


@pytest.mark.parametrize("beginning", [b"\x00\x00", b"\x00\x00\x10\x00half"])
def test_a_worker_that_stops_in_the_middle_of_a_message_holds_nobody_up(beginning: bytes) -> None:
    limits = Limits(seconds=2)
    given = list(run_slots([beginning.hex(), "honest"], Possessed(), jobs=1, limits=limits))

    assert sorted((answer.index, answer.lost) for answer in given) == [
        (0, "未能审核：处理超时（上限 2 秒）"),
        (1, ""),
    ]


def test_a_length_beyond_the_limit_ends_the_worker_at_once() -> None:
    (answer,) = run_slots([b"\xff\xff\xff\xff".hex()], Possessed(), jobs=1)

    assert "解析进程崩溃" in answer.lost


def test_without_limits_of_the_system_the_parent_keeps_the_time() -> None:
    limits = Limits(seconds=1, grace_seconds=1)

    given = list(run_slots(["a", "sleep", "abc"], WithoutLimits(), jobs=1, limits=limits))

    assert sorted((answer.index, answer.result, answer.lost) for answer in given) == [
        (0, 1, ""),
        (1, None, "未能审核：处理超时（上限 1 秒）"),
        (2, 3, ""),
    ]


def test_workers_that_crash_before_they_are_ready_are_opened_carefully() -> None:
    for jobs in (1, 3):
        given = sorted(run_slots(range(30), CrashAtStart(), jobs=jobs), key=lambda a: a.index)

        assert [answer.result for answer in given] == list(range(1, 31))


def test_workers_that_never_get_ready_end_the_run_with_a_reason() -> None:
    with pytest.raises(HeguiError, match="工作进程无法启动：RuntimeError: careful=True"):
        list(run_slots([1], NeverReady(), jobs=1))


def test_a_mistake_of_people_travels_with_its_place() -> None:
    with pytest.raises(PackError) as raised:
        list(run_slots([1], WrongRules(), jobs=1))

    assert raised.value.mistakes == (Mistake("rules/x.yaml", 3, 1, "少了编号"),)


def test_a_worker_is_replaced_after_so_many_items() -> None:
    given = list(run_slots(list(range(12)), Slow(), jobs=1, limits=Limits(reports=4)))

    assert len({answer.result for answer in given}) > 1


def test_one_item_can_be_done_in_a_process_of_its_own() -> None:
    assert in_child(Poison(), 7) == 49
    with pytest.raises(HeguiError, match="ValueError"):
        in_child(Poison(), "raise")
