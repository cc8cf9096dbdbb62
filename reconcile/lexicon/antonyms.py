"""Pairs of words that cannot both be true of one thing at one time.

Each line sets groups of near-synonyms against one another; any word of one group is incompatible
with any word of another group of its line.  Verbs, nouns and adjectives stand by lemma,
phrases by the name that ``phrases.py`` gives them.  What stands in a line that begins with "~"
often happens in turn.
"""

from __future__ import annotations

_OPPOSED = """
rise increase climb grow gain surge soar jump rally advance strengthen up rebound swell /
  fall decrease drop decline slip slump plunge tumble shrink sink lose weaken down dip slide
  crash plummet dwindle
growth increase gain rise expansion surge rally / decline decrease drop loss fall contraction
  shrinkage slump downturn slowdown dip
record-high / record-low
win beat defeat triumph victory winner prevail victorious / lose loss loser
draw tie / win lose beat victory
lead trail
outscore outnumber exceed surpass / trail lag undershoot
qualify advance / exit crash eliminate
resign quit retire resignation retirement / dismiss sack oust fire dismissal sacking ouster
resign quit step-down / remain stay
~ appoint hire elect reappoint appointment reappointment / dismiss sack oust fire dismissal sacking
  remove removal
accident accidental accidentally mishap unintentional unintentionally / attack deliberate
  intentional sabotage arson deliberately intentionally purposely purposeful premeditated bombing
natural / man-made artificial deliberate violent
accident mishap / suicide / murder homicide killing / illness overdose
suicide / murder homicide accident overdose
shoot gun gunshot gunfire shooting / stab knife stabbing / strangle strangulation / hang hanging /
  drown drowning / poison poisoning / bludgeon club / suffocate smother asphyxiation
~ arrest detain capture jail custody detention seize apprehend catch recapture imprison /
  release free flee escape fugitive at-large bail evade elude
~ surrender / flee escape resist fugitive at-large shoot-dead gun-down
~ imprison jail incarcerate sentence / release free acquit pardon
convict conviction guilty / acquit clear exonerate acquittal exoneration innocent mistrial
innocent / guilty
~ indict charge prosecute / clear release exonerate
plead-guilty / plead-innocent
life / death suspended
accept approve welcome embrace endorse back bow-to heed agree / reject refuse spurn rebuff decline
  turn-down dismiss ignore rebuff oppose
acceptance approval endorsement / rejection refusal dismissal opposition
agree consent agreement consensus / refuse decline reject disagree deadlock disagreement stalemate
approve back endorse pass ratify enact / reject oppose block veto defeat repeal
support back favour favor endorse champion / oppose resist condemn object criticize criticise
supporter ally proponent advocate backer / opponent foe critic detractor
support backing / opposition
allow permit authorise authorize let enable legalise legalize / ban prohibit forbid bar block outlaw
  prevent disallow stop
permission / ban prohibition
require oblige force compel / exempt excuse waive
compulsory mandatory obligatory / voluntary optional
legal lawful legitimate / illegal unlawful illegitimate
~ buy acquire purchase / sell
buyer purchaser / seller vendor
borrow borrower / lend lender
import importer / export exporter
~ hire recruit employ / dismiss sack lay-off fire
hiring / layoff lay-off dismissal
~ arrive enter land arrival entry / leave depart exit departure
~ begin start launch open commence beginning / end finish conclude ending cancel
opening reopening / closure closing shutdown
~ open reopen / close shut cancel
first / last final
former ex-previous past / current present incumbent future
previous preceding / next following subsequent
survive live survival recover pull-through / die perish succumb death kill killed
alive living / dead deceased
survivor / fatality
conscious awake / unconscious comatose
admit acknowledge concede confess confirm accept admission confession confirmation /
  deny dispute denial reject refute contest
confirm verify corroborate / refute disprove debunk contradict
claim-responsibility / deny-responsibility
succeed success successful manage / fail failure unsuccessful flop
work function / fail malfunction
~ advance / retreat withdraw
~ attack invade assault / defend withdraw retreat
~ deploy send / withdraw recall
deployment / withdrawal pullout
praise hail applaud commend laud welcome / criticise criticize condemn blast slam denounce deplore
  attack
praise / criticism condemnation
expand extend lengthen enlarge expansion extension / shorten shrink reduce curtail cut narrow
  reduction
raise hike increase lift boost / lower cut reduce slash decrease trim
add / remove subtract cut deduct
include inclusion / exclude omit exclusion omission
build construct erect / demolish dismantle raze
create establish found form set-up / abolish scrap dissolve disband
continue proceed go-on carry-on persist / stop halt cease end abandon
~ remain stay / leave go flee reopen
~ suspend halt freeze / resume restart
suspension freeze / resumption
delay postpone defer / hasten expedite bring-forward
postpone / cancel
early ahead-of-schedule / late delayed
accelerate / slow decelerate
strengthen / weaken
improve / worsen deteriorate
better / worse
best / worst
improvement / deterioration worsening
profit / loss
profitable / unprofitable loss-making
surplus / deficit shortfall
majority most / minority few
maximum / minimum
most / least
more / fewer less
high / low
higher / lower
highest / lowest
tall / short
long / short brief
large big huge giant major great / small tiny little minor
heavy / light
wide broad / narrow
deep / shallow
thick / thin
hard difficult tough / easy simple
fast quick rapid swift quickly rapidly swiftly / slow slowly gradual gradually
sharply steeply dramatically significantly / slightly marginally
early / late
public publicly / private privately secret secretly
open openly / secret secretly covert covertly
state-owned state-run nationalised nationalized / privately-owned private privatised privatized
permanent permanently / temporary interim temporarily provisional provisionally
domestic / foreign international
internal / external
local / national
urban / rural
indoor / outdoor
married / single unmarried divorced widowed
employed / unemployed jobless
friend ally friendly / enemy foe hostile rival
war / peace
victory win / defeat loss
love adore / hate detest loathe
like enjoy / dislike
remember / forget
join / leave quit
unite merge unify / split divide separate
merger unification / split separation breakup
meet exceed / miss
make reach / miss
play appear feature / miss sit-out
pass / fail flunk
attend / boycott skip miss
comply obey follow respect honour honor / defy disobey violate flout breach break ignore
keep honour honor fulfil fulfill / break breach
positive / negative
positive favourable favorable / mixed / negative unfavourable unfavorable
safe secure / dangerous unsafe hazardous risky deadly
harmless benign / harmful dangerous deadly live malignant
genuine real authentic / fake bogus false forged hoax counterfeit
true correct accurate right / false untrue wrong incorrect inaccurate mistaken
truth / lie falsehood hoax
stable / critical unstable grave
mild moderate / severe serious
minor slight superficial / major serious severe critical life-threatening extensive
serious grave critical / stable minor
calm peaceful quiet orderly / violent chaotic tense stormy rowdy
peacefully calmly quietly / violently
rich wealthy affluent / poor impoverished
expensive costly / cheap inexpensive
new brand-new / old
young / elderly old
hot warm / cold cool
wet rainy / dry
full crowded packed / empty deserted vacant
strong / weak
powerful / weak powerless
popular / unpopular
famous well-known / unknown obscure
ready prepared / unprepared
ripe mature / immature
guilty / blameless
deny refuse withhold / grant give provide hand-over
grant award / withhold revoke
lift ease relax loosen remove repeal / impose tighten introduce
hide conceal withhold cover-up / reveal disclose publish release expose
anonymous unidentified unnamed / named identified
lead / trail lag
intact standing undamaged / destroyed damaged ruin destroy damage rubble collapse gut devastate
destroy ruin wreck gut / spare save
full-scale / limited partial
total complete entire completely totally wholly entirely fully / partial partly partially
largely mostly mainly / hardly barely slightly
damage / spare
~ lock / unlock
~ load / unload
land / take-off
upgrade / downgrade
outperform / underperform
overestimate / underestimate
inflow / outflow
optimistic upbeat hopeful confident / pessimistic gloomy downbeat doubtful
optimism confidence / pessimism doubt
bullish / bearish
happy pleased delighted glad satisfied / unhappy angry furious upset disappointed sad dissatisfied
proud / ashamed
brave / cowardly
friendly / hostile
civilian / military soldier
truck lorry / bus coach / train / motorcycle motorbike / bicycle bike / taxi / helicopter
landslide / earthquake / flood / tornado / hurricane / avalanche / wildfire / tsunami / eruption
grenade / rocket / mine / mortar
collision / derailment / explosion
heart / cancer / stroke / pneumonia
hailstorm / snowstorm / sandstorm
electrical / gas
unanimously unanimous / narrowly narrow
federal / state
elect re-elect reelect / oust defeat
plead / contest
uphold affirm confirm / overturn quash reverse strike-down annul
gain / lose
promote promotion / demote relegate demotion relegation
nominate / withdraw
invite welcome / expel exclude bar
~ evacuate / shelter
lose forfeit / regain retain keep win defend
keep retain hold / abandon scrap drop cede relinquish surrender
foil thwart repel repulse avert prevent / succeed cause
cause trigger spark / prevent avert
refuse / offer
offer propose / withdraw
cancel scrap call-off / confirm proceed hold go-ahead
vaccinate / infect
sober / drunk intoxicated drunken inebriated
armed / unarmed
silent mute / vocal outspoken
visible / invisible hidden
northbound / southbound / eastbound / westbound
clockwise / anticlockwise counterclockwise
ascend / descend
uphill / downhill
float / sink
host home / guest visitor visiting away
trust / distrust mistrust
obey / rebel
hope / despair
confirm / cancel
negotiate / refuse
ceasefire truce / offensive fighting
~ liberate / occupy
disarm / arm
mobilise mobilize / demobilise demobilize
recognise recognize / ignore
nationalise nationalize / privatise privatize
subsidise subsidize / tax
inflate / deflate
inflation / deflation
boom / bust recession
bankrupt insolvent / solvent
creditworthy / insolvent
overvalued / undervalued
overpaid / underpaid
oversupply glut / shortage scarcity
abundant plentiful / scarce
buy-back / issue
solo alone / together jointly
separately individually / together jointly
amateur / professional
opener / finale
penalty / own-goal
score / concede
heal / wound
cure / infect
benign / malignant
acute / chronic
fatal deadly lethal / survivable harmless
contagious infectious / noncontagious
extinct / thriving
endangered / abundant
toxic poisonous / harmless edible
expand / contract
attract / repel
approach / recede
warming / cooling
drought / flood
emission / absorption
upstream / downstream
~ launch / land
orbit / crash
manned crewed / unmanned uncrewed
voluntary voluntarily willingly / forced forcibly involuntarily
consensual / forced
premeditated planned / spontaneous impulsive unplanned
cooperative / uncooperative hostile
cooperate / resist defy
alone / accompanied
~ stop brake / accelerate flee drive-off drive-away
stay remain / flee leave escape
stationary parked / moving
locked / unlocked
lit / unlit dark
loud noisy / quiet silent
clean pure / dirty contaminated polluted
fresh / stale rotten
employer / employee
earlier / later
odd / even
"""


