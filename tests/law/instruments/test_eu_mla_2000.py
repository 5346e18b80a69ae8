"""The EU Convention on Mutual Assistance of 2000 and its Protocol of 2001: on top of the Convention of 1959."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
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

NAME = "eu_mla_2000"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
LAST = date(2020, 12, 31)

# A letter of request from Denmark to Germany. The persons are invented.
LETTER: dict[str, object] = {
    "request/language": "de", "request/stage": "investigation", "request/purpose": "evidence on the account",
    "requesting/authority": "Retten i Valdby", "person/1/name": "Aurel Vasq", "person/1/role": "suspect",
    "person/1/born": date(1985, 4, 2), "person/1/nationality": "RO", "offence/1/category": "trafficking",
    "offence/1/max_months": 120, "conduct/summary": "He brought women to a flat.", "conduct/states": ["DK"],
    "measure/1/kind": "bank_records", "measure/1/description": "account 1", "warrant/date": date(2026, 1, 7),
}  # fmt: skip


def asked(*measure: str, **changes: object) -> Assessment:
    facts = LETTER | {"measure/1/kind": measure[0]} | {path.replace("__", "/"): v for path, v in changes.items()}
    return ask("DK", "DE", Kind.MLA, {p: v for p, v in facts.items() if v is not None})


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "NLrepo_EU_2000_MLA_Convention.md", "NLrepo_EU_2001_MLA_Protocol.md", "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 12
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestArticle1RelationToTheConventionOf1959:
    """Art. 1(1): “Deze overeenkomst strekt tot het aanvullen en het vergemakkelijken van de toepassing, tussen de
    lidstaten van de Europese Unie”."""

    def test_the_convention_of_1959_comes_first_and_this_one_works_on_top_of_it(self) -> None:
        ranks = {b.instrument: b.rank for b in bases(load_law(), "DK", "DE", date(2026, 11, 24), Kind.MLA)}
        assert ranks["ets30"] == 1
        assert ranks[NAME] == 2
        assert all(p.overlay for p in instrument(NAME).provisions)

    def test_between_states_bound_by_the_investigation_order_it_keeps_what_the_order_leaves(self) -> None:
        day = date(2026, 11, 24)
        served = bases(load_law(), "FR", "DE", day, Kind.MLA, ("serve_documents",))
        searched = bases(load_law(), "FR", "DE", day, Kind.MLA, ("search",))
        assert {b.instrument for b in served if b.stands} >= {"ets30", NAME}
        assert next(b for b in searched if b.instrument == NAME).reason.text.startswith("Between these two States")

    def test_before_the_order_it_stood_for_a_search(self) -> None:
        for on, stands in ((date(2017, 5, 21), True), (date(2017, 5, 22), False)):
            rows = bases(load_law(), "FR", "DE", on, Kind.MLA, ("search",))
            assert next(b for b in rows if b.instrument == NAME).stands is stands


class TestArticle27EntryIntoForce:
    """Art. 27(4): “90 dagen na eerstbedoelde kennisgeving in werking treedt tussen deze lidstaat en de lidstaten
    waarvoor de overeenkomst reeds in werking is getreden”. Sheet: “IE since 23.8.2020”; “status of GR and HR”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("NL", date(2005, 8, 23)), ("HU", date(2005, 11, 23)), ("GB", date(2005, 12, 21)),
            ("CY", date(2006, 2, 1)), ("DE", date(2006, 2, 2)), ("BG", date(2007, 12, 1)), ("MT", date(2008, 7, 3)),
            ("LU", date(2011, 3, 6)), ("IE", date(2020, 8, 23)),
        ],
    )  # fmt: skip
    def test_a_state_is_bound_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert basis(NAME, "DK", state, Kind.MLA, since).stands
        assert not basis(NAME, "DK", state, Kind.MLA, since - timedelta(days=1)).stands

    def test_the_united_kingdom_to_the_end_of_2020(self) -> None:
        assert basis(NAME, "DK", "GB", Kind.MLA, LAST).stands
        assert not basis(NAME, "DK", "GB", Kind.MLA, date(2021, 1, 1)).stands

    @pytest.mark.parametrize("state", ["GR", "HR", "IT"])
    def test_what_is_not_confirmed_binds_nobody(self, state: str) -> None:
        row = basis(NAME, "DK", state, Kind.MLA)
        assert (row.stands, row.status) == (False, Status.UNCONFIRMED)

    def test_the_protocol_is_applied_only_where_it_is_shown_to_bind_both(self) -> None:
        assert not said_nothing(asked("bank_records"), NAME, "Protocol 7", "bank_secrecy")
        earlier = ask("DK", "DE", Kind.MLA, LETTER, on=date(2011, 3, 5))
        assert said_nothing(earlier, NAME, "Protocol 7", "bank_secrecy")
        irish = ask("IE", "DE", Kind.MLA, LETTER)
        assert said_nothing(irish, NAME, "Protocol 7", "bank_secrecy")


class TestArticle6Channels:
    """Art. 6(1): “rechtstreeks gedaan tussen de rechterlijke autoriteiten die territoriaal bevoegd zijn”. Art. 6(4):
    “kan in spoedeisende gevallen worden gedaan door tussenkomst van de Internationale Organisatie van Criminele
    Politie (Interpol)”. Art. 6(8)(a): “verzoeken om tijdelijke overbrenging of doortocht van gedetineerden”."""

    def test_direct_always_interpol_if_urgent_central_for_prisoners(self) -> None:
        assert found(asked("search"), NAME, "6(1)", "channel").outcome is MET
        for urgent, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert found(asked("search", request__urgent=urgent), NAME, "6(4)", "channel").outcome is outcome
        assert said_nothing(asked("search"), NAME, "6(8)(a)", "channel")
        assert found(asked("transfer_prisoner"), NAME, "6(8)(a)", "channel").outcome is MET


