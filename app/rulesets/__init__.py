"""Rulesets: load them, check them, ask one of them.

``Registry`` holds what was loaded and what was refused; a ``Ruleset`` answers for one game.
"""
