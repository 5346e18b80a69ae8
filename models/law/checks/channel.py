"""The way by which a request may come: said, so that an officer sees whether it came that way."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, unknown
from models.law.instrument import Channel

SUBJECT = Subject.CHANNEL
SERVES = ("channel",)

ORDINARY = "This way is open for the request."
URGENT = "The request is marked urgent, so this way is open for it."
NOT_URGENT = "This way is open only in urgent cases, and the request is not marked urgent."
URGENCY_OPEN = "This way is open only in urgent cases, and it is not known whether the request is urgent."

_PATH = "request/urgent"


def check(facts: Facts, channel: Channel, context: Context) -> Answer:
    """Met where the way is open to this request."""
    if not channel.urgent:
        return met(ORDINARY)
    match facts.flag(_PATH):
        case True:
            return met(URGENT, (_PATH,))
        case False:
            return not_met(NOT_URGENT, (_PATH,))
        case _:
            return unknown(URGENCY_OPEN, (_PATH,))
