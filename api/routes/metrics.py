"""Figures for Prometheus."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from api.metrics import Metrics

router = APIRouter(tags=["health"])

EXAMPLE = """# HELP dyad_requests_total Requests answered.
# TYPE dyad_requests_total counter
dyad_requests_total{method="GET",route="/agreements",status="200"} 12.0
"""


class MetricsText(Response):
    """Prometheus' text format."""

    media_type = CONTENT_TYPE_LATEST


@router.get(
    "/metrics",
    response_class=MetricsText,
    responses={200: {"content": {CONTENT_TYPE_LATEST: {"schema": {"type": "string"}, "example": EXAMPLE}}}},
)
async def metrics(request: Request) -> MetricsText:
    """How many requests were answered, how they ended and how long they took, by route; memory and CPU of the process."""
    figures: Metrics = request.app.state.metrics
    return MetricsText(generate_latest(figures.registry))
