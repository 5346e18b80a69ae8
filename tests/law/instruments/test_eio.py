"""The European Investigation Order: Directive 2014/41/EU, article by article."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import (
    ask,
    basis,
    clock,
    due,
    found,
    instrument,
    quotations,
    said_nothing,
    text_of,
)

TEXT = "EU_Directive_2014_41_EIO_EN.txt"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A complete order of a French court to Germany. The persons are invented.
ORDER: dict[str, object] = {
    "request/kind": "mla", "request/language": "de", "request/purpose": "To prove who ran the flat.",
    "request/proceedings": "Criminal proceedings before an investigating judge", "request/signed": True,
    "request/translated": True, "requesting/authority": "Tribunal judiciaire de Lorémont",
    "person/1/name": "Aurel Vasq", "person/1/role": "suspect", "person/1/born": date(1985, 4, 2),
    "person/1/nationality": "RO", "offence/1/title": "Traite des êtres humains", "offence/1/law": "art. 225-4-1",
    "offence/1/category": "trafficking", "offence/1/max_months": 84,
    "conduct/summary": "He brought two women to a flat and took their earnings.", "conduct/act": ["transport"],
    "conduct/means": ["threat"], "conduct/purpose": ["sexual_exploitation"],
    "measure/1/kind": "search", "measure/1/description": "Search of the flat at Kastanienweg 3",
}  # fmt: skip


def order(**changes: object) -> dict[str, object]:
    """The order with these facts changed (`offence__1__category="other"`); None takes a fact out."""
    facts = ORDER | {path.replace("__", "/"): value for path, value in changes.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    return found(ask("FR", "DE", Kind.MLA, order(**changes)), "eio", article, topic).outcome


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, TEXT)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 20
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_nearly_everything_was_read_and_the_rest_says_that_it_was_not() -> None:
    rows = [p for p in instrument("eio").provisions if p.status is not Status.VERIFIED]
    assert [(p.article, p.status) for p in rows] == [("5a", Status.KNOWLEDGE), ("20", Status.KNOWLEDGE)]


class TestArticle34TheDayOfApplication:
    """Art. 34(1): “this Directive replaces, as from 22 May 2017, the corresponding provisions of the following
    conventions applicable between the Member States bound by this Directive”."""

    def test_the_day_before_it_is_no_basis_and_the_convention_of_1959_is(self) -> None:
        assert not basis("eio", "FR", "DE", Kind.MLA, date(2017, 5, 21)).stands
        assert basis("ets30", "FR", "DE", Kind.MLA, date(2017, 5, 21)).stands

    def test_from_that_day_it_is_the_first_basis_and_replaces_the_convention(self) -> None:
        first, other = (basis(name, "FR", "DE", Kind.MLA, date(2017, 5, 22)) for name in ("eio", "ets30"))
        assert (first.stands, first.rank, first.obliges) == (True, 1, True)
        assert not other.stands
        assert "replaced" in other.reason.english()

    def test_it_serves_assistance_only(self) -> None:
        assert not basis("eio", "FR", "DE", Kind.EXTRADITION).stands


class TestRecitals43To45TheStatesBound:
    """Recital 44: “Ireland is not taking part in the adoption of this Directive and is not bound by it”. Recital 45:
    “Denmark is not taking part in the adoption of this Directive and is not bound by it”. Recital 43: “the United
    Kingdom has notified its wish to take part in the adoption and application”."""

    @pytest.mark.parametrize("state", ["DK", "IE"])
    @pytest.mark.parametrize("on", [date(2017, 5, 22), date(2026, 11, 24)])
    def test_denmark_and_ireland_are_not_bound_and_use_the_convention_of_1959(self, state: str, on: date) -> None:
        assert not basis("eio", state, "DE", Kind.MLA, on).stands
        assert not basis("eio", "DE", state, Kind.MLA, on).stands
        assert basis("ets30", state, "DE", Kind.MLA, on).stands

    def test_the_united_kingdom_is_bound_to_the_end_of_2020(self) -> None:
        last, after = (basis("eio", "ES", "GB", Kind.MLA, day) for day in (date(2020, 12, 31), date(2021, 1, 1)))
        assert last.stands
        assert not after.stands
        assert basis("ets30", "ES", "GB", Kind.MLA, date(2021, 1, 1)).rank == 1

    def test_twenty_five_member_states_are_bound_today(self) -> None:
        assert len(instrument("eio").parties[0].since) == 25

    def test_mexico_is_no_party(self) -> None:
        assert not basis("eio", "MX", "ES", Kind.MLA).stands


class TestArticle5Contents:
    """Art. 5(1): “The EIO in the form set out in Annex A shall be completed, signed, and its content certified as
    accurate and correct by the issuing authority”."""

    CONTENTS = (
        ("5(1)(a)", "requesting_authority", "requesting__authority"),
        ("5(1)(b)", "purpose", "request__purpose"),
        ("5(1)(d)", "facts", "conduct__summary"),
        ("5(1)", "signature", "request__signed"),
        ("4", "subject_matter", "request__proceedings"),
    )

    @pytest.mark.parametrize(("article", "topic", "path"), CONTENTS)
    def test_a_complete_order_has_it_and_without_the_fact_it_is_missing(
        self, article: str, topic: str, path: str
    ) -> None:
        assert outcome(article, topic) is MET
        lacking = found(ask("FR", "DE", Kind.MLA, order(**{path: None})), "eio", article, topic)
        assert (lacking.outcome, lacking.concern) == (NOT_MET, True)
        assert lacking.question is not None

    def test_the_law_and_the_measure_are_required(self) -> None:
        assert outcome("5(1)(d)", "legal_qualification") is MET
        assert outcome("5(1)(d)", "legal_qualification", offence__1__law=None, offence__1__title=None) is NOT_MET
        assert outcome("5(1)(e)", "assistance") is MET
        assert outcome("5(1)(e)", "assistance", measure__1__kind=None, measure__1__description=None) is NOT_MET

    def test_the_person_is_asked_for_only_as_far_as_known(self) -> None:
        lacking = found(ask("FR", "DE", Kind.MLA, order(person__1__name=None)), "eio", "5(1)(c)", "person_identity")
        assert (lacking.force, lacking.outcome) == (Force.WHERE_POSSIBLE, UNKNOWN)

    def test_of_an_empty_request_nothing_is_said_to_be_missing(self) -> None:
        assert found(ask("FR", "DE", Kind.MLA, {}), "eio", "5(1)(d)", "facts").outcome is UNKNOWN


class TestArticle5Language:
    """Art. 5(3): “The competent authority of the issuing State shall translate the EIO set out in Annex A into an
    official language of the executing State or any other language indicated by the executing State”."""

    def test_a_german_order_is_accepted_and_an_english_one_is_not_shown_to_be(self) -> None:
        assert outcome("5(3)", "language") is MET
        assert outcome("5(3)", "language", request__language="en", request__translated=False) is not MET

    def test_without_a_language_it_cannot_be_told(self) -> None:
        assert outcome("5(3)", "language", request__language=None, request__translated=None) is UNKNOWN


class TestArticle7Transmission:
    """Art. 7(1): “by any means capable of producing a written record under conditions allowing the executing State to
    establish authenticity”. Art. 7(4): “via the telecommunications system of the European Judicial Network”."""

    def test_directly_and_from_march_2028_by_the_common_system(self) -> None:
        for on, expected in ((date(2028, 2, 29), False), (date(2028, 3, 1), True)):
            assessment = ask("FR", "DE", Kind.MLA, ORDER, on=on)
            assert found(assessment, "eio", "7(1)-(2)", "channel").outcome is MET
            assert said_nothing(assessment, "eio", "5a", "channel") is not expected


class TestSpecialContents:
    """Art. 26(5): “the issuing authority shall indicate the reasons why it considers that the requested information
    is likely to be of substantial value”. Art. 30(3): “information for the purpose of identifying the subject of the
    interception”. Art. 32(3): “whether the evidence is to be transferred to the issuing State or is to remain”."""

    @pytest.mark.parametrize(
        ("article", "measure"),
        [
            ("26(5), 27(4)", "bank_records"), ("28(3)", "controlled_delivery"), ("29(2)", "covert_operation"),
            ("30(3)-(4)", "interception"), ("32(3)-(4)", "freeze"), ("24(1)", "video_hearing"),
        ],
    )  # fmt: skip
    def test_it_is_asked_for_that_measure_alone_and_in_its_own_words(self, article: str, measure: str) -> None:
        bare = ask("FR", "DE", Kind.MLA, order(measure__1__kind=measure, measure__1__description=None))
        lacking = found(bare, "eio", article, "measure_description")
        assert lacking.outcome is NOT_MET
        assert lacking.question is not None and "section H" in lacking.question.english()
        assert said_nothing(ask("FR", "DE", Kind.MLA, ORDER), "eio", article, "measure_description")


class TestArticle11GroundsThatAnOfficerKnows:
    """Art. 11(1): “recognition or execution of an EIO may be refused in the executing State where” (a) “there is an
    immunity or a privilege under the law of the executing State”; (b) “would harm essential national security
    interests”; (d) “would be contrary to the principle of ne bis in idem”."""

    GROUNDS = (
        ("11(1)(a)", "immunity", "desk__immunity"),
        ("11(1)(b)", "essential_interests", "desk__essential_interests"),
        ("11(1)(d)", "ne_bis_in_idem_here", "desk__final_here"),
        ("11(1)(d)", "ne_bis_in_idem_third", "desk__final_elsewhere"),
    )

    @pytest.mark.parametrize(("article", "topic", "path"), GROUNDS)
    def test_made_out_not_made_out_and_unknown(self, article: str, topic: str, path: str) -> None:
        assert outcome(article, topic, **{path: True}) is MET
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_every_ground_of_article_11_is_optional_and_for_the_executing_judicial_authority(self) -> None:
        rows = [g for g in instrument("eio").ground if g.article.startswith("11(1)")]
        assert {(g.force, g.decides) for g in rows} == {(Force.OPTIONAL, "court")}
        assert {g.article for g in rows} == {f"11(1)({letter})" for letter in "abcdefgh"}

    @pytest.mark.parametrize(
        ("article", "topic"), [("11(1)(b)", "sensitive_source"), ("11(1)(f)", "fundamental_rights")]
    )
    def test_what_no_fact_settles_stays_unknown(self, article: str, topic: str) -> None:
        assert outcome(article, topic) is UNKNOWN


class TestArticle11gDualCriminality:
    """Art. 11(1)(g): “the conduct for which the EIO has been issued does not constitute an offence under the law of
    the executing State, unless it concerns an offence listed within the categories of offences set out in Annex D”.
    Art. 11(2): “Paragraphs 1(g) and 1(h) do not apply to investigative measures referred to in Article 10(2)”."""

    def test_trafficking_of_three_years_is_not_verified(self) -> None:
        for months in (36, 84):
            assert outcome("11(1)(g)", "dual_criminality", offence__1__max_months=months) is MET

    def test_below_three_years_the_list_does_not_help(self) -> None:
        listed = found(
            ask("FR", "DE", Kind.MLA, order(offence__1__max_months=36)), "eio", "11(1)(g)", "dual_criminality"
        )
        below = found(
            ask("FR", "DE", Kind.MLA, order(offence__1__max_months=35)), "eio", "11(1)(g)", "dual_criminality"
        )
        assert listed.reason.text != below.reason.text

    def test_an_offence_off_the_list_is_verified(self) -> None:
        listed = found(ask("FR", "DE", Kind.MLA, order()), "eio", "11(1)(g)", "dual_criminality")
        other = found(
            ask("FR", "DE", Kind.MLA, order(offence__1__category="procuring")), "eio", "11(1)(g)", "dual_criminality"
        )
        assert listed.reason.text != other.reason.text

    @pytest.mark.parametrize("measure", ["take_evidence", "interview_victim", "subscriber_data", "criminal_records"])
    def test_it_is_not_asked_for_the_measures_that_are_always_available(self, measure: str) -> None:
        assessment = ask("FR", "DE", Kind.MLA, order(measure__1__kind=measure))
        assert said_nothing(assessment, "eio", "11(1)(g)", "dual_criminality")
        assert said_nothing(assessment, "eio", "11(1)(h)", "measure_unavailable")

    def test_the_list_leaves_out_what_annex_d_leaves_out(self) -> None:
        ground = next(g for g in instrument("eio").ground if g.topic == "dual_criminality")
        assert ground.waived_months == 36
        assert not {"procuring", "forced_labour", "other"} & set(ground.waived_categories)


class TestArticles9To11MeasuresAndForm:
    """Art. 10(1)(b): “the investigative measure indicated in the EIO would not be available in a similar domestic
    case”. Art. 11(1)(h): “does not include the offence covered by the EIO”. Art. 16(2)(a): “the form provided for in
    Annex A is incomplete or manifestly incorrect”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("11(1)(h)", "measure_unavailable"),
            ("10(1), 10(5)", "measure_unavailable"),
        ],
    )  # fmt: skip
    def test_a_measure_that_own_law_bars(self, article: str, topic: str) -> None:
        assert outcome(article, topic, desk__measure_unlawful=True) is MET
        assert outcome(article, topic, desk__measure_unlawful=False) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    @pytest.mark.parametrize("article", ["9(3)", "16(2)(a)"])
    def test_a_form_with_a_gap_does_not_conform_and_is_no_refusal(self, article: str) -> None:
        facts = order(conduct__summary=None)
        finding = found(ask("FR", "DE", Kind.MLA, facts), "eio", article, "not_conforming")
        assert (finding.outcome, finding.force) == (MET, Force.PROCEDURAL)
        assert outcome(article, "not_conforming") is NOT_MET
        assert found(ask("FR", "DE", Kind.MLA, {}), "eio", article, "not_conforming").outcome is UNKNOWN

    def test_that_the_proceedings_are_administrative_is_for_an_officer_to_see(self) -> None:
        findings = ask("FR", "DE", Kind.MLA, order(desk__measure_unlawful=True)).findings
        row = next(f for f in findings if f.article == "11(1)(c)")
        assert (row.outcome, row.force) == (UNKNOWN, Force.OPTIONAL)

    def test_an_offence_in_the_issuing_state_is_not_one_abroad(self) -> None:
        assert outcome("11(1)(e)", "extraterritoriality", conduct__states=["FR"]) is NOT_MET
        assert outcome("11(1)(e)", "extraterritoriality", conduct__states=None) is UNKNOWN


