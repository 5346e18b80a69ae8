"""The Convention on Cybercrime (ETS 185): computer offences, with every measure and extradition."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.law import bases, load_law
from models.value import Outcome
from tests.law.instruments.asking import TODAY, basis, clock, counted, instrument, quotations, said_nothing, text_of
from tests.law.instruments.coe import PRESERVATION, Asked, binds_from

NAME, TEXT = "ets185", "NLrepo_CoE_185_Cybercrime.md"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# An Australian request to the United States, and one of Switzerland to Spain, where ETS 30 is the basis.
CYBER = PRESERVATION | {"offence/1/category": "cybercrime"}
ASKED = Asked(NAME, "AU", "US", Kind.MLA, CYBER)
BESIDE = Asked(NAME, "CH", "ES", Kind.MLA, CYBER)
EXTRADITION = Asked(NAME, "AU", "US", Kind.EXTRADITION, CYBER | {"request/kind": "extradition"})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 20
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_every_rule_was_read() -> None:
    assert {row.status for row in instrument(NAME).provisions} == {Status.VERIFIED}


def ranks(pair: tuple[str, str], kind: Kind, measures: tuple[str, ...], offences: tuple[str, ...]) -> list[str]:
    return [row.instrument for row in bases(load_law(), *pair, TODAY, kind, measures, offences) if row.stands]


class TestArticle36EntryIntoForce:
    """Art. 36(4): “on the first day of the month following the expiration of a period of three months after the date of
    the expression of its consent to be bound”. Art. 37(2): “after the date of deposit of the instrument of accession”.
    """

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("AM", date(2007, 2, 1)), ("FR", date(2006, 5, 1)), ("US", date(2007, 1, 1)), ("DE", date(2009, 7, 1)),
            ("ES", date(2010, 10, 1)), ("GB", date(2011, 9, 1)), ("CA", date(2015, 11, 1)), ("BR", date(2023, 3, 1)),
            ("BJ", date(2024, 10, 1)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert binds_from(NAME, state, "HR", Kind.MLA, since) == (False, True)

    def test_never_before_the_convention_itself(self) -> None:
        assert binds_from(NAME, "AL", "HR", Kind.MLA, date(2004, 7, 1)) == (False, True)

    def test_a_state_whose_day_is_not_known_and_one_that_only_signed(self) -> None:
        assert "not confirmed" in basis(NAME, "TN", "ES", Kind.MLA).reason.english()
        assert "not a party" in basis(NAME, "IE", "ES", Kind.MLA).reason.english()


class TestArticle27AndArticle39OtherTreaties:
    """Art. 27(1): “Where there is no mutual assistance treaty or arrangement on the basis of uniform or reciprocal
    legislation in force between the requesting and requested Parties”. Art. 39(1): “to supplement applicable
    multilateral or bilateral treaties”."""

    def test_the_treaty_on_assistance_comes_first_and_without_one_the_convention(self) -> None:
        assert ranks(("CH", "ES"), Kind.MLA, ("stored_content",), ("cybercrime",))[:2] == ["ets30", NAME]
        assert ranks(("AU", "US"), Kind.MLA, ("stored_content",), ("cybercrime",))[0] == NAME
        assert NAME not in ranks(("AU", "US"), Kind.MLA, ("stored_content",), ("trafficking",))

    def test_what_is_for_states_without_a_treaty_is_not_said_beside_one(self) -> None:
        beside = BESIDE.assessment()
        assert beside.chosen == "ets30"
        assert said_nothing(beside, NAME, "27(4)(a)", "political")
        assert said_nothing(beside, NAME, "27(8)", "confidentiality")
        assert not said_nothing(beside, NAME, "29(5)(a)", "political")
        assert not said_nothing(beside, NAME, "35(1)", "execute_promptly")

    def test_for_a_computer_offence_the_half_on_evidence_has_nothing_to_add(self) -> None:
        found = next(row for row in ASKED.assessment().bases if row.instrument == "ets185_evidence")
        assert not found.stands and "replaced" in found.reason.english()


class TestArticle24Extradition:
    """Art. 24(1)(a): “punishable under the laws of both Parties concerned by deprivation of liberty for a maximum
    period of at least one year”; (2): “deemed to be included as extraditable offences in any extradition treaty”; (3):
    “it may consider this Convention as the legal basis for extradition”; (6): “because the requested Party deems that
    it has jurisdiction over the offence”."""

    def test_it_may_be_a_basis_and_obliges_to_nothing_more_than_own_law(self) -> None:
        row = next(b for b in EXTRADITION.assessment().bases if b.instrument == NAME)
        assert (row.stands, row.rank, row.obliges) == (True, 1, False)
        assert basis("ets24", "CH", "ES", Kind.EXTRADITION).rank == 1

    def test_the_maximum_of_a_year(self) -> None:
        assert instrument(NAME).threshold[0].max_months == 12
        assert EXTRADITION.outcome("24(1)(a)-(b)", "threshold", offence__1__max_months=11) is NOT_MET
        assert EXTRADITION.outcome("24(1)(a)-(b)", "threshold", offence__1__max_months=None) is UNKNOWN

    def test_both_laws_punish_it(self) -> None:
        assert EXTRADITION.finding("24(1)(a)", "dual_criminality").force is Force.MANDATORY

    def test_the_offence_is_in_every_treaty_and_a_national_is_prosecuted_at_home(self) -> None:
        beside = Asked(NAME, "CH", "ES", Kind.EXTRADITION, EXTRADITION.facts)
        assert beside.outcome("24(2)", "deemed_extraditable") is MET
        assert beside.outcome("24(6)", "submit_to_prosecutors", person__1__nationality="ES") is MET
        assert beside.outcome("24(6)", "submit_to_prosecutors", person__1__nationality="RO") is NOT_MET
        assert beside.outcome("24(6)", "submit_to_prosecutors", person__1__nationality=None) is UNKNOWN


class TestArticle25Assistance:
    """Art. 25(4): “solely on the ground that the request concerns an offence which it considers a fiscal offence”.
    Art. 25(5): “if the conduct underlying the offence for which assistance is sought is a criminal offence under its
    laws”. Art. 25(3): “by expedited means of communication, including fax or e-mail”."""

    def test_a_fiscal_offence_is_no_ground(self) -> None:
        finding = BESIDE.finding("25(4)", "fiscal", desk__political=True)
        assert (finding.force, finding.concern) == (Force.PROHIBITED, False)

    def test_dual_criminality_may_be_asked_for_but_not_for_preservation(self) -> None:
        assert ASKED.finding("25(5)", "dual_criminality", measure__1__kind="search").force is Force.OPTIONAL
        assert said_nothing(ASKED.assessment(), NAME, "25(5)", "dual_criminality")

    def test_the_expedited_way_is_open_in_urgent_cases(self) -> None:
        assert BESIDE.outcome("25(3)", "channel", request__urgent=True) is MET
        assert BESIDE.outcome("25(3)", "channel", request__urgent=False) is NOT_MET
        assert BESIDE.outcome("25(3)", "channel", request__urgent=None) is UNKNOWN


class TestArticle27GroundsWithoutTreaty:
    """Art. 27(4)(a): “the request concerns an offence which the requested Party considers a political offence”; (b):
    “likely to prejudice its sovereignty, security, ordre public or other essential interests”; 27(5): “if such action
    would prejudice criminal investigations or proceedings conducted by its authorities”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("27(4)(a)", "political", "desk/political"),
            ("27(4)(b)", "essential_interests", "desk/essential_interests"),
            ("27(5)", "own_proceedings", "desk/own_investigation"),
        ],
    )
    def test_met_not_met_and_unknown(self, article: str, topic: str, path: str) -> None:
        search = Asked(NAME, "AU", "US", Kind.MLA, CYBER | {"measure/1/kind": "search"})
        assert search.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)


