"""Whether a ruleset fits this server. Versions are compared by their numbers."""


def incompatible(compat: dict[str, str], app_version: str) -> str:
    """Why a ruleset with this ``compat`` cannot run here; empty if it can.

    A shorter bound covers all that begins with it: ``max = "1"`` takes 1.9.3, ``min = "1"`` 1.0.0.
    """
    here = numbers(app_version)
    least = numbers(compat["min"])
    if here < least:
        return f"It needs version {compat['min']} of the server or newer; this is {app_version}."
    most = numbers(compat["max"]) if "max" in compat else ()
    if most and here[: len(most)] > most:
        return f"It works up to version {compat['max']} of the server; this is {app_version}."
    return ""


def unverified(compat: dict[str, str], app_version: str) -> bool:
    """Whether the server is newer than what the authors tried."""
    tried = numbers(compat["verified"]) if "verified" in compat else ()
    return bool(tried) and numbers(app_version)[: len(tried)] > tried


def numbers(version: str) -> tuple[int, ...]:
    """``1.4.0-beta+x`` → (1, 4, 0)."""
    plain = version.partition("+")[0].partition("-")[0]
    return tuple(int("".join(filter(str.isdigit, part)) or 0) for part in plain.split("."))
