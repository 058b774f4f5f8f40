"""Object storage and HDFS: addresses become lists of objects, objects become files on this disk.

The only door to fsspec and what stands behind it. Its errors are told in words of ours and never
in its own, which may hold keys and signed addresses. Credentials come from the environment and
the files of each service; they are neither asked for nor kept.
"""

import errno
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import sleep
from typing import Any

from hegui.batch.origin import Origin, protocol_of, system_of, tells_password, without_user
from hegui.errors import DocumentError, UsageError

# What is read, and what has to be installed for it; "" for what comes with fsspec.
_NEEDS = {
    "s3": "hegui[remote]",
    "s3a": "hegui[remote]",
    "webhdfs": "hegui[remote]",
    "hdfs": "pyarrow",
    "oss": "ossfs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
    "sftp": "paramiko",
    "ssh": "paramiko",
    "smb": "smbprotocol",
    "memory": "hegui[remote]",
}
# The first of these that a service tells: lists and single answers differ in the others.
_MARKS = (
    *("ETag", "etag", "md5Hash", "checksum", "content_md5"),
    *("modificationTime", "mtime", "last_modified", "LastModified", "updated", "created"),
)
_PAUSES = (0.5, 2.0)  # seconds before another try
_CHANGED = "在审核过程中被改动；请重新审核"
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError)


def list_objects(address: str) -> Iterator[tuple[str, Origin]]:
    """The objects under *address*, each with the part of its name below that; in order of name.

    The part is "" if the address is that of one object.

    Raises:
        UsageError: the address is none that is read, or the service does not answer.
    """
    system, root = _open(address)
    try:
        found: Mapping[str, Mapping[str, Any]] = system.find(root, detail=True)
    except Exception as error:  # noqa: BLE001 - each service has errors of its own
        raise UsageError(f"{_why(error)}：{without_user(address)}") from None
    for name, about in sorted(found.items()):
        if about.get("type") == "directory" or name.endswith("/"):
            continue
        below = name.removeprefix(root).lstrip("/") if name != root else ""
        yield below, _origin(system_of(address), name, about)


def bring(origin: Origin, path: Path) -> None:
    """Write an object to *path*, in the state it was listed in.

    Raises:
        DocumentError: it cannot be had, or was changed since.
    """
    try:
        system, _ = _open(origin.system)
    except UsageError as error:
        raise DocumentError(str(error)) from error
    for pause in (*_PAUSES, None):
        try:
            system.get_file(origin.name, str(path))
            now = _origin(origin.system, origin.name, system.info(origin.name))
        except Exception as error:  # noqa: BLE001 - each service has errors of its own
            if pause is None or isinstance(error, _FINAL) or _is_sign_in(error):
                raise DocumentError(f"从存储服务取不到：{_why(error)}") from None
            sleep(pause)
            continue
        if now.mark != origin.mark or path.stat().st_size != now.size >= 0:
            raise DocumentError(_CHANGED)
        return


def _open(address: str) -> tuple[Any, str]:
    """The service of an address, and the rest of it as the service says it."""
    protocol, shown = protocol_of(address), without_user(address)
    if protocol not in _NEEDS or "::" in address:
        known = "、".join(f"{name}://" for name in ("s3", "webhdfs", "hdfs", "oss"))
        raise UsageError(f"不支持这种地址：{shown}（支持 {known} 等，见 docs/scale.md）。")
    if tells_password(address):
        raise UsageError(
            f"地址里不要写密码：{shown}。访问凭据请写在环境变量或存储服务自己的配置文件里。"
        )
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError('读对象存储和 HDFS，请安装：pip install "hegui[remote]"') from None
    try:
        system, root = url_to_fs(address, use_listings_cache=False)
    except ImportError:
        raise UsageError(f'读 {protocol}://，请安装：pip install "{_NEEDS[protocol]}"') from None
    except Exception as error:  # noqa: BLE001 - each service has errors of its own
        raise UsageError(f"{_why(error)}：{shown}") from None
    return system, root.rstrip("/")


def _origin(system: str, name: str, about: Mapping[str, Any]) -> Origin:
    size = about.get("size")
    mark = next((f"{size} {key} {about[key]}" for key in _MARKS if about.get(key)), "")
    return Origin(system, name, size if isinstance(size, int) else -1, mark)


def _why(error: Exception) -> str:
    """Chinese: why a service did not give what was asked for."""
    if isinstance(error, FileNotFoundError):
        return "没有这个地址"
    if isinstance(error, PermissionError):
        return "没有读取权限，请检查访问密钥和授权"
    if _is_sign_in(error):
        return "没有访问凭据，请用环境变量或配置文件给出"
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "本机的临时文件夹满了"
    name = type(error).__name__
    signs = ("Connect", "Endpoint", "Timeout", "Resolution", "gaierror")
    if isinstance(error, ConnectionError | TimeoutError) or any(one in name for one in signs):
        return "连不上存储服务，请检查网络和服务地址"
    return f"存储服务出错（{name}）"


def _is_sign_in(error: Exception) -> bool:
    name = type(error).__name__
    return any(sign in name for sign in ("Credential", "Token", "Auth"))
