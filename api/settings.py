"""How the service itself runs; where the graph lives is `graph.settings`."""

from __future__ import annotations

from typing import Annotated, Literal

from limits import RateLimitItem, parse
from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _rate(given: object) -> object:
    return parse(given) if isinstance(given, str) else given


def _apart(given: object) -> object:
    return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given


Rate = Annotated[RateLimitItem, BeforeValidator(_rate)]


class ServiceSettings(BaseSettings):
    """`ServiceSettings()` reads the environment; an empty variable counts as unset."""

    model_config = SettingsConfigDict(
        frozen=True, env_ignore_empty=True, populate_by_name=True, extra="ignore", arbitrary_types_allowed=True
    )

    host: str = Field(
        "127.0.0.1", validation_alias="DYAD_HOST", description="address to listen on; only loopback keeps the service private"
    )
    port: int = Field(8000, ge=1, le=65535, validation_alias="DYAD_PORT", description="port to listen on")
    samples: bool = Field(
        True, validation_alias="DYAD_SAMPLES", description="whether `dyad serve` loads the sample articles that the graph lacks"
    )
    read: Literal["open", "key"] = Field("open", validation_alias="DYAD_READ", description="who may read: everybody, or holders of a key")
    rate: Rate = Field(parse("6000/minute"), validation_alias="DYAD_RATE", description="requests that one address may send without a key")
    key_rate: Rate = Field(parse("12000/minute"), validation_alias="DYAD_KEY_RATE", description="requests that one key may send")
    origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_apart)] = Field(
        (), validation_alias="DYAD_ORIGINS", description="sites whose scripts may read the API, such as https://maps.example.org"
    )
    workers: bool = Field(
        True,
        validation_alias="DYAD_WORKERS",
        description="whether this process works off jobs, feeds and webhooks, or only answers requests",
    )
    log: Literal["text", "json"] = Field(
        "text", validation_alias="DYAD_LOG", description="one line an entry: text for people, json for machines"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", validation_alias="DYAD_LOG_LEVEL", description="what is logged: this and what is graver"
    )
    proxies: str = Field(
        "", validation_alias="DYAD_PROXIES", description="addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed"
    )
