"""JSON-LD: events in the terms of schema.org, what they were derived from in the terms of PROV."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

from graph.event import FoundEvent, Report
from seed.names import entity

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dyad": "urn:dyad:term:",
    "status": "dyad:status",
    "confidence": "dyad:confidence",
    "reports": "dyad:reports",
    "start": "dyad:start",
    "stop": "dyad:stop",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
}
"""Ids are addresses of this service, relative to where the document comes from."""


async def as_json_ld(events: AsyncIterator[FoundEvent], _: tuple[str, ...]) -> AsyncIterator[str]:
    """One document; an event a line."""
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['
    between = "\n"
    async for event in events:
        yield between + json.dumps(_event(event), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _event(event: FoundEvent) -> dict[str, Any]:
    money = {"@type": "MonetaryAmount", "value": event.amount, "currency": event.currency} if event.amount is not None else None
    return _said(
        {
            "@id": f"/events/{event.id}",
            "@type": ["Event", "prov:Entity", f"dyad:{event.type}"],
            "additionalType": event.kind,
            "name": event.name,
            "startDate": event.date,
            "endDate": event.end,
            "status": event.status,
            "location": {"@type": "Place", "name": event.place} if event.place else None,
            "amount": money,
            "about": list(event.items),
            "participant": [_role(role, one) for role, ids in event.roles.filled().items() for one in ids],
            "attendee": [{"@type": "Person", "name": person} for person in event.persons],
            "confidence": event.confidence,
            "reports": event.support,
            "generatedAtTime": event.recorded.isoformat() if event.recorded else None,
            "wasDerivedFrom": [_quotation(event, report) for report in event.evidence],
        }
    )


def _role(role: str, entity_id: str) -> dict[str, Any]:
    known = entity(entity_id)
    kind, path = ("Country", "states") if known and known.kind == "state" else ("Organization", "organizations")
    party = {"@id": f"/{path}/{entity_id}", "@type": kind, "identifier": entity_id, "name": known.name if known else entity_id}
    return {"@type": "Role", "roleName": role, "participant": party}


def _quotation(event: FoundEvent, report: Report) -> dict[str, Any]:
    """What one report says. Only what was read in the text of an article has a place in it; a data set has no address here."""
    article = f"/articles/{quote(report.article.id)}" if report.claim.start is not None else None
    return _said(
        {
            "@id": f"/events/{event.id}#{report.id}",
            "@type": ["Quotation", "prov:Entity"],
            "text": report.claim.quote,
            "start": report.claim.start,
            "stop": report.claim.stop,
            "creator": report.claim.speaker,
            "generatedAtTime": report.recorded.isoformat(),
            "wasQuotedFrom": article,
            "isPartOf": _said(
                {
                    "@id": article,
                    "@type": "NewsArticle" if article else "Dataset",
                    "headline" if article else "name": report.article.title,
                    "datePublished": report.article.published,
                    "publisher": report.article.source,
                    "url": report.article.url,
                }
            ),
        }
    )


def _said(node: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [])}