class TestArticle11FiscalOffences:
    """Art. 11(3): “the executing authority shall not refuse recognition or execution on the ground that the law of
    the executing State does not impose the same kind of tax or duty”."""

    def test_it_may_not_be_used_to_refuse(self) -> None:
        finding = found(ask("FR", "DE", Kind.MLA, ORDER), "eio", "11(3)", "fiscal")
        assert (finding.force, finding.concern) == (Force.PROHIBITED, False)


class TestArticle15Postponement:
    """Art. 15(1): “its execution might prejudice an on-going criminal investigation or prosecution, until such time
    as the executing State deems reasonable”; “the objects, documents, or data concerned are already being used in
    other proceedings”."""

    def test_own_proceedings_postpone_and_do_not_refuse(self) -> None:
        finding = found(
            ask("FR", "DE", Kind.MLA, order(desk__own_investigation=True)), "eio", "15(1)(a)", "own_proceedings"
        )
        assert (finding.outcome, finding.force) == (MET, Force.PROCEDURAL)
        assert outcome("15(1)(a)", "own_proceedings", desk__own_investigation=False) is NOT_MET
        assert outcome("15(1)(a)", "own_proceedings") is UNKNOWN

    def test_things_in_use_postpone(self) -> None:
        assert outcome("15(1)(b)", "own_proceedings", desk__own_investigation=True) is MET
        assert outcome("15(1)(b)", "own_proceedings", desk__own_investigation=False) is NOT_MET


