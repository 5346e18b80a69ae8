"""Officers: who they are, and the one-time codes that say it is they who act."""

import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import NoReturn

import pyotp
from sqlmodel import Session, col, select

from models.case import Conflict
from models.officer import Credentials, Officer, Role, UsedCode
from models.practice import BARRED, WRONG_CODES
from tasks.recording.cases import case_row
from tasks.recording.register import MACHINE, Writing, reading, writing
from tasks.settings import settings

STEP = 30  # seconds, RFC 6238
DRIFT = 1  # steps before and after that a clock may be off


class OfficerError(ValueError):
    """An officer who cannot act; the message says what to do."""


# --- who acts, and the proof ---------------------------------------------------------------------------------------


@contextmanager
def acts(
    by: Credentials, *, case: str | None = None, key: str | None = None, at: datetime | None = None
) -> Iterator[Writing]:
    """A transaction in which this officer acts: the one-time code is used up with what is written, or not at all.

    A step that may be tried again names its act by `key`: the code is then good for that act whenever it is tried.
    Without one each call is an act of its own. A wrong code is counted, and that stands although nothing else does.
    `OfficerError` says why the officer may not act.
    """
    with writing(at) as pen:
        officer = acting(pen.session, by.officer, case, pen.day)
        if _proven(pen, officer, by.one_time_code, key):
            yield pen
            return
        _count(pen, officer, case)
    _refuse(officer)


def acting(session: Session, code: str, case: str | None, day: date) -> Officer:
    """The officer, who may act on this day in this case; `OfficerError` says why not. It proves nothing."""
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


def _proven(pen: Writing, officer: Officer, given: str, key: str | None) -> bool:
    """True once the code is used up for this act; False for a wrong one."""
    used = select(UsedCode).where(UsedCode.officer == officer.code, UsedCode.act == key)
    if key is not None and (before := pen.session.exec(used).first()) and _same(officer, before.step, given):
        return True
    if officer.barred_until is not None and pen.at < officer.barred_until:
        _refuse(officer)
    now = int(pen.at.timestamp()) // STEP
    steps = [step for step in range(now - DRIFT, now + DRIFT + 1) if _same(officer, step, given)]
    step = steps[-1] if steps else None
    if step is None:
        return False
    if pen.session.get(UsedCode, (officer.code, step)) is not None:
        raise OfficerError(f"the one-time code of {officer.code} was used already: wait for the next one (30 s)")
    pen.session.add(UsedCode(officer=officer.code, step=step, act=key or secrets.token_hex(32)))
    officer.wrong_codes, officer.barred_until = 0, None
    return True


def _same(officer: Officer, step: int, given: str) -> bool:
    """True of the officer's code at this 30-second step; compared in constant time."""
    return hmac.compare_digest(pyotp.TOTP(officer.secret).at(step * STEP).encode(), given.encode())


def _count(pen: Writing, officer: Officer, case: str | None) -> None:
    """From the fifth wrong code in a row on each one bars the officer, until a right one."""
    officer.wrong_codes += 1
    # Nobody has proven to be this officer: the row is the machine's, about the officer.
    pen.note("wrong_code", case=case, thing=officer.code, in_a_row=officer.wrong_codes)
    if officer.wrong_codes >= WRONG_CODES:
        officer.barred_until = pen.at + BARRED
        pen.note("officer_barred", thing=officer.code, until=officer.barred_until.isoformat(timespec="seconds"))


def _refuse(officer: Officer) -> NoReturn:
    if officer.barred_until is None:
        left = WRONG_CODES - officer.wrong_codes
        raise OfficerError(
            f"the one-time code of {officer.code} is wrong or too old: take the one shown now ({left} more wrong ones "
            "bar this officer)"
        )
    until = officer.barred_until.astimezone(settings().zone)
    raise OfficerError(
        f"officer {officer.code} is barred until {until:%Y-%m-%d %H:%M} after {officer.wrong_codes} wrong one-time "
        "codes in a row: wait, or a supervisor lifts it with ./comity officer unlock"
    )


# --- the staff -----------------------------------------------------------------------------------------------------


