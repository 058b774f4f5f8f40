"""durable = reference = brute force, over random rules; longer with ``HEGUI_FUZZ=<seeds>``.

The generators run in processes of their own, so that a crash of the engine in C is a failure
with a seed.
"""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from hegui.engine.check import right_answers
from hegui.engine.durable import DurableBackend, available
from hegui.engine.reference import ReferenceBackend

SEEDS = int(os.environ.get("HEGUI_FUZZ", "100"))
needs_durable = pytest.mark.skipif(not available(), reason="durable_rules cannot be imported")


def _run(module: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", f"tests.differential.{module}", *words],
        capture_output=True,
        text=True,
        timeout=max(60, SEEDS),
        check=False,
    )


def _counted(module: str, *words: str) -> Counter[str]:
    done = _run(module, *words)
    assert done.returncode == 0, done.stderr[-3000:]
    return Counter(json.loads(done.stdout))


def test_random_rules_mean_the_same_on_every_backend_and_by_brute_force() -> None:
    count = _counted("fuzz_language", "0", str(SEEDS))

    # A run that accepts too little, or in which nothing fails, would prove too little.
    assert count["rules"] > 4 * count["refused"]
    assert min(count["pass"], count["fail"], count["undetermined"]) > 5 * SEEDS
    if available():
        assert count["by the engine"] > 10 * SEEDS


@needs_durable
def test_random_queries_match_the_same_rows_by_brute_force() -> None:
    count = _counted("fuzz_ir", "0", str(SEEDS // 2))

    assert count["queries"] > 10 * SEEDS
    assert count["matches"] > 5 * SEEDS


@needs_durable
def test_without_the_sentinel_the_engine_dies_so_the_fuzzer_bites() -> None:
    died = any(
        _run("fuzz_ir", str(first), str(first + 30), "without-sentinel").returncode < 0
        for first in range(0, 240, 30)
    )

    if not died:  # luck decides what stands behind the end of the engine's array
        pytest.skip("this build of the engine survived every seed without the sentinel")
    assert died


@needs_durable
def test_the_durable_backend_answers_the_known_questions_rightly() -> None:
    assert right_answers(DurableBackend)


def test_the_reference_answers_the_known_questions_rightly() -> None:
    assert right_answers(ReferenceBackend)
