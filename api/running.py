"""The workers of the running service, for routes and pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.feeding.runner import Runner


def runner_of(request: Request) -> Runner:
    """What works off the jobs of the running service."""
    runner: Runner = request.state.runner
    return runner


Feeding = Annotated[Runner, Depends(runner_of)]
