"""Handing over: a parcel is sealed, sent over its authority's channel, and its receipt verified."""

from pathlib import Path

from pydantic import ValidationError

from models.board import badge, cited
from models.finding import Assessment, Finding, Subject
from models.handoff import Handoff, HandoffState, HandOverForm, Item, Manifest, Receipt, ReceiptError, checked
from models.journal import canonical
from models.letter_row import LetterState
from models.sheet import CaseSheet
from models.shown import MASKED
from models.value import Outcome
from tasks import clock, keeping
from tasks.channels import ChannelDown, ChannelRefuses, Parcel, channel
from tasks.recording import handoffs
from tasks.recording.handoffs import HandoffError
from tasks.recording.sheets import case_sheet
from tasks.settings import Authority, settings

LIMITING = ("use_limitation", "confidentiality")
OPEN = " Whether it applies is not known yet: keep to it."
ENDINGS = {"pdf": ".pdf", "docx": ".docx", "eml": ".eml", "text": ".txt", "picture": ".img"}


def authority(to: str) -> Authority:
    """The authority of this id; `HandoffError` names those that are configured."""
    found = settings().authorities.get(to)
    if found is None:
        known = ", ".join(sorted(settings().authorities))
        raise HandoffError(f"no authority has the id {to!r}; known: {known}. Others are added in comity.toml")
    return found


def address_of(to: str) -> str:
    """Where the channel of this authority goes."""
    return authority(to).address or str(settings().var / "partners" / to)


def seal_parcel(form: HandOverForm) -> None:
    """The parcel for this authority is sealed: what is in it stands from now on, whatever happens to the case."""
    to = authority(form.to)
    channel(to.channel)
    decision = handoffs.decided(form.case)
    assert decision.id is not None
    handoffs.check_officer(form.case, form.officer)
    known = handoffs.handoff(form.case, decision.id, form.to)
    if known is not None and not handoffs.to_seal(known):
        if known.state in (HandoffState.SEALED, HandoffState.FAILED):
            handoffs.authorise(form)
        return
    sheet = case_sheet(form.case)
    instruction = [line for line in sheet.letters if line.code == "D12" and line.state == LetterState.RELEASED][-1:]
    if not instruction:
        raise HandoffError(
            f"the instruction (D12) of {form.case} is not released yet: where its run was "
            "lost, ./comity escalate writes it after ten minutes"
        )
    items = [_item(f"{line.code}-v{line.version}-{line.language}.docx", line.document) for line in instruction]
    papers = [line for line in sheet.documents if line.role != "letter"]
    items += [
        _item(f"document-{number}{ENDINGS.get(line.media, '.bin')}", line.digest)
        for number, line in enumerate(papers, 1)
    ]
    sealed_at = clock.now()
    manifest = Manifest(
        case=form.case, step=0, sender=settings().authority, recipient=form.to,
        sealed_at=sealed_at.isoformat(timespec="seconds"), items=tuple(items),
        use_limits=use_limits(sheet.assessment) if sheet.assessment else (), victims_named=victims_named(sheet),
    )  # fmt: skip
    handoffs.seal(manifest, decision.id, to.channel, sealed_at, form)


def use_limits(law: Assessment) -> tuple[str, ...]:
    """What the law allows to be done with the parcel, a line a duty: where it stands and its words, in English."""
    titles = {basis.instrument: basis.title for basis in law.bases}
    limiting = [
        finding
        for finding in law.findings
        if finding.subject is Subject.DUTY
        and finding.topic in LIMITING
        and finding.applied
        and finding.outcome is not Outcome.NOT_MET
    ]
    return tuple(dict.fromkeys(_limit(finding, titles.get(finding.instrument)) for finding in limiting))


def _limit(duty: Finding, title: str | None) -> str:
    stands = cited(title or f"law of {duty.instrument.upper()}", duty.article) + badge(duty.status)
    doubt = OPEN if duty.outcome is Outcome.UNKNOWN else ""
    return f"{stands}: {(duty.rule or duty.reason).english()}{doubt}"


def victims_named(sheet: CaseSheet) -> bool:
    """False only where the case has persons, and each has a role that is neither victim nor witness."""
    roles = [sheet.facts.text(f"person/{number}/role") for number in sheet.facts.numbers("person")]
    return not roles or any(role is None or role in MASKED for role in roles)


def _item(name: str, digest: str) -> Item:
    return Item(name=name, digest=digest, size=len(keeping.fetch(digest)))


def _row(form: HandOverForm) -> Handoff:
    decision = handoffs.decided(form.case)
    row = handoffs.handoff(form.case, decision.id or 0, form.to)
    if row is None:
        raise HandoffError(f"no parcel of {form.case} for {form.to!r} is sealed: run ./comity hand-over again")
    return row


def send_parcel(form: HandOverForm) -> None:
    """The parcel is with the authority's channel. `ChannelDown` may be tried again; sent twice it arrives once.

    What trying again cannot help makes the hand-off *failed* at once.
    """
    row = _row(form)
    if row.state not in (HandoffState.SEALED, HandoffState.FAILED):
        return
    assert row.id is not None
    handoffs.check_open(form.case)
    over = authority(form.to).channel  # as the settings are now: they may have been corrected since the sealing
    manifest = Manifest.model_validate(row.manifest)
    try:
        files = {item.name: keeping.fetch(item.digest) for item in manifest.items}
        files["manifest.json"] = canonical({**manifest.model_dump(mode="json"), "digest": row.parcel})
        channel(over).send(address_of(form.to), Parcel(digest=row.parcel, files=files))
    except (ChannelRefuses, keeping.KeepingError) as error:
        handoffs.failed(row.id, str(error))
        raise
    handoffs.sent(row.id, over, form.officer)


def give_up(form: HandOverForm) -> None:
    """After all tries the hand-off is *failed*, on the list of what a person must see to; unsealed it is none."""
    row = handoffs.handoff(form.case, handoffs.decided(form.case).id or 0, form.to)
    if row is not None and row.id is not None:
        handoffs.failed(row.id, "it could not be sent after all tries: see the channel, then hand over again")


def collect_receipts(form: HandOverForm | None = None) -> None:
    """The receipts that lie ready are verified and recorded; the stage of each case follows."""
    for row in handoffs.awaiting_receipt():
        if form is None or (row.case, row.recipient) == (form.case, form.to):
            _collect(row)


def _collect(row: Handoff) -> None:
    assert row.id is not None
    try:
        answers = channel(row.channel).fetch(address_of(row.recipient))
    except (ChannelDown, ChannelRefuses, HandoffError):  # the last: an authority that left the settings
        return  # the next collection tries again; the hand-off stays on the list of what awaits a receipt
    for name, data in answers:
        if Path(name).stem != row.parcel:
            continue
        try:
            receipt = checked(Receipt.model_validate_json(data), row.parcel, row.sealed_at, clock.now())
        except ValidationError:
            handoffs.bad_receipt(row.id, "the receipt is not in the form of docs/hand-over.md")
        except ReceiptError as error:
            handoffs.bad_receipt(row.id, str(error))
        else:
            handoffs.received(row.id, receipt)
