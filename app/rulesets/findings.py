"""What a schema has to say about a sheet, as findings: pointer, stable code, plain words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema_rs import ValidationError

from app.domain.jsontext import escape
from app.hookspecs import Finding

MOST = 1000

_TYPES = {
    "object": ("ein Objekt", "an object"),
    "array": ("eine Liste", "a list"),
    "string": ("ein Text", "a text"),
    "integer": ("eine ganze Zahl", "a whole number"),
    "number": ("eine Zahl", "a number"),
    "boolean": ("wahr oder falsch", "true or false"),
    "null": ("leer", "null"),
}

# keyword → code, German, English; {} is the keyword's limit
_LIMITS = {
    "minimum": ("minimum", "muss mindestens {} sein", "must be at least {}"),
    "maximum": ("maximum", "darf höchstens {} sein", "must be at most {}"),
    "exclusiveMinimum": ("exclusive_minimum", "muss größer als {} sein", "must be above {}"),
    "exclusiveMaximum": ("exclusive_maximum", "muss kleiner als {} sein", "must be below {}"),
    "minLength": ("min_length", "braucht mindestens {} Zeichen", "needs at least {} characters"),
    "maxLength": (
        "max_length",
        "darf höchstens {} Zeichen haben",
        "may have at most {} characters",
    ),
    "minItems": ("min_items", "braucht mindestens {} Einträge", "needs at least {} items"),
    "maxItems": ("max_items", "darf höchstens {} Einträge haben", "may have at most {} items"),
    "minProperties": (
        "min_properties",
        "braucht mindestens {} Einträge",
        "needs at least {} entries",
    ),
    "maxProperties": (
        "max_properties",
        "darf höchstens {} Einträge haben",
        "may have at most {} entries",
    ),
    "multipleOf": ("multiple_of", "muss ein Vielfaches von {} sein", "must be a multiple of {}"),
    "pattern": ("pattern", "hat nicht die Form {}", "does not have the form {}"),
    "format": ("format", "ist kein gültiges „{}“", "is not a valid “{}”"),
    "const": ("const", "muss {} sein", "must be {}"),
}

_PLAIN = {
    "uniqueItems": ("unique_items", "enthält etwas doppelt", "holds something twice"),
    "anyOf": ("any_of", "passt zu keiner der erlaubten Formen", "fits none of the allowed forms"),
    "oneOf": ("one_of", "passt nicht zu genau einer Form", "does not fit exactly one form"),
    "not": ("not", "ist so nicht erlaubt", "is not allowed like this"),
    "contains": ("contains", "enthält nicht, was nötig ist", "does not hold what it must"),
    "falseSchema": ("not_allowed", "darf hier nicht stehen", "may not stand here"),
    "unevaluatedItems": ("not_allowed", "hat zu viele Einträge", "has too many items"),
}


def finding(pointer: str, code: str, de: str, en: str, *, warning: bool = False) -> Finding:
    """One finding; an error unless it is said to be a warning."""
    return {
        "pointer": pointer,
        "code": code,
        "severity": "warning" if warning else "error",
        "message": {"de": de, "en": en},
    }


def from_errors(errors: Iterable[ValidationError]) -> list[Finding]:
    """All findings, each once, sorted by pointer and code; at most ``MOST``."""
    found: dict[tuple[str, str, str], Finding] = {}
    for error in errors:
        for item in _from_error(error):
            found[item["pointer"], item["code"], item["message"]["en"]] = item
    ordered = [found[key] for key in sorted(found)]
    if len(ordered) <= MOST:
        return ordered
    rest = len(ordered) - MOST
    more = finding("", "more_findings", f"und {rest} weitere", f"and {rest} more")
    return [*ordered[:MOST], more]


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether any of the findings refuses the write."""
    return any(item["severity"] == "error" for item in found)


def pointer_to(path: Iterable[str | int]) -> str:
    """The JSON Pointer of an instance path."""
    return "".join(f"/{escape(str(token))}" for token in path)


def _from_error(error: ValidationError) -> Iterator[Finding]:
    pointer = pointer_to(error.instance_path)
    keyword = error.kind.name
    kind: Any = error.kind
    special = _SPECIAL.get(keyword)
    if special:
        yield from special(pointer, kind)
    elif keyword in _LIMITS:
        code, de, en = _LIMITS[keyword]
        limit = _worded(next(iter(kind.as_dict().values()), ""))
        yield finding(pointer, code, de.format(limit), en.format(limit))
    else:
        code, de, en = _PLAIN.get(
            keyword, ("schema", "passt nicht zum Schema", "breaks the schema")
        )
        yield finding(pointer, code, de, en)


def _required(pointer: str, kind: Any) -> Iterator[Finding]:
    yield finding(f"{pointer}/{escape(kind.property)}", "required", "fehlt", "is missing")


def _unexpected(pointer: str, kind: Any) -> Iterator[Finding]:
    for name in kind.unexpected:
        yield finding(
            f"{pointer}/{escape(name)}",
            "additional_property",
            "ist hier nicht bekannt",
            "is not known here",
        )


def _property_name(pointer: str, kind: Any) -> Iterator[Finding]:
    name = str(kind.error.instance)
    yield finding(
        f"{pointer}/{escape(name)}",
        "property_name",
        "ist als Schlüssel nicht erlaubt",
        "is not allowed as a key",
    )


def _type(pointer: str, kind: Any) -> Iterator[Finding]:
    names = [_TYPES.get(name, (name, name)) for name in kind.types]
    de = " oder ".join(name[0] for name in names)
    en = " or ".join(name[1] for name in names)
    yield finding(pointer, "type", f"muss {de} sein", f"must be {en}")


def _enum(pointer: str, kind: Any) -> Iterator[Finding]:
    options = ", ".join(_worded(option) for option in kind.options[:8])
    if len(kind.options) > 8:
        options += " …"
    yield finding(pointer, "enum", f"muss eins davon sein: {options}", f"must be one of: {options}")


def _worded(value: Any) -> str:
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 80 else f"{text[:79]}…"


_SPECIAL: dict[str, Callable[[str, Any], Iterator[Finding]]] = {
    "required": _required,
    "additionalProperties": _unexpected,
    "unevaluatedProperties": _unexpected,
    "propertyNames": _property_name,
    "type": _type,
    "enum": _enum,
}
