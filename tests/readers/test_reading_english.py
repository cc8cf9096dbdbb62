"""In doubt a text is English: a refused article costs more than a strange one."""

from __future__ import annotations

import pytest

from reconcile.readers.english import is_english


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Incendie à Lyon, deux morts", id="too-short-to-tell"),
        pytest.param(
            "Harbour Chief Held In Night Raid Found Dead In Cell\nA suspected gang chief held "
            "Monday in a dawn raid has been found dead in a Marsala prison cell, guards said.",
            id="headlines",
        ),
        pytest.param(
            "Results: Lagarde 6-4 6-3 Dubois; Okafor 7-5 6-2 Lindqvist; Moreau 6-1 6-1 Petrov; "
            "Tanaka 7-6 6-4 Silva; Novak 6-2 6-3 Costa; Haas 6-4 7-5 Brunner; Weiss 6-0 6-2 Ortiz; "
            "Ruiz 6-3 6-3 Blanc; Laurent 6-4 6-4 Romano; Ferri 7-5 7-5 Jansen.",
            id="a-table",
        ),
        pytest.param(
            "The Banco de la Ciudad de Rosario, the Caja de Ahorros del Sur and the Compañía de "
            "Aguas de la Plata said they had lent the city money for a new bridge over the river.",
            id="foreign-names",
        ),
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "El alcalde dijo el lunes que la ciudad no pagará los gastos de la obra y que el "
            "puente se abrirá en otoño, según una nota de la oficina de prensa.",
            id="spanish",
        ),
        pytest.param(
            "Der Bürgermeister sagte am Montag, dass die Stadt die Kosten für den Bau nicht "
            "tragen werde und dass die Brücke im Herbst mit dem Umbau der Straße fertig ist.",
            id="german",
        ),
        pytest.param(
            "Le maire a dit lundi que la ville ne paierait pas les frais du chantier et que le "
            "pont sera ouvert pour l'automne dans le cadre des travaux de la route.",
            id="french",
        ),
        pytest.param("Мэр сказал в понедельник, что город не будет платить. " * 5, id="cyrillic"),
        pytest.param("市長は月曜日に、市は費用を払わないと述べた。" * 8, id="japanese"),
    ],
)
def test_foreign(text: str) -> None:
    assert not is_english(text)
