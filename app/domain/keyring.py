"""The server's secret keys. The first signs; all of them verify, so that keys can be changed
without logging anyone out."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keyring:
    """``keys`` is ordered: newest first. One secret serves several purposes by deriving a key for
    each, so a signature made for one is worth nothing for another."""

    keys: Mapping[str, bytes]

    def __post_init__(self) -> None:
        if not self.keys or any(len(key) < 32 for key in self.keys.values()):
            raise ValueError("A key ring needs at least one key, each of 32 bytes or more.")

    @property
    def current(self) -> str:
        return next(iter(self.keys))

    def derived(self, kid: str, purpose: str) -> bytes | None:
        """The key for one purpose; None for an unknown key id."""
        secret = self.keys.get(kid)
        if secret is None:
            return None
        return hmac.digest(secret, f"campaign-manager:{purpose}".encode(), hashlib.sha256)

    def sign(self, purpose: str, message: bytes, kid: str = "") -> bytes:
        key = self.derived(kid or self.current, purpose)
        if key is None:
            raise KeyError(kid)
        return hmac.digest(key, message, hashlib.sha256)

    def verify(self, kid: str, purpose: str, message: bytes, signature: bytes) -> bool:
        key = self.derived(kid, purpose)
        if key is None:
            return False
        return hmac.compare_digest(hmac.digest(key, message, hashlib.sha256), signature)
