"""Reports in object storage: listed, brought while they are read, and shown by their addresses."""

import io
import json
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest

from hegui.batch import remote
from hegui.batch.archives import unpacked
from hegui.batch.brought import here as here_on_disk
from hegui.batch.brought import with_files
from hegui.batch.child import Item, Result, Start
from hegui.batch.discover import Found, called, discover
from hegui.batch.origin import Origin, is_address, without_user
from hegui.batch.run import Options
from hegui.batch.slots import Answered
from hegui.batch.source import Source
from hegui.batch.store.keys import listed_as
from hegui.cli.main import main
from hegui.errors import DocumentError, UsageError
from hegui.exchange.document import dump
from tests.batch.test_together import DAY, RULESET, laid, page, text
from tests.batch.whole import audited
from tests.generator.make import make_report

fsspec = pytest.importorskip("fsspec", reason="没有装 hegui[remote]")
pytest.importorskip("s3fs", reason="没有装 hegui[remote]")
moto = pytest.importorskip("moto.server", reason="没有装 moto[s3]")
boto3 = pytest.importorskip("boto3", reason="没有装 moto[s3]")


SECRET = "verysecretkey"  # noqa: S105 - of nobody


@dataclass
class Bucket:
    """A bucket of a storage service of our own."""

    client: Any
    name: str

    def put(self, files: Mapping[str, bytes]) -> None:
        for key, data in files.items():
            self.client.put_object(Bucket=self.name, Key=key, Body=data)

    @property
    def address(self) -> str:
        return f"s3://{self.name}"


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        yield settings["AWS_ENDPOINT_URL"]
    server.stop()


@pytest.fixture
def bucket(service: str, request: pytest.FixtureRequest) -> Bucket:
    client = boto3.client("s3", endpoint_url=service)
    name = f"nianbao-{abs(hash(request.node.name))}"
    client.create_bucket(Bucket=name)
    return Bucket(client, name)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """A small county: two years of one agency, and another one's."""
    one, later, other = (
        make_report(seed, edition="2021", year=year, kind="department", size="small", odd=())
        for seed, year in ((11, 2022), (11, 2023), (29, 2023))
    )
    return {
        "青禾市/民政局 2022（终稿）.html": page(one),
        "青禾市/民政局 2023.html": page(later),
        "青禾市/局#100%+1?.txt": text(other),
    }


def here(items: Sequence[Item], start: Start[Item, Result], /) -> Iterator[Answered[Result]]:
    """A run in this process, which brings files as a run in workers does."""
    work = start(careful=False, tell=lambda _stage: None)

    def run(near: Sequence[Item]) -> Iterator[Answered[Result]]:
        for index in range(len(near)):
            yield Answered(index, work(near[index]))

    yield from with_files(items, run)


def shown(*arguments: str) -> list[str]:
    return [found.shown for found in discover(arguments)]


def test_reports_in_a_bucket_are_judged_as_those_of_a_folder(
    bucket: Bucket, files: dict[str, bytes], tmp_path: Path
) -> None:
    bucket.put({f"归档/{key}": data for key, data in files.items()})
    address = f"{bucket.address}/归档"
    options = Options(DAY, None, "reference", 1)
    (tmp_path / "归档").mkdir()
    folder = laid(tmp_path / "归档", files)

    far = audited([address], RULESET, options, runner=here)
    near = audited([folder], RULESET, options, runner=here)

    assert [one["path"] for one in far.document["reports"]] == [
        f"{address}/{key}" for key in sorted(files)
    ]
    assert dump(far.document).replace(address, str(folder)) == dump(near.document)


