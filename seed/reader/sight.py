"""All that is seen in a text before anything is kept: sentences, who is named, places, and every event considered."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from seed.reader.boilerplate import idle_sentences
from seed.reader.candidate import Candidate
from seed.reader.candidates import candidates
from seed.reader.coming import to_come
from seed.reader.compose import Told, decide
from seed.reader.drilling import without_drilling
from seed.reader.each_time import each_time
from seed.reader.editions import each_edition, of_one_name
from seed.reader.encoder import Model
from seed.reader.endings import with_ends
from seed.reader.headlines import dated_below
from seed.reader.kinds import kind_of
from seed.reader.one_each import one_each
from seed.reader.places import Place, find_places
from seed.reader.pledges import stage_of
from seed.reader.readable import readable
from seed.reader.sentences import sentences
from seed.reader.series import share_participants
from seed.reader.shares import share_out
from seed.reader.standing import comes_later, drill_stands_as, stands_as
from seed.reader.status_words import status_of
from seed.reader.toward import told_toward
from seed.reader.unsaid import is_unsaid
from seed.who.mentions import Cast, find_cast
from seed.who.officials import Official


@dataclass(frozen=True, slots=True)
class Sight:
    """A text as the rules read it (same length as the original), and what they and the model saw in it.

    `idle` are the numbers of the sentences that tell nothing, whatever they name: credits, bylines, pointers to other articles.
    """

    text: str
    spans: list[tuple[int, int]]
    idle: frozenset[int]
    cast: Cast
    places: list[Place]
    told: list[Told]

    def sentence(self, offset: int) -> int:
        """The number of the sentence in which the character at `offset` stands, or which it follows."""
        return bisect_right(self.spans, offset, key=lambda span: span[0]) - 1

    @property
    def officials(self) -> list[Official]:
        """The people named with their office where something is told."""
        return [official for official in self.cast.officials if self.sentence(official.start) not in self.idle]


def look(original: str, published: str, reader: Model) -> Sight:
    """What is seen in `original`; `published` is YYYY, YYYY-MM or YYYY-MM-DD."""
    text = readable(original)
    spans = sentences(text)
    idle = idle_sentences(text, spans)
    cast = find_cast(text, published)
    places = find_places(text, published, cast)
    found = share_participants(candidates(text, published, spans, idle, places, reader), text)
    said = without_drilling([c for c in found if not is_unsaid(text, spans[c.sentence], c.trigger[0])], text)
    settled = [to_come(_settled(c, text, spans[c.sentence], published), places, published) for c in said]
    told = [decide(one, reader.limits) for one in settled]
    told = [told_toward(one, places, text, spans[one.candidate.sentence]) for one in told]
    told = share_out(told, places, text, spans)
    told = [part for one in told for part in one_each(one, places, text, spans[one.candidate.sentence])]
    told = [part for one in told for part in each_time(one, places, text, spans[one.candidate.sentence])]
    told = dated_below(each_edition(told, places, text, spans, published), text, spans, published)
    told = of_one_name(with_ends(told, places, text, spans), places, text, spans)
    return Sight(text, spans, idle, cast, places, told)


def _settled(one: Candidate, text: str, sentence: tuple[int, int], published: str) -> Candidate:
    """The candidate with the kind and the status that the words of its sentence settle."""
    words = text[slice(*sentence)]
    word = one.word(text)
    status = status_of(one.type, word, stage_of(one.type, words, one.date, published, one.status))
    if one.type == "sanction":
        status = stands_as(word, words, status)
    elif one.type == "exercise":
        status = drill_stands_as(words, status)
    if one.type in {"exercise", "meeting"}:
        status = comes_later(text[sentence[0] : one.trigger[0]], one.date, status)
    return replace(one, kind=kind_of(one.type, word, words, one.kind), status=status)
