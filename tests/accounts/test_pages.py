"""The server's own pages: what a mail's link and the game's code lead to."""

import re
from html.parser import HTMLParser

import pytest

from app.api.page_texts import PAGES
from tests.client import Client, accept

PATHS = ("/verify", "/reset", "/pair")


class Controls(HTMLParser):
    """Ids, labels, inputs and inline code of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.labelled: set[str] = set()
        self.inputs: list[dict[str, str | None]] = []
        self.inline: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "label":
            self.labelled.add(values.get("for") or "")
        if tag == "input":
            self.inputs.append(values)
        if tag == "script":
            self.scripts.append(values)
        self.inline += [name for name in values if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_comes_in_the_browsers_language(client: Client, path: str) -> None:
    for accepted, language in (
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("fr", "en"),
        ("en,de;q=0.1", "en"),
    ):
        headers = {"accept-language": accepted}
        answer = accept(await client.get(f"/{path}", headers=headers), 200)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert f'<html lang="{language}">' in answer.text
        assert PAGES[language][path[1:]]["title"] in answer.text


@pytest.mark.parametrize("path", PATHS)
async def test_every_field_of_a_page_has_a_label_and_nothing_is_inline(
    client: Client, path: str
) -> None:
    page = Controls((await client.get(f"/{path}")).text)
    assert {entry["id"] for entry in page.inputs} <= page.labelled
    assert page.inline == []
    assert all(
        "src" in script or script.get("type") == "application/json" for script in page.scripts
    )


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_runs_only_our_script_and_stands_in_no_frame(
    client: Client, path: str
) -> None:
    answer = await client.get(f"/{path}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    for name in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
        asset = await client.get(f"/{name}")
        assert asset.status_code == 200
        assert asset.headers["content-type"].startswith(("text/css", "text/javascript"))


async def test_there_are_no_other_files_there(client: Client) -> None:
    for name in ("settings.py", "..%2fsettings.py", "%2e%2e/settings.py", "account.css%00"):
        answer = await client.get(f"//pages/{name}")
        assert answer.status_code in {400, 404}


def test_both_languages_say_the_same_things() -> None:
    german, english = PAGES["de"], PAGES["en"]
    assert {page: set(texts) for page, texts in german.items()} == {
        page: set(texts) for page, texts in english.items()
    }
