"""Every code that the app can answer is known, documented and means one thing."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app import errors
from app.api.endpoint import ENDPOINTS
from app.errors import AppError
from app.problem_codes import CODES

PAGE = Path("docs/reference/problems.md")


def classes(of: type[AppError] = AppError) -> Iterator[type[AppError]]:
    yield of
    for kind in of.__subclasses__():
        yield from classes(kind)


def raised() -> Iterator[tuple[str, str, Path]]:
    """Class, code and file of every error made with a literal code."""
    for path in Path("app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            for word in node.keywords:
                if word.arg == "code" and isinstance(word.value, ast.Constant):
                    yield node.func.id, str(word.value.value), path


def test_every_code_that_is_raised_is_known_with_its_status() -> None:
    for name, code, path in raised():
        kind = getattr(errors, name, None)
        if kind is None:  # a function of its own that passes the code on
            continue
        assert code in CODES, f"{path}: {code}"
        assert kind.status in CODES[code].statuses, f"{path}: {code}"


def test_every_class_has_a_known_code() -> None:
    for kind in classes():
        assert kind.status in CODES[kind.code].statuses, kind


def test_every_code_that_an_endpoint_names_is_known() -> None:
    for endpoint in ENDPOINTS:
        assert set(endpoint.refuses) <= set(CODES), endpoint.name


def test_no_code_is_known_that_nothing_answers() -> None:
    text = "\n".join(
        path.read_text() for path in Path("app").rglob("*.py") if path.stem != "problem_codes"
    )
    unused = {code for code in CODES if f'"{code}"' not in text}
    assert unused == set()


def test_the_page_lists_every_code_as_it_is() -> None:
    rows = [
        f"| `{code}` | {', '.join(map(str, entry.statuses))} | {entry.meaning} |"
        for code, entry in CODES.items()
    ]
    page = PAGE.read_text()
    assert [line for line in page.splitlines() if line.startswith("| `")] == rows
