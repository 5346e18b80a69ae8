"""UNTOC, article by article; every quotation stands in its text."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.deadline import Calendar
from models.fact import Kind
from models.finding import Force, Status
from models.law.applying import bases
from models.law.clocks import limits_started
from models.law.loading import load_law
from models.value import Outcome
from tests.law.instruments.asking import TODAY, ask, basis, found, instrument, quotations, said_nothing, text_of

NAME = "untoc"
EX, MLA = Kind.EXTRADITION, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# Between Mexico and Germany no other encoded instrument covers assistance.
REQUEST: dict[str, object] = {
    "requesting/authority": "Fiscalía",
    "request/proceedings": "Criminal proceedings",
    "request/purpose": "Evidence",
    "request/procedure": "As in own law",
    "request/language": "de",
    "conduct/summary": "What was done.",
    "conduct/states": ["MX", "DE"],
    "conduct/organised_group": True,
    "measure/1/kind": "take_evidence",
    "offence/1/category": "other",
    "offence/1/max_months": 60,
    "person/1/name": "Fictitious Person",
    "person/1/location": "Berlin",
    "person/1/nationality": "DE",
    "person/1/role": "accused",
}


def request(**changed: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changed.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, kind: Kind = MLA, /, **changed: object) -> Outcome:
    return found(ask("MX", "DE", kind, request(**changed)), NAME, article, topic).outcome


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "NLrepo_UN_UNTOC_Palermo_Convention.md")
    checked = 0
    for where, words in quotations(sys.modules[__name__]):
        assert words in text, where
        checked += 1
    assert checked >= 16


class TestArticle38EntryIntoForce:
    """Art. 38(2): “this Convention shall enter into force on the thirtieth day after the date of deposit by such
    State”."""

    def test_thirty_days_after_deposit(self) -> None:
        first = date(2006, 7, 14)  # Germany deposited on 14 June 2006
        assert basis(NAME, "MX", "DE", MLA, first).stands
        assert not basis(NAME, "MX", "DE", MLA, first - timedelta(1)).stands

    def test_never_before_the_convention_itself(self) -> None:
        first = date(2003, 9, 29)  # both Mexico and Spain had deposited before
        assert basis(NAME, "MX", "ES", EX, first).stands
        assert not basis(NAME, "MX", "ES", EX, first - timedelta(1)).stands

    def test_a_state_that_never_deposited_and_one_that_is_not_confirmed(self) -> None:
        assert not basis(NAME, "MX", "SO", MLA).stands
        bhutan = basis(NAME, "MX", "BT", MLA)
        assert (bhutan.stands, bhutan.status) == (False, Status.UNCONFIRMED)

    def test_as_many_parties_as_the_sheet_counts(self) -> None:
        rows = load_law().parties[NAME].values()
        assert sum(row[0].since is not None for row in rows) == 179 + 12


class TestArticles2And3Scope:
    """Art. 2(b): “conduct constituting an offence punishable by a maximum deprivation of liberty of at least four years
    or a more serious penalty”; art. 18(1): “the offence involves an organized criminal group”."""

    def test_four_years_and_not_a_month_less(self) -> None:
        article = "2(b), 3(1)(b)"
        assert outcome(article, "serious_crime", offence__1__max_months=48) is NOT_MET
        assert outcome(article, "serious_crime", offence__1__max_months=47) is MET
        assert outcome(article, "serious_crime", offence__1__max_months=None) is UNKNOWN

    def test_the_offences_of_the_convention_and_its_protocols_need_no_such_penalty(self) -> None:
        for category in ("trafficking", "smuggling", "firearms", "laundering", "organised_group"):
            changed = {"offence__1__category": category, "offence__1__max_months": 12}
            assert outcome("2(b), 3(1)(b)", "serious_crime", **changed) is NOT_MET

    def test_the_group(self) -> None:
        assert outcome("3(1), 18(1)", "organised_group") is NOT_MET
        assert outcome("3(1), 18(1)", "organised_group", conduct__organised_group=False) is MET
        assert outcome("3(1), 18(1)", "organised_group", conduct__organised_group=None) is UNKNOWN

    def test_evidence_abroad_shows_that_it_is_transnational(self) -> None:
        """Art. 18(1): that victims, witnesses, proceeds or evidence are located in the requested State Party."""
        assert outcome("3(2), 18(1)", "transnational") is NOT_MET
        assert outcome("3(2), 18(1)", "transnational", conduct__states=["MX"]) is NOT_MET


class TestArticle16Extradition:
    """Art. 16(4): “it may consider this Convention the legal basis for extradition”; 16(7): “Extradition shall be
    subject to the conditions provided for by the domestic law of the requested State Party”; 16(10): “if it does not
    extradite such person in respect of an offence to which this article applies solely on the ground that he or she
    is one of its nationals”; 16(15): “on the sole ground that the offence is also considered to involve fiscal
    matters”; 16(16): “Before refusing extradition, the requested State Party shall, where appropriate, consult with
    the requesting State Party”."""

    def test_a_basis_is_no_obligation_to_grant(self) -> None:
        row = basis(NAME, "MX", "DE", EX)
        assert (row.stands, row.obliges) == (True, False)
        assert basis(NAME, "MX", "DE", MLA).obliges

    def test_it_lets_the_law_of_the_requested_state_decide(self) -> None:
        assessment = ask("MX", "DE", EX, request(desk__political=True))
        assert assessment.chosen == NAME
        assert found(assessment, "de", "§ 6(1) IRG", "political").outcome is MET

    def test_under_a_treaty_own_law_does_not_speak_unless_it_says_so(self) -> None:
        assert said_nothing(ask("US", "MX", EX, request()), "mx", "8 LEI", "political")
        assert not said_nothing(ask("US", "MX", EX, request()), "mx", "14 LEI", "nationality")

    def test_the_united_states_take_it_as_no_basis_but_are_bound_beside_their_treaties(self) -> None:
        """The notification under art. 16(5)(a): “inform the Secretary-General of the United Nations whether they will
        take this Convention as the legal basis for cooperation on extradition”."""
        asked = {
            (pair, kind): next(
                r for r in bases(load_law(), *pair, TODAY, kind, (), ("trafficking",)) if r.instrument == NAME
            )
            for pair in (("BR", "US"), ("US", "BR"))
            for kind in (EX, MLA)
        }
        assert [key for key, row in asked.items() if not row.stands] == [(("BR", "US"), EX)]
        assessment = ask("MX", "US", EX, request())
        assert assessment.chosen == "mx_us_extradition_1978"
        assert found(assessment, NAME, "16(16)", "consult_before_refusal").outcome is MET

    def test_what_works_on_top_of_another_treaty(self) -> None:
        assessment = ask("ES", "MX", EX, request(person__1__nationality="MX", person__1__role="sought"))
        assert assessment.chosen == "es_mx_1978"
        on_top = {f.topic for f in assessment.findings if f.instrument == NAME}
        assert {"deemed_extraditable", "submit_to_prosecutors", "consult_before_refusal", "fiscal"} <= on_top
        assert "dual_criminality" not in on_top

    def test_discrimination(self) -> None:
        assert outcome("16(14)", "discrimination", EX, desk__discrimination=True) is MET
        assert outcome("16(14)", "discrimination", EX, desk__discrimination=False) is NOT_MET
        assert outcome("16(14)", "discrimination", EX) is UNKNOWN

    def test_both_laws_must_punish_it(self) -> None:
        conduct = {"conduct__act": ["recruit"], "conduct__means": ["force"], "conduct__purpose": ["begging"]}
        assert outcome("16(1)", "dual_criminality", EX, **conduct) is MET
        assert outcome("16(1)", "dual_criminality", EX, **conduct | {"conduct__purpose": ["surrogacy"]}) is NOT_MET
        assert outcome("16(1)", "dual_criminality", EX) is UNKNOWN


class TestArticle18Contents:
    """Art. 18(15): “The identity of the authority making the request”; “A summary of the relevant facts, except in
    relation to requests for the purpose of service of judicial documents”; “The purpose for which the evidence,
    information or action is sought”."""

    @pytest.mark.parametrize(
        ("article", "topic", "paths"),
        [
            ("18(15)(a)", "requesting_authority", ["requesting__authority"]),
            ("18(15)(b)", "subject_matter", ["request__proceedings"]),
            ("18(15)(b)", "conducting_authority", ["requesting__authority"]),
            ("18(15)(c)", "facts", ["conduct__summary"]),
            ("18(15)(d)", "assistance", ["measure__1__kind"]),
            ("18(15)(f)", "purpose", ["request__purpose"]),
        ],
    )
    def test_there_and_missing(self, article: str, topic: str, paths: list[str]) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **dict.fromkeys(paths)) is NOT_MET

    def test_service_needs_no_facts(self) -> None:
        assessment = ask("MX", "DE", MLA, request(measure__1__kind="serve_documents", conduct__summary=None))
        assert said_nothing(assessment, NAME, "18(15)(c)", "facts")

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [("18(15)(d)", "procedure", "request__procedure"), ("18(15)(e)", "persons", "person__1__location")],
    )
    def test_where_possible_its_want_is_a_question_and_no_defect(self, article: str, topic: str, path: str) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **{path: None}) is UNKNOWN

    def test_nothing_read_is_no_defect_yet(self) -> None:
        finding = found(ask("MX", "DE", MLA, {}), NAME, "18(15)(f)", "purpose")
        assert finding.outcome is UNKNOWN


class TestArticle18Grounds:
    """Art. 18(8): “States Parties shall not decline to render mutual legal assistance pursuant to this article on the
    ground of bank secrecy”; 18(9): “on the ground of absence of dual criminality”; 18(21): “Mutual legal assistance
    may be refused”; 18(25): “Mutual legal assistance may be postponed by the requested State Party on the ground
    that it interferes with an ongoing investigation, prosecution or judicial proceeding”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("18(21)(b)", "essential_interests", "desk__essential_interests", Force.OPTIONAL),
            ("18(21)(c)", "domestic_bar", "desk__measure_unlawful", Force.OPTIONAL),
            ("18(25)", "own_proceedings", "desk__own_investigation", Force.PROCEDURAL),
        ],
    )
    def test_what_the_desk_records(self, article: str, topic: str, path: str, force: Force) -> None:
        assert found(ask("MX", "DE", MLA, request()), NAME, article, topic).force is force
        assert outcome(article, topic, **{path: True}) is MET
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_the_legal_system_is_for_a_person_to_weigh(self) -> None:
        assert outcome("18(21)(d)", "legal_system") is UNKNOWN

    def test_bank_secrecy_may_not_be_used_whatever_the_basis(self) -> None:
        for requested in ("DE", "US"):
            asked = ask("MX", requested, MLA, request(measure__1__kind="bank_records"))
            finding = found(asked, NAME, "18(8)", "bank_secrecy")
            assert (finding.force, finding.outcome, finding.concern) == (Force.PROHIBITED, MET, False)
        assert outcome("18(8)", "bank_secrecy") is NOT_MET
        assert outcome("18(8)", "bank_secrecy", measure__1__kind=None) is UNKNOWN

    def test_fiscal_matters_may_not_be_used(self) -> None:
        assert outcome("18(22)", "fiscal", offence__1__category="laundering") is NOT_MET
        assert outcome("18(22)", "fiscal") is UNKNOWN

    def test_a_request_that_lacks_a_content_does_not_conform(self) -> None:
        assert outcome("18(21)(a)", "not_conforming") is NOT_MET
        assert outcome("18(21)(a)", "not_conforming", request__purpose=None) is MET
        assert found(ask("MX", "DE", MLA, {}), NAME, "18(21)(a)", "not_conforming").outcome is UNKNOWN


