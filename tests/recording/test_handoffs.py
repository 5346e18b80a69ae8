"""Hand-offs: sealed once, sent once, answered by a receipt that is verified."""

import importlib
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from models.case import Stage
from models.decision import Act
from models.fact import FactState, Kind
from models.handoff import HandOverForm, Manifest, Receipt, ReceiptError, checked
from models.letter_row import Letter
from models.value import Said
from tasks import collecting, handing, keeping, writing_letters
from tasks.channels import ChannelDown, ChannelRefuses
from tasks.engine import bare
from tasks.recording import cases, chain, handoffs, letters, officers, register
from tasks.recording.handoffs import HandoffError
from tasks.recording.letters import Drawn
from tasks.recording.officers import OfficerError
from tasks.settings import settings
from tests.recording.desk import (
    Desk,
    Pair,
    Watch,
    asked,
    assessed,
    by,
    case,
    decide,
    journal,
    officer,
    set_stage,
    settle,
    stage_of,
    withdraw,
)  # fmt: skip

SEALED = datetime(2026, 3, 2, 18, tzinfo=UTC)


@pytest.fixture
def three(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with three authorities to hand over to."""
    known = {name: {"name": name.upper()} for name in ("executing", "north", "south")}
    monkeypatch.setenv("COMITY_AUTHORITIES", json.dumps(known))
    settings.cache_clear()
    return desk


def accepted(arrival: str = "one", act: Act = Act.ACCEPT) -> str:
    """A case that was decided to be executed, its instruction released."""
    totp = [officer(f"{code}{arrival[:3].upper()}") for code in ("A", "B")]
    kind = Kind.EXTRADITION if act is Act.SURRENDER else Kind.MLA
    number = case(arrival, stage=Stage.EXAMINED, kind=kind)
    assessed(number)
    made = decide(number, act, f"A{arrival[:3].upper()}", totp[0])
    if act is Act.SURRENDER:
        made = decide(number, act, f"B{arrival[:3].upper()}", totp[1])
    data = f"instruction {arrival}".encode()
    drawn = Drawn(code="D12", language="en", drawn_from="a", case=number, document=keeping.keep(data), size=len(data))
    letters.record(drawn, released_by=made.id)
    return number


def form(number: str, to: str = "executing", who: str = "AONE") -> HandOverForm:
    return HandOverForm(case=number, to=to, **by(who).model_dump())


def hand_over(number: str, to: str = "executing") -> None:
    for step in (handing.seal_parcel, handing.send_parcel, handing.collect_receipts):
        step(form(number, to))


def parcel(desk: Desk, to: str = "executing") -> str:
    """The digest of the last parcel for this authority."""
    *_, (digest,) = asked(desk, f"SELECT parcel FROM handoff WHERE recipient = '{to}' ORDER BY step")
    return str(digest)


def receipt(desk: Desk, to: str = "executing", *, raw: bytes | None = None, **changed: Any) -> None:
    """The authority's answer, laid where the folder channel finds it."""
    digest = parcel(desk, to)
    body = {"parcel": digest, "outcome": "accepted", "at": datetime.now(UTC).isoformat(), "by": "clerk 7"} | changed
    folder = Path(handing.address_of(to)) / "receipts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{digest}.json").write_bytes(raw if raw is not None else json.dumps(body).encode())


def states(desk: Desk) -> list[tuple[int, str, str]]:
    return asked(desk, "SELECT step, recipient, state FROM handoff ORDER BY step")


def test_a_parcel_holds_instruction_documents_and_a_manifest_that_says_so(three: Desk) -> None:
    number = accepted()
    hand_over(number)
    folder = Path(handing.address_of("executing")) / "to" / parcel(three)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (
        manifest["digest"] == folder.name == Manifest(**{k: v for k, v in manifest.items() if k != "digest"}).digest()
    )
    assert [item["name"] for item in manifest["items"]] == ["D12-v1-en.docx", "document-1.txt"]
    assert {p.name for p in folder.iterdir()} == {"manifest.json", "D12-v1-en.docx", "document-1.txt"}
    assert (folder / "D12-v1-en.docx").read_bytes() == b"instruction one"
    assert (manifest["case"], manifest["step"], manifest["recipient"]) == (number, 1, "executing")
    assert stage_of(number) == Stage.ALLOCATED


