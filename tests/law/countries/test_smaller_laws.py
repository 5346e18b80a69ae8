"""The own law of Czechia, Slovakia, Estonia, Liechtenstein, Luxembourg and Andorra, quoted from its text in the
repositories legalize-dev/legalize-cz, -sk, -ee, -li, -lu and -ad (the files stand in the sources)."""

from datetime import date

import pytest

from models.finding import Status
from tests.law.countries.own import EX, MET, NOT_MET, PA, UNKNOWN, country, due, outcome
from tests.law.instruments.asking import basis

CZ, SK, LU, AD = (
    " Law no. 104/2013",
    " Code of Criminal Procedure",
    " Law of 20 June 2001",
    " Qualified law on extradition",
)


class TestProvisionalDetention:
    """CZ § 94(3): “do 40 dnů ode dne vzetí do předběžné vazby”; SK § 505(4): “nesmie trvať viac ako 40 dní odo dňa
    zadržania osoby”; EE § 447(5): “kaheksateistkümne päeva jooksul” and “neljakümne päeva jooksul”; LU 20:
    “dans le délai de 18 jours après l'arrestation” and “ne peut en aucun cas excéder 45 jours”; AD 9: “en el
    termini de 18 dies després de la detenció” and “no pot excedir quaranta dies”."""

    @pytest.mark.parametrize(
        ("state", "article", "last"),
        [
            ("CZ", "§ 94(3)" + CZ, date(2026, 4, 11)),
            ("SK", "§ 505(4)" + SK, date(2026, 4, 11)),
            ("EE", "§ 447(5) KrMS", date(2026, 3, 20)),
            ("EE", "§ 447(5) KrMS, second sentence", date(2026, 4, 11)),
            ("LU", "20" + LU, date(2026, 3, 20)),
            ("LU", "20" + LU + ", second limb", date(2026, 4, 16)),
            ("AD", "9" + AD, date(2026, 3, 20)),
            ("AD", "9" + AD + ", second limb", date(2026, 4, 11)),
        ],
    )
    def test_it_ends(self, state: str, article: str, last: date) -> None:
        row = due(state, article, "provisional_arrest", kind=PA)
        assert (row.due, row.liberty) == (last, True)


class TestLiechtenstein29:
    """LI 29(4): “Die Dauer der Auslieferungshaft darf sechs Monate nicht übersteigen”."""

    def test_six_months(self) -> None:
        assert due("LI", "29(4) RHG", "extradition_detention").due == date(2026, 9, 2)


class TestNationals:
    """CZ § 91(1)(a): “jde o státního občana České republiky, který nevyslovil se svým vydáním souhlas”; SK §
    501(a): “ide o občana Slovenskej republiky, okrem prípadu, ak povinnosť vydať vlastného štátneho občana
    ustanovuje zákon”; LI 12(1): “ausdrücklich seine Zustimmung erteilt”; LU 7(1): “si la personne réclamée est
    un ressortissant luxembourgeois”; AD 14(1): “Quan la persona, objecte de la demanda, és de nacionalitat
    andorrana”."""

    @pytest.mark.parametrize("state", ["CZ", "SK", "LI", "LU", "AD"])
    def test_they_are_protected(self, state: str) -> None:
        row = next(row for row in country(state).ground if row.topic == "nationality")
        assert row.status is Status.VERIFIED
        for nationality, expected in ((state, MET), ("XK", NOT_MET), (None, UNKNOWN)):
            assert outcome(state, row.article, "nationality", person__1__nationality=nationality) is expected


class TestWithoutTreaty:
    """CZ § 4(1): “poskytne-li cizí stát ujištění o vzájemnosti”; SK § 479(1): “ak dožadujúci štát zaručí, že vyhovie
    porovnateľnej žiadosti”; LI 3(1): “wenn gewährleistet ist, dass auch der ersuchende Staat einem gleichartigen
    liechtensteinischen Ersuchen entsprechen würde”; LU 1(1): “En l'absence de traité international”; AD 1: “A falta de
    tractats internacionals en la matèria”."""

    @pytest.mark.parametrize("state", ["CZ", "SK", "LI", "LU", "AD"])
    def test_extradition_is_possible(self, state: str) -> None:
        row = basis("reciprocity", "XK", state, EX)
        assert (row.stands, row.status) == (True, Status.VERIFIED)


