"""Each offence held against its article: a conduct that meets it, conducts that do not, young victims, first days.

Quotations stand in the texts of ../shared/treaties. Mexico and the United States are from knowledge
(law/regional_and_practice.md, 3.2), so nothing is quoted there.
"""

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import given, typed
from models.finding import Status
from models.law import load_law
from models.law.conduct import Match, matched
from models.law.offence import Offence
from models.law.victims import Victim
from models.value import Outcome
from tests.law.instruments.asking import TODAY, quotations, text_of

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
ALL = {offence.id: (file.state, offence) for file in load_law().offences.values() for offence in file.offence}
TEXTS = (
    "DE_StGB_232_233a_Menschenhandel.md",
    "ES_Codigo_Penal_177_bis_trata.md",
    "FR_Code_penal_225-4_traite.md",
)


def offence(name: str) -> Offence:
    return ALL[name][1]


def match(name: str, conduct: Mapping[str, object], on: date = TODAY, /, **more: object) -> Match:
    """How the conduct stands to this one offence, as if its State had no other."""
    one = offence(name)
    if not one.holds(on):
        return Match(outcome=UNKNOWN)
    values = {f"conduct/{key}": value for key, value in {**conduct, **more}.items() if value is not None}
    return matched(given({path: typed(path, value) for path, value in values.items()}), one, Victim())


def outcome(name: str, conduct: Mapping[str, object], on: date = TODAY, /, **more: object) -> Outcome:
    return match(name, conduct, on, **more).outcome


def of(act: str, means: str | None, purpose: str, age: int = 30) -> dict[str, object]:
    """A conduct of one act, one means and one purpose, the youngest victim of this age."""
    return {"act": [act], "means": [means] if means else None, "purpose": [purpose], "youngest_victim": age}


# Of an adult of thirty: what meets the offence, and what lacks its act, its means and its purpose (None: it asks none).
CASES: dict[str, tuple[dict[str, object], str, str | None, str]] = {
    "mx_10": (of("recruit", None, "begging"), "patronise", None, "surrogacy"),
    "mx_13": (of("benefit", "deception", "sexual_exploitation"), "advertise", "payment_to_controller", "begging"),
    "mx_11": (of("detain", None, "slavery"), "advertise", None, "forced_labour"),
    "mx_22": (of("benefit", "abuse_of_law", "forced_labour"), "recruit", "payment_to_controller", "begging"),
    "us_1591": (of("advertise", "force", "sexual_exploitation"), "arrange_travel", "family_authority", "forced_labour"),
    "us_1589": (of("provide", "taking_documents", "forced_labour"), "advertise", "inducement", "sexual_exploitation"),
    "us_1590": (of("recruit", "debt", "servitude"), "patronise", "inducement", "organ_removal"),
    "es_177bis": (of("buy_or_sell", "payment_to_controller", "forced_marriage"), "benefit", "debt", "surrogacy"),
    "de_232_1": (of("harbour", "abuse_of_vulnerability", "organ_removal"), "advertise", "inducement", "pornography"),
    "de_232_2": (of("transfer", "abduction", "slavery"), "entice", "abuse_of_vulnerability", "illegal_adoption"),
    "de_232a_1": (of("entice", "abuse_of_vulnerability", "sexual_exploitation"), "recruit", "inducement", "begging"),
    "de_232a_3": (of("entice", "threat", "sexual_exploitation"), "transport", "abuse_of_vulnerability", "servitude"),
    "de_232b_1": (of("entice", "abuse_of_vulnerability", "begging"), "harbour", "inducement", "forced_criminality"),
    "de_232b_3": (of("entice", "deception", "exploitative_work"), "receive", "abuse_of_vulnerability", "organ_removal"),
    "de_233_1": (of("benefit", "abuse_of_vulnerability", "forced_criminality"), "recruit", "inducement", "slavery"),
    "de_233a": (of("detain", None, "begging"), "benefit", None, "organ_removal"),
    "fr_225_4_1": (of("receive", "family_authority", "exploitative_work"), "entice", "debt", "forced_marriage"),
}  # fmt: skip


def test_the_quotations_stand_in_the_texts(shared: Path) -> None:
    text = text_of(shared, *TEXTS)
    found = list(quotations(sys.modules[__name__]))
    for where, words in found:
        assert words in text, where
    assert len(found) >= 18


def test_every_case_is_of_an_offence() -> None:
    assert set(CASES) <= set(ALL)


