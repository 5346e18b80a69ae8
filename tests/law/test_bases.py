"""Which basis stands between two States on a day, in which order, and why the others fall."""

from datetime import date, timedelta

import pytest

from models.fact import Kind
from models.finding import Basis, Status
from models.law import UnknownState, bases, load_law
from models.law.applying import NO_BASIS_DECLARED
from models.law.instrument import Declaration, Instrument, Relation
from models.law.law import Law

TODAY = date(2026, 11, 24)
EX, MLA = Kind.EXTRADITION, Kind.MLA


def row(name: str, requesting: str, requested: str, kind: Kind, on: date = TODAY, law: Law | None = None) -> Basis:
    return next(b for b in bases(law or load_law(), requesting, requested, on, kind) if b.instrument == name)


def standing(requesting: str, requested: str, kind: Kind, on: date = TODAY, law: Law | None = None) -> list[str]:
    found = bases(law or load_law(), requesting, requested, on, kind)
    return [b.instrument for b in found if b.stands]


def changed(name: str, **update: object) -> Law:
    """The law with one instrument changed."""
    law = load_law()
    instrument = law.instruments[name].model_copy(update=update)
    return law.model_copy(update={"instruments": law.instruments | {name: instrument}})


def test_bilateral_before_universal_and_the_union_before_all() -> None:
    assert standing("US", "MX", MLA)[:3] == ["mx_us_mla_1987", "oas_mla_1992", "untoc"]
    assert standing("FR", "DE", MLA)[0] == "eio"
    assert standing("FR", "DE", EX)[0] == "eaw"


@pytest.mark.parametrize(
    ("offences", "first"),
    [
        ((), "untoc"),
        (("corruption",), "uncac"),
        (("corruption", "laundering"), "uncac"),
        (("corruption", "trafficking"), "untoc"),
        (("laundering",), "untoc"),
    ],
)
def test_the_convention_made_for_the_offences_comes_first_once_they_are_known(
    offences: tuple[str, ...], first: str
) -> None:
    found = bases(load_law(), "MX", "DE", TODAY, MLA, (), offences)
    assert found[0].instrument == first


def test_a_treaty_that_a_state_declared_to_be_no_basis_falls_alone_and_binds_beside_another() -> None:
    declared = Declaration(
        state="MX", article="16(5)(a)", text="It is no basis.", effect="no_treaty_basis", status=Status.KNOWLEDGE
    )
    law = changed("untoc", declaration=(declared,))
    beside = row("untoc", "US", "MX", EX, law=law)
    assert (beside.stands, beside.rank > 1) == (True, True)
    assert standing("US", "MX", EX, law=law)[-1] == "untoc"
    alone = law.model_copy(update={"instruments": {"untoc": law.instruments["untoc"]}})
    fallen = row("untoc", "US", "MX", EX, law=alone)
    assert (fallen.stands, fallen.reason.text) == (False, NO_BASIS_DECLARED)
    assert row("untoc", "US", "MX", MLA, law=alone).stands
    assert row("untoc", "MX", "US", EX, law=alone).stands
    doubtful = declared.model_copy(update={"status": Status.UNCONFIRMED})
    open_law = alone.model_copy(
        update={"instruments": {"untoc": law.instruments["untoc"].model_copy(update={"declaration": (doubtful,)})}}
    )
    assert row("untoc", "US", "MX", EX, law=open_law).stands


def test_only_the_one_to_use_has_rank_one() -> None:
    rows = bases(load_law(), "US", "MX", TODAY, MLA)
    ranks = [row.rank for row in rows if row.stands]
    assert ranks == list(range(1, len(ranks) + 1))
    assert {row.rank for row in rows if not row.stands} == {0}


