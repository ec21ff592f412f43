"""A possible event in a text, with what the reader model says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Candidate:
    """A possible event at one word of the text; offsets are the article's.

    `spotted` is the first reading's chance that the event is told, `chance` the close reading's. `date_here`: the date is told in the
    event's own sentence. `news`: it is the day of publication. `named`: the entities that this sentence names. `bodies`: the
    organisations among all entities; `absent`: those of them that this sentence does not name, or only as part of the event's name
    ("the Union State treaty"). `part`: how many semicolons stand before its word in the sentence. `further`: words before it say that
    this is one event more ("also").
    """

    type: str
    trigger: tuple[int, int]
    sentence: int
    spotted: float
    chance: float
    roles: tuple[dict[str, float], dict[str, float]]
    status: str
    kind: str | None
    date: str | None = None
    end: str | None = None
    amount: float | None = None
    currency: str | None = None
    count: int | None = None
    date_here: bool = False
    news: bool = False
    named: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    part: int = 0
    further: bool = False

    def word(self, text: str) -> str:
        """The whole word at the candidate's place."""
        found = _WORD.match(text, self.trigger[0])
        return found[0] if found else text[slice(*self.trigger)]
