"""Escalation: rungs are climbed, reminders drafted, the journal's head kept, and what was cut short is finished."""

from datetime import timedelta

from models.document import EntryState
from tasks import clock, writing_letters
from tasks.recording import chain, entries, ladders, unfinished

STUCK_AFTER = timedelta(minutes=10)  # longer than any run takes: what is older has lost its run


def climb_ladders(_: object = None) -> None:
    """Every rung due today is climbed, once; deadlines that have passed are marked missed."""
    ladders.climb(clock.today())


def draft_reminders(_: object = None) -> None:
    """A reminder is drafted for every deadline on the rung of the letter, once."""
    writing_letters.remind()


def finish_letters(_: object = None) -> None:
    """The letters of decisions whose run was killed before it wrote them."""
    for decision in unfinished.decisions(clock.now() - STUCK_AFTER):
        assert decision.id is not None
        writing_letters.write_for(decision.case, decision.id)


def keep_head(_: object = None) -> None:
    """The head of the journal stands outside the database."""
    chain.write_head()


def stuck_entries() -> tuple[str, ...]:
    """Entries that arrived a while ago and ended nowhere: their run was lost and is safe to start again."""
    before = clock.now() - STUCK_AFTER
    found = entries.entries(states=(EntryState.RECEIVED,))
    return tuple(sorted(entry.number for entry in found if entry.received_at < before))


def stuck_cases() -> tuple[str, ...]:
    """Cases that were opened a while ago and never examined."""
    return unfinished.unexamined(clock.now() - STUCK_AFTER)
