"""Sorts the sentences of the rule files by whether the weights read them right, with room to spare.

    python -m seed.training.sort_rules --model FOLDER

Rewrites the lists `examples` and `unread`, `counterexamples` and `misread` of each rule. A sentence counts as read right when it is with the
limits as they are, MARGIN higher and MARGIN lower: processors differ in their last bits.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from seed.paths import DATA
from seed.reader.compose import decide
from seed.reader.cues import Example, Rule, rules
from seed.reader.encoder import Model
from seed.reader.labels import EVENT_TYPES
from seed.reader.one_event import facts_of
from seed.reader.sight import look

PUBLISHED = "2023-06-15"
MARGIN = 0.08


def sides(text: str, kind: str, model: Model, shift: float) -> set[tuple[frozenset[str], ...]]:
    """The sides of all events of type `kind` found in `text` with its limits moved by `shift`."""
    limits = model.limits.model_copy(
        update={name: max(0.02, getattr(model.limits, name) + shift) for name in ("event", "role", "reading", "fact")}
    )
    told = [decide(one.candidate, limits) for one in look(text, PUBLISHED, model).told]
    return {(frozenset(fact.first), frozenset(fact.second)) for fact in facts_of(told, limits) if fact.type == kind}


def read(example: Example, kind: str, model: Model) -> bool:
    """Whether the example's event is found with its sides at all three settings."""
    first, _, second = example.roles.partition("|")
    wanted = (frozenset(filter(None, first.split(","))), frozenset(filter(None, second.split(","))))
    return all(wanted in sides(example.text, kind, model, shift) for shift in (0.0, MARGIN, -MARGIN))


def left_alone(text: str, kind: str, model: Model) -> bool:
    """Whether no event of the type is found in a counter-example."""
    return not any(sides(text, kind, model, shift) for shift in (0.0, -MARGIN))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _list(name: str, rows: list[str]) -> str:
    return f"{name} = [\n" + "".join(f"  {row},\n" for row in rows) + "]\n" if rows else ""


def sorted_rule(rule: Rule, kind: str, model: Model) -> tuple[str, int, int]:
    """The rule's sentences as TOML, how many are read right, and how many there are."""
    examples = [(e, read(e, kind, model)) for e in (*rule.examples, *rule.unread)]
    others = [(t, left_alone(t, kind, model)) for t in (*rule.counterexamples, *rule.misread)]

    def shown(right: bool) -> list[str]:
        return [f"{{ text = {_quoted(e.text)}, roles = {_quoted(e.roles)} }}" for e, ok in examples if ok is right]

    def plain(right: bool) -> list[str]:
        return [_quoted(text) for text, ok in others if ok is right]

    lists = (("examples", shown(True)), ("unread", shown(False)), ("counterexamples", plain(True)), ("misread", plain(False)))
    right = sum(ok for _, ok in examples) + sum(ok for _, ok in others)
    return "".join(_list(name, rows) for name, rows in lists), right, len(examples) + len(others)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    model = Model(parser.parse_args().model)
    right = every = 0
    for kind in EVENT_TYPES:
        file = DATA / "rules" / f"{kind}.toml"
        head, *blocks = re.split(r"(?m)^(?=\[\[rule\]\])", file.read_text(encoding="utf-8"))
        out = [head]
        for block, rule in zip(blocks, rules(kind), strict=True):
            kept = re.match(r"\[\[rule\]\]\n(?:id|words)[^\n]*\n(?:id|words)[^\n]*\n", block)
            assert kept, f"{file.name}: {rule.id} does not begin with its id and words"
            lists, good, many = sorted_rule(rule, kind, model)
            out.append(f"{kept[0]}{lists}\n")
            right, every = right + good, every + many
        file.write_text("".join(out).rstrip("\n") + "\n", encoding="utf-8")
    print(f"{right} of {every} sentences are read right")


if __name__ == "__main__":
    main()
