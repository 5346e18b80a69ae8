"""The UN Convention of 1988 on drugs, article by article; every quotation stands in its text."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.law.applying import bases
from models.law.loading import load_law
from models.value import Outcome
from tests.law.instruments.asking import (
    TODAY,
    ask,
    basis,
    counted,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

NAME = "vienna_1988"
EX, MLA, ARREST = Kind.EXTRADITION, Kind.MLA, Kind.PROVISIONAL_ARREST
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

REQUEST: dict[str, object] = {
    "requesting/authority": "Fiscalía",
    "request/proceedings": "Criminal proceedings",
    "request/purpose": "Evidence",
    "request/procedure": "As in own law",
    "request/language": "de",
    "conduct/summary": "What was done.",
    "conduct/states": ["MX"],
    "measure/1/kind": "take_evidence",
    "offence/1/category": "drugs",
    "person/1/name": "Fictitious Person",
    "person/1/location": "Berlin",
    "person/1/nationality": "DE",
    "person/1/role": "accused",
}


def request(**changed: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, kind: Kind = MLA, requested: str = "DE", /, **changed: object) -> Outcome:
    return found(ask("MX", requested, kind, request(**changed)), NAME, article, topic).outcome


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "NLrepo_UN_1988_Drug_Convention.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 18
    assert [words for _, words in quoted if words not in text] == []


def test_every_rule_was_read_and_no_participation_is_called_verified() -> None:
    assert {rule.status for rule in instrument(NAME).provisions} == {Status.VERIFIED}
    rows = [row for spans in load_law().parties[NAME].values() for row in spans]
    assert ({row.status for row in rows}, len(rows)) == ({Status.KNOWLEDGE}, 189)


class TestArticle29EntryIntoForce:
    """Art. 29(2): “the Convention shall enter into force on the ninetieth day after the date of the deposit of its
    instrument of ratification, acceptance, approval or accession”."""

    @pytest.mark.parametrize(
        ("state", "first"),
        [
            ("DE", date(1994, 2, 28)),  # deposit of 30 November 1993
            ("ES", date(1990, 11, 11)),  # deposit of 13 August 1990, on the day of the Convention itself
            ("US", date(1990, 11, 11)),  # deposit of 20 February 1990
            ("SK", date(1993, 5, 28)),  # notice of succession
        ],
    )
    def test_ninety_days_after_deposit_and_never_before_the_convention(self, state: str, first: date) -> None:
        assert basis(NAME, "MX", state, MLA, first).stands
        assert not basis(NAME, "MX", state, MLA, first - timedelta(1)).stands

    def test_who_is_no_party(self) -> None:
        assert not basis(NAME, "MX", "SO", MLA).stands


class TestArticle3Scope:
    """Art. 7(1): “in relation to criminal offences established in accordance with article 3, paragraph 1”; art. 3(10):
    “offences established in accordance with this article shall not be considered as fiscal offences or as political
    offences or regarded as politically motivated”."""

    @pytest.mark.parametrize(
        ("offences", "stands", "first"),
        [
            (("drugs",), True, NAME),
            (("drugs", "laundering"), True, NAME),
            (("drugs", "trafficking"), True, "untoc"),
            (("trafficking",), False, "untoc"),
            ((), True, "untoc"),
        ],
    )
    def test_it_comes_first_for_drugs_and_falls_for_another_offence(
        self, offences: tuple[str, ...], stands: bool, first: str
    ) -> None:
        rows = bases(load_law(), "MX", "DE", TODAY, MLA, (), offences)
        assert next(row.stands for row in rows if row.instrument == NAME) is stands
        assert rows[0].instrument == first

    def test_a_single_dealer_is_enough(self) -> None:
        assert outcome("3(1), 7(1)", "scope_offence", conduct__organised_group=False) is NOT_MET
        assert outcome("3(1), 6(1)", "scope_offence", EX) is NOT_MET

    @pytest.mark.parametrize("kind", [MLA, EX])
    def test_neither_fiscal_nor_political_whatever_the_basis(self, kind: Kind) -> None:
        for requesting, requested in (("MX", "DE"), ("US", "MX")):
            for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
                asked = ask(requesting, requested, kind, request(desk__political=recorded))
                finding = found(asked, NAME, "3(10)", "political")
                assert (finding.force, finding.outcome) == (Force.PROHIBITED, expected)
            assert found(asked, NAME, "3(10)", "fiscal").outcome is NOT_MET
        unsettled = ask("MX", "DE", kind, request(offence__1__category=None)).findings
        assert [(f.topic, f.outcome) for f in unsettled if f.instrument == NAME] == [("scope_offence", UNKNOWN)]


class TestArticle4Jurisdiction:
    """Art. 4(1)(b)(i): “The offence is committed by one of its nationals or by a person who has his habitual residence
    in its territory”; 4(2)(a)(ii): “That the offence has been committed by one of its nationals”."""

    @pytest.mark.parametrize(
        ("state", "article", "duty", "changes", "expected"),
        [
            ("MX", "4(1)(a)(i)", True, {}, MET),
            ("DE", "4(1)(a)(i)", True, {}, NOT_MET),
            ("DE", "4(1)(a)(i)", True, {"conduct__states": None}, UNKNOWN),
            ("PA", "4(1)(a)(ii)", True, {"conduct__flag": "PA"}, MET),
            ("DE", "4(1)(b)(i)", False, {}, MET),
            ("MX", "4(1)(b)(i)", False, {}, NOT_MET),
            ("MX", "4(1)(b)(i)", False, {"person__1__nationality": None}, UNKNOWN),
            ("MX", "4(1)(b)(i), resident", False, {"person__1__residence": "MX"}, MET),
            ("DE", "4(1)(b)(iii)", False, {"conduct__effects": ["DE"]}, MET),
            ("DE", "4(2)", False, {"desk__arrest_date": TODAY}, MET),
            ("DE", "4(2)", False, {}, UNKNOWN),
        ],
    )
    def test_each_tie(
        self, state: str, article: str, duty: bool, changes: dict[str, object], expected: Outcome
    ) -> None:
        rows = ask("MX", "DE", EX, request(**changes)).claims
        found_rows = [c for c in rows if (c.state, c.instrument, c.article) == (state, NAME, article)]
        assert [(c.outcome, c.duty) for c in found_rows] == [(expected, duty)]


class TestArticle6Extradition:
    """Art. 6(3): “it may consider this Convention as the legal basis for extradition”; 6(5): “Extradition shall be
    subject to the conditions provided for by the law of the requested Party or by applicable extradition treaties”;
    6(6): “on account of his race, religion, nationality or political opinions”; 6(9)(a): “submit the case to its
    competent authorities for the purpose of prosecution, unless otherwise agreed with the requesting Party”."""

    def test_a_basis_is_no_obligation_to_grant_and_own_law_decides(self) -> None:
        row = bases(load_law(), "MX", "DE", TODAY, EX, (), ("drugs",))[0]
        assert (row.instrument, row.stands, row.obliges) == (NAME, True, False)
        assert found(ask("MX", "DE", EX, request(desk__military=True)), "de", "§ 7 IRG", "military").outcome is MET

    @pytest.mark.parametrize("state", ["IR", "SG", "VN"])
    def test_three_states_declared_that_it_is_no_basis_for_extradition(self, state: str) -> None:
        before = date(2005, 1, 1)  # no other treaty bound them then
        assert not basis(NAME, "MX", state, EX, before).stands
        assert basis(NAME, "MX", state, MLA, before).stands
        assert basis(NAME, state, "MX", EX, before).stands

    @pytest.mark.parametrize("state", ["IR", "SG", "VN"])
    def test_beside_another_basis_its_duties_still_bind_them(self, state: str) -> None:
        assessment = ask("MX", state, EX, request())
        assert assessment.chosen == "untoc"
        assert found(assessment, NAME, "6(2)", "deemed_extraditable").outcome is MET

    def test_persecution(self) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome("6(6)", "discrimination", EX, desk__discrimination=recorded) is expected

    @pytest.mark.parametrize(
        ("article", "topic"), [("6(9)(a)", "submit_to_prosecutors"), ("6(10)", "enforce_sentence")]
    )
    def test_a_national_is_tried_at_home(self, article: str, topic: str) -> None:
        for nationality, expected in (("DE", MET), ("MX", NOT_MET), (None, UNKNOWN)):
            assert outcome(article, topic, EX, person__1__nationality=nationality) is expected

    def test_whoever_does_not_extradite_for_another_reason_prosecutes_unless_asked_not_to(self) -> None:
        """Art. 6(9)(b): “unless otherwise requested by the requesting Party for the purposes of preserving its
        legitimate jurisdiction”."""
        assert outcome("6(9)(b)", "jurisdiction", EX) is MET
        assert said_nothing(ask("MX", "DE", MLA, request()), NAME, "6(9)(b)", "jurisdiction")

    def test_custody_has_no_limit_of_its_own(self) -> None:
        """Art. 6(8): “take a person whose extradition is sought and who is present in its territory into custody”."""
        assert outcome("6(8)", "execute", ARREST) is MET
        assert [limit.article for limit in instrument(NAME).limit] == ["7(18)"]


class TestArticle7Contents:
    """Art. 7(10): “A request for mutual legal assistance shall contain”; “A summary of the relevant facts, except in
    respect of requests for the purpose of service of judicial documents”; “The purpose for which the evidence,
    information or action is sought”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "without"),
        [
            ("7(10)(a)", "requesting_authority", "requesting__authority", NOT_MET),
            ("7(10)(b)", "subject_matter", "request__proceedings", NOT_MET),
            ("7(10)(b)", "conducting_authority", "requesting__authority", NOT_MET),
            ("7(10)(c)", "facts", "conduct__summary", NOT_MET),
            ("7(10)(d)", "assistance", "measure__1__kind", NOT_MET),
            ("7(10)(d)", "procedure", "request__procedure", UNKNOWN),
            ("7(10)(e)", "persons", "person__1__location", UNKNOWN),
            ("7(10)(f)", "purpose", "request__purpose", NOT_MET),
        ],
    )
    def test_there_and_missing(self, article: str, topic: str, path: str, without: Outcome) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **{path: None}) is without

    def test_service_needs_no_facts(self) -> None:
        assessment = ask("MX", "DE", MLA, request(measure__1__kind="serve_documents", conduct__summary=None))
        assert said_nothing(assessment, NAME, "7(10)(c)", "facts")

    def test_austria_asks_for_the_order(self) -> None:
        article, topic = "7(10)-(12), declaration of Austria", "judicial_order"
        assert outcome(article, topic, MLA, "AT", measure__1__kind="search") is NOT_MET
        assert outcome(article, topic, MLA, "AT", measure__1__kind="search", warrant__date="2026-01-02") is MET
        assert said_nothing(ask("MX", "DE", MLA, request(measure__1__kind="search")), NAME, article, topic)
        assert said_nothing(ask("MX", "AT", MLA, request()), NAME, article, topic)


