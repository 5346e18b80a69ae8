"""The EU-US agreement on mutual legal assistance of 2003: on top of the bilateral treaty, alone where there is none."""

import sys
from datetime import date
from pathlib import Path

import pytest

from models.fact import Kind
from models.finding import Assessment, Force, Status
from models.law import bases, load_law
from models.law.instrument import Instrument, Party
from models.law.law import Law
from models.value import Outcome
from tests.law.instruments.asking import ask, basis, found, instrument, quotations, said_nothing, text_of

NAME = "eu_us_mla_2003"
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
DAY = date(2026, 11, 24)

LETTER: dict[str, object] = {
    "requesting/authority": "Staatsanwaltschaft Altwerder", "person/1/name": "Aurel Vasq", "person/1/role": "suspect",
    "person/1/born": date(1985, 4, 2), "offence/1/category": "trafficking", "conduct/summary": "He sold women.",
    "measure/1/kind": "bank_records", "measure/1/description": "Bank of Newhaven, 2026",
}  # fmt: skip


def asked(*measure: str, **changes: object) -> Assessment:
    facts = LETTER | {"measure/1/kind": next(iter(measure), "bank_records")}
    facts |= {path.replace("__", "/"): value for path, value in changes.items()}
    return ask("DE", "US", Kind.MLA, {p: v for p, v in facts.items() if v is not None})


def with_treaty(kind: Kind) -> Law:
    """The law as it would be with a bilateral treaty of Germany and the United States."""
    law, since = load_law(), date(1990, 1, 1)
    treaty = Instrument(
        id="de_us", title="a treaty", short="a treaty", sort="treaty", reach="bilateral", kinds=(kind,),
        in_force=since, status=Status.VERIFIED, obliges=True,
    )  # fmt: skip
    rows = {s: (Party(state=s, since=since, status=Status.VERIFIED, source="a test"),) for s in ("DE", "US")}
    return law.model_copy(
        update={"instruments": law.instruments | {"de_us": treaty}, "parties": law.parties | {"de_us": rows}}
    )


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    text = text_of(shared, "NLrepo_EU_US_MLA_2003.md", "law/eu.md")
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 10
    assert [name for name, quotation in quoted if quotation not in text] == []


class TestTheStatesBound:
    """Sheet, section 8: “25.6.2003 Washington / 1.2.2010”; “US + EU27 through bilateral written instruments (Art
    3(2)); HR instrument status”."""

    def test_from_the_day_of_entry_into_force(self) -> None:
        for on, stands in ((date(2010, 1, 31), False), (date(2010, 2, 1), True)):
            assert basis(NAME, "DE", "US", Kind.MLA, on).stands is stands
            assert basis(NAME, "US", "DE", Kind.MLA, on).stands is stands

    @pytest.mark.parametrize("state", ["DK", "IE"])
    def test_denmark_and_ireland_take_part(self, state: str) -> None:
        assert basis(NAME, state, "US", Kind.MLA).stands

    def test_the_united_kingdom_to_the_end_of_2020(self) -> None:
        assert basis(NAME, "GB", "US", Kind.MLA, date(2020, 12, 31)).stands
        assert not basis(NAME, "GB", "US", Kind.MLA, date(2021, 1, 1)).stands

    def test_croatia_is_not_confirmed(self) -> None:
        row = basis(NAME, "HR", "US", Kind.MLA)
        assert (row.stands, row.status) == (False, Status.UNCONFIRMED)

    def test_it_does_not_bind_two_member_states_with_one_another(self) -> None:
        row = basis(NAME, "DE", "DK", Kind.MLA)
        assert (row.stands, row.reason.values) == (False, {"state": "US"})

    def test_the_state_with_which_it_binds_must_be_a_party(self) -> None:
        with pytest.raises(ValueError, match="hub names MX, which is no party"):
            Instrument.model_validate(instrument(NAME).model_dump() | {"hub": "MX"})


