"""How the service itself runs; where the graph lives is `graph.settings`."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """`ServiceSettings()` reads the environment; an empty variable counts as unset."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True, populate_by_name=True, extra="ignore")

    host: str = Field(
        "127.0.0.1", validation_alias="DYAD_HOST", description="address to listen on; only loopback keeps the service private"
    )
    port: int = Field(8000, ge=1, le=65535, validation_alias="DYAD_PORT", description="port to listen on")
    samples: bool = Field(
        True, validation_alias="DYAD_SAMPLES", description="whether `dyad serve` loads the sample articles that the graph lacks"
    )
