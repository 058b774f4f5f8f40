"""Which program made a result: its version, Python's, and those of the libraries it stands on."""

import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from hegui import __version__
from hegui.batch.store.keys import program_digest

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"extra\s*==\s*['\"](\w+)['\"]")
_RESULTS = ("ocr",)  # extras that results depend on


@dataclass(frozen=True, slots=True)
class Program:
    """A state of the program.

    Attributes:
        version: of Hegui.
        python: version of Python.
        digest: of Hegui's own files, Python and the libraries, as the store knows it.
        libraries: name → version.
    """

    version: str
    python: str
    digest: str
    libraries: Mapping[str, str]


def this_program() -> Program:
    """The program that is running."""
    return Program(__version__, platform.python_version(), program_digest(), _libraries())


def differences(then: Program, now: Program) -> tuple[str, ...]:
    """Chinese: in what two states of the program differ; () if they are one."""
    told = []
    if then.version != now.version:
        told.append(f"合规：打包时 {then.version}，现在 {now.version}")
    if then.python != now.python:
        told.append(f"Python：打包时 {then.python}，现在 {now.python}")
    for name in sorted(then.libraries.keys() | now.libraries.keys()):
        before, after = (one.libraries.get(name, "没有") for one in (then, now))
        if before != after:
            told.append(f"{name}：打包时 {before}，现在 {after}")
    if not told and then.digest != now.digest:
        told.append("版本号都相同，但程序文件有改动")
    return tuple(told)


def _libraries() -> dict[str, str]:
    found: dict[str, str] = {}
    for wanted in metadata.requires("hegui") or ():
        extra, name = _EXTRA.search(wanted), _NAME.match(wanted)
        if name is None or (extra is not None and extra[1] not in _RESULTS):
            continue
        try:
            found[name[0]] = metadata.version(name[0])
        except metadata.PackageNotFoundError:  # an extra that is not installed
            continue
    return dict(sorted(found.items()))
