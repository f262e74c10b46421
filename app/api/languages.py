"""German or English: what the browser would rather have."""

from sanic import Request


def preferred(request: Request) -> str:
    """``de`` or ``en`` by ``Accept-Language``; English for everybody else."""
    best, most = "en", 0.0
    for part in request.headers.get("accept-language", "").split(","):
        tag, _, weight = part.partition(";")
        language = tag.strip().lower().partition("-")[0]
        value = _weight(weight)
        if language in {"de", "en"} and value > most:
            best, most = language, value
    return best


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if not name:
        return 1.0
    try:
        return max(0.0, min(1.0, float(value)))
    except ValueError:
        return 0.0
