"""What pages say of events, of who takes part and of what people decided."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from api.naming import names
from api.wording import STATUSES, counted, day, number, when
from graph.event import Event
from graph.fact import Fact, FactType, Roles, Status
from graph.jobs import State
from graph.judgement import Kind
from graph.keys import Role
from graph.rows import UNCERTAIN
from seed.names import entity

NODES: Final = {"state": "state", "organization": "organisation", "leader": "leader"}
"""What the nodes of a graph that are no events are called."""

MAY: Final[dict[Role, str]] = {
    Role.READER: "read",
    Role.LOADER: "add articles",
    Role.REVIEWER: "add articles and review events",
    Role.ADMIN: "add articles, review events and make keys",
}
"""What the holder of a key may do."""

DECIDED: Final[dict[Kind, str]] = {
    "accept": "confirmed",
    "reject": "rejected",
    "edit": "corrected",
    "same": "merged with another",
    "not_same": "told apart from another",
}
"""What a person decided about an event."""

JOB_STATES: Final[dict[State, str]] = {
    "waiting": "waits for its turn",
    "running": "being read",
    "done": "done",
    "cancelled": "cancelled",
}

ROLES_SAID: Final = {
    **{role: f"{role}s" for role in Roles.model_fields},
    "party": "parties",
}
"""Roles of several."""

FIELDS: Final = {"status": "stage", "amount": "sum", "count": "number", "items": "of what", "persons": "people", "roles": "who takes part"}
"""Fields of an event that people know by another name."""

LOWER: Final = frozenset({"and", "for", "in", "of", "on", "the", "to"})
"""Words that stay small in the title of an office."""

HAPPENINGS: Final = tuple(kind for kind in FactType if kind not in (FactType.LEADERSHIP, FactType.MEMBERSHIP))
"""What counts as news: offices and memberships are standing relations."""

SURE: Final = 0.9
"""Confidence from which a fact is called clearly stated; below `graph.rows.UNCERTAIN` it is uncertain."""


def entity_link(entity_id: str) -> str:
    """The address of the page of a state or organisation; empty for one that the reference data does not know."""
    found = entity(entity_id)
    return f"/{found.kind}/{quote(entity_id)}" if found else ""


def leader_link(leader_id: str) -> str:
    """The address of the page of a leader."""
    return f"/leader/{quote(leader_id)}"


def dated(event: Event | Fact) -> str:
    """When an event was, as precisely as the sources say: 'in 1999', '9 September 2021', '10–16 September 2021', 'in office on 9 September 2021'."""
    told, one = when(event.date, event.end), event.date is not None and event.end in (None, event.date)
    whole = one and len(event.date or "") == len("1999-12-08")
    if one and event.type is FactType.LEADERSHIP and event.status is Status.DONE:
        return f"in office {'on' if whole else 'in'} {told}"
    return f"in {told}" if one and not whole else told


def stage(event: Event | Fact) -> str:
    """How far it came: 'done', 'planned'; an office is held."""
    return "held" if event.type is FactType.LEADERSHIP and event.status is Status.DONE else STATUSES[event.status]


def opening(text: str) -> str:
    """`text` as a sentence begins: 'In May 2014'; the rest of it as it is."""
    return text[:1].upper() + text[1:]


def office(title: str) -> str:
    """The title of an office as it is written: 'Prime Minister', 'Minister of Foreign Affairs'."""
    return opening(" ".join(word if word in LOWER else opening(word) for word in title.split()))


def numbered(event: Event) -> str:
    """What the event's count counts, where its type tells: '28 agreements', '35 diplomats', else '200,000 in number'."""
    if event.count is None:
        return ""
    if event.type is FactType.AGREEMENT:
        return counted(event.count, event.type)
    if event.type is FactType.DIPLOMATIC_ACTION and event.kind == "expulsion":
        return f"{number(event.count)} diplomat{'s' if event.count != 1 else ''}"
    return f"{number(event.count)} in number"


def sure(confidence: float) -> str:
    """How sure the reader is, in words: 'clearly stated' from 0.9, 'probably meant' from 0.6, else 'uncertain reading'."""
    return "clearly stated" if confidence >= SURE else "probably meant" if confidence >= UNCERTAIN else "uncertain reading"


def likeness(because: str) -> str:
    """Why two events may be one, and what speaks against it: 'Alike: same day. Different: participants differ.'"""
    features = [feature.rsplit(" ", 1) for feature in because.split("; ")]
    alike = [name for name, weight in features if not weight.startswith("-")]
    different = [name for name, weight in features if weight.startswith("-")]
    parts = (("Alike", alike), ("Different", different))
    return " ".join(f"{title}: {', '.join(names)}." for title, names in parts if names)


def said(value: str, field: str) -> str:
    """A value in dispute or of a correction as people write it: dates as dates, roles by names, kinds without underscores."""
    if field == "roles":
        return "; ".join(f"{role} {names(ids.split(';'))}" for role, _, ids in (side.partition("=") for side in value.split("|")))
    return day(value) if field in ("date", "end") and value[:4].isdecimal() else value.replace("_", " ")


def weblink(url: str | None) -> str:
    """`url` where it is a web address that a page may link to, else nothing: an article can carry any text as its address."""
    return url if url and url.startswith(("https://", "http://")) else ""
