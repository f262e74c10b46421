"""Campaign Manager: one live truth for a group's characters, inside TaleSpire and outside it."""

__version__ = "0.1.0"
