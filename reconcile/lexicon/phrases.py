"""Phrases of newswriting that mean one thing, each under the name of a word that means it.

A line gives the name and, after it, phrases separated by commas.  Phrases are lemmas in text
order; other words may stand between the first one, a verb, and the rest ("gave himself up").
"""

from __future__ import annotations

_PHRASES = """
at-large: at large, on the run, on the loose, still free
custody: behind bars, under arrest, in detention, under lock
surrender: give up himself, give himself up, give herself up, give themselves up, turn himself in,
  turn herself in, turn themselves in, hand himself in, hand herself in, lay down arm
shoot-dead: shoot dead, gun down, shoot to death
stab: stab to death
die: pass away, pronounce dead, declare dead, find dead, lose life, lose his life, lose her life,
  lose their life, bleed to death, burn to death, freeze to death
survive: pull through, come through, escape death, cheat death, walk away
free: set free, let go free, let out
dismiss: let go, lay off, relieve of, show the door, give the boot, strip of, kick out
resign: step down, stand down, step aside, bow out, hand in resignation
stay: stay on, hold on, cling on, stay put, remain in office
flee: run away, run off, drive off, drive away, make off, get away, take off, break away,
  slip away, speed off, speed away
reject: turn down, vote down, throw out, strike down, knock back, brush off, rule out
accept: bow to, give in to, give in, agree to, go along with, sign off on
cancel: call off, pull the plug
postpone: put off, put back, push back, hold over
bring-forward: bring forward, move up
rise: go up, shoot up, edge up, pick up, tick up
fall: go down, come down, edge down, drop off, tail off, tick down
continue: go on, carry on, press ahead, press on, go ahead, push ahead, keep up
stop: come to an end, come to a halt, grind to a halt, break off, pull over, give up
begin: get under way, set off, kick off, break out, start up, set in motion
establish: set up
close: shut down, wind up, close down, shut up shop
find: come across, turn up, track down
withdraw: pull out, back out, pull back, back away
advance: push forward, move forward, move in
support: come out in favour of, come out in favor of, throw weight behind, in favour of, in favor of
oppose: come out against, argue against, vote against
evacuate: move out, get out
ruin: in ruin, in tatter, burn down, burn to the ground, raze to the ground, tear apart
intact: in one piece, in good condition
grant: hand out, sign over
conceal: cover up, hush up
reveal: make public, make known, bring to light
withhold: hold back, keep secret
plead-guilty: plead guilty, admit guilt
plead-innocent: plead not guilty, plead innocent, maintain innocence
convict: find guilty, hold guilty
acquit: find not guilty, clear of
claim-responsibility: claim responsibility, admit responsibility, take responsibility
deny-responsibility: deny responsibility, disclaim responsibility
best: second to none
record-high: record high, all-time high
record-low: record low, all-time low
ahead-of-schedule: ahead of schedule
delayed: behind schedule
loss-making: in the red
profitable: in the black
own-goal: own goal
buy-back: buy back
hand-over: hand over
repay: pay back, pay off
praise: speak highly of
criticise: hit out at, lash out at, take aim at
improve: get better
worsen: get worse
win: come out on top, come first
lose: come second, come last
eliminate: knock out, send out
conscious: come round, regain consciousness, come to
unconscious: lose consciousness, pass out, black out
operate: in operation, in service, up and running
broken: out of order, out of action, out of service
healthy: in good health
ill: in poor health, take ill
"""


def _load() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _PHRASES.strip().replace("\n  ", " ").splitlines():
        name, _, phrases = line.partition(":")
        for phrase in phrases.split(","):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, name))
    return {
        first: tuple(sorted(found, key=lambda p: (-len(p[0]), p))) for first, found in table.items()
    }


_TABLE = _load()


def phrases_from(lemma: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that begin with a lower-case lemma, longest first, each with what it means."""
    return _TABLE.get(lemma, ())
