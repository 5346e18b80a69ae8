"""Canada's own law: each rule quotes its Act, and every clock is asked on both sides."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force
from models.law.loading import load_law
from models.value import Outcome
from tests.law.instruments.asking import ask, clock, found, quotations, said_nothing, text_of

EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
ACT = "{} Extradition Act"
# No instrument binds Kosovo and Canada: the own law of Canada decides alone.
REQUEST: dict[str, object] = {
    "requesting/authority": "Ministry", "request/language": "en", "conduct/summary": "What was done.",
    "conduct/states": ["XK"], "conduct/from": "2020-01-01", "offence/1/category": "other", "offence/1/max_months": 60,
    "person/1/name": "Fictitious Person", "person/1/role": "sought", "person/1/nationality": "CA",
    "person/1/born": "1980-01-01",
}  # fmt: skip


def outcome(section: str, topic: str, kind: Kind = EX, /, requesting: str = "XK", **changed: object) -> Outcome:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    given = {path: value for path, value in facts.items() if value is not None}
    return found(ask(requesting, "CA", kind, given), "ca", section, topic).outcome


def test_every_quotation_stands_in_its_act(shared: Path) -> None:
    text = text_of(shared, "CA_Extradition_Act.md", "CA_Mutual_Legal_Assistance_Act.md")
    rows = list(quotations(sys.modules[__name__]))
    assert [words for _, words in rows if words not in text] == []
    assert len(rows) >= 24


class TestSection3ExtraditableConduct:
    """S. 3(1)(a): “by imprisoning or otherwise depriving the person of their liberty for a maximum term of two years or
    more”; 3(2): “it is not relevant whether the conduct referred to in subsection (1) is named, defined or
    characterized by the extradition partner in the same way”; 3(3): “the portion of the term remaining is at least six
    months long”."""

    @pytest.mark.parametrize(("months", "expected"), [(24, UNKNOWN), (23, NOT_MET), (None, UNKNOWN)])
    def test_two_years(self, months: int | None, expected: Outcome) -> None:
        # Canada's offences are not encoded, so 24 months leave the Canadian limb to a person.
        assert outcome("3(1) Extradition Act", "threshold", offence__1__max_months=months) is expected

    @pytest.mark.parametrize(("left", "expected"), [(6, MET), (5, NOT_MET), (None, UNKNOWN)])
    def test_six_months_left(self, left: int | None, expected: Outcome) -> None:
        found_ = outcome(
            "3(3) Extradition Act", "threshold", sentence__remaining_months=left, person__1__role="convicted"
        )
        assert found_ is expected

    def test_by_conduct(self) -> None:
        assert outcome("3(1)(b) Extradition Act", "dual_criminality") is UNKNOWN


class TestSections44To47Grounds:
    """S. 44(1)(a): “the surrender would be unjust or oppressive having regard to all the relevant circumstances”;
    44(2): “may refuse to make a surrender order if the Minister is satisfied that the conduct in respect of which the
    request for extradition is made is punishable by death”; 46(1)(a): “barred by prescription or limitation under the
    law that applies to the extradition partner”; 46(1)(b): “a military offence that is not also an offence under
    criminal law”; 46(2): “obliged to extradite the person or submit the matter to its appropriate authority for
    prosecution”; 47(a): “because of a previous acquittal or conviction”; 47(b): “was convicted in their absence and
    could not, on surrender, have the case reviewed”; 47(d): “the subject of criminal proceedings in Canada against the
    person”; 47(e): “none of the conduct on which the extradition partner bases its request occurred in the territory
    over which the extradition partner has jurisdiction”."""

    @pytest.mark.parametrize(
        ("section", "topic", "path"),
        [
            ("44(1)(b)", "discrimination", "desk__discrimination"),
            ("46(1)(b)", "military", "desk__military"),
            ("46(1)(c)", "political", "desk__political"),
            ("47(a)", "ne_bis_in_idem_here", "desk__final_here"),
            ("47(d)", "pending_here", "desk__pending_here"),
        ],
    )
    def test_what_an_officer_records(self, section: str, topic: str, path: str) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome(ACT.format(section), topic, **{path: recorded}) is expected  # type: ignore[arg-type]

    def test_an_offence_that_must_be_extradited_or_prosecuted_is_not_political(self) -> None:
        """S. 46(2)."""
        for category, expected in (("trafficking", NOT_MET), ("other", MET)):
            found_ = outcome(
                "46(1)(c) Extradition Act", "political", desk__political=True, offence__1__category=category
            )
            assert found_ is expected

    def test_death_penalty(self) -> None:
        for penalty, assurance, expected in (
            ("death", None, MET), ("death", "death_penalty", NOT_MET), ("term", None, NOT_MET), (None, None, UNKNOWN),
        ):  # fmt: skip
            found_ = outcome(
                "44(2) Extradition Act", "death_penalty", EX, "US", offence__1__penalty=penalty,
                assurance__1__kind=assurance,
            )  # fmt: skip
            assert found_ is expected

    def test_in_absence(self) -> None:
        for absent, assurance, expected in ((True, None, MET), (True, "retrial", NOT_MET), (False, None, NOT_MET)):
            found_ = outcome(
                "47(b) Extradition Act", "in_absentia", judgment__in_absentia=absent, assurance__1__kind=assurance
            )
            assert found_ is expected

    def test_place_of_the_conduct(self) -> None:
        for states, expected in ((["XK"], NOT_MET), (["CA"], UNKNOWN), (None, UNKNOWN)):
            assert outcome("47(e) Extradition Act", "extraterritoriality", conduct__states=states) is expected

    def test_mandatory_and_optional(self) -> None:
        force = {row.article: row.force for row in load_law().countries["CA"].ground}
        assert {force[ACT.format(s)] for s in ("44(1)(a)", "44(1)(b)", "46(1)(a)", "46(1)(b)")} == {Force.MANDATORY}
        assert {force[ACT.format(s)] for s in ("44(2)", "47(a)", "47(b)", "47(c)", "47(d)")} == {Force.OPTIONAL}

    def test_a_bilateral_treaty_takes_the_place_of_46_and_47_and_not_of_44(self) -> None:
        """S. 45(1)."""
        under_treaty = ask("US", "CA", EX, REQUEST)
        assert said_nothing(under_treaty, "ca", "46(1)(b) Extradition Act", "military")
        assert found(under_treaty, "ca", "44(1)(a) Extradition Act", "humanitarian").force is Force.MANDATORY


class TestContents:
    """S. 33(1)(a): “a document summarizing the evidence available to the extradition partner for use in the
    prosecution”; 33(4): “No authentication of documents is required unless a relevant extradition agreement provides
    otherwise.”; 12(b): “the extradition partner will make a request for the extradition of the person”."""

    def test_the_record_of_the_case(self) -> None:
        missing = outcome("33(1)(a) Extradition Act", "evidence", person__1__role="accused")
        there = outcome(
            "33(1)(a) Extradition Act", "evidence", person__1__role="accused", attachment__1__kind="evidence"
        )
        assert (missing, there) == (NOT_MET, MET)

    def test_a_formal_request_will_follow(self) -> None:
        for assurance, expected in (("formal_request", MET), (None, NOT_MET)):
            found_ = outcome("12(b) Extradition Act", "formal_request_intent", PA, assurance__1__kind=assurance)
            assert found_ is expected


class TestClocks:
    """S. 14(1)(c)(i): “when 60 days have expired after the provisional arrest and the extradition partner has not made
    the request or provided the documents”; (ii): “has not issued an authority to proceed before the expiry of 30
    additional days”; 14(1)(b)(ii): “before the expiry of 30 days after the expiry of that period”; 17(1): “within
    twenty-four hours after the person is arrested”; 40(1): “within a period of 90 days after the date of a person's
    committal to await surrender”; 43(1): “at any time before the expiry of 30 days after the date of the committal”;
    50(1): “not later than 30 days after the decision of the judge”; 57(3): “within 30 days after the time the decision
    referred to in subsection (1) was first communicated by the Minister to the person”; 62(1)(a): “until a period of 30
    days has expired after the date of the committal for surrender”; 69(b)(i): “within 45 days after the order of
    surrender is made by the Minister”; 66(3)(a): “the person will be returned within 30 days after the completion of
    the trial”."""

    # The dates of 14(1)(b), 40, 43 and 69 are the worked examples of ../shared/law/regional_and_practice.md, 1.1.9.
    @pytest.mark.parametrize(
        ("requesting", "section", "event", "started", "due"),
        [
            ("XK", "14(1)(c)(i)", "provisional_arrest", date(2026, 3, 2), date(2026, 5, 1)),
            ("XK", "14(1)(c)(ii)", "provisional_arrest", date(2026, 3, 2), date(2026, 5, 31)),
            ("US", "14(1)(b)(ii)", "provisional_arrest", date(2026, 3, 2), date(2026, 5, 31)),
            ("US", "43(1)", "committal", date(2026, 7, 1), date(2026, 7, 31)),
            ("US", "50(1)", "committal", date(2026, 7, 1), date(2026, 7, 31)),
            ("US", "62(1)(a)", "committal", date(2026, 7, 1), date(2026, 7, 31)),
            ("US", "40(1)", "committal", date(2026, 7, 1), date(2026, 9, 29)),
            ("US", "57(3)", "decision_served", date(2026, 9, 15), date(2026, 10, 15)),
            ("US", "69(b)(i)", "decision_made", date(2026, 9, 15), date(2026, 10, 30)),
            ("US", "69(b)(ii)", "decision_final", date(2026, 9, 15), date(2026, 10, 30)),
            ("XK", "66(3)", "presence_not_required", date(2026, 9, 15), date(2026, 10, 15)),
        ],
    )
    def test_the_last_day(self, requesting: str, section: str, event: str, started: date, due: date) -> None:
        assert clock("ca", ACT.format(section), requesting, "CA", EX, event, started).due == due

    def test_liberty_hangs_on_the_papers_the_decision_and_the_removal(self) -> None:
        rows = {row.article for row in load_law().countries["CA"].limit if row.liberty}
        wanted = ("14(1)(c)(i)", "14(1)(c)(ii)", "14(1)(b)(ii)", "17(1)", "40(1)", "69(b)(i)", "69(b)(ii)")
        assert rows == {ACT.format(section) for section in wanted}

    def test_the_sixty_days_of_the_act_yield_to_a_treaty_that_fixes_its_own(self) -> None:
        with pytest.raises(AssertionError):
            clock("ca", ACT.format("14(1)(c)(i)"), "US", "CA", EX, "provisional_arrest", date(2026, 3, 2))

    def test_thirty_days_more_only_where_the_treaty_gives_sixty(self) -> None:
        with pytest.raises(AssertionError):
            clock("ca", ACT.format("14(1)(b)(ii)"), "XK", "CA", EX, "provisional_arrest", date(2026, 3, 2))


class TestAssistance:
    """MLACMA s. 6(4): “only for such period not exceeding six months as is specified therein”; 9.3(3)(b): “the offence
    would be an indictable offence if it were committed in Canada”; 9.4(5)(c): “the conviction and the order are not
    subject to further appeal”; 25(1): “that the detained person consents to the transfer and that the state or entity
    has requested the transfer for a fixed period”; 16: “until the Minister is satisfied that the state or entity has
    agreed to comply with any terms or conditions”; 16.2(3): “no later than five days after the day on which all of the
    data is obtained under the warrant”."""

    @pytest.mark.parametrize(
        ("section", "topic", "measure"),
        [
            ("9.3(3)(b) MLACMA", "dual_criminality", "freeze"),
            ("9.4(5)(b) MLACMA", "dual_criminality", "confiscate"),
            ("9.4(5)(c) MLACMA", "not_final", "confiscate"),
            ("25(1) MLACMA", "no_consent", "transfer_prisoner"),
        ],
    )
    def test_it_is_asked_for_its_measure_alone(self, section: str, topic: str, measure: str) -> None:
        facts = REQUEST | {"measure/1/kind": measure}
        assert found(ask("US", "CA", MLA, facts), "ca", section, topic).force is Force.MANDATORY
        other = REQUEST | {"measure/1/kind": "serve_documents"}
        assert said_nothing(ask("US", "CA", MLA, other), "ca", section, topic)

    def test_five_days_for_data(self) -> None:
        started, due = date(2026, 3, 2), date(2026, 3, 7)
        assert clock("ca", "16.2(3) MLACMA", "US", "CA", MLA, "evidence_ready", started, "telecom_records").due == due

    def test_an_arrangement_for_a_single_investigation(self) -> None:
        row = next(row for row in load_law().countries["CA"].without_treaty if MLA in row.kinds)
        assert row.possible
        assert "six months" in row.text