class TestArticle18Yields:
    """Art. 18(7): “Paragraphs 9 to 29 of this article shall apply to requests made pursuant to this article if the
    States Parties in question are not bound by a treaty of mutual legal assistance”."""

    def test_it_stands_after_the_treaty_and_its_contents_are_silent(self) -> None:
        assert basis(NAME, "US", "MX", MLA).rank > basis("mx_us_mla_1987", "US", "MX", MLA).rank == 1
        assert said_nothing(ask("US", "MX", MLA, request()), NAME, "18(15)(f)", "purpose")

    def test_it_comes_first_where_none_binds_both(self) -> None:
        assert basis(NAME, "MX", "DE", MLA).rank == 1


class TestArticle18LanguageAndChannel:
    """Art. 18(14): “in a language acceptable to the requested State Party”; 18(13): “a central authority that shall
    have the responsibility and power to receive requests for mutual legal assistance”."""

    def test_accepted_translated_not_accepted_or_unknown(self) -> None:
        assert outcome("18(14)", "language") is MET
        assert outcome("18(14)", "language", request__language="es") is NOT_MET
        assert outcome("18(14)", "language", request__language="es", request__translated=True) is MET
        assert outcome("18(14)", "language", request__language=None) is UNKNOWN

    def test_a_state_whose_languages_are_not_encoded_leaves_it_open(self) -> None:
        assert found(ask("MX", "MN", MLA, request()), NAME, "18(14)", "language").outcome is UNKNOWN

    def test_interpol_only_in_urgent_cases(self) -> None:
        article = "18(13), last sentence"
        for urgent, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(ask("MX", "DE", MLA, request(request__urgent=urgent)), NAME, article, "channel")
            assert (finding.outcome, finding.concern, finding.open) == (expected, False, False)


