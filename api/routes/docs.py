"""`/docs`: Swagger UI over the service's OpenAPI, from the service's own files."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.pages.render import static

router = APIRouter(include_in_schema=False)

SWAGGER_UI = "vendor/swagger-ui-5.35.0/"

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dyad: the API</title>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{style}">
<link rel="stylesheet" href="{own}">
</head>
<body>
<header class="top">
<a class="brand" href="/">Dyad</a><h1 class="hidden">The API of Dyad</h1>
<nav aria-label="Site"><a href="/add">Add</a> <a href="/queue">Review</a> <a href="/openapi.json">openapi.json</a></nav>
</header>
<div id="swagger-ui"></div>
<noscript>This page needs scripts; <a href="/openapi.json">openapi.json</a> has the same for programs.</noscript>
<script src="{bundle}"></script>
<script src="{begin}"></script>
</body>
</html>
"""


@router.get("/docs")
async def docs() -> HTMLResponse:
    """Every request and answer, to try."""
    return HTMLResponse(
        PAGE.format(
            icon=static("icon.svg"),
            style=static(SWAGGER_UI + "swagger-ui.css"),
            own=static("docs.css"),
            bundle=static(SWAGGER_UI + "swagger-ui-bundle.js"),
            begin=static("docs.js"),
        )
    )
