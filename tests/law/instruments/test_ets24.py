"""The European Convention on Extradition (ETS 24), article by article, as of 1957 and with its protocols."""

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
    bound,
    clock,
    counted,
    due,
    found,
    instrument,
    limit,
    quotations,
    said_nothing,
    text_of,
)

TEXTS = (
    "NLrepo_CoE_024_European_Convention_on_Extradition.md",
    "NLrepo_CoE_098_2ndAP_Extradition.md",
    "NLrepo_CoE_209_3rdAP_Extradition.md",
)
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A complete Spanish request to Switzerland for an accused person. The persons are invented.
REQUEST: dict[str, object] = {
    "request/kind": "extradition", "request/language": "fr", "request/stage": "prosecution", "request/signed": True,
    "requesting/authority": "Ministerio de Justicia", "person/1/name": "Aurel Vasq", "person/1/role": "accused",
    "person/1/born": date(1985, 4, 2), "person/1/nationality": "RO", "person/1/description": "scar on the left hand",
    "offence/1/title": "Trata de seres humanos", "offence/1/law": "art. 177 bis", "offence/1/category": "trafficking",
    "offence/1/max_months": 96, "offence/1/law_text": True, "conduct/summary": "He brought two women to a flat.",
    "conduct/from": date(2024, 1, 10), "conduct/to": date(2024, 6, 1), "conduct/place": "Valdeluz",
    "conduct/states": ["ES"], "warrant/date": date(2026, 1, 7), "attachment/1/kind": "warrant",
}  # fmt: skip
ARREST: dict[str, object] = REQUEST | {
    "request/kind": "provisional_arrest", "assurance/1/kind": "formal_request", "request/urgent": True,
}  # fmt: skip


