"""The Mexico-United States assistance treaty of 1987. Its text was not read: the fact sheet is quoted."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Force, Status
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, found, instrument, quotations, said_nothing, text_of

NAME = "mx_us_mla_1987"
GROUND = "1 (paragraph not known)"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A complete request of the United States to Mexico. The persons are invented.
REQUEST: dict[str, object] = {
    "request/kind": "mla", "request/language": "es", "request/translated": True, "request/signed": True,
    "request/purpose": "To prove who received the money.", "request/proceedings": "Grand jury investigation",
    "requesting/authority": "Office of International Affairs", "person/1/name": "Aurel Vasq",
    "person/1/role": "suspect", "person/1/born": date(1985, 4, 2), "person/1/location": "Puerto Alba",
    "offence/1/title": "Sex trafficking", "offence/1/law": "18 USC 1591", "offence/1/category": "trafficking",
    "offence/1/max_months": 240, "conduct/summary": "He brought two women to a flat.", "conduct/act": ["transport"],
    "conduct/means": ["fraud"], "conduct/purpose": ["sexual_exploitation"], "measure/1/kind": "search",
    "measure/1/description": "Search of the flat at Calle Faro 2",
}  # fmt: skip


def request(**changes: object) -> dict[str, object]:
    facts = REQUEST | {path.replace("__", "/"): value for path, value in changes.items()}
    return {path: value for path, value in facts.items() if value is not None}


def outcome(article: str, topic: str, **changes: object) -> Outcome:
    return found(ask("US", "MX", Kind.MLA, request(**changes)), NAME, article, topic).outcome


def test_every_quotation_stands_in_the_fact_sheet(shared: Path) -> None:
    text = text_of(shared, "law/regional_and_practice.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 7
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_no_article_number_after_the_second_is_given() -> None:
    numbers = {re.match(r"\d+|\?", p.article).group() for p in instrument(NAME).provisions}  # type: ignore[union-attr]
    assert numbers == {"1", "2", "?"}


def test_nothing_is_called_verified_and_there_is_no_time_limit() -> None:
    treaty = instrument(NAME)
    assert {p.status for p in treaty.provisions} == {Status.KNOWLEDGE}
    assert treaty.limit == ()


class TestTheTreatyInForce:
    """Sheet: “Mexico City 9 Dec 1987 / in force 3 May 1991”."""

    @pytest.mark.parametrize(("requesting", "requested"), [("MX", "US"), ("US", "MX")])
    def test_both_states_from_their_day_and_in_both_directions(self, requesting: str, requested: str) -> None:
        assert not basis(NAME, requesting, requested, Kind.MLA, date(1991, 5, 2)).stands
        treaty = basis(NAME, requesting, requested, Kind.MLA, date(1991, 5, 3))
        assert (treaty.stands, treaty.rank, treaty.status) == (True, 1, Status.KNOWLEDGE)

    def test_it_comes_before_the_universal_conventions(self) -> None:
        assert ask("US", "MX", Kind.MLA, REQUEST).chosen == NAME
        assert basis("untoc", "US", "MX", Kind.MLA).rank > 1

    def test_it_binds_nobody_else_and_serves_no_extradition(self) -> None:
        assert not basis(NAME, "MX", "ES", Kind.MLA).stands
        assert not basis(NAME, "MX", "US", Kind.EXTRADITION).stands


class TestContents:
    """Art. 4 (number not confirmed): “authority conducting matter · subject & nature of investigation/proceeding
    incl. offences · description of evidence/information/acts sought · purpose/need”."""

    @pytest.mark.parametrize(
        ("topic", "taken_out"),
        [
            ("requesting_authority", ("requesting__authority",)),
            ("subject_matter", ("request__proceedings",)),
            ("offence", ("offence__1__title", "offence__1__law")),
            ("purpose", ("request__purpose",)),
            ("measure_description", ("measure__1__description",)),
        ],
    )
    def test_there_or_missing(self, topic: str, taken_out: tuple[str, ...]) -> None:
        assert outcome("?", topic) is MET
        assert outcome("?", topic, **dict.fromkeys(taken_out)) is NOT_MET

    def test_the_person_is_asked_for_only_where_relevant(self) -> None:
        assert outcome("?", "person_identity", person__1__name=None) is UNKNOWN

    def test_the_place_of_a_search_is_not_asked_for_a_hearing(self) -> None:
        hearing = ask("US", "MX", Kind.MLA, request(measure__1__kind="take_evidence", measure__1__description=None))
        assert said_nothing(hearing, NAME, "?", "measure_description")


class TestArticle1GroundsForRefusal:
    """Sheet: “execution would exceed legal authority or is prohibited by requested Party's law”; “prejudice to
    security, essential public policy/interest”; “political offence/motivation”; “military-only offence”; “person
    already convicted/acquitted for same acts in requested Party”."""

    @pytest.mark.parametrize(
        ("topic", "path"),
        [
            ("domestic_bar", "desk__measure_unlawful"), ("essential_interests", "desk__essential_interests"),
            ("political", "desk__political"), ("military", "desk__military"),
            ("ne_bis_in_idem_here", "desk__final_here"),
        ],
    )  # fmt: skip
    def test_optional_when_made_out_else_not_met_or_unknown(self, topic: str, path: str) -> None:
        finding = found(ask("US", "MX", Kind.MLA, request(**{path: True})), NAME, GROUND, topic)
        assert (finding.outcome, finding.force, finding.decides) == (MET, Force.OPTIONAL, "central_authority")
        assert outcome(GROUND, topic, **{path: False}) is NOT_MET
        assert outcome(GROUND, topic) is UNKNOWN

    def test_own_proceedings_postpone(self) -> None:
        finding = found(ask("US", "MX", Kind.MLA, request(desk__own_investigation=True)), NAME, "?", "own_proceedings")
        assert (finding.outcome, finding.force) == (MET, Force.PROCEDURAL)


class TestDualCriminality:
    """Sheet: “not a general condition; coercive steps (search, seizure, forfeiture) follow requested Party's law”."""

    def test_it_is_no_concern_for_a_hearing(self) -> None:
        finding = found(
            ask("US", "MX", Kind.MLA, request(measure__1__kind="take_evidence", offence__1__category="other")),
            NAME, "?", "dual_criminality",
        )  # fmt: skip
        assert not finding.concern and not finding.open


class TestLanguageAndChannel:
    """Sheet: “requests must be in Spanish or English and that oral/INTERPOL transmission is possible in urgency”."""

    @pytest.mark.parametrize("language", ["es", "en"])
    def test_mexico_takes_spanish_and_english(self, language: str) -> None:
        assert outcome("?", "language", request__language=language, request__translated=False) is MET

    def test_mexico_does_not_take_french(self) -> None:
        assert outcome("?", "language", request__language="fr", request__translated=False) is NOT_MET

    def test_the_interpol_way_is_for_urgent_requests_to_mexico(self) -> None:
        channel = next(c for c in instrument(NAME).channel if c.route == "interpol")
        assert (channel.urgent, channel.requested) == (True, ("MX",))


class TestDuties:
    """Sheet: “no use for other purposes than stated without prior consent”; “requested Party keeps request
    confidential if asked”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("?", "use_limitation"), ("?", "confidentiality"), ("?", "costs"), ("1", "sovereignty"), ("1", "grant"),
            (GROUND, "consult_before_refusal"), (GROUND, "reasons"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_request(self, article: str, topic: str) -> None:
        assert found(ask("US", "MX", Kind.MLA, REQUEST), NAME, article, topic).force is Force.DUTY
