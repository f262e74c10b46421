"""The Dark Eye 5 (DSA5): heroes, checks, combat and adventure points."""