def add(
    code: str, name: str, title: str, role: Role, *, by: Credentials | None = None, since: date | None = None
) -> str:
    """The provisioning address (otpauth://…) of the new officer's one-time codes; a code is given once only.

    The first officer is a supervisor and is added by nobody (`by` is None); all others are added by a supervisor.
    """
    if by is None:
        with writing() as pen:
            _first(pen.session, role)
            return enrol(pen, code, name, title, role, since=since)
    with acts(by) as pen:
        _may_appoint(pen, by, role)
        return enrol(pen, code, name, title, role, since=since, officer=by.officer)


def enrol(
    pen: Writing, code: str, name: str, title: str, role: Role, *, since: date | None = None, officer: str | None = None
) -> str:
    """The provisioning address of an officer entered in the caller's transaction, by this officer."""
    if pen.session.get(Officer, code) is not None:
        raise OfficerError(f"the officer code {code} is taken, perhaps by someone who left: choose another")
    secret = pyotp.random_base32()
    pen.session.add(Officer(code=code, name=name, title=title, role=role, secret=secret, since=since or pen.day))
    pen.note("officer_added", officer=officer or MACHINE, thing=code, role=role)
    return pyotp.TOTP(secret).provisioning_uri(name=code, issuer_name="Comity")


def _first(session: Session, role: Role) -> None:
    if session.exec(select(Officer)).first() is not None:
        raise OfficerError("an officer is added by a supervisor: name yourself with --officer CODE")
    if role is not Role.SUPERVISOR:
        raise OfficerError("the first officer is a supervisor, who adds the others: --role supervisor")


def _may_appoint(pen: Writing, by: Credentials, role: Role) -> None:
    """A supervisor may; where none is in office any lawyer may appoint a supervisor, and nobody else."""
    actor = pen.session.get_one(Officer, by.officer)
    if role is Role.SUPERVISOR and actor.role == Role.LAWYER and not _supervisors(pen.session, pen.day):
        return
    _check_supervisor(pen.session, by)


def _check_supervisor(session: Session, by: Credentials) -> None:
    if session.get_one(Officer, by.officer).role != Role.SUPERVISOR:
        raise OfficerError(f"this takes a supervisor, which {by.officer} is not: a supervisor must do it")


def _supervisors(session: Session, day: date) -> list[str]:
    """The codes of the supervisors in office on this day."""
    found = session.exec(select(Officer).where(Officer.role == Role.SUPERVISOR, col(Officer.since) <= day))
    return [officer.code for officer in found if officer.ended is None or day < officer.ended]


def end(code: str, *, by: Credentials, on: date | None = None) -> None:
    """The officer may do nothing from this day on; a supervisor says so, and one supervisor stays."""
    with acts(by) as pen:
        _check_supervisor(pen.session, by)
        officer = _known(pen.session, code)
        if officer.ended is not None:
            return
        day = on or pen.day
        if [code] == _supervisors(pen.session, day):
            raise OfficerError(f"{code} is the last supervisor: add another supervisor first")
        officer.ended = day
        pen.note("officer_ended", officer=by.officer, thing=code)


def unlock(code: str, *, by: Credentials) -> None:
    """The officer, barred for wrong one-time codes, may act again; another one, a supervisor, says so."""
    with acts(by) as pen:
        _check_supervisor(pen.session, by)
        officer = _known(pen.session, code)
        if officer.wrong_codes or officer.barred_until is not None:
            officer.wrong_codes, officer.barred_until = 0, None
            pen.note("officer_unlocked", officer=by.officer, thing=code)


def declare_conflict(code: str, case: str, *, by: Credentials) -> None:
    """The officer has a conflict of interest in the case and does nothing in it: says that officer, or a supervisor."""
    with acts(by) as pen:
        _known(pen.session, code)
        if code != by.officer:
            _check_supervisor(pen.session, by)
        case_row(pen.session, case)
        if pen.session.get(Conflict, (case, code)) is None:
            pen.session.add(Conflict(case=case, officer=code))
            pen.note("conflict_declared", officer=by.officer, case=case, thing=code)


def officers() -> list[Officer]:
    """All officers, those who left included."""
    with reading() as session:
        return list(session.exec(select(Officer).order_by(col(Officer.code))))


def _known(session: Session, code: str) -> Officer:
    officer = session.get(Officer, code)
    if officer is None:
        raise OfficerError(f"no officer has the code {code}: ./comity officer list shows them")
    return officer