def test_the_age_below_which_no_means_is_asked() -> None:
    ages = {name: one.means_free_below for name in CASES if (one := offence(name)).means_free_below}
    eighteen, twenty_one = (
        ("mx_13", "us_1591", "es_177bis", "fr_225_4_1"),
        ("de_232_1", "de_232a_1", "de_232b_1", "de_233_1"),
    )
    assert ages == dict.fromkeys(eighteen, 18) | dict.fromkeys(twenty_one, 21)


@pytest.mark.parametrize("name", CASES)
class TestEachOffence:
    """Act, means and purpose are all asked; one that the law does not name is enough to fail, none stated is open."""

    def test_its_conduct_meets_it(self, name: str) -> None:
        assert outcome(name, CASES[name][0]) is MET

    def test_another_act_does_not(self, name: str) -> None:
        assert outcome(name, CASES[name][0], act=[CASES[name][1]]) is NOT_MET
        assert outcome(name, CASES[name][0], act=None) is UNKNOWN

    def test_another_means_does_not_where_one_is_asked(self, name: str) -> None:
        conduct, _, means, _ = CASES[name]
        assert bool(means) == bool(offence(name).means)
        if means:
            assert outcome(name, conduct, means=[means]) is NOT_MET
            assert outcome(name, conduct, means=None) is UNKNOWN

    def test_another_purpose_does_not(self, name: str) -> None:
        assert outcome(name, CASES[name][0], purpose=[CASES[name][3]]) is NOT_MET
        assert outcome(name, CASES[name][0], purpose=None) is UNKNOWN

    def test_a_victim_needs_no_means_below_its_age_and_one_from_it(self, name: str) -> None:
        conduct, age = CASES[name][0], offence(name).means_free_below
        if age:
            assert outcome(name, conduct, means=None, youngest_victim=age - 1) is MET
            assert outcome(name, conduct, means=None, youngest_victim=age) is UNKNOWN
        elif offence(name).means:
            assert outcome(name, conduct, means=None, youngest_victim=3) is UNKNOWN

    def test_it_holds_from_its_first_day(self, name: str) -> None:
        first = offence(name).since
        assert first is not None
        assert outcome(name, CASES[name][0], first) is MET
        assert outcome(name, CASES[name][0], first - timedelta(1)) is UNKNOWN


class TestMexicoArticle10:
    """Knowledge: recruiting and the other acts for exploitation, five to fifteen years; no means is an element."""

    def test_an_adult_needs_no_means(self) -> None:
        assert outcome("mx_10", of("transport", None, "sexual_exploitation")) is MET

    def test_eleven_forms_of_exploitation(self) -> None:
        assert len(offence("mx_10").purposes) == 11

    def test_penalty(self) -> None:
        assert offence("mx_10").max_months == 15 * 12
        assert offence("mx_10").status is Status.KNOWLEDGE


class TestMexicoArticle13:
    """Knowledge: benefiting from sexual exploitation by a means, fifteen to thirty years; of a minor without one."""

    def test_the_threat_to_denounce_is_a_means(self) -> None:
        assert outcome("mx_13", of("benefit", "abuse_of_law", "pornography")) is MET

    def test_penalty(self) -> None:
        assert offence("mx_13").max_months == 30 * 12


class TestMexicoArticles11And22:
    """Knowledge: holding in slavery, fifteen to thirty years; in forced labour, ten to twenty."""

    def test_exploiting_alone_is_reached_where_article_10_asks_for_trafficking(self) -> None:
        for name, purpose in (("mx_11", "slavery"), ("mx_22", "forced_labour")):
            exploited = of("benefit", "threat", purpose)
            assert outcome("mx_10", exploited) is NOT_MET
            assert outcome(name, exploited) is MET

    def test_penalties(self) -> None:
        assert (offence("mx_11").max_months, offence("mx_22").max_months) == (30 * 12, 20 * 12)


class TestUnitedStates1591:
    """Knowledge: commercial sex act only; by force, threats, fraud or coercion, or of a person under 18; to life."""

    def test_a_buyer_is_reached(self) -> None:
        assert outcome("us_1591", of("patronise", None, "sexual_exploitation", 16)) is MET

    def test_no_other_exploitation_even_of_a_child(self) -> None:
        assert outcome("us_1591", of("recruit", None, "begging", 12)) is NOT_MET

    def test_penalty(self) -> None:
        assert match("us_1591", CASES["us_1591"][0]).max_months == 1200
        assert offence("us_1591").life


