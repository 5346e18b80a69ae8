"""The traps of the fact sheet for dual criminality: law/regional_and_practice.md, 3.3, one class a row, each quoted."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Subject
from models.law import load_law
from models.law.check import Context
from models.law.checks import threshold
from models.law.conduct import Match, corresponding, table
from models.law.instrument import Threshold
from models.value import Outcome
from tests.law.instruments.asking import ask, quotations, text_of
from tests.law.test_conduct import ADULT, TODAY, facts

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
MEANS_ASKED = ("US", "DE", "FR", "ES", "IT", "NL", "RO", "NG", "TH", "PH", "IN", "BR")
MEANS_FREE = ("MX", "GB", "CA")


def match(state: str, on: date = TODAY, /, **more: object) -> Match:
    stated = facts(ADULT, **{f"conduct__{key}": value for key, value in more.items()})
    return corresponding(stated, load_law(), state, on)


def ids(found: Match) -> set[str]:
    return {offence.id for offence in (found.offence, *found.alternatives) if offence is not None}


def test_the_rows_are_those_of_the_sheet(shared: Path) -> None:
    text = text_of(shared, "law/regional_and_practice.md")
    found = list(quotations(sys.modules[__name__]))
    for where, words in found:
        assert words in text, where
    assert len({where for where, _ in found}) == 14


class TestTrap01LabelIsNotConduct:
    """“Treaties and statutes ask whether the *acts* would be an offence; name irrelevant”."""

    def test_a_wrong_label_changes_nothing(self) -> None:
        for state in ("MX", "GB", "CA"):
            named = facts(ADULT, offence__1__category="laundering", offence__1__title="Lavado de dinero")
            assert corresponding(named, load_law(), state, TODAY).outcome is MET
        label = facts({"offence/1/title": "Trata de personas", "offence/1/category": "trafficking"})
        assert corresponding(label, load_law(), "MX", TODAY).outcome is UNKNOWN


class TestTrap02MeansAskedInOneStateOnly:
    """“require the facts to state a means for each adult; else ask by D04”."""

    @pytest.mark.parametrize("state", MEANS_ASKED)
    def test_no_means_of_an_adult_is_asked_for(self, state: str) -> None:
        found = match(state)
        assert (found.outcome, found.limbs["means"].outcome) == (UNKNOWN, UNKNOWN)
        assert "conduct/means" in found.settles
        assert match(state, means=["force"]).outcome is MET

    @pytest.mark.parametrize("state", MEANS_FREE)
    def test_where_none_is_an_element_none_is_asked(self, state: str) -> None:
        assert match(state).outcome is MET

    def test_the_request_is_asked_and_not_refused(self) -> None:
        assessment = ask("MX", "US", Kind.EXTRADITION, {**ADULT, "offence/1/category": "trafficking"})
        (finding, *_) = [f for f in assessment.findings if f.subject is Subject.DUAL_CRIMINALITY and f.applied]
        assert (finding.outcome, finding.concern) == (UNKNOWN, False)
        assert finding.question is not None
        assert "for each adult victim" in finding.question.english()


class TestTrap03AChildWhereMeansAreListedAllTheSame:
    """“means-free in most; **IN and BR still list means**”; “for IN/BR also test child-specific offences”."""

    @pytest.mark.parametrize("state", ["IN", "BR"])
    def test_a_child_is_no_exception_and_it_is_said(self, state: str) -> None:
        found = match(state, youngest_victim=15)
        assert found.outcome is UNKNOWN
        assert "look at offences against children" in found.limbs["means"].reason.english()
        assert found.max_months > match(state).max_months  # the child raises the penalty

    @pytest.mark.parametrize("state", [s for s in MEANS_ASKED if s not in ("IN", "BR")])
    def test_elsewhere_a_child_needs_no_means(self, state: str) -> None:
        assert match(state, youngest_victim=15).outcome is MET


class TestTrap04AgeBand:
    """“DE < 21”; “compute age at each act date”."""

    def test_twenty_one_in_germany_and_eighteen_elsewhere(self) -> None:
        assert match("DE", youngest_victim=20).outcome is MET
        assert match("DE", youngest_victim=21).outcome is UNKNOWN
        assert match("NL", youngest_victim=18).outcome is UNKNOWN

    def test_a_birthday_between_the_acts_is_told(self) -> None:
        days: dict[str, object] = {
            "person/1/role": "victim", "person/1/born": date(2006, 3, 2), "conduct/victims": 1,
            "conduct/youngest_victim": None, "conduct/from": date(2024, 1, 1), "conduct/to": date(2024, 6, 1),
        }  # fmt: skip
        limb = corresponding(facts(ADULT | days), load_law(), "ES", TODAY).limbs["means"]
        assert (limb.outcome, limb.reason.values["day"]) == (MET, "2024-03-02")
        over = corresponding(facts(ADULT | days | {"conduct/to": date(2024, 3, 1)}), load_law(), "ES", TODAY)
        assert "day" not in over.limbs["means"].reason.values


class TestTrap05SexAndLabourInTheUnitedStates:
    """“map P06/P07/P08 to 1589/1590 "labor or services", kidnapping, etc.; P05 → not TVPA”."""

    @pytest.mark.parametrize("purpose", ["begging", "forced_criminality"])
    def test_labour_or_services(self, purpose: str) -> None:
        found = match("US", purpose=[purpose], means=["force"])
        assert (found.outcome, found.offence and found.offence.id) == (MET, "us_1590")

    def test_organs_are_not_in_chapter_77(self) -> None:
        assert match("US", purpose=["organ_removal"], means=["force"]).outcome is NOT_MET
        sold = match("US", purpose=["organ_removal"], act=["trade_organ"])
        assert (sold.outcome, ids(sold)) == (MET, {"us_274e"})


class TestTrap06TravelInEnglandAndWales:
    """“internal travel counts”; “if no movement → s.1, or SCO/NI act”."""

    def test_with_movement_it_is_section_2(self) -> None:
        assert "gb_2" in ids(match("GB", act=["recruit", "transport"]))

    def test_without_movement_it_is_not(self) -> None:
        still = match("GB", act=["harbour"])
        assert still.outcome is MET
        assert not {"gb_2", "gb_nir_2"} & ids(still)
        assert "gb_sco_1" in ids(still)

    def test_holding_is_section_1(self) -> None:
        assert "gb_1" in ids(match("GB", act=["compel"], purpose=["servitude"]))


class TestTrap07APurposeThatIsNotNamed:
    """“try alternative offences: forced labour, procuring, kidnapping, child pornography, document fraud”."""

    def test_a_neighbour_takes_the_place_of_trafficking_that_fails(self) -> None:
        found = match("FR", act=["benefit"])
        assert (found.outcome, found.offence and found.offence.category) == (MET, "procuring")
        work = match("ES", act=["compel"], purpose=["exploitative_work"], means=["deception"])
        assert (work.outcome, ids(work)) == (MET, {"es_311_1"})

    def test_while_trafficking_is_open_the_neighbour_is_named_beside_it(self) -> None:
        found = match("US")
        assert (found.outcome, "us_2421" in ids(found)) == (UNKNOWN, True)
        assessment = ask("MX", "US", Kind.EXTRADITION, ADULT)
        said = [f.reason.english() for f in assessment.findings if f.subject is Subject.DUAL_CRIMINALITY]
        assert any("it already fits 18 USC 2421" in sentence for sentence in said)

    def test_where_nothing_fits_it_is_not_met(self) -> None:
        assert match("FR", purpose=["illegal_adoption"], means=["force"]).outcome is NOT_MET
        assert match("BR", purpose=["illegal_adoption"], means=["force"]).outcome is MET


class TestTrap08JurisdictionIsNoElement:
    """“ignore jurisdictional elements; confirm federal-law punishability in both”."""

    def test_commerce_between_states_is_no_element_and_places_change_nothing(self) -> None:
        for states in (["MX"], ["US"], ["MX", "US"]):
            assert match("US", means=["force"], states=states).outcome is MET


class TestTrap09ThePenaltyThatCounts:
    """“threshold looks at **maximum** (MXUS ≥ 1 y): all offences above qualify except check DE §233”."""

    def test_every_trafficking_offence_reaches_a_year(self) -> None:
        for file in load_law().offences.values():
            for offence in file.offence:
                if offence.category == "trafficking":
                    assert offence.heaviest >= 12, offence.id

    def test_section_233_reaches_three_years_or_a_fine(self) -> None:
        found = match("DE", act=["benefit"], purpose=["exploitative_work"], means=["abuse_of_vulnerability"])
        assert found.offence is not None
        assert (found.offence.id, found.max_months, found.offence.fine_instead) == ("de_233_1", 36, True)

    def test_a_maximum_that_is_not_settled_leaves_a_higher_threshold_open(self) -> None:
        law = load_law()
        context = Context(law=law, requesting="US", requested="NG", on=TODAY, kind=Kind.EXTRADITION,
                          instrument=law.instruments["untoc"])  # fmt: skip
        for months, expected in ((24, MET), (25, UNKNOWN)):
            rule = {"article": "1", "text": "A test of the penalty.", "status": "knowledge", "laws": "requested"}
            row = Threshold.model_validate({**rule, "max_months": months})
            assert threshold.check(facts(ADULT, conduct__means=["force"]), row, context).outcome is expected

    def test_a_minimum_alone_is_what_is_reached_at_least(self) -> None:
        rows = table(facts(ADULT, conduct__means=["force"]), load_law(), "US", "NG", TODAY)
        (penalty,) = [row for row in rows if row.element == "penalty"]
        assert penalty.reason.english() == (
            "The corresponding offence carries at least 24 months; its maximum is not settled."
        )


class TestTrap10OneConductSeveralSections:
    """“DE splits recruitment (§232) from causing/exploiting (§§232a–233a)”; “list all”."""

    def test_all_are_listed(self) -> None:
        found = match("DE", act=["recruit", "entice", "detain"], means=["force"])
        assert ids(found) == {"de_232_2", "de_232a_3", "de_233a"}


class TestTrap11Consent:
    """“irrelevant always: GB CA IN PH TH RO; only with means: ES, Palermo”; “show, do not decide”."""

    @pytest.mark.parametrize("state", ["GB", "CA", "IN", "PH", "TH", "RO"])
    def test_never(self, state: str) -> None:
        assert self.said(state) == "The law says that the consent of a victim does not count."

    def test_with_a_means_in_spain(self) -> None:
        assert "where a means was used" in self.said("ES")

    def test_it_decides_nothing(self) -> None:
        for state in ("GB", "ES", "PH"):
            found = match(state, means=["force"])
            rows = table(facts(ADULT, conduct__means=["force"]), load_law(), "US", state, TODAY)
            assert {row.outcome for row in rows} == {found.outcome}

    def said(self, state: str) -> str:
        rows = table(facts(ADULT, conduct__means=["force"]), load_law(), "US", state, TODAY)
        (row,) = [row for row in rows if row.element == "consent"]
        return row.reason.english()


class TestTrap12LawInTime:
    """“version every provision with `valid_from/valid_to`; test at offence date **and** request date”."""

    def test_the_old_range_in_romania_and_the_new_one(self) -> None:
        assert match("RO", date(2020, 5, 1), means=["force"]).max_months == 120
        assert match("RO", date(2026, 5, 1), means=["force"]).max_months == 144
        assert match("RO", date(2024, 10, 1), means=["force"]).outcome is UNKNOWN  # the day of the change is not known

    def test_india_before_and_after_its_new_code(self) -> None:
        for on, section in ((date(2024, 6, 30), "s. 370 IPC"), (date(2024, 7, 1), "s. 143 BNS")):
            found = match("IN", on, means=["force"])
            assert (found.outcome, found.offence and found.offence.section) == (MET, section)

    def test_the_requesting_law_is_that_of_the_acts_and_the_requested_that_of_today(self) -> None:
        acts = facts(ADULT, conduct__means=["force"], conduct__to=date(2023, 1, 1))
        for row in table(acts, load_law(), "IN", "RO", TODAY):
            assert row.requesting.startswith("s. 370 IPC")
        old = {row.element: row.requesting for row in table(acts, load_law(), "RO", "IN", TODAY)}
        assert old["penalty"] == "art. 210 CP: 120 months"
        assert all(row.requested.startswith("s. 143 BNS") for row in table(acts, load_law(), "RO", "IN", TODAY))


class TestTrap13AttemptAndConspiracy:
    """“Corporate liability, attempt, conspiracy ("asociación delictuosa")”; “separate mapping table”."""

    @pytest.mark.parametrize(
        ("state", "act", "section"),
        [
            ("DE", "attempt", "§ 232(1), (4) StGB"), ("FR", "attempt", "art. 225-4-7 CP"),
            ("US", "attempt", "18 USC 1594(a)"), ("US", "conspire", "18 USC 1594(c)"),
            ("ES", "conspire", "art. 177 bis.8 CP"), ("MX", "conspire", "arts. 2 and 4 LFDO"),
        ],
    )  # fmt: skip
    def test_it_has_its_own_section(self, state: str, act: str, section: str) -> None:
        found = match(state, act=[act], means=["threat", "abuse_of_vulnerability"])
        assert (found.outcome, found.offence and found.offence.section) == (MET, section)


class TestTrap14OrganisedGroups:
    """“offence deemed extraditable between parties, organised-group/transnational element for UNTOC”."""

    def test_an_offence_of_trafficking_is_within_untoc_and_its_protocol(self) -> None:
        assessment = ask("US", "MX", Kind.EXTRADITION, {**ADULT, "offence/1/category": "trafficking"})
        assert {"untoc", "trafficking_protocol"} <= {basis.instrument for basis in assessment.bases if basis.stands}

    def test_taking_part_in_a_group_is_an_offence_of_its_own(self) -> None:
        group = {"act": ["take_part_in_group"], "purpose": ["commit_crimes"]}
        for state in ("MX", "ES", "DE", "FR", "IT", "NL", "RO", "GB", "BR", "CA"):
            found = match(state, **group)
            assert (found.outcome, found.offence and found.offence.category) == (MET, "organised_group"), state


SEEDS = [
    ("US", {"act": ["transport", "transfer"], "means": ["deception", "threat"]}, "us_1591"),
    ("US", {"act": ["recruit"], "youngest_victim": 15}, "us_1591"),
    ("US", {"act": ["provide", "withhold_document"], "purpose": ["forced_labour"], "means": ["debt"]}, "us_1589"),
    ("US", {"act": ["provide"], "purpose": ["begging"], "means": ["force"], "youngest_victim": 12}, "us_1589"),
    ("US", {"act": ["trade_organ"], "purpose": ["organ_removal"]}, "us_274e"),
    ("US", {"act": ["patronise"], "youngest_victim": 16}, "us_1591"),
    ("US", {"act": ["launder"], "purpose": ["conceal_origin"]}, "us_1956"),
    ("MX", {"act": ["transport"], "means": ["deception"]}, "mx_10"),
    ("MX", {"act": ["benefit"], "youngest_victim": 15}, "mx_13"),
    ("MX", {"act": ["compel"], "purpose": ["servitude"]}, "mx_12"),
    ("MX", {"act": ["compel"], "purpose": ["begging"]}, "mx_24"),
    ("MX", {"act": ["provide"], "purpose": ["forced_criminality"]}, "mx_25"),
    ("MX", {"act": ["remove_organ"], "purpose": ["organ_removal"]}, "mx_30"),
    ("MX", {"act": ["launder"], "purpose": ["conceal_origin"]}, "mx_400bis"),
]


@pytest.mark.parametrize(("state", "conduct", "named"), SEEDS)
def test_the_seed_mapping_between_mexico_and_the_united_states(
    state: str, conduct: dict[str, object], named: str
) -> None:
    """The conducts of the sheet, 3.3.2, each with a provision that it names for the State."""
    found = match(state, **conduct)
    assert found.outcome is MET
    assert named in ids(found)
