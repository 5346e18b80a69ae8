"""Which letters are due in a case, what each says, and what it must not say."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import to_jsonable_python

from models.case import Stage
from models.decision import RULES, Act
from models.fact import FACT_TYPES, FactState, Kind
from models.finding import Force, Status, Subject
from models.law.checks.not_conforming import LACKS
from models.letter import (
    LETTERS,
    Addressee,
    compose,
    drawn_from,
    late,
    letter_kind,
    letters_due,
    written_in,
)
from models.letter_law import LetterError
from models.shown import Shown, mask, persons
from models.terms import code_word
from models.value import Outcome, Said
from tests import letter_cases as cases

ABROAD = [code for code, kind in LETTERS.items() if kind.to is Addressee.REQUESTING]


def rows(values: dict[str, object], key: str) -> list[dict[str, Any]]:
    found = values[key]
    assert isinstance(found, list)
    return found


def without(*subjects: Subject) -> tuple[Any, ...]:
    return tuple(finding for finding in cases.FINDINGS if finding.subject not in subjects)


def test_every_letter_that_a_decision_releases_exists() -> None:
    released = {code for rule in RULES.values() for code in rule.letters}
    assert released <= set(LETTERS)


def test_an_unknown_letter_is_refused_with_the_letters_there_are() -> None:
    with pytest.raises(LetterError, match="D01, D03"):
        letter_kind("D99")


def test_a_letter_about_an_entry_is_not_composed_from_a_case() -> None:
    with pytest.raises(LetterError, match="compose_redirect"):
        compose("D03", cases.sheet(), on=cases.ON)


class TestWhatIsDue:
    def test_a_case_that_was_not_assessed_is_acknowledged_and_nothing_else(self) -> None:
        assert letters_due(cases.sheet(assessment=None)) == ("D01",)

    def test_missing_contents_and_a_ground_bring_questions_and_a_consultation(self) -> None:
        assert letters_due(cases.sheet()) == ("D01", "D04", "D07", "D20")

    def test_a_request_that_meets_everything_brings_only_the_acknowledgement_and_the_assessment(self) -> None:
        clear = cases.assessment(findings=without(Subject.CONTENT, Subject.GROUND))
        assert letters_due(cases.sheet(assessment=clear, conflicts=())) == ("D01", "D20")

    def test_documents_that_differ_bring_questions(self) -> None:
        clear = cases.assessment(findings=without(Subject.CONTENT, Subject.GROUND))
        assert "D04" in letters_due(cases.sheet(assessment=clear))

    @pytest.mark.parametrize("stage", [Stage.ACCEPTED, Stage.EXECUTING, Stage.REFUSED, Stage.CLOSED])
    def test_a_decided_case_brings_no_questions_and_no_consultation(self, stage: Stage) -> None:
        assert letters_due(cases.sheet(stage=stage)) == ("D01", "D20")

    def test_a_released_acknowledgement_is_not_drawn_up_again(self) -> None:
        assert "D01" not in letters_due(cases.sheet(letters=(cases.RELEASED,)))

    @pytest.mark.parametrize("kind", [Kind.PROVISIONAL_ARREST, Kind.EXTRADITION])
    def test_an_arrest_is_told_once_its_day_is_known(self, kind: Kind) -> None:
        arrested = cases.facts(desk__arrest_date=date(2026, 11, 20))
        assert "X04" in letters_due(cases.sheet(kind, facts=arrested))
        assert "X04" not in letters_due(cases.sheet(kind))
        assert "X04" not in letters_due(cases.sheet("mla", facts=arrested))


class TestLanguage:
    def test_they_are_written_to_in_their_language_and_we_write_at_home_in_ours(self) -> None:
        sheet = cases.sheet(language="en")
        assert written_in("D04", sheet, ("en", "es")) == "en"
        assert written_in("D12", sheet, ("en", "es")) == written_in("D20", sheet, ("en", "es")) == "es"

    def test_a_language_without_words_gives_way_to_english(self) -> None:
        assert written_in("D04", cases.sheet(language="fr"), ("en", "es")) == "en"

    def test_a_reminder_follows_whoever_is_late(self) -> None:
        sheet = cases.sheet(language="en", stage=Stage.ARRESTED)
        assert written_in("D15", sheet, ("en", "es"), cases.CLOCK) == "en"
        ours = cases.CLOCK.model_copy(update={"event": "request_received"})
        assert written_in("D15", sheet, ("en", "es"), ours) == "es"


class TestWhoIsLate:
    def test_the_executing_authority_while_it_has_the_case(self) -> None:
        assert late(cases.sheet(stage=Stage.EXECUTING), cases.CLOCK) is Addressee.EXECUTING

    def test_the_other_state_while_its_papers_or_answers_are_awaited(self) -> None:
        ours = cases.CLOCK.model_copy(update={"event": "request_received"})
        assert late(cases.sheet(stage=Stage.EXAMINED), cases.CLOCK) is Addressee.REQUESTING
        assert late(cases.sheet(stage=Stage.INFORMATION_REQUESTED), ours) is Addressee.REQUESTING

    def test_we_ourselves_otherwise(self) -> None:
        ours = cases.CLOCK.model_copy(update={"event": "request_received"})
        assert late(cases.sheet(stage=Stage.EXAMINED), ours) is Addressee.FILE


class TestD01:
    """Date received and channel, reference to quote, next step, language, urgency; no merits."""

    def test_it_lists_what_is_missing_once_with_every_article_that_asks_for_it(self) -> None:
        missing = rows(cases.values("D01"), "missing")
        assert [row["what"].text for row in missing] == ["the text of the provisions on the offence and the penalty"]
        assert [cite["article"] for cite in missing[0]["cites"]] == ["4(2)(a)", "18(15)(b)"]

    def test_it_holds_no_ground_for_refusal(self) -> None:
        assert not {"grounds", "elements"} & set(cases.values("D01"))

    def test_urgency_follows_the_case(self) -> None:
        def level(**more: Any) -> object:
            return compose("D01", cases.sheet(**more), on=cases.ON)["working_days"]

        assert level(urgent=True) == level(urgent=False, liberty=True) == 5
        assert level(urgent=False) == 20  # trafficking
        ordinary = cases.facts(offence__1__category="documents", offence__2__category="documents",
                               offence__3__category="documents")  # fmt: skip
        assert level(urgent=False, facts=ordinary) == 45


class TestD04:
    """Numbered questions, each tied to a rule and to a measure; deadline and consequence of silence."""

    def test_a_question_is_asked_once_with_all_its_articles(self) -> None:
        questions = rows(cases.values("D04"), "questions")
        assert [question["number"] for question in questions] == [1, 2, 3]
        assert [len(question["cites"]) for question in questions] == [2, 1, 0]

    def test_a_question_names_the_measures_that_it_touches(self) -> None:
        assert rows(cases.values("D04"), "questions")[1]["measures"] == [1]

    def test_what_only_the_desk_can_know_is_not_asked_of_the_other_state(self) -> None:
        texts = [question["question"].text for question in rows(cases.values("D04"), "questions")]
        assert "Please name the offence to which the request relates." not in texts

    def test_measures_proceed_that_no_question_touches(self) -> None:
        only = tuple(f for f in cases.FINDINGS if f.topic == "measure_description")
        sheet = cases.sheet(assessment=cases.assessment(findings=only), conflicts=())
        proceed = rows(compose("D04", sheet, on=cases.ON), "proceed")
        assert [measure["number"] for measure in proceed] == [2, 3, 4, 5, 6]

    def test_nothing_proceeds_while_a_question_touches_the_whole(self) -> None:
        assert rows(cases.values("D04"), "proceed") == []

    def test_the_answer_is_asked_before_the_safe_day_of_a_liberty_deadline(self) -> None:
        near = cases.CLOCK.model_copy(update={"safe": date(2026, 12, 1), "due": date(2026, 12, 2)})
        sheet = cases.sheet(Kind.PROVISIONAL_ARREST, deadlines=(near,))
        assert compose("D04", sheet, on=cases.ON)["answer_by"] == date(2026, 12, 1)
        assert compose("D04", cases.sheet(), on=cases.ON)["answer_by"] == date(2026, 12, 24)

    def test_the_officer_sets_the_day(self) -> None:
        decided = cases.decision(Act.REQUEST_INFORMATION, until="2026-12-10")
        assert compose("D04", cases.sheet(), on=cases.ON, decision=decided)["answer_by"] == date(2026, 12, 10)


class TestGrounds:
    def test_a_consultation_says_what_could_help(self) -> None:
        (ground,) = rows(cases.values("D07"), "grounds")
        assert ground["topic"].text.startswith("sovereignty, security")
        assert ground["remedy"].text.startswith("execution in part")

    def test_a_refusal_rests_on_the_findings_relied_on(self) -> None:
        relied = next(f for f in cases.FINDINGS if f.topic == "own_proceedings")
        decided = cases.decision(Act.REFUSE, relied_on=(relied.id,))
        (ground,) = rows(compose("D10", cases.sheet(), on=cases.ON, decision=decided), "grounds")
        assert ground["cite"]["article"] == "3"

    def test_a_refusal_for_nationality_offers_own_prosecution(self) -> None:
        national = cases.finding(
            Subject.GROUND, "nationality", Force.OPTIONAL, Outcome.MET, f"{cases.MLAT}:7", "A Party may refuse.",
        )  # fmt: skip
        sheet = cases.sheet(Kind.EXTRADITION, assessment=cases.assessment("extradition", findings=(national,)))
        decided = cases.decision(Act.REFUSE, relied_on=(national.id,))
        assert compose("D10", sheet, on=cases.ON, decision=decided)["own_prosecution"] is True
        assert cases.values("D10")["own_prosecution"] is False

    def ground(self, topic: str, where: str) -> Any:
        return cases.finding(Subject.GROUND, topic, Force.OPTIONAL, Outcome.MET, where, "A Party may refuse.")

    @pytest.mark.parametrize(
        ("topic", "where", "due"),
        [
            ("nationality", f"{cases.MLAT}:7", True),
            ("nationality", "mx:14", True),  # own law
            ("nationality", f"{cases.UNTOC}:16", False),  # not the basis to be used
            ("not_conforming", f"{cases.MLAT}:1", False),  # ask first
        ],
    )
    def test_a_consultation_is_drawn_up_for_a_ground_of_the_law_that_governs(
        self, topic: str, where: str, due: bool
    ) -> None:
        sheet = cases.sheet(assessment=cases.assessment(findings=(self.ground(topic, where),)))
        assert ("D07" in letters_due(sheet)) is due

    def test_an_officer_may_rely_on_a_ground_of_any_instrument(self) -> None:
        ground = self.ground("nationality", f"{cases.UNTOC}:16")
        sheet = cases.sheet(assessment=cases.assessment(findings=(ground,)))
        decided = cases.decision(Act.REFUSE, relied_on=(ground.id,))
        assert len(rows(compose("D10", sheet, on=cases.ON, decision=decided), "grounds")) == 1

    @pytest.mark.parametrize(("code", "act"), [("D07", Act.CONSULT), ("D08", Act.ACCEPT_IN_PART), ("D10", Act.REFUSE)])
    def test_that_a_request_does_not_conform_is_said_by_what_it_lacks(self, code: str, act: Act) -> None:
        """What the desk is advised (ask before thinking of refusal) is not for the other State to read."""
        lacking = cases.finding(
            Subject.GROUND, "not_conforming", Force.OPTIONAL, Outcome.MET, f"{cases.UNTOC}:18(21)(a)", LACKS,
            rule=Said(text="Assistance may be refused where the request does not conform to article 18."),
        )  # fmt: skip
        also = cases.finding(Subject.CONTENT, "offence", Force.REQUIRED, Outcome.NOT_MET, f"{cases.UNTOC}:18(15)", "-")
        law = cases.assessment(findings=(*cases.FINDINGS, also, lacking))
        decided = cases.decision(act, relied_on=(lacking.id,))
        composed = compose(code, cases.sheet(assessment=law), on=cases.ON, decision=decided)
        (ground,) = rows(composed, "excluded" if code == "D08" else "grounds")
        assert ground["rule"] == lacking.rule
        assert ground["reason"].english() == (
            "The request lacks: the text of the provisions on the offence and the penalty; "
            "the offence to which the request relates."
        )
        assert "thinking of refusal" not in str(to_jsonable_python(composed))

    @pytest.mark.parametrize("code", [code for code in ABROAD if code != "D03"])
    def test_an_unconfirmed_provision_never_reaches_another_state(self, code: str) -> None:
        assert "9(1)" not in str(to_jsonable_python(cases.values(code)))

    def test_the_assessment_shows_an_unconfirmed_provision_as_not_applied(self) -> None:
        (shelved,) = rows(cases.values("D20"), "shelved")
        assert shelved["cite"]["article"] == "9(1)"

    def test_a_provision_from_knowledge_is_to_be_verified(self) -> None:
        (ground,) = rows(cases.values("D07"), "grounds")
        assert ground["cite"]["verify"] is True
        (duty,) = rows(cases.values("D08"), "duties")
        assert duty["cite"]["verify"] is False


class TestDuties:
    def recalled(self, code: str, *duties: tuple[str, str]) -> list[str]:
        found = tuple(
            cases.finding(Subject.DUTY, topic, Force.DUTY, Outcome.MET, where, "The duty arises.")
            for topic, where in duties
        )
        sheet = cases.sheet(assessment=cases.assessment(findings=found))
        return [row["cite"]["article"] for row in rows(compose(code, sheet, on=cases.ON), "duties")]

    def test_a_letter_recalls_what_binds_its_reader(self) -> None:
        duties = (
            ("execute", f"{cases.MLAT}:1"),
            ("speciality", f"{cases.MLAT}:2"),
            ("use_limitation", f"{cases.MLAT}:3"),
        )
        assert self.recalled("D08", *duties) == ["2", "3"]
        assert self.recalled("D12", *duties) == ["1"]
        assert self.recalled("D18", *duties) == ["3"]

    def test_a_duty_is_recalled_once_from_the_law_that_governs(self) -> None:
        duties = (("use_limitation", f"{cases.UNTOC}:18(19)"), ("use_limitation", f"{cases.MLAT}:6"))
        assert self.recalled("D18", *duties) == ["6"]


class TestX04:
    """Person, day of arrest, last date for papers and receiving organ, missing items."""

    def test_it_gives_the_last_and_the_safe_date_and_the_organ(self) -> None:
        (limit,) = rows(cases.values("X04"), "limits")
        assert (limit["due"], limit["safe"]) == (date(2027, 1, 19), date(2027, 1, 18))
        assert limit["receiver"] == Said(text="the requested Party: request and documents of article 12")

    def test_it_names_the_person_sought_only(self) -> None:
        (person,) = rows(cases.values("X04"), "persons")
        assert person["name"] == Shown(value="Evaristo Ocelotl Brancamonte")

    def test_it_needs_the_day_of_the_arrest(self) -> None:
        with pytest.raises(LetterError, match="desk/arrest_date"):
            compose("X04", cases.sheet(Kind.EXTRADITION), on=cases.ON)

    def test_a_time_limit_from_an_unconfirmed_rule_is_left_out(self) -> None:
        doubtful = cases.CLOCK.model_copy(update={"status": Status.UNCONFIRMED})
        arrested = cases.facts(desk__arrest_date=date(2026, 11, 20))
        sheet = cases.sheet(Kind.EXTRADITION, facts=arrested, deadlines=(doubtful,))
        assert rows(compose("X04", sheet, on=cases.ON), "limits") == []


class TestOthers:
    def test_a_reminder_needs_its_deadline(self) -> None:
        with pytest.raises(LetterError, match="clock"):
            compose("D15", cases.sheet(), on=cases.ON)

    def test_an_assessment_letter_needs_an_assessment(self) -> None:
        with pytest.raises(LetterError, match="examine it first"):
            compose("D20", cases.sheet(assessment=None), on=cases.ON)

    def test_a_transmittal_lists_what_came_after_the_request(self) -> None:
        assert [item["pages"] for item in rows(cases.values("D18"), "items")] == [12]

    def test_an_instruction_is_due_when_the_requesting_state_needs_it(self) -> None:
        assert cases.values("D12")["due"] == date(2026, 12, 8)
        soon = cases.facts(request__respond_by=date(2026, 12, 1))
        assert compose("D12", cases.sheet(facts=soon), on=cases.ON)["due"] == date(2026, 12, 1)

    def test_a_finding_of_an_unknown_instrument_is_an_error(self) -> None:
        lost = cases.finding(Subject.CONTENT, "date", Force.REQUIRED, Outcome.NOT_MET, "nowhere:1", "It has a date.")
        with pytest.raises(LetterError, match="nowhere"):
            compose("D01", cases.sheet(assessment=cases.assessment(findings=(lost,))), on=cases.ON)

    def test_own_law_is_cited_by_the_name_of_the_state(self) -> None:
        own = cases.finding(Subject.CONTENT, "date", Force.REQUIRED, Outcome.NOT_MET, "mx:437", "It has a date.")
        sheet = cases.sheet(assessment=cases.assessment(findings=(own,)))
        (missing,) = rows(compose("D01", sheet, on=cases.ON), "missing")
        assert missing["cites"][0]["instrument"].values == {"state": "MX"}


class TestDoubt:
    def test_a_fact_that_nobody_confirmed_is_marked(self) -> None:
        reference = cases.values("D01")["their_reference"]
        assert isinstance(reference, Shown)
        assert reference.unconfirmed

    def test_a_confirmed_fact_is_not(self) -> None:
        settled = compose("D01", cases.sheet(facts=cases.facts(read=())), on=cases.ON)
        assert settled["their_reference"] == Shown(value="DOJ No. 182-61904")

    def test_a_reference_that_is_only_in_the_register_is_marked(self) -> None:
        known = {p: f for p, f in cases.facts().facts.items() if p != "request/reference"}
        sheet = cases.sheet(facts=cases.facts().model_copy(update={"facts": known}))
        assert compose("D01", sheet, on=cases.ON)["their_reference"] == Shown(
            value="DOJ No. 182-61904", unconfirmed=True
        )

    def test_the_assessment_lists_what_is_unconfirmed_by_label_and_not_by_value(self) -> None:
        listed = [said.text for said in rows(cases.values("D20"), "unconfirmed")]  # type: ignore[attr-defined]
        assert listed == ["Reference of the requesting authority", "Requesting authority",
                          "Measure, in the words of the request"]  # fmt: skip


class TestMasking:
    @pytest.mark.parametrize("code", [code for code in LETTERS if code != "D12"])
    def test_no_victim_or_witness_is_named(self, code: str) -> None:
        said = str(to_jsonable_python(cases.values(code)))
        assert not [secret for secret in cases.SECRETS if secret in said]

    def test_those_who_execute_are_told_the_names(self) -> None:
        said = str(to_jsonable_python(cases.values("D12")))
        assert all(secret in said for secret in cases.SECRETS)

    def test_victims_are_numbered_by_role(self) -> None:
        names = [person["name"].value for person in persons(cases.sheet(), masked=True)]  # type: ignore[attr-defined]
        assert names[2:] == [
            Said(text="victim {number}", values={"number": 1}),
            Said(text="victim {number}", values={"number": 2}),
            Said(text="witness {number}", values={"number": 1}),
        ]

    def test_a_name_is_struck_from_free_text_part_by_part_and_in_any_case(self) -> None:
        assert mask(cases.sheet(), "COLUNGA was seen with Briseida Talamonte.") == "[…] was seen with […]."

    def test_a_part_of_a_name_that_an_accused_bears_as_well_stays(self) -> None:
        shared = cases.facts(person__3__name="Yaretzi Ocelotl")
        assert mask(cases.sheet(facts=shared), "Ocelotl and Yaretzi") == "Ocelotl and […]"

    def test_a_text_without_a_name_stays_as_it_is(self) -> None:
        assert mask(cases.sheet(), "Los hechos constan.") == "Los hechos constan."


class TestDrawnFrom:
    def test_the_day_on_which_it_is_drawn_up_does_not_matter(self) -> None:
        assert drawn_from("D04", cases.sheet()) == drawn_from("D04", cases.sheet())
        assert compose("D04", cases.sheet(), on=date(2026, 12, 1)) != compose("D04", cases.sheet(), on=cases.ON)

    def test_a_fact_that_the_letter_shows_makes_another_version(self) -> None:
        changed = cases.sheet(facts=cases.facts(request__reference="DOJ No. 9"))
        assert drawn_from("D01", changed) != drawn_from("D01", cases.sheet())

    def test_a_fact_being_confirmed_makes_another_version(self) -> None:
        assert drawn_from("D01", cases.sheet(facts=cases.facts(read=()))) != drawn_from("D01", cases.sheet())

    def test_a_fact_that_the_letter_does_not_show_makes_none(self) -> None:
        other = cases.sheet(facts=cases.facts(conduct__place="Brooklyn"))
        assert drawn_from("D01", other) == drawn_from("D01", cases.sheet())

    def test_a_draft_and_the_released_letter_differ(self) -> None:
        assert drawn_from("D01", cases.sheet()) != drawn_from("D01", cases.sheet(), draft=False)

    @settings(max_examples=25, deadline=None)
    @given(st.sampled_from(sorted(set(LETTERS) - {"D03", "D15", "X04"})), st.sampled_from(sorted(Stage)))
    def test_every_letter_of_every_stage_has_a_digest(self, code: str, stage: Stage) -> None:
        assert len(drawn_from(code, cases.sheet(stage=stage))) == 64


def test_every_code_of_every_fact_has_words() -> None:
    patterns = {pattern: kind for pattern, kind in FACT_TYPES.items() if kind.choices}
    assert patterns
    for pattern, kind in patterns.items():
        for code in kind.choices:
            assert code_word(pattern, code).text


def test_an_officers_absent_fact_is_shown_as_missing_and_not_as_a_value() -> None:
    found = cases.facts().facts
    gone = found["request/reference"].model_copy(update={"value": None, "state": FactState.ABSENT})
    sheet = cases.sheet(facts=cases.facts().model_copy(update={"facts": found | {"request/reference": gone}}),
                        their_reference=None)  # fmt: skip
    assert compose("D01", sheet, on=cases.ON)["their_reference"] is None
