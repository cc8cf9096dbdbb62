"""Verbs that matter to the split and to the kinds: cues of speech and thought, hedges, intents.

General classes of English, by lemma.  They follow the usual inventories of reporting verbs
(Quirk et al. 1985, 16.30-16.33) and know no outlet, person or story.
"""

from __future__ import annotations

SAY = frozenset(
    """say tell report announce add state confirm note explain write declare warn insist argue
    allege admit acknowledge suggest reveal indicate estimate testify claim maintain assert
    stress emphasize emphasise reiterate recall remark reply respond comment disclose
    predict complain caution concede contend counter deny observe joke quip tweet post
    promise vow pledge urge advise assure inform notify swear conclude charge hint boast
    lament mention repeat shout cry exclaim cite quote describe demand propose ask question
    rule proclaim protest retort recount speculate forecast project calculate hold agree
    caution clarify publish echo chant elaborate divulge recommend testify opine volunteer
    stipulate attest vouch allude reason surmise""".split()
)
THINK = frozenset(
    """believe think fear expect hope know feel suspect assume doubt guess imagine consider
    understand realize realise conclude worry find see hear learn decide wonder dream
    determine discover judge reckon suppose anticipate intend want wish mean show prove
    signal insist note""".split()
)
# With a clause as their object these make it somebody's content, not the writer's statement.
CUES = SAY | THINK
# Take a direct quotation or "X, he said" around them.
QUOTING = SAY | frozenset(
    "continue go begin finish start laugh smile sigh joke sing chant yell think read".split()
)

# Verbs that give somebody's own word for a thing ("called it a 'tragedy'").
LABELLING = frozenset(
    """call describe dub label brand term hail praise blast slam criticise criticize denounce
    condemn welcome characterize characterise portray dismiss denigrate mock refer apologize
    apologise justify thank urge vow promise pledge""".split()
)
# Nouns whose clause is somebody's content ("the claim that ...", "concerns that ...").
CONTENT_NOUNS = frozenset(
    """claim report statement belief fear concern allegation warning suggestion assertion
    accusation announcement assumption rumor rumour speculation theory view opinion hope
    promise complaint charge contention argument prediction admission confirmation
    indication""".split()
)
DENYING = frozenset("deny reject dismiss dispute refute".split())
# "In the words of one aide", "in her view": nouns whose owner is the speaker.
VIEWS = frozenset("word view opinion account eye telling judgment judgement assessment".split())
CONDITIONAL_MARKS = frozenset("if unless whether lest provided providing supposing".split())
CLAUSE_PREPOSITIONS = frozenset(
    "after before since while despite following upon on besides when in without".split()
)

SPEAKER_NOUNS = frozenset(
    """official spokesman spokeswoman spokesperson police ministry minister authority agency
    source company statement report prosecutor lawyer attorney witness department government
    president officer judge leader expert analyst doctor scientist researcher resident
    neighbor neighbour court investigator detective newspaper media embassy office bureau
    survey center centre study document filing paper letter network channel group firm
    representative aide adviser advisor secretary chief director chairman executive coach
    manager commander general mother father commission committee council board union
    association institute service tv television radio website news magazine journal wire
    press daily post affidavit complaint indictment records release poll data figures
    documents medium media""".split()
)
