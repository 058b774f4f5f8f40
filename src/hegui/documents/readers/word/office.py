"""What our own readers cannot read, LibreOffice may: only where it is installed, and walled in.

It runs on strangers' bytes, so it gets a folder, a profile and an environment of its own, no
macros, no network it could reach, limits, and an end. Its result is read as any other DOCX, and
the reader is told, because a converter may lose or change things without a word.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from hegui.documents.document import Document, Remark
from hegui.documents.limits import Limits
from hegui.documents.permission import runs_program
from hegui.errors import DocumentError

if sys.platform != "win32":
    import resource

SECONDS = 50.0  # below the time a worker has for one report
_PROGRAMS = ("soffice", "libreoffice")
_MEMORY = 2 << 30
_PROCESSOR_SECONDS = 60
_UNREACHABLE = "http://127.0.0.1:9"
_WAY_OUT = "请用 Word 或 WPS 打开，另存为 DOCX 后再审核"
_CONVERTED = (
    "这个文件不能直接读取（{why}），由 LibreOffice 转换后读取，内容可能有出入。请对照原文件核对"
)
_SECURITY = "org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_by_office(data: bytes, suffix: str, why: str, limits: Limits) -> Document:
    """Read a file that our own reader gave up on; *why* is Chinese and says what it met.

    Raises:
        DocumentError: LibreOffice is not there, may not be started here, or fails too.
    """
    # Imported here: hardly any file comes this way.
    from hegui.documents.readers.word.docx import read_docx  # noqa: PLC0415

    if program() is None:
        raise DocumentError(f"这个旧版文件不能直接读取：{why}；{_WAY_OUT}")
    converted = convert_by_office(data, suffix, limits)
    if converted is None:
        raise DocumentError(
            f"这个旧版文件不能直接读取：{why}，用 LibreOffice 转换也没有成功；{_WAY_OUT}"
        )
    document = read_docx(converted, limits)
    remark = Remark("office", _CONVERTED.format(why=why))
    return replace(document, kind=suffix, remarks=(remark, *document.remarks))


def program() -> str | None:
    """Where LibreOffice is installed; None if it is not."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def convert_by_office(
    data: bytes, suffix: str, limits: Limits, seconds: float = SECONDS
) -> bytes | None:
    """The file as DOCX; None if LibreOffice is not there, fails or takes more than *seconds*."""
    path = program()
    if path is None:
        return None
    try:
        with runs_program(), _folder() as folder:
            source = folder / f"report.{suffix}"
            source.write_bytes(data)
            _write_profile(folder)
            _run(path, source, folder, seconds)
            result = folder / "out" / "report.docx"
            if not result.is_file() or result.stat().st_size > limits.file_bytes:
                return None
            return result.read_bytes()
    except OSError:  # a worker may neither write files nor start programs
        return None


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hegui-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _write_profile(folder: Path) -> None:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/{escape(path)}"><prop oor:name="{escape(name)}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _run(path: str, source: Path, folder: Path, seconds: float) -> None:
    """Run it in a process group of its own, and leave nothing of it behind."""
    process = subprocess.Popen(  # noqa: S603 - the installed program, neutral file names, no shell
        [
            path,
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _limit(process.pid)
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _kill(process)


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of ours but where programs lie; proxies that lead nowhere."""
    proxies = dict.fromkeys(
        ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"),
        _UNREACHABLE,
    )
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {
        **kept,
        **proxies,
        "PATH": os.defpath,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _limit(pid: int) -> None:
    """Limits of its own: it needs more memory than a reader, and must end even if we do not."""
    if sys.platform != "linux":
        return
    for which, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            _, hard = resource.prlimit(pid, which)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.prlimit(pid, which, (least, least))


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