class TestThresholds:
    """CZ § 90(1): “s horní hranicí trestu odnětí svobody nejméně 1 rok”; SK § 499(1): “je najmenej jeden rok”; LU
    3(1): “une peine d'au moins un an a été prononcée”, “d'au moins six mois”; EE § 439(2): “vähemalt neli kuud
    vangistust”; LI 11(2): “noch mindestens vier Monate Freiheitsstrafe”; AD 2(b): “d'una durada d'almenys
    quatre mesos”."""

    @pytest.mark.parametrize(
        ("state", "article", "path", "below", "at"),
        [
            ("CZ", "§ 90(2)" + CZ, "sentence__months", 3, 4),
            ("EE", "§ 439(2) KrMS", "sentence__remaining_months", 3, 4),
            ("LI", "11(2) RHG", "sentence__remaining_months", 3, 4),
            ("AD", "2(b)" + AD, "sentence__months", 3, 4),
        ],
    )
    def test_a_sentence_reaches_it(self, state: str, article: str, path: str, below: int, at: int) -> None:
        for months, expected in ((below, NOT_MET), (at, MET), (None, UNKNOWN)):
            assert outcome(state, article, "threshold", request__stage="sentence", **{path: months}) is expected

    @pytest.mark.parametrize(("left", "expected"), [(5, NOT_MET), (6, MET)])
    def test_luxembourg_asks_for_both(self, left: int, expected: object) -> None:
        article = "3(1)" + LU + ", second sentence"
        served = {"request__stage": "sentence", "sentence__months": 12, "sentence__remaining_months": left}
        assert outcome("LU", article, "threshold", **served) is expected


@pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
@pytest.mark.parametrize(
    ("state", "article", "topic", "fact"),
    [
        ("CZ", "§ 91(1)(p)" + CZ, "discrimination", "desk__discrimination"),
        ("CZ", "§ 91(1)(l)" + CZ, "ne_bis_in_idem_here", "desk__final_here"),
        ("SK", "§ 501(c)" + SK, "lapse_of_time", "desk__lapsed_requested"),
        ("SK", "§ 501(g)" + SK, "ne_bis_in_idem_here", "desk__final_here"),
        ("EE", "§ 436(1) nos. 1, 2 KrMS", "essential_interests", "desk__essential_interests"),
        ("EE", "§ 440(1) no. 1 KrMS", "political", "desk__political"),
        ("LI", "19 no. 3 RHG", "discrimination", "desk__discrimination"),
        ("LI", "15 no. 1 RHG", "military", "desk__military"),
        ("LU", "4(1)" + LU, "political", "desk__political"),
        ("LU", "9(1)" + LU, "ne_bis_in_idem_here", "desk__final_here"),
        ("AD", "14(8)" + AD, "pending_here", "desk__pending_here"),
        ("AD", "14(4)" + AD, "discrimination", "desk__discrimination"),
    ],
)
def test_a_bar_is_met_as_an_officer_records_it(
    recorded: bool | None, expected: object, state: str, article: str, topic: str, fact: str
) -> None:
    assert outcome(state, article, topic, **{fact: recorded}) is expected


@pytest.mark.parametrize(
    ("state", "article"),
    [("CZ", "§ 91(1)(h)" + CZ), ("EE", "§ 440(3) KrMS"), ("LI", "20 RHG"), ("LU", "12(1)" + LU), ("AD", "14(10)" + AD)],
)
def test_death_needs_an_assurance(state: str, article: str) -> None:
    death = {"offence__1__penalty": "death"}
    assert outcome(state, article, "death_penalty", **death) is MET
    assert outcome(state, article, "death_penalty", **death, assurance__4__kind="death_penalty") is NOT_MET


def test_andorra_takes_three_languages() -> None:
    """AD 7(f): “Una traducció al català o al francès o al castellà”."""
    assert country("AD").languages[0].accepted == ("ca", "fr", "es")
