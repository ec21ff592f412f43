"""What the reader model sees in a text: possible events, each with who, when, how much and how likely."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from seed.reader.encoder import Model
from seed.reader.features import WIDTH, Spot, spot_features, spots
from seed.reader.heads import Array, Scored
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, ROLE_NAMES, STATUSES
from seed.reader.places import Place
from seed.reader.windows import Window, windows

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LEAD = 3
LEAD_FAVOUR = 2.0
"""Sentences of the lead; there the day of publication counts so many times its chance against "no date"."""
FLOOR = 0.1
"""Candidates less likely than this are not looked at further."""


@dataclass(slots=True)
class Candidate:
    """A possible event at one word of the text; offsets are the article's.

    `date_here`: the date is told in the event's own sentence. `absent`: organisations that this sentence does not name, or only
    as part of the event's name ("the Union State treaty").
    """

    type: str
    trigger: tuple[int, int]
    sentence: int
    chance: float
    roles: tuple[dict[str, float], dict[str, float]]
    status: str
    kind: str | None
    date: str | None = None
    end: str | None = None
    amount: float | None = None
    currency: str | None = None
    count: int | None = None
    date_here: bool = False
    absent: frozenset[str] = frozenset()

    def word(self, text: str) -> str:
        """The whole word at the candidate's place."""
        found = _WORD.match(text, self.trigger[0])
        return found[0] if found else text[slice(*self.trigger)]


def candidates(text: str, published: str, spans: list[tuple[int, int]], places: list[Place], model: Model) -> list[Candidate]:
    """All possible events in `text`, in order of their words."""
    out: list[Candidate] = []
    for window in windows(text, spans, model.tokenizer):
        inside = spots(window, places)
        if not any(spot.place.id for spot in inside):
            continue
        vectors = model.encode(window.ids)
        words = [i for i in range(window.target, len(window.ids) - 1) if window.starts_word(text, i)]
        if not words:
            continue
        chances = model.heads.triggers(vectors[words])
        likely = [(words[word], int(kind), float(chances[word, kind])) for word, kind in zip(*np.nonzero(chances >= FLOOR), strict=True)]
        if likely:
            out += _read(window, likely, inside, vectors, published, model)
    return sorted(out, key=lambda c: (c.trigger, c.type))


def _stack(rows: list[Spot], window: Window, triggers: list[int], vectors: Array) -> tuple[Array, Array]:
    means = np.zeros((len(rows), vectors.shape[1]), np.float32)
    features = np.zeros((len(triggers), len(rows), WIDTH), np.float32)
    for m, spot in enumerate(rows):
        means[m] = vectors[spot.first : spot.last].mean(0)
        for n, trigger in enumerate(triggers):
            features[n, m] = spot_features(window, trigger, spot)
    return means, features


def _read(
    window: Window, likely: list[tuple[int, int, float]], inside: list[Spot], vectors: Array, published: str, model: Model
) -> list[Candidate]:
    triggers = [trigger for trigger, _, _ in likely]
    forms = {what: [spot for spot in inside if spot.place.form == what] for what in ("time", "money", "count")}
    entities = [spot for spot in inside if spot.place.id]
    scored = model.heads.events(
        vectors[triggers],
        [kind for _, kind, _ in likely],
        _stack(entities, window, triggers, vectors),
        {what: _stack(rows, window, triggers, vectors) for what, rows in forms.items()},
    )
    out = []
    for (trigger, kind, chance), scores in zip(likely, scored, strict=True):
        found = _candidate(window, trigger, kind, chance, entities, scores)
        _link(found, window, forms, scores.links, published)
        out.append(found)
    return out


def _candidate(window: Window, trigger: int, kind: int, chance: float, entities: list[Spot], scores: Scored) -> Candidate:
    roles: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for spot, answers in zip(entities, scores.roles, strict=True):
        entity = spot.place.id
        assert entity
        for side in (0, 1) if ROLE_NAMES[kind][1] else (0,):
            roles[side][entity] = max(roles[side].get(entity, 0.0), float(answers[side]))
    name = EVENT_TYPES[kind]
    own = [i for i, label in enumerate(KIND_LABELS) if label.startswith(f"{name}.")]
    best_kind = KIND_LABELS[max(own, key=lambda i: scores.kind[i])].split(".")[1] if own else None
    status = STATUSES[int(scores.status.argmax())]
    here = window.sentence[trigger]
    organisations = [spot for spot in entities if spot.place.form == "organisation"]
    named = {s.place.id for s in organisations if window.sentence[s.first] == here and s.last != trigger}
    return Candidate(
        name, (window.starts[trigger], window.stops[trigger]), here, chance, roles, status, best_kind,
        absent=frozenset(s.place.id for s in organisations if s.place.id and s.place.id not in named),
    )  # fmt: skip


def _link(found: Candidate, window: Window, forms: dict[str, list[Spot]], links: dict[str, Array], published: str) -> None:
    times = [spot.place for spot in forms["time"]]
    by_date: dict[str | None, float] = {}
    for choice, chance in zip([*(p.date for p in times), None, published], links["time"], strict=True):
        by_date[choice] = by_date.get(choice, 0.0) + float(chance)
    if found.sentence < LEAD:  # news of the day without a time word takes the day of publication
        by_date[published] *= LEAD_FAVOUR
    found.date = max(by_date, key=lambda d: by_date[d])
    found.date_here = any(s.place.date == found.date and window.sentence[s.first] == found.sentence for s in forms["time"])
    ends = [(float(c), p.end) for p, c in zip(times, links["time"], strict=False) if p.date == found.date and p.end]
    found.end = max(ends, key=lambda pair: pair[0])[1] if ends else None
    moneys = [spot.place for spot in forms["money"]]
    best = int(links["money"].argmax())
    if best < len(moneys):
        found.amount, found.currency = moneys[best].value, moneys[best].currency
    counts = [spot.place for spot in forms["count"]]
    best = int(links["count"].argmax())
    if best < len(counts) and counts[best].value is not None:
        found.count = int(counts[best].value or 0)
