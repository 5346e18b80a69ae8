"""Each country's own law, article by article: what it asks where no treaty binds, and what runs beside one.

Quotations stand in ../shared/treaties (Ley 4/1985 of Spain, IRG of Germany). Mexico, the United States and France are
from knowledge (law/regional_and_practice.md, 1.1.6, 1.12 and 2.1), so nothing is quoted there. Kosovo is the
requesting State wherever no treaty may stand before own law.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.deadline import Calendar
from models.fact import Kind
from models.finding import Assessment, Status
from models.law import load_law
from models.law.clocks import effective, limits_started
from models.law.country import Country
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, clock, due, found, quotations, said_nothing, text_of

EX, PA, MLA = Kind.EXTRADITION, Kind.PROVISIONAL_ARREST, Kind.MLA
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
NOWHERE = "XK"  # no treaty of the law binds it
DAY = date(2026, 3, 2)

COMPLETE: dict[str, object] = {
    "request/stage": "prosecution",
    "person/1/role": "sought",
    "person/1/name": "Juan Ejemplo",
    "person/1/born": "1980-01-01",
    "person/1/nationality": NOWHERE,
    "conduct/summary": "Facts.",
    "conduct/place": "Pristina",
    "conduct/from": "2025-01-01",
    "conduct/act": ["recruit"],
    "conduct/means": ["deception"],
    "conduct/purpose": ["sexual_exploitation"],
    "conduct/youngest_victim": 30,
    "offence/1/max_months": 24,
    "offence/1/penalty": "term",
    "offence/1/law_text": True,
    "warrant/date": "2026-01-05",
    "request/translated": True,
    "assurance/1/kind": "reciprocity",
    "assurance/2/kind": "speciality",
    "assurance/3/kind": "formal_request",
}


def alone(state: str, kind: Kind = EX, /, **more: object) -> Assessment:
    """The State's own law alone, asked about a complete request with these facts changed (None: left out)."""
    values = COMPLETE | {path.replace("__", "/"): value for path, value in more.items()}
    return ask(NOWHERE, state, kind, {path: value for path, value in values.items() if value is not None})


def country(state: str) -> Country:
    return load_law().countries[state]


def test_the_quotations_stand_in_the_texts(shared: Path) -> None:
    text = text_of(shared, "ES_Ley_4_1985_Extradicion_Pasiva.md", "DE_IRG_2021.md")
    pairs = list(quotations(sys.modules[__name__]))
    for where, words in pairs:
        assert words in text, where
    assert len(pairs) >= 25


@pytest.mark.parametrize("state", ["ES", "DE", "MX", "FR"])
def test_a_complete_request_without_treaty_lacks_nothing_and_meets_no_ground(state: str) -> None:
    assessment = alone(state)
    assert assessment.chosen == "reciprocity"
    assert [f.id for f in assessment.findings if f.concern] == []


@pytest.mark.parametrize("state", ["MX", "FR"])
def test_what_could_not_be_read_is_never_called_verified(state: str) -> None:
    own = country(state)
    rows = (*own.provisions, *own.without_treaty, *own.authority, *own.languages, *own.death_penalty)
    assert Status.VERIFIED not in {row.status for row in rows}


class TestWithoutTreaty:
    """Mexico, Spain, Germany and France may help without a treaty; the United States extradites only under one
    (18 USC 3181, 3184), and gives other assistance (18 USC 3512)."""

    @pytest.mark.parametrize(
        ("state", "kind", "article"),
        [
            ("MX", MLA, "438 CNPP"), ("MX", EX, "3, 10 LEI"), ("ES", EX, "1 Ley 4/1985"), ("ES", MLA, "278 LOPJ"),
            ("DE", EX, "§ 5 IRG"), ("DE", MLA, "§ 59 IRG"), ("FR", MLA, "694 CPP"),
            ("US", MLA, "18 USC 3512; 28 USC 1782"),
        ],
    )  # fmt: skip
    def test_it_stands_on_own_law(self, state: str, kind: Kind, article: str) -> None:
        row = basis("reciprocity", NOWHERE, state, kind)
        assert (row.stands, row.rank, row.articles, row.obliges) == (True, 1, (article,), False)

    @pytest.mark.parametrize("kind", [EX, PA])
    def test_the_united_states_do_not_extradite(self, kind: Kind) -> None:
        assert not basis("reciprocity", NOWHERE, "US", kind).stands
        assert ask(NOWHERE, "US", kind).chosen is None

    def test_a_treaty_comes_first(self) -> None:
        assert not basis("reciprocity", "US", "MX", EX).stands


