"""Measures that would exercise power on foreign soil."""

import pytest

from models.fact import Kind
from models.finding import OnForeignSoil
from models.law.registry import templates
from models.law.sovereignty import ABROAD, NOT_RULED, RULED
from models.value import Outcome
from tests.law.instruments.asking import ask


def abroad(requesting: str, requested: str, *measures: str) -> dict[str, OnForeignSoil]:
    facts = {f"measure/{n}/kind": measure for n, measure in enumerate(measures, 1)}
    return {row.measure: row for row in ask(requesting, requested, Kind.MLA, facts).abroad}


def rules(requesting: str, requested: str, measure: str) -> set[tuple[str, str]]:
    return {(rule.instrument, rule.article) for rule in abroad(requesting, requested, measure)[measure].rules}


@pytest.mark.parametrize("measure", ABROAD)
def test_without_a_rule_between_the_two_it_needs_consent(measure: str) -> None:
    """Kosovo is party to no multilateral instrument that is encoded."""
    row = abroad("XK", "MX", measure)[measure]
    assert (row.outcome, row.rules, row.reason.text) == (Outcome.UNKNOWN, (), NOT_RULED)


def test_what_is_done_by_the_requested_state_alone_is_not_listed() -> None:
    assert abroad("DE", "FR", "search", "bank_records", "serve_documents") == {}


class TestRules:
    """Directive 2014/41/EU, 9(4): “The issuing authority may request that one or more authorities of the issuing State
    assist in the execution of the EIO in support to the competent authorities of the executing State”; CETS 182, 17;
    ETS 185, 32: “A Party may, without the authorisation of another Party”."""

    def test_a_rule_is_named_where_both_states_are_bound(self) -> None:
        found = abroad("FR", "DE", "video_hearing")["video_hearing"]
        assert (found.outcome, found.reason.text) == (Outcome.MET, RULED)
        assert any(name == "eio" and article.startswith("24") for name, article in rules("FR", "DE", "video_hearing"))
        assert not any(name == "eio" for name, _ in rules("FR", "DK", "video_hearing")), "Denmark takes no part"

    def test_officers_of_the_other_state(self) -> None:
        assert ("eio", "9(4)-(5)") in rules("FR", "DE", "officers_present")
        assert ("ets30", "4(1)-(2)") in rules("RS", "CH", "officers_present")

    def test_observation_across_the_border(self) -> None:
        assert ("ets30", "ETS 182, 17") in rules("ES", "FR", "cross_border_observation")
        assert rules("US", "MX", "cross_border_observation") == set()

    def test_stored_data_abroad(self) -> None:
        assert ("ets185", "32(a)-(b)") in rules("US", "FR", "direct_contact")
        assert ("ets185", "32(a)-(b)") not in rules("US", "MX", "direct_contact"), "Mexico is no party"


def test_every_sentence_is_found_for_translation() -> None:
    assert {RULED, NOT_RULED} <= set(templates())
