"""What a schema has to say about a sheet, as findings: pointer, stable code, a sentence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
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
    "boolean": ("ja oder nein", "yes or no"),
    "null": ("nichts", "nothing"),
}

_FORMATS = {
    "date-time": ("ein Zeitpunkt", "a moment"),
    "email": ("eine Mailadresse", "an email address"),
    "uri": ("eine Webadresse", "a web address"),
    "uuid": ("eine UUID", "a UUID"),
}

# keyword → code, German, English; {} is the keyword's limit
_LIMITS = {
    "minimum": ("minimum", "Das muss mindestens {} sein.", "This must be at least {}."),
    "maximum": ("maximum", "Das darf höchstens {} sein.", "This must be at most {}."),
    "exclusiveMinimum": (
        "exclusive_minimum",
        "Das muss größer als {} sein.",
        "This must be above {}.",
    ),
    "exclusiveMaximum": (
        "exclusive_maximum",
        "Das muss kleiner als {} sein.",
        "This must be below {}.",
    ),
    "multipleOf": (
        "multiple_of",
        "Das muss ein Vielfaches von {} sein.",
        "This must be a multiple of {}.",
    ),
    "const": ("const", "Das muss {} sein.", "This must be {}."),
}

# keyword → code, and what there is too little or too much of: one, several, in both languages
_CHARACTERS = (("ein Zeichen", "{} Zeichen"), ("one character", "{} characters"))
_ENTRIES = (("einen Eintrag", "{} Einträge"), ("one entry", "{} entries"))
_LEAST = ("Das braucht mindestens {}.", "This needs at least {}.")
_MOST = ("Das darf höchstens {} haben.", "This may have at most {}.")
_SIZES = {
    "minLength": ("min_length", _LEAST, _CHARACTERS),
    "maxLength": ("max_length", _MOST, _CHARACTERS),
    "minItems": ("min_items", _LEAST, _ENTRIES),
    "maxItems": ("max_items", _MOST, _ENTRIES),
    "minProperties": ("min_properties", _LEAST, _ENTRIES),
    "maxProperties": ("max_properties", _MOST, _ENTRIES),
}

_PLAIN = {
    "uniqueItems": ("unique_items", "Hier steht etwas doppelt.", "Something stands here twice."),
    "anyOf": (
        "any_of",
        "Das passt zu keiner der erlaubten Formen.",
        "This fits none of the allowed forms.",
    ),
    "oneOf": (
        "one_of",
        "Das passt nicht zu genau einer der erlaubten Formen.",
        "This does not fit exactly one of the allowed forms.",
    ),
    "not": ("not", "Das ist so nicht erlaubt.", "This is not allowed like this."),
    "contains": (
        "contains",
        "Das enthält nicht, was nötig ist.",
        "This does not hold what it must.",
    ),
    "falseSchema": ("not_allowed", "Das darf hier nicht stehen.", "This may not stand here."),
    "unevaluatedItems": (
        "not_allowed",
        "Das hat zu viele Einträge.",
        "This has too many entries.",
    ),
}

Words = Mapping[str, Any]
"""What stands in a schema beside a keyword."""


def finding(pointer: str, code: str, de: str, en: str, *, warning: bool = False) -> Finding:
    """One finding; an error unless it is said to be a warning."""
    return {
        "pointer": pointer,
        "code": code,
        "severity": "warning" if warning else "error",
        "message": {"de": de, "en": en},
    }


def from_errors(
    errors: Iterable[ValidationError], schema: dict[str, Any] | None = None
) -> list[Finding]:
    """All findings, each once, sorted by pointer and code; at most ``MOST``. ``schema`` is where
    names of values and sentences about forms are looked up."""
    found: dict[tuple[str, str, str], Finding] = {}
    for error in errors:
        for item in _from_error(error, _beside(error, schema)):
            found[item["pointer"], item["code"], item["message"]["en"]] = item
    ordered = [found[key] for key in sorted(found)]
    if len(ordered) <= MOST:
        return ordered
    rest = len(ordered) - MOST
    more = finding("", "more_findings", f"Und {rest} weitere.", f"And {rest} more.")
    return [*ordered[:MOST], more]


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether any of the findings refuses the write."""
    return any(item["severity"] == "error" for item in found)


def pointer_to(path: Iterable[str | int]) -> str:
    """The JSON Pointer of an instance path."""
    return "".join(f"/{escape(str(token))}" for token in path)


