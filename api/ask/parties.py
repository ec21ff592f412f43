"""Who a question names, and on which side: states, organisations, and groups such as "African states" or "NATO members"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from api.ask.lexicon import lexicon
from api.ask.tokens import Phrase, Words
from seed.names import AmbiguousName, Entity, demonyms, entity, meanings

SAFE_SHORT = {"usa", "uae", "ussr", "dprk", "nato"}
"""Names of up to four letters that are no words: read in lower case too. "us", "it" or "so" must be capitals to be states."""


class Side(StrEnum):
    """How a question places somebody."""

    ANY = "takes part"
    ACTING = "acts"
    RECEIVING = "receives"
    THERE = "where it happens"
    AWAY = "from where"
    BESIDE = "with whom"


@dataclass(frozen=True)
class Party:
    """Somebody named in the question; a group stands for its members."""

    entity: Entity
    side: Side
    group: bool
    words: str
    start: int


def find_parties(words: Words) -> list[Party]:
    """All that `words` names, in order. Raises AmbiguousName for a name of several states."""
    found: list[Party] = []
    agents: set[str] = set()
    for phrase in words.phrases():
        if words.is_free(phrase) and (known := _meant(phrase, words)):
            group = _stands_for_members(phrase, known, words)
            words.claim(phrase)
            side = _side(phrase, known, words)
            found.append(Party(known, side, group, phrase.text, words.tokens[phrase.first].start))
            agents |= {phrase.text} if side is Side.ACTING and words.before(phrase, passing=("the",)) == "by" else set()
    return [_suffering(party) if agents and party.side is Side.ACTING and party.words not in agents else party for party in found]


def _suffering(party: Party) -> Party:
    """ "Czech diplomats expelled by Russia": who is named beside the one that acts does not act."""
    return replace(party, side=Side.RECEIVING)


def _meant(phrase: Phrase, words: Words) -> Entity | None:
    if region := lexicon().regions.get(phrase.plain):
        return entity(region)
    if not _may_be_name(phrase, words):
        return None
    candidates = meanings().get(phrase.plain, ())
    if len(candidates) > 1:
        raise AmbiguousName(phrase.text, candidates)
    return candidates[0] if candidates else None


def _may_be_name(phrase: Phrase, words: Words) -> bool:
    letters = phrase.plain.replace(" ", "")
    if len(letters) <= 3 and letters not in SAFE_SHORT:
        after_the = words.before(phrase) == "the" and letters in ("us", "uk", "eu", "un")
        return after_the or (phrase.text.isupper() and not words.question.isupper())
    return phrase.plain not in lexicon().fillers


def _stands_for_members(phrase: Phrase, known: Entity, words: Words) -> bool:
    """ "African states", "EU countries", "among ASEAN", "members of NATO": the members are meant."""
    if known.kind != "organization":
        return False
    if words.after(phrase) in lexicon().members:
        words.claim_at(phrase.last + 1)
        if words.word(phrase.last + 2) in lexicon().members:
            words.claim_at(phrase.last + 2)
        return True
    before = words.before(phrase, passing=("the",))
    two_before = words.before(phrase, passing=("the", "of"))
    of_members = before == "of" and two_before in lexicon().members - {"member"}
    return phrase.plain in lexicon().regions or before in ("among", "amongst", "within", "inside") or of_members


def _is_adjective(phrase: Phrase, known: Entity, after: str) -> bool:
    """ "Russian loans", "US sanctions", "IMF loans" are theirs; "Iran sanctions" may be those of others."""
    stands_for_one = phrase.plain in ("us", "uk") or known.kind == "organization"
    return phrase.plain in demonyms() or (stands_for_one and lexicon().type_of(after) is not None)


def _side(phrase: Phrase, known: Entity, words: Words) -> Side:
    before = words.before(phrase, passing=("the", "any", "other", "its", "all"))
    verb_before = words.before(phrase, passing=("the", "by", "any"))
    if before == "by" and verb_before in lexicon().receiving:
        return Side.RECEIVING
    if before == "from" or (before == "of" and words.before(phrase, passing=("the", "of")) == "out"):
        return Side.AWAY
    if before == "by":
        return Side.ACTING
    if before in ("to", "against", "on", "into", "towards", "toward", "upon", "for"):
        return Side.RECEIVING
    if before in ("in", "at", "inside"):
        return Side.THERE
    if before in lexicon().acting:  # "who supplies Venezuela"
        return Side.RECEIVING
    if before == "with":
        return Side.BESIDE
    after = words.after(phrase)
    if before != "of" and _is_adjective(phrase, known, after):
        return Side.RECEIVING if after in lexicon().receiving else Side.ACTING
    asked = words.before(phrase, passing=("the",)) in ("did", "does", "has", "have", "had", "do")
    if after in lexicon().receiving:
        return Side.RECEIVING
    return Side.ACTING if after in lexicon().acting and (asked or not words.is_last(phrase.last + 1)) else Side.ANY
