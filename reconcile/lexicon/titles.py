"""Titles and offices that stand before a person's name, and the words that name a body."""

from __future__ import annotations

PERSONAL_TITLES = frozenset(
    """mr mrs ms miss mx mister madam madame monsieur mme sir dame lord lady baron baroness count
    countess duke duchess earl prince princess king queen emperor empress sultan sheikh sheik
    shaikh emir dr doctor prof professor rev reverend fr father bishop archbishop cardinal pope
    rabbi imam ayatollah mullah mufti pastor brother sister hon honourable honorable
    excellency herr frau senor senora signor don dona haji hajji ustad""".split()
)
"""Forms of address; one before a name makes it a person's."""

RANKS = frozenset(
    """gen general lt lieutenant col colonel maj major capt captain cpt sgt sergeant sgtmaj cpl
    corporal pvt private pte brig brigadier adm admiral vadm radm cdr cmdr commander commodore
    marshal ensign airman airwoman seaman master det detective insp inspector
    supt superintendent const constable cst pc dc dci di ds officer trooper deputy sheriff chief
    commissioner midshipman flt""".split()
)
"""Military and police ranks; some words are ranks only beside another title."""

OFFICES = frozenset(
    """president president-elect vice-president premier chancellor pm minister secretary
    secretary-general undersecretary under-secretary ambassador envoy consul senator sen
    representative rep congressman congresswoman congressperson deputy mp mep msp member lawmaker
    legislator governor gov governor-general mayor councillor councilor alderman speaker leader
    whip chairman chairwoman chairperson chair chairmen ceo cfo coo cto chief director
    director-general manager head boss founder co-founder cofounder owner executive partner
    editor publisher reporter correspondent columnist journalist anchor presenter broadcaster host
    producer filmmaker actor actress comedian singer musician rapper guitarist drummer composer
    author writer novelist poet playwright historian economist analyst strategist scientist
    researcher engineer astronaut cosmonaut pilot attorney lawyer solicitor barrister counsel
    prosecutor advocate judge justice magistrate registrar coroner sheriff marshal detective
    investigator agent spokesman spokeswoman spokesperson aide adviser advisor counsellor counselor
    coach trainer skipper captain player striker goalkeeper midfielder defender quarterback
    linebacker receiver cornerback pitcher outfielder infielder shortstop catcher
    champion boxer swimmer runner driver cyclist golfer
    nominee candidate activist dissident whistleblower suspect defendant victim billionaire
    businessman businesswoman entrepreneur magnate tycoon investor banker trader
    automaker carmaker planemaker aircraft-maker chipmaker maker company firm giant specialist
    retailer supplier airline operator startup start-up innovator developer carrier lender insurer
    rival ally colleague father mother son daughter brother sister husband wife widow
    nurse surgeon physician chemist physicist astronomer biologist professor teacher principal
    dean provost warden deacon treasurer comptroller controller auditor ombudsman inspector
    commissioner commander general-secretary delegate negotiator diplomat foreign-minister
    hero mom mum star legend veteran""".split()
)
"""Words for what somebody is; before a name they are its title."""

TITLES = PERSONAL_TITLES | RANKS | OFFICES
"""Every word that may stand as a title before a name; lower-case, without full stops."""

TITLE_MODIFIERS = frozenset(
    """prime vice deputy acting assistant associate former ex then late incoming outgoing interim
    first second third senior junior chief special presiding retired principal under joint lead
    general executive managing attorney surgeon foreign home defense defence finance interior
    health education energy justice treasury trade labor labour press state-appointed crown grand
    supreme federal national district county city police fire military naval army navy air house
    senate majority minority opposition party parliamentary security homeland secret lieutenant
    rear right honourable honorable hon new ousted embattled current one-time longtime
    server start-up commercial independent veteran private wide defensive offensive star hero
    secretary solicitor brigadier major staff warrant petty master squadron wing flight""".split()
)
"""Words that stand before or inside an office ("prime", "former") and identify nobody."""

PORTFOLIO = frozenset(
    """state defense defence foreign affairs interior home health treasury finance trade commerce
    labor labour justice education energy transportation transport agriculture housing urban
    development homeland security veterans environment culture sport sports economy economic
    industry war works staff joint chiefs parliament congress commons lords representatives the
    house senate board and for operations communications intelligence police general
    exchequer government party court supreme republic navy army air force armed forces
    """.split()
)
"""What an office may be "of": "Secretary of State", "Chairman of the Joint Chiefs of Staff"."""

