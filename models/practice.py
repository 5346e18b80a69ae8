"""The desk's own clocks and limits: what practice, not law, asks of a central authority once a request is in.

Source: practice of central authorities (steps I-4 and I-8; levels U1 and U3). They are customs, set by each
authority for itself, and marked *knowledge*.
"""

from datetime import date, timedelta

from models.deadline import Calendar, Unit, last_day
from models.finding import DeadlineDue, Finding, Status
from models.value import Said

INSTRUMENT = "desk"
ACKNOWLEDGE_DAYS = {False: 5, True: 1}  # working days, by urgent
DECIDE_DAYS = {False: 45, True: 5}
SUBMIT_DAYS = 10  # working days from a refusal because of nationality to our own prosecutors
REFUSED_NATIONALITY = "refused_nationality"  # the event of the register that starts it
SUBMIT = "submit"  # what meets that deadline: an officer says that the case was submitted

NOT_SUBMITTED = "The person is neither surrendered nor prosecuted."
SUBMIT_COUNTED = "{days} working days from the refusal: the own standard of this authority, since no number is given."

WRONG_CODES = 5  # wrong one-time codes in a row that bar an officer; each further one bars again
BARRED = timedelta(minutes=30)  # 48 guesses a day at most, of a million codes of which three are good


def desk_deadlines(received: date, *, urgent: bool, calendar: Calendar) -> tuple[DeadlineDue, ...]:
    """When the desk itself wants the request acknowledged and decided; working days of the desk's State."""
    rows = (
        ("acknowledge", ACKNOWLEDGE_DAYS[urgent], "The requesting State does not know that its request arrived."),
        ("decide", DECIDE_DAYS[urgent], "The requesting State waits longer than the desk's own standard."),
    )
    return tuple(
        DeadlineDue(
            rule=f"{INSTRUMENT}:{act}",
            instrument=INSTRUMENT,
            article="",
            status=Status.KNOWLEDGE,
            event="request_received",
            started=received,
            due=last_day(received, days, Unit.WORKING_DAYS, calendar),
            safe=last_day(received, days, Unit.WORKING_DAYS, calendar),
            liberty=False,
            receiver="",
            consequence=Said(text=consequence),
            counted=Said(text="{days} working days from the day of receipt.", values={"days": days}),
            met_by=act,
        )
        for act, days, consequence in rows
    )


def submission_deadline(refused: date, duty: Finding | None, calendar: Calendar) -> DeadlineDue:
    """When a case refused because of nationality is to be before our own prosecutors; working days of the desk's State.

    The duty gives the article; without one it is the desk's own standard alone.
    """
    last = last_day(refused, SUBMIT_DAYS, Unit.WORKING_DAYS, calendar)
    return DeadlineDue(
        rule=f"{duty.instrument}:{duty.article}:{REFUSED_NATIONALITY}" if duty else f"{INSTRUMENT}:{SUBMIT}",
        instrument=duty.instrument if duty else INSTRUMENT,
        article=duty.article if duty else "",
        status=duty.status if duty else Status.KNOWLEDGE,
        event=REFUSED_NATIONALITY,
        started=refused,
        due=last,
        safe=last,
        liberty=False,
        receiver="",
        consequence=Said(text=NOT_SUBMITTED),
        counted=Said(text=SUBMIT_COUNTED, values={"days": SUBMIT_DAYS}),
        text=duty.rule if duty else None,
        met_by=SUBMIT,
    )
