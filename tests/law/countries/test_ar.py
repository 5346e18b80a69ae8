"""Argentina's own law, Ley 24.767, article by article."""

from datetime import date

from tests.law.countries.owning import (
    EX,
    MET,
    MLA,
    NOT_MET,
    PA,
    UNKNOWN,
    due,
    national,
    needed,
    outcome,
    penalty,
    recorded,
    silent,
)  # fmt: skip
from tests.law.instruments.asking import clock

LEY = "{} Ley 24.767"


def test_grounds_of_article_8_that_an_officer_settles() -> None:
    """Art. 8: “La extradición no procederá cuando: a) El delito que la motiva fuese un delito político; b) … previsto
    exclusivamente por la ley penal militar; … e) … tortura u otros tratos o penas crueles”."""
    recorded("AR", LEY.format("8(a)"), "political", "desk/political")
    recorded("AR", LEY.format("8(b)"), "military", "desk/military")
    recorded("AR", LEY.format("8(d)"), "discrimination", "desk/discrimination")
    recorded("AR", LEY.format("8(e)"), "ill_treatment", "desk/ill_treatment")
    recorded("AR", LEY.format("10"), "essential_interests", "desk/essential_interests")


def test_a_duty_to_extradite_or_try_takes_the_political_offence_away() -> None:
    """Art. 9(g): “Los delitos respecto de los cuales la República Argentina hubiera asumido una obligación convencional
    internacional de extraditar o enjuiciar”."""
    for category, expected in (("trafficking", NOT_MET), ("other", MET)):
        found = outcome("AR", LEY.format("8(a)"), "political", desk__political=True, offence__1__category=category)
        assert found is expected


def test_death_only_with_an_assurance() -> None:
    """Art. 8(f): “tuviere pena de muerte en el Estado requirente y éste no diere seguridades de que no será
    aplicable”."""
    penalty("AR", LEY.format("8(f)"), requesting="CN")


def test_judgment_in_absence_with_an_assurance_of_reopening() -> None:
    """Art. 11(d): “Cuando la condena se hubiese dictado en rebeldía y el Estado requirente no diese seguridades”."""
    for absent, assurance, expected in ((True, None, MET), (True, "retrial", NOT_MET), (False, None, NOT_MET)):
        found = outcome(
            "AR", LEY.format("11(d)"), "in_absentia", judgment__in_absentia=absent, assurance__1__kind=assurance
        )
        assert found is expected


def test_a_national_may_choose() -> None:
    """Art. 12: “Si el requerido para la realización de un proceso fuese nacional argentino, podrá optar por ser juzgado
    por los tribunales argentinos”."""
    national("AR", LEY.format("12"))
    assert silent("AR", LEY.format("12"), "nationality", EX, "ES", person__1__nationality="AR")


def test_one_year_left_of_a_sentence() -> None:
    """Art. 6: “que la pena que faltare cumplir fuese no menor de un año de privación de libertad”."""
    for left, expected in ((12, MET), (11, NOT_MET), (None, UNKNOWN)):
        found = outcome(
            "AR", LEY.format("6, third paragraph"), "threshold", sentence__remaining_months=left,
            person__1__role="convicted",
        )  # fmt: skip
        assert found is expected


def test_dual_criminality_for_assistance_only_for_some_measures() -> None:
    """Art. 68: “La asistencia será prestada aun cuando el hecho que la motiva no constituyese delito en la Argentina.
    No obstante, … si la asistencia que se requiere consiste en una medida de secuestro de bienes, registro
    domiciliario, …”."""
    for measure, expected in (("take_evidence", MET), ("search", UNKNOWN), (None, UNKNOWN)):
        assert outcome("AR", LEY.format("68"), "dual_criminality", MLA, measure__1__kind=measure) is expected


def test_what_a_request_contains() -> None:
    """Arts. 13, 45 and 69."""
    needed("AR", LEY.format("13(a)"), "facts", conduct__summary="What was done.")
    needed("AR", LEY.format("13(e)"), "law_text", attachment__1__kind="law_text")
    needed("AR", LEY.format("3"), "reciprocity", assurance__1__kind="reciprocity")
    needed("AR", LEY.format("45(e)"), "formal_request_intent", PA, assurance__1__kind="formal_request")
    needed("AR", LEY.format("69(c)"), "penalty", MLA, offence__1__max_months=60)


def test_thirty_days_for_the_papers_and_for_the_removal() -> None:
    """Art. 50: “si transcurrieren treinta días corridos desde la comunicación del arresto provisorio”; art. 38: “en un
    plazo de treinta días corridos a partir de la comunicación oficial”; art. 31: “que no excederá de treinta días
    corridos”."""
    started, last = date(2026, 3, 2), date(2026, 4, 1)
    assert due("AR", LEY.format("50"), "arrest_notified", started) == last
    assert due("AR", LEY.format("38"), "decision_notified", started) == last
    assert due("AR", LEY.format("31"), "information_requested", started) == last


def test_ten_working_days_for_the_executive() -> None:
    """Art. 36: “dentro de los diez días hábiles siguientes a la recepción de las actuaciones”: from Monday 2 March 2026
    to Monday 16 March."""
    assert due("AR", LEY.format("36"), "file_received", date(2026, 3, 2)) == date(2026, 3, 16)


def test_a_summons_forty_five_days_before_the_hearing() -> None:
    """Art. 75: “con una antelación de al menos cuarenta y cinco días de la fecha de la audiencia”."""
    row = clock("ar", LEY.format("75"), "XK", "AR", MLA, "hearing_date", date(2026, 6, 15), "serve_documents")
    assert row.due == date(2026, 5, 1)
