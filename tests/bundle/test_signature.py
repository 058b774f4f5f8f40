"""Keys are kept from others, and only keys of the right kind sign."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from hegui.bundle.signature import (
    LENGTH,
    fingerprint,
    is_valid,
    make_keys,
    public_key,
    refuse_key,
    sign,
)
from hegui.errors import UsageError


def test_a_private_key_is_for_its_owner_alone_and_is_never_overwritten(tmp_path: Path) -> None:
    public = make_keys(tmp_path / "k.pem")
    assert public == tmp_path / "k.pub.pem"
    assert (tmp_path / "k.pem").stat().st_mode & 0o777 == 0o600
    with pytest.raises(UsageError, match="没有覆盖"):
        make_keys(tmp_path / "k.pem")


def test_a_signature_is_good_for_its_message_and_its_key_alone(tmp_path: Path) -> None:
    public = public_key(make_keys(tmp_path / "k.pem"))
    other = public_key(make_keys(tmp_path / "other.pem"))
    signature, own = sign(b"text", tmp_path / "k.pem")
    assert (len(signature), own) == (LENGTH, public)
    assert is_valid(b"text", signature, public)
    assert not is_valid(b"Text", signature, public)
    assert not is_valid(b"text", signature, other)
    assert not is_valid(b"text", signature[:-1], public)
    assert not is_valid(b"text", signature, b"no key")
    assert fingerprint(public) != fingerprint(other)
    assert len(fingerprint(public)) == 39


def test_what_is_no_key_of_this_kind_is_told_so(tmp_path: Path) -> None:
    public = make_keys(tmp_path / "k.pem")
    with pytest.raises(UsageError, match="这是私钥"):
        public_key(tmp_path / "k.pem")
    with pytest.raises(UsageError, match="这是公钥"):
        refuse_key(public)
    with pytest.raises(UsageError, match="读不了密钥文件"):
        refuse_key(tmp_path / "none.pem")
    (tmp_path / "x.pem").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="不是私钥"):
        refuse_key(tmp_path / "x.pem")
    form, kind = serialization.PrivateFormat.PKCS8, serialization.Encoding.PEM
    other = generate_private_key(SECP256R1())
    bare = other.private_bytes(kind, form, serialization.NoEncryption())
    (tmp_path / "x.pem").write_bytes(bare)
    with pytest.raises(UsageError, match="不是 Ed25519 私钥"):
        refuse_key(tmp_path / "x.pem")
    locked = other.private_bytes(kind, form, serialization.BestAvailableEncryption(b"x"))
    (tmp_path / "x.pem").write_bytes(locked)
    with pytest.raises(UsageError, match="私钥有口令"):
        refuse_key(tmp_path / "x.pem")