class TestSpain1:
    """Ley 4/1985, 1: “En todo caso, la extradición sólo se concederá atendiendo al principio de reciprocidad”."""

    def test_reciprocity_is_the_basis(self) -> None:
        assert basis("reciprocity", NOWHERE, "ES", EX).status is Status.VERIFIED


class TestSpain2:
    """Ley 4/1985, 2: “para los que las Leyes españolas y las de la parte requirente señalen una pena o medida de
    seguridad cuya duración no sea inferior a un año de privación de libertad en su grado máximo”."""

    @pytest.mark.parametrize(("months", "expected"), [(11, NOT_MET), (12, MET), (None, UNKNOWN)])
    def test_a_year_at_the_maximum(self, months: int | None, expected: Outcome) -> None:
        rows = [f for f in alone("ES", offence__1__max_months=months).findings if f.topic == "threshold"]
        assert expected in {f.outcome for f in rows}
        assert (expected is NOT_MET) == any(f.concern for f in rows)

    def test_the_facts_must_be_punishable_in_spain(self) -> None:
        assert found(alone("ES"), "es", "2 Ley 4/1985", "dual_criminality").outcome is MET
        other = alone("ES", conduct__purpose=["surrogacy"])
        assert found(other, "es", "2 Ley 4/1985", "dual_criminality").concern


class TestSpain3:
    """Ley 4/1985, 3(1): “No se concederá la extradición de españoles”."""

    @pytest.mark.parametrize(("nationality", "expected"), [("ES", MET), ("XK", NOT_MET), (None, UNKNOWN)])
    def test_a_spaniard(self, nationality: str | None, expected: Outcome) -> None:
        row = found(alone("ES", person__1__nationality=nationality), "es", "3(1) Ley 4/1985", "nationality")
        assert row.outcome is expected