class TestArticles22To30GroundsOfSingleMeasures:
    """Art. 22(2): “the person in custody does not consent”. Art. 28(1): “if the execution of the investigative
    measure concerned would not be authorised in a similar domestic case”. Art. 30(5): “may also be refused where the
    investigative measure would not have been authorised in a similar domestic case”."""

    @pytest.mark.parametrize(
        ("article", "measure"),
        [("28(1)", "controlled_delivery"), ("29(3)", "covert_operation"), ("30(5)", "interception")],
    )
    def test_the_ground_belongs_to_its_measure(self, article: str, measure: str) -> None:
        facts = order(measure__1__kind=measure, desk__measure_unlawful=True)
        assert found(ask("FR", "DE", Kind.MLA, facts), "eio", article, "measure_unavailable").outcome is MET
        facts = order(measure__1__kind=measure, desk__measure_unlawful=False)
        assert found(ask("FR", "DE", Kind.MLA, facts), "eio", article, "measure_unavailable").outcome is NOT_MET
        assert said_nothing(ask("FR", "DE", Kind.MLA, ORDER), "eio", article, "measure_unavailable")

    def test_a_prisoner_who_does_not_consent(self) -> None:
        facts = order(measure__1__kind="transfer_prisoner")
        assert found(ask("FR", "DE", Kind.MLA, facts), "eio", "22(2)(a)", "no_consent").outcome is UNKNOWN
        assert said_nothing(ask("FR", "DE", Kind.MLA, ORDER), "eio", "22(2)(a)", "no_consent")


