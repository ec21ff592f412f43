"""What is being read: jobs and how far they are, and feeds that are looked at by themselves."""

from __future__ import annotations

import datetime as dt
from typing import Final

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.access.caller import caller_of
from api.feeding.work import page_item
from api.pages.holder import holder, sent
from api.pages.removal import removal
from api.pages.render import render, store_of
from api.routes.feeds import WantedFeed, new_feed
from api.running import runner_of
from graph.errors import Invalid, complaints
from graph.feeds import list_feeds, remove_feed
from graph.job_items import taken_items
from graph.jobs import add_job, cancel_job, get_job, list_jobs
from graph.keys import Role

PAGE: Final = "/intake"
JOBS: Final = 20
"""Jobs listed, latest first."""
FEEDS: Final = 1000
"""Feeds listed."""
ADDRESSES: Final = 100
"""Addresses of one job, as over the API."""
EMPTY: Final = {"urls": "", "url": "", "minutes": "30"}


async def intake(request: Request) -> Response:
    """Jobs and feeds, for who may add articles."""
    return await _page(request, 200, EMPTY, "")


async def job(request: Request) -> Response:
    """One job: how far it is, what came of it, what went wrong. Raises NoKey, NotAllowed, NotFound."""
    holder(request, Role.LOADER)
    store, id_ = store_of(request), request.path_params["id"]
    return render("job.html", job=await get_job(store, id_), taken=await taken_items(store, id_))


async def fetch_pages(request: Request) -> Response:
    """Make a job of the addresses that were typed, one a line."""
    caller = holder(request, Role.LOADER)
    async with request.form() as form:
        given = sent(request, form, "urls")
    urls = list(dict.fromkeys(given["urls"].split()))
    if not urls or len(urls) > ADDRESSES or any(len(url) > 2000 for url in urls):
        return await _page(request, 422, EMPTY | given, f"Give one address a line, from one to {ADDRESSES} of them.")
    made = await add_job(
        store_of(request),
        f"{len(urls):,} article{'s' if len(urls) > 1 else ''}",
        [page_item(url, None) for url in urls],
        caller.name,
        dt.datetime.now(dt.UTC),
    )
    runner_of(request).wake()
    return RedirectResponse(f"{PAGE}/jobs/{made.id}", 303)


async def cancel(request: Request) -> Response:
    """Begin no further item of a job."""
    holder(request, Role.LOADER)
    async with request.form() as form:
        given = sent(request, form, "job")
    await cancel_job(store_of(request), given["job"], dt.datetime.now(dt.UTC))
    return RedirectResponse(f"{PAGE}/jobs/{given['job']}", 303)


async def add_feed(request: Request) -> Response:
    """Look at a feed from now on."""
    caller = holder(request, Role.LOADER)
    async with request.form() as form:
        given = sent(request, form, "url", "minutes")
    try:
        wanted = WantedFeed.model_validate(given)
        await new_feed(store_of(request), runner_of(request), caller, wanted)
    except ValidationError as error:
        return await _page(request, 422, EMPTY | given, complaints(error) + ".")
    except Invalid as error:
        return await _page(request, error.status, EMPTY | given, str(error))
    return RedirectResponse(f"{PAGE}#feeds", 303)


drop_feed: Final = removal(Role.LOADER, "feed", remove_feed, f"{PAGE}#feeds")
"""Look at a feed no more."""


async def _page(request: Request, status: int, given: dict[str, str], problem: str) -> Response:
    caller, store = caller_of(request), store_of(request)
    may = caller is not None and caller.allows(Role.LOADER)
    return render(
        "intake.html",
        status,
        may=may,
        jobs=await list_jobs(store, JOBS) if may else (),
        feeds=await list_feeds(store, FEEDS) if may else (),
        given=given,
        problem=problem,
    )
