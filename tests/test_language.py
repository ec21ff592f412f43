"""Only English is read; what is not is told by its own words."""

import pytest

from graph.article import Article
from seed.extract import extract
from seed.language import NOTE, is_english
from seed.start import samples


@pytest.mark.parametrize(
    "text",
    [
        "Die Minister von Norwegen und Dänemark haben am Donnerstag in Oslo ein Abkommen über Fähren unterzeichnet, das lange vorbereitet worden war.",
        "Les ministres de la Norvège et du Danemark ont signé jeudi à Oslo un accord sur les ferries, après des négociations qui ont duré un an.",
        "De ministers van Noorwegen en Denemarken hebben donderdag in Oslo een akkoord over veerboten getekend. Het was een lange weg en we zijn er nog niet.",
        "Министры Норвегии и Дании подписали в четверг в Осло соглашение о паромах, и это был далеко не первый раз для двух стран, как сообщили в Осло.",
    ],
)
def test_another_language_is_told_from_english(text):
    assert not is_english(text)
    reading = extract(Article(id="a", published="2021-09-10", text=text))
    assert (reading.facts, reading.notes) == ((), (NOTE,))


HEADLINES = """\
Russia expels two British diplomats
France, Germany sign defence pact
Japan lends Vietnam $630 million
Brazil's Lula visits Buenos Aires
EU sanctions Belarus oil exports
India receives first Rafale jets
US, Cuba reopen embassies
"""
TABLE = """\
Lender      Borrower    Purpose              Amount         Year
China       Angola      oil refinery         $2 billion     2004
Russia      Belarus     nuclear power plant  $630 million   2021
Japan       Vietnam     railway bridges      $300 million   2019
France      Senegal     water supply         €200 million   2018
Germany     Egypt       wind farms           €150 million   2017
"""


@pytest.mark.parametrize("text", [HEADLINES, TABLE], ids=["headlines", "table"])
def test_headlines_and_tables_are_english_though_they_have_few_small_words(text):
    assert is_english(text)


def test_english_is_english_and_a_short_text_is_not_judged():
    assert is_english(
        "Ministers of Norway and Denmark signed a ferry agreement in Oslo on Thursday, and it will be kept by both states, they said."
    )
    assert is_english("Oslo, Kopenhagen")
    assert all(is_english(article.text) for article in samples())