class TestArticle16Acknowledgement:
    """Art. 16(1): “shall, without delay, and in any case within a week of the reception of an EIO, acknowledge
    reception of the EIO by completing and sending the form set out in Annex B”."""

    def test_an_order_received_on_tuesday_is_acknowledged_by_the_next_tuesday(self) -> None:
        deadline = due(ask("FR", "DE", Kind.MLA, ORDER, received=date(2026, 11, 24)), "eio", "16(1)")
        assert deadline.due == date(2026, 12, 1)
        assert deadline.safe == date(2026, 11, 30)
        assert (deadline.liberty, deadline.met_by) == (False, "acknowledge")

    def test_the_executing_authority_that_gets_it_from_the_central_one_has_its_own_week(self) -> None:
        row = clock(
            "eio",
            "16(1), second subparagraph",
            "FR",
            "DE",
            Kind.MLA,
            "competent_authority_received",
            date(2026, 11, 26),
        )
        assert row.due == date(2026, 12, 3)


class TestArticle12TimeLimits:
    """Art. 12(3): “no later than 30 days after the receipt of the EIO by the competent executing authority”. Art.
    12(4): “not later than 90 days following the taking of the decision referred to in paragraph 3”. Art. 12(5): “may
    be extended by a maximum of 30 days”."""

    def test_thirty_days_for_the_decision(self) -> None:
        row = clock("eio", "12(3)", "FR", "DE", Kind.MLA, "competent_authority_received", date(2026, 11, 24))
        assert (row.due, row.safe, row.met_by) == (date(2026, 12, 24), date(2026, 12, 23), "decide")
        assert "30 days" in row.extension

    def test_ninety_days_for_the_measure(self) -> None:
        row = clock("eio", "12(4)", "FR", "DE", Kind.MLA, "decision_made", date(2026, 12, 24))
        assert (row.due, row.met_by, row.status) == (date(2027, 3, 24), "execute", Status.VERIFIED)

    def test_a_last_day_on_a_sunday_does_not_move(self) -> None:
        row = clock("eio", "12(3)", "FR", "DE", Kind.MLA, "competent_authority_received", date(2026, 11, 20))
        assert (row.due, row.due.weekday(), row.safe) == (date(2026, 12, 20), 6, date(2026, 12, 18))

    def test_no_clock_of_it_runs_before_the_day_of_application(self) -> None:
        with pytest.raises(AssertionError):
            clock("eio", "12(3)", "FR", "DE", Kind.MLA, "competent_authority_received", date(2017, 5, 21))


