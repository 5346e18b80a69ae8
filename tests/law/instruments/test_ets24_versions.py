"""Which wording of the European Convention on Extradition holds between two States, protocol by protocol."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.finding import Status
from models.law import load_law
from models.law.applying import party_on
from models.law.instrument import participations
from tests.law.instruments.asking import instrument, quotations, text_of

TEXTS = (
    "NLrepo_CoE_086_AP_Extradition.md", "NLrepo_CoE_098_2ndAP_Extradition.md", "NLrepo_CoE_209_3rdAP_Extradition.md",
    "law/un_coe.md",
)  # fmt: skip
TODAY = date(2026, 11, 24)


def bound(protocol: str, state: str, on: date) -> bool:
    row = party_on(load_law(), f"ets24/{protocol}", state, on)
    return row is not None and row.status is not Status.UNCONFIRMED


def test_every_quotation_stands_in_the_texts(shared: Path) -> None:
    text = text_of(shared, *TEXTS)
    quoted = list(quotations(sys.modules[__name__]))
    assert len(quoted) >= 7
    assert [name for name, quotation in quoted if quotation not in text] == []


def test_no_protocol_binds_a_state_before_the_convention_does_or_before_itself() -> None:
    convention = {row.state: row.since for row in participations(instrument("ets24")) if row.since}
    for protocol in instrument("ets24").protocol:
        assert protocol.in_force is not None
        for row in participations(protocol):
            if row.since is not None:
                assert row.since >= max(protocol.in_force, convention[row.state]), (protocol.id, row.state)


class TestTheFirstProtocol:
    """ETS 86, art. 6(1): “declare that it does not accept one or the other of Chapters I or II”. Art. 3(3): “90 days
    after the date of the deposit of its instrument of ratification”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("DK", date(1979, 8, 20)), ("CH", date(1985, 6, 9)), ("ES", date(1985, 6, 9)), ("PL", date(1993, 9, 13)),
            ("AM", date(2004, 3, 17)), ("BA", date(2005, 7, 24)), ("KR", date(2011, 12, 29)),
        ],
    )  # fmt: skip
    def test_chapter_two_from_its_day(self, state: str, since: date) -> None:
        assert [bound("ets86", state, day) for day in (since - timedelta(days=1), since)] == [False, True]

    @pytest.mark.parametrize(
        ("state", "accepts"), [("ES", True), ("CH", True), ("DK", False), ("HU", False), ("GE", False)]
    )
    def test_chapter_one_not_where_it_was_excluded(self, state: str, accepts: bool) -> None:
        assert bound("ets86_i", state, TODAY) is accepts

    @pytest.mark.parametrize("state", ["GB", "DE", "AT", "FR", "GR", "TR"])
    def test_others_are_not_bound(self, state: str) -> None:
        assert not bound("ets86", state, TODAY)


class TestTheSecondProtocol:
    """ETS 98, art. 9(2): “not to accept Chapter I”; “not to accept Chapter V”. Art. 6(3): “90 days after the date of
    the deposit of its instrument of ratification”."""

    @pytest.mark.parametrize(
        ("state", "since"),
        [
            ("SE", date(1983, 6, 5)), ("CY", date(1984, 7, 12)), ("IT", date(1985, 4, 23)), ("ES", date(1985, 6, 9)),
            ("CH", date(1985, 6, 9)), ("DE", date(1991, 6, 6)), ("RS", date(2003, 9, 21)), ("ZA", date(2003, 5, 13)),
        ],
    )  # fmt: skip
    def test_from_its_day(self, state: str, since: date) -> None:
        assert [bound("ets98", state, day) for day in (since - timedelta(days=1), since)] == [False, True]

    @pytest.mark.parametrize(
        ("state", "fiscal", "ministries"),
        [
            ("ES", True, True), ("BE", True, False), ("BG", False, True), ("CH", False, True), ("DE", True, True),
            ("AT", True, True), ("LV", True, False),
        ],
    )  # fmt: skip
    def test_chapter_by_chapter(self, state: str, fiscal: bool, ministries: bool) -> None:
        assert (bound("ets98_ii", state, TODAY), bound("ets98_v", state, TODAY)) == (fiscal, ministries)

    @pytest.mark.parametrize("state", ["GB", "NL", "FR", "TR", "KR"])
    def test_where_a_reservation_was_not_read_no_chapter_is_applied(self, state: str) -> None:
        for protocol in ("ets98", "ets98_ii", "ets98_v"):
            assert not bound(protocol, state, TODAY)
            row = party_on(load_law(), f"ets24/{protocol}", state, TODAY)
            assert row is not None and row.status is Status.UNCONFIRMED


class TestTheThirdAndFourthProtocols:
    """CETS 209, art. 14(3): “on the first day of the month following the expiration of a period of three months after
    the date of deposit”. The sheet: “AT (in force 1 Aug 2015)”; “CH (1 Nov 2016)”."""

    @pytest.mark.parametrize(
        ("protocol", "state", "since"),
        [
            ("cets209", "AT", date(2015, 8, 1)), ("cets209", "AZ", date(2014, 5, 1)),
            ("cets209", "DE", date(2016, 9, 1)), ("cets212", "LV", date(2014, 6, 1)),
            ("cets212", "AT", date(2016, 6, 1)), ("cets212", "CH", date(2016, 11, 1)),
            ("cets209", "FR", date(2021, 10, 1)), ("cets212", "FR", date(2021, 10, 1)),
        ],
    )  # fmt: skip
    def test_from_its_day(self, protocol: str, state: str, since: date) -> None:
        assert [bound(protocol, state, day) for day in (since - timedelta(days=1), since)] == [False, True]

    @pytest.mark.parametrize(("protocol", "state"), [("cets209", "ES"), ("cets209", "GB"), ("cets212", "GB")])
    def test_a_day_that_is_not_known_binds_nobody(self, protocol: str, state: str) -> None:
        assert not bound(protocol, state, TODAY)
