"""Switzerland's own law, the IRSG (IMAC), quoted from its text in legalize-dev/legalize-ch,
ch/cc-1982-846_846_846.md."""

from datetime import date

import pytest

from models.fact import Kind
from models.finding import Status
from tests.law.countries.own import EX, MET, MLA, NOT_MET, PA, UNKNOWN, due, outcome, put
from tests.law.instruments.asking import basis, found


class TestArticle50:
    """Art. 50(1): “18 Tage nach der Festnahme hebt das Bundesamt die Haft auf”; “aus besonderen Gründen bis auf 40 Tage
    verlängert werden”."""

    def test_eighteen_days_after_the_arrest(self) -> None:
        row = due("CH", "50(1) IRSG", "provisional_arrest", kind=PA)
        assert (row.due, row.liberty, row.met_by) == (date(2026, 3, 20), True, "papers")
        assert row.extension


class TestArticles46And48And61:
    """Art. 46(2): “längstens jedoch bis zum dritten Werktag nach der Festnahme”; 48(2): “innert zehn Tagen”; 61: “nicht
    innert zehn Tagen nach Empfang der Vollzugsanzeige”; 38(2)(b): “nicht innert 45 Tagen”."""

    @pytest.mark.parametrize(
        ("article", "event", "last"),
        [
            ("46(2) IRSG", "arrest", date(2026, 3, 5)), ("48(2) IRSG", "decision_served", date(2026, 3, 12)),
            ("61 IRSG", "decision_notified", date(2026, 3, 12)), ("38(2)(b) IRSG", "free_to_leave", date(2026, 4, 16)),
        ],
    )  # fmt: skip
    def test_its_other_clocks(self, article: str, event: str, last: date) -> None:
        assert due("CH", article, event, kind=PA if article.startswith("46") else EX).due == last


class TestArticle8:
    """Art. 8(1): “Einem Ersuchen wird in der Regel nur entsprochen, wenn der ersuchende Staat Gegenrecht gewährt”."""

    @pytest.mark.parametrize("kind", [EX, PA, MLA])
    def test_reciprocity_is_the_basis_and_is_asked_for(self, kind: Kind) -> None:
        row = basis("reciprocity", "XK", "CH", kind)
        assert (row.stands, row.articles, row.status) == (True, ("8 IRSG",), Status.VERIFIED)
        assert outcome("CH", "8(1) IRSG", "reciprocity") is MET
        assert outcome("CH", "8(1) IRSG", "reciprocity", assurance__1__kind=None) is not MET


class TestArticle7:
    """Art. 7(1): “Kein Schweizer Bürger darf ohne seine schriftliche Zustimmung einem fremden Staat ausgeliefert”."""

    @pytest.mark.parametrize(("nationality", "expected"), [("CH", MET), ("XK", NOT_MET), (None, UNKNOWN)])
    def test_a_swiss_national(self, nationality: str | None, expected: object) -> None:
        for requesting in ("XK", "ES"):
            assert outcome("CH", "7(1) IRSG", "nationality", requesting, person__1__nationality=nationality) is expected


class TestArticles2To5:
    """Art. 2(b): “um eine Person wegen ihrer politischen Anschauungen”; 3(1): “vorwiegend politischen Charakter”;
    4: “Ein Ersuchen wird abgelehnt, wenn die Bedeutung der Tat die Durchführung des Verfahrens nicht
    rechtfertigt”; 5(1)(c): “seine Ausführung Zwangsmassnahmen erfordert”."""

    @pytest.mark.parametrize(("recorded", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
    def test_what_an_officer_records(self, recorded: bool | None, expected: object) -> None:
        assert outcome("CH", "2(b), (c) IRSG", "discrimination", desk__discrimination=recorded) is expected
        assert outcome("CH", "2(a), (d) IRSG", "fundamental_rights", desk__ill_treatment=recorded) is expected
        assert outcome("CH", "3(1) IRSG", "political", desk__political=recorded) is expected
        assert outcome("CH", "3(1) IRSG", "military", desk__military=recorded) is expected
        assert outcome("CH", "5(1)(a), (b) IRSG", "ne_bis_in_idem_here", desk__final_here=recorded) is expected
        assert outcome("CH", "5(1)(c) IRSG", "lapse_of_time", desk__lapsed_requested=recorded) is expected

    def test_a_slight_case_is_for_a_person_to_weigh(self) -> None:
        assert outcome("CH", "4 IRSG", "de_minimis") is UNKNOWN


class TestArticles35And37:
    """Art. 35(1)(a): “im Höchstmass von mindestens einem Jahr”; 37(2): “das Recht auf ein neues
    Gerichtsverfahren”; 37(3): “nicht zum Tode verurteilt”."""

    @pytest.mark.parametrize(("months", "expected"), [(11, NOT_MET), (12, UNKNOWN), (None, UNKNOWN)])
    def test_a_year_under_both_laws_and_the_swiss_maximum_is_not_encoded(
        self, months: int | None, expected: object
    ) -> None:
        assert outcome("CH", "35(1)(a) IRSG", "threshold", offence__1__max_months=months) is expected

    def test_death_and_judgment_in_absence_are_conditions(self) -> None:
        assert outcome("CH", "37(3) IRSG", "death_penalty", offence__1__penalty="death") is MET
        assert outcome("CH", "37(2) IRSG", "in_absentia", judgment__in_absentia=True) is MET
        assured = {"judgment__in_absentia": True, "assurance__4__kind": "retrial"}
        assert outcome("CH", "37(2) IRSG", "in_absentia", **assured) is NOT_MET


class TestArticles28And41:
    """Art. 28(5): “in deutscher, französischer oder italienischer Sprache oder mit Übersetzung”; 41: “die
    Urschrift oder eine amtlich als richtig bescheinigte Wiedergabe”; 42(b): “die Absicht der zuständigen
    Behörde, ein Auslieferungsersuchen zu stellen”."""

    def test_what_must_be_there(self) -> None:
        assert outcome("CH", "41 IRSG", "judicial_order") is MET
        assert outcome("CH", "41 IRSG", "judicial_order", warrant__date=None) is NOT_MET
        assert outcome("CH", "28(3)(b) IRSG", "law_text", offence__1__law_text=None) is NOT_MET
        asked = put("CH", PA, assurance__3__kind=None)
        assert found(asked, "ch", "42(b) IRSG", "formal_request_intent").outcome is not MET


class TestArticle64:
    """Art. 64(1): “welche die Anwendung prozessualen Zwanges erfordern”."""

    @pytest.mark.parametrize(("measure", "expected"), [("search", UNKNOWN), ("interview_victim", MET)])
    def test_coercion_alone_needs_dual_criminality(self, measure: str, expected: object) -> None:
        assert (
            found(put("CH", MLA, measure__1__kind=measure), "ch", "64(1) IRSG", "dual_criminality").outcome is expected
        )
