"""The answers that the reader model chooses among, in the order of its outputs."""

from __future__ import annotations

from graph.fact import KINDS, ROLES, FactType, Status

EVENT_TYPES: tuple[str, ...] = tuple(t.value for t in FactType if t is not FactType.LEADERSHIP)
ROLE_NAMES: tuple[tuple[str, str | None], ...] = tuple(
    (roles[0], roles[1] if len(roles) > 1 else None) for roles in (ROLES[FactType(t)] for t in EVENT_TYPES)
)
STATUSES: tuple[str, ...] = tuple(s.value for s in Status)
KIND_LABELS: tuple[str, ...] = tuple(f"{t}.{kind}" for t in EVENT_TYPES for kind in KINDS.get(FactType(t), ()))
