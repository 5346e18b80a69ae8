"""The ASEAN treaty on mutual legal assistance; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from tests.law.instruments.regional import (
    MLA,
    Pair,
    clocks,
    contents,
    doubtful,
    duties,
    grounds,
    quoted,
    runs,
    stands,
    tongue,
    way,
)

NAME = "asean_mla_2004"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 13)


class TestParties:
    """Sheet: “Treaty on MLA in Criminal Matters, Kuala Lumpur 29 Nov 2004”; “Usage statistics reported to the Treaty
    secretariat”."""

    def test_at_the_latest_when_all_had_completed_their_procedures(self) -> None:
        stands(NAME, "SG", "MY", MLA, date(2014, 1, 1))
        stands(NAME, "TH", "VN", MLA, date(2014, 1, 1))
        doubtful(NAME, "SG", "MY", MLA, date(2013, 12, 31))

    def test_timor_leste_is_not_confirmed(self) -> None:
        doubtful(NAME, "SG", "TL", MLA)


class TestChannelAndLanguage:
    """Sheet: “one per Party; direct, diplomatic channel optional”; “English or with translation”."""

    def test_channels(self) -> None:
        way(NAME, ("4", "central_authority"), ("4 (diplomatic)", "diplomatic"))

    def test_language(self) -> None:
        tongue(PAIR, "6", "en", "de", MLA)


class TestGrounds:
    """Sheet: “no dual criminality – but may help if own law allows”; “would prejudice a case in requested Party;
    contrary to its law”; “bank secrecy; fiscal nature alone”; “danger to a person's safety”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("3(1)", "political", Force.MANDATORY),
                ("3(1)", "military", Force.MANDATORY),
                ("3(1)", "discrimination", Force.MANDATORY),
                ("3(1)", "ne_bis_in_idem_here", Force.MANDATORY),
                ("3(1)", "essential_interests", Force.MANDATORY),
                ("3(1)", "dual_criminality", Force.MANDATORY),
                ("3(1)", "own_proceedings", Force.MANDATORY),
                ("3(1)", "legal_system", Force.MANDATORY),
                ("3(2)", "humanitarian", Force.OPTIONAL),
                ("3", "bank_secrecy", Force.PROHIBITED),
                ("3", "fiscal", Force.PROHIBITED),
            ],
            unconfirmed=[("3(2)", "humanitarian")],
        )


class TestContents:
    """Sheet: “purpose & nature; facts & law; offence + max penalty; authority; procedure; confidentiality;
    deadlines”; “missing reciprocity undertaking; missing use-limitation undertaking”."""

    def test_there_and_missing(self) -> None:
        contents(
            PAIR,
            [
                ("6", "purpose"),
                ("6", "subject_matter"),
                ("6", "facts"),
                ("6", "legal_qualification"),
                ("6", "offence"),
                ("6", "penalty"),
                ("6", "requesting_authority"),
                ("6", "assistance"),
                ("6", "procedure"),
                ("6", "respond_by"),
                ("6", "confidentiality_reason"),
                ("3(1)", "reciprocity"),
                ("3(1)", "use_assurance"),
            ],
            MLA,
            optional=["procedure", "respond_by", "confidentiality_reason"],
        )


class TestTimeLimits:
    """Sheet: “writing; urgent oral → written within 5 days”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                ("5", "oral_request", date(2026, 3, 2), date(2026, 3, 7), False, Status.KNOWLEDGE),
            ],
        )


class TestDuties:
    """Sheet: “requested ordinary; requesting experts, travel, translation, extraordinary after consultation”; “both
    directions”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("5", "written_confirmation"),
                ("8", "use_limitation"),
                ("9", "confidentiality"),
                ("25", "costs"),
                ("25", "costs_extraordinary"),
            ],
            depends=["confidentiality"],
        )


class TestOralRequest:
    """Sheet, 1.13: “5 d”, between two States that it binds."""

    def test_five_days_from_the_oral_request(self) -> None:
        bound = Pair(name=NAME, requesting="SG", requested="MY", real=True)
        runs(bound, "5", "oral_request", date(2026, 3, 2), date(2026, 3, 7), MLA)
