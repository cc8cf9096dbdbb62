"""British spellings brought to their American form, so that spelling never looks like a fact."""

from __future__ import annotations

import re
from functools import lru_cache


def _pairs(block: str) -> dict[str, str]:
    words = block.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_TABLE = _pairs(
    """
    acknowledgement acknowledgment acknowledgements acknowledgments adviser advisor
    advisers advisors aeroplane airplane aeroplanes airplanes ageing aging aluminium aluminum
    amongst among analogue analog analogues analogs apologue apolog appal appall appals appalls
    artefact artifact artefacts artifacts axe ax backwards backward burnt burned
    catalogue catalog catalogues catalogs catalogued cataloged cataloguing cataloging
    chequebook checkbook cheque check cheques checks chilli chili chillies chilies
    cosily cozily cosy cozy councillor councilor councillors councilors
    counsellor counselor counsellors counselors cypher cipher
    defence defense defences defenses defenceless defenseless dialogue dialog dialogues dialogs
    disc disk discs disks distil distill distils distills doughnut donut doughnuts donuts
    draught draft draughts drafts draughty drafty dreamt dreamed dwelt dwelled
    enrol enroll enrols enrolls enrolment enrollment enrolments enrollments
    enquire inquire enquired inquired enquires inquires enquiring inquiring
    enquiry inquiry enquiries inquiries ensure insure ensured insured
    exhibitor exhibiter focussed focused focussing focusing focusses focuses
    forwards forward fulfil fulfill fulfils fulfills fulfilment fulfillment
    gaol jail gaols jails gaoled jailed gauge gage grey gray greys grays greyer grayer greyish
    grayish greyhound grayhound gramme gram grammes grams kilogramme kilogram
    kilogrammes kilograms programme program programmes programs
    grandmum grandmom instal install instalment installment instalments installments
    instil instill instils instills jewellery jewelry jeweller jeweler jewellers jewelers
    judgement judgment judgements judgments judgemental judgmental kerb curb kerbs curbs
    kerbside curbside leant leaned leapt leaped learnt learned licence license licences licenses
    licenced licensed liquorice licorice maths math mediaeval medieval mollusc mollusk
    monologue monolog mould mold moulds molds moulded molded moulding molding mouldy moldy
    moult molt moustache mustache moustaches mustaches mum mom mums moms mummy mommy
    offence offense offences offenses omelette omelet omelettes omelets
    orientated oriented phoney phony plough plow ploughs plows ploughed plowed ploughing plowing
    ploughman plowman practise practice practised practiced practises practices
    practising practicing pretence pretense pretences pretenses prologue prolog
    pyjama pajama pyjamas pajamas sceptic skeptic sceptics skeptics sceptical skeptical
    scepticism skepticism skilful skillful skilfully skillfully smelt smelled smoulder smolder
    smouldering smoldering smouldered smoldered snowplough snowplow speciality specialty
    specialities specialties spelt spelled spilt spilled spoilt spoiled
    storey story storeys stories storeyed storied sulphur sulfur sulphate sulfate sulphide sulfide
    sulphuric sulfuric sulphurous sulfurous thralldom thraldom towards toward
    travelogue travelog tyre tire tyres tires tsar czar tsars czars tzar czar
    upwards upward downwards downward afterwards afterward vice vise vices vises
    waggon wagon waggons wagons whilst while whisky whiskey whiskies whiskeys
    wilful willful wilfully willfully woollen woolen woollens woolens woolly wooly
    worshipped worshiped worshipper worshiper worshippers worshipers worshipping worshiping
    yoghurt yogurt yoghurts yogurts yoghourt yogurt aerofoil airfoil
    anticlockwise counterclockwise arse ass behove behoove bevelled beveled
    carat karat carats karats clew clue coulter colter furore furor glycerine glycerin
    grandad granddad grandads granddads haulier hauler hauliers haulers
    inflexion inflection connexion connection manikin mannequin naivety naivete
    neurone neuron neurones neurons pedlar peddler pedlars peddlers
    plimsoll plimsol premise premise racoon raccoon saltpetre saltpeter
    shyly shily slyly slily sty stye tranquillity tranquility tranquilliser tranquilizer
    tranquillisers tranquilizers vermouth vermuth epilogue epilog
    manoeuvre maneuver manoeuvres maneuvers manoeuvred maneuvered manoeuvring maneuvering
    manoeuvrable maneuverable
    """
)
# Words of the table whose two forms are two meanings in American English too.
for _word in (
    "ensure",
    "ensured",
    "vice",
    "vices",
    "axe",
    "shyly",
    "slyly",
    "sty",
    "clew",
    "gauge",
):
    _TABLE.pop(_word, None)

