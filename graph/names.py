"""What the words of a name tell events apart by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")

_PLAIN = frozenset(
    "a an and the of on in for to with by from at as its their between among new first second joint bilateral mutual state national "
    "international official formal major large big general several other more another "
    "agreement agreements accord accords pact pacts treaty treaties deal deals contract contracts memorandum memorandums memoranda understanding "
    "mou mous protocol protocols declaration statement document documents package programme program plan plans project projects framework "
    "cooperation co operation partnership relations ties support assistance "
    "loan loans credit credits line lines grant grants aid debt relief tranche financing finance facility money fund funds "
    "exercise exercises drill drills manoeuvres maneuvers war games game training military naval army air sea land forces troops "
    "meeting meetings talks talk summit summits visit visits call calls telephone phone conference session round negotiations trip tour "
    "sanction sanctions embargo tariff tariffs ban bans restrictions measures duties duty "
    "supply supplies delivery deliveries shipment shipments sale sales purchase transfer "
    "attack attacks strike strikes clash clashes incident fire shelling raid raids "
    "deployment base bases withdrawal president minister prime foreign defence defense government".split()
)
"""Words that say what kind of thing it is, not which one."""


def folded(text: str) -> str:
    """`text` without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def ordered_words(text: str) -> list[str]:
    """The words of a text in order, folded."""
    return _WORD.findall(folded(text))


@lru_cache(maxsize=50_000)
def words(name: str) -> frozenset[str]:
    """The words of a name, folded, plain ones too."""
    return frozenset(ordered_words(name))


@lru_cache(maxsize=50_000)
def telling(name: str) -> frozenset[str]:
    """The words of a name that tell which thing it is; empty for `loan agreement` or `talks`."""
    return words(name) - _PLAIN


def proper(name: str) -> bool:
    """Whether it is a proper name: a word that tells which thing it is begins with a capital."""
    return any(word[0].isupper() for word in name.split() if telling(word))


def item_words(items: tuple[str, ...]) -> frozenset[str]:
    """The words that tell goods and weapons apart: `90` and `tanks` of `T-90 tanks`; all words where there are no such."""
    every = frozenset(word for item in items for word in words(item))
    return frozenset(word for word in every if len(word) > 2 or word.isdigit()) or every


def items_shared(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether `item_words` of two lists may be of the same goods: a word is common, and a number where both have some (T-90, T-72)."""
    models = [{word for word in words if word.isdigit()} for words in (one, other)]
    return bool(one & other) and (not all(models) or bool(models[0] & models[1]))


@lru_cache(maxsize=50_000)
def family_name(person: str) -> str:
    """The last word of a person's name, folded: what articles agree on."""
    found = ordered_words(person)
    return found[-1] if found else ""


def slug(text: str) -> str:
    """The words of `text` in order, folded, joined by hyphens."""
    return "-".join(ordered_words(text))
