"""Korea's own law, its two Acts, article by article."""

from datetime import date

import pytest

from tests.law.countries.owning import (
    MET,
    MLA,
    NOT_MET,
    PA,
    UNKNOWN,
    due,
    forces,
    national,
    needed,
    outcome,
    recorded,
)  # fmt: skip

ACT = "{} Extradition Act"
HELP = "{} Act on International Judicial Mutual Assistance in Criminal Matters"


def test_what_an_officer_settles() -> None:
    """Art. 7(2): “대한민국 법원에서 재판이 계속(係屬) 중이거나 재판이 확정된 경우”;
    7(4): “인종, 종교, 국적, 성별, 정치적 신념”; 8(1): “정치적 성격을 지닌 범죄”; 9(4): “제3국”."""
    recorded("KR", ACT.format("7(2)"), "ne_bis_in_idem_here", "desk/final_here")
    recorded("KR", ACT.format("7(4)"), "discrimination", "desk/discrimination")
    recorded("KR", ACT.format("8(1)"), "political", "desk/political")
    recorded("KR", ACT.format("9(4)"), "ne_bis_in_idem_third", "desk/final_elsewhere")
    recorded("KR", HELP.format("6(1)"), "essential_interests", "desk/essential_interests", MLA)
    recorded("KR", HELP.format("6(3)"), "political", "desk/political", MLA)


def test_mandatory_in_article_7_and_optional_in_article_9() -> None:
    """Art. 7: “범죄인을 인도하여서는 아니 된다”; art. 9: “범죄인을 인도하지 아니할 수 있다”;
    of assistance, art. 6: “공조를 하지 아니할 수 있다”."""
    rows = forces("KR")
    assert {force for key, force in rows.items() if key.startswith("7(")} == {"mandatory"}
    assert {force for key, force in rows.items() if key.startswith("9(") and "Extradition" in key} == {"optional"}
    helped = {force for key, force in rows.items() if key.startswith("6(") and "Assistance" in key}
    assert helped == {"optional"}


def test_a_korean_and_a_foreigner() -> None:
    """Art. 9(1): “범죄인이 대한민국 국민인 경우”."""
    national("KR", ACT.format("9(1)"))


@pytest.mark.parametrize(("states", "expected"), [(["KR"], MET), (["XK"], NOT_MET), (None, UNKNOWN)])
def test_an_offence_in_korea(states: list[str] | None, expected: object) -> None:
    """Art. 9(2): “전부 또는 일부가 대한민국 영역에서 범한 것인 경우”."""
    assert outcome("KR", ACT.format("9(2)"), "territoriality", conduct__states=states) is expected


@pytest.mark.parametrize(("months", "expected"), [(12, UNKNOWN), (11, NOT_MET), (None, UNKNOWN)])
def test_one_year(months: int | None, expected: object) -> None:
    """Art. 6: “장기(長期) 1년 이상의 징역”: the Korean limb is left to a person, since its offences are not encoded."""
    assert outcome("KR", ACT.format("6"), "threshold", offence__1__max_months=months) is expected


def test_what_a_request_contains() -> None:
    """Art. 10: speciality; art. 25; of assistance, arts. 4 and 12."""
    needed("KR", ACT.format("10"), "speciality_assurance", assurance__1__kind="speciality")
    needed("KR", ACT.format("4"), "reciprocity", assurance__1__kind="reciprocity")
    needed("KR", ACT.format("25(2)"), "formal_request_intent", PA, assurance__1__kind="formal_request")
    needed("KR", HELP.format("4"), "reciprocity", MLA, assurance__1__kind="reciprocity")
    needed("KR", HELP.format("12(1)(2)"), "facts", MLA, conduct__summary="What was done.")


@pytest.mark.parametrize(
    ("article", "event", "last"),
    [
        ("30", "provisional_arrest", date(2026, 5, 2)),
        ("14(2)", "extradition_detention", date(2026, 5, 2)),
        ("13(2)", "extradition_detention", date(2026, 3, 5)),
        ("35(2)", "decision_made", date(2026, 4, 1)),
        ("10(3)", "free_to_leave", date(2026, 4, 16)),
    ],
)
def test_the_last_day(article: str, event: str, last: date) -> None:
    """Art. 30: “구속된 날부터 2개월 이내”; 14(2): “2개월 이내”; 13(2): “3일 이내”;
    35(2): “인도기한은 인도명령을 한 날부터 30일”; 10(3): “45일 이내”."""
    assert due("KR", ACT.format(article), event, date(2026, 3, 2)) == last
