"""How fast and lean each form is read, against other libraries in the same run, and on what.

    python -m benchmarks.speed_by_form [--reports 16] [--only docx]

CPU milliseconds a document, each way in a process of its own; what a library gives of the cells on
paper stands beside its time. Writes ``benchmarks/results/speed-by-form.md``.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.files import Files, every_form
from benchmarks.rivals import rivals_of
from benchmarks.stages import ORDER, stages_of

RESULTS = Path(__file__).parent / "results"
_OFFICE = ("office-doc", "office-rtf")  # no library gives the cells of these; a second a file


def main() -> None:
    """Measure, print and write."""
    options = _options()
    lines = list(_lines(options.reports, options.only))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "speed-by-form.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="各种形式的阅读速度")
    parser.add_argument("--reports", type=int, default=16, help="份数，两版各半")
    parser.add_argument("--only", default="", help="名称里有这几个字的形式")
    return parser.parse_args()


def _lines(reports: int, only: str) -> Iterator[str]:
    head = (
        "| 形式 | 方法 | 份 | 阅读毫秒 | 抽取毫秒 | 内存 MB | 给出的格 |",
        "|---|---|---|---|---|---|---|",
    )
    for line in head:
        print(line)
        yield line
    shares: dict[str, dict[str, float]] = {}
    for form, files in every_form(reports, only):
        for line in _ways(form.name, form.suffix, files):
            print(line, flush=True)
            yield line
        try:
            shares[form.name] = stages_of(files.values())
        except Exception as error:  # noqa: BLE001 - the other forms are still worth measuring
            print(f"{form.name}：{error!r}")
    yield ""
    for line in _profile(shares):
        print(line)
        yield line


def _ways(name: str, suffix: str, files: Files) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        for file, data in files.items():
            (Path(folder) / f"{file}.{suffix}").write_bytes(data)
        yield _line(name, "hegui", folder, suffix)
        for way, here in rivals_of(suffix):
            yield (
                _line(name, way, folder, suffix)
                if here
                else f"| {name} | {way} | 没有安装 | | | | |"
            )
        if name in _OFFICE and shutil.which("soffice"):
            yield _line(name, "LibreOffice", folder, suffix)


def _line(name: str, way: str, folder: str, suffix: str) -> str:
    command = [sys.executable, "-m", "benchmarks.child", folder, suffix, way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2][:80]
        return f"| {name} | {way} | 未能量出：{reason} | | | | |"
    told = json.loads(done.stdout)
    extract = f"{told['extract']:.1f}" if told["extract"] else ""
    return (
        f"| {name} | {way} | {told['files']} | {told['read']:.1f} | {extract} "
        f"| {told['memory']:.1f} | {told['found']}/{told['total']} |"
    )


def _profile(shares: dict[str, dict[str, float]]) -> Iterator[str]:
    yield f"| 形式 | {' | '.join(ORDER)} |"
    yield "|---" * (len(ORDER) + 1) + "|"
    for name, share in shares.items():
        yield f"| {name} | " + " | ".join(f"{share[stage]:.0%}" for stage in ORDER) + " |"


if __name__ == "__main__":
    main()
