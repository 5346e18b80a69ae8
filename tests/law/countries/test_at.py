"""Austria's own law, the ARHG, quoted from legalize-dev/legalize-at, at/AT-10002441.md."""

from datetime import date

import pytest

from tests.law.countries.own import EX, MET, NOT_MET, UNKNOWN, due, outcome, put
from tests.law.instruments.asking import basis, said_nothing


class TestParagraphs3And12:
    """§ 3(1): “wenn gewährleistet ist, daß auch der ersuchende Staat einem gleichartigen österreichischen Ersuchen
    entsprechen würde”; § 12(1): “Eine Auslieferung österreichischer Staatsbürger ist unzulässig”."""

    def test_reciprocity(self) -> None:
        assert basis("reciprocity", "XK", "AT", EX).articles == ("§ 3 ARHG",)
        assert outcome("AT", "§ 3(1) ARHG", "reciprocity") is MET

    @pytest.mark.parametrize(("nationality", "expected"), [("AT", MET), ("XK", NOT_MET), (None, UNKNOWN)])
    def test_an_austrian(self, nationality: str | None, expected: object) -> None:
        for requesting in ("XK", "US"):
            given = outcome("AT", "§ 12 ARHG", "nationality", requesting, person__1__nationality=nationality)
            assert given is expected
        assert said_nothing(put("AT", EX, "DE"), "at", "§ 12 ARHG", "nationality")


class TestParagraph11:
    """§ 11(1): “mit einer mehr als einjährigen Freiheitsstrafe”; (2): “noch mindestens vier Monate zu vollstrecken
    sind”."""

    @pytest.mark.parametrize(("months", "expected"), [(12, NOT_MET), (13, UNKNOWN), (None, UNKNOWN)])
    def test_more_than_a_year(self, months: int | None, expected: object) -> None:
        assert outcome("AT", "§ 11(1) ARHG", "threshold", offence__1__max_months=months) is expected

    @pytest.mark.parametrize(("left", "expected"), [(3, NOT_MET), (4, MET), (None, UNKNOWN)])
    def test_four_months_left(self, left: int | None, expected: object) -> None:
        served = {"request__stage": "sentence", "sentence__remaining_months": left}
        assert outcome("AT", "§ 11(2) ARHG", "threshold", **served) is expected


class TestParagraphs14To22:
    """§ 14: “wegen politischer strafbarer Handlungen”; § 15: “militärischer Art sind”; § 18: “nach dem Recht des
    ersuchenden Staates oder nach österreichischem Recht verjährt ist”; § 19a(2): “eine ausreichende Zusicherung
    des ersuchenden Staats”; § 20(1): “daß die Todesstrafe nicht ausgesprochen werden wird”; § 22:
    “unverhältnismäßig hart träfe”."""

    @pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_what_an_officer_records(self, recorded: bool | None, expected: object) -> None:
        for article, topic, fact in (
            ("§ 14 ARHG", "political", "desk__political"), ("§ 15 no. 1 ARHG", "military", "desk__military"),
            ("§ 16(3) ARHG", "ne_bis_in_idem_here", "desk__final_here"),
            ("§ 17 ARHG", "ne_bis_in_idem_third", "desk__final_elsewhere"),
            ("§ 19 no. 3 ARHG", "discrimination", "desk__discrimination"),
            ("§ 2 ARHG", "essential_interests", "desk__essential_interests"),
        ):  # fmt: skip
            assert outcome("AT", article, topic, **{fact: recorded}) is expected

    def test_conditions(self) -> None:
        assert outcome("AT", "§ 20 ARHG", "death_penalty", offence__1__penalty="death") is MET
        assert outcome("AT", "§ 19a ARHG", "in_absentia", judgment__in_absentia=True) is MET
        assured = {"judgment__in_absentia": True, "assurance__4__kind": "retrial"}
        assert outcome("AT", "§ 19a ARHG", "in_absentia", **assured) is NOT_MET

    def test_hardship_is_for_a_person_to_weigh(self) -> None:
        assert outcome("AT", "§ 22 ARHG", "humanitarian") is UNKNOWN


class TestParagraph29:
    """§ 29(6): “jedenfalls zu enthaften, wenn sie sich schon ein Jahr in Auslieferungshaft befindet”."""

    def test_a_year_in_detention(self) -> None:
        row = due("AT", "§ 29(6) ARHG", "extradition_detention")
        assert (row.due, row.liberty) == (date(2027, 3, 2), True)
