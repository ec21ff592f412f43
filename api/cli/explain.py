"""What `dyad extract --explain` shows: each sentence, whom it names, and what became of every event and official considered."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from graph.article import Article
from seed.reader.encoder import model
from seed.reader.explain import KEPT, explain

_SHOWN = 0.1
"""Chance below which a candidate that came to nothing is not worth a line."""


def show(article: Article) -> tuple[str, ...]:
    """Print the explanation of one article on standard output; its reading's notes are handed back."""
    console = Console()
    console.print(Text(f"{article.title or article.id} ({article.published})", style="bold"))
    explanation = explain(article, model())
    for number, sentence in enumerate(explanation.sentences, 1):
        console.print(Text(f"\n{number} [{sentence.start}-{sentence.stop}] {sentence.text}"))
        for seen in sentence.seen:
            console.print(Text(f"    seen  {seen}", style="dim"))
        for event in sentence.considered:
            if event.chance < _SHOWN and event.verdict != KEPT:
                continue
            roles = "; ".join(
                f"{role} {', '.join(f'{who} {chance:.2f}' for who, chance in chances.items())}" for role, chances in event.roles.items()
            )
            line = f"    {event.type} at “{event.word}” {event.chance:.2f}  {roles or 'nobody'}  {event.date or 'no date'}  {event.status}: {event.verdict}"
            console.print(Text(line, style="green" if event.verdict == KEPT else "yellow"))
        for holder in sentence.officials:
            line = f"    leadership  {holder.person}, {holder.office} of {holder.state or 'no state'}: {holder.verdict}"
            console.print(Text(line, style="green" if holder.verdict == KEPT else "yellow"))
    return explanation.reading.notes