class TestArticle29Preservation:
    """Art. 29(2)(a): “the authority seeking the preservation”; (c): “the stored computer data to be preserved and its
    relationship to the offence”; (f): “intends to submit a request for mutual assistance”; 29(3): “dual criminality
    shall not be required as a condition to providing such preservation”; 29(5): “a request for preservation may only be
    refused if”; 29(7): “for a period not less than sixty days”; “shall continue to be preserved pending a decision on
    that request”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("29(2)(a)", "requesting_authority", "requesting__authority"), ("29(2)(b)", "offence", "offence__1__title"),
            ("29(2)(b)", "facts", "conduct__summary"),
            ("29(2)(c)", "measure_description", "measure__1__description"), ("29(2)(e)", "purpose", "request__purpose"),
            ("29(2)(f)", "assistance_request_intent", "assurance__1__kind"),
        ],
    )  # fmt: skip
    def test_its_contents_are_asked_for_beside_any_treaty(self, article: str, topic: str, missing: str) -> None:
        assert BESIDE.outcome(article, topic) is MET
        assert BESIDE.outcome(article, topic, **{missing: None}) is NOT_MET

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("29(5)(a)", "political", "desk/political"),
            ("29(5)(b)", "essential_interests", "desk/essential_interests"),
        ],
    )
    def test_its_only_grounds(self, article: str, topic: str, path: str) -> None:
        assert BESIDE.recorded(article, topic, path) == (MET, NOT_MET, UNKNOWN)

    def test_dual_criminality_is_no_condition(self) -> None:
        finding = BESIDE.finding("29(3)", "dual_criminality")
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.PROHIBITED, False)

    @pytest.mark.parametrize(
        ("preserved", "last"),
        [
            (date(2026, 3, 2), date(2026, 5, 1)),
            (date(2025, 12, 31), date(2026, 3, 1)),
            (date(2024, 1, 1), date(2024, 3, 1)),
        ],
    )
    def test_sixty_days_at_least_from_the_preservation(self, preserved: date, last: date) -> None:
        assert counted(NAME, "29(7)", preserved) == last
        row = clock(NAME, "29(7)", "CH", "ES", Kind.MLA, "data_preserved", preserved, "preserve_data")
        assert row.due == last and "lapse" in row.consequence.english()

    def test_none_of_it_concerns_another_measure(self) -> None:
        search = BESIDE.assessment(measure__1__kind="search")
        assert said_nothing(search, NAME, "29(2)(a)", "requesting_authority")


class TestArticle22Jurisdiction:
    """Art. 22(1)(d): “by one of its nationals, if the offence is punishable under criminal law where it was committed”.
    Art. 22(3): “it does not extradite him or her to another Party, solely on the basis of his or her nationality”."""

    def test_each_tie(self) -> None:
        found = EXTRADITION.assessment(conduct__states=["US"], person__1__nationality="AU").claims
        told = {(c.state, c.article): c.outcome for c in found if c.instrument == NAME}
        assert told["US", "22(1)(a)"] is MET and told["AU", "22(1)(a)"] is NOT_MET
        assert told["AU", "22(1)(d)"] is MET and told["US", "22(1)(d)"] is NOT_MET
        assert told["US", "22(3)"] is UNKNOWN


class TestDuties:
    """Art. 26(2): “it shall be bound by them”. Art. 27(7): “Reasons shall be given for any refusal or postponement of
    the request.” Art. 28(2)(b): “not used for investigations or proceedings other than those stated in the request”.
    Art. 32(b): “the lawful and voluntary consent of the person who has the lawful authority to disclose the data”.
    Art. 35(1): “available on a twenty-four hour, seven-day-a-week basis”."""

    def test_the_duty_goes_with_the_request(self) -> None:
        rows = [
            ("25(1)", "grant"), ("26(2)", "use_limitation"), ("27(3)", "execute"), ("27(6)", "consult_before_refusal"),
            ("27(7), second sentence", "reasons"), ("28(2)-(3)", "use_limitation"), ("29(1), (3)", "execute_promptly"),
            ("32", "sovereignty"), ("35(1)", "execute_promptly"), ("22(5)", "consult_jurisdiction"),
        ]  # fmt: skip
        assert ASKED.duties(rows) == []

    def test_the_network_is_asked_first(self) -> None:
        assert (NAME, "network") in [(route.instrument, route.way) for route in BESIDE.assessment().routes]
