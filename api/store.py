"""The store of the running service, for routes."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from graph.store import Store


def _of_app(request: Request) -> Store:
    store: Store = request.state.store
    return store


OpenStore = Annotated[Store, Depends(_of_app)]
