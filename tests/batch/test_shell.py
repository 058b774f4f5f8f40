"""The program as a shell meets it: pipes that close, old consoles, Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "sample_reports" / "嘉祥分中心-2020.txt"
AUDIT = [sys.executable, "-m", "hegui"]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [*AUDIT, "facts", str(SEED)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""
    assert process.returncode == 0


def test_a_console_that_lacks_a_sign_shows_something_else_in_its_place() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LANG": "C"}
    done = subprocess.run([*AUDIT, str(SEED)], capture_output=True, env=environment, check=False)

    assert done.returncode == 0
    assert done.stderr == b""
    assert b"2020" in done.stdout


def test_chinese_comes_out_as_the_console_wants_it() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    done = subprocess.run([*AUDIT, str(SEED)], capture_output=True, env=environment, check=False)

    assert "济宁市公共资源交易服务中心嘉祥分中心" in done.stdout.decode("gbk")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system hides children")
@pytest.mark.parametrize("moment", [0, 0.5, 2])  # while rules are loaded, workers start, work
def test_an_interrupted_run_ends_with_130_and_leaves_no_worker(
    moment: float, tmp_path: Path
) -> None:
    for number in range(4000):
        (tmp_path / f"{number}.txt").symlink_to(SEED)
    process = subprocess.Popen(
        [*AUDIT, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text():
        time.sleep(0.01)
    time.sleep(moment)

    os.killpg(process.pid, signal.SIGINT)
    out, said = process.communicate(timeout=60)

    # A shell sees 130 either way: CPython ends by the signal itself if it came during an exec(),
    # which is how dataclasses are made while modules are loaded.
    assert process.returncode in (130, -signal.SIGINT)
    assert out == b""
    first, _, rest = said.decode().strip().partition("\n")
    assert first == "已中断。"
    # A worker just being forked may find its pipe closed; CPython's fork server says so itself.
    assert not rest or ("_serve_one" in rest and "hegui" not in rest.split("_serve_one")[1])
