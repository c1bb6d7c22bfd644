"""Words that tell what a short text before a colon is: a sentence's beginning, a heading, or a role."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("""
    de da do dos del della der den des di du la le van von zu zur bin ibn al el ap of the and y e i &
    und et
""")
"""Small words inside names."""

OPENERS = _words("""
    a about absolutely actually again ah amazing applause awesome cool correct crosstalk definitely
    exactly great hello hey hi hmm inaudible interesting laughs laughter mm-hmm nice nope perfect please
    silence sorry thank thanks totally true uh-huh wow yep
    again all also although an and another any anyway are as at because before but by
    can could did do does else example finally first for from given go good had has have he here hers
    his how however i i'd i'll i'm i've if in is it it's its just last let let's like listen look maybe
    me moreover my never next no not note now oh okay on once one or our part plus quick quote remember
    right say second see she should since so some still such sure that that's the their them then there
    there's therefore these they they're third this those though thus to today tomorrow too two um uh
    until very was way we we're well were what what's when where whether which while who why with would
    yeah yes yesterday yet you you're your
""")
"""Words that begin sentences, hardly ever names."""

HEADINGS = _words("""
    abstract access agenda album appearances attendees attention authors author bio caption category
    chapter chapters contact contents copyright credits date description disclaimer duration email
    episode facebook fax file filename format guests hosts important instagram keywords language length
    license link links linkedin listen location materials media music notes overview page participants
    phone podcast presence present producer producers published recorded recording references release
    resources season series show slide source speakers sponsors subject subscribe subtitle summary tags
    tel time title topic topics track transcribed transcriber transcript transcription twitter update
    updated fx sfx graphic sound url version video warning web website youtube
""")
"""First words of headings such as `Show Notes:` or `Recorded:`."""

ROLES = _words("""
    q a speaker host cohost co-host guest caller moderator interviewer interviewee narrator announcer
    reporter operator audience participant unidentified unknown question answer voice woman man male
    female child boy girl sponsor advertisement ad all both chair chairman the mr. mrs. ms. dr. prof.
    judge justice senator professor
""")
"""Words that are speakers without being names."""

TABLE_HEADS = _words("speaker name who time times timecode timestamp start end text transcript talk dialogue")
"""What stands over the columns of a table."""

SMALL_IN_TITLES = _words("a an and as at by but for from in into nor of on or the to with vs via")
