"""The UN Convention against Corruption, article by article; every quotation stands in its text."""

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

NAME = "uncac"
EX, MLA, ARREST = Kind.EXTRADITION, Kind.MLA, Kind.PROVISIONAL_ARREST
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# Between Mexico and Germany no treaty on assistance is encoded, and the offence makes the Convention the first.
REQUEST: dict[str, object] = {
    "requesting/authority": "Fiscalía",
    "request/proceedings": "Criminal proceedings",
    "request/purpose": "Evidence",
    "request/procedure": "As in own law",
    "request/language": "de",
    "conduct/summary": "What was done.",
    "conduct/states": ["MX"],
    "measure/1/kind": "take_evidence",
    "offence/1/category": "corruption",
    "offence/1/max_months": 36,
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
    text = text_of(shared, "NLrepo_UN_UNCAC.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 25
    assert [words for _, words in quoted if words not in text] == []


def test_every_rule_was_read_and_no_participation_is_called_verified() -> None:
    assert {rule.status for rule in instrument(NAME).provisions} == {Status.VERIFIED}
    rows = [row for spans in load_law().parties[NAME].values() for row in spans]
    assert {row.status for row in rows} == {Status.KNOWLEDGE, Status.UNCONFIRMED}
    assert sum(row.since is not None for row in rows) == 171 + 3


class TestArticle68EntryIntoForce:
    """Art. 68(2): “this Convention shall enter into force on the thirtieth day after the date of deposit by such State
    or organization of the relevant instrument or on the date this Convention enters into force pursuant to paragraph 1
    of this article, whichever is later”."""

    @pytest.mark.parametrize(
        ("state", "first"),
        [
            ("DE", date(2014, 12, 12)),  # deposit of 12 November 2014
            ("US", date(2006, 11, 29)),  # deposit of 30 October 2006
            ("FR", date(2005, 12, 14)),  # deposit of 11 July 2005, never before the Convention itself
        ],
    )
    def test_thirty_days_after_deposit_and_never_before_the_convention(self, state: str, first: date) -> None:
        assert basis(NAME, "MX", state, MLA, first).stands
        assert not basis(NAME, "MX", state, MLA, first - timedelta(1)).stands

    def test_who_is_no_party_and_whose_day_is_not_known(self) -> None:
        assert not basis(NAME, "MX", "SY", MLA).stands
        sudan = basis(NAME, "MX", "SD", MLA)
        assert (sudan.stands, sudan.status) == (False, Status.UNCONFIRMED)


class TestArticle3Scope:
    """Art. 3(1): “to the prevention, investigation and prosecution of corruption and to the freezing, seizure,
    confiscation and return of the proceeds of offences established in accordance with this Convention”."""

    @pytest.mark.parametrize(
        ("offences", "stands", "first"),
        [
            (("corruption",), True, NAME),
            (("corruption", "laundering"), True, NAME),
            (("corruption", "drugs"), True, "untoc"),
            (("trafficking",), False, "untoc"),
            ((), True, "untoc"),
        ],
    )
    def test_it_comes_first_for_corruption_and_falls_for_another_offence(
        self, offences: tuple[str, ...], stands: bool, first: str
    ) -> None:
        rows = bases(load_law(), "MX", "DE", TODAY, MLA, (), offences)
        assert next(row.stands for row in rows if row.instrument == NAME) is stands
        assert rows[0].instrument == first

    def test_no_group_and_no_second_state_is_asked(self) -> None:
        assessment = ask("MX", "DE", MLA, request(conduct__organised_group=False))
        assert assessment.chosen == NAME
        assert outcome("1, 3(1)", "scope_offence") is NOT_MET


class TestArticle42And43:
    """Art. 42(2)(d): “The offence is committed against the State Party”; 42(5): “the competent authorities of those
    States Parties shall, as appropriate, consult one another with a view to coordinating their actions”; 43(2):
    “whenever dual criminality is considered a requirement, it shall be deemed fulfilled irrespective of whether the
    laws of the requested State Party place the offence within the same category of offence”."""

    def test_they_speak_whatever_the_basis(self) -> None:
        assessment = ask("US", "MX", MLA, request())
        assert assessment.chosen == "mx_us_mla_1987"
        for article, topic in (
            ("42(5)", "consult_jurisdiction"), ("43(2)", "execute"), ("4(2)", "sovereignty"),
            ("47", "transfer_proceedings"), ("43(1)", "grant"), ("46(2)", "grant"),
        ):  # fmt: skip
            assert found(assessment, NAME, article, topic).outcome is MET

    @pytest.mark.parametrize(
        ("state", "article", "duty", "changes", "expected"),
        [
            ("MX", "42(1)(a)", True, {}, MET),
            ("DE", "42(1)(a)", True, {}, NOT_MET),
            ("DE", "42(1)(a)", True, {"conduct__states": None}, UNKNOWN),
            ("PA", "42(1)(b)", True, {"conduct__flag": "PA"}, MET),
            ("DE", "42(1)(b)", True, {}, UNKNOWN),
            ("DE", "42(2)(a)", False, {"person__2__role": "victim", "person__2__nationality": "DE"}, MET),
            ("DE", "42(2)(b)", False, {}, MET),
            ("MX", "42(2)(b)", False, {}, NOT_MET),
            ("DE", "42(2)(b), stateless person", False, {"person__1__residence": "DE"}, MET),
            ("DE", "42(2)(c)-(d)", False, {"conduct__effects": ["DE"]}, MET),
            ("MX", "42(2)(c)-(d)", False, {"conduct__effects": ["DE"]}, NOT_MET),
            ("DE", "42(3)-(4)", False, {"desk__arrest_date": TODAY}, MET),
            ("DE", "42(3)-(4)", False, {}, UNKNOWN),
        ],
    )
    def test_each_tie(
        self, state: str, article: str, duty: bool, changes: dict[str, object], expected: Outcome
    ) -> None:
        rows = ask("MX", "DE", EX, request(**changes)).claims
        found_rows = [c for c in rows if (c.state, c.instrument, c.article) == (state, NAME, article)]
        assert [(c.outcome, c.duty) for c in found_rows] == [(expected, duty)]


class TestArticle44Extradition:
    """Art. 44(2): “may grant the extradition of a person for any of the offences covered by this Convention that are
    not punishable under its own domestic law”; 44(4): “shall not consider any of the offences established in
    accordance with this Convention to be a political offence”; 44(5): “it may consider this Convention the legal basis
    for extradition”; 44(8): “Extradition shall be subject to the conditions provided for by the domestic law of the
    requested State Party”; 44(11): “be obliged to submit the case without undue delay to its competent authorities for
    the purpose of prosecution”; 44(15): “on account of that person's sex, race, religion, nationality, ethnic origin
    or political opinions”; 44(16): “on the sole ground that the offence is also considered to involve fiscal matters”;
    44(17): “Before refusing extradition, the requested State Party shall, where appropriate, consult”."""

    def test_a_basis_is_no_obligation_to_grant_and_own_law_decides(self) -> None:
        row = bases(load_law(), "MX", "DE", TODAY, EX, (), ("corruption",))[0]
        assert (row.instrument, row.stands, row.obliges) == (NAME, True, False)
        assert found(ask("MX", "DE", EX, request(desk__political=True)), "de", "§ 6(1) IRG", "political").outcome is MET

    def test_the_united_states_take_it_as_no_basis(self) -> None:
        """Art. 44(6)(a): “whether it will take this Convention as the legal basis for cooperation on extradition”."""
        for pair, stands in ((("BR", "US"), False), (("US", "BR"), True), (("MX", "US"), True)):
            rows = bases(load_law(), *pair, TODAY, EX, (), ("corruption",))
            assert next(row.stands for row in rows if row.instrument == NAME) is stands

    def test_dual_criminality_may_be_waived(self) -> None:
        finding = found(ask("MX", "DE", EX, request()), NAME, "44(1)-(2)", "dual_criminality")
        assert (finding.force, finding.outcome) == (Force.OPTIONAL, UNKNOWN)
        conduct = {"conduct__act": ["recruit"], "conduct__means": ["force"], "conduct__purpose": ["begging"]}
        assert outcome("44(1)-(2)", "dual_criminality", EX, **conduct) is MET
        surrogacy = conduct | {"conduct__purpose": ["surrogacy"]}
        assert outcome("44(1)-(2)", "dual_criminality", EX, **surrogacy) is UNKNOWN, "corruption is not encoded for DE"

    @pytest.mark.parametrize(
        ("article", "topic", "force"),
        [("44(4)", "political", Force.PROHIBITED), ("44(15)", "discrimination", Force.OPTIONAL)],
    )
    def test_what_the_desk_records(self, article: str, topic: str, force: Force) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(ask("MX", "DE", EX, request(**{f"desk__{topic}": recorded})), NAME, article, topic)
            assert (finding.force, finding.outcome) == (force, expected)

    def test_fiscal_matters_are_no_ground(self) -> None:
        assert outcome("44(16)", "fiscal", EX) is NOT_MET

    def test_while_the_kind_of_the_offence_is_open_it_only_asks_for_it(self) -> None:
        for requesting, requested in (("MX", "DE"), ("US", "MX")):
            assessment = ask(requesting, requested, EX, request(offence__1__category=None))
            assert [(f.topic, f.outcome) for f in assessment.findings if f.instrument == NAME] == [
                ("scope_offence", UNKNOWN)
            ]

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("44(11)", "submit_to_prosecutors"), ("44(12)", "conditional_surrender"), ("44(13)", "enforce_sentence")],
    )
    def test_a_national_is_tried_at_home(self, article: str, topic: str) -> None:
        for nationality, expected in (("DE", MET), ("MX", NOT_MET), (None, UNKNOWN)):
            assert outcome(article, topic, EX, person__1__nationality=nationality) is expected

    def test_on_top_of_another_treaty_its_duties_speak_and_its_dual_criminality_is_silent(self) -> None:
        assessment = ask("ES", "MX", EX, request(person__1__nationality="MX"))
        assert assessment.chosen == "es_mx_1978"
        topics = {f.topic for f in assessment.findings if f.instrument == NAME}
        assert {"deemed_extraditable", "submit_to_prosecutors", "consult_before_refusal", "fair_treatment"} <= topics
        assert "dual_criminality" not in topics

    def test_custody_in_urgent_cases_has_no_limit_of_its_own(self) -> None:
        """Art. 44(10): “take a person whose extradition is sought and who is present in its territory into custody”."""
        assert outcome("44(10)", "execute", ARREST) is MET
        assert [limit.article for limit in instrument(NAME).limit] == ["46(27)"]


