"""The author's kit: make a ruleset, check it, trace it, install it."""
