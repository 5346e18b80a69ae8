"""The European Convention on Mutual Assistance in Criminal Matters (ETS 30), as of 1959 and with its protocols."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.law import load_law
from models.law.applying import bases, party_on
from models.value import Outcome
from tests.law.instruments.asking import (
    ask,
    basis,
    clock,
    found,
    instrument,
    limit,
    quotations,
    said_nothing,
    text_of,
)

TEXTS = (
    "NLrepo_CoE_030_Mutual_Assistance.md",
    "NLrepo_CoE_099_AP_Mutual_Assistance.md",
    "NLrepo_CoE_182_2ndAP_Mutual_Assistance.md",
    "ES_CoE_030_MLA.md",
    "ES_CoE_182_2ndAP_with_Spanish_declarations.md",
)
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A complete Swiss letter rogatory to Spain. The persons are invented.
LETTER: dict[str, object] = {
    "request/kind": "mla", "request/language": "es", "request/translated": True, "request/signed": True,
    "request/purpose": "To prove where the women lived.", "requesting/authority": "Staatsanwaltschaft Altbruck",
    "person/1/name": "Aurel Vasq", "person/1/role": "suspect", "person/1/born": date(1985, 4, 2),
    "person/1/nationality": "RO", "person/1/location": "Calle del Olmo 7, Valdeluz",
    "offence/1/title": "Menschenhandel", "offence/1/law": "Art. 182 StGB", "offence/1/category": "trafficking",
    "offence/1/max_months": 240, "conduct/summary": "He brought two women to a flat.", "measure/1/kind": "search",
    "measure/1/description": "Search of the flat at Calle del Olmo 7",
}  # fmt: skip


def letter(**changes: object) -> dict[str, object]:
    facts = LETTER | {path.replace("__", "/"): value for path, value in changes.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    return found(ask("CH", "ES", Kind.MLA, letter(**changes)), "ets30", article, topic).outcome


def test_every_quotation_stands_in_the_texts(shared: Path) -> None:
    text = text_of(shared, *TEXTS)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 16
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_what_was_only_remembered_is_marked_as_the_wording_of_1959() -> None:
    rows = {p.article for p in instrument("ets30").provisions if p.status is Status.KNOWLEDGE}
    assert rows and all(article.endswith(", 1959") for article in rows)
    assert all(p.unless == "ets182" for p in instrument("ets30").provisions if p.article in rows)


class TestTheParties:
    """Art. 27(3): “As regards any signatory ratifying subsequently the Convention shall come into force 90 days after
    the date of the deposit of its instrument of ratification”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("ES", date(1982, 11, 16)), ("DE", date(1977, 1, 1)), ("FR", date(1967, 8, 21)),
            ("GB", date(1991, 11, 27)), ("CL", date(2011, 8, 28)), ("KR", date(2011, 12, 29)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert not basis("ets30", state, "CH", Kind.MLA, date.fromordinal(since.toordinal() - 1)).stands
        assert basis("ets30", state, "CH", Kind.MLA, since).stands

    @pytest.mark.parametrize("state", ["MX", "US"])
    def test_mexico_and_the_united_states_are_no_parties(self, state: str) -> None:
        assert not basis("ets30", state, "ES", Kind.MLA).stands

    def test_san_marino_whose_day_is_not_known_is_no_basis_and_it_is_said_why(self) -> None:
        found_basis = basis("ets30", "SM", "ES", Kind.MLA)
        assert (found_basis.stands, found_basis.status) == (False, Status.UNCONFIRMED)

    def test_it_serves_no_extradition(self) -> None:
        assert not basis("ets30", "ES", "CH", Kind.EXTRADITION).stands


class TestArticle26OtherSystems:
    """Art. 26(4): “be free to regulate their mutual relations in this field exclusively in accordance with such
    legislation or system”."""

    def test_the_investigation_order_takes_its_place_between_the_states_that_it_binds(self) -> None:
        assert basis("ets30", "DE", "FR", Kind.MLA, date(2017, 5, 21)).stands
        assert not basis("ets30", "DE", "FR", Kind.MLA, date(2017, 5, 22)).stands
        assert basis("ets30", "DE", "DK", Kind.MLA).stands

    def test_service_of_documents_is_no_investigation_order_and_stays(self) -> None:
        rows = bases(load_law(), "DE", "FR", date(2026, 11, 24), Kind.MLA, ("serve_documents",))
        stands = {row.instrument: row.stands for row in rows}
        assert (stands["ets30"], stands["eio"]) == (True, False)


class TestArticle2GroundsForRefusal:
    """Art. 2(a): “an offence which the requested Party considers a political offence, an offence connected with a
    political offence, or a fiscal offence”. Art. 2(b): “likely to prejudice the sovereignty, security, ordre public
    or other essential interests of its country”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [("2(a)", "political", "desk__political"), ("2(b)", "essential_interests", "desk__essential_interests")],
    )
    def test_optional_when_made_out_else_not_met_or_unknown(self, article: str, topic: str, path: str) -> None:
        finding = found(ask("CH", "ES", Kind.MLA, letter(**{path: True})), "ets30", article, topic)
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.OPTIONAL, True)
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_a_military_offence_is_outside_the_convention(self) -> None:
        assert outcome("1(2)", "military", desk__military=True) is MET
        assert outcome("1(2)", "military", desk__military=False) is NOT_MET


class TestArticle6Delay:
    """Art. 6(1): “The requested Party may delay the handing over of any property, records or documents requested”."""

    def test_things_needed_at_home_are_handed_over_later(self) -> None:
        needed = letter(measure__1__kind="documents", desk__own_investigation=True)
        finding = found(ask("CH", "ES", Kind.MLA, needed), "ets30", "6(1)", "own_proceedings")
        assert (finding.outcome, finding.force) == (MET, Force.PROCEDURAL)
        free = letter(measure__1__kind="documents", desk__own_investigation=False)
        assert found(ask("CH", "ES", Kind.MLA, free), "ets30", "6(1)", "own_proceedings").outcome is NOT_MET


class TestFirstProtocolFiscalOffences:
    """ETS 99, art. 1: “The Contracting Parties shall not exercise the right provided for in Article 2 (a) of the
    Convention to refuse assistance solely on the ground that the request concerns an offence which the requested
    Party considers a fiscal offence”."""

    def test_without_the_protocol_a_ground_and_with_it_none(self) -> None:
        without = ask("CH", "ES", Kind.MLA, LETTER)
        assert found(without, "ets30", "2(a), fiscal", "fiscal").force is Force.OPTIONAL
        with_it = ask("KR", "ES", Kind.MLA, LETTER)
        assert said_nothing(with_it, "ets30", "2(a), fiscal", "fiscal")
        assert found(with_it, "ets30", "ETS 99, 1", "fiscal").force is Force.PROHIBITED

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("BG", date(1994, 9, 15)), ("PL", date(1996, 6, 17)), ("SK", date(1996, 12, 22)), ("EE", date(1997, 7, 27)),
            ("BE", date(2002, 5, 29)), ("ES", date(1991, 9, 11)), ("AZ", date(2003, 10, 2)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_ninety_days_after_its_deposit(self, state: str, since: date) -> None:
        assert party_on(load_law(), "ets30/ets99", state, since - timedelta(days=1)) is None
        assert party_on(load_law(), "ets30/ets99", state, since) is not None


class TestArticle5TheReservationOfSpain:
    """Reserva al artículo 5.1: “España se reserva la facultad de no ejecutar las comisiones rogatorias que tengan
    como finalidad un registro o un embargo de bienes a menos que se cumplan las condiciones siguientes”. Art. 5(2):
    “any other Party may apply reciprocity”."""

    def test_a_search_in_spain_needs_an_offence_there_and_one_year(self) -> None:
        assessment = ask("CH", "ES", Kind.MLA, LETTER)
        assert found(assessment, "ets30", "5(1)(a)", "dual_criminality").force is Force.OPTIONAL
        assert found(assessment, "ets30", "5(1)(b)", "threshold").force is Force.OPTIONAL
        assert outcome("5(1)(c)", "domestic_bar", desk__measure_unlawful=True) is MET
        assert outcome("5(1)(c)", "domestic_bar", desk__measure_unlawful=False) is NOT_MET
        assert outcome("5(1)(c)", "domestic_bar") is UNKNOWN

    def test_a_hearing_in_spain_does_not(self) -> None:
        assessment = ask("CH", "ES", Kind.MLA, letter(measure__1__kind="take_evidence"))
        assert said_nothing(assessment, "ets30", "5(1)(a)", "dual_criminality")
        assert said_nothing(assessment, "ets30", "5(1)(b)", "threshold")

    def test_another_party_may_ask_it_of_spain_and_of_nobody_else(self) -> None:
        to_switzerland = ask("ES", "CH", Kind.MLA, LETTER)
        assert found(to_switzerland, "ets30", "5(2)", "dual_criminality").force is Force.OPTIONAL
        assert said_nothing(to_switzerland, "ets30", "5(1)(a)", "dual_criminality")
        to_turkey = ask("CH", "TR", Kind.MLA, LETTER)
        assert said_nothing(to_turkey, "ets30", "5(2)", "dual_criminality")

    def test_the_declarations_of_others_are_asked_after_and_not_applied(self) -> None:
        article = "5(1), other Parties"
        assert not found(ask("ES", "CH", Kind.MLA, LETTER), "ets30", article, "dual_criminality").applied
        assert said_nothing(ask("CH", "ES", Kind.MLA, LETTER), "ets30", article, "dual_criminality")
        heard = ask("ES", "CH", Kind.MLA, letter(measure__1__kind="take_evidence"))
        assert said_nothing(heard, "ets30", article, "dual_criminality")


class TestArticle7SummonsesToTheAccused:
    """Art. 7(3): “This time shall be specified in the aforesaid declaration and shall not exceed 50 days.” Spain: “la
    antelación de dicho precepto mencionada será de treinta días como mínimo”."""

    def test_for_a_hearing_on_the_first_of_june_the_summons_is_in_spain_by_the_second_of_may(self) -> None:
        row = clock("ets30", "7(3)", "CH", "ES", Kind.MLA, "hearing_date", date(2026, 6, 1), "serve_documents")
        assert row.due == date(2026, 5, 2)
        assert limit("ets30", "7(3)").requested == ("ES",)


class TestArticle11TransferOfPersonsInCustody:
    """Art. 11(1): “the person in custody does not consent”; “transfer is liable to prolong his or her detention”."""

    @pytest.mark.parametrize("with_protocol", [True, False])
    def test_the_four_grounds_in_both_wordings_and_never_twice(self, with_protocol: bool) -> None:
        facts = letter(measure__1__kind="transfer_prisoner")
        assessment = ask("CH" if with_protocol else "TR", "ES", Kind.MLA, facts)
        grounds = {f.article: f.topic for f in assessment.findings if f.article.startswith("11(1)(")}
        mark = "" if with_protocol else ", 1959"
        assert grounds == {
            f"11(1)(a){mark}": "no_consent", f"11(1)(b){mark}": "own_proceedings",
            f"11(1)(c){mark}": "prolonged_detention", f"11(1)(d){mark}": "humanitarian",
        }  # fmt: skip


class TestArticle12SafeConduct:
    """Art. 12(3): “having had for a period of fifteen consecutive days from the date when his presence is no longer
    required by the judicial authorities an opportunity of leaving”."""

    def test_fifteen_days_from_the_day_on_which_presence_is_no_longer_required(self) -> None:
        started = date(2026, 5, 4)
        row = clock("ets30", "12(3)", "CH", "ES", Kind.MLA, "presence_not_required", started, "take_evidence")
        assert (row.due, row.liberty) == (date(2026, 5, 19), True)


class TestArticle14Contents:
    """Art. 14(1): “the authority making the request”; “the object of and the reason for the request”. Art. 14(2):
    “state the offence and contain a summary of the facts”."""

    @pytest.mark.parametrize(
        ("article", "topic", "taken_out"),
        [
            ("14(1)(a)", "requesting_authority", ("requesting__authority",)),
            ("14(1)(b)", "purpose", ("request__purpose",)),
            ("14(1)(b)", "assistance", ("measure__1__kind", "measure__1__description")),
            ("14(2)", "offence", ("offence__1__title", "offence__1__law")),
            ("14(2)", "facts", ("conduct__summary",)),
        ],
    )
    def test_there_or_missing(self, article: str, topic: str, taken_out: tuple[str, ...]) -> None:
        assert outcome(article, topic) is MET
        if topic != "assistance":
            assert outcome(article, topic, **dict.fromkeys(taken_out)) is NOT_MET

    def test_service_needs_an_address_and_no_summary_of_facts(self) -> None:
        service = letter(measure__1__kind="serve_documents", conduct__summary=None, person__1__location=None)
        assessment = ask("CH", "ES", Kind.MLA, service)
        assert found(assessment, "ets30", "14(1)(d)", "addressee").outcome is NOT_MET
        assert said_nothing(assessment, "ets30", "14(2)", "facts")


class TestArticle15Channels:
    """Art. 15(1) with ETS 182: “However, they may be forwarded directly by the judicial authorities of the requesting
    Party to the judicial authorities of the requested Party”. Art. 15(7): “In urgent cases, where direct transmission
    is permitted under this Convention, it may take place through the International Criminal Police Organisation”."""

    def routes(self, requesting: str) -> set[str]:
        findings = ask(requesting, "ES", Kind.MLA, LETTER).findings
        return {f.article for f in findings if (f.instrument, f.topic) == ("ets30", "channel")}

    def test_between_ministries_in_1959_and_directly_with_the_second_protocol(self) -> None:
        assert self.routes("TR") == {"15(1), 1959", "15(2), 1959", "15(5), 1959"}
        assert self.routes("CH") == {"15(1)", "15(7)", "15(9)"}

    def test_the_transfer_of_a_prisoner_goes_between_ministries_alone(self) -> None:
        rows = [c for c in instrument("ets30").channel if c.needs and "transfer_prisoner" not in c.except_measures]
        assert {c.route for c in rows} == {"justice_ministry", "secure_platform"}


class TestArticle16Language:
    """Art. 16(1): “translations of requests and annexed documents shall not be required”. Spain: “se acompañen de una
    traducción al idioma castellano debidamente autenticada”."""

    def test_spain_may_require_spanish(self) -> None:
        assert outcome("16(2)", "language") is MET
        assert outcome("16(2)", "language", request__language="de", request__translated=False) is not MET

    def test_a_state_without_a_declaration_takes_any_language(self) -> None:
        german = letter(request__language="de", request__translated=False)
        assert found(ask("CH", "TR", Kind.MLA, german), "ets30", "16(1)", "language").outcome is MET


class TestSecondProtocol:
    """ETS 182, art. 7(1): “may postpone action on a request if such action would prejudice investigations,
    prosecutions or related proceedings by its authorities”. Art. 25: “keep confidential the fact and substance of the
    request”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("ES", date(2018, 7, 1)), ("CH", date(2005, 2, 1)), ("NL", date(2011, 4, 1)), ("AM", date(2011, 4, 1)),
            ("DE", date(2015, 6, 1)), ("FR", date(2012, 6, 1)), ("PL", date(2004, 2, 1)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        before = party_on(load_law(), "ets30/ets182", state, since - timedelta(days=1))
        row = party_on(load_law(), "ets30/ets182", state, since)
        assert before is None and row is not None
        assert (row.status is Status.VERIFIED) is (state in {"ES", "CH", "NL", "AM"})

    @pytest.mark.parametrize("state", ["TR", "NO", "IT", "AT", "LI"])
    def test_a_day_that_is_not_known_binds_nobody(self, state: str) -> None:
        assert party_on(load_law(), "ets30/ets182", state, date(2026, 11, 24)) is None

    def test_its_rules_apply_only_where_both_states_are_known_to_be_bound(self) -> None:
        without, with_it = (ask(state, "ES", Kind.MLA, LETTER) for state in ("TR", "CH"))
        for article, topic in (("ETS 182, 7", "own_proceedings"), ("ETS 182, 25", "confidentiality")):
            assert said_nothing(without, "ets30", article, topic)
            assert found(with_it, "ets30", article, topic).applied

    def test_before_july_2018_the_wording_of_1959_applies_to_spain(self) -> None:
        before = ask("CH", "ES", Kind.MLA, LETTER, on=date(2018, 6, 30))
        assert said_nothing(before, "ets30", "ETS 182, 25", "confidentiality")
        assert found(before, "ets30", "20, 1959", "costs").status is Status.KNOWLEDGE


class TestDuties:
    """Art. 17: “shall not require any form of authentication”. Art. 19: “Reasons shall be given for any refusal of
    mutual assistance.” Art. 12(1): “shall not be prosecuted or detained or subjected to any other restriction”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("17", "no_legalisation"), ("19", "reasons"), ("12(1)-(2)", "safe_conduct"), ("6(2)", "return_items")],
    )
    def test_the_duty_goes_with_the_request(self, article: str, topic: str) -> None:
        assert found(ask("CH", "ES", Kind.MLA, LETTER), "ets30", article, topic).force is Force.DUTY