class TestArticle18Duties:
    """Art. 18(19): “shall not transmit or use information or evidence furnished by the requested State Party for
    investigations, prosecutions or judicial proceedings other than those stated in the request”; 18(23): “Reasons
    shall be given for any refusal of mutual legal assistance”; 18(27): “a period of fifteen consecutive days”."""

    def test_some_always_and_some_on_a_fact(self) -> None:
        assert outcome("18(19)", "use_limitation") is MET
        assert outcome("18(23)", "reasons") is MET
        assert outcome("18(20)", "confidentiality", request__confidential=True) is MET
        assert outcome("18(20)", "confidentiality", request__confidential=False) is NOT_MET
        assert outcome("18(20)", "confidentiality") is UNKNOWN
        assert outcome("18(18)", "video_hearing", measure__1__kind="video_hearing") is MET
        assert outcome("18(18)", "video_hearing") is NOT_MET

    def test_fifteen_days_of_safe_conduct(self) -> None:
        rows = limits_started(
            load_law(), "presence_not_required", date(2026, 5, 4), requesting="MX", requested="DE", kind=MLA,
            on=date(2026, 5, 4), calendars={s: Calendar(state=s) for s in ("MX", "DE")},
        )  # fmt: skip
        assert [row.due for row in rows if row.instrument == NAME] == [date(2026, 5, 19)]


