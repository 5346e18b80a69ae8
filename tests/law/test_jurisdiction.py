"""Who may have jurisdiction, and what is faster than a request."""

from datetime import date

import pytest

from models.fact import Kind
from models.finding import Claim
from models.law.registry import templates
from models.value import Outcome
from tests.law.instruments.asking import ask

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
FACTS: dict[str, object] = {
    "conduct/states": ["US", "MX"], "person/1/role": "accused", "person/1/nationality": "GT", "person/2/role": "victim",
    "person/2/nationality": "HN", "measure/1/kind": "subscriber_data", "offence/1/category": "trafficking",
}  # fmt: skip


def claim(state: str, article: str, *, kind: Kind = Kind.EXTRADITION, **changes: object) -> Claim | None:
    facts = FACTS | {path.replace("__", "/"): value for path, value in changes.items()}
    found = ask("US", "MX", kind, {path: value for path, value in facts.items() if value is not None}).claims
    return next((c for c in found if (c.state, c.instrument, c.article) == (state, "untoc", article)), None)


class TestUntoc15:
    """Art. 15(1): “Each State Party shall adopt such measures as may be necessary to establish its jurisdiction over
    the offences established in accordance with articles 5, 6, 8 and 23 of this Convention when”; 15(2): “a State Party
    may also establish its jurisdiction over any such offence when”."""

    @pytest.mark.parametrize(
        ("state", "article", "duty", "changes", "outcome"),
        [
            ("US", "15(1)(a)", True, {}, MET),
            ("HN", "15(1)(a)", True, {}, NOT_MET),
            ("US", "15(1)(a)", True, {"conduct__states": None}, UNKNOWN),
            ("PA", "15(1)(b)", True, {"conduct__flag": "PA"}, MET),
            ("US", "15(1)(b)", True, {"conduct__flag": "PA"}, NOT_MET),
            ("US", "15(1)(b)", True, {}, UNKNOWN),
            ("HN", "15(2)(a)", False, {}, MET),
            ("MX", "15(2)(a)", False, {}, NOT_MET),
            ("MX", "15(2)(a)", False, {"person__2__nationality": None}, UNKNOWN),
            ("GT", "15(2)(b)", False, {}, MET),
            ("US", "15(2)(b)", False, {}, NOT_MET),
            ("US", "15(2)(b)", False, {"person__1__nationality": None}, UNKNOWN),
            ("US", "15(2)(b), stateless person", False, {"person__1__residence": "US"}, MET),
            ("US", "15(2)(b), stateless person", False, {"person__1__residence": "GT"}, NOT_MET),
            ("US", "15(2)(c)", False, {"conduct__effects": ["US"]}, MET),
            ("MX", "15(2)(c)", False, {"conduct__effects": ["US"]}, NOT_MET),
            ("MX", "15(3)-(4)", False, {"desk__arrest_date": date(2026, 11, 20)}, MET),
            ("MX", "15(3)-(4)", False, {}, UNKNOWN),
        ],
    )
    def test_each_tie_of_each_state(
        self, state: str, article: str, duty: bool, changes: dict[str, object], outcome: Outcome
    ) -> None:
        found = claim(state, article, kind=Kind.EXTRADITION, **changes)
        assert found is not None
        assert (found.outcome, found.duty) == (outcome, duty)
        assert bool(found.settles) is (outcome is UNKNOWN)

    def test_presence_is_asked_of_the_requested_state_and_where_a_person_is_sought(self) -> None:
        assert claim("US", "15(3)-(4)") is None
        assert claim("MX", "15(3)-(4)", kind=Kind.MLA) is None

    def test_a_state_is_asked_from_the_day_on_which_it_is_bound(self) -> None:
        """Mexico is bound since 29 September 2003, on which the convention entered into force."""
        for on, bound in ((date(2003, 9, 28), False), (date(2003, 9, 29), True)):
            found = ask("US", "MX", Kind.MLA, FACTS, on=on).claims
            assert any(c.instrument == "untoc" and c.state == "MX" for c in found) is bound


def test_several_states_are_named_with_the_factors_to_weigh() -> None:
    notes = [note for note in ask("US", "MX", Kind.MLA, FACTS).notes if "Weigh, without a fixed order" in note.text]
    assert [note.values["states"] for note in notes] == ["GT, HN, MX, US"]
    alone = {"conduct/states": ["MX"], "person/1/role": "accused", "person/1/nationality": "MX"}
    assert not any("Weigh" in note.text for note in ask("US", "MX", Kind.MLA, alone).notes)


class TestRoutes:
    """Practice, 2.4 O-1: “ask: police channel, open source, provider direct, 24/7 preservation, or MLA?”."""

    def ways(self, *measures: str, pair: tuple[str, str] = ("US", "MX")) -> set[tuple[str, str]]:
        facts = {f"measure/{n}/kind": measure for n, measure in enumerate(measures, 1)}
        return {(r.instrument, r.way) for r in ask(*pair, Kind.MLA, facts).routes}

    def test_the_measures_choose_the_routes(self) -> None:
        assert {("before_a_request", "provider"), ("untoc", "police")} <= self.ways("subscriber_data")
        assert ("before_a_request", "police") in self.ways("locate_person")
        assert ("before_a_request", "provider") not in self.ways("search")
        assert self.ways() == set()

    def test_a_treaty_opens_its_routes_between_its_parties_alone(self) -> None:
        assert not any(name == "untoc" for name, _ in self.ways("subscriber_data", pair=("XK", "MX")))


def test_every_sentence_is_found_for_translation() -> None:
    said = {c.reason.text for c in ask("US", "MX", Kind.EXTRADITION, FACTS).claims}
    assert said <= set(templates())
