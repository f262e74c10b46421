"""The address that the server is started with, where no web app stands there: it says that the
server runs and where to go."""

import time

from sanic import Blueprint, HTTPResponse, Request

from app import __version__
from app.api.endpoint import finish
from app.api.languages import preferred

home = Blueprint("home")

_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
_TEXTS = {
    "de": {
        "runs": f"Der Server läuft (Version {__version__}).",
        "docs": "Die Schnittstelle ansehen und ausprobieren",
        "pair": "TaleSpire mit einem Konto verbinden",
        "reset": "Passwort vergessen",
        "ready": "Zustand der Teile",
    },
    "en": {
        "runs": f"The server runs (version {__version__}).",
        "docs": "See and try the API",
        "pair": "Connect TaleSpire with an account",
        "reset": "Forgotten password",
        "ready": "State of its parts",
    },
}


@home.get("/", name="home")
async def show(request: Request) -> HTTPResponse:
    """A page with the ways on."""
    request.ctx.route, request.ctx.started = "/", time.perf_counter()
    headers = {"content-security-policy": _POLICY, "vary": "accept-language"}
    page = _page(preferred(request))
    return finish(
        request, HTTPResponse(page, headers=headers, content_type="text/html; charset=utf-8")
    )


def _page(language: str) -> str:
    texts = _TEXTS[language]
    ways = {"/docs": "docs", "/pair": "pair", "/reset": "reset", "/readyz": "ready"}
    links = "\n".join(f'<li><a href="{path}">{texts[key]}</a></li>' for path, key in ways.items())
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Campaign Manager</title>
<link rel="stylesheet" href="/pages/account.css">
</head>
<body>
<main>
<h1>Campaign Manager</h1>
<p>{texts["runs"]}</p>
<ul>
{links}
</ul>
</main>
</body>
</html>
"""
