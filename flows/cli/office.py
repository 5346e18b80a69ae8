"""Commands for the office: officers, the journal, backup, the desk itself."""

import re
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import OFFICE, app, journal_app, officer_app
from flows.cli.incoming import Json
from flows.cli.signing import Code, Officer, signed
from models.officer import Role
from tasks import telling


@officer_app.command(name="add")
def officer_add(
    new: Annotated[str, Parameter(help="Code of the new officer: two to eight capitals or digits.")],
    *,
    name: str,
    title: str,
    role: Role = Role.LAWYER,
    officer: Annotated[str | None, Parameter(help="Your officer code, a supervisor's (not for the first one).")] = None,
    code: Code = None,
) -> int:
    """Add an officer, and show the QR code for an authenticator, once. The first one is a supervisor."""
    import qrcode

    from tasks.recording.officers import OfficerError, add

    if not re.fullmatch(r"[A-Z0-9]{2,8}", new):
        raise OfficerError("an officer code is two to eight capital letters or digits, such as AB1")
    address = add(new, name, title, role, by=signed(officer, code) if officer else None)
    picture = qrcode.QRCode(border=1)
    picture.add_data(address)
    picture.print_ascii(invert=True)
    telling.note(f"Officer {new} is added. Scan the picture with an authenticator now: it is not shown again.")
    telling.note(f"Without a camera: {address}")
    return 0


@officer_app.command(name="end")
def officer_end(who: str, *, officer: Officer, code: Code = None) -> int:
    """End an officer: from today on that officer does nothing. What was decided stays. A supervisor says so."""
    from tasks.recording.officers import end

    end(who, by=signed(officer, code))
    telling.note(f"Officer {who} has ended.")
    return 0


@officer_app.command(name="unlock")
def officer_unlock(who: str, *, officer: Officer, code: Code = None) -> int:
    """Let an officer act again who is barred for wrong one-time codes. Another one, a supervisor, says so."""
    from tasks.recording.officers import unlock

    unlock(who, by=signed(officer, code))
    telling.note(f"Officer {who} may act again.")
    return 0


@officer_app.command(name="list")
def officer_list(*, json: Json = False) -> int:
    """List the officers."""
    from tasks.recording.officers import officers

    found = officers()
    if json:
        telling.data({"officers": [o.model_dump(mode="json", exclude={"secret"}) for o in found]})
        return 0
    telling.rows("Officers", ("code", "name", "title", "role", "since", "ended", "wrong codes", "barred until"),
                 ((o.code, o.name, o.title, o.role, o.since, o.ended, o.wrong_codes or "",
                   f"{o.barred_until:%Y-%m-%d %H:%M}Z" if o.barred_until else "") for o in found))  # fmt: skip
    return 0


@officer_app.command(name="conflict")
def officer_conflict(who: str, case: str, *, officer: Officer, code: Code = None) -> int:
    """Declare an officer's conflict of interest in a case: that officer does nothing in it.

    Each declares their own; a supervisor declares another's too.
    """
    from tasks.recording.officers import declare_conflict

    declare_conflict(who, case, by=signed(officer, code))
    telling.note(f"Officer {who} does nothing in {case}.")
    return 0


@journal_app.command(name="verify")
def journal_verify(*, json: Json = False) -> int:
    """Verify the journal: each row, its order, and the heads kept outside the database."""
    from tasks.recording.chain import verify_journal

    found = verify_journal()
    if json:
        telling.data(found.model_dump(mode="json"))
        return 1 if found.breaks else 0
    telling.note(f"{found.rows} rows, {found.erased} of them with erased content.")
    if found.outside:
        telling.note(f"Checked against {found.outside} heads kept outside the database, up to row {found.until}.")
    else:
        telling.note("No head is kept outside the database yet: a cut tail or a full rewrite would not show.")
    for broken in found.breaks:
        telling.problem(f"row {broken.seq}: {broken.what.replace('_', ' ')}")
    if not found.breaks:
        telling.note("The journal holds.")
    return 1 if found.breaks else 0


@journal_app.command(name="head")
def journal_head() -> int:
    """Write the journal's present head outside the database, and print it to be kept elsewhere."""
    from tasks.recording.chain import write_head

    head = write_head()
    telling.note(f"{head.seq} {head.hash}")
    return 0


@app.command(group=OFFICE)
def backup(to: Annotated[Path, Parameter(help="The archive to write; must not exist.")]) -> int:
    """Back up register, documents and the journal's heads into one archive."""
    from tasks.saving import back_up

    telling.note(back_up(to))
    return 0


@app.command(group=OFFICE)
def restore(archive: Annotated[Path, Parameter(help="An archive that backup wrote.")]) -> int:
    """Restore a backup into an empty installation, verified before it is used."""
    from tasks.saving import bring_back

    telling.note(bring_back(archive))
    return 0


@app.command(group=OFFICE)
def desk(*, port: Annotated[int, Parameter(help="Port of the Prefect UI on this machine.")] = 4200) -> int:
    """Run the desk: Prefect's server and UI, a worker, the schedules, the inbox folder. Ctrl-C stops it all."""
    from tasks.serving import run_desk

    return run_desk(port)
