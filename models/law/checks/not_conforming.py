"""Whether the request lacks a content that the instrument requires; first ask, then think of refusal."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, unknown
from models.law.instrument import Ground

SUBJECT = Subject.GROUND
SERVES = ("not_conforming",)

LACKS = "The request lacks {count} required contents: ask for them before thinking of refusal."
CONFORMS = "Every required content is there."
NOTHING_READ = "Nothing has been read from the request yet."


def check(facts: Facts, ground: Ground, context: Context) -> Answer:
    """Met while a required content of the same instrument is missing."""
    if not facts.facts:
        return unknown(NOTHING_READ)
    return met(LACKS, count=len(context.missing)) if context.missing else not_met(CONFORMS)
