"""Rulings: which are cited for which provision on which day, and what they make an officer ask."""

from datetime import date, timedelta

import pytest

from models.fact import Kind
from models.finding import Finding, Status
from models.law.assessing import subject_of
from models.law.country import Country
from models.law.instrument import Instrument, Jurisdiction, Limit, Route
from models.law.law import Law
from models.law.loading import load_law
from models.law.ruling import Applies, Court, Ruling
from models.letter_law import rulings_cited
from tests.law.instruments.asking import TODAY, ask, found

POLITICAL = Applies(instruments=("ets24",), topics=("political",))
FIRST, SECOND = date(2010, 3, 1), date(2020, 9, 15)


def ruling(name: str, decided: date, **more: object) -> Ruling:
    """A ruling on the political ground of ETS 24; it is invented, as are all of this module but those of the law."""
    return Ruling.model_validate(
        {
            "id": name, "number": "No. 1", "name": name.title(), "decided": decided, "status": Status.KNOWLEDGE,
            "text": f"The {name} ruling settles it.", "applies": (POLITICAL,),
        } | more
    )  # fmt: skip


def law_with(*rulings: Ruling, binds: tuple[str, ...] = ("CH",)) -> Law:
    court = Court(id="court", name="A court", short="Court", binds=binds, ruling=rulings)
    return load_law().model_copy(update={"courts": {"court": court}})


def political(law: Law, on: date = TODAY, **facts: object) -> Finding:
    return found(ask("ES", "CH", Kind.EXTRADITION, facts, on=on, law=law), "ets24", "3(1)", "political")


OLDER = ruling("older", FIRST, overruled_by="newer", until=SECOND)
NEWER = ruling("newer", SECOND, question="Please state what the acts were directed against.")


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        (FIRST - timedelta(days=1), []),
        (FIRST, ["older"]),
        (SECOND - timedelta(days=1), ["older"]),
        (SECOND, ["newer"]),
    ],
)
def test_the_day_chooses_between_an_older_and_a_newer_ruling(on: date, cited: list[str]) -> None:
    assert [row.id for row in political(law_with(OLDER, NEWER), on).rulings] == cited


def test_a_ruling_is_cited_where_it_is_followed_and_for_its_provision_alone() -> None:
    assert political(law_with(NEWER, binds=("FR",))).rulings == ()
    for cited, applies in (
        (0, Applies(topics=("military",))),
        (0, Applies(topics=("political",), articles=("9",))),
        (0, Applies(topics=("political",), kinds=(Kind.MLA,))),
        (0, Applies(topics=("political",), instruments=("bilateral",))),
        (1, Applies(topics=("political",), articles=("3(1)",))),
        (1, Applies(topics=("political",), instruments=("regional",))),
        (1, Applies(topics=("political",))),
    ):
        assert len(political(law_with(ruling("one", FIRST, applies=(applies,)))).rulings) == cited, applies


def test_the_question_of_the_newest_ruling_is_put() -> None:
    asked = political(law_with(OLDER, NEWER)).question
    assert asked is not None
    assert asked.english() == "Please state what the acts were directed against."
    assert political(law_with(OLDER), FIRST).question is None


def test_an_unconfirmed_ruling_is_cited_nowhere() -> None:
    assert political(law_with(ruling("doubtful", FIRST, status=Status.UNCONFIRMED))).rulings == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"overruled_by": "newer"}, "needs until"),
        ({"since": FIRST - timedelta(days=1)}, "since cannot come before decided"),
        ({"applies": ({"topics": ("weather",)},)}, "unknown topic"),
        ({"applies": ()}, "at least 1 item"),
    ],
)
def test_a_ruling_that_is_not_sound_is_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        ruling("wrong", FIRST, **change)


@pytest.fixture
def rulings() -> list[tuple[Court, Ruling]]:
    return [(court, row) for court in load_law().courts.values() for row in court.ruling]


def test_every_ruling_came_before_today_and_is_overruled_by_a_later_one(rulings: list[tuple[Court, Ruling]]) -> None:
    known = {row.id: row for _, row in rulings}
    for court, row in rulings:
        assert row.id.startswith(f"{court.id}_{row.decided.year}_"), row.id
        assert row.decided <= TODAY
        if row.overruled_by:
            assert known[row.overruled_by].decided > row.decided


