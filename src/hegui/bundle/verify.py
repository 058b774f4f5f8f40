"""A bundle is checked and its audit run again: are the results the same, byte for byte?"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hegui.batch.files import Progress
from hegui.batch.run import AuditRun
from hegui.bundle.again import run
from hegui.bundle.inputs import rules_of
from hegui.bundle.manifest import AUDIT, FACTS, Manifest
from hegui.bundle.opened import Bundle, found_in, opened, unpacked
from hegui.bundle.pack import audit_pieces, facts_pieces
from hegui.bundle.program import differences, this_program
from hegui.comparison.change import Comparison
from hegui.comparison.compare import compare
from hegui.errors import UsageError
from hegui.exchange.audit_file import load_document

_TOLD = 20


@dataclass(frozen=True, slots=True)
class Signature:
    """What is known of who made a bundle.

    Attributes:
        fingerprint: of the key that signed; "" if nobody did.
        expected: whether that is the key the user named.
        unchecked: whether there is one that cannot be checked here: the library is missing.
    """

    fingerprint: str = ""
    expected: bool = False
    unchecked: bool = False


@dataclass(frozen=True)
class Verified:
    """What came of checking a bundle that is whole.

    Attributes:
        manifest: what it says of itself.
        signature: who signed it.
        program: Chinese: in what the program of then differs from this one; () if in nothing.
        missing: reports that are not where the user says, unchanged; nothing was audited then.
        unread: reports that could not be read then, so that nothing of them can be checked.
        identical: whether audit and facts are the same, byte for byte.
        comparison: the results then and now, if they differ; None if not.
        others: Chinese: what differs in the bytes, with the report.
    """

    manifest: Manifest
    signature: Signature
    program: tuple[str, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...]
    identical: bool = False
    comparison: Comparison | None = None
    others: tuple[str, ...] = ()


@contextmanager
def verified(
    path: Path,
    reports: Path | None,
    key: Path | None,
    *,
    jobs: int | None,
    on_progress: Progress,
) -> Iterator[Verified]:
    """Check the bundle at *path*, and run its audit again; the comparison is good within this.

    Args:
        path: the bundle.
        reports: folder of the files that were audited; None for those in the bundle.
        key: the public key it has to be signed with; None for any or none.
        jobs: worker processes; None for one a processor.
        on_progress: hears how many files of all are done.

    Raises:
        UsageError: it is no bundle, not whole, or not signed with that key.
        PackError: this program does not understand its rules.
        HeguiError: no worker could be brought to work.
    """
    with ExitStack() as stack:
        bundle = stack.enter_context(opened(path))
        manifest = bundle.manifest
        signature = _checked_signature(bundle, key)
        if reports is None and not manifest.has_reports:
            raise UsageError(
                "包里没有报告原件（打包时用了 --without-reports）：请用 --reports 给出。"
            )
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="hegui-")))
        unpacked(bundle, folder)
        files = {one.member: folder / one.member for one in manifest.reports if one.member}
        missing: list[str] = []
        if reports is not None:
            elsewhere, missing = found_in(reports, manifest)
            files |= elsewhere
        program = differences(manifest.program, this_program())
        unread = tuple(report.path for report in manifest.reports if report.reason)
        known = Verified(manifest, signature, program, tuple(missing), unread)
        if missing:
            yield known
            return
        inputs = manifest.inputs(folder, files)
        result = stack.enter_context(
            run(inputs, rules_of(inputs), jobs=jobs, on_progress=on_progress)
        )
        others = tuple(_others(result, folder))
        comparison = None
        if others:
            comparison = compare(load_document(folder / AUDIT), result.document)
        yield replace(known, identical=not others, comparison=comparison, others=others)


def _checked_signature(bundle: Bundle, key: Path | None) -> Signature:
    """Who signed the manifest.

    Raises:
        UsageError: the signature is wrong, or not that of *key*.
    """
    if not bundle.signature and not bundle.public:
        if key is not None:
            raise UsageError("没有签名，说明不了是谁打的包。")
        return Signature()
    try:
        from hegui.bundle.signature import (  # noqa: PLC0415 - an extra
            fingerprint,
            is_valid,
            public_key,
        )
    except ModuleNotFoundError as error:
        if key is None:
            return Signature(unchecked=True)
        raise UsageError('核对签名，请安装：pip install "hegui[sign]"') from error
    wanted = public_key(key) if key is not None else b""
    if not bundle.signature or not bundle.public:
        raise UsageError("签名不完整：签名和公钥缺了一个，打包文件被改动过。")
    if not is_valid(bundle.text, bundle.signature, bundle.public):
        raise UsageError("签名不对：清单在签名以后被改动过，或者签名是伪造的。")
    if wanted and not is_valid(bundle.text, bundle.signature, wanted):
        told, asked = fingerprint(bundle.public), fingerprint(wanted)
        raise UsageError(
            f"签名不是给出的公钥的：签名用的公钥指纹是 {told}，给出的公钥指纹是 {asked}。"
        )
    return Signature(fingerprint(bundle.public), expected=bool(wanted))


def _others(result: AuditRun, folder: Path) -> Iterator[str]:
    """Chinese: what differs, by file, with the first report it differs in."""
    if not _same(folder / AUDIT, audit_pieces(result)):
        yield from _reports_that_differ(result, folder)
    names = list(result.facts)
    at = _first_other(folder / FACTS, facts_pieces(result))
    if at is not None:
        where = names[at] if at < len(names) else "末尾"
        yield f"读到的内容（facts.json）从“{where}”起不同"


def _same(path: Path, pieces: Iterable[bytes]) -> bool:
    return _first_other(path, pieces) is None


def _first_other(path: Path, pieces: Iterable[bytes]) -> int | None:
    """Which of *pieces* is the first that does not stand in the file; None if the file is all."""
    at = 0
    with path.open("rb") as file:
        for at, piece in enumerate(pieces):
            if file.read(len(piece)) != piece:
                return at
        return at + 1 if file.read(1) else None


def _reports_that_differ(result: AuditRun, folder: Path) -> Iterator[str]:
    then, now = load_document(folder / AUDIT), result.document
    parts = [name for name in {**then, **now} if name != "reports"]
    told = [_PARTS.get(name, name) for name in parts if then.get(name) != now.get(name)]
    if told:
        yield f"审核结果（audit.json）的{'、'.join(told)}不同"
    before = {report["path"]: at for at, report in enumerate(then["reports"])}
    count, more = 0, 0
    for report in now["reports"]:
        at = before.pop(report["path"], None)
        other = {} if at is None else then["reports"][at]
        keys = [key for key in {**other, **report} if other.get(key) != report.get(key)]
        if not keys:
            continue
        count, more = count + 1, more + (count >= _TOLD)
        if count <= _TOLD:
            what = "、".join(_KEYS.get(key, key) for key in keys)
            yield f"{report['path']}：{what}不同" if other else f"{report['path']}：包里没有这份"
    for path in list(before)[:_TOLD]:
        yield f"{path}：这次没有这份"
    if more:
        yield f"另有 {more} 份报告不同"
    if not told and not count and not before:
        yield "审核结果（audit.json）的内容相同，写法（排列、空白）不同"


_PARTS = {
    "rules": "规则",
    "as_of": "日期",
    "unreadable": "未能审核的文件",
    "across": "对照发现的问题",
    "across_undetermined": "无法对照的",
    "agencies": "单位",
    "clues": "线索",
    "waivers": "豁免",
    "marks": "复核结果",
    "unmatched_answers": "没有用上的核查结论",
}
_KEYS = {
    "score": "得分",
    "settled_score": "计入豁免和人工核查后的得分",
    "findings": "问题",
    "undetermined": "无法判断的规则",
    "passed": "通过的规则",
    "not_applicable": "不适用的规则",
    "ledger": "扣分明细",
    "counts": "问题数",
    "outcomes": "结论数",
    "doubts": "存疑",
    "checklist": "人工核查清单",
    "next_grade": "到下一等级要改的",
    "settled_ledger": "核查后的扣分明细",
    "answers": "核查结论",
    "copies": "副本",
}
