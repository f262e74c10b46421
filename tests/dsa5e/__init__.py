"""Tests of the ruleset The Dark Eye 5, which call its hooks directly. Its cases are run by
tests/rulesets/test_cases.py."""