class TestRisksInTheIssuingState:
    """CJEU 5 April 2016, C-404/15 and C-659/15 PPU, Aranyosi and Căldăraru: general conditions first, then the person's
    own case, and a question to the issuing authority under article 15(2) in between (sheet eu.md, 2.2)."""

    @pytest.mark.parametrize(("on", "cited"), [(date(2016, 4, 4), False), (date(2016, 4, 5), True)])
    def test_it_is_cited_from_its_day(self, on: date, cited: bool) -> None:
        finding = found(ask("RO", "DE", Kind.EXTRADITION, on=on), "eaw", "1(3)", "fundamental_rights")
        assert ("cjeu_2016_aranyosi" in {row.id for row in finding.rulings}) is cited
        asked = finding.question is not None and "in which establishment" in finding.question.english()
        assert asked is cited

    def test_it_is_not_cited_between_other_states(self) -> None:
        cited = {row.id for finding in ask("US", "MX", Kind.EXTRADITION).findings for row in finding.rulings}
        assert not any(name.startswith("cjeu_") for name in cited)


def test_every_ruling_is_about_a_provision_that_is_here(rulings: list[tuple[Court, Ruling]]) -> None:
    law = load_law()
    holders: list[Instrument | Country] = [*law.instruments.values(), *law.countries.values()]
    rows = [
        ({holder.id, getattr(holder, "reach", "")}, subject_of(row)[1])
        for holder in holders
        for row in holder.provisions
        if not isinstance(row, Limit | Jurisdiction | Route)
    ]
    about = [
        (ruling.id, applies, topic) for _, ruling in rulings for applies in ruling.applies for topic in applies.topics
    ]
    idle = [
        (name, topic)
        for name, applies, topic in about
        if not any(
            topic == known and (not applies.instruments or names & set(applies.instruments)) for names, known in rows
        )
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("requesting", "requested", "topic", "on", "cited", "not_cited"),
    [
        ("US", "CA", "death_penalty", date(2001, 2, 14), "ca_1991_kindler", "ca_2001_burns"),
        ("US", "CA", "death_penalty", date(2001, 2, 15), "ca_2001_burns", "ca_1991_kindler"),
        ("DE", "FR", "age", date(2018, 1, 23), "cjeu_2018_piotrowski", "ca_2001_burns"),
        ("GB", "IE", "fundamental_rights", date(2024, 7, 29), "cjeu_2024_alchaster", "cjeu_2016_aranyosi"),
        ("GB", "IE", "fundamental_rights", date(2024, 7, 28), "ecthr_2008_saadi", "cjeu_2024_alchaster"),
    ],
)
def test_a_well_known_ruling_is_cited_from_its_day(
    requesting: str, requested: str, topic: str, on: date, cited: str, not_cited: str
) -> None:
    findings = ask(requesting, requested, Kind.EXTRADITION, on=on).findings
    ids = {row.id for finding in findings if finding.topic == topic for row in finding.rulings}
    assert cited in ids
    assert not_cited not in ids


def test_a_ruling_that_was_overruled_is_cited_no_more() -> None:
    for court, old, new in (
        ("ecthr", "2014_trabelsi", "2022_sanchez_sanchez"),
        ("mx", "2001_p_j_125", "2005_modificacion_2"),
        ("es", "2000_stc_91", "2014_stc_26"),
        ("ca", "1991_kindler", "2001_burns"),
    ):
        rows = {row.id: row for row in load_law().courts[court].ruling}
        older, newer = rows[f"{court}_{old}"], rows[f"{court}_{new}"]
        assert older.settles(newer.decided - timedelta(days=1))
        assert not older.settles(newer.decided)
        assert newer.settles(newer.decided)
        assert not newer.settles(newer.decided - timedelta(days=1))


def test_the_assessment_for_the_file_names_each_ruling_once_the_newest_first() -> None:
    found = ask("RO", "DE", Kind.EXTRADITION).findings
    rows = rulings_cited(found)
    cites = [row["cite"]["instrument"] for row in rows]
    assert len(cites) == len(set(cites)) == len({ruling.id for finding in found for ruling in finding.rulings})
    assert [cite[-11:-1] for cite in cites] == sorted((cite[-11:-1] for cite in cites), reverse=True)
    assert all(row["cite"]["verify"] for row in rows), "none of them was read"