def request(**changes: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changes.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    return found(ask("ES", "CH", Kind.EXTRADITION, request(**changes)), "ets24", article, topic).outcome


def test_every_quotation_stands_in_the_texts(shared: Path) -> None:
    text = text_of(shared, *TEXTS)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 18
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_what_the_consolidated_text_does_not_show_is_not_verified() -> None:
    rows = {p.article for p in instrument("ets24").provisions if p.status is not Status.VERIFIED}
    assert rows == {
        "12(1), 1957", "5, 1957", "12(2)(b), CETS 212", "10, CETS 212", "14(1)(b), CETS 212", "14(1)(a), CETS 212",
        "15, CETS 212",
    }  # fmt: skip


class TestTheParties:
    """Art. 29(3): “As regards any signatory ratifying subsequently the Convention shall come into force 90 days after
    the date of the deposit of its instrument of ratification”."""

    @pytest.mark.parametrize(
        ("state", "other", "since"),
        [
            ("ES", "CH", date(1982, 8, 5)), ("DE", "CH", date(1977, 1, 1)), ("FR", "CH", date(1986, 5, 11)),
            ("GB", "CH", date(1991, 5, 14)), ("CH", "TR", date(1967, 3, 20)), ("KR", "TR", date(2011, 12, 29)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, other: str, since: date) -> None:
        assert not basis("ets24", state, other, Kind.EXTRADITION, date.fromordinal(since.toordinal() - 1)).stands
        assert basis("ets24", state, other, Kind.EXTRADITION, since).stands

    @pytest.mark.parametrize("state", ["MX", "US"])
    def test_mexico_and_the_united_states_are_no_parties(self, state: str) -> None:
        assert not basis("ets24", state, "ES", Kind.EXTRADITION).stands

    @pytest.mark.parametrize(("on", "stands"), [(date(2025, 5, 31), False), (date(2025, 6, 1), True)])
    def test_chile_is_bound_ninety_days_after_its_deposit_and_the_treaty_of_1992_falls(
        self, on: date, stands: bool
    ) -> None:
        assert basis("ets24", "CL", "ES", Kind.EXTRADITION, on).stands is stands
        assert basis("es_cl_1992", "CL", "ES", Kind.EXTRADITION, on).stands is not stands

    def test_it_serves_no_assistance(self) -> None:
        assert not basis("ets24", "ES", "CH", Kind.MLA).stands


class TestArticle28OtherSystems:
    """Art. 28(3): “Where, as between two or more Contracting Parties, extradition takes place on the basis of a
    uniform law, the Parties shall be free to regulate their mutual relations in respect of extradition exclusively in
    accordance with such a system”."""

    def test_between_member_states_the_european_arrest_warrant_takes_its_place_in_2004(self) -> None:
        assert basis("ets24", "ES", "FR", Kind.EXTRADITION, date(2003, 12, 31)).rank == 1
        assert not basis("ets24", "ES", "FR", Kind.EXTRADITION, date(2004, 1, 1)).stands

    def test_with_switzerland_it_stays(self) -> None:
        assert basis("ets24", "ES", "CH", Kind.EXTRADITION).rank == 1


class TestArticle2ExtraditableOffences:
    """Art. 2(1): “by deprivation of liberty or under a detention order for a maximum period of at least one year or
    by a more severe penalty”; “the punishment awarded must have been for a period of at least four months”."""

    def test_a_year_reaches_it_and_eleven_months_do_not(self) -> None:
        threshold = next(t for t in instrument("ets24").threshold)
        assert (threshold.max_months, threshold.sentence_months, threshold.laws) == (12, 4, "both")
        assert outcome("2(1)", "threshold", offence__1__max_months=11) is NOT_MET
        assert outcome("2(1)", "threshold", offence__1__max_months=None) is UNKNOWN

    def test_a_sentence_of_three_months_is_too_short(self) -> None:
        sentenced = {"request__stage": "sentence", "judgment__date": date(2025, 3, 1)}
        assert outcome("2(1)", "threshold", sentence__months=3, **sentenced) is NOT_MET


class TestArticle3PoliticalOffencesAndPersecution:
    """Art. 3(1): “is regarded by the requested Party as a political offence or as an offence connected with a
    political offence”. Art. 3(2): “on account of his race, religion, nationality or political opinion”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [("3(1)", "political", "desk__political"), ("3(2)", "discrimination", "desk__discrimination")],
    )
    def test_mandatory_when_made_out_else_not_met_or_unknown(self, article: str, topic: str, path: str) -> None:
        finding = found(ask("ES", "CH", Kind.EXTRADITION, request(**{path: True})), "ets24", article, topic)
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.MANDATORY, True)
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN


class TestArticle4MilitaryOffences:
    """Art. 4: “Extradition for offences under military law which are not offences under ordinary criminal law is
    excluded from the application of this Convention”."""

    def test_a_purely_military_offence_is_outside_the_convention(self) -> None:
        finding = found(ask("ES", "CH", Kind.EXTRADITION, request(desk__military=True)), "ets24", "4", "military")
        assert (finding.outcome, finding.force) == (MET, Force.SCOPE)
        assert outcome("4", "military", desk__military=False) is NOT_MET
        assert outcome("4", "military") is UNKNOWN


class TestArticle5FiscalOffences:
    """Art. 5(2) with ETS 98: “Extradition may not be refused on the ground that the law of the requested Party does
    not impose the same kind of tax or duty”."""

    def test_the_wording_of_1957_without_the_protocol_and_the_prohibition_with_it(self) -> None:
        without = ask("ES", "CH", Kind.EXTRADITION, REQUEST)  # Switzerland does not accept the chapter
        assert found(without, "ets24", "5, 1957", "fiscal").force is Force.SCOPE
        assert said_nothing(without, "ets24", "5(2)", "fiscal")
        with_it = ask("ES", "RS", Kind.EXTRADITION, REQUEST)
        assert found(with_it, "ets24", "5(2)", "fiscal").force is Force.PROHIBITED
        assert said_nothing(with_it, "ets24", "5, 1957", "fiscal")


class TestArticle6Nationals:
    """Art. 6(1)(a): “A Contracting Party shall have the right to refuse extradition of its nationals.” Art. 6(2): “it
    shall at the request of the requesting Party submit the case to its competent authorities”."""

    def test_an_own_national_may_be_refused_and_is_then_prosecuted_at_home(self) -> None:
        assessment = ask("ES", "CH", Kind.EXTRADITION, request(person__1__nationality="CH"))
        finding = found(assessment, "ets24", "6(1)(a)", "nationality")
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.OPTIONAL, "executive")
        assert found(assessment, "ets24", "6(2)", "submit_to_prosecutors").force is Force.DUTY

    def test_a_foreigner_and_an_unknown_nationality(self) -> None:
        assert outcome("6(1)(a)", "nationality") is NOT_MET
        assert outcome("6(1)(a)", "nationality", person__1__nationality=None) is UNKNOWN


class TestArticle7PlaceOfCommission:
    """Art. 7(1): “committed in whole or in part in its territory or in a place treated as its territory”."""

    def test_the_territory_of_the_requested_state(self) -> None:
        assert outcome("7(1)", "territoriality", conduct__states=["CH", "ES"]) is MET
        assert outcome("7(1)", "territoriality", conduct__states=["ES"]) is NOT_MET
        assert outcome("7(1)", "territoriality", conduct__states=None) is UNKNOWN

    def test_an_offence_in_the_requesting_state_raises_no_question_of_extraterritoriality(self) -> None:
        assert outcome("7(2)", "extraterritoriality", conduct__states=["ES"]) is NOT_MET
        assert outcome("7(2)", "extraterritoriality", conduct__states=None) is UNKNOWN


class TestArticles8And9NeBisInIdem:
    """Art. 8: “are proceeding against him in respect of the offence or offences for which extradition is requested”.
    Art. 9(1): “Extradition shall not be granted if final judgment has been passed by the competent authorities of the
    requested Party”; “have decided either not to institute or to terminate proceedings”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path", "force"),
        [
            ("8", "pending_here", "desk__pending_here", Force.OPTIONAL),
            ("9(1), first sentence", "ne_bis_in_idem_here", "desk__final_here", Force.MANDATORY),
        ],
    )
    def test_the_ground_on_both_sides_and_unknown(self, article: str, topic: str, path: str, force: Force) -> None:
        finding = found(ask("ES", "CH", Kind.EXTRADITION, request(**{path: True})), "ets24", article, topic)
        assert (finding.outcome, finding.force) == (MET, force)
        assert outcome(article, topic, **{path: False}) is NOT_MET
        assert outcome(article, topic) is UNKNOWN

    def test_a_case_that_was_dropped_is_an_officers_to_know(self) -> None:
        finding = found(
            ask("ES", "CH", Kind.EXTRADITION, REQUEST), "ets24", "9(1), second sentence", "discontinued_here"
        )
        assert (finding.outcome, finding.force) == (UNKNOWN, Force.OPTIONAL)

    def test_a_judgment_in_a_third_state_counts_only_between_parties_to_the_first_protocol(self) -> None:
        facts = request(desk__final_elsewhere=True)
        without = ask("ES", "TR", Kind.EXTRADITION, facts)
        assert said_nothing(without, "ets24", "9(2)-(3)", "ne_bis_in_idem_third")
        with_it = found(ask("ES", "CH", Kind.EXTRADITION, facts), "ets24", "9(2)-(3)", "ne_bis_in_idem_third")
        assert (with_it.outcome, with_it.force) == (MET, Force.MANDATORY)


class TestArticle10LapseOfTime:
    """Art. 10: “according to the law of either the requesting or the requested Party, become immune by reason of
    lapse of time from prosecution or punishment”."""

    @pytest.mark.parametrize("path", ["desk__lapsed_requesting", "desk__lapsed_requested"])
    def test_lapse_under_either_law_is_enough(self, path: str) -> None:
        assert outcome("10", "lapse_of_time", **{path: True}) is MET

    def test_both_must_be_known_for_it_not_to_be_made_out(self) -> None:
        both = {"desk__lapsed_requesting": False, "desk__lapsed_requested": False}
        assert outcome("10", "lapse_of_time", **both) is NOT_MET
        assert outcome("10", "lapse_of_time", desk__lapsed_requested=False) is UNKNOWN
        assert outcome("10", "lapse_of_time") is UNKNOWN

    def test_with_the_fourth_protocol_only_the_requesting_law_counts(self) -> None:
        law = bound("ets24/cets212", "ES", "CH", since=date(2016, 11, 1))
        facts = request(desk__lapsed_requested=True, desk__lapsed_requesting=False)
        with_it = ask("ES", "CH", Kind.EXTRADITION, facts, law=law)
        assert found(with_it, "ets24", "10, CETS 212", "lapse_of_time").outcome is NOT_MET
        assert said_nothing(with_it, "ets24", "10", "lapse_of_time")


class TestArticle11CapitalPunishment:
    """Art. 11: “extradition may be refused unless the requesting Party gives such assurance as the requested Party
    considers sufficient that the death-penalty will not be carried out”."""

    def test_death_without_and_with_an_assurance_and_a_term_of_years(self) -> None:
        assert outcome("11", "death_penalty", offence__1__penalty="death") is MET
        assured = {"offence__1__penalty": "death", "assurance__1__kind": "death_penalty"}
        assert outcome("11", "death_penalty", **assured) is NOT_MET
        assert outcome("11", "death_penalty", offence__1__penalty="term") is NOT_MET

    def test_it_is_a_condition_for_the_executive(self) -> None:
        ground = next(g for g in instrument("ets24").ground if g.article == "11")
        assert (ground.force, ground.decides, ground.assurance) == (Force.CONDITION, "executive", "death_penalty")


class TestArticles17And19CompetingRequestsAndPostponement:
    """Art. 17: “If extradition is requested concurrently by more than one State”. Art. 19(1): “postpone the surrender
    of the person claimed in order that he may be proceeded against by that Party”."""

    def test_own_proceedings_postpone_and_do_not_refuse(self) -> None:
        facts = request(desk__own_investigation=True)
        finding = found(ask("ES", "CH", Kind.EXTRADITION, facts), "ets24", "19(1)", "own_proceedings")
        assert (finding.outcome, finding.force) == (MET, Force.PROCEDURAL)
        assert outcome("19(1)", "own_proceedings", desk__own_investigation=False) is NOT_MET
        assert outcome("19(1)", "own_proceedings") is UNKNOWN

    def test_competing_requests_are_for_the_executive_to_weigh(self) -> None:
        finding = found(ask("ES", "CH", Kind.EXTRADITION, REQUEST), "ets24", "17", "competing_request")
        assert (finding.outcome, finding.force, finding.decides) == (UNKNOWN, Force.PROCEDURAL, "executive")


class TestSecondProtocolInAbsentiaAndAmnesty:
    """ETS 98, art. 3: “did not satisfy the minimum rights of defence recognised as due to everyone charged with
    criminal offence”. Art. 4: “Extradition shall not be granted for an offence in respect of which an amnesty has
    been declared in the requested State”."""

    def test_only_between_its_parties(self) -> None:
        facts = request(judgment__in_absentia=True, desk__amnesty=True, request__stage="sentence")
        without = ask("ES", "TR", Kind.EXTRADITION, facts)
        assert said_nothing(without, "ets24", "ETS 98, 3", "in_absentia")
        assert said_nothing(without, "ets24", "ETS 98, 4", "amnesty")
        with_it = ask("ES", "CH", Kind.EXTRADITION, facts)
        assert found(with_it, "ets24", "ETS 98, 3", "in_absentia").outcome is MET
        assert found(with_it, "ets24", "ETS 98, 4", "amnesty").outcome is MET


class TestArticle12Documents:
    """Art. 12(2)(a): “the original or an authenticated copy of the conviction and sentence or detention order
    immediately enforceable or of the warrant of arrest”. Art. 12(2)(b): “The time and place of their commission,
    their legal descriptions and a reference to the relevant legal provisions shall be set out as accurately as
    possible”."""

    @pytest.mark.parametrize(
        ("article", "topic", "taken_out"),
        [
            ("12(2)(a)", "judicial_order", ("warrant__date", "attachment__1__kind")),
            ("12(2)(b)", "time_and_place", ("conduct__from", "conduct__to")),
            ("12(2)(b)", "offence", ("offence__1__title", "offence__1__law")),
            ("12(2)(c)", "law_text", ("offence__1__law_text",)),
            ("12(2)(c)", "person_nationality", ("person__1__nationality",)),
        ],
    )
    def test_there_or_missing(self, article: str, topic: str, taken_out: tuple[str, ...]) -> None:
        assert outcome(article, topic) is MET
        assert outcome(article, topic, **dict.fromkeys(taken_out)) is NOT_MET

    def test_the_text_on_lapse_of_time_is_asked_for_only_with_the_fourth_protocol(self) -> None:
        assert said_nothing(
            ask("ES", "CH", Kind.EXTRADITION, REQUEST), "ets24", "12(2)(b), CETS 212", "limitation_text"
        )


class TestArticles12And16Channels:
    """Art. 12(1) with ETS 98: “shall be addressed by the Ministry of Justice of the requesting Party to the Ministry
    of Justice of the requested Party; however, use of the diplomatic channel is not excluded”. Art. 16(3): “or
    through the International Criminal Police Organisation (Interpol)”."""

    def test_diplomatic_in_1957_and_between_ministries_with_the_second_protocol(self) -> None:
        without, with_it = (ask("ES", state, Kind.EXTRADITION, REQUEST) for state in ("TR", "CH"))
        assert [f.article for f in without.findings if f.topic == "channel" and f.instrument == "ets24"] == [
            "12(1), 1957"
        ]
        assert [f.article for f in with_it.findings if f.topic == "channel" and f.instrument == "ets24"] == [
            "12(1)"
        ] * 2

    def test_interpol_is_open_for_an_urgent_arrest(self) -> None:
        rows = {c.route: c.urgent for c in instrument("ets24").channel if c.article == "16(3)"}
        assert rows == {"diplomatic": True, "judicial": True, "interpol": True}
        urgent = ask("ES", "CH", Kind.PROVISIONAL_ARREST, ARREST)
        calm = ask("ES", "CH", Kind.PROVISIONAL_ARREST, ARREST | {"request/urgent": False})
        for assessment, expected in ((urgent, MET), (calm, NOT_MET)):
            assert {f.outcome for f in assessment.findings if f.article == "16(3)" and f.topic == "channel"} == {
                expected
            }


class TestArticle23Language:
    """Art. 23: “The documents to be produced shall be in the language of the requesting or requested Party”."""

    def test_no_language_is_known_without_a_letter(self) -> None:
        assert outcome("23", "language", request__language=None) is UNKNOWN


class TestArticle16ProvisionalArrest:
    """Art. 16(2): “it is intended to send a request for extradition”. Art. 16(4): “Provisional arrest may be
    terminated if, within a period of 18 days after arrest, the requested Party has not received the request for
    extradition and the documents mentioned in Article 12. It shall not, in any event, exceed 40 days from the date of
    such arrest”."""

    def test_eighteen_and_forty_days_from_the_arrest_and_no_day_more(self) -> None:
        assessment = ask("ES", "CH", Kind.PROVISIONAL_ARREST, ARREST | {"desk/arrest_date": date(2026, 3, 2)},
                         on=date(2026, 3, 3))  # fmt: skip
        may, must = (due(assessment, "ets24", f"16(4), {which} sentence") for which in ("first", "second"))
        assert (may.due, must.due) == (date(2026, 3, 20), date(2026, 4, 11))
        assert must.due.weekday() == 5  # a Saturday, and it does not move
        assert must.safe == date(2026, 4, 10)
        assert (may.liberty, must.liberty, must.met_by) == (True, True, "papers")

    def test_without_a_day_of_arrest_no_clock_runs(self) -> None:
        assessment = ask("ES", "CH", Kind.PROVISIONAL_ARREST, ARREST)
        assert not [d for d in assessment.deadlines if d.article.startswith("16(4)")]

    @pytest.mark.parametrize(
        ("topic", "taken_out"),
        [
            ("formal_request_intent", ("assurance/1/kind",)),
            ("warrant_statement", ("warrant/date", "attachment/1/kind")),
            ("time_and_place", ("conduct/place", "conduct/states")),
        ],
    )
    def test_what_the_request_must_state(self, topic: str, taken_out: tuple[str, ...]) -> None:
        assert found(ask("ES", "CH", Kind.PROVISIONAL_ARREST, ARREST), "ets24", "16(2)", topic).outcome is MET
        bare = {path: value for path, value in ARREST.items() if path not in taken_out}
        assert found(ask("ES", "CH", Kind.PROVISIONAL_ARREST, bare), "ets24", "16(2)", topic).outcome is NOT_MET

    def test_it_needs_no_documents_yet(self) -> None:
        assert said_nothing(ask("ES", "CH", Kind.PROVISIONAL_ARREST, ARREST), "ets24", "12(2)(c)", "law_text")


class TestArticles14And18LaterLimits:
    """Art. 14(1)(b): “has not done so within 45 days of his final discharge”. Art. 18(4): “he may be released after
    the expiry of 15 days and shall in any case be released after the expiry of 30 days”."""

    @pytest.mark.parametrize(
        ("article", "event", "started", "last"),
        [
            ("18(4), 15 days", "surrender_date_fixed", date(2026, 5, 20), date(2026, 6, 4)),
            ("18(4), 30 days", "surrender_date_fixed", date(2026, 5, 20), date(2026, 6, 19)),
            ("14(1)(b)", "free_to_leave", date(2026, 2, 10), date(2026, 3, 27)),
        ],
    )
    def test_worked_examples(self, article: str, event: str, started: date, last: date) -> None:
        assert clock("ets24", article, "ES", "CH", Kind.EXTRADITION, event, started).due == last

    def test_with_the_fourth_protocol_speciality_ends_after_thirty_days(self) -> None:
        assert counted("ets24", "14(1)(b), CETS 212", date(2026, 2, 10)) == date(2026, 3, 12)
        assert limit("ets24", "14(1)(b)").unless == limit("ets24", "14(1)(b), CETS 212").needs == "cets212"

    def test_the_thirty_days_of_surrender_free_the_person(self) -> None:
        row = limit("ets24", "18(4), 30 days")
        assert (row.trigger, row.liberty, row.roll) == ("surrender_date_fixed", True, False)
        assert "released" in row.consequence


class TestThirdProtocolSimplifiedProcedure:
    """CETS 209, art. 6(1): “as soon as possible and no later than ten days after the date of provisional arrest”.
    Art. 7: “within twenty days of the date on which the person consented”."""

    def test_its_ten_days_run_only_between_its_parties(self) -> None:
        facts = ARREST | {"desk/arrest_date": date(2026, 3, 2)}
        without = ask("ES", "CH", Kind.PROVISIONAL_ARREST, facts, on=date(2026, 3, 3))
        assert not [d for d in without.deadlines if d.article == "CETS 209, 6(1)"]
        law = bound("ets24/cets209", "ES", "CH", since=date(2016, 1, 1))
        with_it = ask("ES", "CH", Kind.PROVISIONAL_ARREST, facts, on=date(2026, 3, 3), law=law)
        assert due(with_it, "ets24", "CETS 209, 6(1)").due == date(2026, 3, 12)


class TestDuties:
    """Art. 14(1): “nor shall he be for any other reason restricted in his personal freedom”. Art. 15: “shall not,
    without the consent of the requested Party, surrender to another Party or to a third State”. Art. 18(2): “Reasons
    shall be given for any complete or partial rejection”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("14(1)", "speciality"), ("15", "re_extradition"), ("18(2)", "reasons"), ("24", "costs"),
            ("20", "property"), ("13", "additional_information"), ("1", "grant"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_request(self, article: str, topic: str) -> None:
        assert found(ask("ES", "CH", Kind.EXTRADITION, REQUEST), "ets24", article, topic).force is Force.DUTY