def test_handed_over_twice_is_once(three: Desk) -> None:
    number = accepted()
    for _ in range(2):
        hand_over(number)
    assert states(three) == [(1, "executing", "sent")]
    assert [journal(three).count(action) for action in ("sealed", "sent")] == [1, 1]
    receipt(three)
    for _ in range(2):
        hand_over(number)
    assert states(three) == [(1, "executing", "accepted")]
    assert stage_of(number) == Stage.EXECUTING
    assert journal(three).count("receipt_accepted") == 1


def hand_over_to(number: int, case_number: str, to: list[str]) -> None:
    hand_over(case_number, to[number])


def test_two_processes_hand_over_once(three: Desk, pair: Pair) -> None:
    number = accepted()
    pair.both(three, hand_over_to, number, ["executing", "executing"])
    assert states(three) == [(1, "executing", "sent")]
    assert len(list((Path(handing.address_of("executing")) / "to").iterdir())) == 1


def test_two_hand_offs_at_once_have_two_step_numbers(three: Desk, pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    number = accepted()
    pair.both(three, seal_ten, number)
    steps = [step for (step,) in asked(three, "SELECT step FROM handoff ORDER BY step")]
    assert steps == list(range(1, 21))


def seal_ten(number: int, case_number: str) -> None:
    decision = handoffs.decided(case_number)
    assert decision.id is not None
    for turn in range(10):
        manifest = Manifest(
            case=case_number, step=0, sender="Desk", recipient=f"to-{number}-{turn}",
            sealed_at=(now := datetime.now(UTC)).isoformat(), items=(), use_limits=(), victims_named=True,
        )  # fmt: skip
        handoffs.seal(manifest, decision.id, "folder", now, form(case_number, who=("AONE", "BONE")[number]))


def test_a_rejection_returns_the_case_to_be_handed_over_to_another(three: Desk) -> None:
    number = accepted()
    hand_over(number)
    receipt(three, outcome="rejected", reason="Not competent.")
    handing.collect_receipts()
    assert states(three) == [(1, "executing", "rejected")]
    assert stage_of(number) == Stage.ACCEPTED
    hand_over(number, "north")
    assert states(three) == [(1, "executing", "rejected"), (2, "north", "sent")]
    assert stage_of(number) == Stage.ALLOCATED


def test_a_rejected_surrender_is_again_a_surrender_to_be_handed_over(three: Desk) -> None:
    number = accepted(act=Act.SURRENDER)
    hand_over(number)
    assert stage_of(number) == Stage.ALLOCATED
    receipt(three, outcome="rejected")
    handing.collect_receipts()
    assert stage_of(number) == Stage.SURRENDER_ORDERED


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.SURRENDER])
def test_after_a_rejection_the_same_authority_gets_another_parcel_once(three: Desk, act: Act) -> None:
    number = accepted(act=act)
    hand_over(number)
    first = parcel(three)
    receipt(three, outcome="rejected", reason="A page is missing.")
    handing.collect_receipts()
    for _ in range(2):
        hand_over(number)
    assert states(three) == [(1, "executing", "rejected"), (2, "executing", "sent")]
    assert asked(three, "SELECT attempt FROM handoff ORDER BY step") == [(1,), (2,)]
    assert parcel(three) != first
    lying = {path.name for path in (Path(handing.address_of("executing")) / "to").iterdir()}
    assert lying == {first, parcel(three)}
    assert stage_of(number) == Stage.ALLOCATED
    receipt(three)
    for _ in range(2):
        hand_over(number)
    assert states(three) == [(1, "executing", "rejected"), (2, "executing", "accepted")]
    assert stage_of(number) == Stage.EXECUTING
    assert [journal(three).count(action) for action in ("sealed", "sent")] == [2, 2]


