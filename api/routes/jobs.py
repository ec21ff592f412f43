"""Jobs: how far long work is, and how it is cancelled."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.access.roles import REFUSALS, needs
from api.problems import declared
from api.store import OpenStore
from graph.jobs import Job, JobDetail, cancel_job, get_job, list_jobs
from graph.keys import Role

router = APIRouter(tags=["jobs"], responses=declared(*REFUSALS, 503), dependencies=[needs(Role.LOADER)])

JobId = Annotated[str, Path(max_length=100, examples=["9d1c2b7a40f35e68"])]


@router.get("/jobs")
async def all_jobs(store: OpenStore, limit: Annotated[int, Query(ge=1, le=1000, description="jobs")] = 50) -> tuple[Job, ...]:
    """Jobs, latest first. They are kept for 30 days after their end."""
    return await list_jobs(store, limit)


@router.get("/jobs/{job_id}", responses=declared(404))
async def one_job(store: OpenStore, job_id: JobId) -> JobDetail:
    """How far a job is, what went wrong in it, and what came of it."""
    return await get_job(store, job_id)


@router.delete("/jobs/{job_id}", responses=declared(404))
async def no_job(store: OpenStore, job_id: JobId) -> JobDetail:
    """Cancel a job: no further item is begun; what was taken in stays. One that has ended is left as it is."""
    return await cancel_job(store, job_id, dt.datetime.now(dt.UTC))
