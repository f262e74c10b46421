"""What a refusal says of a field is a whole sentence, in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# functions whose last two texts are German and English
SAYS = {
    "field_error",
    "finding",
    "_warning",
    "bad_dice",
    "_invalid",
    "_not_heir",
    "_unreadable",
    "_refused",
    "_Refused",
}
LONGER = {"bad_dice": slice(1, 3)}
# what is wrong with a pattern is the end of a sentence for whoever writes a schema
OTHERS = {"patterns.py"}


def told(tree: ast.AST) -> Iterator[ast.expr]:
    """The texts that are written where one of them is called, or put into `de` and `en` for it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in SAYS:
                yield from node.args[LONGER.get(node.func.id, slice(-2, None))]
        elif isinstance(node, ast.Assign):
            target = node.targets[0]
            names = [each.id for each in ast.walk(target) if isinstance(each, ast.Name)]
            if set(names) <= {"de", "en"}:
                yield from node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]


def written(text: ast.expr) -> str | None:
    """The text, with `…` where something is filled in; None for one that stands elsewhere."""
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        return text.value
    if isinstance(text, ast.JoinedStr):
        parts = [each.value if isinstance(each, ast.Constant) else "…" for each in text.values]
        return "".join(str(part) for part in parts)
    return None


TEXTS = [
    (f"{path}:{text.lineno}", said)
    for folder in ("app", "plugins/generic")
    for path in sorted(Path(folder).rglob("*.py"))
    if path.name not in OTHERS
    for text in told(ast.parse(path.read_text(encoding="utf-8")))
    if (said := written(text))
]


def test_there_are_such_texts() -> None:
    assert len(TEXTS) > 90


@pytest.mark.parametrize(("place", "said"), TEXTS)
def test_it_begins_large_and_ends_with_a_full_stop(place: str, said: str) -> None:
    assert said[0].isupper() or said[0] in "…“„", f"{place}: {said}"
    assert said.endswith("."), f"{place}: {said}"
