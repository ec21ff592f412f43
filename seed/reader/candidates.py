"""What the reader model sees in a text: possible events, each with who, when, how much and how likely."""

from __future__ import annotations

import re

import numpy as np

from seed.reader.candidate import Candidate
from seed.reader.choices import near_publication
from seed.reader.close import MarkedWindow
from seed.reader.encoder import Model
from seed.reader.features import Array, Spot, spotted
from seed.reader.heads import Scored
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, ROLE_NAMES, STATUSES
from seed.reader.places import Place
from seed.reader.windows import Window, windows

_FURTHER = re.compile(
    r"\b(?:also(?!\s(?:said|says|told|noted|stressed|recalled|confirmed|mentioned)\b)|another|(?:a|an)\s(?:further|separate|second|additional))\b",
    re.IGNORECASE,
)
""" "They also adopted a doctrine": what is told behind it has not been told before."""
LEAD = 3
LEAD_FAVOUR = 2.0
"""Sentences of the lead; there the day of publication counts so many times its chance against "no date"."""
STAYS = frozenset({"meeting", "exercise", "deployment"})
"""What may last as long as a visit or a drill that begins that day; an agreement signed on it does not."""
FLOOR = 0.025
"""Words less likely to evoke an event than this are not looked at closely."""
WORTHWHILE = 0.15
"""A window in which no word is as likely as this is not looked at closely: one in six of `gold_real`, with one fact of 300 in them."""


def candidates(
    text: str, published: str, spans: list[tuple[int, int]], idle: frozenset[int], places: list[Place], model: Model
) -> list[Candidate]:
    """All possible events in `text`, in order of their words; none in the sentences of the numbers `idle`."""
    out: list[Candidate] = []
    for window, inside in spotted(windows(text, spans, model.tokenizer), places):
        pieces = [i for i in range(window.target, len(window.ids) - 1) if window.sentence[i] not in idle and window.starts_word(text, i)]
        if not pieces or not any(spot.place.id for spot in inside):
            continue
        vectors = model.encode(window.ids)
        chances = model.spot(vectors, pieces)
        events = {(pieces[word], int(kind)): float(chances[word, kind]) for word, kind in zip(*np.nonzero(chances >= FLOOR), strict=True)}
        if max(events.values(), default=0.0) >= WORTHWHILE:
            seen = model.close.see(window, vectors, inside, list(events))
            scored = model.close.read(seen, list(events))
            out += [_read(seen, event, scores, events[event], published) for event, scores in zip(events, scored, strict=True)]
    for candidate in out:
        candidate.part = text.count(";", spans[candidate.sentence][0], candidate.trigger[0])
        candidate.further = bool(_FURTHER.search(text, spans[candidate.sentence][0], candidate.trigger[0]))
    return sorted(out, key=lambda c: (c.trigger, c.type))


def _read(seen: MarkedWindow, event: tuple[int, int], scores: Scored, spotted: float, published: str) -> Candidate:
    window, (trigger, kind) = seen.window, event
    sides = (0, 1) if ROLE_NAMES[kind][1] else (0,)
    roles: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for entity, answers in zip(seen.named, scores.roles, strict=True):
        for side in sides:
            roles[side][entity] = float(answers[side])
    name = EVENT_TYPES[kind]
    own = [i for i, label in enumerate(KIND_LABELS) if label.startswith(f"{name}.")]
    here = window.sentence[trigger]
    organisations = [spot for spot in seen.entities.spots if spot.place.form == "organisation"]
    bodies = frozenset(spot.place.id for spot in organisations if spot.place.id)
    said = {s.place.id for s in organisations if window.sentence[s.first] == here and s.last != trigger}
    found = Candidate(
        name, (window.starts[trigger], window.stops[trigger]), here, spotted, scores.chance, roles, STATUSES[int(scores.status.argmax())],
        KIND_LABELS[max(own, key=lambda i: scores.kind[i])].split(".")[1] if own else None,
        named=frozenset(s.place.id for s in seen.entities.spots if s.place.id and window.sentence[s.first] == here),
        bodies=bodies, absent=bodies - said,
    )  # fmt: skip
    _link(found, window, {what: places.spots for what, places in seen.others.items()}, scores.links, published)
    return found


def _link(found: Candidate, window: Window, forms: dict[str, list[Spot]], links: dict[str, Array], published: str) -> None:
    times = [spot.place for spot in forms["time"]]
    by_date: dict[str | None, float] = {}
    for choice, chance in zip([*(p.date for p in times), None, *near_publication(published)], links["time"], strict=True):
        by_date[choice] = by_date.get(choice, 0.0) + float(chance)
    if found.sentence < LEAD:  # news of the day without a time word takes the day of publication
        by_date[published] *= LEAD_FAVOUR
    found.date = max(by_date, key=lambda d: by_date[d])
    found.news = found.date == published
    found.date_here = any(s.place.date == found.date and window.sentence[s.first] == found.sentence for s in forms["time"])
    found.end = _end(found, window, forms["time"], links["time"])
    moneys = [spot.place for spot in forms["money"]]
    best = int(links["money"].argmax())
    if best < len(moneys):
        found.amount, found.currency = moneys[best].value, moneys[best].currency
    counts = [spot.place for spot in forms["count"]]
    best = int(links["count"].argmax())
    if best < len(counts) and counts[best].value is not None:
        found.count = int(counts[best].value or 0)


def _end(found: Candidate, window: Window, times: list[Spot], chances: Array) -> str | None:
    """The end of the likeliest time with the date of `found`.

    Without a date that is a time of which only the end is known ("until May"): it must be likelier than no time at all, or be the next
    time behind the event's word in its sentence, and not only due by then.
    """
    behind = [s for s in times if window.sentence[s.first] == found.sentence and s.place.start >= found.trigger[1]][:1]
    least = 0.0 if found.date else float(chances[len(times)])
    ends = [
        (float(chance), spot.place.end)
        for spot, chance in zip(times, chances, strict=False)
        if spot.place.date == found.date
        and spot.place.end
        and (chance > least or (spot in behind and not spot.place.due))
        and (not spot.place.stay or found.type in STAYS)
    ]
    return max(ends, key=lambda pair: pair[0])[1] if ends else None