class TestArticles22And31And32OtherClocks:
    """Art. 32(2): “wherever practicable, within 24 hours of receipt of the EIO”. Art. 31(3): “at the latest within 96
    hours after the receipt of the notification”. Art. 22(9): “an opportunity to leave for a period of 15 consecutive
    days”."""

    def test_a_provisional_measure_is_decided_within_a_day_and_a_search_is_not_concerned(self) -> None:
        frozen = order(measure__1__kind="freeze")
        deadline = due(ask("FR", "DE", Kind.MLA, frozen, received=date(2026, 11, 24)), "eio", "32(2)")
        assert (deadline.due, deadline.met_by) == (date(2026, 11, 25), "decide")
        searched = ask("FR", "DE", Kind.MLA, ORDER, received=date(2026, 11, 24))
        assert not [d for d in searched.deadlines if d.article == "32(2)"]

    def test_four_days_to_object_to_an_interception(self) -> None:
        row = clock("eio", "31(3)", "FR", "DE", Kind.MLA, "interception_notified", date(2026, 11, 24), "interception")
        assert row.due == date(2026, 11, 28)

    def test_the_immunity_of_a_transferred_person(self) -> None:
        row = clock(
            "eio", "22(9)", "FR", "DE", Kind.MLA, "presence_not_required", date(2026, 5, 4), "transfer_prisoner"
        )
        assert (row.due, row.liberty) == (date(2026, 5, 19), True)


class TestArticle20DeletedIn2022:
    """Art. 20: “When implementing this Directive, Member States shall ensure that personal data are protected”."""

    @pytest.mark.parametrize(
        ("on", "status"), [(date(2022, 3, 12), Status.VERIFIED), (date(2022, 3, 13), Status.KNOWLEDGE)]
    )
    def test_the_article_ends_and_other_acts_take_its_place(self, on: date, status: Status) -> None:
        assert found(ask("FR", "DE", Kind.MLA, ORDER, on=on), "eio", "20", "data_protection").status is status


class TestDuties:
    """Art. 19(2): “guarantee the confidentiality of the facts and the substance of the EIO”. Art. 21(1): “the
    executing State shall bear all costs undertaken on the territory of the executing State”. Art. 11(4): “shall
    consult the issuing authority”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("19(2)", "confidentiality"), ("19(3)", "use_limitation"), ("21(1)", "costs"),
            ("11(4)", "consult_before_refusal"), ("16(3)(a)", "reasons"), ("1(2), 9(1)", "grant"),
            ("9(5)", "sovereignty"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_order(self, article: str, topic: str) -> None:
        finding = found(ask("FR", "DE", Kind.MLA, ORDER), "eio", article, topic)
        assert (finding.force, finding.concern, finding.open) == (Force.DUTY, False, False)
