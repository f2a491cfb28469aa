"""Sealing stands on the core of its library; what it makes is what the library's own words make."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.privacy import sealing


def test_a_secret_is_stretched_as_hkdf_does() -> None:
    for length in (16, 32, 64):
        secret = secrets.token_bytes(length)
        stretched = HKDF(SHA256(), 32, salt=None, info=b"cardfile keyring").derive(secret)

        assert sealing.stretch(secret, "keyring") == stretched


def test_a_seal_is_what_the_library_opens() -> None:
    wrapper = secrets.token_bytes(32)
    sealed = sealing.seal(wrapper, b"the key", "vault 1")
    nonce, content = map(sealing.from_text, sealed.values())

    assert AESGCM(wrapper).decrypt(nonce, content, b"vault 1") == b"the key"


def test_what_is_sealed_to_a_pair_opens_by_the_shared_secret() -> None:
    private = X25519PrivateKey.generate()
    public = sealing.to_text(private.public_key().public_bytes_raw())
    sealed = sealing.seal_to(public, b"the key", "vault 1")
    pair = {
        "public": public,
        "private": sealing.seal(bytes(32), private.private_bytes_raw(), "vault 1"),
        "key": sealed,
    }

    assert sealing.unseal_with(pair, bytes(32), "key", "vault 1") == b"the key"
