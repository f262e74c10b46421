"""What another program's file held and no sheet has a place for, written back at the export."""

import copy
from typing import Any


def put_back(document: Any, kept: Any) -> Any:
    """``document`` with what ``extensions.<importer>`` kept of the file it once came from, wherever
    the document says nothing itself. ``kept`` mirrors that file; what stood in a list is kept under
    its number there, and goes to the list's end."""
    if not isinstance(kept, dict):
        return document
    if isinstance(document, list):
        found = [value for key, value in kept.items() if key.isdigit() and value not in document]
        return [*document, *copy.deepcopy(found)]
    if not isinstance(document, dict):
        return document
    filled = dict(document)
    for key, value in kept.items():
        filled[key] = put_back(filled[key], value) if key in filled else copy.deepcopy(value)
    return filled
