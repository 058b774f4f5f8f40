"""``audit bundle``, ``audit verify``, ``audit bundle-key``: an audit that others can check."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.cli import options
from hegui.cli.decisions import Decisions
from hegui.cli.decisions import decisions as decisions_of
from hegui.cli.group import Command

if TYPE_CHECKING:
    from hegui.bundle.inputs import Named
    from hegui.bundle.verify import Verified
    from hegui.cli.notes import Notes

_TOLD = 20


@click.command(cls=Command)
@options.paths
@click.option(
    "--output",
    metavar="文件.zip",
    required=True,
    type=click.Path(path_type=Path),
    help="写到这个文件。",
)
@click.option("--without-reports", is_flag=True, help="不放报告原件，只记它们的 sha256。")
@click.option(
    "--sign",
    metavar="私钥",
    type=click.Path(path_type=Path),
    help="用这把私钥签名；用 audit bundle-key 生成。",
)
@click.option("--year", metavar="年份", type=int, help="只审核这个年度的报告。")
@options.as_of
@options.pack
@options.engine
@options.jobs
@options.limits
@options.roster
@decisions_of
@options.talk
def bundle(
    *,
    paths: tuple[str, ...],
    output: Path,
    without_reports: bool,
    sign: Path | None,
    year: int | None,
    as_of: date | None,
    pack: str | None,
    profile: str | None,
    engine: str | None,
    jobs: int | None,
    seconds: int | None,
    memory: int | None,
    roster: Path | None,
    decisions: Decisions,
    verbose: bool,
    quiet: bool,
) -> int:
    """审核并打包：报告、规则、结果放进一个文件，别人可以重新审核来核对。

    \b
    audit bundle 青禾市/ --output 证据.zip
    audit verify 证据.zip
    """  # noqa: D301 - click's mark for lines that stay as they are
    from hegui.batch.slots import prepare

    prepare()
    from hegui.bundle.inputs import Inputs, Named, Ways, found_under
    from hegui.bundle.pack import HowToPack
    from hegui.bundle.pack import pack as pack_all
    from hegui.cli.exit_codes import ExitCode
    from hegui.cli.notes import Notes
    from hegui.packs.load import load_pack
    from hegui.packs.locate import find_pack
    from hegui.rules.select import find_profile

    _refuse_target(output, paths)
    if sign is not None:
        _refuse_unsigned()
    folder = find_pack(pack)
    chosen: str | Named | None = profile
    if profile is not None:
        file = find_profile(load_pack(folder), profile)
        if not file.resolve().is_relative_to(folder.resolve()):
            chosen = Named(file, profile)
    named = _named(roster)
    inputs = Inputs(
        arguments=paths,
        files=found_under(paths, named),
        pack=folder,
        profile=chosen,
        roster=named,
        waivers=_named(decisions.waivers),
        attest=tuple(Named(path, _typed(path)) for path in decisions.attest),
        ways=Ways(options.today(as_of), year, engine, seconds, memory),
    )
    how = HowToPack(output, not without_reports, sign, jobs)
    with Notes(verbose=verbose, quiet=quiet) as notes:
        packed = pack_all(inputs, how, notes.progress)
    lost = f"，{packed.unreadable} 个文件未能审核" if packed.unreadable else ""
    size = f"{packed.members} 个部件，{_size(packed.size)}"
    click.echo(f"已打包：{packed.path}（审核 {packed.reports} 份报告{lost}；{size}）")
    for words in packed.unused:
        notes.say(words)
    if packed.public:
        from hegui.bundle.signature import fingerprint

        click.echo(f"已签名：公钥指纹 {fingerprint(packed.public)}")
    if without_reports:
        notes.say("包里没有报告原件：核对时要用 --reports 给出原来的文件。")
    return ExitCode.UNREAD if packed.unreadable else ExitCode.CLEAN


@click.command(cls=Command)
@click.argument("path", metavar="文件.zip", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="报告从这里取，按内容对上；不给就用包里的。",
)
@click.option(
    "--key",
    metavar="公钥",
    type=click.Path(path_type=Path),
    help="必须是这把公钥的签名；公钥要另从打包的人那里取得。",
)
@options.jobs
@options.talk
def verify(
    *,
    path: Path,
    reports: Path | None,
    key: Path | None,
    jobs: int | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """核对打包文件：内容是否改动过，重新审核结果是否相同。

    \b
    退出代码：0 逐字节相同；1 重新审核的结果不同，或者 --reports 里的报告不是原来的；
    2 不是打包文件、改动过、签名不对；3 这个程序读不懂包里的规则；5 程序自身出错。
    """  # noqa: D301 - click's mark for lines that stay as they are
    from hegui.batch.slots import prepare

    prepare()
    from hegui.bundle.verify import verified
    from hegui.cli.exit_codes import ExitCode
    from hegui.cli.notes import Notes

    if key is not None:
        _refuse_unsigned()
    with (
        Notes(verbose=verbose, quiet=quiet) as notes,
        verified(path, reports, key, jobs=jobs, on_progress=notes.progress) as result,
    ):
        _show(result, notes)
        return ExitCode.CLEAN if result.identical else ExitCode.FOUND


@click.command("bundle-key", cls=Command)
@click.argument("path", metavar="私钥文件.pem", type=click.Path(path_type=Path))
def bundle_key(*, path: Path) -> int:
    """生成签名用的一对密钥：私钥自己保管，公钥交给核对的人。"""
    _refuse_unsigned()
    from hegui.bundle.signature import fingerprint, make_keys

    public = make_keys(path)
    click.echo(f"私钥：{path}（只有本用户能读；不要给别人）")
    click.echo(f"公钥：{public}（交给核对的人）")
    click.echo(f"公钥指纹：{fingerprint(public.read_bytes())}")
    return 0


def _show(result: "Verified", notes: "Notes") -> None:
    """Tell what came of it: the answer first."""
    from hegui.reporting.words import harmless

    count = len(result.manifest.reports) - len(result.unread)
    if result.missing:
        told = "\n".join(f"  {name}" for name in result.missing[:_TOLD])
        more = f"\n  等 {len(result.missing)} 份" if len(result.missing) > _TOLD else ""
        words = f"没有重新审核：--reports 里没有 {len(result.missing)} 份报告的原件"
        click.echo(harmless(f"{words}（缺少，或者内容改动过）：\n{told}{more}"))
    elif result.identical:
        click.echo(f"一致：重新审核 {count} 个文件，结果与包里的逐字节相同。")
    else:
        click.echo(f"不一致：重新审核 {count} 个文件，结果与包里的不同。")
        for line in result.others:
            click.echo(harmless(f"  {line}"))
        _show_comparison(result, notes)
    members = len(result.manifest.members)
    click.echo(f"内容完好：{members} 个部件都与清单相符。")
    click.echo(_signature_words(result))
    if result.unread:
        click.echo(f"打包时有 {len(result.unread)} 个文件打不开，包里没有，无从核对。")
    if result.program:
        words = "程序与打包时不同" + ("，差别可能由此而来" if not result.identical else "")
        shown = result.program if notes.verbose else result.program[:3]
        more = f" 等 {len(result.program)} 处（-v 全部列出）" if shown != result.program else ""
        click.echo(harmless(f"{words}：{'；'.join(shown)}{more}。"))


def _show_comparison(result: "Verified", notes: "Notes") -> None:
    """Tell which findings differ, if any do."""
    if result.comparison is None or result.comparison.same:
        return
    from rich.console import Console

    from hegui.reporting.as_terminal.comparison import print_comparison

    click.echo("\n包里的结果（原来）与重新审核的结果（现在）相比：\n")
    print_comparison(result.comparison, console=Console(), details=notes.verbose)
    click.echo()


def _signature_words(result: "Verified") -> str:
    mark = result.signature.fingerprint
    if result.signature.unchecked:
        return '有签名，没有核对：先安装 pip install "hegui[sign]"。'
    if not mark:
        return "没有签名：内容前后一致，但说明不了是谁打的包。"
    if result.signature.expected:
        return f"签名有效：是给出的公钥签的，指纹 {mark}"
    return f"签名有效：公钥指纹 {mark}（是不是打包单位的公钥，请另行核对，或用 --key 给出）"


def _named(path: Path | None) -> "Named | None":
    from hegui.bundle.inputs import Named

    return None if path is None else Named(path, _typed(path))


def _typed(path: Path) -> str:
    return str(path).replace("\\", "/")


def _refuse_unsigned() -> None:
    from hegui.errors import UsageError

    if find_spec("cryptography") is None:
        raise UsageError('签名和核对签名，请安装：pip install "hegui[sign]"')


def _refuse_target(target: Path, paths: tuple[str, ...]) -> None:
    """Refuse a folder, and to lie among the reports, where the next audit would take it for one.

    Raises:
        UsageError: that is what was asked for.
    """
    from hegui.errors import UsageError

    if target.is_dir():
        raise UsageError(f"--output 要给一个文件名，这是已有的文件夹：{target}")
    for path in paths:
        if Path(path).is_dir() and target.resolve().is_relative_to(Path(path).resolve()):
            raise UsageError(f"打包文件不要写进要审核的文件夹 {path}：下次会当作报告审核。")


def _size(size: int) -> str:
    return f"{size / (1 << 20):.1f} MB" if size >= 1 << 20 else f"{max(1, size >> 10)} KB"