class TestArticles13And14Confiscation:
    """Art. 13(3)(c): “a statement of the facts relied upon by the requesting State Party and a description of the
    actions requested”; 13(7): “if the offence to which the request relates is not an offence covered by this
    Convention”; 14(2): “give priority consideration to returning the confiscated proceeds of crime or property to the
    requesting State Party so that it can give compensation to the victims of the crime”."""

    def test_a_request_to_freeze_says_what_to_do(self) -> None:
        frozen = {"measure__1__kind": "freeze"}
        assert outcome("13(3)(c)", "measure_description", **frozen) is NOT_MET
        assert outcome("13(3)(c)", "measure_description", **frozen, measure__1__description="The account.") is MET

    def test_a_request_to_confiscate_describes_the_property_or_sends_the_order(self) -> None:
        """Art. 13(3)(a): “a description of the property to be confiscated”; 13(3)(b): “a legally admissible copy of an
        order of confiscation upon which the request is based”."""
        asked = {"measure__1__kind": "confiscate"}
        assert outcome("13(3)(a)", "measure_description", **asked) is NOT_MET
        assert outcome("13(3)(a)", "measure_description", **asked, measure__1__description="The flat.") is MET
        assert outcome("13(3)(b)", "confiscation_order", **asked) is UNKNOWN
        sent = {"judgment__date": "2026-01-02", "attachment__1__kind": "certification"}
        assert outcome("13(3)(b)", "confiscation_order", **asked, **sent) is MET

    def test_an_offence_outside_the_convention(self) -> None:
        for months, expected in ((48, NOT_MET), (47, MET), (None, UNKNOWN)):
            changed = {"measure__1__kind": "seize", "offence__1__max_months": months}
            assert outcome("13(7)", "serious_crime", **changed) is expected

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("13(1)-(2)", "confiscation"),
            ("13(6)", "confiscation"),
            ("14(2)", "asset_return"),
            ("14(3)(b)", "asset_return"),
        ],
    )
    def test_it_speaks_where_property_is_frozen_whatever_the_basis(self, article: str, topic: str) -> None:
        for requesting, requested in (("MX", "DE"), ("US", "MX")):
            assessment = ask(requesting, requested, MLA, request(measure__1__kind="freeze"))
            assert found(assessment, NAME, article, topic).outcome is MET
        assert said_nothing(ask("MX", "DE", MLA, request()), NAME, article, topic)


