"""The vault's ciphers are those of `cryptography`, by its shortest way."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.bindings import _rust
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.privacy import quick_ciphers

KEY, NONCE = bytes(range(32)), bytes(12)


@pytest.fixture(params=["core", "public"])
def ciphers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """Give the ciphers by the compiled core, and as they are where it has none."""
    if request.param == "public":
        monkeypatch.setattr(_rust, "openssl", None)
        monkeypatch.setitem(sys.modules, "cryptography.hazmat.bindings._rust.openssl", None)
    importlib.reload(quick_ciphers)
    yield quick_ciphers
    monkeypatch.undo()
    importlib.reload(quick_ciphers)


def test_both_ways_seal_what_the_public_cipher_opens(ciphers):
    sealed = ciphers.AESGCM(KEY).encrypt(NONCE, b"a key", b"a vault")
    assert AESGCM(KEY).decrypt(NONCE, sealed, b"a vault") == b"a key"
    with pytest.raises(InvalidTag):
        ciphers.AESGCM(KEY).decrypt(NONCE, sealed, b"another vault")


def test_both_ways_agree_on_a_key_with_the_public_pair(ciphers):
    theirs = X25519PrivateKey.generate()
    ours = ciphers.new_private()
    public = X25519PublicKey.from_public_bytes(ours.public_key().public_bytes_raw())
    again = ciphers.to_private(ours.private_bytes_raw())
    shared = again.exchange(ciphers.to_public(theirs.public_key().public_bytes_raw()))
    assert shared == theirs.exchange(public)


@pytest.mark.parametrize("wrong", [b"", b"short", bytes(33)])
def test_both_ways_refuse_a_key_of_another_length(ciphers, wrong):
    for read in (ciphers.to_private, ciphers.to_public, ciphers.AESGCM):
        with pytest.raises(ValueError):  # noqa: PT011 - their words differ
            read(wrong)


def test_opening_a_seal_loads_no_other_cipher():
    script = (
        "import sys\nfrom core.privacy import sealing\nkey = bytes(32)\n"
        "pair = sealing.new_pair(key, 'a')\nsealing.seal_to(pair['public'], key, 'a')\n"
        "print(sorted(m for m in sys.modules if 'asymmetric' in m or 'ciphers.' in m))"
    )
    asked = [sys.executable, "-c", script]
    said = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert said.stdout.strip() == "[]"
