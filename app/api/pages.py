"""The pages that mails and the game lead to, where no web app is served: plain HTML with one script
of ours, usable by keyboard and on a phone, in German and English.

A mailed token stands in the fragment of the address and never reaches the server by GET; the script
sends it when the person presses the button.
"""

import hashlib
import time
from functools import cache
from html import escape
from pathlib import Path

from sanic import Blueprint, HTTPResponse, Request

from app.api.endpoint import finish
from app.api.languages import preferred
from app.api.page_texts import PAGES
from app.domain import jsontext

pages = Blueprint("pages")

_FILES = Path(__file__).resolve().parents[1] / "data" / "pages"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_TYPES = {"account.css": "text/css; charset=utf-8", "account.js": "text/javascript; charset=utf-8"}


@pages.get("/verify", name="verify")
async def verify(request: Request) -> HTTPResponse:
    return _page(request, "verify")


@pages.get("/reset", name="reset")
async def reset(request: Request) -> HTTPResponse:
    return _page(request, "reset")


@pages.get("/pair", name="pair")
async def pair(request: Request) -> HTTPResponse:
    return _page(request, "pair")


@pages.get("/pages/<name:str>", name="asset")
async def asset(request: Request, name: str) -> HTTPResponse:
    """The style sheet and the script of these pages."""
    request.ctx.route, request.ctx.started = "/pages/<name>", time.perf_counter()
    if name not in _TYPES:
        return finish(request, HTTPResponse(b"", status=404, content_type="text/plain"))
    headers = {"cache-control": "public, max-age=3600"}
    return finish(request, HTTPResponse(_read(name), headers=headers, content_type=_TYPES[name]))


def _page(request: Request, name: str) -> HTTPResponse:
    request.ctx.route, request.ctx.started = f"/{name}", time.perf_counter()
    headers = {"content-security-policy": _POLICY, "vary": "accept-language"}
    body = html(name, preferred(request))
    return finish(
        request, HTTPResponse(body, headers=headers, content_type="text/html; charset=utf-8")
    )


@cache
def html(name: str, language: str) -> str:
    """The whole page. Its texts are ours alone; nothing that a person typed stands in it."""
    texts = {**PAGES[language]["common"], **PAGES[language][name]}
    messages = jsontext.dumps(PAGES[language]["messages"]).decode().replace("<", "\\u003c")
    words = {key: escape(value) for key, value in texts.items()}
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{words["title"]} · Campaign Manager</title>
<link rel="stylesheet" href="/pages/account.css?{_version("account.css")}">
<script src="/pages/account.js?{_version("account.js")}" defer></script>
<script type="application/json" id="texts">{messages}</script>
</head>
<body>
<main data-page="{name}">
<h1>{words["title"]}</h1>
{_STEPS[name].format(**words, email_field=_email_field(words["email"]))}
<p role="status" aria-live="polite"></p>
<noscript><p>{words["noscript"]}</p></noscript>
</main>
</body>
</html>
"""


def _email_field(label: str) -> str:
    return (
        f'<div class="field"><label for="email">{label}</label>'
        '<input id="email" type="email" autocomplete="username" required maxlength="254"></div>'
    )


_ASK = """<form id="ask" data-step hidden>
<p>{ask_intro}</p>
{email_field}
<button>{ask}</button>
</form>
"""
_DONE = '<div id="done" data-step hidden tabindex="-1"><p>{done}</p></div>'

_STEPS = {
    "verify": """<form id="confirm" data-step hidden>
<p>{confirm_intro}</p>
<button>{confirm}</button>
</form>
"""
    + _ASK
    + _DONE,
    "reset": """<form id="choose" data-step hidden>
<p>{choose_intro}</p>
<div class="field"><label for="password">{password}</label>
<input id="password" type="password" autocomplete="new-password" required minlength="12"
 maxlength="128" aria-describedby="password-help">
<p class="help" id="password-help">{password_help}</p></div>
<button>{choose}</button>
</form>
"""
    + _ASK
    + _DONE,
    "pair": """<form id="login" data-step hidden>
<p>{login_intro}</p>
{email_field}
<div class="field"><label for="password">{password}</label>
<input id="password" type="password" autocomplete="current-password" required maxlength="128"></div>
<div class="field" id="second-factor-field" hidden>
<label for="second-factor">{second_factor}</label>
<input id="second-factor" class="code" autocomplete="one-time-code" autocapitalize="characters"
 maxlength="64" spellcheck="false" aria-describedby="second-factor-help">
<p class="help" id="second-factor-help">{second_factor_help}</p></div>
<button>{login}</button>
</form>
<form id="pairing" data-step hidden>
<p>{who} <strong id="who"></strong>.</p>
<div class="field"><label for="code">{code}</label>
<input id="code" class="code" required maxlength="12" autocomplete="off" autocapitalize="characters"
 spellcheck="false"></div>
<p>{pairing_intro}</p>
<button>{approve}</button>
<button id="deny" class="second" type="button">{deny}</button>
<button id="logout" class="second" type="button">{logout}</button>
</form>
"""
    + _DONE,
}


@cache
def _read(name: str) -> bytes:
    return (_FILES / name).read_bytes()


@cache
def _version(name: str) -> str:
    return hashlib.sha256(_read(name)).hexdigest()[:12]