class TestArticles16To27OtherCooperation:
    """Art. 16(9): “take a person whose extradition is sought and who is present in its territory into custody”; 18(12):
    “shall not be prosecuted, detained, punished or subjected to any other restriction”; 18(29)(a): “copies of
    government records, documents or information in its possession that under its domestic law are available to the
    general public”; 19: “joint investigations may be undertaken by agreement on a case-by-case basis”; 20(4): “with the
    consent of the States Parties concerned”; 21: “with a view to concentrating the prosecution”; 24(4): “The provisions
    of this article shall also apply to victims insofar as they are witnesses”; 25(2): “access to compensation and
    restitution for victims”; 27(2): “the Parties may consider this Convention as the basis for mutual law enforcement
    cooperation”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("18(2)", "grant"), ("19", "joint_investigation"), ("21", "transfer_proceedings"),
            ("24(1)-(4)", "protect_persons"),
            ("25(1)-(3)", "protect_persons"), ("26(5)", "protect_persons"), ("27(1)-(2)", "law_enforcement"),
        ],
    )  # fmt: skip
    def test_whatever_the_basis(self, article: str, topic: str) -> None:
        for requesting, requested in (("MX", "DE"), ("US", "MX")):
            assert found(ask(requesting, requested, MLA, request()), NAME, article, topic).outcome is MET

    @pytest.mark.parametrize(
        ("measure", "article", "topic"),
        [
            ("transfer_prisoner", "18(12)", "safe_conduct"), ("documents", "18(29)", "public_records"),
            ("controlled_delivery", "20(2)-(4)", "special_techniques"),
            ("covert_operation", "20(2)-(4)", "special_techniques"),
        ],
    )  # fmt: skip
    def test_only_for_their_measures(self, measure: str, article: str, topic: str) -> None:
        assert outcome(article, topic, measure__1__kind=measure) is MET
        assert said_nothing(ask("MX", "DE", MLA, request()), NAME, article, topic)

    def test_for_a_person_sought(self) -> None:
        assert outcome("16(2)", "deemed_extraditable", EX) is MET
        assert outcome("16(8)", "execute_promptly", EX) is MET
        assert outcome("17", "transfer_sentenced", EX) is MET
        assert outcome("16(9)", "execute", Kind.PROVISIONAL_ARREST) is MET
        assert said_nothing(ask("MX", "DE", EX, request()), NAME, "16(9)", "execute")


def test_every_rule_cites_a_place_that_was_read() -> None:
    rules = instrument(NAME).provisions
    assert len(rules) >= 45
    assert all(rule.status is Status.VERIFIED and "art. " in rule.source for rule in rules)


def test_bases_know_every_instrument_once() -> None:
    found_bases = bases(load_law(), "MX", "DE", date(2026, 11, 24), MLA)
    assert sorted(b.instrument for b in found_bases) == sorted([*load_law().instruments, "reciprocity"])
