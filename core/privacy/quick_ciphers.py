"""The two ciphers that open a vault, without all else that their library loads around them.

`cryptography` offers AES-GCM and X25519 behind modules that load every cipher it knows: thirteen
milliseconds of each start, while the window waits for the key. Its compiled core, which those
modules only hand on, is asked for both here; where it has no such names, the public ones answer.
"""

from __future__ import annotations

try:
    from cryptography.hazmat.bindings._rust import openssl as _core

    AESGCM = _core.aead.AESGCM
    new_private = _core.x25519.generate_key
    to_private = _core.x25519.from_private_bytes
    to_public = _core.x25519.from_public_bytes
except (ImportError, AttributeError):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    new_private = X25519PrivateKey.generate
    to_private = X25519PrivateKey.from_private_bytes
    to_public = X25519PublicKey.from_public_bytes

__all__ = ["AESGCM", "new_private", "to_private", "to_public"]
