"""What a person's name looks like in news English."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from seed.who.gazetteer import Found

_PARTICLES = r"(?:al|el|bin|ibn|bint|von|van|der|den|de|del|della|da|dos|do|di|du|la|le|los|ter|zu|abu|ould|ul|ur|wa|y|e)"
_CAPITALISED = (
    r"(?:(?:al|el|ad|as|an|ar|ash|at|d|Al|El)[-’'])?(?:[A-ZÀ-ÖØ-ÞŁŠŽČĆĐİŞĞÅ][\w’'-]*\w|[A-ZŁŠŽÅ]\.(?:-?[A-Z]\.)*|[A-Z](?=\s[A-Z][a-z]))"
)
NAME = rf"{_CAPITALISED}(?:(?:\s+|-)(?:{_PARTICLES}[\s-]+){{0,2}}{_CAPITALISED}\.?(?<!\w\w\w\.)|\s+(?:II|III|IV|V|VI|VII|XIV|XVI)\b){{0,4}}"
"""Capitalised words, initials and the small words inside names, on one line or two."""

_RANK = (
    r"(?:General|Marshal|Admiral|Colonel|Captain|Major|Brigadier|Lieutenant|Field|Air|Vice|Rear|Chief|First|Senior|Gen\.?|Col\.?|Adm\.?|Lt\.?|Maj\.?|"
    r"Brig\.?|Capt\.?|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Sir|Lord|Lady|Dame|Baroness|Sheikha?|Shaikh|Sheik|Prince|Princess|Professor|Prof\.?|Grand|Ayatollah|"
    r"Hojatoleslam|Maulana|Mullah|Sayyid|Comrade|Tun|Tan|Sri|Datuk|Seri|Dato|Engineer|Eng\.|retired|army|wartime|strongman|Crown)"
)
RANKS = rf"(?:{_RANK}[\s-]+)*"
"""Ranks, titles and styles that stand between an office and the name."""

_NO_NAME = frozenset(
    "the a an in on at of and for to with by from but as he she it they his her its their this that these those who which when where why how what whose "
    "i we you is was were are has have had will would said told met says tells calls visits meets warns urges vows hails slams arrives leaves wins asks "
    "seeks signs backs rejects denies opens orders gives takes makes sees faces after before during while if not no yes also both two three all some "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december "
    "foreign defence defense finance government ministry office palace states house council party minister president prime secretary general chairman "
    "army navy force forces congress parliament senate administration republic union nations elect reuters afp ap xinhua tass interfax islamic arab "
    "photo image file read more advertisement inc corp ltd co plc bank company spokesman spokeswoman embassy airport university street square".split()
)


def is_name(name: str) -> bool:
    """Whether capitalised words may be a person's name: not a word that only opens a sentence, not an acronym."""
    words = [word.casefold().rstrip(".") for word in name.split()]
    return len(name) > 2 and not name.isupper() and words[0] not in _NO_NAME and not (len(words) == 1 and len(words[0]) < 3)


def trimmed(name: str, start: int, names: list[Found], starts: list[int]) -> str:
    """The name cut before words that belong to none: "Hamid Karzai U.S." is "Hamid Karzai", "Petro's" is "Petro".

    `names` are the gazetteer's finds of the text, `starts` their offsets; `name` stands at `start`.
    """
    stop = len(name)
    for word in list(re.finditer(r"\S+", name))[1:]:
        if word.group().casefold().strip(".,’'") in _NO_NAME:
            stop = word.start()
            break
    for found in names[bisect_left(starts, start + 1) :]:
        if found.start >= start + stop:
            break
        # "Paul Holland" keeps his name; "Hamid Karzai U.S." and "Xi Jinping North Korea" do not.
        whole = (
            found.stop == start + stop
            and " " not in name[: found.start - start].strip()
            and found.entry.form in ("name", "capital", "city")
        )
        if found.entry.form in ("name", "demonym", "organisation") and not whole and name[found.start - start - 1].isspace():
            stop = found.start - start
            break
    possessed = re.search(r"[’']s?\s|[’']s?$", name[:stop])
    if possessed:
        stop = possessed.start()
    kept = name[:stop].rstrip(" \n,-")
    return re.sub(r"\s+(?:of|al|de|bin|e|y|do|la)$", "", kept)


def opens_no_name(word: str) -> bool:
    """Whether a capitalised word begins no name: "In", "Friday", "President"."""
    return word.casefold().rstrip(".,") in _NO_NAME


def unranked(name: str) -> str:
    """The name without a rank before it: "Prince Abdullah" is "Abdullah"."""
    return re.sub(rf"^{RANKS}(?=\S)", "", name)


_FULL_NAME = re.compile(rf"(?<![\w’'-]){_CAPITALISED}(?:[^\S\n]+(?:{_PARTICLES}[\s-]+){{0,2}}{_CAPITALISED}){{1,3}}")


def full_names(text: str) -> Iterator[tuple[int, str]]:
    """The runs of two to four capitalised words in `text`, with their offsets: names of people among them."""
    for found in _FULL_NAME.finditer(text):
        yield found.start(), re.sub(r"[’']s?$", "", found.group())


def surname(person: str) -> str:
    """The last word of a name, without a number or "Jr.", in lower case."""
    words = [w for w in person.casefold().replace("’", "'").split() if w not in ("ii", "iii", "iv", "v", "vi", "jr.", "jr", "xvi", "xiv")]
    return words[-1] if words else ""
