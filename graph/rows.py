"""Between the models and what the database stores: the one place where shapes and temporal types are converted."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, LiteralString

from graph.event import Event, Report, Source
from graph.fact import Fact, FactType, Roles, sides
from graph.shape import LABEL
from graph.spelling import typed_names
from graph.when import earliest, latest

Row = dict[str, Any]


def days(date: str | None, end: str | None) -> Row:
    """The days that an event may lie on, as stored: `earliest` and `latest` of its date, `last` of its end, or of its date without one."""
    when = date or end
    return {"earliest": earliest(when), "latest": latest(when), "last": latest(end or when)} if when else {}


EVENT: LiteralString = (
    "event {.id, .type, .date, .end, .precision, .status, .called, .amount, .currency, .count, .items, .persons, .place, .kind, .confidence, "
    ".support, .outlets, .first_report, .last_report, .recorded, .disputed, .edited, .accepted, .rejected, "
    ".party, .lender, .borrower, .participant, .supplier, .recipient, .sender, .host, .imposer, .target, .actor, .state, .member, "
    ".organization}"
)
"""What queries read of an event: all that a node keeps but its caption and the days, which follow from the rest."""

_SHOWN_SOURCE: LiteralString = "id: source.id, title: source.title, published: source.published, source: source.source, url: source.url"

SHOWN_SOURCE: LiteralString = "{" + _SHOWN_SOURCE + "}"
"""What answers show of the article or data set that a report comes from. No map projection: the embedded store takes none in a list of maps."""

SOURCE: LiteralString = "{" + _SHOWN_SOURCE + ", sketch: coalesce(source.sketch, '')}"
"""The same with what copies of its text are known by: whoever clusters reports, keeps them, or works out an event's values reads this."""

_RARE = {"disputed", "accepted", "rejected"}
"""Not kept where they say no."""

_FOLLOWS = {"name", "earliest", "latest", "last", "day", "weak", "persons_typed", "place_typed"}

UNCERTAIN = 0.6
"""Confidence below which an event waits for review."""


def event_properties(event: Event) -> Row:
    """What an event's node keeps. `name` is its caption for people, `called` the name that the reports give, `weak` is 1 or missing.

    `day` is `latest` as text: the embedded store finds a range of days in an index of texts only.
    """
    plain = event.model_dump(mode="json", exclude={"roles", "name"}, exclude_none=True)
    return {
        **{key: value for key, value in plain.items() if value != [] and (key not in _RARE or value)},
        **{role: list(ids) for role, ids in event.roles.filled().items()},
        **(kept := days(event.date, event.end)),
        **({"day": str(kept["latest"])} if kept else {}),
        **({"called": event.name} if event.name else {}),
        **typed_names(event.persons, event.place),
        **({"weak": 1} if event.confidence < UNCERTAIN else {}),
        "name": caption(event),
    }


def stored_alike(properties: Row, read: Row) -> bool:
    """Whether a node read by EVENT already keeps `properties`."""
    return {key: value for key, value in properties.items() if key not in _FOLLOWS} == {
        key: value for key, value in read.items() if value is not None
    }


_PLAIN = set(Event.model_fields) - {"roles", "name"}


def event_from(read: Row) -> Row:
    """The fields of `Event` out of what EVENT reads."""
    given = {key: value for key, value in read.items() if value is not None}
    roles = {role: given[role] for role in Roles.model_fields if role in given}
    return {**{key: given[key] for key in _PLAIN & given.keys()}, "roles": roles, "name": given.get("called")}


def caption(event: Event) -> str:
    """One line that names an event in a picture: `Zapad-2021, 2021-09-10`, `Loan RUS > BLR, 2021-09-09`, `Angela Merkel, Chancellor, DEU`.

    A side of which nobody is known is a question mark: `Sanction ? > RUS, 2014`.
    """
    if event.type is FactType.LEADERSHIP:
        return ", ".join((*event.persons, *filter(None, [event.name]), *event.roles.state))
    who = " > ".join(", ".join(ids) or "?" for ids in sides(event.type, event.roles))
    what = event.name or f"{LABEL[event.type]} {who}"
    return f"{what}, {event.date}" if event.date else what


def report_properties(report: Report) -> Row:
    """What a `REPORTS` relationship keeps."""
    return {**said(report), "recorded": report.recorded.astimezone(dt.UTC)}


def said(report: Report) -> Row:
    """What it keeps of the claim: what people look for by name, and the rest as JSON."""
    claim = report.claim
    shown = claim.model_dump(mode="json", include=set(SHOWN), exclude_none=True)
    rest = claim.model_dump_json(exclude=set(shown), exclude_defaults=True)
    return {**shown, "id": report.id, "claim": rest}


SHOWN: tuple[LiteralString, ...] = ("quote", "start", "stop", "speaker", "status", "date", "confidence", "rule")
"""What a report keeps of its claim by name."""


def report_from(properties: Row, article: Row) -> Report:
    """A report out of its relationship's properties and its article's."""
    return Report(
        id=properties["id"],
        article=Source.model_validate(article),
        claim=claim_from(properties),
        recorded=moment(properties["recorded"]),
    )


def claim_from(properties: Row) -> Fact:
    """What a report says, out of its properties."""
    shown = {key: properties[key] for key in SHOWN if key in properties}
    return Fact.model_validate({**json.loads(properties["claim"]), **shown})


def moment(value: Any) -> dt.datetime:
    """A stored moment as Python's, UTC. The embedded store keeps no time zone: moments are stored in UTC."""
    native: dt.datetime = value if isinstance(value, dt.datetime) else value.to_native()
    return native if native.tzinfo else native.replace(tzinfo=dt.UTC)