CORPORATE = frozenset(
    """inc incorporated corp corporation co company cos ltd limited llc llp lp plc ag sa nv bv ab
    asa oyj corps gmbh spa srl pty pte kg kgaa se sas sarl bhd tbk holding holdings group""".split()
)
"""Legal forms at the end of a company's name; they tell no two companies apart."""

BODIES = frozenset(
    """academy administration agency airline airlines airport airways alliance army assembly
    association authority bank bar battalion board branch brigade bureau cabinet center centre
    chamber church cinema club coalition college command commission committee community company
    conference confederation congress consortium council court defense defence department
    dept directorate district division electric embassy enterprises exchange federation fire
    fleet force forces forum foundation front fund galleries gallery government guard guards
    headquarters herald hospital hotel house industries initiative institute institution
    international journal laboratories laboratory laboratories league library magazine management
    market media medical military ministry mission motor motors museum navy network
    news newspaper observatory office opera orchestra organisation organization parliament
    partnership party patrol police politburo post prison program programme project regiment
    registry republic reserve school secretariat senate service services society squad station
    stores studio studios survey syndicate systems team technologies technology telegraph times
    treasury tribune trust union unit university watch works bancorp airforce railway railways
    pharmaceuticals petroleum oil gas energy mills dynamics foods automobile automotive
    communications telecom records entertainment pictures broadcasting press agency""".split()
)
"""Words that name a body of people; one in a name makes it an organisation's."""

DESCRIBES_BODY = frozenset(
    """automaker carmaker planemaker aircraft-maker chipmaker maker company firm giant specialist
    retailer supplier airline operator startup start-up innovator developer carrier lender insurer
    rival group""".split()
)
"""Offices that only a company holds: "Automaker GM"."""

ALSO_SURNAMES = frozenset(
    """king prince duke earl baron pope bishop count saint major dean master judge justice constable
    driver singer engineer coach speaker head warden provost deacon sultan star hero champion page
    sheriff marshal chief field petty page guard hunter cook trainer pitcher emir private brother
    sister father mother son daughter wife husband lord lady miss deputy partner principal boss
    rival counsel general""".split()
)
"""Titles that are surnames or ordinary words too: a title only where nothing but titles precede."""

EXPANSIONS: dict[str, str] = {
    "pm": "prime minister",
    "ceo": "chief executive",
    "cfo": "chief financial officer",
    "premier": "prime minister",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cpt": "captain",
    "sgt": "sergeant",
    "const": "constable",
    "cst": "constable",
    "cpl": "corporal",
    "pvt": "private",
    "pte": "private",
    "brig": "brigadier",
    "adm": "admiral",
    "cmdr": "commander",
    "cdr": "commander",
    "det": "detective",
    "insp": "inspector",
    "supt": "superintendent",
    "dr": "doctor",
    "prof": "professor",
    "rev": "reverend",
    "fr": "father",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "dept": "department",
    "govt": "government",
    "intl": "international",
    "int'l": "international",
    "natl": "national",
    "nat'l": "national",
    "assn": "association",
    "assoc": "association",
    "univ": "university",
    "admin": "administration",
    "st": "saint",
    "mt": "mount",
    "ft": "fort",
    "co": "company",
    "corp": "corporation",
    "inc": "incorporated",
    "ltd": "limited",
    "bros": "brothers",
    "mfg": "manufacturing",
    "labs": "laboratories",
    "dod": "department of defense",
    "mod": "ministry of defense",
    "mom": "mother",
    "mum": "mother",
    "dad": "father",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "congresswoman": "congressman",
}
"""Written-out forms of abbreviations in names and titles, and one form for both sexes."""

MASTHEADS = frozenset(
    """times post herald tribune journal gazette globe telegraph chronicle examiner sun star mirror
    mail observer guardian inquirer courier""".split()
)
"""Words that make a newspaper of a city's name."""

GENERATIONS = frozenset("jr sr junior senior ii iii iv".split())
"""Suffixes that tell a father from a son."""

LIGHT = frozenset(
    "the a an of and for & in on at to de la le du des del di da der von und et y e's s".split()
)
"""Words inside a name that identify nothing."""


def is_title(word: str) -> bool:
    """Whether the word, in any case and with or without a full stop, may be a title."""
    low = word.rstrip(".").lower()
    return low in TITLES or (
        low.startswith(("ex-", "co-", "vice-")) and low[3:].lstrip("-") in TITLES
    )