class TestArticle3RelationToBilateralTreaties:
    """Art. 3(1): “in samenhang met bilaterale rechtshulpverdragen”; (a) “naast de rechtsgronden die reeds vervat zijn
    in bilaterale verdragsbepalingen”. Art. 3(3)(a): “als er tussen een lidstaat en de Verenigde Staten van Amerika
    geen bilateraal rechtshulpverdrag van kracht is”."""

    def test_the_bilateral_treaty_comes_first_and_the_agreement_speaks_on_top_of_it(self) -> None:
        law = with_treaty(Kind.MLA)
        rows = [b.instrument for b in bases(law, "DE", "US", DAY, Kind.MLA) if b.stands]
        assert rows[:2] == ["de_us", NAME]
        assessment = ask("DE", "US", Kind.MLA, LETTER, law=law)
        assert assessment.chosen == "de_us"
        assert found(assessment, NAME, "9(1)", "use_limitation").force is Force.DUTY
        assert all(p.overlay for p in instrument(NAME).provisions)

    def test_so_it_is_with_the_treaties_that_are_encoded(self) -> None:
        for kind, treaty, agreement in (
            (Kind.MLA, "nl_us_mla_1981", NAME), (Kind.EXTRADITION, "nl_us_extradition_1980", "eu_us_extradition_2003"),
        ):  # fmt: skip
            rows = [b.instrument for b in bases(load_law(), "US", "NL", DAY, kind) if b.stands]
            assert rows[:2] == [treaty, agreement]

    def test_without_one_it_stands_alone_and_before_the_universal_conventions(self) -> None:
        rows = [b.instrument for b in bases(load_law(), "FI", "US", DAY, Kind.MLA) if b.stands]
        assert rows.index(NAME) < rows.index("untoc")


class TestArticle4BankInformation:
    """Art. 4(2)(a): “de identiteit van de natuurlijke of rechtspersoon”. Art. 4(4)(a)(ii): “een maximum van ten minste
    vier jaar, en in de aangezochte staat met een maximum van ten minste twee jaar”. Art. 4(5): “mag rechtshulp niet
    worden geweigerd op grond van het bankgeheim”."""

    @pytest.mark.parametrize(
        ("article", "topic", "missing"),
        [("4(2)(a)", "person_identity", "person__1__name"), ("4(2)(b)", "facts", "conduct__summary")],
    )
    def test_the_contents_of_a_request_for_bank_information(self, article: str, topic: str, missing: str) -> None:
        assert found(asked(), NAME, article, topic).outcome is MET
        assert found(asked(**{missing: None}), NAME, article, topic).outcome is NOT_MET
        assert said_nothing(asked("search"), NAME, article, topic)

    def test_bank_secrecy_may_not_be_used(self) -> None:
        finding = found(asked(), NAME, "4(5)", "bank_secrecy")
        assert (finding.outcome, finding.force, finding.concern) == (MET, Force.PROHIBITED, False)
        assert found(asked("search"), NAME, "4(5)", "bank_secrecy").outcome is NOT_MET

    def test_dual_criminality_is_asked_for_bank_information_alone(self) -> None:
        assert found(asked(), NAME, "4(4)(a)", "dual_criminality").force is Force.OPTIONAL
        assert said_nothing(asked("search"), NAME, "4(4)(a)", "dual_criminality")


class TestArticle13Grounds:
    """Art. 13: “wanneer de uitvoering van het verzoek schadelijk zou zijn voor zijn soevereiniteit, veiligheid,
    openbare orde of andere wezenlijke belangen”."""

    def test_made_out_not_made_out_and_unknown(self) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            finding = found(asked(desk__essential_interests=value), NAME, "13", "essential_interests")
            assert (finding.outcome, finding.force) == (outcome, Force.OPTIONAL)


class TestDuties:
    """Art. 6(2): “draagt de verzoekende staat de kosten van het totstandbrengen en het functioneren van de
    videoverbinding”. Art. 9(1)(e): “uitsluitend na voorafgaande toestemming van de aangezochte staat”. Art. 10: “indien
    de verzoekende staat daarom verzoekt”."""

    def test_confidentiality_where_it_is_asked_for(self) -> None:
        for value, outcome in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            assert found(asked(request__confidential=value), NAME, "10", "confidentiality").outcome is outcome

    @pytest.mark.parametrize(
        ("article", "topic", "measure"),
        [
            ("9(1)", "use_limitation", "search"), ("9(2)(b)", "data_protection", "search"),
            ("6(2)", "costs_extraordinary", "video_hearing"), ("5(1)-(2)", "joint_investigation", "joint_team"),
            ("4(1)", "grant", "bank_records"),
        ],
    )  # fmt: skip
    def test_the_duty_goes_with_the_request(self, article: str, topic: str, measure: str) -> None:
        assert found(asked(measure), NAME, article, topic).outcome is MET

    def test_it_sets_no_time_limit(self) -> None:
        assert instrument(NAME).limit == ()