class TestSpain4And5:
    """Ley 4/1985, 4: “Cuando se trate de delitos de carácter político”; “Cuando se trate de delitos militares
    tipificados por la legislación española”; “Cuando la persona reclamada deba ser juzgada por un Tribunal de
    excepción”; 5: “se ha presentado con el fin de perseguir o castigar a una persona por consideraciones de raza,
    religión, nacionalidad u opiniones políticas”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("4(1) Ley 4/1985", "political"), ("4(2) Ley 4/1985", "military"), ("5(1) Ley 4/1985", "discrimination")],
    )
    def test_an_officer_settles_it(self, article: str, topic: str) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            row = found(alone("ES", **{f"desk/{topic}": recorded}), "es", article, topic)
            assert row.outcome is expected

    def test_a_special_tribunal_is_for_a_person_to_weigh(self) -> None:
        assert found(alone("ES"), "es", "4(3) Ley 4/1985", "special_tribunal").open


class TestSpain6:
    """Ley 4/1985, 6: “La resolución del Tribunal declarando procedente la extradición no será vinculante para el
    Gobierno”."""

    def test_the_government_decides(self) -> None:
        row = found(alone("ES", desk__essential_interests=True), "es", "6 Ley 4/1985", "essential_interests")
        assert (row.concern, row.decides) == (True, "executive")


class TestSpain7:
    """Ley 4/1985, 7(1): “La sentencia condenatoria o el auto de procesamiento y prisión o resolución análoga según la
    legislación del país requirente con expresión sumaria de los hechos y lugar y fecha en que fueron realizados”;
    “Cuantos datos sean conocidos sobre la identidad”; “Copia de los textos legales con expresión de la pena
    aplicable”."""

    @pytest.mark.parametrize(
        ("article", "topic", "left_out"),
        [
            ("7(1)(a) Ley 4/1985", "judicial_order", "warrant__date"),
            ("7(1)(a) Ley 4/1985", "facts", "conduct__summary"),
            ("7(1)(a) Ley 4/1985", "time_and_place", "conduct__place"),
            ("7(1)(b) Ley 4/1985", "person_identity", "person__1__born"),
            ("7(1)(c) Ley 4/1985", "law_text", "offence__1__law_text"),
        ],
    )
    def test_what_comes_with_the_request(self, article: str, topic: str, left_out: str) -> None:
        assert found(alone("ES"), "es", article, topic).outcome is MET
        assert found(alone("ES", **{left_out: None}), "es", article, topic).concern

    def test_not_for_other_assistance(self) -> None:
        assert said_nothing(alone("ES", MLA), "es", "7(1)(c) Ley 4/1985", "law_text")


class TestSpain8And10:
    """Ley 4/1985, 8(1): “deberá hacerse constar expresamente en la solicitud que ésta responde a una sentencia
    condenatoria o mandamiento de detención firmes” … “con ofrecimiento de presentar seguidamente demanda de
    extradición”; 8(2): “que dejará sin efecto si transcurridos cuarenta días el país requirente no hubiere presentado
    en forma la solicitud de extradición”."""

    @pytest.mark.parametrize(
        ("topic", "left_out"),
        [("warrant_statement", "warrant__date"), ("formal_request_intent", "assurance__3__kind")],
    )
    def test_what_a_request_for_arrest_says(self, topic: str, left_out: str) -> None:
        assert found(alone("ES", PA), "es", "8(1) Ley 4/1985", topic).outcome is MET
        assert found(alone("ES", PA, **{left_out: None}), "es", "8(1) Ley 4/1985", topic).concern

    def test_forty_days_also_under_a_treaty(self) -> None:
        for requesting in (NOWHERE, "MX"):
            row = due(ask(requesting, "ES", PA, {"desk/arrest_date": DAY}), "es", "8(2), 10 Ley 4/1985")
            assert (row.due, row.liberty, row.met_by) == (date(2026, 4, 11), True, "papers")


class TestSpain19:
    """Ley 4/1985, 19(3): “podrá ser puesta en libertad transcurridos quince días a contar de dicha fecha y
    necesariamente a los treinta”."""

    def test_fifteen_and_thirty_days(self) -> None:
        may = clock("es", "19(3) Ley 4/1985", "MX", "ES", EX, "surrender_date_fixed", DAY)
        must = clock("es", "19(3) Ley 4/1985, second limb", "MX", "ES", EX, "surrender_date_fixed", DAY)
        assert (may.due, must.due) == (date(2026, 3, 17), date(2026, 4, 1))
        assert (may.met_by, must.met_by) == ("surrender", "surrender")


class TestGermany2And80:
    """IRG § 2(1): “Ein Ausländer, der in einem ausländischen Staat wegen einer Tat, die dort mit Strafe bedroht ist,
    verfolgt wird oder verurteilt worden ist, kann diesem Staat” … “ausgeliefert werden”; § 80(1): “Die Auslieferung
    eines Deutschen zum Zwecke der Strafverfolgung ist nur zulässig, wenn”."""

    def test_a_german_outside_the_union_and_inside(self) -> None:
        facts = {"person/1/role": "sought", "person/1/nationality": "DE"}
        for requesting in (NOWHERE, "MX", "GB"):
            assert found(ask(requesting, "DE", EX, facts), "de", "§ 2 IRG", "nationality").concern
        for requesting in ("ES", "PL"):
            assert said_nothing(ask(requesting, "DE", EX, facts), "de", "§ 2 IRG", "nationality")


class TestGermany3:
    """IRG § 3(1): “wenn sie bei sinngemäßer Umstellung des Sachverhalts auch nach deutschem Recht eine solche Tat
    wäre”; (2): “nach deutschem Recht im Höchstmaß mit Freiheitsstrafe von mindestens einem Jahr bedroht ist”; (3): “die
    noch zu vollstreckende freiheitsentziehende Sanktion oder die Summe der noch zu vollstreckenden
    freiheitsentziehenden Sanktionen mindestens vier Monate beträgt”."""

    ARTICLE = "§ 3(2), (3) IRG"

    def test_conduct_is_transposed(self) -> None:
        assert found(alone("DE"), "de", "§ 3(1) IRG", "dual_criminality").outcome is MET
        none = alone("DE", conduct__purpose=["surrogacy"])
        assert found(none, "de", "§ 3(1) IRG", "dual_criminality").concern

    def test_german_law_alone_gives_the_year(self) -> None:
        assert found(alone("DE", offence__1__max_months=6), "de", self.ARTICLE, "threshold").outcome is MET

    @pytest.mark.parametrize(("left", "expected"), [(3, NOT_MET), (4, MET), (None, UNKNOWN)])
    def test_four_months_left_of_a_sentence(self, left: int | None, expected: Outcome) -> None:
        convicted = alone("DE", request__stage="sentence", sentence__remaining_months=left)
        assert found(convicted, "de", self.ARTICLE, "threshold").outcome is expected


class TestGermany5And11:
    """IRG § 5: “wenn auf Grund der vom ersuchenden Staat gegebenen Zusicherungen erwartet werden kann”; § 11(1): “Die
    Auslieferung ist nur zulässig, wenn gewährleistet ist”."""

    @pytest.mark.parametrize(
        ("article", "topic", "assurance"),
        [("§ 5 IRG", "reciprocity", "assurance__1__kind"), ("§ 11 IRG", "speciality_assurance", "assurance__2__kind")],
    )
    def test_the_assurance_is_asked(self, article: str, topic: str, assurance: str) -> None:
        assert found(alone("DE"), "de", article, topic).outcome is MET
        assert found(alone("DE", **{assurance: None}), "de", article, topic).concern

    def test_not_where_a_treaty_is_the_basis(self) -> None:
        assert said_nothing(ask("GB", "DE", EX, COMPLETE), "de", "§ 5 IRG", "reciprocity")


class TestGermany6To9:
    """IRG § 6(1): “Die Auslieferung ist nicht zulässig wegen einer politischen Tat”; (2): “ernstliche Gründe”; § 7:
    “die ausschließlich in der Verletzung militärischer Pflichten besteht”; § 9: “Ist für die Tat auch die deutsche
    Gerichtsbarkeit begründet”."""

    @pytest.mark.parametrize(
        ("article", "topic", "path"),
        [
            ("§ 6(1) IRG", "political", "desk/political"),
            ("§ 6(2) IRG", "discrimination", "desk/discrimination"),
            ("§ 7 IRG", "military", "desk/military"),
            ("§ 9 no. 1 IRG", "ne_bis_in_idem_here", "desk/final_here"),
            ("§ 9 no. 2 IRG", "lapse_of_time", "desk/lapsed_requested"),
        ],
    )
    def test_an_officer_settles_it(self, article: str, topic: str, path: str) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert found(alone("DE", **{path: recorded}), "de", article, topic).outcome is expected

    def test_lapse_of_time_in_the_requesting_state_is_no_bar(self) -> None:
        lapsed = alone("DE", desk__lapsed_requesting=True, desk__lapsed_requested=False)
        assert found(lapsed, "de", "§ 9 no. 2 IRG", "lapse_of_time").outcome is NOT_MET


class TestGermany8:
    """IRG § 8: “so ist die Auslieferung nur zulässig, wenn der ersuchende Staat zusichert, daß die Todesstrafe nicht
    verhängt oder nicht vollstreckt werden wird”."""

    @pytest.mark.parametrize("requesting", [NOWHERE, "US"])
    def test_also_beside_a_treaty(self, requesting: str) -> None:
        death = COMPLETE | {"offence/1/penalty": "death"}
        assert found(ask(requesting, "DE", EX, death), "de", "§ 8 IRG", "death_penalty").concern
        assured = death | {"assurance/4/kind": "death_penalty"}
        assert not found(ask(requesting, "DE", EX, assured), "de", "§ 8 IRG", "death_penalty").concern


class TestGermany16:
    """IRG § 16(2): “seit dem Tag der Ergreifung oder der vorläufigen Festnahme insgesamt zwei Monate zum Zweck der
    Auslieferung in Haft ist”; “Hat ein außereuropäischer Staat um Anordnung der vorläufigen Auslieferungshaft ersucht,
    so beträgt die Frist drei Monate”."""

    @pytest.mark.parametrize(
        ("requesting", "article", "last"),
        [("GB", "§ 16(2) IRG", date(2026, 5, 2)), ("US", "§ 16(2) IRG, second sentence", date(2026, 6, 2))],
    )
    def test_two_months_and_three(self, requesting: str, article: str, last: date) -> None:
        row = due(ask(requesting, "DE", PA, {"desk/arrest_date": DAY}), "de", article)
        assert (row.due, row.liberty, row.met_by) == (last, True, "papers")


class TestGermany59And73:
    """IRG § 59(3): “wenn die Voraussetzungen vorliegen, unter denen deutsche Gerichte oder Behörden einander in
    entsprechenden Fällen Rechtshilfe leisten könnten”; § 73: “wenn sie wesentlichen Grundsätzen der deutschen
    Rechtsordnung widersprechen würde”."""

    def test_both_stand_beside_a_treaty(self) -> None:
        recorded = {"desk/measure_unlawful": True, "desk/essential_interests": True, "measure/1/kind": "search"}
        assessment = ask("GB", "DE", MLA, recorded)
        assert assessment.chosen != "reciprocity"
        assert found(assessment, "de", "§ 59(3) IRG", "domestic_bar").concern
        assert found(assessment, "de", "§ 73 IRG", "essential_interests").concern


class TestMexico10:
    """Knowledge: before admitting, the undertakings of reciprocity and speciality; never the death penalty."""

    @pytest.mark.parametrize(
        ("article", "topic", "assurance"),
        [
            ("10(I) LEI", "reciprocity", "assurance__1__kind"),
            ("10(II) LEI", "speciality_assurance", "assurance__2__kind"),
        ],
    )
    def test_the_undertakings(self, article: str, topic: str, assurance: str) -> None:
        assert found(alone("MX"), "mx", article, topic).outcome is MET
        assert found(alone("MX", **{assurance: None}), "mx", article, topic).concern

    def test_the_death_penalty_also_beside_a_treaty(self) -> None:
        death = COMPLETE | {"offence/1/penalty": "death"}
        assert found(ask("US", "MX", EX, death), "mx", "10(V) LEI", "death_penalty").concern
        assured = death | {"assurance/4/kind": "death_penalty"}
        assert not found(ask("US", "MX", EX, assured), "mx", "10(V) LEI", "death_penalty").concern


class TestMexico14:
    """Knowledge: a Mexican is surrendered in exceptional cases only, as the executive decides."""

    @pytest.mark.parametrize(("nationality", "expected"), [("MX", MET), ("US", NOT_MET), (None, UNKNOWN)])
    def test_a_mexican(self, nationality: str | None, expected: Outcome) -> None:
        facts = {"person/1/role": "sought"} | ({"person/1/nationality": nationality} if nationality else {})
        row = found(ask("US", "MX", EX, facts), "mx", "14 LEI", "nationality")
        assert (row.outcome, row.decides) == (expected, "executive")


class TestMexicoClocks:
    """Knowledge, law/regional_and_practice.md, 1.1.6: the clocks of own law that run beside the treaty's."""

    @pytest.mark.parametrize(
        ("article", "event", "last", "liberty"),
        [
            ("119 Constitution", "extradition_detention", date(2026, 5, 1), True),
            ("25 LEI", "person_heard", date(2026, 3, 5), False),
            ("25 LEI, second paragraph", "defences_raised", date(2026, 3, 22), False),
            ("27 LEI", "evidence_closed", date(2026, 3, 7), False),
            ("30 LEI", "file_received", date(2026, 3, 22), False),
            ("35 LEI", "person_at_disposal", date(2026, 5, 1), True),
        ],
    )
    def test_each(self, article: str, event: str, last: date, liberty: bool) -> None:
        row = clock("mx", article, "US", "MX", EX, event, DAY)
        assert (row.due, row.liberty) == (last, liberty)

    def test_the_sixty_days_of_the_treaty_prevail_over_two_months(self) -> None:
        assessment = ask("US", "MX", PA, {"desk/arrest_date": DAY})
        assert due(assessment, "mx", "18 LEI").due == date(2026, 5, 2)
        strict = [d for d in effective(assessment.deadlines) if d.event == "provisional_arrest"]
        assert [(d.instrument, d.due) for d in strict] == [("mx_us_extradition_1978", date(2026, 5, 1))]

    def test_two_months_may_be_shorter_than_sixty_days(self) -> None:
        assessment = ask("US", "MX", PA, {"desk/arrest_date": date(2026, 1, 15)})
        strict = [d for d in effective(assessment.deadlines) if d.event == "provisional_arrest"]
        assert [(d.instrument, d.due) for d in strict] == [("mx", date(2026, 3, 15))]

    def test_two_terms_for_the_amparo_differ_and_start_no_clock(self) -> None:
        rows = [row for row in country("MX").limit if row.article in ("33 LEI", "17(I) Amparo Act")]
        assert {(row.length, row.status) for row in rows} == {(15, Status.UNCONFIRMED), (30, Status.UNCONFIRMED)}
        calendars = {state: Calendar(state=state) for state in ("US", "MX")}
        started = limits_started(
            load_law(), "decision_made", DAY, requesting="US", requested="MX", kind=EX, on=DAY, calendars=calendars
        )
        assert not {row.article for row in started} & {"33 LEI", "17(I) Amparo Act"}
        notes = [note.english() for note in ask("US", "MX", EX).notes]
        assert any("33 LEI" in note for note in notes)


