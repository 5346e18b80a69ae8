"""The San Luis Protocol of Mercosur; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from models.law.applying import NOT_YET
from tests.law.instruments.asking import basis
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

NAME = "mercosur_mla_1996"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 8)


class TestParties:
    """Sheet: “San Luis Protocol, CMC Dec 2/96”."""

    def test_at_the_latest_on_the_day_of_the_agreement_of_2002(self) -> None:
        for one, other in (("AR", "PY"), ("BR", "UY"), ("AR", "BR")):
            stands(NAME, one, other, MLA, date(2002, 2, 18))
            doubtful(NAME, one, other, MLA, date(2002, 2, 17))

    def test_brazil_from_its_own_day(self) -> None:
        assert basis(NAME, "BR", "AR", MLA, date(2000, 4, 26)).reason.text == NOT_YET


class TestChannelAndLanguage:
    """Sheet: “ES/PT translation”."""

    def test_channels(self) -> None:
        way(NAME, ("3", "central_authority"))

    def test_language(self) -> None:
        tongue(PAIR, "not known", "es", "en", MLA)


class TestGrounds:
    """Sheet: “military-only · political/connected/political aim · tax offence · person acquitted or served sentence
    in requested State for same offence · security, public order, essential interests; reasons required”; “help
    even if not an offence in requested State, except arts 22–23”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("5", "military", Force.OPTIONAL),
                ("5", "political", Force.OPTIONAL),
                ("5", "ne_bis_in_idem_here", Force.OPTIONAL),
                ("5", "essential_interests", Force.OPTIONAL),
                ("5", "fiscal", Force.OPTIONAL),
                ("22, 23", "dual_criminality", Force.OPTIONAL),
            ],
        )


class TestContents:
    """Sheet: “authority; matter and offences; measures; reasons; text of criminal provisions; identity of persons”."""

    def test_there_and_missing(self) -> None:
        contents(
            PAIR,
            [
                ("6", "requesting_authority"),
                ("6", "subject_matter"),
                ("6", "offence"),
                ("6", "assistance"),
                ("6", "purpose"),
                ("6", "law_text"),
                ("6", "person_identity"),
                ("6", "procedure"),
                ("6", "confidentiality_reason"),
            ],
            MLA,
            optional=["procedure", "confidentiality_reason"],
        )


class TestTimeLimits:
    """Sheet: “telex/fax/e-mail allowed; confirm with signed original within 10 days”."""

    def test_counted(self) -> None:
        clocks(
            NAME,
            [
                ("6", "oral_request", date(2026, 3, 2), date(2026, 3, 12), False, Status.KNOWLEDGE),
            ],
        )


class TestDuties:
    """Sheet: “Confidentiality (art. 10), use limits (12), costs (13), no legalisation (25)”; “no power to act in
    requested territory, save art. 17(3) presence”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("5", "reasons"),
                ("10", "confidentiality"),
                ("12", "use_limitation"),
                ("13", "costs"),
                ("25", "no_legalisation"),
                ("not known", "sovereignty"),
            ],
            depends=["confidentiality"],
        )


class TestUrgentRequest:
    """Sheet: “10 d (MLA)”, between two States that it binds."""

    def test_the_clock_runs_from_the_message(self) -> None:
        bound = Pair(name=NAME, requesting="AR", requested="BR", real=True)
        runs(bound, "6", "oral_request", date(2026, 3, 2), date(2026, 3, 12), MLA)