class TestArticle46Contents:
    """Art. 46(15): “The identity of the authority making the request”; “A summary of the relevant facts, except in
    relation to requests for the purpose of service of judicial documents”; “Where possible, the identity, location and
    nationality of any person concerned”; “The purpose for which the evidence, information or action is sought”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "without"),
        [
            ("46(15)(a)", "requesting_authority", "requesting__authority", NOT_MET),
            ("46(15)(b)", "subject_matter", "request__proceedings", NOT_MET),
            ("46(15)(b)", "conducting_authority", "requesting__authority", NOT_MET),
            ("46(15)(c)", "facts", "conduct__summary", NOT_MET),
            ("46(15)(d)", "assistance", "measure__1__kind", NOT_MET),
            ("46(15)(d)", "procedure", "request__procedure", UNKNOWN),
            ("46(15)(e)", "persons", "person__1__location", UNKNOWN),
            ("46(15)(f)", "purpose", "request__purpose", NOT_MET),
        ],
    )
    def test_there_and_missing(self, article: str, topic: str, path: str, without: Outcome) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **{path: None}) is without

    def test_service_needs_no_facts(self) -> None:
        assessment = ask("MX", "DE", MLA, request(measure__1__kind="serve_documents", conduct__summary=None))
        assert said_nothing(assessment, NAME, "46(15)(c)", "facts")


class TestArticle46Grounds:
    """Art. 46(8): “shall not decline to render mutual legal assistance pursuant to this article on the ground of bank
    secrecy”; 46(9)(b): “a requested State Party shall, where consistent with the basic concepts of its legal system,
    render assistance that does not involve coercive action”; “matters of a de minimis nature”; 46(21): “Mutual legal
    assistance may be refused”; 46(25): “on the ground that it interferes with an ongoing investigation, prosecution
    or judicial proceeding”."""

    def test_dual_criminality_only_for_coercion(self) -> None:
        article = "46(9)(a)-(b)"
        assert outcome(article, "dual_criminality") is MET
        assert outcome(article, "dual_criminality", measure__1__kind="search") is UNKNOWN
        assert outcome(article, "dual_criminality", measure__1__kind=None) is UNKNOWN
        conduct = {"conduct__act": ["recruit"], "conduct__means": ["force"], "conduct__purpose": ["surrogacy"]}
        assert outcome(article, "dual_criminality", measure__1__kind="search", **conduct) is UNKNOWN

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("46(21)(b)", "essential_interests", "desk__essential_interests", Force.OPTIONAL),
            ("46(21)(c)", "domestic_bar", "desk__measure_unlawful", Force.OPTIONAL),
            ("46(25)", "own_proceedings", "desk__own_investigation", Force.PROCEDURAL),
        ],
    )
    def test_what_the_desk_records(self, article: str, topic: str, path: str, force: Force) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(ask("MX", "DE", MLA, request(**{path: recorded})), NAME, article, topic)
            assert (finding.force, finding.outcome) == (force, expected)

    def test_what_a_person_must_weigh(self) -> None:
        assert outcome("46(21)(d)", "legal_system") is UNKNOWN
        assert outcome("46(9)(b), third sentence", "de_minimis") is UNKNOWN

    def test_a_request_that_lacks_a_content_does_not_conform(self) -> None:
        assert outcome("46(21)(a)", "not_conforming") is NOT_MET
        assert outcome("46(21)(a)", "not_conforming", request__purpose=None) is MET
        assert found(ask("MX", "DE", MLA, {}), NAME, "1, 3(1)", "scope_offence").outcome is UNKNOWN

    def test_bank_secrecy_whatever_the_basis_and_fiscal_matters(self) -> None:
        for requested in ("DE", "US"):
            finding = found(
                ask("MX", requested, MLA, request(measure__1__kind="bank_records")), NAME, "46(8)", "bank_secrecy"
            )
            assert (finding.force, finding.outcome) == (Force.PROHIBITED, MET)
        assert outcome("46(8)", "bank_secrecy") is NOT_MET
        assert outcome("46(8)", "bank_secrecy", measure__1__kind=None) is UNKNOWN
        assert outcome("46(22)", "fiscal") is NOT_MET


class TestArticle46Yields:
    """Art. 46(7): “if the States Parties in question are not bound by a treaty of mutual legal assistance”."""

    def test_after_a_treaty_and_its_contents_are_silent(self) -> None:
        rows = [r.instrument for r in bases(load_law(), "US", "MX", TODAY, MLA, (), ("corruption",)) if r.stands]
        assert rows.index(NAME) > rows.index("mx_us_mla_1987") == 0
        assert said_nothing(ask("US", "MX", MLA, request()), NAME, "46(15)(f)", "purpose")


class TestArticle46ChannelAndLanguage:
    """Art. 46(13): “addressed to it through diplomatic channels and, in urgent circumstances, where the States Parties
    agree, through the International Criminal Police Organization, if possible”; 46(14): “in a language acceptable to
    the requested State Party”."""

    def test_language(self) -> None:
        assert outcome("46(14)", "language") is MET
        assert outcome("46(14)", "language", request__language="es") is NOT_MET
        assert outcome("46(14)", "language", request__language=None) is UNKNOWN

    def test_interpol_only_in_urgent_cases(self) -> None:
        for urgent, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assessment = ask("MX", "DE", MLA, request(request__urgent=urgent))
            rows = [f for f in assessment.findings if (f.instrument, f.article) == (NAME, "46(13), last sentence")]
            assert [f.outcome for f in rows][1] is expected
        assert [c.route for c in instrument(NAME).channel] == ["central_authority", "diplomatic", "interpol"]


class TestArticle46Duties:
    """Art. 46(12): “shall not be prosecuted, detained, punished or subjected to any other restriction of his or her
    personal liberty”; 46(19): “other than those stated in the request without the prior consent of the requested State
    Party”; 46(23): “Reasons shall be given for any refusal of mutual legal assistance”; 46(24): “shall respond to
    reasonable requests by the requesting State Party on the status”; 46(27): “fifteen consecutive days”; 46(29):
    “copies of government records, documents or information in its possession”."""

    def test_some_always_and_some_on_a_fact(self) -> None:
        for article, topic in (
            ("46(19)", "use_limitation"), ("46(23)", "reasons"), ("46(1)", "grant"),
            ("46(24), third sentence", "inform_delay"), ("46(26)", "consult_before_refusal"),
        ):  # fmt: skip
            assert outcome(article, topic) is MET
        for asked, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert outcome("46(20)", "confidentiality", request__confidential=asked) is expected
        assert outcome("46(18)", "video_hearing", measure__1__kind="video_hearing") is MET
        assert outcome("46(18)", "video_hearing") is NOT_MET

    def test_some_only_for_their_measures(self) -> None:
        for measure, article, topic in (
            ("transfer_prisoner", "46(12)", "safe_conduct"),
            ("documents", "46(29)", "public_records"),
            ("controlled_delivery", "50(2)-(4)", "special_techniques"),
        ):
            assert outcome(article, topic, measure__1__kind=measure) is MET
            assert said_nothing(ask("MX", "DE", MLA, request()), NAME, article, topic)

    def test_fifteen_days_of_safe_conduct(self) -> None:
        row = next(limit for limit in instrument(NAME).limit if limit.article == "46(27)")
        assert (row.length, row.receiver_side, row.roll) == (15, "requesting", False)
        assert counted(NAME, "46(27)", date(2026, 5, 4)) == date(2026, 5, 19)


class TestChapterVAssetRecovery:
    """Art. 55(3)(c): “a statement of the facts relied upon by the requesting State Party and a description of the
    actions requested and, where available, a legally admissible copy of an order on which the request is based”;
    55(7): “does not receive sufficient and timely evidence or if the property is of a de minimis value”; 55(8):
    “an opportunity to present its reasons in favour of continuing the measure”; 57(3)(a): “In the case of embezzlement
    of public funds or of laundering of embezzled public funds”; 57(4): “may deduct reasonable expenses”."""

    def test_what_a_request_to_freeze_contains(self) -> None:
        frozen = {"measure__1__kind": "freeze"}
        assert outcome("55(3)(c)", "measure_description", **frozen) is NOT_MET
        assert outcome("55(3)(c)", "measure_description", **frozen, measure__1__description="The account.") is MET
        assert outcome("55(3)(c)", "judicial_order", **frozen) is UNKNOWN
        assert outcome("55(3)(c)", "judicial_order", **frozen, warrant__date="2026-01-02") is MET
        assert said_nothing(ask("MX", "DE", MLA, request()), NAME, "55(3)(c)", "measure_description")

    def test_what_a_request_to_confiscate_contains(self) -> None:
        """Art. 55(3)(a): “a description of the property to be confiscated, including, to the extent possible, the
        location and, where relevant, the estimated value of the property”; (b): “a statement that the confiscation
        order is final”."""
        asked = {"measure__1__kind": "confiscate"}
        assert outcome("55(3)(a)", "measure_description", **asked) is NOT_MET
        assert outcome("55(3)(a)", "measure_description", **asked, measure__1__description="The flat.") is MET
        assert outcome("55(3)(b)", "confiscation_order", **asked) is UNKNOWN
        sent = {"judgment__date": "2026-01-02", "attachment__1__kind": "certification"}
        assert outcome("55(3)(b)", "confiscation_order", **asked, **sent) is MET

    @pytest.mark.parametrize(
        ("article", "topic", "expected"),
        [
            ("55(7)", "insufficient_evidence", UNKNOWN),
            ("55(7)", "de_minimis", UNKNOWN),
            ("55(1)-(2)", "confiscation", MET),
            ("55(6)", "confiscation", MET),
            ("55(8)", "consult_before_refusal", MET),
            ("57(3)(a)", "asset_return", MET),
            ("57(3)(b)", "asset_return", MET),
            ("57(3)(c)", "asset_return", MET),
            ("57(4)", "costs", MET),
        ],
    )
    @pytest.mark.parametrize("measure", ["freeze", "confiscate"])
    def test_it_speaks_where_property_is_frozen_or_confiscated_whatever_the_basis(
        self, measure: str, article: str, topic: str, expected: Outcome
    ) -> None:
        for requesting, requested in (("MX", "DE"), ("US", "MX")):
            assessment = ask(requesting, requested, MLA, request(measure__1__kind=measure))
            assert found(assessment, NAME, article, topic).outcome is expected
        assert said_nothing(ask("MX", "DE", MLA, request()), NAME, article, topic)
