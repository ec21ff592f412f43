"""The addresses of the pages, and how the service takes them in."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.pages.add import add, show_form
from api.pages.article import article
from api.pages.dyad import dyad, pick
from api.pages.event import event
from api.pages.home import find, home
from api.pages.intake import add_feed, cancel, drop_feed, fetch_pages, intake, job
from api.pages.leader import leader
from api.pages.login import login, logout, show_login
from api.pages.neo4j_browser import KIT, about, guide
from api.pages.picture import picture
from api.pages.render import STATIC, page
from api.pages.review import decide, queue, undo
from api.pages.state import entity
from api.pages.webhooks import add_webhook, drop_webhook, try_webhook, webhooks

OPEN: Final = [Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"], allow_headers=["*"])]
"""Neo4j Browser fetches guide and style from another port. They are the same for everybody and tell nothing."""

ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/", page(home), name="home"),
    Route("/find", page(find)),
    Route("/dyad", page(pick)),
    Route("/dyad/{a}/{b}", page(dyad)),
    Route("/dyad/{a}/{b}/graph", page(picture)),
    Route("/event/{id:path}", page(event)),
    Route("/state/{id}", page(entity)),
    Route("/organization/{id}", page(entity)),
    Route("/leader/{id:path}", page(leader)),
    Route("/article/{id:path}", page(article)),
    Route("/neo4j-browser", page(about)),
    Mount("/neo4j-browser", routes=[Route("/guide", page(guide)), Mount("/", StaticFiles(directory=KIT))], middleware=OPEN),
    Route("/add", page(show_form)),
    Route("/intake", page(intake)),
    Route("/intake/jobs/{id}", page(job)),
    Route("/intake/jobs", page(fetch_pages), methods=["POST"]),
    Route("/intake/cancel", page(cancel), methods=["POST"]),
    Route("/intake/feeds", page(add_feed), methods=["POST"]),
    Route("/intake/feeds/remove", page(drop_feed), methods=["POST"]),
    Route("/intake/webhooks", page(webhooks)),
    Route("/intake/webhooks", page(add_webhook), methods=["POST"]),
    Route("/intake/webhooks/test", page(try_webhook), methods=["POST"]),
    Route("/intake/webhooks/remove", page(drop_webhook), methods=["POST"]),
    Route("/queue", page(queue)),
    Route("/decide", page(decide), methods=["POST"]),
    Route("/undo", page(undo), methods=["POST"]),
    Route("/login", page(show_login)),
    Route("/login", page(login), methods=["POST"]),
    Route("/logout", page(logout), methods=["POST"]),
    Route("/add", page(add), methods=["POST"]),
)


class KeptFiles(StaticFiles):
    """Static files whose address carries their content's hash: browsers may keep them for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200 and scope.get("query_string"):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def install(app: FastAPI) -> None:
    """Serve the pages beside the API; they are not in its OpenAPI."""
    app.router.routes.extend(ROUTES)
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
