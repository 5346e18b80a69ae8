"""The United Kingdom's own law: Extradition Act 2003 (quoted from its text of 2006 in legalize-dev/legalize-uk,
uk/ukpga-2003-41.md), and the rows of law/regional_and_practice.md."""

from datetime import date

import pytest

from models.finding import Status
from tests.law.countries.own import DAY, EX, MET, MLA, NOT_MET, PA, UNKNOWN, country, due, outcome, put
from tests.law.instruments.asking import basis, clock, found, said_nothing

EA = " Extradition Act 2003"


class TestSection74:
    """S. 74(11): “45 days starting with the day on which the person was arrested”; sheet, 1.2.1: “65 days for the US by
    Order”."""

    def test_forty_five_days_with_the_day_of_arrest(self) -> None:
        row = due("GB", "74(10), (11)" + EA, "provisional_arrest", kind=PA)
        assert (row.due, row.liberty, row.met_by) == (date(2026, 4, 15), True, "papers")

    def test_sixty_five_for_the_united_states(self) -> None:
        row = clock("gb", "74(11)(b)" + EA, "US", "GB", PA, "provisional_arrest", DAY)
        assert row.due == date(2026, 5, 5)
        with pytest.raises(AssertionError):
            clock("gb", "74(10), (11)" + EA, "US", "GB", PA, "provisional_arrest", DAY)


class TestTheClocksOfPart2:
    """S. 75(2): “2 months starting with the date on which the person first appears”; 99(3): “the period of 2 months
    starting with the appropriate day”; 117(2): “28 days starting with the day on which the Secretary of State makes the
    order”; sheet: “s.93(6) representations to Secretary of State within 4 weeks”."""

    @pytest.mark.parametrize(
        ("article", "event", "last"),
        [
            ("75(2)", "person_heard", date(2026, 5, 1)), ("76(3)", "papers_received", date(2026, 5, 1)),
            ("93(6)", "committal", date(2026, 3, 29)), ("99(3)", "committal", date(2026, 5, 1)),
            ("103(9)", "decision_served", date(2026, 3, 15)), ("117(2)", "decision_made", date(2026, 3, 29)),
            ("118(2)", "decision_final", date(2026, 3, 29)),
        ],
    )  # fmt: skip
    def test_the_day_of_the_event_counts(self, article: str, event: str, last: date) -> None:
        assert due("GB", article + EA, event).due == last

    def test_they_are_not_those_of_a_member_state(self) -> None:
        """S. 8(4): “21 days starting with the date of the arrest”; 6(3): “48 hours starting with the time when the
        person is arrested”."""
        assert clock("gb", "8(4)" + EA, "ES", "GB", EX, "arrest", DAY).due == date(2026, 3, 22)
        assert clock("gb", "6(3)" + EA, "ES", "GB", PA, "arrest", DAY).due == date(2026, 3, 4)
        assert said_nothing(put("GB", EX, "ES"), "gb", "80" + EA, "ne_bis_in_idem_here")


class TestSections79To94:
    """S. 80: “barred by reason of the rule against double jeopardy”; 94(2): “a written assurance which he
    considers adequate”; 85(5): “entitled to a retrial”; 78(2)(d): “a warrant for his arrest issued in the
    category 2 territory”."""

    @pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_double_jeopardy_and_persecution(self, recorded: bool | None, expected: object) -> None:
        assert outcome("GB", "80" + EA, "ne_bis_in_idem_here", desk__final_here=recorded) is expected
        assert outcome("GB", "81" + EA, "discrimination", desk__discrimination=recorded) is expected
        assert outcome("GB", "87" + EA, "fundamental_rights", desk__ill_treatment=recorded) is expected

    def test_death_needs_an_assurance(self) -> None:
        death = {"offence__1__penalty": "death"}
        assert outcome("GB", "94" + EA, "death_penalty", **death) is MET
        assert outcome("GB", "94" + EA, "death_penalty", **death, assurance__4__kind="death_penalty") is NOT_MET
        assert outcome("GB", "94" + EA, "death_penalty") is NOT_MET

    def test_what_a_person_must_weigh_stays_open(self) -> None:
        for article, topic in (("82", "humanitarian"), ("84, 86", "insufficient_evidence"), ("91", "humanitarian")):
            assert outcome("GB", article + EA, topic) is UNKNOWN

    @pytest.mark.parametrize(("months", "expected"), [(11, NOT_MET), (12, MET), (None, UNKNOWN)])
    def test_twelve_months(self, months: int | None, expected: object) -> None:
        assert outcome("GB", "137(2)" + EA, "threshold", offence__1__max_months=months) is expected

    def test_the_papers_have_a_warrant(self) -> None:
        assert outcome("GB", "78(2)(d)" + EA, "warrant") is MET
        assert outcome("GB", "78(2)(d)" + EA, "warrant", warrant__date=None) is NOT_MET


def test_it_helps_without_a_treaty_and_extradites_nationals() -> None:
    """Sheet, 1.12: “yes, no reciprocity legally needed (CICA 2003)” and “special extradition arrangements s.194 EA
    2003”."""
    assert basis("reciprocity", "XK", "GB", EX).articles == ("194 Extradition Act 2003",)
    stances = {row.topic: row.stance for row in country("GB").policy}
    assert (stances["nationality"], stances["dual_criminality"]) == ("allows", "allows")


@pytest.mark.parametrize(("measure", "said"), [("search", True), ("interview_victim", False)])
def test_a_search_needs_dual_criminality(measure: str, said: bool) -> None:
    """Sheet, 1.2.2: “UK search warrants need it under CICA 2003 s.16”."""
    article = "16 Crime (International Co-operation) Act 2003"
    for purpose, expected in (("sexual_exploitation", MET), ("surrogacy", NOT_MET)):
        asked = put("GB", MLA, measure__1__kind=measure, conduct__purpose=[purpose])
        row = found(asked, "gb", article, "dual_criminality")
        assert row.concern == (said and expected is NOT_MET)


def test_what_the_sheet_alone_says_is_not_called_verified() -> None:
    rated = {row.article: row.status for row in country("GB").limit}
    assert rated["93(6)" + EA] is rated["74(11)(b)" + EA] is Status.KNOWLEDGE
    assert rated["99(3)" + EA] is Status.VERIFIED