@pytest.mark.parametrize(
    ("name", "requesting", "requested", "kind", "on", "says"),
    [
        ("es_mx_1978", "ES", "US", EX, TODAY, "US is not a party."),
        ("es_mx_1978", "US", "ES", EX, TODAY, "US is not a party."),
        ("mx_us_mla_1987", "US", "MX", EX, TODAY, "does not cover this kind"),
        ("untoc", "MX", "DE", EX, date(2005, 1, 1), "not yet in force for DE on that day; it is from 2006-07-14"),
        ("untoc", "MX", "DE", EX, date(2003, 1, 1), "not in force on that day"),
        ("es_mx_mla_2006", "ES", "MX", MLA, TODAY, "its text is not encoded here"),
        ("untoc", "MX", "SS", MLA, TODAY, "participation of SS is not confirmed"),
    ],
)
def test_why_it_falls(name: str, requesting: str, requested: str, kind: Kind, on: date, says: str) -> None:
    found = row(name, requesting, requested, kind, on)
    assert not found.stands
    assert found.rank == 0
    assert not found.obliges
    assert says in found.reason.english()


def test_soft_law_is_never_a_basis() -> None:
    law = changed("es_mx_1978", sort="soft_law")
    assert "soft law" in row("es_mx_1978", "ES", "MX", EX, law=law).reason.english()


def test_an_ended_participation_is_told_with_its_day() -> None:
    law = load_law()
    ended = date(2020, 1, 1)
    rows = {s: tuple(p.model_copy(update={"until": ended}) for p in law.parties["es_mx_1978"][s]) for s in ("ES", "MX")}
    law = law.model_copy(update={"parties": law.parties | {"es_mx_1978": rows}})
    assert row("es_mx_1978", "ES", "MX", EX, ended - timedelta(1), law).stands
    assert "since 2020-01-01" in row("es_mx_1978", "ES", "MX", EX, ended, law).reason.english()


def test_an_ended_instrument_falls() -> None:
    law = changed("es_mx_1978", until=date(2020, 1, 1))
    assert row("es_mx_1978", "ES", "MX", EX, date(2019, 12, 31), law).stands
    assert not row("es_mx_1978", "ES", "MX", EX, date(2020, 1, 1), law).stands


def test_a_measure_that_it_does_not_cover() -> None:
    law = changed("mx_us_mla_1987", measures=("search",))
    found = bases(law, "US", "MX", TODAY, MLA, ("video_hearing",))
    assert "measures" in next(b for b in found if b.instrument == "mx_us_mla_1987").reason.english()
    assert bases(law, "US", "MX", TODAY, MLA, ("search", "video_hearing"))[0].instrument == "mx_us_mla_1987"


def test_an_offence_that_it_does_not_cover() -> None:
    found = bases(load_law(), "US", "MX", TODAY, MLA, (), ("laundering",))
    assert "offences of this kind" in next(b for b in found if b.instrument == "trafficking_protocol").reason.english()
    assert "trafficking_protocol" in standing("US", "MX", MLA)


def relation(effect: str, to: str, status: Status = Status.VERIFIED, **more: object) -> Relation:
    given = {"article": "9", "text": "A relation of the test.", "effect": effect, "to": (to,), "status": status}
    return Relation.model_validate(given | {"source": "a test", **more})


def related(name: str, *relations: Relation) -> Law:
    return changed(name, relation=relations)


def test_a_later_instrument_replaces_and_says_by_which_article() -> None:
    law = related("untoc", relation("replaces", "es_mx_1978"))
    found = row("es_mx_1978", "ES", "MX", EX, law=law)
    assert "replaced by UNTOC (article 9)" in found.reason.english()
    assert row("es_mx_1978", "ES", "MX", EX, law=related("untoc", relation("replaces", "bilateral"))).stands is False


def test_an_unconfirmed_replacement_leaves_it_doubtful() -> None:
    law = related("untoc", relation("replaces", "es_mx_1978", Status.UNCONFIRMED))
    found = row("es_mx_1978", "ES", "MX", EX, law=law)
    assert (found.stands, found.status) == (False, Status.UNCONFIRMED)


def test_a_relation_between_certain_states_or_for_a_kind_only() -> None:
    only_fr = related("untoc", relation("replaces", "es_mx_1978", between=("ES", "FR")))
    assert row("es_mx_1978", "ES", "MX", EX, law=only_fr).stands
    only_mla = related("untoc", relation("replaces", "es_mx_1978", kinds=("mla",)))
    assert row("es_mx_1978", "ES", "MX", EX, law=only_mla).stands


