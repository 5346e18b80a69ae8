"""The obligations that go with a request: some arise always, some only on a fact."""

from models.fact import Facts
from models.finding import Subject
from models.law.check import Answer, Context, met, not_met, persons_sought, unknown
from models.law.instrument import Duty
from models.law.topics import DUTIES

SUBJECT = Subject.DUTY
SERVES = tuple(DUTIES)

ARISES = "The obligation goes with the request."
ASKED = "The request asks for it, so the obligation arises."
NOT_ASKED = "The request does not ask for it."
ASKED_OPEN = "It is not known whether the request asks for it."
NATIONAL = "The person sought is stated to be a national of {state}: a refusal on that ground alone brings this duty."
NOT_NATIONAL = "The person sought is not a national of {state}, as stated."
NATIONALITY_OPEN = "It arises only for a national of {state}, and the nationality is not stated."
SEVERAL_INVESTIGATE = "Acts in more than one State, or own proceedings beside those of the other State, are stated."
ONE_INVESTIGATES = "Acts in one State only are stated, and no own proceedings."
INVESTIGATIONS_OPEN = "It is not known whether more than one State investigates."

_OWN = ("desk/own_investigation", "desk/pending_here")
_ON_NATIONALITY = ("submit_to_prosecutors", "enforce_sentence", "conditional_surrender")
_ON_MEASURE = {"video_hearing": "video_hearing", "transfer_custody": "transfer_prisoner"}


def check(facts: Facts, duty: Duty, context: Context) -> Answer:
    """Met where the obligation arises."""
    if duty.topic == "confidentiality":
        return _asked(facts, "request/confidential")
    if duty.topic in _ON_MEASURE:
        return _measure(facts, _ON_MEASURE[duty.topic])
    if duty.topic in _ON_NATIONALITY:
        return _national(facts, context.requested)
    if duty.topic == "joint_investigation":
        return _several(facts)
    return met(ARISES)


def _several(facts: Facts) -> Answer:
    """Met where a joint team is asked for, or more than one State investigates, as far as the facts tell."""
    asked = [path for path in facts.paths("measure/*/kind") if facts.value(path) == "joint_team"]
    if asked:
        return met(ASKED, asked)
    own = [path for path in _OWN if facts.flag(path)]
    states = facts.codes("conduct/states")
    if own or len(states) > 1:
        return met(SEVERAL_INVESTIGATE, (*own, *(("conduct/states",) if len(states) > 1 else ())))
    wanted = [*(path for path in _OWN if facts.flag(path) is None), *(() if states else ("conduct/states",))]
    if wanted:
        return unknown(INVESTIGATIONS_OPEN, wanted)
    return not_met(ONE_INVESTIGATES, ("conduct/states", *_OWN))


def _asked(facts: Facts, path: str) -> Answer:
    match facts.flag(path):
        case True:
            return met(ASKED, (path,))
        case False:
            return not_met(NOT_ASKED, (path,))
        case _:
            return unknown(ASKED_OPEN, (path,))


def _measure(facts: Facts, measure: str) -> Answer:
    paths = facts.paths("measure/*/kind")
    asked = [path for path in paths if facts.value(path) == measure]
    if asked:
        return met(ASKED, asked)
    return not_met(NOT_ASKED, paths) if paths else unknown(ASKED_OPEN, ("measure/1/kind",))


def _national(facts: Facts, state: str) -> Answer:
    paths = [f"person/{n}/nationality" for n in persons_sought(facts)]
    known = [path for path in paths if facts.value(path) is not None]
    if any(facts.value(path) == state for path in known):
        return met(NATIONAL, known, state=state)
    if known and len(known) == len(paths):
        return not_met(NOT_NATIONAL, known, state=state)
    return unknown(NATIONALITY_OPEN, paths or ("person/1/nationality",), state=state)
