"""Letters on assurances: asked for with their article, named as what could help, and the condition of a grant."""

from collections.abc import Mapping
from typing import Any

from models.decision import Act
from models.fact import Kind
from models.finding import AssuranceAsked, Finding, Force, Subject
from models.law.assurances import AN_ASSURANCE, ASKED, WORDS
from models.letter import compose
from models.letter_law import grounds_against
from models.value import Outcome, Said
from tests.letter_cases import MLAT, ON, assessment, decision, finding, sheet

PROMISE: dict[str, str | int] = {"assurance": WORDS["death_penalty"]}
WANTED = AssuranceAsked(kind="death_penalty", text=Said(text=AN_ASSURANCE, values=PROMISE), given=False)
GIVEN = WANTED.model_copy(update={"given": True})


def ground(outcome: Outcome, wanted: AssuranceAsked, *facts: str) -> Finding:
    question = None if wanted.given else Said(text=ASKED, values=PROMISE)
    return finding(Subject.GROUND, "death_penalty", Force.CONDITION, outcome, f"{MLAT}:8", "The penalty is death.",
                   question=question, assurances=(wanted,), facts=facts)  # fmt: skip


def said(code: str, row: Finding, act: Act | None = None) -> dict[str, object]:
    case = sheet(Kind.EXTRADITION, assessment=assessment("extradition", findings=(row,)), conflicts=())
    return compose(code, case, on=ON, decision=decision(act, relied_on=(row.id,)) if act else None)


def rows(values: Mapping[str, object], key: str) -> list[Any]:
    found = values[key]
    assert isinstance(found, list)
    return found


MADE_OUT = ground(Outcome.MET, WANTED, "offence/1/penalty")


def test_it_is_asked_for_with_its_article() -> None:
    (row,) = rows(said("D04", MADE_OUT), "questions")
    assert row["question"] == MADE_OUT.question
    assert [cite["article"] for cite in rows(row, "cites")] == ["8"]


def test_a_consultation_and_a_refusal_name_it_as_what_could_help() -> None:
    for code, act in (("D07", None), ("D10", Act.REFUSE)):
        (row,) = rows(said(code, MADE_OUT, act), "grounds")
        assert row["remedy"] == WANTED.text


def test_a_grant_is_subject_to_it_promised_or_not() -> None:
    for row in (MADE_OUT, ground(Outcome.NOT_MET, GIVEN, "offence/1/penalty", "assurance/1/kind")):
        (condition,) = rows(said("D08", row, Act.ACCEPT), "conditions")
        assert condition["remedy"] == WANTED.text


def test_an_assurance_that_nothing_called_for_is_no_condition() -> None:
    assert said("D08", ground(Outcome.NOT_MET, GIVEN, "offence/1/penalty"), Act.ACCEPT)["conditions"] == []


def test_the_assessment_says_what_would_clear_the_ground_until_it_is_given() -> None:
    for row, shown in ((MADE_OUT, True), (ground(Outcome.NOT_MET, GIVEN, "assurance/1/kind"), False)):
        (group,) = rows(said("D20", row), "groups")
        (part,) = rows(group, "parts")
        (line,) = rows(part, "findings")
        assert (WANTED.text in rows(line, "settles")) is shown


def test_what_may_not_be_a_ground_stands_in_no_letter_whoever_relied_on_it() -> None:
    row = finding(Subject.GROUND, "bank_secrecy", Force.PROHIBITED, Outcome.MET, f"{MLAT}:8", "Records are asked for.")
    case = sheet(assessment=assessment(findings=(row,)))
    for act in (Act.CONSULT, Act.REFUSE):
        assert grounds_against(case, decision(act, relied_on=(row.id,))) == []
    assert grounds_against(case, None) == []


def test_every_rule_that_protects_victims_goes_to_those_who_execute() -> None:
    duties = tuple(
        finding(Subject.DUTY, topic, Force.DUTY, Outcome.MET, f"{MLAT}:{number}", "So.")
        for number, topic in enumerate(("victim_privacy", "victim_privacy", "non_punishment", "non_punishment"), 1)
    )
    case = sheet(assessment=assessment(findings=duties))
    told = rows(compose("D12", case, on=ON, decision=decision(Act.ACCEPT)), "duties")
    assert [row["cite"]["article"] for row in told] == ["1", "2", "3"]