class TestUnitedStates1589And1590:
    """Knowledge: labour or services by listed pressures, twenty years; no separate rule for children."""

    @pytest.mark.parametrize("name", ["us_1589", "us_1590"])
    def test_a_child_is_no_exception(self, name: str) -> None:
        child = of("provide", None, "forced_labour", 12)
        assert outcome(name, child) is UNKNOWN
        assert outcome(name, child, means=["taking_documents"]) is MET

    def test_penalty(self) -> None:
        assert {offence("us_1589").max_months, offence("us_1590").max_months} == {20 * 12}


class TestSpain177Bis1:
    """Art. 177 bis.1: “Será castigado con la pena de cinco a ocho años de prisión” … “empleando violencia,
    intimidación o engaño, o abusando de una situación de superioridad o de necesidad o de vulnerabilidad de la víctima
    nacional o extranjera, o mediante la entrega o recepción de pagos o beneficios” … “la captare, transportare,
    trasladare, acogiere, o recibiere, incluido el intercambio o transferencia de control”."""

    @pytest.mark.parametrize("means", offence("es_177bis").means)
    def test_each_means(self, means: str) -> None:
        assert outcome("es_177bis", of("recruit", means, "sexual_exploitation")) is MET

    def test_a_promise_to_the_victim_alone_is_none(self) -> None:
        assert outcome("es_177bis", of("recruit", "inducement", "sexual_exploitation")) is NOT_MET

    def test_penalty(self) -> None:
        assert match("es_177bis", CASES["es_177bis"][0]).max_months == 8 * 12


class TestSpain177BisPurposes:
    """Art. 177 bis.1 a) to e): “La imposición de trabajo o de servicios forzados, la esclavitud o prácticas similares a
    la esclavitud, a la servidumbre o a la mendicidad” … “La explotación sexual, incluyendo la pornografía” … “La
    explotación para realizar actividades delictivas” … “La extracción de sus órganos corporales” … “La celebración de
    matrimonios forzados”."""

    @pytest.mark.parametrize(
        ("purpose", "expected"),
        [
            ("forced_labour", MET), ("slavery", MET), ("servitude", MET), ("begging", MET), ("pornography", MET),
            ("sexual_exploitation", MET), ("forced_criminality", MET), ("organ_removal", MET), ("forced_marriage", MET),
            ("illegal_adoption", NOT_MET), ("surrogacy", NOT_MET), ("experiments", NOT_MET),
        ],
    )  # fmt: skip
    def test_the_list_is_closed(self, purpose: str, expected: Outcome) -> None:
        assert outcome("es_177bis", of("transport", "force", purpose)) is expected


class TestSpain177Bis2And4:
    """Art. 177 bis.2: “Aun cuando no se recurra a ninguno de los medios enunciados en el apartado anterior, se
    considerará trata de seres humanos cualquiera de las acciones indicadas en el apartado anterior cuando se llevare a
    cabo respecto de menores de edad”; 4: “Se impondrá la pena superior en grado” … “o sea menor de edad”."""

    def test_a_minor_needs_no_means_and_raises_the_penalty(self) -> None:
        minor = match("es_177bis", of("recruit", None, "begging", 17))
        assert (minor.outcome, minor.max_months) == (MET, 12 * 12)
        adult = match("es_177bis", of("recruit", "force", "begging", 18))
        assert (adult.outcome, adult.max_months) == (MET, 8 * 12)


class TestFrance22541:
    """Art. 225-4-1, I: “le fait de recruter une personne, de la transporter, de la transférer, de l'héberger ou de
    l'accueillir à des fins d'exploitation dans l'une des circonstances suivantes”; “avec l'emploi de menace, de
    contrainte, de violence ou de manœuvre dolosive”; “par un ascendant”; “une personne qui a autorité sur elle ou abuse
    de l'autorité que lui confèrent ses fonctions”; “par abus d'une situation de vulnérabilité”; “en échange ou par
    l'octroi d'une rémunération ou de tout autre avantage ou d'une promesse de rémunération ou d'avantage”."""

    @pytest.mark.parametrize("means", offence("fr_225_4_1").means)
    def test_each_circumstance(self, means: str) -> None:
        assert outcome("fr_225_4_1", of("recruit", means, "forced_labour")) is MET

    @pytest.mark.parametrize("means", ["debt", "taking_documents", "abuse_of_law"])
    def test_what_is_no_circumstance_of_its_own(self, means: str) -> None:
        assert outcome("fr_225_4_1", of("recruit", means, "forced_labour")) is NOT_MET


