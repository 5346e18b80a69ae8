"""Handing over: a parcel is sealed, sent over its authority's channel, and its receipt verified."""

from pathlib import Path

from pydantic import ValidationError

from models.finding import Subject
from models.handoff import Handoff, HandoffState, HandOverForm, Item, Manifest, Receipt, ReceiptError, checked
from models.journal import canonical
from models.letter_row import LetterState
from tasks import clock, keeping
from tasks.channels import ChannelDown, ChannelRefuses, Parcel, channel
from tasks.recording import handoffs
from tasks.recording.handoffs import HandoffError
from tasks.recording.sheets import case_sheet
from tasks.settings import Authority, settings

LIMITING = ("use_limitation", "confidentiality")
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
    decision = handoffs.decided(form.case)
    assert decision.id is not None
    if (sealed := handoffs.handoff(form.case, decision.id, form.to)) is not None:
        if sealed.state == HandoffState.REJECTED:
            raise HandoffError(
                f"{form.to} rejected {form.case}: hand it to another authority (./comity authorities lists them)"
            )
        return
    sheet = case_sheet(form.case)
    instruction = [line for line in sheet.letters if line.code == "D12" and line.state == LetterState.RELEASED][-1:]
    if not instruction:
        raise HandoffError(f"the instruction (D12) of {form.case} is not released: run the decision again")
    items = [_item(f"{line.code}-v{line.version}-{line.language}.docx", line.document) for line in instruction]
    papers = [line for line in sheet.documents if line.role != "letter"]
    items += [
        _item(f"document-{number}{ENDINGS.get(line.media, '.bin')}", line.digest)
        for number, line in enumerate(papers, 1)
    ]
    limits = tuple(
        f"{finding.instrument} art. {finding.article}"
        for finding in (sheet.assessment.findings if sheet.assessment else ())
        if finding.subject is Subject.DUTY and finding.applied and finding.topic in LIMITING
    )
    sealed_at = clock.now()
    manifest = Manifest(
        case=form.case, step=0, sender=settings().authority, recipient=form.to,
        sealed_at=sealed_at.isoformat(timespec="seconds"), items=tuple(items), use_limits=limits,
    )  # fmt: skip
    handoffs.seal(manifest, decision.id, to.channel, sealed_at)


def _item(name: str, digest: str) -> Item:
    return Item(name=name, digest=digest, size=len(keeping.fetch(digest)))


def _row(form: HandOverForm) -> Handoff:
    decision = handoffs.decided(form.case)
    row = handoffs.handoff(form.case, decision.id or 0, form.to)
    if row is None:
        raise HandoffError(f"no parcel of {form.case} for {form.to!r} is sealed: run ./comity hand-over again")
    return row


def send_parcel(form: HandOverForm) -> None:
    """The parcel is with the authority's channel. `ChannelDown` may be tried again; sent twice it arrives once."""
    row = _row(form)
    if row.state not in (HandoffState.SEALED, HandoffState.FAILED):
        return
    handoffs.check_open(form.case)
    manifest = Manifest.model_validate(row.manifest)
    files = {item.name: keeping.fetch(item.digest) for item in manifest.items}
    files["manifest.json"] = canonical({**manifest.model_dump(mode="json"), "digest": row.parcel})
    channel(row.channel).send(address_of(form.to), Parcel(digest=row.parcel, files=files))
    assert row.id is not None
    handoffs.sent(row.id)


def give_up(form: HandOverForm, problem: str) -> None:
    """After all tries the hand-off is *failed*, on the list of what a person must see to."""
    row = _row(form)
    assert row.id is not None
    handoffs.failed(row.id, problem)


def collect_receipts(form: HandOverForm | None = None) -> None:
    """The receipts that lie ready are verified and recorded; the stage of each case follows."""
    for row in handoffs.awaiting_receipt():
        if form is None or (row.case, row.recipient) == (form.case, form.to):
            _collect(row)


def _collect(row: Handoff) -> None:
    assert row.id is not None
    try:
        answers = channel(row.channel).fetch(address_of(row.recipient))
    except (ChannelDown, ChannelRefuses):
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
