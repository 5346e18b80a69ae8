"""Colombia's own law, Ley 906 de 2004, article by article."""

from datetime import date

from models.law.loading import load_law
from tests.law.countries.owning import EX, MET, MLA, due, forces, needed, outcome, penalty, recorded

LEY = "{} Ley 906 de 2004"


def test_political_offences_and_treatment() -> None:
    """Art. 490: “La extradición no procederá por delitos políticos.”; art. 494: “a condición de que al extraditado no
    se le someta a desaparición forzada, a torturas”."""
    recorded("CO", LEY.format("490"), "political", "desk/political")
    recorded("CO", LEY.format("494, as to treatment"), "ill_treatment", "desk/ill_treatment")


def test_death_and_life_only_on_condition() -> None:
    """Art. 494: “la entrega sólo se hará bajo la condición de la conmutación de tal pena … ni a las penas de destierro,
    prisión perpetua o confiscación”."""
    penalty("CO", LEY.format("494"))
    penalty("CO", LEY.format("494, as to life"), "life_imprisonment")


def test_a_minimum_of_four_years_is_said_and_not_counted_as_a_maximum() -> None:
    """Art. 493(1): “una sanción privativa de la libertad cuyo mínimo no sea inferior a cuatro (4) años”."""
    country = load_law().countries["CO"]
    assert not country.threshold
    assert "minimum penalty of not less than four years" in next(
        row.text for row in country.ground if row.article == LEY.format("493(1)")
    )
    assert forces("CO")[f"{LEY.format('493(1)')}: dual_criminality"] == "mandatory"


def test_assistance_needs_no_dual_criminality() -> None:
    """Art. 489: “Se podrá prestar asistencia judicial penal, incluso si la conducta por la cual se solicita no se
    encuentra tipificada por el derecho interno”."""
    assert outcome("CO", LEY.format("489"), "dual_criminality", MLA, measure__1__kind="search") is MET


def test_what_a_request_contains() -> None:
    """Art. 495."""
    needed("CO", LEY.format("495(1)"), "judicial_order", EX, attachment__1__kind="judgment")
    needed("CO", LEY.format("495(2)"), "facts", EX, conduct__summary="What was done.")
    needed("CO", LEY.format("495(4)"), "law_text", EX, attachment__1__kind="law_text")


def test_sixty_days_for_the_request_and_thirty_for_the_removal() -> None:
    """Art. 511: “si dentro de los sesenta (60) días siguientes a la fecha de su captura no se hubiere formalizado la
    petición de extradición, o si transcurrido el término de treinta (30) días desde cuando fuere puesta a disposición
    del Estado requirente”."""
    assert due("CO", LEY.format("511"), "provisional_arrest", date(2026, 3, 2)) == date(2026, 5, 1)
    assert due("CO", LEY.format("511, second case"), "person_at_disposal", date(2026, 3, 2)) == date(2026, 4, 1)


def test_five_days_for_the_papers_and_fifteen_for_the_decision() -> None:
    """Art. 497: “en un término improrrogable de cinco (5) días”; art. 503: “un término de quince (15) días para dictar
    la resolución”."""
    assert due("CO", LEY.format("497"), "papers_received", date(2026, 3, 2)) == date(2026, 3, 7)
    assert due("CO", LEY.format("503"), "file_received", date(2026, 3, 2)) == date(2026, 3, 17)


def test_the_courts_close_over_the_turn_of_the_year() -> None:
    closed = load_law().countries["CO"].closure[0].days(2026)
    assert (min(closed), max(closed)) == (date(2026, 12, 20), date(2027, 1, 10))
