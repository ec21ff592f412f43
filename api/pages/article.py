"""One article: its text with every fact marked in place."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from api.pages import words
from api.pages.passages import Span, paragraphs
from api.pages.render import render, store_of
from graph.articles import get_article
from graph.errors import NotFound


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
    first: dict[int, int] = {}
    for paragraph in text:
        for piece in paragraph:
            for key in piece.keys:
                first.setdefault(key, piece.start)
    return render(
        "article.html",
        article=kept.article,
        facts=kept.facts,
        headlines=[words.headline(told.fact) for told in kept.facts],
        anchors=[first.get(key) for key in range(len(kept.facts))],
        paragraphs=text,
        notes=[],
    )
