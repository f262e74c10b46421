"""The HTTP edge: parse, call one service, answer. No rules and no SQL here."""