class TestArticle18ContentsOfARequestForInterception:
    """Art. 18(3)(b): “de bevestiging dat in verband met een strafrechtelijk onderzoek een rechtmatig aftapbevel is
    gegeven”; (e) “de gewenste duur van het aftappen”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("18(3)(a)", "requesting_authority", "requesting__authority"),
            ("18(3)(b)", "warrant_statement", "warrant__date"), ("18(3)(c)", "person_identity", "person__1__born"),
            ("18(3)(d)", "facts", "conduct__summary"),
            ("18(3)(e)-(f)", "measure_description", "measure__1__description"),
        ],
    )  # fmt: skip
    def test_each_is_there_or_asked_for_and_not_for_another_measure(
        self, article: str, topic: str, missing: str
    ) -> None:
        assert found(asked("interception"), NAME, article, topic).outcome is MET
        assert found(asked("interception", **{missing: None}), NAME, article, topic).outcome is NOT_MET
        assert said_nothing(asked("search"), NAME, article, topic)

    def test_nothing_is_known_of_an_empty_request(self) -> None:
        empty = ask("DK", "DE", Kind.MLA, {"measure/1/kind": "interception"})
        assert found(empty, NAME, "18(3)(b)", "warrant_statement").outcome is NOT_MET


class TestArticles10To18GroundsOfSingleMeasures:
    """Art. 10(9): “Voor een dergelijk verhoor is de instemming van deze persoon vereist.” Art. 18(5)(b): “indien de
    gevraagde maatregel zou worden getroffen in een soortgelijke nationale zaak”."""

    @pytest.mark.parametrize(
        ("article", "measure", "force"),
        [
            ("12(2)", "controlled_delivery", Force.OPTIONAL), ("14(2)", "covert_operation", Force.OPTIONAL),
            ("18(5)(b)", "interception", Force.CONDITION),
        ],
    )  # fmt: skip
    def test_made_out_not_made_out_and_unknown(self, article: str, measure: str, force: Force) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(measure, desk__measure_unlawful=value), NAME, article, "measure_unavailable")
            assert (finding.outcome, finding.force) == (outcome, force)
        assert said_nothing(asked("search"), NAME, article, "measure_unavailable")

    def test_an_accused_person_is_heard_by_video_only_with_consent(self) -> None:
        finding = found(asked("video_hearing"), NAME, "10(9)", "no_consent")
        assert (finding.outcome, finding.force) == (UNKNOWN, Force.MANDATORY)


class TestProtocolGroundsThatMayNotBeUsed:
    """Protocol, art. 7: “De lidstaten beroepen zich niet op het bankgeheim”. Art. 8(1): “Rechtshulp kan niet worden
    geweigerd louter omdat het verzoek betrekking heeft op een strafbaar feit dat door de aangezochte lidstaat als een
    fiscaal delict wordt beschouwd”. Art. 9(1): “mag geen strafbaar feit door de aangezochte lidstaat worden beschouwd
    als een politiek delict”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [("Protocol 7", "bank_secrecy"), ("Protocol 8(1)", "fiscal"), ("Protocol 9(1)", "political")],
    )
    def test_they_are_flagged_and_never_stand_in_the_way(self, article: str, topic: str) -> None:
        finding = found(asked("bank_records", desk__political=True), NAME, article, topic)
        assert (finding.force, finding.concern, finding.status) == (Force.PROHIBITED, False, Status.VERIFIED)


class TestArticle20InterceptionWithoutHelp:
    """Art. 20(4)(a): “antwoordt zij onverwijld en uiterlijk binnen 96 uur aan de aftappende lidstaat”; (iv) “met een
    periode van maximaal 8 dagen”."""

    def test_four_days_counted_and_the_extension(self) -> None:
        row = clock(NAME, "20(4)(a)", "DK", "DE", Kind.MLA, "interception_notified", date(2026, 11, 24), "interception")
        assert (row.due, row.met_by, row.status) == (date(2026, 11, 28), "decide", Status.VERIFIED)
        assert "eight days" in limit(NAME, "20(4)(a)").extension


class TestDuties:
    """Art. 4(2): “voldoet zo spoedig mogelijk aan het verzoek om rechtshulp”. Art. 23(1)(d): “alleen na voorafgaande
    toestemming van de verstrekkende lidstaat”. Art. 13(1): “kunnen onderling overeenkomen een gemeenschappelijk
    onderzoeksteam in te stellen”. Art. 21: “komen ten laste van de verzoekende lidstaat”."""

    @pytest.mark.parametrize(
        ("article", "topic", "measure", "outcome"),
        [
            ("4(2)", "execute_promptly", "search", MET), ("23(1)", "use_limitation", "search", MET),
            ("13", "joint_investigation", "joint_team", MET), ("21", "costs_extraordinary", "interception", MET),
            ("10(5)", "video_hearing", "video_hearing", MET), ("10(5)", "video_hearing", "search", NOT_MET),
            ("Protocol 4", "confidentiality", "bank_records", UNKNOWN),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_request(self, article: str, topic: str, measure: str, outcome: Outcome) -> None:
        finding = found(asked(measure), NAME, article, topic)
        assert (finding.force, finding.outcome) == (Force.DUTY, outcome)

    def test_no_clock_for_the_request_itself(self) -> None:
        assert [row.article for row in instrument(NAME).limit] == ["20(4)(a)"]
