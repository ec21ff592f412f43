"""The workers of the running service, for routes."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.feeding.runner import Runner


def _of_app(request: Request) -> Runner:
    runner: Runner = request.state.runner
    return runner


Feeding = Annotated[Runner, Depends(_of_app)]
