"""The Inter-American Convention on Mutual Assistance and its Optional Protocol; the docstrings quote the sheet."""

import sys
from datetime import date
from pathlib import Path

from models.finding import Force, Status
from models.law.instrument import participations
from tests.law.instruments.asking import ask, basis, found, instrument, said_nothing
from tests.law.instruments.regional import (
    MET,
    MLA,
    NOT_MET,
    UNKNOWN,
    Pair,
    asked,
    contents,
    doubtful,
    duties,
    grounds,
    penalties,
    quoted,
    rule,
    stands,
    tongue,
    way,
)

NAME = "oas_mla_1992"
PAIR = Pair(name=NAME)


def test_every_quotation_stands_in_the_sheet(shared: Path) -> None:
    quoted(shared, sys.modules[__name__], 14)


class TestParties:
    """Sheet: “MX(11 Feb 2003)”; “US(25 May 2001)”; “VE ratified”."""

    def test_thirty_days_after_the_later_deposit(self) -> None:
        stands(NAME, "MX", "US", MLA, date(2003, 3, 13))
        stands(NAME, "CA", "PE", MLA, date(1996, 7, 3))

    def test_never_before_the_convention_itself(self) -> None:
        assert {row.since for row in participations(instrument(NAME)) if row.state == "PE"} == {date(1996, 4, 14)}

    def test_two_are_not_confirmed(self) -> None:
        doubtful(NAME, "MX", "VE", MLA)
        doubtful(NAME, "UY", "US", MLA)

    def test_a_bilateral_treaty_comes_first(self) -> None:
        assert basis(NAME, "MX", "US", MLA).rank > basis("mx_us_mla_1987", "MX", "US", MLA).rank


class TestChannelAndLanguage:
    """Sheet: “central authorities, direct (art. 3)”; “official language of requested State”."""

    def test_channels(self) -> None:
        way(NAME, ("3", "central_authority"))

    def test_language(self) -> None:
        tongue(PAIR, "28", "es", "en", MLA)


class TestGrounds:
    """Sheet: “convention does not apply to purely military crimes”; “request used to prosecute someone already
    sentenced/acquitted”; “may decline for (a) immobilisation/sequestration of property”; “public order,
    sovereignty, security, basic public interests”; “act punishable by ≥ 1 year imprisonment in requesting State”."""

    def test_every_ground_on_all_its_sides(self) -> None:
        grounds(
            PAIR,
            [
                ("5", "dual_criminality", Force.OPTIONAL),
                ("8", "military", Force.SCOPE),
                ("9(a)", "ne_bis_in_idem_here", Force.OPTIONAL),
                ("9(b)", "discrimination", Force.OPTIONAL),
                ("9(c)", "political", Force.OPTIONAL),
                ("9(d)", "special_tribunal", Force.OPTIONAL),
                ("9(e)", "essential_interests", Force.OPTIONAL),
                ("9(f)", "fiscal", Force.OPTIONAL),
                ("Protocol, 1", "fiscal", Force.PROHIBITED),
            ],
        )

    def test_the_penalty(self) -> None:
        penalties(PAIR, "6", 12, MLA)


class TestContents:
    """Sheet: “(b) act that prompts request, precisely described; (c) special procedures if any; (d) precise
    description of help + data needed”."""

    def test_there_and_missing(self) -> None:
        contents(
            PAIR,
            [
                ("26(a)", "offence"),
                ("26(a)", "facts"),
                ("26(a)", "subject_matter"),
                ("26(b)", "purpose"),
                ("26(c)", "procedure"),
                ("26(d)", "assistance"),
                ("26(d)", "measure_description"),
            ],
            MLA,
            optional=["procedure"],
        )


class TestDuties:
    """Sheet: “no disclosure/use beyond stated purpose without consent”; “documents through central authorities
    exempt”; “consult on extraordinary”."""

    def test_they_go_with_granting(self) -> None:
        duties(
            PAIR,
            [
                ("1", "grant"),
                ("2", "sovereignty"),
                ("Protocol, 2", "execute"),
                ("10", "execute"),
                ("11", "inform_delay"),
                ("24, 25", "use_limitation"),
                ("24, 25", "confidentiality"),
                ("26", "reasons"),
                ("26", "additional_information"),
                ("27", "no_legalisation"),
                ("29", "costs"),
                ("29", "costs_extraordinary"),
            ],
            depends=["confidentiality"],
        )


def test_only_what_was_read_is_verified() -> None:
    read = {row.article for row in instrument(NAME).provisions if row.status is Status.VERIFIED}
    assert sorted(read) == ["1", "2", "Protocol, 1", "Protocol, 2"]


BRAZIL = Pair(name=NAME, requesting="US", requested="BR", real=True)


class TestOptionalProtocol:
    """Sheet: “art. 1 – no refusal solely because tax crime (9(f))”; “art. 2 – must take art. 5 measures if the act
    corresponds to a tax crime of the same nature in requested State”."""

    def test_a_tax_offence_between_its_parties_and_others(self) -> None:
        assert rule(BRAZIL, "Protocol, 1", "fiscal", MLA, {}).force is Force.PROHIBITED
        assert rule(PAIR, "9(f)", "fiscal", MLA, {}).force is Force.OPTIONAL
        for facts, expected in (({}, NOT_MET), ({"offence/1/category": "other"}, UNKNOWN)):
            assert rule(BRAZIL, "Protocol, 1", "fiscal", MLA, facts).outcome is expected
            assert rule(PAIR, "9(f)", "fiscal", MLA, facts).outcome is expected

    def test_each_rule_only_where_it_holds(self) -> None:
        between = ask("US", "BR", MLA, asked(BRAZIL, MLA, {}))
        assert said_nothing(between, NAME, "9(f)", "fiscal")
        assert found(between, NAME, "Protocol, 2", "execute").outcome is MET
        served = ask("US", "BR", MLA, asked(BRAZIL, MLA, {"measure/1/kind": "serve_documents"}))
        assert said_nothing(served, NAME, "Protocol, 2", "execute")

    def test_from_the_day_on_which_it_binds_both(self) -> None:
        before = ask("US", "CL", MLA, asked(BRAZIL, MLA, {}), on=date(2004, 5, 27))
        assert all(f.instrument != NAME for f in before.findings)
        after = ask("US", "CL", MLA, asked(BRAZIL, MLA, {}), on=date(2004, 5, 28))
        assert found(after, NAME, "Protocol, 1", "fiscal").applied
