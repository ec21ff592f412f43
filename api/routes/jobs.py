"""Jobs: how far long work is, and how it is cancelled."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict

from api.access.roles import REFUSALS, needs
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to, read_moment, read_place, write_moment, write_place
from api.problems import declared
from api.store import OpenStore
from graph.jobs import Job, JobDetail, cancel_job, get_job, list_jobs
from graph.keys import Role

router = APIRouter(tags=["jobs"], responses=declared(*REFUSALS, 503), dependencies=[needs(Role.LOADER)])

JobId = Annotated[str, Path(max_length=100, examples=["9d1c2b7a40f35e68"])]


class JobPage(BaseModel):
    """One page of jobs, latest first."""

    model_config = ConfigDict(frozen=True)

    jobs: tuple[Job, ...]
    cursor: NextCursor
    next: NextLink


@router.get("/jobs", responses=declared(422))
async def all_jobs(store: OpenStore, request: Request, limit: Limit = 50, cursor: Cursor = None) -> JobPage:
    """Jobs, latest first. They are kept for 30 days after their end."""
    found = await list_jobs(store, limit + 1, read_place(cursor, read_moment))
    page, after = cut(found, limit, lambda job: write_place(write_moment(job.created), job.id))
    return JobPage(jobs=page, cursor=after, next=link_to(request.url, after))


@router.get("/jobs/{job_id}", responses=declared(404))
async def one_job(store: OpenStore, job_id: JobId) -> JobDetail:
    """How far a job is, what went wrong in it, and what came of it."""
    return await get_job(store, job_id)


@router.delete("/jobs/{job_id}", responses=declared(404))
async def no_job(store: OpenStore, job_id: JobId) -> JobDetail:
    """Cancel a job: no further item is begun; what was taken in stays. One that has ended is left as it is."""
    return await cancel_job(store, job_id, dt.datetime.now(dt.UTC))
