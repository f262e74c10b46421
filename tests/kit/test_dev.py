"""``ruleset dev`` answers pages of this machine: the state, the hooks' answers, each save."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.rulesets import package
from app.rulesets.kit import dev, new
from app.rulesets.kit.workshop import Workshop
from tests.rulesets.packages import ROOT, write_package

SHEET = {"level": 1, "might": 2, "wits": 2, "health": 16, "skills": {"climbing": {"rank": 1}}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ruleset that is being made."""
    return new.make("wolf_moon", tmp_path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A built page."""
    made = tmp_path / "page"
    (made / "assets").mkdir(parents=True)
    (made / "index.html").write_text("<!doctype html>")
    (made / "assets/index.js").write_text("1")
    (tmp_path / "secret.js").write_text("secret")
    return made


@pytest.fixture
def server(folder: Path, page: Path) -> Iterator[dev.Server]:
    """The server, listening on loopback."""
    made = dev.Server(Workshop(package.at(folder)), 0, page)
    made.daemon_threads = False  # the handlers' threads are waited for
    thread = threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.stop()
    thread.join()


def send(
    server: dev.Server, method: str, path: str, body: Any = None, **headers: str
) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    content = None if body is None else json.dumps(body)
    sent = {"content-type": "application/json", "connection": "close", **headers}
    connection.request(method, path, content, sent)
    with closing(connection), connection.getresponse() as answer:
        return answer.status, answer.read().decode()


def ask(server: dev.Server, **question: Any) -> dict[str, Any]:
    status, text = send(server, "POST", "/ask", {"sheet": SHEET, **question})
    assert status == 200
    answer: dict[str, Any] = json.loads(text)
    return answer


def test_the_page_is_served_and_nothing_beside_it(server: dev.Server) -> None:
    assert send(server, "GET", "/") == (200, "<!doctype html>")
    assert send(server, "GET", "/assets/index.js") == (200, "1")
    for path in ("/../secret.js", "/assets/../../secret.js", "/nowhere", "/assets"):
        assert send(server, "GET", path)[0] == 404


def test_a_page_that_is_not_built_says_how(server: dev.Server, page: Path) -> None:
    (page / "index.html").unlink()
    status, text = send(server, "GET", "/")
    assert status == 503
    assert "npm run ruleset-page" in text
    assert "ruleset-page" in json.loads((ROOT / "package.json").read_text())["scripts"]


def test_the_state_has_all_that_is_drawn(server: dev.Server) -> None:
    state = json.loads(send(server, "GET", "/state")[1])
    assert state["ruleset"]["id"] == "wolf_moon"
    assert set(state["sheets"]) == {"climber", "scholar", "example-0", "default"}
    assert state["content"]["skills"]["climbing"]["name"]["en"] == "Climbing"
    assert state["schema"]["properties"]["might"]
    assert state["error"] == ""


def test_hooks_answer_what_follows_from_a_sheet(server: dev.Server) -> None:
    answer = ask(server, what="derive")
    assert [block["value"] for block in answer["derived"]["stats"]] == [16, 3, 1]
    assert answer["findings"] == []
    assert answer["improvements"][0]["pointer"] == "/skills/climbing/rank"
    assert any(line.startswith("stat_blocks()") for line in answer["trace"])


def test_a_sheet_with_errors_has_findings_only(server: dev.Server) -> None:
    answer = ask(server, what="derive", sheet={**SHEET, "might": 99})
    assert [item["pointer"] for item in answer["findings"]] == ["/might"]
    assert "derived" not in answer
    assert ask(server, what="derive", sheet=[1])["findings"][0]["code"] == "type"


def test_an_action_is_thrown_and_read(server: dev.Server) -> None:
    answer = ask(server, what="throw", action="might", inputs={"modifier": 1})
    assert answer["prepared"]["diceString"] == "2d6+3"
    assert answer["outcome"]["success"] is (answer["throw"]["total"] >= 9)
    assert "unknown" not in answer
    assert "no action" in ask(server, what="throw", action="nobody")["failure"]


def test_a_resource_is_moved(server: dev.Server) -> None:
    adjustment = ask(server, what="adjust", resource="health", delta=-3)["adjustment"]
    assert adjustment["patch"] == {"health": 13}


def test_a_hook_that_fails_is_an_answer(server: dev.Server, folder: Path) -> None:
    path = folder / "plugin.py"
    path.write_text(path.read_text().replace('level = sheet["level"]', "level = 1 // 0"))
    server.workshop.look()
    server.workshop.look()
    assert "ZeroDivisionError" in ask(server, what="derive")["failure"]


@pytest.mark.parametrize(
    "headers",
    [{"host": "evil.example"}, {"origin": "http://evil.example"}, {"origin": "null"}],
    ids=str,
)
def test_only_pages_of_this_machine_are_answered(
    server: dev.Server, headers: dict[str, str]
) -> None:
    assert send(server, "GET", "/state", **headers)[0] == 403
    assert send(server, "POST", "/ask", {"sheet": SHEET}, **headers)[0] == 403


def test_a_question_that_is_none_is_refused(server: dev.Server) -> None:
    form = {"content-type": "text/plain"}
    assert send(server, "POST", "/ask", {"sheet": SHEET}, **form)[0] == 404
    assert send(server, "POST", "/elsewhere", {})[0] == 404
    length = {"content-length": str(dev.MAX_QUESTION + 1)}
    assert send(server, "POST", "/ask", None, **length)[0] == 413


def test_a_save_is_told_to_the_page(server: dev.Server, folder: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", "/events")
    events = connection.getresponse()
    assert events.readline() == b"data: 1\n"
    (folder / "schemas/content/skills.json").write_text("{")
    server.workshop.look()
    server.workshop.look()
    assert events.readline() == b"\n"
    assert events.readline() == b"data: 2\n"
    state = json.loads(send(server, "GET", "/state")[1])
    assert "content/skills.json" in state["error"]
    assert state["ruleset"]["id"] == "wolf_moon"
    events.close()
    connection.close()


def test_a_package_that_cannot_be_loaded_yet_comes_once_it_is_mended(tmp_path: Path) -> None:
    folder = write_package(tmp_path, plugin="1 / 0")
    workshop = Workshop(package.at(folder))
    assert "ZeroDivisionError" in workshop.error
    assert workshop.state()["ruleset"] is None
    assert "ZeroDivisionError" in workshop.ask({"what": "derive"})["failure"]
    (folder / "plugin.py").write_text("")
    workshop.look()
    workshop.look()
    assert workshop.error == ""
    assert workshop.state()["ruleset"]["id"] == "ember"


def test_a_port_that_is_taken_is_said(server: dev.Server, folder: Path) -> None:
    said: list[str] = []
    assert dev.run(Workshop(package.at(folder)), server.server_port, said.append) == 1
    assert "Choose another with --port" in said[0]


def test_typescript_without_node_is_said_and_the_schema_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = new.make("wolf_moon", tmp_path, typescript=True)
    workshop = Workshop(package.at(folder))
    monkeypatch.setenv("PATH", str(tmp_path))
    workshop.look()
    workshop.look()
    state = workshop.state()
    assert "Node 20" in state["error"]
    assert state["renderer"] == ""
    assert state["schema"]["properties"]["might"]
