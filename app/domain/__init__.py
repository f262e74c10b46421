"""Frozen data and permissions. No I/O."""
