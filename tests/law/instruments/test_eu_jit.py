"""Framework Decision 2002/465/JHA on joint investigation teams: parallel to article 13 of the Convention of 2000."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.law.routes import faster_routes
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, found, instrument, quotations, said_nothing, text_of

NAME = "eu_jit"
MET, NOT_MET = Outcome.MET, Outcome.NOT_MET

TEAM: dict[str, object] = {
    "requesting/authority": "Parquet de Valdens", "request/purpose": "a team on trafficking", "request/language": "es",
    "offence/1/title": "trafficking", "conduct/summary": "Women were brought to three States.",
    "measure/1/kind": "joint_team", "measure/1/description": "two members of each State, six months",
}  # fmt: skip


def asked(*requested: str, **changes: object) -> Assessment:
    facts = TEAM | {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("FR", next(iter(requested), "DE"), Kind.MLA, {p: v for p, v in facts.items() if v is not None})


def test_every_quotation_stands_in_the_parallel_text_the_spanish_act_or_the_sheet(shared: Path) -> None:
    text = text_of(
        shared, "NLrepo_EU_2000_MLA_Convention.md", "ES_Ley_11_2003_equipos_conjuntos_JIT.md", "law/eu.md"
    )  # fmt: skip
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 7
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_only_the_spanish_act_is_called_verified() -> None:
    assert {p.article.split(",")[0] for p in instrument(NAME).provisions if p.status is Status.VERIFIED} == {
        "Ley 11/2003"
    }


class TestTheStatesBound:
    """Sheet, section 4: “implement by 1.1.2003; lapses when 2000 Convention in force in all States”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("DK", date(2003, 1, 1)), ("IE", date(2003, 1, 1)), ("PL", date(2004, 5, 1)), ("BG", date(2007, 1, 1)),
            ("HR", date(2013, 7, 1)),
        ],
    )  # fmt: skip
    def test_from_its_day_and_not_before(self, state: str, since: date) -> None:
        assert basis(NAME, "FR", state, Kind.MLA, since, "joint_team").stands
        assert not basis(NAME, "FR", state, Kind.MLA, since - timedelta(days=1), "joint_team").stands

    def test_the_united_kingdom_to_the_end_of_2020(self) -> None:
        assert basis(NAME, "FR", "GB", Kind.MLA, date(2020, 12, 31), "joint_team").stands
        assert not basis(NAME, "FR", "GB", Kind.MLA, date(2021, 1, 1), "joint_team").stands

    def test_before_a_team_is_known_to_be_asked_for_it_is_no_basis(self) -> None:
        assert basis(NAME, "FR", "DE", Kind.MLA).reason.text.startswith("It serves only certain measures")

    def test_it_is_for_teams_alone_and_obliges_nobody(self) -> None:
        day = date(2026, 11, 24)
        team = bases(load_law(), "FR", "DE", day, Kind.MLA, ("joint_team",))
        assert (team[0].instrument, team[0].obliges) == (NAME, False)
        assert not next(b for b in team if b.instrument == "eio").stands
        search = bases(load_law(), "FR", "DE", day, Kind.MLA, ("search",))
        assert not next(b for b in search if b.instrument == NAME).stands


class TestArticle1Request:
    """Art. 13(2) of the Convention of 2000, parallel: “ook voorstellen voor de samenstelling van het team”. Sheet:
    “1959 Convention Art 14 items + proposed composition”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [
            ("1(2), 1959 Convention 14(1)(a)", "requesting_authority", "requesting__authority"),
            ("1(2), 1959 Convention 14(1)(b)", "purpose", "request__purpose"),
            ("1(2), 1959 Convention 14(2)", "offence", "offence__1__title"),
            ("1(2)", "measure_description", "measure__1__description"),
        ],
    )
    def test_each_content_is_there_or_asked_for(self, article: str, topic: str, missing: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
        assert found(asked(**{missing: None}), NAME, article, topic).outcome is NOT_MET


class TestArticle1Rules:
    """Art. 13(3)(b), parallel: “het team treedt op in overeenstemming met het recht van de lidstaat waarin het actief
    is”. Art. 13(10)(b), parallel: “behoudens voorafgaande toestemming van de lidstaat waar de informatie vandaan
    komt”."""

    @pytest.mark.parametrize(
        ("article", "topic"),
        [
            ("1(1)", "joint_investigation"), ("1(3)(b)", "sovereignty"), ("1(5)-(6)", "sovereignty"),
            ("1(7)", "grant"), ("1(10)", "use_limitation"), ("2-3", "sovereignty"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_team(self, article: str, topic: str) -> None:
        finding = found(asked(), NAME, article, topic)
        assert (finding.force, finding.outcome) == (Force.DUTY, MET)

    def test_a_team_is_named_as_the_faster_way_for_any_measure(self) -> None:
        rows = faster_routes(load_law(), ("FR", "DK"), date(2026, 11, 24), ("search",))
        assert [r.way for r in rows if r.instrument == NAME] == ["network"]

    def test_there_is_no_time_limit_and_no_ground_for_refusal(self) -> None:
        assert instrument(NAME).limit == ()
        assert instrument(NAME).ground == ()

    def test_what_is_not_confirmed_is_shown_only(self) -> None:
        assert not found(asked(), NAME, "1(10a)", "data_protection").applied


class TestSpanishLaw11Of2003:
    """Ley 11/2003, art. 5: “Propuesta de composición del equipo, teniendo en cuenta que el jefe de éste será
    designado por la autoridad competente española”; art. 9(1): “con el consentimiento de todos los Estados que
    constituyeron el equipo, sin necesidad de otro acuerdo expreso”."""

    def test_it_speaks_for_a_team_in_spain_and_for_no_other(self) -> None:
        assert found(asked("ES"), NAME, "Ley 11/2003, 5(d)-(i)", "joint_investigation").status is Status.VERIFIED
        assert said_nothing(asked("DE"), NAME, "Ley 11/2003, 5(d)-(i)", "joint_investigation")