def test_workers_of_this_machine_get_files_and_no_credentials(
    bucket: Bucket, files: dict[str, bytes], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bucket.put(dict(list(files.items())[:1]))
    output = tmp_path / "结果"

    code = main(
        [bucket.address, "--no-store", "--fail-on", "never", "-v", "--output", str(output)]
    )

    told = capsys.readouterr()
    written = [path.read_bytes() for path in output.rglob("*") if path.is_file()]
    assert code == 0
    assert "民政局 2022（终稿）.html" in (output / "audit.json").read_text("utf-8")
    assert SECRET not in told.out + told.err
    assert not any(SECRET.encode() in one for one in written)


def test_what_was_audited_is_not_fetched_again_until_it_changes(
    bucket: Bucket, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.put(files)
    options = Options(DAY, None, "reference", 1, store=tmp_path / "库.db")
    brought: list[str] = []
    bring = remote.bring

    def counted(origin: Origin, path: Path) -> None:
        brought.append(origin.name.rpartition("/")[2])
        bring(origin, path)

    monkeypatch.setattr("hegui.batch.brought.bring", counted)

    first = audited([bucket.address], RULESET, options, runner=here)
    again = audited([bucket.address], RULESET, options, runner=here)
    assert sorted(brought) == sorted(key.rpartition("/")[2] for key in files)
    assert dump(first.document) == dump(again.document)

    brought.clear()
    bucket.put({"青禾市/民政局 2023.html": files["青禾市/民政局 2022（终稿）.html"]})
    audited([bucket.address], RULESET, options, runner=here)
    assert brought == ["民政局 2023.html"]


def test_an_object_that_changes_while_it_is_audited_is_lost_and_nothing_else(
    bucket: Bucket, files: dict[str, bytes]
) -> None:
    bucket.put(files)
    changed = next(iter(files))
    found = discover([bucket.address])
    bucket.put({changed: b"x" * 100})

    def run(near: Sequence[Found]) -> Iterator[Answered[int]]:
        for index in range(len(near)):
            one = near[index]
            yield Answered(index, 0 if one.refused else one.path.stat().st_size)

    answers = {found[answer.index].shown: answer for answer in with_files(found, run)}

    lost = answers.pop(f"{bucket.address}/{changed}")
    assert lost.lost == "未能审核：在审核过程中被改动；请重新审核"
    assert [answer.lost for answer in answers.values()] == ["", ""]
    assert all(answer.result for answer in answers.values())


def test_files_are_gone_when_they_are_not_needed(bucket: Bucket, files: dict[str, bytes]) -> None:
    bucket.put(files)
    held: list[Path] = []

    def run(near: Sequence[Found]) -> Iterator[Answered[int]]:
        for index in range(len(near)):
            assert not any(path.exists() for path in held)
            held.append(near[index].path)
            assert held[-1].is_file()
            yield Answered(index, index)

    assert len(list(with_files(discover([bucket.address]), run))) == 3
    assert not held[0].parent.exists()


def test_what_is_certainly_no_report_is_left_out(bucket: Bucket) -> None:
    names = ["a.html", "a_files/x.html", "a_files/x.js", ".隐藏/b.html", "~$c.docx", "d.json"]
    bucket.put(dict.fromkeys(names, b"x") | {"空文件夹/": b"", "e": b"x"})

    assert shown(bucket.address) == [f"{bucket.address}/a.html", f"{bucket.address}/e"]
    assert shown(f"{bucket.address}/d.json") == [f"{bucket.address}/d.json"]


def test_archives_give_way_to_their_members(bucket: Bucket, files: dict[str, bytes]) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for key, content in files.items():
            archive.writestr(key, content)
    bucket.put({"全市.zip": data.getvalue()})
    top = f"{bucket.address}/全市.zip"

    members = unpacked(discover([bucket.address]), 1)
    (wanted,) = unpacked(discover([f"{top}!青禾市/民政局 2023.html"]), 1)

    assert [one.shown for one in members] == [f"{top}!{key}" for key in sorted(files)]
    assert wanted.shown == f"{top}!青禾市/民政局 2023.html"
    with here_on_disk(wanted) as near:
        source = Source()
        assert source.read(near) == files["青禾市/民政局 2023.html"]
        source.close()


def test_an_object_above_the_limit_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"a.html": (100 << 20) + 1, "b.html": 100 << 20, "c.zip": 100 << 20}
    origins = [(name, Origin("s3://b", f"b/{name}", size, "m")) for name, size in sizes.items()]
    monkeypatch.setattr(remote, "list_objects", lambda _: origins)

    large, small, archive = discover(["s3://b"])

    assert large.refused.startswith("文件过大，字节数超限")
    assert (small.refused, archive.refused) == ("", "")


@pytest.mark.usefixtures("service")
def test_an_address_without_anything_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for address in ("s3://no-such-bucket/县", "s3://no-such-bucket"):
        assert main([address, "--no-store"]) == 2
        told = capsys.readouterr().err
        assert address in told
        assert "没有这个地址" in told or "没有可审核的文件" in told


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("s3://nobody:hush@bucket/x", "地址里不要写密码：s3://bucket/x"),
        ("http://example.invalid/x", "不支持这种地址：http://example.invalid/x"),
        ("simplecache::s3://bucket/x", "不支持这种地址"),
        ("gopher://x", "不支持这种地址：gopher://x"),
    ],
)
def test_an_address_that_is_not_read_says_why(address: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as raised:
        list(remote.list_objects(address))

    assert "hush" not in str(raised.value)


def test_a_service_that_does_not_answer_is_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def find(self, *_: object, **__: object) -> dict[str, object]:
            raise ConnectionRefusedError(f"https://x/?Signature={SECRET}")

        def get_file(self, *_: object) -> None:
            raise PermissionError(SECRET)

    monkeypatch.setattr(remote, "_open", lambda _: (Broken(), "x"))

    with pytest.raises(UsageError) as listing:
        list(remote.list_objects("s3://bucket/x"))
    with pytest.raises(DocumentError) as fetching:
        remote.bring(Origin("s3://bucket", "bucket/x", 1, "m"), Path(os.devnull))

    assert str(listing.value) == "连不上存储服务，请检查网络和服务地址：s3://bucket/x"
    assert str(fetching.value) == "从存储服务取不到：没有读取权限，请检查访问密钥和授权"


@pytest.fixture
def hdfs(files: dict[str, bytes]) -> Iterator[str]:
    """A name node and data node of HDFS that hold *files* in ``/年报``; gives their address."""

    class Node(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            asked = parse_qs(query)
            name = unquote(path).removeprefix("/webhdfs/v1")
            data = files.get(name.removeprefix("/年报/"))
            if asked["op"] == ["OPEN"] and data is not None:
                if "sent" not in asked:  # the name node sends on to a data node
                    self.send_response(307)
                    self.send_header(
                        "Location", f"http://{self.headers['Host']}{self.path}&sent=1"
                    )
                    self.end_headers()
                    return
                start = int(asked.get("offset", ["0"])[0])
                self.say(data[start : start + int(asked.get("length", [str(len(data))])[0])])
            elif asked["op"] == ["LISTSTATUS"]:
                below = name.rstrip("/") + "/"
                names = {f"/年报/{key}" for key in files} | {"/年报/青禾市"}
                inside = [one for one in names if one.rpartition("/")[0] + "/" == below]
                found = [status(one) | {"pathSuffix": one[len(below) :]} for one in inside]
                self.say(json.dumps({"FileStatuses": {"FileStatus": found}}).encode())
            else:
                self.say(json.dumps({"FileStatus": status(name)}).encode())

        def say(self, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    def status(name: str) -> dict[str, object]:
        data = files.get(name.removeprefix("/年报/"))
        if data is None:
            return {"type": "DIRECTORY", "length": 0, "modificationTime": 1, "pathSuffix": ""}
        return {"type": "FILE", "length": len(data), "modificationTime": 7, "pathSuffix": ""}

    server = ThreadingHTTPServer(("127.0.0.1", 0), Node)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"webhdfs://li@127.0.0.1:{server.server_port}/年报"
    server.shutdown()
    thread.join()
    server.server_close()


def test_reports_in_hdfs_are_listed_and_brought(
    hdfs: str, files: dict[str, bytes], tmp_path: Path
) -> None:
    found = discover([hdfs])
    top = without_user(hdfs)

    assert [one.shown for one in found] == [f"{top}/{key}" for key in sorted(files)]
    for one, key in zip(found, sorted(files), strict=True):
        assert one.origin is not None
        remote.bring(one.origin, tmp_path / "x")
        assert (tmp_path / "x").read_bytes() == files[key]


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)

    with pytest.raises(UsageError) as raised:
        list(remote.list_objects("s3://bucket/x"))

    assert str(raised.value) == '读对象存储和 HDFS，请安装：pip install "hegui[remote]"'


def test_who_signs_in_is_not_shown() -> None:
    assert without_user("webhdfs://li@hdfs.local:9870/年报") == "webhdfs://hdfs.local:9870/年报"
    assert without_user("s3://bucket/a@b") == "s3://bucket/a@b"
    assert called("webhdfs://li@h/x") == "webhdfs://h/x"
    assert is_address("s3://bucket")
    assert not is_address("C:\\年报")
    assert not is_address("县/年报")


def test_what_stands_for_an_object_changes_with_it_and_not_with_who_asks() -> None:
    one = Origin("webhdfs://li@h", "/x", 3, "3 mtime 1")

    assert listed_as(one) == listed_as(Origin("webhdfs://wang@h", "/x", 3, "3 mtime 1"))
    assert listed_as(one) != listed_as(Origin("webhdfs://li@h", "/x", 3, "3 mtime 2"))
    assert listed_as(Origin("webhdfs://li@h", "/x", 3, "")) == ""
