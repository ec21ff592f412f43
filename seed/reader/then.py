"""The state that a seat of government stood for when an event was: the Moscow that signed in 1976 is the Soviet Union."""

from __future__ import annotations

from seed.who.mentions import Mention
from seed.who.seats import SEATS, state_at


def states_then(
    ids: tuple[str, ...], date: str | None, mentions: tuple[Mention, ...], text: str, sentence: tuple[int, int]
) -> tuple[str, ...]:
    """`ids`, which take part in an event told in text[sentence], as the states that they were in the year of `date` (null: unchanged).

    Only one that the sentence, or else the text before it, names by its seat is another: a text that says "Russia" means Russia.
    """
    return ids if date is None else tuple(dict.fromkeys(_then(id_, int(date[:4]), mentions, text, sentence) for id_ in ids))


def _then(entity: str, year: int, mentions: tuple[Mention, ...], text: str, sentence: tuple[int, int]) -> str:
    if entity not in SEATS:
        return entity
    before = [mention for mention in mentions if mention.id == entity and mention.start < sentence[1]]
    here = [mention for mention in before if mention.start >= sentence[0]] or before[-1:]
    states = {state_at(entity, text[mention.start : mention.stop], year) for mention in here}
    return states.pop() if len(states) == 1 else entity
