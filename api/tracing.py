"""Traces by OpenTelemetry, for those who collect them: needs the extra `otel`, and is set up by OpenTelemetry's own variables."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from importlib.util import find_spec

from fastapi import FastAPI

log = logging.getLogger(__name__)

WANTED = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


def install(app: FastAPI) -> Callable[[], None]:
    """Send a span of every request to where OTEL_EXPORTER_OTLP_ENDPOINT says; without it nothing is done. Returns what sends the last of them."""
    if not any(os.environ.get(name) for name in WANTED):
        return _nothing
    if not find_spec("opentelemetry") or not find_spec("opentelemetry.instrumentation.fastapi"):
        log.warning("%s is set, but the extra is missing: pip install 'dyad[otel]'. No traces are sent.", WANTED[0])
        return _nothing
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    provider = TracerProvider(resource=Resource.create({"service.name": os.environ.get("OTEL_SERVICE_NAME", "dyad")}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    FastAPIInstrumentor.instrument_app(app, tracer_provider=provider, excluded_urls="healthz,readyz,metrics")
    return provider.shutdown


def _nothing() -> None:
    """No traces were asked for."""
