"""One request, one day, one answer: whole and deterministic."""

from datetime import date
from pathlib import Path

import pytest

from models.deadline import Calendar
from models.fact import Facts, Kind, facts_from_toml, given
from models.finding import Assessment, Force, Status, Subject
from models.law import UnknownState, assess, load_law, messages
from models.law.check import due
from models.law.instrument import Requirement
from models.law.law import SameState
from models.value import Outcome
from tests.law.instruments import asking

TODAY = date(2026, 11, 24)
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.toml"))


def ask(facts: Facts, requesting: str, requested: str, kind: Kind, on: date = TODAY) -> Assessment:
    calendars = {state: Calendar(state=state) for state in (requesting, requested)}
    return assess(
        load_law(),
        facts,
        requesting=requesting,
        requested=requested,
        kind=kind,
        on=on,
        calendars=calendars,
        received=on,
    )


def sample(path: Path) -> tuple[Facts, str, str, Kind] | None:
    facts = given(facts_from_toml(path.read_text(encoding="utf-8")))
    requesting, requested = facts.text("requesting/state"), facts.text("requested/state")
    kind = facts.text("request/kind")
    if requesting is None or requested is None or kind is None:
        return None
    return facts, requesting, requested, Kind(kind)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
class TestSamples:
    def test_every_finding_stands_on_a_rule_in_force_and_has_its_own_id(self, path: Path) -> None:
        asked = sample(path)
        if asked is None:
            assert path.stem == "07_ca_mx_forwarding_note"
            return
        found = ask(*asked)
        ids = [finding.id for finding in found.findings]
        assert len(set(ids)) == len(ids) > 20
        law = load_law()
        holders = law.instruments | {c.id: c for c in law.countries.values()}
        for finding in found.findings:
            rows = [row for row in holders[finding.instrument].provisions if row.article == finding.article]
            assert any(row.holds(TODAY) and finding.rule and row.text == finding.rule.text for row in rows), finding.id

    def test_everything_said_is_in_the_catalogue_of_messages(self, path: Path) -> None:
        asked = sample(path)
        if asked is None:
            return
        assert said(ask(*asked)) <= messages()

    def test_the_same_question_has_the_same_answer(self, path: Path) -> None:
        asked = sample(path)
        if asked is not None:
            assert ask(*asked) == ask(*asked)


def said(found: Assessment) -> set[str]:
    """Every template that the assessment says."""
    rows = [*found.notes, *(basis.reason for basis in found.bases), *(element.reason for element in found.elements)]
    for finding in found.findings:
        rows += [row for row in (finding.reason, finding.rule, finding.question) if row is not None]
    for deadline in found.deadlines:
        rows += [row for row in (deadline.counted, deadline.consequence, deadline.text) if row is not None]
    for row in rows:
        assert row.english()
    return {row.text for row in rows}


class TestSample04:
    """A deficient Spanish request: Title II of 1978 is doubtful, so UNTOC 18(15) asks for what is missing."""

    def test_what_is_missing_is_asked_by_article(self) -> None:
        asked = sample(next(path for path in SAMPLES if path.stem.startswith("04")))
        assert asked is not None
        found = ask(*asked)
        missing = {f.article for f in found.findings if f.concern and f.subject is Subject.CONTENT}
        assert missing == {"18(15)(c)", "18(15)(f)"}
        shown = {f.article for f in found.findings if f.instrument == "es_mx_1978" and f.outcome is Outcome.NOT_MET}
        assert "39(2)" in shown
        assert any("2006" in basis.reason.english() for basis in found.bases)


class TestSample05:
    """An order on the form of the EIO Directive in English, sent to Germany, which takes German."""

    def test_the_language_is_found(self) -> None:
        asked = sample(next(path for path in SAMPLES if path.stem.startswith("05")))
        assert asked is not None
        found = ask(*asked)
        assert "language" in {finding.topic for finding in found.findings if finding.concern}


class TestRefusedQuestions:
    def test_an_unknown_state_or_kind_or_twice_the_same(self) -> None:
        empty = given({})
        with pytest.raises(UnknownState, match="ISO 3166-1"):
            ask(empty, "QQ", "MX", Kind.MLA)
        with pytest.raises(ValueError, match="not a valid Kind"):
            ask(empty, "US", "MX", "deportation")  # type: ignore[arg-type]
        with pytest.raises(SameState, match="one State to another"):
            ask(empty, "MX", "MX", Kind.MLA)


class TestNotes:
    def test_where_nothing_stands_it_is_said(self) -> None:
        found = ask(given({}), "SO", "US", Kind.EXTRADITION)
        assert found.chosen is None
        assert any("No basis stands between SO and US" in note.english() for note in found.notes)

    def test_unconfirmed_rules_are_named_and_knowledge_is_counted(self) -> None:
        found = ask(given({}), "US", "MX", Kind.EXTRADITION)
        notes = [note.english() for note in found.notes]
        assert any("33 LEI" in note and "applied nowhere" in note for note in notes)
        known = sum(f.applied and f.status is Status.KNOWLEDGE for f in found.findings)
        assert any(note.startswith(f"{known} of the rules") for note in notes)

    def test_an_empty_request_has_no_defect_yet(self) -> None:
        found = ask(given({}), "US", "MX", Kind.MLA)
        assert not [f.id for f in found.findings if f.concern and f.subject is Subject.CONTENT]


class TestForces:
    def test_a_prohibited_ground_and_a_duty_are_never_a_concern(self) -> None:
        for kind in Kind:
            for finding in ask(given({}), "US", "MX", kind).findings:
                if finding.force in (Force.PROHIBITED, Force.DUTY):
                    assert not finding.concern

    def test_what_is_due_only_in_some_cases(self) -> None:
        facts = given({"request/urgent": True, "request/confidential": False, "request/stage": "sentence"})
        rows = {"": Outcome.MET, "urgent": Outcome.MET, "confidential": Outcome.NOT_MET}
        rows |= {"convicted": Outcome.MET, "accused": Outcome.NOT_MET}
        for only_if, expected in rows.items():
            assert due(facts, only_if) is expected
        assert Requirement.model_fields["only_if"].default == ""


@pytest.mark.parametrize(("recorded", "waits"), [({}, True), ({"desk/arrest_notified": date(2026, 3, 4)}, False)])
def test_a_time_limit_of_liberty_that_waits_for_a_day_says_which(recorded: dict[str, object], waits: bool) -> None:
    """ES-US, 11(D): the 45 days run from the note to the embassy, and not from the arrest."""
    found = asking.ask("ES", "US", Kind.PROVISIONAL_ARREST, {"desk/arrest_date": date(2026, 3, 2), **recorded})
    notes = [note for note in found.notes if note.values.get("fact") == "desk/arrest_notified"]
    assert bool(notes) is waits
    assert any(row.event == "arrest_notified" and row.due == date(2026, 4, 18) for row in found.deadlines) is not waits
