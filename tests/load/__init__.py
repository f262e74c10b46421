"""How fast the server is, each figure against the least that could do the same: ``make bench``."""
