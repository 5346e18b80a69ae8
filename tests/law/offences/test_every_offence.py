"""Every encoded offence by its own elements: what meets it, what lacks one, young victims, first and last days."""

from datetime import date, timedelta

import pytest

from models.fact import ACTS, MEANS, PURPOSES, Facts, given, typed
from models.finding import Status
from models.law import load_law
from models.law.conduct import corresponding, element_text, matched
from models.law.offence import Offence
from models.law.victims import Victim
from models.value import Outcome

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
LAW = load_law()
ROWS = [(file.state, offence) for file in LAW.offences.values() for offence in file.offence]
IDS = [f"{offence.id}-{offence.since}" for _, offence in ROWS]
SHEET = "US MX GB DE FR ES IT NL RO NG TH PH IN BR CA".split()


def conduct(offence: Offence, **other: object) -> Facts:
    """The first act, means and purpose of the offence, of an adult where it lets one be; a None takes a fact out."""
    values: dict[str, object] = {
        "act": list({offence.acts[0], *offence.also_acts[:1]}),
        "means": list(offence.means[:1]) or None,
        "purpose": list(offence.purposes[:1]) or None,
        "youngest_victim": offence.victim_below - 1 if offence.victim_below else 30,
    } | other
    stated = {f"conduct/{key}": value for key, value in values.items() if value is not None}
    return given({path: typed(path, value) for path, value in stated.items()})


def outcome(offence: Offence, **other: object) -> Outcome:
    return matched(conduct(offence, **other), offence, Victim()).outcome


def test_the_fourteen_states_of_the_sheet_and_scotland_and_ireland_in_the_kingdom() -> None:
    assert set(SHEET) <= set(LAW.offences)
    for state in SHEET:
        assert any(o.category == "trafficking" and o.holds(date(2026, 11, 24)) for o in LAW.offences[state].offence)


@pytest.mark.parametrize(("state", "offence"), ROWS, ids=IDS)
class TestEachOffence:
    def test_its_own_elements_meet_it(self, state: str, offence: Offence) -> None:
        assert outcome(offence) is MET

    def test_another_act_does_not_and_none_leaves_it_open(self, state: str, offence: Offence) -> None:
        other = next(act for act in ACTS if act not in (*offence.acts, *offence.also_acts))
        assert outcome(offence, act=[other]) is NOT_MET
        assert outcome(offence, act=None) is UNKNOWN
        if offence.also_acts and offence.acts[0] not in offence.also_acts:
            assert outcome(offence, act=[offence.acts[0]]) is NOT_MET

    def test_another_means_does_not_and_none_leaves_it_open(self, state: str, offence: Offence) -> None:
        other = next((means for means in MEANS if means not in offence.means), None)
        expected = NOT_MET if offence.means else MET
        assert outcome(offence, means=[other]) is expected
        assert outcome(offence, means=None) is (UNKNOWN if offence.means else MET)

    def test_another_purpose_does_not_and_none_leaves_it_open(self, state: str, offence: Offence) -> None:
        other = next(purpose for purpose in PURPOSES if purpose not in offence.purposes)
        assert outcome(offence, purpose=[other]) is (NOT_MET if offence.purposes else MET)
        assert outcome(offence, purpose=None) is (UNKNOWN if offence.purposes else MET)

    def test_the_age_counts_on_both_sides(self, state: str, offence: Offence) -> None:
        if offence.victim_below:
            assert outcome(offence, youngest_victim=offence.victim_below) is NOT_MET
            assert outcome(offence, youngest_victim=None) is UNKNOWN
        elif offence.means_free_below:
            assert outcome(offence, means=None, youngest_victim=offence.means_free_below - 1) is MET
            assert outcome(offence, means=None, youngest_victim=offence.means_free_below) is UNKNOWN
        elif offence.means:
            assert outcome(offence, means=None, youngest_victim=12) is UNKNOWN

    def test_the_penalty_is_the_one_for_the_age(self, state: str, offence: Offence) -> None:
        adult = matched(conduct(offence, youngest_victim=30), offence, Victim())
        assert adult.max_months == (1200 if offence.life else offence.max_months)
        if offence.young_below:
            young = matched(conduct(offence, youngest_victim=offence.young_below - 1), offence, Victim())
            assert young.max_months == offence.young_max_months > offence.max_months

    def test_it_is_applied_from_its_first_day_to_its_last_unless_it_is_unconfirmed(
        self, state: str, offence: Offence
    ) -> None:
        assert offence.since is not None

        def named(on: date) -> bool:
            match = corresponding(conduct(offence), LAW, state, on)
            applied = [o for o in (match.offence, *match.alternatives) if o is not None]
            return offence in applied

        assert named(offence.since) is (offence.status is not Status.UNCONFIRMED)
        assert not named(offence.since - timedelta(1))
        if offence.until:
            assert not named(offence.until)
            assert named(offence.until - timedelta(1))

    def test_its_elements_can_be_told(self, state: str, offence: Offence) -> None:
        for element in ("act", "means", "purpose", "penalty"):
            assert element_text(offence, element).startswith(f"{offence.section}: ")
