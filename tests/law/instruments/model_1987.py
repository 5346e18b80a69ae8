"""Spain made one model treaty its own with Argentina (1987), Bolivia (1990) and Chile (1992): what the three share.

The articles bear the same numbers in all three; each treaty's own test quotes them from its own text.
"""

from datetime import date

from models.finding import Force
from models.value import Outcome
from tests.law.instruments.bilateral import (
    CONDITION,
    EX,
    MANDATORY,
    MET,
    MLA,
    OPTIONAL,
    PA,
    SCOPE,
    Treaty,
    abroad,
    absent,
    arrested,
    carries,
    channel,
    contained,
    contents,
    counts,
    duties,
    finding,
    fiscal,
    lapsed,
    left,
    national,
    not_this_offence,
    outcome,
    own_courts,
    punishable,
    recorded,
    weighed,
)

CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}
DUTIES = [
    ("1", "grant"), ("3", "deemed_extraditable"), ("13(1)", "speciality"), ("14", "speciality"),
    ("16", "additional_information"), ("17", "simplified"), ("18(2)", "reasons"), ("19", "postponed_surrender"),
    ("20", "refusal_final"), ("21", "transit"), ("22", "re_extradition"), ("25", "property"), ("26", "costs"),
    ("27", "representation"),
]  # fmt: skip


def offences(treaty: Treaty, fiscal_article: str) -> None:
    """Arts 2 and 4 but for the penalty: both laws, what is left, fiscal offences."""
    punishable(treaty, "2(1)")
    left(treaty, "2(2)", 6)
    fiscal(treaty, fiscal_article)


def never_for(treaty: Treaty) -> None:
    """Arts 5, 6, 8 and 9: political offences but not terrorism, persecution, military offences, asylum, no case."""
    recorded(treaty, "5(1)", "political", MANDATORY)
    for category in ("terrorism", "core_crimes"):
        not_this_offence(treaty, "5(1)", "political", category)
    recorded(treaty, "5(2)", "discrimination", MANDATORY)
    recorded(treaty, "6", "military", SCOPE)
    recorded(treaty, "8", "asylum", OPTIONAL)
    abroad(treaty, "9(a)", MANDATORY)
    weighed(treaty, "9(b)", "special_tribunal", MANDATORY)
    lapsed(treaty, "9(c)", "either")
    recorded(treaty, "9(d)", "ne_bis_in_idem_here", MANDATORY)


def nationals(treaty: Treaty) -> None:
    """Art. 7: a national may be refused, and is then put before the own authorities."""
    national(treaty, "7(1)", OPTIONAL, "7(2)")


def penalties(treaty: Treaty) -> None:
    """Art. 10: death and life only on assurances."""
    carries(treaty, "10", "death_penalty", CONDITION)
    carries(treaty, "10", "life_imprisonment", CONDITION)


def may_refuse(treaty: Treaty) -> None:
    """Art. 11: own courts, acts abroad, minors."""
    own_courts(treaty, "11(a)", OPTIONAL)
    abroad(treaty, "11(b)", OPTIONAL)
    assert outcome(treaty, "11(c)", "age") is Outcome.NOT_MET
    young = finding(treaty, "11(c)", "age", person__1__born=date(2009, 6, 1))
    assert (young.outcome, young.force) == (Outcome.UNKNOWN, Force.OPTIONAL)


def absence(treaty: Treaty, article: str, assurance: str) -> None:
    """Art. 12: a judgment in absence only on an assurance."""
    absent(treaty, article, CONDITION, assurance)


def papers(treaty: Treaty) -> None:
    """Art. 15: what goes with the request, by which way."""
    channel(treaty, "15(1)", "diplomatic")
    channel(treaty, "15(1)", "central_authority")
    contents(treaty, [("15(2)(a)", topic) for topic in ("judicial_order", "facts", "time_and_place")])
    contents(treaty, [("15(2)(a)", "sentence")], who="convicted")
    known = ("person_identity", "person_nationality", "person_location")
    contents(treaty, [("15(2)(b)", topic) for topic in known], optional=True)
    contents(treaty, [("15(2)(c)", "law_text"), ("15(2)(c)", "limitation_text")])


