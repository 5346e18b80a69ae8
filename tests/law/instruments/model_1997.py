"""Spain made one model treaty its own with Panama (1997) and Paraguay (1998): the same words, the articles shifted.

Each treaty's own test quotes them from its own text.
"""

from collections.abc import Mapping
from datetime import date

from models.finding import Force
from tests.law.instruments.bilateral import (
    CONDITION,
    MANDATORY,
    OPTIONAL,
    PA,
    Treaty,
    abroad,
    arrested,
    carries,
    channel,
    contained,
    counts,
    duties,
    lapsed,
    left,
    not_this_offence,
    own_courts,
    penalty,
    punishable,
    recorded,
    weighed,
)

CONVICT: dict[str, object] = {"request__stage": "sentence", "judgment__date": date(2025, 1, 1)}


def offences(treaty: Treaty) -> None:
    """Art. 3: both laws, more than a year, six months left."""
    punishable(treaty, "3(1)")
    penalty(treaty, "3(1)", 12, more_than=True)
    left(treaty, "3(3)", 6)


def never_for(treaty: Treaty, article: str, first: int) -> None:
    """The list of grounds that bar extradition: `first` is the paragraph on political offences."""
    at = [f"{article}({first + n})" for n in range(7)]
    recorded(treaty, at[0], "political", MANDATORY)
    not_this_offence(treaty, at[0], "political", "terrorism")
    recorded(treaty, at[1], "discrimination", MANDATORY)
    recorded(treaty, at[2], "pending_here", MANDATORY)
    recorded(treaty, at[2], "ne_bis_in_idem_here", MANDATORY)
    lapsed(treaty, at[3], "either")
    recorded(treaty, at[4], "military", MANDATORY)
    weighed(treaty, at[5], "special_tribunal", MANDATORY)
    carries(treaty, at[6], "death_penalty", CONDITION)
    carries(treaty, at[6], "life_imprisonment", CONDITION)


def may_refuse(treaty: Treaty, article: str) -> None:
    """The grounds that leave a choice."""
    own_courts(treaty, f"{article}(1)(a)", OPTIONAL, "territoriality")
    recorded(treaty, f"{article}(1)(b)", "ne_bis_in_idem_third", OPTIONAL)
    weighed(treaty, f"{article}(1)(c)", "humanitarian", OPTIONAL)
    abroad(treaty, f"{article}(1)(d)", OPTIONAL)
    recorded(treaty, f"{article}(1)(e)", "fundamental_rights", OPTIONAL)


def papers(treaty: Treaty, article: str) -> None:
    """What goes with the request, by which way."""
    channel(treaty, f"{article}(1)", "diplomatic")
    contained(treaty, f"{article}(1)(a)", "requesting_authority", ["requesting/authority"])
    contained(treaty, f"{article}(1)(b)", "person_identity", ["person/1/born"])
    contained(treaty, f"{article}(1)(b)", "person_nationality", ["person/1/nationality"])
    contained(treaty, f"{article}(1)(b)", "person_location", ["person/1/location"])
    contained(treaty, f"{article}(1)(c)", "facts", ["conduct/summary"])
    contained(treaty, f"{article}(1)(c)", "time_and_place", ["conduct/place", "conduct/states"])
    contained(treaty, f"{article}(1)(c)", "legal_qualification", ["offence/1/law", "offence/1/title"])
    contained(treaty, f"{article}(1)(d)", "law_text", ["offence/1/law_text"])
    contained(treaty, f"{article}(1)(e)", "limitation_text", ["offence/1/limitation_text"])
    contained(treaty, f"{article}(2)", "warrant", ["warrant/date"])
    contained(treaty, f"{article}(3)(a)", "judgment", ["judgment/date"], **CONVICT)
    contained(
        treaty, f"{article}(4)", "certification", ["attachment/1/kind"], attachment__1__kind="certification"
    )  # fmt: skip


def urgent_arrest(treaty: Treaty, article: str) -> None:
    """What an urgent request says, by which way, and sixty days."""
    channel(treaty, f"{article}(1)", "diplomatic", PA, urgent=True)
    contained(treaty, f"{article}(2)", "person_identity", ["person/1/born"], PA)
    contained(
        treaty, f"{article}(2)", "formal_request_intent", ["assurance/1/kind"], PA,
        assurance__1__kind="formal_request",
    )  # fmt: skip
    contained(treaty, f"{article}(2)", "warrant_statement", ["warrant/date"], PA)
    contained(treaty, f"{article}(2)", "penalty", ["offence/1/max_months", "offence/1/penalty"], PA)
    contained(treaty, f"{article}(2)", "facts", ["conduct/summary"], PA)
    arrested(treaty, f"{article}(4)", date(2026, 5, 1))


def surrender(treaty: Treaty, articles: Mapping[str, str]) -> None:
    """Thirty days to take the person over, two months to leave; what goes with it."""
    counts(treaty, f"{articles['surrender']}(2)", "person_at_disposal", date(2026, 5, 20), date(2026, 6, 19))
    counts(treaty, f"{articles['speciality']}(1)", "free_to_leave", date(2025, 12, 31), date(2026, 2, 28))
    weighed(treaty, articles["competing"], "competing_request", Force.PROCEDURAL)
    duties(
        treaty,
        [
            ("1", "grant"),
            ("3(2)", "deemed_extraditable"),
            (f"{articles['decision']}(1)", "inform_outcome"),
            (f"{articles['arrest']}(3)", "inform_outcome"),
            (articles["postponed"], "postponed_surrender"),
            (f"{articles['arrest']}(5)", "release_no_bar"),
            (f"{articles['information']}(1)", "additional_information"),
            (f"{articles['information']}(2)", "release_no_bar"),
            (articles["consent"], "simplified"),
            (f"{articles['decision']}(2)", "reasons"),
            (f"{articles['surrender']}(1)", "time_served"),
            (articles["property"], "property"),
            (f"{articles['speciality']}(1)", "speciality"),
            (f"{articles['speciality']}(2)", "speciality"),
            (articles["onward"], "re_extradition"),
            (articles["transit"], "transit"),
            (articles["costs"], "costs"),
        ],
    )