def test_two_processes_hand_over_once_after_a_rejection(three: Desk, pair: Pair) -> None:
    number = accepted()
    hand_over(number)
    receipt(three, outcome="rejected")
    handing.collect_receipts()
    pair.both(three, hand_over_to, number, ["executing", "executing"])
    assert states(three) == [(1, "executing", "rejected"), (2, "executing", "sent")]


@pytest.mark.parametrize("first", ["rejected", "accepted"])
def test_one_of_two_authorities_that_accepts_executes(three: Desk, first: str) -> None:
    number = accepted()
    hand_over(number, "north")
    hand_over(number, "south")
    second = {"rejected": "accepted", "accepted": "rejected"}[first]
    receipt(three, "north", outcome=first)
    handing.collect_receipts()
    assert stage_of(number) == {"rejected": Stage.ALLOCATED, "accepted": Stage.EXECUTING}[first]
    receipt(three, "south", outcome=second)
    handing.collect_receipts()
    assert stage_of(number) == Stage.EXECUTING


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"parcel": "0" * 64}, "names another parcel"),
        ({"outcome": "sent"}, "says accepted or rejected"),
        ({"at": "2020-01-01T00:00:00+00:00"}, "before the parcel was sealed"),
        ({"at": "2099-01-01T00:00:00+00:00"}, "still to come"),
        ({"at": "2026-03-02T00:00:00"}, "time without a zone"),
        ({"raw": b"{"}, "not in the form"),
        ({"raw": b""}, "not in the form"),
        ({"raw": b"\xff\xfe\0"}, "not in the form"),
        ({"raw": b'{"parcel": "' + b"a" * 100_000 + b'"}'}, "not in the form"),
        ({"extra": "field"}, "not in the form"),
        ({"outcome": "perhaps"}, "not in the form"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_receipt_that_does_not_answer_is_noted_once_and_a_good_one_is_taken_after_it(
    three: Desk, wrong: dict[str, Any], problem: str
) -> None:
    number = accepted()
    hand_over(number)
    receipt(three, **wrong)
    for _ in range(2):
        handing.collect_receipts()
    [(state, noted)] = asked(three, "SELECT state, problem FROM handoff")
    assert state == "sent"
    assert problem in noted
    assert stage_of(number) == Stage.ALLOCATED
    assert journal(three).count("receipt_refused") == 1
    receipt(three)
    handing.collect_receipts()
    assert stage_of(number) == Stage.EXECUTING
    assert asked(three, "SELECT problem FROM handoff") == [(None,)]


def test_a_receipt_made_before_we_noted_the_sending_is_good() -> None:
    answer = Receipt(parcel="p", outcome="accepted", at=SEALED + timedelta(seconds=1), by="x")  # type: ignore[arg-type]
    assert checked(answer, "p", SEALED, SEALED + timedelta(hours=5)) == answer
    early = answer.model_copy(update={"at": SEALED - timedelta(minutes=4)})
    assert checked(early, "p", SEALED, SEALED) == early, "clocks of two offices differ"
    for minutes in (-6, 6):
        with pytest.raises(ReceiptError):
            checked(answer.model_copy(update={"at": SEALED + timedelta(minutes=minutes)}), "p", SEALED, SEALED)


def test_killed_between_sending_and_noting_it_the_parcel_is_sent_once(three: Desk) -> None:
    number = accepted()
    handing.seal_parcel(form(number))
    kept = handoffs.sent
    handoffs.sent = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            handing.send_parcel(form(number))
    finally:
        handoffs.sent = kept
    receipt(three)
    handing.send_parcel(form(number))
    handing.collect_receipts(form(number))
    assert states(three) == [(1, "executing", "accepted")]


def test_what_cannot_be_sent_is_on_the_list_and_may_be_sent_again(three: Desk) -> None:
    number = accepted()
    handing.seal_parcel(form(number))
    address = Path(handing.address_of("executing"))
    address.parent.mkdir(parents=True, exist_ok=True)
    address.write_text("a file where the folder should be")
    with pytest.raises(ChannelDown):
        handing.send_parcel(form(number))
    handing.give_up(form(number))
    ((state, problem),) = asked(three, "SELECT state, problem FROM handoff")
    assert (state, problem.split(":")[0]) == ("failed", "it could not be sent after all tries")
    assert stage_of(number) == Stage.ACCEPTED
    address.unlink()
    hand_over(number)
    assert states(three) == [(1, "executing", "sent")]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_the_flow_that_cannot_send_after_all_tries_gives_up_and_run_again_sends_the_same_parcel(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = importlib.import_module("flows.hand_over")
    monkeypatch.setattr(flow, "through", bare)  # without Prefect's waiting between the tries
    monkeypatch.setattr(flow, "SHOW", ())
    number = accepted()
    address = Path(handing.address_of("executing"))
    address.parent.mkdir(parents=True)
    address.write_text("a file where the folder should be")
    for _ in range(2):
        with pytest.raises(ChannelDown):
            flow.hand_over.fn(form(number))
    [(state, problem)] = asked(three, "SELECT state, problem FROM handoff")
    assert (state, problem) == ("failed", "it could not be sent after all tries: see the channel, then hand over again")
    assert journal(three).count("sending_failed") == 1
    sealed = parcel(three)
    address.unlink()
    flow.hand_over.fn(form(number))
    assert states(three) == [(1, "executing", "sent")]
    assert [path.name for path in (address / "to").iterdir()] == [sealed]


def named(monkeypatch: pytest.MonkeyPatch, **authorities: str) -> None:
    """The settings name these authorities, each with its channel."""
    known = {name: {"name": name.upper(), "channel": over} for name, over in authorities.items()}
    monkeypatch.setenv("COMITY_AUTHORITIES", json.dumps(known))
    settings.cache_clear()


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_channel_that_is_not_there_is_refused_before_anything_is_sealed(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = accepted()
    named(monkeypatch, executing="pigeon")
    with pytest.raises(ChannelRefuses, match="there are: folder"):
        handing.seal_parcel(form(number))
    assert states(three) == []
    named(monkeypatch, executing="folder")
    hand_over(number)
    assert states(three) == [(1, "executing", "sent")]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_what_was_sealed_for_a_channel_that_is_gone_is_failed_and_sent_over_the_one_that_is_set_then(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = accepted()
    handing.seal_parcel(form(number))
    before = parcel(three)
    named(monkeypatch, executing="pigeon")
    with pytest.raises(ChannelRefuses):
        handing.send_parcel(form(number))
    [(state, problem)] = asked(three, "SELECT state, problem FROM handoff")
    assert state == "failed"
    assert "there are: folder" in problem
    named(monkeypatch, executing="folder")
    hand_over(number)
    assert (states(three), parcel(three)) == ([(1, "executing", "sent")], before)


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_an_authority_that_left_the_settings_does_not_keep_others_receipts_from_being_collected(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = accepted()
    hand_over(number, "north")
    hand_over(number, "south")
    receipt(three, "south")
    named(monkeypatch, south="folder")
    handing.collect_receipts()
    assert states(three) == [(1, "north", "sent"), (2, "south", "accepted")]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_who_may_not_act_hands_over_nothing(three: Desk, watch: Watch) -> None:
    number = accepted()
    officer("TORN")
    officers.declare_conflict("TORN", number, by=by("TORN"))
    for who, problem in (("NOONE", "no officer has the code"), ("TORN", "another officer must")):
        with pytest.raises(OfficerError, match=problem):
            handing.seal_parcel(form(number, who=who))
    assert states(three) == []
    handing.seal_parcel(form(number))
    with pytest.raises(OfficerError, match="another officer must"):
        handing.seal_parcel(form(number, who="TORN"))
    handing.send_parcel(form(number, who="BONE"))
    named = asked(three, "SELECT action, officer FROM journal WHERE action IN ('sealed', 'sent') ORDER BY seq")
    assert named == [("sealed", "AONE"), ("sent", "BONE")]


@pytest.mark.parametrize(
    ("roles", "named"),
    [((), True), (("suspect", None), True), (("suspect", "victim"), True), (("witness",), True),
     (("suspect", "other"), False)],
)  # fmt: skip
@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_parcel_says_whether_it_may_name_victims(three: Desk, roles: tuple[str | None, ...], named: bool) -> None:
    number = accepted()
    for person, role in enumerate(roles, 1):
        settle(number, f"person/{person}/name", FactState.CORRECTED, "AONE", value=f"Sample {person}")
        if role is not None:
            settle(number, f"person/{person}/role", FactState.CORRECTED, "AONE", value=role)
    handing.seal_parcel(form(number))
    [(manifest,)] = asked(three, "SELECT manifest FROM handoff")
    assert json.loads(manifest)["victims_named"] is named


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_nothing_that_the_desk_lays_down_is_open_to_others(three: Desk) -> None:
    former = os.umask(0o022)
    try:
        number = accepted()
        writing_letters.lay_out(number)
        hand_over(number)
        chain.write_head()
        collecting.inbox()
    finally:
        os.umask(former)
    modes = {path: path.stat().st_mode & 0o777 for path in three.var.rglob("*")}
    made = {path.name for path in three.var.iterdir()}
    assert {"documents", "letters", "partners", "journal-heads", "inbox"} <= made
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o750}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o640, 0o440}


def test_what_was_withdrawn_is_not_handed_over(three: Desk) -> None:
    number, sealed = accepted("one"), accepted("two")
    handing.seal_parcel(form(sealed))
    for each in (number, sealed):
        withdraw(each, "AONE")
    with pytest.raises(HandoffError, match="is withdrawn: nothing is handed over"):
        handing.seal_parcel(form(number))
    with pytest.raises(HandoffError, match="is withdrawn: nothing is handed over"):
        handing.send_parcel(form(sealed))
    assert not (Path(handing.address_of("executing")) / "to").exists()


def test_what_was_not_decided_or_is_for_nobody_is_refused_with_what_to_do(three: Desk) -> None:
    number = case("one", stage=Stage.EXAMINED)
    with pytest.raises(HandoffError, match="handed over once it was decided"):
        handing.seal_parcel(form(number))
    with pytest.raises(HandoffError, match="known: executing, north, south"):
        handing.seal_parcel(form(number, "east"))


def test_without_its_instruction_nothing_is_sealed(three: Desk) -> None:
    number = accepted()
    with register.writing() as pen:
        pen.session.delete(pen.session.get_one(Letter, 1))
    with pytest.raises(HandoffError, match=r"instruction .* is not released"):
        handing.seal_parcel(form(number))


def test_a_parcel_with_an_altered_document_does_not_leave(three: Desk) -> None:
    number = accepted()
    handing.seal_parcel(form(number))
    [(digest,)] = asked(three, "SELECT document FROM letter")
    path = keeping.path_of(digest)
    path.chmod(0o640)
    path.write_bytes(b"something else")
    with pytest.raises(keeping.KeepingError, match="was altered"):
        handing.send_parcel(form(number))
    assert stage_of(number) == Stage.ACCEPTED


def test_what_was_sealed_stands_whatever_happens_to_the_case(three: Desk, watch: Watch) -> None:
    number = accepted()
    handing.seal_parcel(form(number))
    before = parcel(three)
    data = b"late"
    from tests.recording.desk import entry

    cases.file_to(entry("late", data), number, reason=Said(text="So."))
    handing.seal_parcel(form(number))
    handing.send_parcel(form(number))
    assert parcel(three) == before
    set_stage(number, Stage.EXECUTING)