def _lines() -> list[tuple[bool, list[list[str]]]]:
    """Each line: whether its opposites follow one another, and its groups."""
    out = []
    for line in _OPPOSED.strip().replace("\n  ", " ").splitlines():
        groups = line.removeprefix("~ ").split(" / ")
        out.append((line.startswith("~ "), [group.split() for group in groups]))
    return out


def _load(*, in_turn: bool | None = None) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for follows, groups in _lines():
        if in_turn is not None and follows != in_turn:
            continue
        for n, group in enumerate(groups):
            others = {w for m, other in enumerate(groups) if m != n for w in other}
            for word in group:
                table.setdefault(word, set()).update(others)
    return {word: frozenset(others - {word}) for word, others in table.items()}


_TABLE = _load()
_AT_ONCE = _load(in_turn=False)


def opposed(one: str, two: str) -> bool:
    """Whether two lower-case lemmas exclude each other.  Symmetric; False for one word twice."""
    return two in _TABLE.get(one, frozenset()) or one in _TABLE.get(two, frozenset())


def in_turn(one: str, two: str) -> bool:
    """Whether two opposites often follow one another, so that both may be true of one thing: one
    is arrested, then released."""
    at_once = two in _AT_ONCE.get(one, frozenset()) or one in _AT_ONCE.get(two, frozenset())
    return opposed(one, two) and not at_once
