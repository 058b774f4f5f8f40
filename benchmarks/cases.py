"""How well the rules that read prose do on labelled cases.

    python -m benchmarks.cases [--rule NVT-01] [--group NVT] [--kind growth] [--id N-001]
                               [--file F.jsonl …] [--own] [--misses | --short | --verbose]
                               [--results] [--record]

Prints by group how many errors were found and which look-alikes drew a false alarm, then each
miss and each false alarm, then the figures of every rule. ``--misses`` leaves the figures of rules
out, ``--short`` the cases too; ``--verbose`` also shows what else was found, reasons of doubt and
the facts of prose. Reads the cases of the project (``tests/cases/*.jsonl``) and, where there are
any, ``../shared/cases/*.jsonl``; ``--own`` leaves those out, ``--file`` reads others instead.

``--results`` writes ``benchmarks/results/cases.md``, ``--record`` also what the pages of the rules
say of their quality; both rest on the project's own cases alone. Ends with 1 if a case failed.
"""

import argparse
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.cases.case import Case, load_cases, own_files
from tests.cases.judged import SHAPE, Judgement, judge, statuses
from tests.cases.record import own_judgements, quality_file, quality_text
from tests.cases.tally import Count, by_group, by_rule, in_all

from hegui.engine.outcome import Finding
from hegui.errors import PackError

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).parent / "results"
_FACTS_NOT_SHOWN = frozenset({"cell", "row", "column", "table", "report", "section"})


def main() -> int:
    """Judge the cases asked for and print what came of it; 1 if one did not pass."""
    options = _options()
    try:
        judgements = [judge(case, options.shape) for case in _chosen(options)]
    except PackError as error:
        print(error)
        return 3
    if options.results or options.record:
        _write(options)
    if not judgements:
        print("没有这样的案例")
        return 2
    clear = [one for one in judgements if not one.case.debatable]
    print("\n".join(group_lines(judgements)))
    for one in judgements:
        if options.verbose or not (one.passed or options.short):
            print("\n" + "\n".join(case_lines(one, verbose=options.verbose)))
    if not (options.misses or options.short):
        print("\n" + "\n".join(rule_lines(clear, options.rule, options.group)))
    return 0 if all(one.passed for one in clear) else 1


def default_files() -> list[Path]:
    """The project's own files, and those handed out beside it, if any."""
    return [*own_files(), *sorted((ROOT.parent / "shared" / "cases").glob("*.jsonl"))]


def group_lines(judgements: Sequence[Judgement]) -> list[str]:
    """A table in Markdown: what became of the cases of each group, the debatable apart."""
    clear = [one for one in judgements if not one.case.debatable]
    debatable = [one for one in judgements if one.case.debatable]
    lines = [
        "| 组 | 有错 | 查出 | 其余无法判断 | 查全 | 形似 | 误报 | 查准 |",
        "|---|---|---|---|---|---|---|---|",
        *(_group(name, count) for name, count in by_group(clear).items()),
        _group("合计", in_all(clear)),
    ]
    if debatable:
        lines.append(_group("两可（另计）", in_all(debatable)))
    return lines


