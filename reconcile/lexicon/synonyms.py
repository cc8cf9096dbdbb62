"""Near-synonyms of newswriting: words that tell no difference between two reports of one fact."""

from __future__ import annotations

_GROUPS = """
kill slay murder, die death dead fatality perish decease pass, injure hurt wound injury casualty,
people person human individual citizen resident civilian man woman villager, child kid youngster,
arrest detain apprehend custody nab, capture seize catch, vessel ship boat, car vehicle auto
automobile,
attack assault raid strike, blast explosion explode detonate detonation, blaze fire,
begin start launch commence, end finish conclude, stop halt cease suspend suspension freeze,
buy purchase acquire acquisition takeover, sell sale, say tell state,
 announce declare announcement,
show reveal disclose specify divulge, help assist aid, try attempt bid seek, choose select pick,
need require,
demand call, plan intend aim, build construct, destroy demolish, discover find locate,
talk negotiation meeting discussion dialogue conversation, rocket missile projectile,
inmate prisoner convict, cop officer policeman, plane aircraft jet airplane, home house residence,
apartment flat, firm company business corporation, job post position, doctor physician,
lawyer attorney, movie film, murderer killer, worker employee staff staffer, leader head chief boss,
quake earthquake tremor temblor, storm hurricane typhoon, flood flooding, epidemic outbreak,
illness disease, hit strike batter, shoot gunfire shooting, gun firearm weapon pistol,
vote ballot poll, poll survey, percent percentage pct, pound sterling, cost price, profit earnings
income,
income revenue sales turnover, deal agreement accord pact, law legislation, probe investigation
inquiry
investigate, judge magistrate, trial proceeding, charge accuse accusation indict, guilty convict
conviction, jail prison imprison incarcerate, sentence term, game match fixture bout fight,
goal score, win victory triumph, lose loss, beat defeat, get receive obtain, give provide offer,
keep retain maintain, leave depart departure quit, return come, send dispatch,
carry transport load laden haul,
escape flee getaway, rescue save, protect safeguard, warn caution, hope expect, believe think,
happen occur, big large huge major, several multiple many numerous, near close, injure hurt,
evacuate evacuation,
sign ink, increase rise climb grow growth gain jump surge soar, decrease fall drop decline slip
slump
plunge tumble, close shut shutdown closure, open, create establish found, cut sever,
relocate move transfer, request ask, reply respond response answer comment, mean signify,
scientist researcher, study research, spokesman spokeswoman spokesperson representative,
soldier troop serviceman, protest demonstration rally demonstrator protester, deliver handover,
foil thwart repulse repel, hijack hijacking, crash collide collision, sink, postpone delay defer
postponement, resign resignation, dismiss fire sack oust, hospital clinic, bank lender,
cellphone phone telephone mobile, teen teenager, mother mom mum, father dad, wed marry, spouse,
award prize,
pupil student, teen teenage, debt borrowing, truck lorry, bomb explosive device, victim, corpse
body,
fiancé fiancee, exempt exemption, permit allow let, ban prohibit forbid, use usage, identify name,
oversee supervise monitor observe, own possess, live reside, repair fix mend,
verdict ruling rule, appoint name appointment, elect election, approve approval, reject refuse
rejection
"""


def _load() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _GROUPS.replace("\n", " ").split(","):
        words = group.split()
        for word in words:
            table.setdefault(word, words[0])
    return table


_TABLE = _load()


def is_known(lemma: str) -> bool:
    """Whether the lemma stands in a group of near-synonyms."""
    return lemma in _TABLE


def concept(lemma: str) -> str:
    """The first word of the lemma's group of near-synonyms; a lemma without one is itself."""
    return _TABLE.get(lemma, lemma)
