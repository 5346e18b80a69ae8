"""What still binds whom when a case is over: the duties that go on, since when, and until when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from models.case import Case, Stage
from models.clock import Clock, ClockState
from models.finding import Assessment, Finding, Force, Status
from models.law.topics import DUTIES
from models.practice import INSTRUMENT, SUBMIT
from models.sheet import DutyLine
from models.value import Outcome, Said

NO_END = "No end is set."
UNTIL_SUBMITTED = "It ends when an officer records that the case was submitted."

OVER = (Stage.TRANSMITTED, Stage.SURRENDERED, Stage.REFUSED, Stage.CLOSED)
_ANYWAY = ("confidentiality", "victim_privacy")  # from the day of receipt, whatever became of the request
_RESULTS = ("use_limitation", "data_protection", "return_items", "safe_conduct")
_PERSON = ("speciality", "re_extradition", "conditional_surrender", "time_served", "use_limitation", "data_protection")


def lasting(
    case: Case, assessment: Assessment | None, clocks: Iterable[Clock], happened: Mapping[Stage, date]
) -> tuple[DutyLine, ...]:
    """The duties of a case that is over, by the assessment; none while it goes on.

    `happened` has the days on which results were transmitted and a person was surrendered.
    """
    if Stage(case.stage) not in OVER:
        return ()
    rows = list(_submissions(case, clocks))
    for finding in assessment.findings if assessment else ():
        since = _since(case, finding, happened)
        if since is not None:
            rows.append(_line(case, finding, since, assessment))
    return tuple(rows)


def _since(case: Case, finding: Finding, happened: Mapping[Stage, date]) -> date | None:
    if finding.force is not Force.DUTY or finding.outcome is not Outcome.MET or not finding.applied:
        return None
    if finding.topic in _ANYWAY:
        return case.received
    days = [
        happened[stage]
        for stage, topics in ((Stage.TRANSMITTED, _RESULTS), (Stage.SURRENDERED, _PERSON))
        if stage in happened and finding.topic in topics
    ]
    return min(days, default=None)


def _line(case: Case, finding: Finding, since: date, assessment: Assessment | None) -> DutyLine:
    until = None
    if finding.ends is not None and assessment is not None:
        ending = (d for d in assessment.deadlines if d.instrument == finding.instrument and d.text == finding.ends)
        until = next((d.due for d in ending), None)
    bound = {"requesting": (case.requesting,), "requested": (case.requested,)}
    return DutyLine(
        case=case.number, topic=finding.topic, what=Said(text=DUTIES[finding.topic]), rule=finding.rule,
        instrument=finding.instrument, article=finding.article, status=finding.status,
        binds=bound.get(finding.binds, (case.requesting, case.requested)), since=since, until=until,
        ends=finding.ends or Said(text=NO_END),
    )  # fmt: skip


def _submissions(case: Case, clocks: Iterable[Clock]) -> Iterator[DutyLine]:
    """The case of a national that is still to be submitted to our own prosecutors."""
    for clock in clocks:
        if clock.met_by == SUBMIT and clock.state not in (ClockState.MET, ClockState.ENDED):
            topic = "submit_to_prosecutors"
            yield DutyLine(
                case=case.number, topic=topic, what=Said(text=DUTIES[topic]), rule=None, instrument=clock.instrument,
                article=clock.article if clock.instrument != INSTRUMENT else "", status=Status(clock.status),
                binds=(case.requested,), since=clock.started, until=clock.due, ends=Said(text=UNTIL_SUBMITTED),
            )  # fmt: skip
