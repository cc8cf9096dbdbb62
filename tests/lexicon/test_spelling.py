"""British spellings in their American form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.lexicon.spelling import normalise_spelling

CHANGED = """
    defence defense, Defence Defense, CENTRE CENTER, centres centers, centred centered,
    theatre theater, kilometres kilometers, litre liter, colour color, colourful colorful,
    neighbourhood neighborhood, honourable honorable, favourite favorite, Labour Labor,
    labourers laborers, rumoured rumored, organise organize, organisation organization,
    organisations organizations, authorising authorizing, recognised recognized,
    privatisation privatization, analysed analyzed, paralysing paralyzing, travelled traveled,
    travellers travelers, cancelled canceled, modelling modeling, signalling signaling,
    counsellor counselor, marvellous marvelous, jewellery jewelry, paediatric pediatric,
    paediatrician pediatrician, haemorrhage hemorrhage, anaesthetic anesthetic,
    archaeologist archeologist, manoeuvres maneuvers, foetus fetus, leukaemia leukemia,
    programme program, cheque check, tyres tires, grey gray, kerb curb, plough plow,
    aluminium aluminum, sceptical skeptical, mould mold, licence license, offences offenses,
    fulfil fulfill, enrolment enrollment, instalments installments, whilst while,
    learnt learned, judgement judgment, mum mom, tsar czar, storey story, catalogue catalog
"""
KEPT = """
    four hour hours our your tour tours contour pour flour sour journey court source course
    advertise advertised advertising surprise surprised exercise exercises promise promised
    compromise raise raised praise noise cruise wise likewise otherwise revise revised supervise
    televised devise advise rise sunrise enterprise franchise premises expertise disease
    concise precise paradise merchandise disguise despise improvise miser crises acre massacre
    genre timbre called rolled filled pulled installed controlled rebelled yelled
    poet does goes toes phoenix michael israel aerial
"""


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        pytest.param(*pair.split(), id=pair.split()[0])
        for pair in CHANGED.replace("\n", " ").split(",")
    ],
)
def test_changed(word: str, wanted: str) -> None:
    assert normalise_spelling(word) == wanted


@pytest.mark.parametrize("word", [pytest.param(w, id=w) for w in KEPT.split()])
def test_kept(word: str) -> None:
    assert normalise_spelling(word) == word


@given(st.sampled_from((CHANGED + KEPT).replace(",", " ").split()))
def test_idempotent(word: str) -> None:
    once = normalise_spelling(word)
    assert normalise_spelling(once) == once


@given(st.text(max_size=20))
def test_takes_any_text(word: str) -> None:
    assert isinstance(normalise_spelling(word), str)
