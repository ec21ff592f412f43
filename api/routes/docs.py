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
</head>
<body>
<div id="swagger-ui"></div>
<noscript>This page needs scripts; openapi.json has the same for programs.</noscript>
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
            bundle=static(SWAGGER_UI + "swagger-ui-bundle.js"),
            begin=static("docs.js"),
        )
    )
