"""Whether the request is in a language that the requested State takes, or comes with a translation."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, unknown
from models.law.country import Country
from models.law.instrument import Language
from models.law.languages import accepted

SUBJECT = Subject.LANGUAGE
SERVES = ("language",)

ACCEPTED = "The request is in {language}, which {state} accepts."
TRANSLATED = "The request is in {language}, and a translation is attached: an officer sees into which language."
NOT_ACCEPTED = "The request is in {language}; {state} accepts {languages}, and no translation is seen."
LANGUAGE_OPEN = "The language of the request is not settled."
STATE_OPEN = "It is not encoded which languages {state} accepts."
ANY = "The instrument asks for no particular language."

_PATH = "request/language"


def check(facts: Facts, rule: Language, context: Context) -> Answer:
    """Met where the language is accepted or a translation is attached."""
    if rule.rule == "free":
        return met(ANY)
    language, state = facts.text(_PATH), context.requested
    if language is None:
        return unknown(LANGUAGE_OPEN, (_PATH,))
    instrument = None if isinstance(context.instrument, Country) else context.instrument
    known = accepted(context.law, instrument, rule, state, context.on, context.kind)
    if language in known:
        return met(ACCEPTED, (_PATH,), language=language, state=state)
    if facts.flag("request/translated"):
        return met(TRANSLATED, (_PATH, "request/translated"), language=language)
    if not known:
        return unknown(STATE_OPEN, (), (_PATH,), state=state)
    return not_met(NOT_ACCEPTED, (_PATH,), language=language, state=state, languages=", ".join(known)).model_copy(
        update={"settles": ("request/translated",)}
    )
