"""Pairs of words that cannot both be true of one thing at one time.

Each line sets groups of near-synonyms against one another; any word of one group is incompatible
with any word of another group of its line.  Verbs, nouns and adjectives stand by lemma.
"""

from __future__ import annotations

_OPPOSED = """
rise increase climb grow gain surge soar jump rally advance strengthen up /
  fall decrease drop decline slip slump plunge tumble shrink sink lose weaken down
growth increase gain rise expansion / decline decrease drop loss fall contraction shrinkage
win beat triumph victory winner / lose defeat loss loser
resign quit retire / dismiss sack oust fire
accident accidental / attack deliberate intentional sabotage arson
accident mishap / suicide / murder homicide killing
shoot gun / stab knife / strangle / hang / drown / poison / beat bludgeon / burn
suicide / murder homicide
open reopen / close shut
opening reopening / closure closing shutdown
arrest detain capture jail / release free
imprison jail / release free acquit
accept approve welcome embrace / reject refuse spurn rebuff
agree consent / refuse decline reject disagree
approve back endorse pass / reject oppose block veto
support back favour favor endorse / oppose resist condemn
supporter ally / opponent foe critic
allow permit authorise authorize / ban prohibit forbid bar
legal lawful / illegal unlawful
buy acquire purchase / sell
buyer / seller
borrow / lend
import / export
importer / exporter
hire recruit employ / dismiss sack
arrive enter land / leave depart exit
arrival / departure
begin start launch open / end finish conclude
beginning start / end finish
first / last
survive live / die perish
alive / dead
survivor / fatality
acquit clear exonerate / convict
acquittal / conviction
innocent / guilty
confirm admit acknowledge / deny dispute
admission confirmation / denial
confess admit / deny
succeed success / fail failure
successful / unsuccessful
advance / retreat withdraw
attack invade / defend withdraw retreat
praise hail applaud commend / criticise criticize condemn blast slam denounce
expand extend lengthen / shorten shrink reduce curtail cut
raise hike increase lift / lower cut reduce slash decrease
build construct / demolish dismantle
create establish / abolish scrap
continue proceed / stop halt cease
suspend halt / resume restart
suspension / resumption
delay postpone / hasten expedite
accelerate / slow
strengthen / weaken
improve / worsen deteriorate
improvement / deterioration
profit / loss
surplus / deficit
majority / minority
maximum / minimum
most / least
more / fewer less
high / low
higher / lower
highest / lowest
early / late
earlier / later
before / after
public / private
permanent / temporary interim
voluntary / forced compulsory mandatory
optional / mandatory compulsory
domestic / foreign
male / female
man / woman
boy / girl
adult / child minor
married / single unmarried
employer / employee
friend ally / enemy foe
war / peace
victory / defeat
love / hate
remember / forget
include / exclude
inclusion / exclusion
join / leave quit
unite merge / split divide
merger / split
meet / miss
pass / fail
attend / boycott skip miss
comply obey / defy disobey violate
positive / negative
positive favourable favorable / mixed / negative unfavourable unfavorable
safe / dangerous unsafe
stable / critical unstable
mild / severe
minor slight / major serious severe
serious / stable
rich wealthy / poor
old / new
young / old
hot / cold
wet / dry
full / empty
strong / weak
deny / grant
grant award / withhold
lift ease relax / impose tighten
impose / remove lift
ease / tighten
loosen / tighten
hide conceal / reveal disclose
lead / trail
ahead / behind
above / below
over / under
inside / outside
indoors / outdoors
intact / destroyed damaged
destroy / spare
damage / spare
lock / unlock
load / unload
land crash / take-off
upgrade / downgrade
outperform / underperform
overestimate / underestimate
inflow / outflow
optimistic / pessimistic
bullish / bearish
civilian / military soldier
truck lorry / bus / train / motorcycle / bicycle
landslide / earthquake / flood / tornado / hurricane / avalanche / wildfire / tsunami
bomb / grenade / rocket / mine
collision / derailment / explosion
heart / cancer / stroke / pneumonia
hailstorm / snowstorm / sandstorm
unanimously unanimous / narrowly narrow
federal / state
indict charge / acquit clear
plead / contest
uphold / overturn quash reverse
gain / lose
draw / win / lose
promote / demote relegate
promotion / relegation demotion
nominate / withdraw
invite welcome / expel exclude bar
evacuate / shelter
ally / rival
import / export
lose / regain retain keep
keep retain / abandon scrap drop
repulse repel foil thwart / succeed
refuse / offer
cancel scrap / confirm proceed
cancel / postpone
vaccinate / infect
sober / drunk intoxicated
silent / vocal
visible / invisible
northbound / southbound / eastbound / westbound
"""


def _load() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _OPPOSED.strip().replace("\n  ", " ").splitlines():
        groups = [group.split() for group in line.split(" / ")]
        for n, group in enumerate(groups):
            others = {w for m, other in enumerate(groups) if m != n for w in other}
            for word in group:
                table.setdefault(word, set()).update(others)
    return {word: frozenset(others - {word}) for word, others in table.items()}


_TABLE = _load()


def opposed(one: str, two: str) -> bool:
    """Whether two lower-case lemmas exclude each other.  Symmetric; False for one word twice."""
    return two in _TABLE.get(one, frozenset()) or one in _TABLE.get(two, frozenset())
