"""The ``audit`` command (``hegui`` is the same program): its commands, and how it ends.

Imports nothing heavy: the body of a command imports the stages it calls.
"""

import os
import sys
import traceback
from collections.abc import Sequence

import click

from hegui import __version__
from hegui.cli.bundle import bundle, bundle_key, verify
from hegui.cli.chinese import speak_chinese
from hegui.cli.diff import diff
from hegui.cli.exit_codes import ExitCode, of_error
from hegui.cli.facts import facts
from hegui.cli.group import AuditGroup
from hegui.cli.layout import show_mistake
from hegui.cli.notes import say
from hegui.cli.roster import roster
from hegui.cli.rules import rules
from hegui.cli.run import run
from hegui.cli.runs import runs, show
from hegui.cli.schema import schema
from hegui.cli.templates import templates
from hegui.cli.why import why
from hegui.errors import HeguiError


@click.group(cls=AuditGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="合规 %(version)s", help="显示版本。")
def audit() -> None:
    """合规：按声明式规则审核政府信息公开工作年度报告。

    \b
    audit 文件夹/            审核文件夹里的全部报告，列出得分和问题
    audit why 文件 ARI-02    某条规则为什么这样判
    audit facts 文件         从报告里读到了什么
    audit runs               以前的审核；audit show 3 再看第 3 次
    """  # noqa: D301 - click's mark for lines that stay as they are


_COMMANDS = (
    *(bundle, bundle_key, diff, facts, roster, rules, run),
    *(runs, schema, show, templates, verify, why),
)
for _command in _COMMANDS:
    audit.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with *arguments*; the exit code."""
    speak_chinese()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not complain of it when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.CLEAN
    except Exception as error:  # noqa: BLE001 - the last word to the user is never a traceback
        say(f"程序自身出错：{type(error).__name__}: {error}")
        if _is_verbose(words):
            say(traceback.format_exc())
        else:
            say("加上 -v 再运行一次可以看到细节，请连同细节报告给维护者。")
        return ExitCode.FAILED


def _run(words: list[str]) -> int:
    try:
        code = audit.main(words, prog_name=_name(), standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        show_mistake(error)
        return ExitCode.WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        say("已中断。")
        return ExitCode.INTERRUPTED
    except HeguiError as error:
        say(str(error))
        if _is_verbose(words):
            say(traceback.format_exc())
        return of_error(error)
    sys.stdout.flush()
    return code if isinstance(code, int) else ExitCode.CLEAN


def _is_verbose(words: Sequence[str]) -> bool:
    return "-v" in words or "--verbose" in words


def _name() -> str:
    name = os.path.basename(sys.argv[0]).removesuffix(".exe")  # noqa: PTH119 - a word, not a file
    return name if name in ("audit", "hegui") else "audit"