class TestArticle7Grounds:
    """Art. 7(5): “A Party shall not decline to render mutual legal assistance under this article on the ground of bank
    secrecy”; 7(15): “Mutual legal assistance may be refused”; 7(17): “on the ground that it interferes with an ongoing
    investigation, prosecution or proceeding”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("7(15)(b)", "essential_interests", "desk__essential_interests", Force.OPTIONAL),
            ("7(15)(c)", "domestic_bar", "desk__measure_unlawful", Force.OPTIONAL),
            ("7(17)", "own_proceedings", "desk__own_investigation", Force.PROCEDURAL),
        ],
    )
    def test_what_the_desk_records(self, article: str, topic: str, path: str, force: Force) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(ask("MX", "DE", MLA, request(**{path: recorded})), NAME, article, topic)
            assert (finding.force, finding.outcome) == (force, expected)

    def test_form_and_legal_system(self) -> None:
        assert outcome("7(15)(a)", "not_conforming") is NOT_MET
        assert outcome("7(15)(a)", "not_conforming", request__purpose=None) is MET
        assert outcome("7(15)(d)", "legal_system") is UNKNOWN

    def test_it_has_no_ground_of_dual_criminality(self) -> None:
        assert all(ground.topic != "dual_criminality" for ground in instrument(NAME).ground)

    def test_bank_secrecy_is_no_ground_but_lebanon_made_a_reservation(self) -> None:
        bank = {"measure__1__kind": "bank_records"}
        assert outcome("7(5)", "bank_secrecy", **bank) is MET
        assert outcome("7(5)", "bank_secrecy") is NOT_MET
        assert outcome("7(5)", "bank_secrecy", measure__1__kind=None) is UNKNOWN
        for requesting, requested in (("MX", "LB"), ("LB", "MX")):
            assert said_nothing(ask(requesting, requested, MLA, request(**bank)), NAME, "7(5)", "bank_secrecy")


class TestArticle7ChannelLanguageAndOrder:
    """Art. 7(7): “if the Parties in question are not bound by a treaty of mutual legal assistance”; 7(8): “through
    channels of the International Criminal Police Organization, if possible”; 7(9): “in a language acceptable to the
    requested Party”."""

    def test_it_yields_to_a_treaty(self) -> None:
        rows = [r.instrument for r in bases(load_law(), "US", "MX", TODAY, MLA, (), ("drugs",)) if r.stands]
        assert rows.index(NAME) > rows.index("mx_us_mla_1987") == 0
        assert said_nothing(ask("US", "MX", MLA, request()), NAME, "7(10)(f)", "purpose")

    def test_language(self) -> None:
        assert outcome("7(9)", "language") is MET
        assert outcome("7(9)", "language", request__language="es") is NOT_MET
        assert outcome("7(9)", "language", request__language=None) is UNKNOWN

    def test_interpol_only_in_urgent_cases(self) -> None:
        assert [c.route for c in instrument(NAME).channel] == ["central_authority", "diplomatic", "interpol"]
        for urgent, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assessment = ask("MX", "DE", MLA, request(request__urgent=urgent))
            rows = [f for f in assessment.findings if (f.instrument, f.topic) == (NAME, "channel")]
            assert rows[2].outcome is expected


class TestDuties:
    """Art. 7(13): “without the prior consent of the requested Party”; 7(16): “Reasons shall be given for any refusal
    of mutual legal assistance”; 7(18): “for a period of fifteen consecutive days”; 9(1)(c): “if not contrary to
    domestic law, establish joint teams”; 11(2): “Decisions to use controlled delivery shall be made on a case-by-case
    basis”; 17(3): “request authorization from the flag State to take appropriate measures in regard to that vessel”."""

    def test_some_always_and_some_on_a_fact(self) -> None:
        for article, topic in (
            ("7(1)", "grant"),
            ("7(13)", "use_limitation"),
            ("7(16)", "reasons"),
            ("7(19)", "costs"),
        ):
            assert outcome(article, topic) is MET
        for asked, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome("7(14)", "confidentiality", request__confidential=asked) is expected
        assert outcome("7(4)", "transfer_custody", measure__1__kind="transfer_prisoner") is MET
        assert outcome("7(4)", "transfer_custody") is NOT_MET

    @pytest.mark.parametrize(
        ("measure", "article", "topic"),
        [
            ("controlled_delivery", "11(1)-(3)", "special_techniques"),
            ("search", "17(3)-(7)", "flag_state"),
            ("freeze", "5(4)(a)-(b)", "confiscation"),
            ("freeze", "5(4)(f)", "confiscation"),
            ("freeze", "5(5)", "asset_return"),
        ],
    )
    def test_some_only_for_their_measures_whatever_the_basis(self, measure: str, article: str, topic: str) -> None:
        for requesting, requested in (("MX", "DE"), ("US", "MX")):
            asked = ask(requesting, requested, MLA, request(measure__1__kind=measure))
            assert found(asked, NAME, article, topic).outcome is MET
        assert said_nothing(ask("MX", "DE", MLA, request()), NAME, article, topic)

    def test_joint_teams_but_not_with_colombia_nor_in_san_marino(self) -> None:
        article, topic = "9(1)(c)", "joint_investigation"
        assert outcome(article, topic, conduct__states=["MX", "DE"]) is MET
        for requesting, requested in (("MX", "CO"), ("CO", "MX"), ("MX", "SM")):
            assert said_nothing(ask(requesting, requested, MLA, request()), NAME, article, topic)
        assert not said_nothing(ask("SM", "MX", MLA, request()), NAME, article, topic)

    def test_a_request_to_freeze_says_what_to_do(self) -> None:
        """Art. 5(4)(d)(iii): “a description of the actions requested”."""
        frozen = {"measure__1__kind": "freeze"}
        assert outcome("5(4)(d)(iii)", "measure_description", **frozen) is NOT_MET
        assert outcome("5(4)(d)(iii)", "measure_description", **frozen, measure__1__description="The money.") is MET

    def test_a_request_to_confiscate_describes_the_property_or_sends_the_order(self) -> None:
        """Art. 5(4)(d)(i): “a description of the property to be confiscated”; (ii): “a legally admissible copy of an
        order of confiscation issued by the requesting Party”."""
        asked = {"measure__1__kind": "confiscate"}
        assert outcome("5(4)(d)(i)", "measure_description", **asked) is NOT_MET
        assert outcome("5(4)(d)(i)", "measure_description", **asked, measure__1__description="The flat.") is MET
        assert outcome("5(4)(d)(ii)", "confiscation_order", **asked) is UNKNOWN
        sent = {"judgment__date": "2026-01-02", "attachment__1__kind": "certification"}
        assert outcome("5(4)(d)(ii)", "confiscation_order", **asked, **sent) is MET

    def test_fifteen_days_of_safe_conduct(self) -> None:
        assert counted(NAME, "7(18)", date(2026, 5, 4)) == date(2026, 5, 19)
