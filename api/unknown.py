"""A query parameter that a route does not declare is an error that names the nearest, not one passed over in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fastapi import Request
from fastapi.routing import APIRoute
from rapidfuzz import process

from api.problems import UnknownParameter


async def refuse_unknown(request: Request) -> None:
    """Raises UnknownParameter."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or not request.query_params:
        return
    known = _declared(request, route)
    for name in request.query_params:
        if name not in known:
            raise unknown(request.url.path, name, known)


def unknown(where: str, name: str, known: Collection[str]) -> UnknownParameter:
    """The error for a parameter that `where` has not, with the nearest of those it has."""
    nearest = process.extractOne(name, known, score_cutoff=50)
    hint = f"did you mean {nearest[0]!r}?" if nearest else f"it takes {', '.join(known) or 'none'}."
    return UnknownParameter(f"{where} has no parameter {name!r}: {hint}")


def _declared(request: Request, route: APIRoute) -> list[str]:
    """The query parameters of the operation; a page that is no operation of the API has none."""
    operation = request.app.openapi()["paths"].get(route.path_format, {}).get(request.method.lower(), {})
    parameters: Iterable[dict[str, str]] = operation.get("parameters", ())
    return [parameter["name"] for parameter in parameters if parameter["in"] == "query"]
