"""Figures for Prometheus: how many requests, how they ended, how long they took. Labels are route templates, so there are few."""

from __future__ import annotations

from fastapi import FastAPI
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from starlette.routing import Mount, Route
from starlette.types import Scope

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Bounds of the histogram: a pair's question takes a few milliseconds, an article some hundred."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The figures of one service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Counter("dyad_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry)
        self.seconds = Histogram(
            "dyad_request_seconds", "Seconds until an answer was sent whole.", ("method", "route"), buckets=SECONDS, registry=self.registry
        )
        self.running = Gauge("dyad_requests_running", "Requests being answered now.", registry=self.registry)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        method = method if method in METHODS else "other"
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(method, route).observe(seconds)


def template(app: FastAPI, scope: Scope) -> str:
    """The template of the route that took the request, such as `/states/{name}`; `unmatched` where none did."""
    if path := getattr(scope.get("route"), "path_format", None):
        return str(path)
    endpoint = scope.get("endpoint")
    for route in app.routes:
        if isinstance(route, Route) and route.endpoint is endpoint:
            return route.path
        if isinstance(route, Mount) and scope["path"].startswith(f"{route.path}/"):
            return f"{route.path}/..."
    return "unmatched"
