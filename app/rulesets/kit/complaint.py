"""What the kit finds wrong with a ruleset, and what its author does about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """``area`` is the promise that is not kept, ``place`` where, ``remedy`` what to do next."""

    area: str
    place: str
    text: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text
