"""The Riyadh Arab Agreement; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.asking import basis, instrument
from tests.law.instruments.regional import (
    EX,
    MLA,
    NOT_MET,
    PA,
    Pair,
    clocks,
    contents,
    doubtful,
    duties,
    grounds,
    penalties,
    quoted,
    rule,
    runs,
    sentences,
    stands,
    tongue,
    way,
)

NAME = "riyadh_1983"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 13)


class TestParties:
    """Sheet: “30 Oct 1985”; “most Arab League”."""

    def test_the_two_whose_deposit_was_read(self) -> None:
        for kind in (MLA, EX, PA):
            stands(NAME, "IQ", "PS", kind, date(1985, 10, 30))

    def test_the_other_signatories_are_not_confirmed(self) -> None:
        for other in ("JO", "LB", "SA", "YE"):
            doubtful(NAME, "IQ", other, EX)
        assert not basis(NAME, "IQ", "EG", EX).stands


class TestChannelAndLanguage:
    """Sheet: “ministries of justice (deputations)”."""

    def test_channels(self) -> None:
        way(NAME, ("14 to 21", "justice_ministry"), ("42", "central_authority"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "ar", "de", MLA)


class TestGrounds:
    """Sheet: “harmful to sovereignty/public order, or political”; “political (exceptions: attacks on heads of State,
    terrorism…); breach of military duty; committed in requested State; final judgment there;
    prescription/amnesty; extraterritorial by non-national not punishable there”; “may decline; must prosecute on
    request”; “≥ 1 year in both”; “convicted ≥ 6 months”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("14 to 21", "essential_interests", Force.OPTIONAL),
                ("14 to 21", "political", Force.OPTIONAL),
                ("39", "nationality", Force.OPTIONAL),
                ("40", "dual_criminality", Force.MANDATORY),
                ("41", "political", Force.MANDATORY),
                ("41", "military", Force.MANDATORY),
                ("41", "territoriality", Force.MANDATORY),
                ("41", "ne_bis_in_idem_here", Force.MANDATORY),
                ("41", "amnesty", Force.MANDATORY),
                ("41", "lapse_of_time", Force.MANDATORY),
                ("41", "extraterritoriality", Force.MANDATORY),
            ],
        )

    def test_the_penalty_in_both(self) -> None:
        penalties(PAIR, "40", 12, EX)

    def test_the_sentence(self) -> None:
        sentences(PAIR, "40 (sentence)", 6, "sentence/months")


class TestContents:
    """Sheet: “Riyadh Arab Agreement for Judicial Cooperation, 6 Apr 1983”."""

    def test_there_and_missing(self) -> None:
        contents(
            PAIR,
            [
                ("42(a)", "person_identity"),
                ("42(a)", "person_nationality"),
                ("42(b)", "judicial_order"),
                ("42(c)", "time_and_place"),
                ("42(c)", "legal_qualification"),
                ("42(c)", "law_text"),
                ("42(c)", "evidence"),
            ],
            EX,
        )


class TestTimeLimits:
    """Sheet: “release if file not received in 30 days; total never above 60 days”; “protection ends 30 days after
    presence no longer needed”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                ("43", "provisional_arrest", date(2026, 3, 2), date(2026, 4, 1), True, Status.KNOWLEDGE),
                ("44", "provisional_arrest", date(2026, 3, 2), date(2026, 5, 1), True, Status.KNOWLEDGE),
                ("22", "presence_not_required", date(2026, 3, 2), date(2026, 4, 1), False, Status.KNOWLEDGE),
                ("52", "free_to_leave", date(2026, 3, 2), date(2026, 4, 1), False, Status.UNCONFIRMED),
            ],
        )


class TestDuties:
    """Sheet: “notify place/time; no fees except experts/witnesses”; “pending domestic case/sentence”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("14 to 21", "costs"),
                ("22", "safe_conduct"),
                ("39", "submit_to_prosecutors"),
                ("49", "postponed_surrender"),
                ("52", "speciality"),
            ],
            depends=["submit_to_prosecutors"],
        )


def test_only_what_was_read_is_verified() -> None:
    read = {row.article for row in instrument(NAME).provisions if row.status is Status.VERIFIED}
    assert sorted(read) == ["42", "42(a)", "42(b)", "42(c)"]


class TestProvisionalDetention:
    """Sheet, 1.13: “30 d, max 60 d”, between two States that it binds."""

    def test_both_limits_run_from_the_arrest(self) -> None:
        bound = Pair(name=NAME, requesting="IQ", requested="PS", real=True)
        runs(bound, "43", "provisional_arrest", date(2026, 3, 2), date(2026, 4, 1), PA)
        runs(bound, "44", "provisional_arrest", date(2026, 3, 2), date(2026, 5, 1), PA)

    def test_terrorism_is_never_political(self) -> None:
        facts: dict[str, object] = {"offence/1/category": "terrorism", "desk/political": True}
        assert rule(PAIR, "41", "political", EX, facts).outcome is NOT_MET
