"""The six digits of an authenticator app (TOTP, RFC 6238): a new code every 30 seconds.

The code of the present step is right, and that of the step just past, because typing and sending
take their time (section 5.2). Who checks remembers the step, so that each is good once.
"""

import base64
import hmac
import re
import secrets

import pyotp

STEP_S = 30
SECRET_BYTES = 20  # as long as the SHA-1 that every app computes with (RFC 4226, section 4)
ISSUER = "Campaign Manager"
_FORM = re.compile(r"[0-9]{6}")


def make_secret() -> bytes:
    """From the system's random source."""
    return secrets.token_bytes(SECRET_BYTES)


def shown(secret: bytes) -> str:
    """The secret as a person types it where no camera reads the address."""
    return base64.b32encode(secret).decode()


def address(secret: bytes, account: str) -> str:
    """The ``otpauth://`` address that apps read from a QR code."""
    return pyotp.TOTP(shown(secret)).provisioning_uri(name=account, issuer_name=ISSUER)


def read(text: str) -> str | None:
    """The digits however they were typed, or None for what is no such code."""
    code = "".join(char for char in text if char not in " -")
    return code if _FORM.fullmatch(code) else None


def step_of(secret: bytes, code: str, now: float) -> int | None:
    """The step that ``code`` is of; None if it is neither the present one nor the last."""
    present = int(now) // STEP_S
    totp = pyotp.TOTP(shown(secret), interval=STEP_S)
    found = None
    for step in (present, present - 1):
        # both are computed in any case: how long it takes tells nothing
        if hmac.compare_digest(totp.generate_otp(step), code) and found is None:
            found = step
    return found