def rule_lines(
    judgements: Sequence[Judgement], rules: Sequence[str] = (), groups: Sequence[str] = ()
) -> list[str]:
    """A table in Markdown: what each rule did; only these rules, only of these groups."""
    known = statuses()
    lines = [
        "| 规则 | 状态 | 应查出 | 查出 | 漏 | 不应报 | 误报 | 无法判断 | 查准 | 查全 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for rule, count in by_rule(judgements).items():
        if (rules and rule not in rules) or (groups and rule.split("-")[0] not in groups):
            continue
        status = known[rule].value if rule in known else "（没有这条规则）"
        lines.append(
            f"| {rule} | {status} | {count.hits + count.missed} | {count.hits} | {count.missed} "
            f"| {count.traps} | {count.alarms} | {count.doubtful} "
            f"| {_share(count.precision)} | {_share(count.recall)} |"
        )
    return lines


def case_lines(one: Judgement, *, verbose: bool = False) -> list[str]:
    """A case and what is wrong with what was said of it, for whoever works on the rules."""
    case = one.case
    verdict = "通过" if one.passed else "误报" if one.alarms else "漏报"
    slots = "+".join(case.fragments)
    mark = "（两可）" if case.debatable else ""
    lines = [
        f"{verdict}{mark} {case.id} [{case.kind}] {slots} {case.agency} "
        f"{case.edition}/{case.year}",
        f"    文字：{case.text}",
        f"    表格：{_cells(case)}",
        f"    应报 {'、'.join(case.expect) or '无'}"
        f"{f'（{case.at_least.value}）' if case.at_least else ''}"
        f"；不应报 {'、'.join(case.forbid) or '无'}；{case.why}",
    ]
    lines += [f"    误报 {_told(finding)}" for finding in one.alarms]
    lines += [f"    说对 {_told(finding)}" for finding in one.right]
    for rule in one.in_doubt:
        lines.append(f"    无法判断 {rule}：{'；'.join(one.undetermined[rule])}")
    graver = [f for f in one.findings if f.rule in case.expect and f not in one.right]
    lines += [f"    太轻 {_told(finding)}" for finding in graver]
    if verbose:
        known = {*map(id, one.alarms), *map(id, one.right), *map(id, graver)}
        lines += [f"    另有 {_told(f)}" for f in one.findings if id(f) not in known]
        lines += [f"    事实 {line}" for line in _facts(one)]
    return lines


def _write(options: argparse.Namespace) -> None:
    own = own_judgements()
    clear = [one for one in own if not one.case.debatable]
    tables = ["# 标注案例", "", *group_lines(own), "", *rule_lines(clear)]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "cases.md").write_text("\n".join(tables) + "\n", encoding="utf-8")
    if options.record:
        quality_file().write_text(quality_text(own), encoding="utf-8")


def _chosen(options: argparse.Namespace) -> list[Case]:
    files = options.file or (own_files() if options.own else default_files())
    return [case for case in load_cases(files) if _asked(case, options)]


def _asked(case: Case, options: argparse.Namespace) -> bool:
    about = (*case.expect, *case.forbid)
    return (
        (not options.rule or any(rule in options.rule for rule in about))
        and (not options.group or any(rule.split("-")[0] in options.group for rule in about))
        and (not options.kind or any(word in case.kind for word in options.kind))
        and (not options.id or case.id in options.id)
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="标注案例上的查出与误报")
    for name, words in (
        ("--rule", "与这些规则有关的案例"),
        ("--group", "与这些组有关的案例"),
        ("--kind", "kind 里有这些字的案例"),
        ("--id", "这些案例"),
    ):
        parser.add_argument(name, nargs="+", default=[], metavar="…", help=words)
    parser.add_argument("--file", nargs="+", default=[], type=Path, help="只读这些文件")
    parser.add_argument("--own", action="store_true", help="只读项目自己的案例")
    parser.add_argument("--shape", default=SHAPE, help="写成哪种文件，如 tabs、pipes、html-word")
    parser.add_argument("--results", action="store_true", help="写 benchmarks/results/cases.md")
    parser.add_argument("--record", action="store_true", help="另写规则包的 quality.yaml")
    parser.add_argument("--short", action="store_true", help="只列各组的数字")
    parser.add_argument("--misses", action="store_true", help="不列各规则的数字")
    parser.add_argument("--verbose", action="store_true", help="通过的案例也列出，连同事实")
    return parser.parse_args()


def _group(name: str, count: Count) -> str:
    return (
        f"| {name} | {count.errors} | {count.found} | {count.doubtful} | {_share(count.recall)} "
        f"| {count.traps} | {count.alarmed} | {_share(count.precision)} |"
    )


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _cells(case: Case) -> str:
    return "，".join(f"{'.'.join(key)}={value}" for key, value in case.cells.items()) or "全为 0"


def _told(finding: Finding) -> str:
    return f"{finding.rule}（{finding.severity.value}）{finding.message}"


def _facts(one: Judgement) -> Iterable[str]:
    for fact in one.facts.facts:
        if fact.kind not in _FACTS_NOT_SHOWN:
            fields = "，".join(f"{k}={v}" for k, v in fact.fields.items() if v is not None)
            doubts = "，".join(f"{k}？{v}" for k, v in fact.doubts.items())
            yield f"{fact.kind}：{fields}{f'；存疑 {doubts}' if doubts else ''}"


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # quiet where only the head is wanted
    sys.exit(main())