_ISE_STOP = frozenset(
    """
    advertise advise anise apprise arise braise chaise chastise cerise circumcise comprise
    compromise concise demise denise despise devise disenfranchise disguise disfranchise elise
    emprise enfranchise enterprise excise exercise expertise franchise guise highrise improvise
    imprecise incise liaise malaise marquise merchandise moonrise mortise overexercise paradise
    practise precise premise prise promise reprise revise rise sunrise supervise surmise surprise
    televise treatise uprise valise vise wise
    """.split()
)
_ISE = re.compile(r"^([a-z-]{3,})is(e|ed|es|er|ers|ing|ingly|able|ation|ations|ational|ationally)$")
_OUR_STEMS = (
    "arb|ard|arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab"
    "|misdemean|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig"
)
_OUR = re.compile(
    rf"^((?:dis|un|mis|be|multi|tri|mono|water|counter|re)?-?(?:{_OUR_STEMS}))our"
    r"(s|ed|er|ers|ing|able|ably|ite|ites|ful|fully|less|hood|hoods|ly|al|ally|y|ist|ists|ism"
    r"|ing|ings|ation|edly)?$"
)
_RE = re.compile(
    r"^([a-z]*(?:cent|theat|met|lit|fib|calib|sab|somb|spect|meag|lust|mit|sepulch|reconnoit|och"
    r"|accout|amphitheat|goit|nit|philt|tit))re(s|d)?$"
)
_RING = re.compile(r"^((?:epi|re|de)?cent)ring$")
_YSE = re.compile(
    r"^((?:psycho)?anal|paral|catal|hydrol|electrol|dial|breathal)ys(e|ed|er|ers|ing)$"
)
_DOUBLED = re.compile(
    r"^((?:re|un|out|mis|dis|pre|over)?(?:apparel|barrel|bedevil|bevel|cancel|carol|channel|chisel"
    r"|counsel|cudgel|devil|dial|dishevel|drivel|duel|empanel|enamel|equal|fuel|funnel|gambol"
    r"|gravel|grovel|imperil|initial|jewel|kennel|label|level|libel|marshal|marvel|medal|metal"
    r"|model|panel|parcel|pedal|pencil|peril|pistol|pummel|quarrel|ravel|revel|rival|shovel"
    r"|shrivel|signal|snivel|spiral|stencil|swivel|symbol|tassel|total|towel|travel|trowel|tunnel"
    r"|unravel|weasel|yodel))l(ed|ing|er|ers|ings|or|ors|ous|ously|able|ist|ists)$"
)
_LIGATURES = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"haem(?=o|a|i|y)", "hem"),
        (r"^paed|(?<=ortho)paed|(?<=encyclo)paed", "ped"),
        (r"gynaec", "gynec"),
        (r"anaem", "anem"),
        (r"anaesth", "anesth"),
        (r"aemia$", "emia"),
        (r"aemic$", "emic"),
        (r"^foet(?=us|al|i)", "fet"),
        (r"^oesoph", "esoph"),
        (r"^oestr", "estr"),
        (r"^faec", "fec"),
        (r"rrhoea", "rrhea"),
        (r"archaeo", "archeo"),
        (r"^caesarean", "cesarean"),
        (r"^caesium", "cesium"),
        (r"^homoeo", "homeo"),
        (r"^aetio", "etio"),
        (r"^palaeo", "paleo"),
        (r"^coeliac", "celiac"),
        (r"^manoeuv", "maneuv"),
    )
)


@lru_cache(maxsize=65536)
def normalise_spelling(word: str) -> str:
    """The American spelling of one word; a word without one comes back as it is.

    Keeps the case of an all-lower, Capitalised or ALL-CAPS word.  Idempotent.  Homographs that
    only one country tells apart ("practise", "storey") are folded too: the result is a key for
    comparing, not a text to print.
    """
    low = word.lower()
    out = _american(low)
    if out == low:
        return word
    if word == low:
        return out
    if word.isupper():
        return out.upper()
    return out[:1].upper() + out[1:]


def _american(word: str) -> str:
    if len(word) < 3:
        return word
    if word in _TABLE:
        return _TABLE[word]
    for pattern, group in (
        (_OUR, "or"),
        (_RE, "er"),
        (_RING, "ering"),
        (_YSE, "yz"),
        (_DOUBLED, ""),
    ):
        found = pattern.match(word)
        if found:
            tail = (found[2] or "") if pattern.groups > 1 else ""
            if group == "er" and tail == "d":
                tail = "ed"
            return f"{found[1]}{group}{tail}"
    found = _ISE.match(word)
    if found and not _is_stop(found[1]):
        return _ligatures(f"{found[1]}iz{found[2]}")
    return _ligatures(word)


def _is_stop(stem: str) -> bool:
    base = stem + "ise"
    if base in _ISE_STOP or base.endswith(("aise", "oise", "uise", "wise", "vise")):
        return True
    return any(base == prefix + stop for prefix in ("re", "un", "over") for stop in _ISE_STOP)


def _ligatures(word: str) -> str:
    if "ae" not in word and "oe" not in word:
        return word
    for pattern, new in _LIGATURES:
        word = pattern.sub(new, word)
    return word