class TestUnitedStates3188:
    """Knowledge: removal within two calendar months of commitment, over and above the time of transport."""

    def test_two_months(self) -> None:
        row = clock("us", "18 USC 3188", "MX", "US", EX, "committal", DAY)
        assert (row.due, row.liberty, row.met_by) == (date(2026, 5, 2), True, "surrender")

    def test_months_are_never_sixty_days(self) -> None:
        row = clock("us", "18 USC 3188", "MX", "US", EX, "committal", date(2025, 12, 31))
        assert row.due == date(2026, 2, 28)


class TestUnitedStatesTorture:
    """Knowledge: 22 CFR 95, beside any treaty."""

    def test_an_officer_settles_it(self) -> None:
        for recorded, expected in ((True, MET), (False, NOT_MET)):
            assessment = ask("MX", "US", EX, {"desk/ill_treatment": recorded})
            assert found(assessment, "us", "22 CFR 95", "ill_treatment").outcome is expected


class TestDeathPenalty:
    """Only the United States of the five have it, so its absence elsewhere answers the ground for the others."""

    def test_of_the_five(self) -> None:
        rows = {state: [row.exists for row in country(state).death_penalty] for state in ("MX", "US", "ES", "DE", "FR")}
        assert rows == {"MX": [False], "US": [True], "ES": [False], "DE": [False], "FR": [False]}

    def test_the_day_of_abolition(self) -> None:
        (row,) = country("FR").death_penalty
        assert (row.holds(date(1981, 10, 9)), row.holds(date(1981, 10, 10))) == (False, True)


