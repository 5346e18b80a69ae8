"""Hand-offs: the parcel that was sealed, that it was sent, and the receipt that came back."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.case import Case, Stage
from models.decision import Act, Decision, DecisionState
from models.handoff import Handoff, HandoffState, HandOverForm, Manifest, Receipt
from tasks import clock
from tasks.recording import assessments, officers
from tasks.recording.cases import case_row, move
from tasks.recording.decisions import decisions_in
from tasks.recording.register import reading, writing

HANDED_OVER = ("accept", "accept_in_part", "surrender")
OPEN = (Stage.ACCEPTED, Stage.SURRENDER_ORDERED, Stage.ALLOCATED, Stage.EXECUTING)


class HandoffError(ValueError):
    """A case that cannot be handed over; the message says what to do."""


def decided(case: str) -> Decision:
    """The final decision that sends the case to an executing authority; `HandoffError` where there is none."""
    with reading() as session:
        return _decided(session, case)


def _decided(session: Session, case: str) -> Decision:
    """The final decision that sends the case to an executing authority."""
    row = case_row(session, case)
    found = [d for d in decisions_in(session, case) if d.act in HANDED_OVER and d.state == DecisionState.FINAL]
    if not found:
        raise HandoffError(f"{case} is {row.stage}: it is handed over once it was decided to execute or surrender")
    return found[-1]


def check_officer(case: str, officer: str) -> None:
    """Raises `OfficerError` for an officer who may not act in the case today."""
    with reading() as session:
        officers.acting(session, officer, case, clock.today())


def handoff(case: str, decision: int, recipient: str) -> Handoff | None:
    """The latest hand-off of this decision to this authority, if one was sealed."""
    with reading() as session:
        return _find(session, case, decision, recipient)


def _find(session: Session, case: str, decision: int, recipient: str) -> Handoff | None:
    found = select(Handoff).where(
        Handoff.case == case, Handoff.decision == decision, Handoff.recipient == recipient,
    )  # fmt: skip
    return session.exec(found.order_by(col(Handoff.attempt).desc())).first()


def to_seal(known: Handoff | None) -> bool:
    """True where a parcel is sealed: none was yet, or the recipient rejected the last one."""
    return known is None or known.state == HandoffState.REJECTED


def check_open(case: str) -> None:
    """Raises `HandoffError` where the case is past handing over, as one that was withdrawn."""
    with reading() as session:
        _check_open(case_row(session, case))


def _check_open(case: Case) -> None:
    if Stage(case.stage) not in OPEN:
        raise HandoffError(f"{case.number} is {case.stage}: nothing is handed over at this stage")


def authorise(form: HandOverForm) -> None:
    """A parcel that was sealed before and not sent goes on in this officer's name."""
    with officers.acts(form.credentials, case=form.case, key=form.key()):
        pass


def seal(manifest: Manifest, decision: int, channel: str, sealed_at: datetime, form: HandOverForm) -> Handoff:
    """The hand-off with its sealed parcel, as the next step of its case; sealed twice it is the first one.

    After a rejection it is another step with another parcel; the one that was rejected stays.
    """
    with officers.acts(form.credentials, case=form.case, key=form.key(), at=sealed_at) as pen:
        known = _find(pen.session, manifest.case, decision, manifest.recipient)
        if known is not None and not to_seal(known):
            return known
        _check_open(case_row(pen.session, manifest.case))
        manifest = manifest.model_copy(update={"step": len(handoffs_in(pen.session, manifest.case)) + 1})
        row = Handoff(
            case=manifest.case, step=manifest.step, recipient=manifest.recipient, channel=channel, decision=decision,
            attempt=known.attempt + 1 if known else 1, parcel=manifest.digest(),
            manifest=manifest.model_dump(mode="json"), state=HandoffState.SEALED, sealed_at=sealed_at,
        )  # fmt: skip
        pen.session.add(row)
        pen.note(
            "sealed", officer=form.officer, case=manifest.case, thing=row.parcel, step=manifest.step,
            recipient=manifest.recipient,
        )  # fmt: skip
        return row


def sent(handoff_id: int, channel: str, officer: str) -> None:
    """The parcel is with this channel; the case is *allocated*."""
    with writing() as pen:
        row = pen.session.get_one(Handoff, handoff_id)
        if row.state not in (HandoffState.SEALED, HandoffState.FAILED):
            return
        row.state, row.sent_at, row.problem, row.channel = HandoffState.SENT, pen.at, None, channel
        pen.note("sent", officer=officer, case=row.case, thing=row.parcel, channel=channel)
        case = case_row(pen.session, row.case)
        if case.stage in (Stage.ACCEPTED, Stage.SURRENDER_ORDERED):
            move(pen, case, Stage.ALLOCATED)


def failed(handoff_id: int, problem: str) -> None:
    """The parcel could not be sent after all tries: a person must act."""
    with writing() as pen:
        row = pen.session.get_one(Handoff, handoff_id)
        if row.state in (HandoffState.SEALED, HandoffState.FAILED) and row.problem != problem:
            row.state, row.problem = HandoffState.FAILED, problem
            pen.note("sending_failed", case=row.case, thing=row.parcel)


def received(handoff_id: int, receipt: Receipt) -> None:
    """The verified receipt is in, once; the stage follows it, back where the last of those asked rejected."""
    with writing() as pen:
        row = pen.session.get_one(Handoff, handoff_id)
        if row.receipt is not None:
            return
        row.receipt, row.state = receipt.model_dump(mode="json"), receipt.outcome
        row.problem = receipt.reason or None
        pen.note(f"receipt_{receipt.outcome}", case=row.case, thing=row.parcel, by=receipt.by)
        case = case_row(pen.session, row.case)
        if case.stage != Stage.ALLOCATED:
            return
        if receipt.outcome is HandoffState.ACCEPTED:
            move(pen, case, Stage.EXECUTING)
            assessments.meet(pen, row.case, "hand_over")
        elif not any(other.state == HandoffState.SENT for other in handoffs_in(pen.session, row.case)):
            surrender = pen.session.get_one(Decision, row.decision).act == Act.SURRENDER
            move(pen, case, Stage.SURRENDER_ORDERED if surrender else Stage.ACCEPTED)


def bad_receipt(handoff_id: int, problem: str) -> None:
    """A receipt came that does not answer the parcel; it is noted once and a person looks at it."""
    with writing() as pen:
        row = pen.session.get_one(Handoff, handoff_id)
        if row.problem != problem:
            row.problem = problem
            pen.note("receipt_refused", case=row.case, thing=row.parcel)


def handoffs_in(session: Session, case: str) -> list[Handoff]:
    """The hand-offs of a case, by step."""
    return list(session.exec(select(Handoff).where(Handoff.case == case).order_by(col(Handoff.step))))


def awaiting_receipt() -> list[Handoff]:
    """The hand-offs that were sent and not answered."""
    with reading() as session:
        return list(session.exec(select(Handoff).where(Handoff.state == HandoffState.SENT).order_by(col(Handoff.id))))
