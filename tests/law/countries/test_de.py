"""Germany's IRG towards Member States, the nationals, speciality and detention: quoted from ../shared/treaties."""

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.law.countries.own import EX, MET, MLA, NOT_MET, PA, UNKNOWN, country, due, outcome, put
from tests.law.instruments.asking import found, quotations, said_nothing, text_of


def test_the_quotations_stand_in_the_text(shared: Path) -> None:
    text = text_of(shared, "DE_IRG_2021.md")
    pairs = list(quotations(sys.modules[__name__]))
    assert len(pairs) >= 12
    for where, words in pairs:
        assert words in text, (where, words)


class TestParagraph80:
    """§ 80(1): “den Verfolgten auf seinen Wunsch zur Vollstreckung in den Geltungsbereich dieses Gesetzes
    zurückzuüberstellen”; § 80(3): “nur zulässig, wenn der Verfolgte nach Belehrung zu richterlichem Protokoll
    zustimmt”."""

    @pytest.mark.parametrize(("nationality", "expected"), [("DE", MET), ("ES", NOT_MET), (None, UNKNOWN)])
    def test_a_german_sought_by_a_member_state(self, nationality: str | None, expected: object) -> None:
        tried = outcome("DE", "§ 80(1), (2) IRG", "nationality", "ES", person__1__nationality=nationality)
        assert tried is expected
        convicted = {"request/stage": "sentence", "sentence/months": 24, "person/1/nationality": nationality}
        asked = put("DE", EX, "ES", **{path.replace("/", "__"): value for path, value in convicted.items()})
        assert found(asked, "de", "§ 80(3) IRG", "nationality").outcome is expected

    def test_it_is_for_member_states_alone(self) -> None:
        assert said_nothing(put("DE"), "de", "§ 80(1), (2) IRG", "nationality")


class TestParagraph83:
    """§ 83(1): “nicht spätestens nach 20 Jahren erfolgt”; “zur Tatzeit nach § 19 des Strafgesetzbuchs
    schuldunfähig”; § 83b(1): “im Geltungsbereich dieses Gesetzes ein strafrechtliches Verfahren geführt wird”;
    “ein bereits eingeleitetes Verfahren eingestellt wurde”."""

    def test_life_needs_a_review(self) -> None:
        life = {"offence__1__penalty": "life"}
        assert outcome("DE", "§ 83(1) no. 4 IRG", "life_imprisonment", "ES", **life) is MET
        assured = life | {"assurance__4__kind": "life_imprisonment"}
        assert outcome("DE", "§ 83(1) no. 4 IRG", "life_imprisonment", "ES", **assured) is NOT_MET
        assert outcome("DE", "§ 83(1) no. 4 IRG", "life_imprisonment", "ES") is NOT_MET

    @pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_own_proceedings_may_stand_in_the_way(self, recorded: bool | None, expected: object) -> None:
        assert outcome("DE", "§ 83b(1) no. 1 IRG", "pending_here", "ES", desk__pending_here=recorded) is expected
        assert outcome("DE", "§ 83b(1) no. 2 IRG", "discontinued_here", "ES") is UNKNOWN

    def test_an_adult_is_old_enough(self) -> None:
        assert outcome("DE", "§ 83(1) no. 2 IRG", "age", "ES") is NOT_MET


class TestParagraphs83cAnd83d:
    """§ 83c(1): “innerhalb von 60 Tagen nach der Festnahme”; (3): “innerhalb von zehn Tagen nach Erteilung der
    Zustimmung”; (4): “spätestens zehn Tage nach der Entscheidung”; (6): “innerhalb von 30 Tagen nach Eingang
    des Ersuchens”; § 83d: “innerhalb von zehn Tagen nach Ablauf”."""

    @pytest.mark.parametrize(
        ("article", "event", "last", "liberty"),
        [
            ("§ 83c(1) IRG", "arrest", date(2026, 5, 1), False),
            ("§ 83c(3) IRG", "consent_given", date(2026, 3, 12), False),
            ("§ 83c(4) IRG", "decision_made", date(2026, 3, 12), False),
            ("§ 83c(6) IRG", "reconsent_requested", date(2026, 4, 1), False),
            ("§ 83d IRG", "surrender_date_fixed", date(2026, 3, 12), True),
        ],
    )  # fmt: skip
    def test_only_the_last_frees_a_person(self, article: str, event: str, last: date, liberty: bool) -> None:
        row = due("DE", article, event, "ES")
        assert (row.due, row.liberty) == (last, liberty)


class TestParagraphs11And26:
    """§ 11(2) no. 2: “innerhalb eines Monats nach dem endgültigen Abschluß des Verfahrens”; § 26(1): “Die
    Haftprüfung wird jeweils nach zwei Monaten wiederholt”."""

    def test_months_are_months(self) -> None:
        assert due("DE", "§ 11(2) no. 2 IRG", "free_to_leave").due == date(2026, 4, 2)
        assert due("DE", "§ 26(1) IRG", "extradition_detention", kind=PA).due == date(2026, 5, 2)


class TestParagraphs9And10And66:
    """§ 9 no. 2: “auf Grund eines deutschen Straffreiheitsgesetzes ausgeschlossen ist”; § 10(2): “Geben besondere
    Umstände des Falles Anlaß”; § 66(2) no. 2: “eine Beschlagnahmeanordnung einer zuständigen Stelle des
    ersuchenden Staates”."""

    @pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_an_amnesty(self, recorded: bool | None, expected: object) -> None:
        assert outcome("DE", "§ 9 no. 2 IRG", "amnesty", desk__amnesty=recorded) is expected

    def test_suspicion_is_asked_for_where_it_can_be_given(self) -> None:
        assert not found(put("DE"), "de", "§ 10(2) IRG", "evidence").concern

    def test_a_seizure_order_goes_with_a_request_for_objects(self) -> None:
        asked = put("DE", MLA, measure__1__kind="seize")
        assert found(asked, "de", "§ 66(2) no. 2 IRG", "judicial_order").outcome is MET
        assert said_nothing(
            put("DE", MLA, measure__1__kind="interview_victim"), "de", "§ 66(2) no. 2 IRG", "judicial_order"
        )


def test_its_policies_say_what_it_does_with_nationals_death_life_and_dual_criminality() -> None:
    assert {row.topic for row in country("DE").policy} == {
        "nationality", "death_penalty", "life_imprisonment", "dual_criminality",
    }  # fmt: skip