class TestFrance6964:
    """Knowledge: French at the time of the offence, political offences, lapse of time under either law."""

    @pytest.mark.parametrize(("nationality", "expected"), [("FR", MET), ("XK", NOT_MET), (None, UNKNOWN)])
    def test_a_national(self, nationality: str | None, expected: Outcome) -> None:
        row = found(alone("FR", person__1__nationality=nationality), "fr", "696-4, 1° CPP", "nationality")
        assert row.outcome is expected

    @pytest.mark.parametrize("path", ["desk/lapsed_requesting", "desk/lapsed_requested"])
    def test_either_law_bars_it(self, path: str) -> None:
        assert found(alone("FR", **{path: True}), "fr", "696-4, 5° CPP", "lapse_of_time").concern
        assert found(alone("FR", **{path: False}), "fr", "696-4, 5° CPP", "lapse_of_time").outcome is UNKNOWN


class TestLanguages:
    """Mexico takes English too for assistance, as its UNCAC review says; each other takes its own."""

    def test_what_each_takes(self) -> None:
        taken = {s: {lang for row in country(s).languages for lang in row.accepted} for s in ("US", "ES", "DE", "FR")}
        assert taken == {"US": {"en"}, "ES": {"es"}, "DE": {"de"}, "FR": {"fr"}}
        mexico = {row.kinds: row.accepted for row in country("MX").languages}
        assert mexico == {(MLA,): ("es", "en"), (EX, PA): ("es",)}
