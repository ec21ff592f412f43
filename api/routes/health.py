"""Is the process up, and does its store answer?"""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.problems import declared
from api.store import OpenStore

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process is up."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The store answers."""

    status: Literal["ready"] = "ready"
    engine: Literal["neo4j", "embedded"]
    version: str


@router.get("/healthz")
async def healthz() -> Health:
    """Answers while the process is up, whatever its store does."""
    return Health()


@router.get("/readyz", responses=declared(503))
async def readyz(store: OpenStore) -> Ready:
    """Answers when the store does."""
    await store.ping()
    return Ready(engine=store.engine, version=store.version)