def _beside(error: ValidationError, schema: Any) -> Words:
    for token in error.schema_path[:-1]:
        if isinstance(schema, dict):
            schema = schema.get(token)
        elif isinstance(schema, list) and isinstance(token, int) and token < len(schema):
            schema = schema[token]
        else:
            return {}
    return schema if isinstance(schema, dict) else {}


def _from_error(error: ValidationError, beside: Words) -> Iterator[Finding]:
    pointer = pointer_to(error.instance_path)
    keyword = error.kind.name
    kind: Any = error.kind
    if keyword in _SPECIAL:
        yield from _SPECIAL[keyword](pointer, kind, beside)
        return
    limit = next(iter(kind.as_dict().values()), "")
    if keyword in _LIMITS:
        code, de, en = _LIMITS[keyword]
        told = _worded(limit)
        german = told.replace(".", ",") if isinstance(limit, float) else told
        yield finding(pointer, code, de.format(german), en.format(told))
    elif keyword in _SIZES:
        code, sentences, counted = _SIZES[keyword]
        de, en = (
            sentence.format(words[int(limit) != 1].format(limit))
            for sentence, words in zip(sentences, counted, strict=True)
        )
        yield finding(pointer, code, de, en)
    else:
        unknown = ("schema", "Das passt nicht zum Schema.", "This breaks the schema.")
        code, de, en = _PLAIN.get(keyword, unknown)
        yield finding(pointer, code, de, en)


def _required(pointer: str, kind: Any, _: Words) -> Iterator[Finding]:
    place = f"{pointer}/{escape(kind.property)}"
    yield finding(place, "required", "Das fehlt noch.", "This is missing.")


def _unexpected(pointer: str, kind: Any, _: Words) -> Iterator[Finding]:
    for name in kind.unexpected:
        yield finding(
            f"{pointer}/{escape(name)}",
            "additional_property",
            "Das ist hier nicht bekannt.",
            "This is not known here.",
        )


def _property_name(pointer: str, kind: Any, _: Words) -> Iterator[Finding]:
    name = str(kind.error.instance)
    yield finding(
        f"{pointer}/{escape(name)}",
        "property_name",
        "So kann ein Eintrag hier nicht heißen.",
        "An entry cannot have this key here.",
    )


def _type(pointer: str, kind: Any, _: Words) -> Iterator[Finding]:
    names = [_TYPES.get(name, (name, name)) for name in kind.types]
    yield _belongs(pointer, "type", [de for de, _ in names], [en for _, en in names])


def _format(pointer: str, kind: Any, _: Words) -> Iterator[Finding]:
    de, en = _FORMATS.get(kind.format, (kind.format, kind.format))
    yield _belongs(pointer, "format", [de], [en])


def _belongs(pointer: str, code: str, de: list[str], en: list[str]) -> Finding:
    told = " or ".join(en)
    return finding(
        pointer,
        code,
        f"Hier gehört {' oder '.join(de)} hin.",
        f"{told[:1].upper()}{told[1:]} belongs here.",
    )


def _enum(pointer: str, kind: Any, beside: Words) -> Iterator[Finding]:
    labels = beside.get("x-labels", {})
    named = [labels.get(spelled(option)) for option in kind.options[:8]]
    rest = " …" if len(kind.options) > 8 else ""

    def told(lang: str) -> str:
        pairs = zip(named, kind.options, strict=False)
        return (
            ", ".join(label[lang] if label else _worded(option) for label, option in pairs) + rest
        )

    yield finding(pointer, "enum", f"Möglich ist: {told('de')}.", f"It can be: {told('en')}.")


def _pattern(pointer: str, _: Any, beside: Words) -> Iterator[Finding]:
    form = beside.get("x-form") or {
        "de": "Das hat nicht die Form, die hier nötig ist.",
        "en": "This does not have the form that is needed here.",
    }
    yield finding(pointer, "pattern", form["de"], form["en"])


def spelled(value: Any) -> str:
    """A value as a key of ``x-labels``."""
    return str(value) if not isinstance(value, bool) else str(value).lower()


def _worded(value: Any) -> str:
    text = spelled(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


_SPECIAL: dict[str, Callable[[str, Any, Words], Iterator[Finding]]] = {
    "required": _required,
    "additionalProperties": _unexpected,
    "unevaluatedProperties": _unexpected,
    "propertyNames": _property_name,
    "type": _type,
    "format": _format,
    "enum": _enum,
    "pattern": _pattern,
}