class TestFrance22541Exploitation:
    """Art. 225-4-1, I: “des infractions de proxénétisme, d'agression ou d'atteintes sexuelles, de réduction en
    esclavage, de soumission à du travail ou à des services forcés, de réduction en servitude, de prélèvement de l'un de
    ses organes, d'exploitation de la mendicité, de conditions de travail ou d'hébergement contraires à sa dignité, soit
    de contraindre la victime à commettre tout crime ou délit”."""

    @pytest.mark.parametrize("purpose", offence("fr_225_4_1").purposes)
    def test_each_exploitation(self, purpose: str) -> None:
        assert outcome("fr_225_4_1", of("recruit", "threat", purpose)) is MET

    @pytest.mark.parametrize("purpose", ["forced_marriage", "illegal_adoption", "surrogacy", "armed_conflict"])
    def test_what_it_does_not_name(self, purpose: str) -> None:
        assert outcome("fr_225_4_1", of("recruit", "threat", purpose)) is NOT_MET


class TestFrance22541Minors:
    """Art. 225-4-1: “La traite des êtres humains est punie de sept ans d'emprisonnement”; II: “à l'égard d'un mineur
    est constituée même si elle n'est commise dans aucune des circonstances prévues aux 1° à 4° du I” … “Elle est punie
    de dix ans d'emprisonnement”."""

    def test_a_minor_needs_no_circumstance_and_raises_the_penalty(self) -> None:
        minor = match("fr_225_4_1", of("recruit", None, "begging", 17))
        assert (minor.outcome, minor.max_months) == (MET, 10 * 12)
        adult = match("fr_225_4_1", of("recruit", "threat", "begging", 18))
        assert (adult.outcome, adult.max_months) == (MET, 7 * 12)


class TestGermany2321:
    """§ 232(1): “Mit Freiheitsstrafe von sechs Monaten bis zu fünf Jahren” … “unter Ausnutzung ihrer persönlichen oder
    wirtschaftlichen Zwangslage oder ihrer Hilflosigkeit, die mit dem Aufenthalt in einem fremden Land verbunden ist,
    oder wer eine andere Person unter einundzwanzig Jahren anwirbt, befördert, weitergibt, beherbergt oder aufnimmt”;
    (3): “Freiheitsstrafe von sechs Monaten bis zu zehn Jahren zu erkennen, wenn 1. das Opfer zur Zeit der Tat unter
    achtzehn Jahren alt ist”."""

    @pytest.mark.parametrize(
        ("age", "means", "expected", "months"),
        [
            (17, None, MET, 120), (18, None, MET, 60), (20, None, MET, 60), (21, None, UNKNOWN, 60),
            (21, "abuse_of_vulnerability", MET, 60), (21, "force", NOT_MET, 60),
        ],
    )  # fmt: skip
    def test_under_twenty_one_takes_the_place_of_the_predicament(
        self, age: int, means: str | None, expected: Outcome, months: int
    ) -> None:
        found = match("de_232_1", of("recruit", means, "sexual_exploitation", age))
        assert (found.outcome, found.max_months) == (expected, months)

    @pytest.mark.parametrize("purpose", offence("de_232_1").purposes)
    def test_each_exploitation(self, purpose: str) -> None:
        assert outcome("de_232_1", of("receive", "abuse_of_vulnerability", purpose)) is MET


class TestGermany2322:
    """§ 232(2): “Mit Freiheitsstrafe von sechs Monaten bis zu zehn Jahren” … “mit Gewalt, durch Drohung mit einem
    empfindlichen Übel oder durch List anwirbt, befördert, weitergibt, beherbergt oder aufnimmt oder 2. entführt”."""

    @pytest.mark.parametrize("means", ["force", "threat", "deception", "abduction"])
    def test_each_means(self, means: str) -> None:
        assert outcome("de_232_2", of("recruit", means, "begging")) is MET

    def test_youth_is_no_substitute_here(self) -> None:
        assert outcome("de_232_2", of("recruit", None, "begging", 12)) is UNKNOWN

    def test_penalty(self) -> None:
        assert offence("de_232_2").max_months == 10 * 12


