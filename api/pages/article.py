"""One article: its text with every fact marked in place."""

from __future__ import annotations

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from api.pages.passages import Piece, Span, paragraphs
from api.pages.render import render, store_of
from graph.articles import get_article
from graph.errors import NotFound
from seed.extract import notes_of


async def article(request: Request) -> Response:
    """The page of an article."""
    kept = await get_article(store_of(request), request.path_params["id"])
    if kept is None:
        raise NotFound(f"There is no article {request.path_params['id']}.")
    spans = [
        Span(told.fact.start, told.fact.stop, key)
        for key, told in enumerate(kept.facts)
        if told.fact.start is not None and told.fact.stop is not None
    ]
    text = paragraphs(kept.article.text, spans)
    ends = _ends(text)
    return render(
        "article.html",
        kept=kept,
        article=kept.article,
        facts=kept.facts,
        notes=notes_of(kept.article.text),
        paragraphs=text,
        ends=ends,
        placed={key for keys in ends.values() for key in keys},
    )


def _ends(text: list[list[Piece]]) -> defaultdict[int, list[int]]:
    """Offset of a piece -> the facts whose words end with it, so that each is labelled once, where it ends."""
    last = {key: piece.start for paragraph in text for piece in paragraph for key in piece.keys}
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for key in sorted(last):
        ends[last[key]].append(key)
    return ends