def test_what_prevails_comes_first_unless_it_is_not_confirmed() -> None:
    assert standing("ES", "MX", EX, law=related("untoc", relation("prevails_over", "bilateral")))[0] == "untoc"
    doubtful = related("untoc", relation("prevails_over", "bilateral", Status.UNCONFIRMED))
    assert standing("ES", "MX", EX, law=doubtful)[0] == "es_mx_1978"


def test_what_yields_comes_after() -> None:
    law = related("es_mx_1978", relation("yields_to", "untoc"))
    assert standing("ES", "MX", EX, law=related_both(law)).index("es_mx_1978") > 0


def related_both(law: Law) -> Law:
    """The law without UNTOC's own yielding."""
    untoc: Instrument = law.instruments["untoc"].model_copy(update={"relation": ()})
    return law.model_copy(update={"instruments": law.instruments | {"untoc": untoc}})


class TestReciprocity:
    """law/regional_and_practice.md, 1.12: what is possible where no treaty binds both States."""

    OLD = date(1975, 1, 1)

    def test_it_is_not_needed_beside_a_treaty(self) -> None:
        found = row("reciprocity", "US", "MX", MLA)
        assert (found.stands, found.rank) == (False, 0)

    def test_mexico_gives_it_on_undertakings(self) -> None:
        found = row("reciprocity", "ES", "MX", EX, self.OLD)
        assert (found.stands, found.rank, found.obliges) == (True, 1, False)
        assert found.articles == ("3, 10 LEI",)

    def test_the_united_states_do_not_extradite_without_a_treaty(self) -> None:
        found = row("reciprocity", "SO", "US", EX, self.OLD)
        assert not found.stands
        assert "does not allow it without a treaty" in found.reason.english()
        assert row("reciprocity", "SO", "US", MLA, self.OLD).stands

    def test_a_state_that_is_not_encoded_is_not_confirmed(self) -> None:
        found = row("reciprocity", "SO", "TV", MLA)
        assert (found.stands, found.status) == (True, Status.UNCONFIRMED)


def test_an_unknown_state_is_told_how_states_are_written() -> None:
    for pair in (("XX", "MX"), ("MX", "mx"), ("MX", "Mexico")):
        with pytest.raises(UnknownState, match="ISO 3166-1"):
            bases(load_law(), *pair, TODAY, MLA)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a valid Kind"):
        bases(load_law(), "MX", "US", TODAY, "deportation")  # type: ignore[arg-type]


def test_no_answer_hangs_on_the_order_of_the_files() -> None:
    law = load_law()
    turned = law.model_copy(update={"instruments": dict(reversed(law.instruments.items()))})
    for requesting, requested in (("US", "MX"), ("ES", "MX"), ("FR", "DE"), ("ES", "FR"), ("MX", "DE")):
        for kind in Kind:
            assert standing(requesting, requested, kind) == standing(requesting, requested, kind, law=turned)


@pytest.mark.parametrize(
    ("measures", "stands"),
    [(("search",), False), (("serve_documents",), True), (("search", "serve_documents"), True), ((), False)],
)
def test_what_replaces_a_part_leaves_the_rest(measures: tuple[str, ...], stands: bool) -> None:
    """Directive 2014/41, 34(1) replaces the “corresponding provisions”: it is for evidence, not for service."""
    rows = {b.instrument: b for b in bases(load_law(), "ES", "FR", TODAY, MLA, measures)}
    assert rows["ets30"].stands is rows["eu_mla_2000"].stands is stands
    assert rows["eio"].rank == (0 if measures == ("serve_documents",) else 1)


def test_what_replaces_a_part_takes_all_that_the_older_one_has_of_the_measures() -> None:
    rows = {b.instrument: b for b in bases(load_law(), "ES", "DE", TODAY, MLA, ("freeze", "serve_documents"))}
    assert not rows["ets141"].stands
    assert rows["ets30"].stands
