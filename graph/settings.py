"""Where the graph lives: read from the environment."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`Settings()` reads the environment; an empty variable counts as unset. Without `uri` the store is embedded, under `data`."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True, populate_by_name=True, extra="ignore")

    uri: str | None = Field(None, validation_alias="NEO4J_URI", description="bolt://, neo4j:// or neo4j+s://; unset: embedded")
    user: str = Field("neo4j", validation_alias="NEO4J_USER")
    password: SecretStr | None = Field(None, validation_alias="NEO4J_PASSWORD", description="unset: no authentication")
    database: str = Field("neo4j", validation_alias="NEO4J_DATABASE")
    data: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("dyad", appauthor=False),
        validation_alias="DYAD_DATA",
        description="folder of the embedded store",
    )
    heap: str = Field(
        "768m", validation_alias="DYAD_STORE_HEAP", pattern=r"^\d+[mg]$", description="most memory of the embedded store's Java heap"
    )
