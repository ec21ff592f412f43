"""Which state or organisation a name means: codes, names, aliases, demonyms, capitals, in any case and accent."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.errors import DyadError, Invalid
from seed.reference_data import organizations, state_names

STANDING = ("un_member", "observer", "de_facto", "union", "territory", "historical")
"""Of two states with one name the earlier kind is meant: "French" is France, not Saint Pierre and Miquelon."""

CLOSE = 0.6
"""Least likeness, 0..1, of a name offered in place of an unknown one: one less the slips of the pen a letter (OSA)."""


ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,19}")


@dataclass(frozen=True)
class Entity:
    """A state or organisation that a name can mean."""

    id: str
    name: str
    kind: Literal["state", "organization"]


class UnknownName(DyadError):
    """Nothing has this name; `nearest` are names that it may be a slip for."""

    status = 404
    title = "No such state or organisation"

    def __init__(self, name: str, nearest: tuple[Entity, ...]) -> None:
        self.name, self.nearest = name, nearest
        hint = f" Did you mean {' or '.join(f'{near.name} ({near.id})' for near in nearest)}?" if nearest else ""
        super().__init__(f"No state or organisation is called {name!r}.{hint}")


class AmbiguousName(Invalid):
    """Several states have this name with equal right."""

    title = "More than one state has this name"

    def __init__(self, name: str, candidates: tuple[Entity, ...]) -> None:
        self.name, self.candidates = name, candidates
        options = " or ".join(f"{entity.name} ({entity.id})" for entity in candidates)
        super().__init__(f"{name!r} can mean {options}: say which.")


def plain(text: str) -> str:
    """`text` as names are compared: no case, accents, dots, leading article or doubled spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    words = re.sub(r"[^\w&]+", " ", bare.casefold().replace(".", "").replace("'", "").replace("’", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def resolve(name: str) -> Entity:
    """The state or organisation that `name` means; UnknownName or AmbiguousName when that is not clear."""
    found = meanings().get(plain(name), ())
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(name, found)
    raise UnknownName(name, nearest(name))


def roles_by_id(cell: str) -> str:
    """Roles as `graph.cells` writes them, whose names are ids then: `lender=Russia|borrower=BLR` is `lender=RUS|borrower=BLR`.

    An acronym that the reference data does not know stays as it is: the organisation may be outside its list. Raises UnknownName, AmbiguousName.
    """
    roles = [side.partition("=") for side in cell.split("|")]
    return "|".join(
        f"{role}{equals}{';'.join(_id(name.strip()) for name in names.split(';') if name.strip())}" for role, equals, names in roles
    )


def _id(name: str) -> str:
    try:
        return resolve(name).id
    except UnknownName:
        if ACRONYM.fullmatch(name):
            return name
        raise


def nearest(name: str, limit: int = 3, least: float = CLOSE) -> tuple[Entity, ...]:
    """Up to `limit` entities with a name like `name`, best first; `least` is the least likeness, 0..1."""
    names = [known for known in meanings() if len(known) > 3]
    hits = process.extract(plain(name), names, scorer=OSA.normalized_similarity, limit=20, score_cutoff=least)
    return tuple(dict.fromkeys(found for known, _, _ in hits for found in meanings()[known]))[:limit]


def suggest(text: str, limit: int) -> list[tuple[Entity, str]]:
    """Up to `limit` entities of which a name, or a word of it, begins with `text`, each with that name: `text` itself, then proper names, by the alphabet."""
    wanted = plain(text)
    best: dict[Entity, tuple[tuple[bool, bool, int, str], str]] = {}
    for known, rank, spelt, found in _spellings():
        if known.startswith(wanted) or f" {wanted}" in known:
            fit = (known != wanted, not known.startswith(wanted), rank, known)
            best[found] = min(best.get(found, (fit, spelt)), (fit, spelt))
    ranked = sorted(best.items(), key=lambda each: (each[1], each[0].name)) if wanted else []
    return [(found, spelt) for found, (_, spelt) in ranked[:limit]]


@cache
def _spellings() -> tuple[tuple[str, int, str, Entity], ...]:
    """(plain name, sort of name, name as written, entity)."""
    return tuple((plain(name), rank, name, found) for found, (rank, _), names in _names() for name in names if plain(name))


def entity(entity_id: str) -> Entity | None:
    """The entity with this id, if the reference data has it."""
    return _by_id().get(entity_id)


def named(entity_id: str) -> str:
    """The name of the entity with this id; the id itself where the reference data does not have it."""
    known = entity(entity_id)
    return known.name if known else entity_id


@cache
def meanings() -> Mapping[str, tuple[Entity, ...]]:
    """Every plain name -> what it means: one entity, or those that have equal right to it."""
    ranked: dict[str, dict[Entity, tuple[int, int]]] = defaultdict(dict)
    for found, rank, names in _names():
        for name in filter(None, map(plain, names)):
            ranked[name][found] = min(rank, ranked[name].get(found, rank))
    return {name: tuple(found for found, rank in ranks.items() if rank == min(ranks.values())) for name, ranks in ranked.items()}


@cache
def demonyms() -> frozenset[str]:
    """The plain adjectives of states: "russian", "french"."""
    return frozenset(plain(name) for state in state_names() for name in state.adjectives)


@cache
def _by_id() -> Mapping[str, Entity]:
    return {found.id: found for found, _, _ in _names()}


def _names() -> Iterator[tuple[Entity, tuple[int, int], tuple[str, ...]]]:
    """Each entity with its names and how good a right it has to them: (sort of name, standing), less is better."""
    for state in state_names():
        found, standing = Entity(state.id, state.name, "state"), STANDING.index(state.standing)
        yield found, (0, standing), (state.id, state.name)
        yield found, (1, standing), state.official
        yield found, (2, standing), state.usual
        yield found, (3, standing), state.stand_ins
    for organization in organizations():
        found = Entity(organization.id, organization.name, "organization")
        yield found, (0, -1), (organization.name,)
        yield found, (0, len(STANDING)), (organization.id,)
        yield found, (2, len(STANDING)), organization.aliases
