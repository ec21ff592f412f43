"""How the service itself runs; where the graph lives is `graph.settings`."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """`ServiceSettings()` reads the environment; an empty variable counts as unset."""

    model_config = SettingsConfigDict(frozen=True, env_prefix="DYAD_", env_ignore_empty=True, extra="ignore")

    host: str = Field("127.0.0.1", description="address to listen on; anything but loopback opens the service to the network")
    port: int = Field(8000, ge=1, le=65535, description="port to listen on")
    samples: bool = Field(True, description="load the sample articles where the graph lacks them")
