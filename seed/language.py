"""Is it English? Only English is read; what is not is said to be so, not guessed at."""

from __future__ import annotations

import re

FUNCTION_WORDS = frozenset(
    "the of to and that is for with by at from it be have are were said will would not but this which its their "
    "they he his who been after more about than also into you she between when if".split()
)
"""Words of English that are none of German, Dutch, French, Spanish or Portuguese."""

LEAST_SHARE = 0.12
"""Share of FUNCTION_WORDS from which on a text is English. Of 388 real articles the least has 0.2, other languages have under 0.05; headlines
and tables have fewer, and are English unless they show another language."""

OTHER_WORDS = frozenset(
    "und ist nicht dem ein eine auf für wird zu haben worden über auch nach bei aus sich "
    "het een niet zijn voor met hebben heeft werd wordt naar ook aan dat maar uit "
    "les des une dans pour que qui sur avec ont aux pas sont cette mais leur après été "
    "una por para las como pero más sus este esta fue entre "
    "um uma não com são foi mais pelo pela seu sua ao também "
    "gli della delle dei di sono alla nel ed anche dopo stato "
    "och att som för på är inte av til ikke og det på "
    "się nie jest oraz przez które że dla ve bir için ile olarak yang dengan untuk dari".split()
)
"""Words of German, Dutch, French, Spanish, Portuguese, Italian, the Nordic languages, Polish, Turkish and Indonesian that are none of English."""

LEAST_OTHER = 0.03
"""Share of OTHER_WORDS from which on a text without English function words is another language's; names ("Rio de Janeiro") bring a few."""

LATIN = 0x24F
"""The last letter of the Latin alphabets of Europe; those of Vietnamese lie from 0x1E00 to 0x1EFF."""

FEWEST = 20
"""Words below which a text is too short to tell."""

NOTE = "the text is not English: nothing in it was read"


def is_english(text: str) -> bool:
    """Whether `text` can be English: true also for one too short to tell."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < FEWEST or sum(word in FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words):
        return True
    letters = "".join(words)
    foreign = sum(ord(letter) > LATIN and not 0x1E00 <= ord(letter) <= 0x1EFF for letter in letters)
    return sum(word in OTHER_WORDS for word in words) < LEAST_OTHER * len(words) and foreign <= len(letters) / 2
