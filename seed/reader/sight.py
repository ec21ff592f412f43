"""All that is seen in a text before anything is kept: sentences, who is named, places, and every event considered."""

from __future__ import annotations

from dataclasses import dataclass

from seed.reader.candidates import candidates
from seed.reader.compose import Told, decide
from seed.reader.encoder import Model
from seed.reader.places import Place, find_places
from seed.reader.readable import readable
from seed.reader.sentences import sentences
from seed.reader.series import share_participants
from seed.who.mentions import Cast, find_cast


@dataclass(frozen=True, slots=True)
class Sight:
    """A text as the rules read it (same length as the original), and what they and the model saw in it."""

    text: str
    spans: list[tuple[int, int]]
    cast: Cast
    places: list[Place]
    told: list[Told]


def look(original: str, published: str, reader: Model) -> Sight:
    """What is seen in `original`; `published` is YYYY, YYYY-MM or YYYY-MM-DD."""
    text = readable(original)
    spans = sentences(text)
    cast = find_cast(text, published)
    places = find_places(text, published, cast)
    told = [decide(c, reader.limits) for c in share_participants(candidates(text, published, spans, places, reader))]
    return Sight(text, spans, cast, places, told)