def urgent_arrest(treaty: Treaty) -> None:
    """Art. 24: what an urgent request says, by which way, and forty days."""
    channel(treaty, "24(3)", "interpol", PA, urgent=True)
    channel(treaty, "24(3)", "diplomatic", PA)
    said = ("warrant_statement", "formal_request_intent", "offence", "time_and_place")
    contents(treaty, [("24(2)", topic) for topic in said], PA)
    contents(treaty, [("24(2)", "person_identity")], PA, optional=True)
    duties(treaty, [("24(4)", "inform_outcome")], PA)
    arrested(treaty, "24(5)", date(2011, 4, 11), date(2011, 3, 2))


def surrender(treaty: Treaty) -> None:
    """Arts 13(2) and 18(3): forty-five days to fetch the person, thirty to leave; what goes with it."""
    counts(treaty, "18(3)", "decision_notified", date(2011, 5, 20), date(2011, 7, 4), liberty=True)
    counts(treaty, "13(2)", "free_to_leave", date(2011, 2, 10), date(2011, 3, 12), liberty=False)
    duties(treaty, DUTIES)
    weighed(treaty, "23", "competing_request", Force.PROCEDURAL)


def assistance(treaty: Treaty) -> None:
    """Arts 28 to 42: assistance."""
    for measure, expected in (("take_evidence", MET), ("search", Outcome.UNKNOWN), (None, Outcome.UNKNOWN)):
        asked: dict[str, object] = {"measure__1__kind": measure, "conduct__purpose": None}
        rule = finding(treaty, "28(2)", "dual_criminality", MLA, **asked)
        assert (rule.force, rule.outcome) == (MANDATORY, expected)
    recorded(treaty, "29(a)", "political", OPTIONAL, MLA)
    for category in ("terrorism", "core_crimes"):
        not_this_offence(treaty, "29(a)", "political", category, MLA)
    recorded(treaty, "29(b)", "military", OPTIONAL, MLA)
    channel(treaty, "41(1)", "diplomatic", MLA)
    channel(treaty, "41(1)", "central_authority", MLA)
    contents(treaty, [("40(1)(a)", "requesting_authority"), ("40(1)(b)", "offence")], MLA)
    contents(treaty, [("40(1)(c)", "person_identity"), ("40(1)(c)", "person_nationality")], MLA, optional=True)
    contained(treaty, "40(1)(a)", "subject_matter", ["request/stage"], MLA)
    evidence: dict[str, object] = {"measure__1__kind": "take_evidence"}
    contained(treaty, "40(1)(d)", "assistance", ["measure/1/kind"], MLA, **evidence)
    contained(treaty, "40(2)", "facts", ["conduct/summary"], MLA, **evidence)
    contained(treaty, "40(2)", "legal_qualification", ["offence/1/title", "offence/1/law"], MLA, **evidence)
    for article, topic, force in (
        ("40(1)(a)", "subject_matter", Force.REQUIRED), ("40(1)(d)", "assistance", Force.REQUIRED),
        ("40(2)", "facts", Force.REQUIRED), ("40(2)", "legal_qualification", Force.WHERE_POSSIBLE),
    ):  # fmt: skip
        assert finding(treaty, article, topic, MLA, **evidence).force is force
    record: dict[str, object] = {"measure__1__kind": "criminal_records", "request__purpose": "To prove recidivism."}
    contained(treaty, "39(1)", "purpose", ["request/purpose"], MLA, **record)
    consent = finding(treaty, "38(1)", "no_consent", MLA, measure__1__kind="transfer_prisoner")
    assert (consent.force, consent.outcome) == (MANDATORY, Outcome.UNKNOWN)
    assert outcome(treaty, "38(2)", "transfer_custody", MLA, measure__1__kind="transfer_prisoner") is MET
    duties(treaty, ASSISTANCE_DUTIES, MLA)
    assert outcome(treaty, "35(4)", "costs", MLA, measure__1__kind="serve_documents") is MET
    counts(treaty, "35(2)", "hearing_date", date(2011, 5, 4), date(2011, 3, 20), MLA, "serve_documents", liberty=False)
    counts(treaty, "36(2)", "presence_not_required", date(2011, 5, 4), date(2011, 6, 3), MLA, liberty=False)
    duties(treaty, [("43", "no_legalisation")], EX)


ASSISTANCE_DUTIES = [
    ("28(1)", "grant"), ("30(2)", "execute"), ("31", "inform_outcome"), ("33(3)", "return_items"),
    ("36(1)", "safe_conduct"), ("39(2)", "spontaneous_information"), ("40(3)", "reasons"),
    ("42", "transfer_proceedings"), ("43", "no_legalisation"),
]  # fmt: skip