class TestGermany232a:
    """§ 232a(1): “unter einundzwanzig Jahren veranlasst, 1. die Prostitution aufzunehmen oder fortzusetzen”; (3): “Mit
    Freiheitsstrafe von einem Jahr bis zu zehn Jahren”; (4): “in den Fällen des Absatzes 3 auf Freiheitsstrafe nicht
    unter einem Jahr zu erkennen” (fifteen years at most: § 38(2), from knowledge)."""

    def test_causing_not_recruiting(self) -> None:
        assert outcome("de_232a_1", of("entice", None, "sexual_exploitation", 20)) is MET
        assert outcome("de_232a_1", of("recruit", None, "sexual_exploitation", 20)) is NOT_MET

    def test_by_force_the_penalty_rises_for_a_minor(self) -> None:
        assert match("de_232a_3", of("entice", "force", "sexual_exploitation", 17)).max_months == 15 * 12
        assert match("de_232a_3", of("entice", "force", "sexual_exploitation", 18)).max_months == 10 * 12

    def test_not_for_work(self) -> None:
        assert outcome("de_232a_3", of("entice", "force", "exploitative_work")) is NOT_MET


class TestGermany232b:
    """§ 232b(1): “veranlasst, 1. eine ausbeuterische Beschäftigung (§ 232 Absatz 1 Satz 2) aufzunehmen oder
    fortzusetzen, 2. sich in Sklaverei, Leibeigenschaft, Schuldknechtschaft oder in Verhältnisse, die dem entsprechen
    oder ähneln, zu begeben oder 3. die Bettelei, bei der sie ausgebeutet wird, aufzunehmen oder fortzusetzen”; (4):
    “§ 232a Absatz 4 und 5 gilt entsprechend”."""

    @pytest.mark.parametrize("purpose", ["exploitative_work", "slavery", "servitude", "begging"])
    def test_each_form(self, purpose: str) -> None:
        assert outcome("de_232b_1", of("entice", "abuse_of_vulnerability", purpose)) is MET
        assert outcome("de_232b_3", of("entice", "threat", purpose)) is MET

    def test_prostitution_is_section_232a(self) -> None:
        assert outcome("de_232b_1", of("entice", "abuse_of_vulnerability", "sexual_exploitation")) is NOT_MET

    def test_penalty(self) -> None:
        assert match("de_232b_3", of("entice", "force", "begging", 17)).max_months == 15 * 12
        assert match("de_232b_3", of("entice", "force", "begging", 18)).max_months == 10 * 12


class TestGermany233:
    """§ 233(1): “Mit Freiheitsstrafe bis zu drei Jahren oder mit Geldstrafe” … “ausbeutet 1. durch eine Beschäftigung
    nach § 232 Absatz 1 Satz 2, 2. bei der Ausübung der Bettelei oder 3. bei der Begehung von mit Strafe bedrohten
    Handlungen durch diese Person”; (2): “Auf Freiheitsstrafe von sechs Monaten bis zu zehn Jahren ist zu erkennen”."""

    def test_three_years_or_a_fine_and_ten_for_a_minor(self) -> None:
        adult = match("de_233_1", of("benefit", "abuse_of_vulnerability", "begging", 18))
        assert (adult.outcome, adult.max_months) == (MET, 3 * 12)
        minor = match("de_233_1", of("benefit", None, "begging", 17))
        assert (minor.outcome, minor.max_months) == (MET, 10 * 12)
        assert offence("de_233_1").fine_instead
        assert not any(offence(name).fine_instead for name in CASES if name != "de_233_1")

    def test_not_for_prostitution(self) -> None:
        assert outcome("de_233_1", of("benefit", None, "sexual_exploitation", 17)) is NOT_MET


class TestGermany233a:
    """§ 233a(1): “Mit Freiheitsstrafe von sechs Monaten bis zu zehn Jahren wird bestraft, wer eine andere Person
    einsperrt oder auf andere Weise der Freiheit beraubt und sie in dieser Lage ausbeutet”."""

    def test_the_deprivation_of_liberty_is_the_act(self) -> None:
        assert outcome("de_233a", of("detain", None, "sexual_exploitation")) is MET
        assert outcome("de_233a", of("benefit", "force", "sexual_exploitation")) is NOT_MET

    def test_penalty(self) -> None:
        assert offence("de_233a").max_months == 10 * 12
