"""Signatures over a manifest: Ed25519, the only module that knows the library for it.

The signature is 64 plain bytes over the very bytes of ``manifest.json``, so other tools can check
it as well: ``openssl pkeyutl -verify -pubin -inkey KEY -rawin -in manifest.json -sigfile SIG``.
"""

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hegui.errors import UsageError

LENGTH = 64  # bytes of a signature
_KEY_BYTES = 16_384  # of a key file; real: under 200
_GROUP = 4


def make_keys(private: Path) -> Path:
    """Write a new private key, for its owner alone to read, and its public key beside it.

    The public key lies in ``NAME.pub.pem``; where that is is returned.

    Raises:
        UsageError: one of the files is there already, or the system does not let us write.
    """
    public = private.with_name(f"{private.name.removesuffix('.pem')}.pub.pem")
    for path in (private, public):
        if path.exists():
            raise UsageError(f"已有这个文件，没有覆盖：{path}")
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        # Nobody else may read it, not even in the moment after it was made.
        handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secret)
        public.write_bytes(_pem(key.public_key()))
    except OSError as error:
        raise UsageError(f"写不了密钥文件：{private}（系统错误 {error.errno}）") from error
    return public


def sign(message: bytes, key_file: Path) -> tuple[bytes, bytes]:
    """The signature over *message*, and the public key that checks it (PEM).

    Raises:
        UsageError: the file is no private key of this kind.
    """
    key = _private(key_file)
    return key.sign(message), _pem(key.public_key())


def refuse_key(key_file: Path) -> None:
    """Refuse, before any work is done, to sign with what is no key.

    Raises:
        UsageError: the file is no private key of this kind.
    """
    _private(key_file)


def is_valid(message: bytes, signature: bytes, public: bytes) -> bool:
    """Whether *signature* was made over *message* with the private part of *public* (PEM)."""
    try:
        key = serialization.load_pem_public_key(public)
    except (ValueError, UnsupportedAlgorithm):
        return False
    if not isinstance(key, Ed25519PublicKey):
        return False
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def public_key(path: Path) -> bytes:
    """The public key in a file, as PEM of always the same layout.

    Raises:
        UsageError: it is no public key of this kind.
    """
    text = _read(path)
    try:
        key = serialization.load_pem_public_key(text)
    except (ValueError, UnsupportedAlgorithm) as error:
        hint = "这是私钥，请给公钥（.pub.pem）" if b"PRIVATE KEY" in text else "要 PEM 格式的公钥"
        raise UsageError(f"{path}：不是公钥：{hint}。") from error
    if not isinstance(key, Ed25519PublicKey):
        raise UsageError(f"{path}：不是 Ed25519 公钥，用 audit bundle-key 生成的才行。")
    return _pem(key)


def fingerprint(public: bytes) -> str:
    """What people read out to each other of a public key: groups of hex digits."""
    try:
        key = serialization.load_pem_public_key(public)
    except (ValueError, UnsupportedAlgorithm):
        return "（读不出）"
    raw = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    digest = hashlib.sha256(raw).hexdigest()[:32]
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _private(path: Path) -> Ed25519PrivateKey:
    text = _read(path)
    try:
        key = serialization.load_pem_private_key(text, password=None)
    except TypeError as error:
        raise UsageError(f"{path}：私钥有口令，这里用不了；请用没有口令的私钥。") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        hint = "这是公钥，签名要用私钥" if b"PUBLIC KEY" in text else "要 PEM 格式的私钥"
        raise UsageError(f"{path}：不是私钥：{hint}；用 audit bundle-key 生成。") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"{path}：不是 Ed25519 私钥，用 audit bundle-key 生成的才行。")
    return key


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_KEY_BYTES)
    except OSError as error:
        raise UsageError(f"读不了密钥文件：{path}（系统错误 {error.errno}）") from error


def _pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
