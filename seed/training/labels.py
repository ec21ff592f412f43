"""Annotated articles as training examples: where in a window each fact is told, and which places fill its roles."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from seed.reader.features import Spot, spotted
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, STATUSES
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.windows import Window, windows

OPTIONAL_WEIGHT = 0.4


@dataclass(slots=True)
class Told:
    """One fact told in a window: the pieces that may be its trigger (the best is found in training)."""

    type: int
    triggers: list[int]
    weight: float
    status: int
    kind: int | None
    fact: dict[str, Any]


@dataclass(slots=True)
class Example:
    """A window with its facts, and the mask of pieces whose trigger answer is not asked."""

    article: str
    window: Window
    spots: list[Spot]
    told: list[Told]
    candidates: list[int]
    unasked: set[tuple[int, int]] = field(default_factory=set)
    published: str = ""

    def quoted(self, told: Told, text: str) -> list[int]:
        """The pieces that begin a word of the fact's quote, as far as this window reads them."""
        at = text.find(told.fact["quote"])
        return _words(self.window, text, at, at + len(told.fact["quote"]))


def articles(paths: list[Path], texts: list[Path]) -> Iterator[dict[str, Any]]:
    """Articles from folders of .json files and from .jsonl files.

    A row without a text holds offsets into a text that is not ours to keep: it is looked up by id in `texts`, folders of .json files
    or gzipped JSON Lines. Of several rows of one article the last one counts.
    """
    kept: dict[str, dict[str, Any]] = {}
    for place in texts:
        kept |= {row["id"]: row for row in _texts(place)}
    found: dict[str, dict[str, Any]] = {}
    for path in paths:
        for row in _texts(path) if path.is_dir() else map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            found[row["id"]] = row if "text" in row else _with_text(row, kept[row["id"]])
    yield from found.values()


def _texts(place: Path) -> Iterator[dict[str, Any]]:
    if place.is_dir():
        for file in sorted(place.glob("*.json")):
            yield json.loads(file.read_text(encoding="utf-8"))
    else:
        with gzip.open(place, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _with_text(row: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    text = kept["text"]
    facts = [f | {"quote": text[slice(*f["quote_at"])], "trigger": text[slice(*f["trigger_at"])]} for f in row["facts"]]
    return kept | {"facts": facts}


def _words(window: Window, text: str, start: int, stop: int) -> list[int]:
    span = window.pieces(start, stop)
    if not span:
        return []
    return [i for i in range(*span) if i >= window.target and window.starts_word(text, i)]


def examples(article: dict[str, Any], tokenizer: Tokenizer, cues: dict[int, frozenset[str]]) -> list[Example]:
    """The training windows of one article. `cues` holds the usual trigger words by event type."""
    text, published = article["text"], article["published"]
    spans = sentences(text)
    places = find_places(text, published)
    out = []
    for window, inside in spotted(windows(text, spans, tokenizer), places):
        candidates = [i for i in range(window.target, len(window.ids) - 1) if window.starts_word(text, i)]
        example = Example(article["id"], window, inside, [], candidates, published=published)
        for fact in article["facts"]:
            if fact["type"] not in EVENT_TYPES:
                continue
            kind = EVENT_TYPES.index(fact["type"])
            at = text.find(fact["quote"])
            if at < 0:
                continue
            stop = at + len(fact["quote"])
            quoted = _words(window, text, at, stop)
            if not quoted:
                continue
            chosen: list[int] = []
            if fact.get("trigger"):
                found = re.search(rf"(?<!\w){re.escape(fact['trigger'])}", fact["quote"])
                place = at + (found.start() if found else max(0, fact["quote"].find(fact["trigger"])))
                chosen = [i for i in quoted if window.starts[i] <= place < window.stops[i]] or [
                    i for i in quoted if window.starts[i] >= place
                ][:1]
            if not chosen:
                chosen = (
                    [i for i in quoted if _word(text, window.starts[i]) in cues[kind]]
                    or [i for i in quoted if text[window.starts[i]].islower()]
                    or quoted
                )
            example.unasked |= {(i, kind) for i in quoted}
            label = (
                KIND_LABELS.index(f"{fact['type']}.{fact['kind']}")
                if fact.get("kind") and f"{fact['type']}.{fact['kind']}" in KIND_LABELS
                else None
            )
            example.told.append(
                Told(kind, chosen, OPTIONAL_WEIGHT if fact.get("optional") else 1.0, STATUSES.index(fact["status"]), label, fact)
            )
        out.append(example)
    return out


def _word(text: str, at: int) -> str:
    found = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*").match(text, at)
    return found[0].casefold() if found else ""


def is_value(value: float | None, wanted: float | None) -> bool:
    return value is not None and wanted is not None and abs(value - wanted) <= 0.001 * abs(wanted)
