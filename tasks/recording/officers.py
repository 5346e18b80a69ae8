"""Officers: who they are, and the one-time codes that say it is they who decide."""

from datetime import date, datetime

import pyotp
from sqlmodel import Session, col, select

from models.case import Conflict
from models.officer import Officer, Role, UsedCode
from tasks import clock
from tasks.recording.cases import case_row
from tasks.recording.register import Writing, reading, writing

STEP = 30  # seconds, RFC 6238
DRIFT = 1  # steps before and after that a clock may be off


class OfficerError(ValueError):
    """An officer who cannot act; the message says what to do."""


def add(code: str, name: str, title: str, role: Role, *, since: date | None = None) -> str:
    """The provisioning address (otpauth://…) of the new officer's one-time codes; a code is given once only."""
    secret = pyotp.random_base32()
    with writing() as pen:
        if pen.session.get(Officer, code) is not None:
            raise OfficerError(f"the officer code {code} is taken, perhaps by someone who left: choose another")
        begin = since or clock.today()
        pen.session.add(Officer(code=code, name=name, title=title, role=role, secret=secret, since=begin))
        pen.note("officer_added", thing=code, role=role)
    return pyotp.TOTP(secret).provisioning_uri(name=code, issuer_name="Comity")


def end(code: str, *, on: date | None = None) -> None:
    """The officer may decide nothing from this day on."""
    with writing() as pen:
        officer = pen.session.get(Officer, code)
        if officer is None:
            raise OfficerError(f"no officer has the code {code}: ./comity officer list shows them")
        if officer.ended is None:
            officer.ended = on or clock.today()
            pen.note("officer_ended", thing=code)


def officers() -> list[Officer]:
    """All officers, those who left included."""
    with reading() as session:
        return list(session.exec(select(Officer).order_by(col(Officer.code))))


def declare_conflict(code: str, case: str) -> None:
    """The officer has a conflict of interest in the case and may decide nothing in it."""
    with writing() as pen:
        if pen.session.get(Officer, code) is None:
            raise OfficerError(f"no officer has the code {code}: ./comity officer list shows them")
        case_row(pen.session, case)
        if pen.session.get(Conflict, (case, code)) is None:
            pen.session.add(Conflict(case=case, officer=code))
            pen.note("conflict_declared", officer=code, case=case)


def acting(session: Session, code: str, case: str | None, day: date) -> Officer:
    """The officer, who may act on this day in this case; `OfficerError` says why not."""
    officer = session.get(Officer, code)
    if officer is None:
        raise OfficerError(f"no officer has the code {code}: a supervisor adds one with ./comity officer add")
    if officer.ended is not None and day >= officer.ended:
        raise OfficerError(f"officer {code} ended on {officer.ended}: someone in office must act")
    if day < officer.since:
        raise OfficerError(f"officer {code} begins on {officer.since}: someone in office must act")
    if case is not None and session.get(Conflict, (case, code)) is not None:
        raise OfficerError(f"officer {code} declared a conflict of interest in {case}: another officer must act")
    return officer


def use_code(pen: Writing, officer: Officer, given: str, act: str, at: datetime) -> None:
    """Uses up a one-time code for one act; used again for the same act it is the same use."""
    now = int(at.timestamp()) // STEP
    totp = pyotp.TOTP(officer.secret)
    step = next((s for s in range(now - DRIFT, now + DRIFT + 1) if totp.at(s * STEP) == given), None)
    if step is None:
        raise OfficerError(f"the one-time code of {officer.code} is wrong or too old: take the one shown now")
    used = pen.session.get(UsedCode, (officer.code, step))
    if used is not None and used.act != act:
        raise OfficerError(f"the one-time code of {officer.code} was used already: wait for the next one (30 s)")
    if used is None:
        pen.session.add(UsedCode(officer=officer.code, step=step, act=act))
