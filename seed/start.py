"""What a new graph begins with: the reference data and the sample articles. Doing it again changes nothing."""

from __future__ import annotations

import datetime as dt
from importlib.resources import as_file, files

from graph.article import Article
from graph.articles import get_article
from graph.organizations import list_organizations
from graph.reference import write_memberships, write_organizations, write_states, write_terms
from graph.states import get_state, list_states
from graph.store import Store
from seed import reference_data
from seed.intake import take_in
from seed.sources import SourceError, expand, read


async def load_reference(store: Store) -> bool:
    """Write the reference data where the graph lacks any of it; returns whether it did."""
    if await _has_reference(store):
        return False
    await write_states(store, reference_data.states())
    await write_organizations(store, reference_data.organizations())
    await write_memberships(store, reference_data.memberships())
    await write_terms(store, reference_data.terms())
    return True


async def _has_reference(store: Store) -> bool:
    """Terms are written last: a state that has its leaders shows that nothing was cut off."""
    counts = ((await list_states(store), reference_data.states()), (await list_organizations(store), reference_data.organizations()))
    if any(len(kept) < len(known) for kept, known in counts):
        return False
    found = await get_state(store, reference_data.terms()[-1].state)
    return found is not None and bool(found.leaders)


async def load_samples(store: Store, recorded: dt.datetime) -> int:
    """Take in the sample articles that the graph lacks; returns how many."""
    lacking = [article for article in samples() if await get_article(store, article.id) is None]
    for article in lacking:
        await take_in(store, article, recorded)
    return len(lacking)


def samples() -> tuple[Article, ...]:
    """The articles that ship with Dyad, written for it."""
    with as_file(files("seed") / "data" / "samples") as folder:
        found = tuple(article for file in expand([str(folder)]) for article in read(file))
    broken = [article for article in found if isinstance(article, SourceError)]
    if broken:
        raise broken[0]
    return tuple(article for article in found if isinstance(article, Article))
