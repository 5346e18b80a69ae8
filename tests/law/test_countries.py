"""What every country's file and every offence's file inherits: checked data, cited, with dates."""

import re
from datetime import date, timedelta

import pytest

from models.fact import Kind
from models.finding import Status
from models.language import LANGUAGES
from models.law import load_law
from models.law.applying import in_force
from models.law.country import Closure, Country
from models.law.languages import accepted
from models.law.offence import Offence
from models.states import STATES
from tasks.calendars import calendar
from tests.law.instruments.asking import TODAY, ask, found, said_nothing

COUNTRIES = list(load_law().countries.values())
OFFENCES = [(file.state, offence) for file in load_law().offences.values() for offence in file.offence]


def test_the_five_states_are_there_with_their_offences() -> None:
    assert {"MX", "US", "ES", "DE", "FR"} <= set(load_law().countries) & set(load_law().offences)


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.id)
class TestEveryCountry:
    def test_it_names_who_receives_each_kind_of_request(self, country: Country) -> None:
        named = {kind for authority in country.authority for kind in authority.kinds}
        assert named == set(Kind)

    def test_it_says_what_happens_without_a_treaty(self, country: Country) -> None:
        assert {kind for row in country.without_treaty for kind in row.kinds} == set(Kind)

    def test_every_datum_was_checked_on_a_day(self, country: Country) -> None:
        rows = (*country.authority, *country.languages, *country.without_treaty, *country.death_penalty)
        assert rows
        assert all(date(2026, 1, 1) <= row.checked <= TODAY for row in rows)

    def test_it_accepts_its_own_language(self, country: Country) -> None:
        for kind in Kind:
            languages = accepted(load_law(), None, None, country.code, TODAY, kind)
            assert set(country.official_languages) <= set(languages)

    def test_it_says_where_its_days_off_come_from(self, country: Country) -> None:
        assert country.holidays
        assert calendar(country.code, frozenset({2026})).state == country.code

    def test_it_says_in_which_languages_a_request_may_come(self, country: Country) -> None:
        assert {kind for row in country.languages for kind in row.kinds} == set(Kind)
        assert {code for row in country.languages for code in row.accepted} <= LANGUAGES

    def test_every_provision_says_where_it_stands_and_is_not_said_twice(self, country: Country) -> None:
        rows = [(row.article, getattr(row, "topic", ""), row.text, row.since) for row in country.provisions]
        assert len(set(rows)) == len(rows)
        assert all(row.source for row in (*country.data, *country.provisions))


@pytest.mark.parametrize(("state", "offence"), OFFENCES, ids=lambda value: getattr(value, "id", value))
class TestEveryOffence:
    def test_it_is_in_force_from_its_day(self, state: str, offence: Offence) -> None:
        assert offence.since is not None
        assert offence.holds(offence.since)
        assert not offence.holds(offence.since - timedelta(1))

    def test_it_is_named_after_its_state_and_cites_what_was_read(self, state: str, offence: Offence) -> None:
        assert offence.id.startswith(f"{state.lower()}_")
        read = re.match(r"\.\./shared/treaties/|[\w.-]+/[\w.-]+, \S+/", offence.source)  # or repository and path
        assert offence.status is not Status.VERIFIED or read

    def test_its_heaviest_penalty_counts_life_above_any_term(self, state: str, offence: Offence) -> None:
        assert offence.heaviest >= max(offence.max_months, offence.young_max_months)
        assert (offence.heaviest == 1200) == (offence.life or offence.young_max_months == 1200)


class TestGermanNationals:
    """IRG § 2: “Ein Ausländer … kann … ausgeliefert werden”; §§ 78 ff. for Member States."""

    def test_a_german_is_not_extradited_outside_the_union(self) -> None:
        facts = {"person/1/role": "sought", "person/1/nationality": "DE"}
        assert found(ask("MX", "DE", Kind.EXTRADITION, facts), "de", "§ 2 IRG", "nationality").concern
        assert said_nothing(ask("ES", "DE", Kind.EXTRADITION, facts), "de", "§ 2 IRG", "nationality")


def test_one_of_the_two_limits_of_the_german_law_holds_for_any_state() -> None:
    """IRG § 16(2): two months, and three for a State outside Europe."""
    law = load_law()
    germany = law.countries["DE"]
    for state in STATES - {"DE"}:
        pair = (state, "DE")
        kind = Kind.PROVISIONAL_ARREST
        limits = [limit for limit in germany.limit if limit.article.startswith("§ 16(2)")]
        rows = [limit for limit in limits if in_force(law, germany, limit, pair, TODAY, kind)]
        assert len(rows) == 1, state


class TestClosures:
    """Judicial recesses: days on which a court does only what is urgent. They move no last day."""

    def closure(self, first: str, last: str) -> Closure:
        return Closure.model_validate(
            {"from_day": first, "to_day": last, "article": "1", "text": "The courts are closed.", "status": "knowledge",
             "checked": date(2026, 11, 24)}
        )  # fmt: skip

    def test_its_days_are_those_of_the_year_in_which_it_begins(self) -> None:
        assert self.closure("08-01", "08-31").days(2026) == {date(2026, 8, day) for day in range(1, 32)}
        over = self.closure("12-31", "01-02").days(2026)
        assert over == {date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)}
        assert self.closure("02-28", "02-29").days(2024) == {date(2024, 2, 28), date(2024, 2, 29)}

    @pytest.mark.parametrize(("first", "last"), [("13-01", "12-31"), ("8-1", "8-31"), ("02-30", "03-01")])
    def test_a_day_that_is_none_is_refused(self, first: str, last: str) -> None:
        with pytest.raises(ValueError, match=r"from_day|month|out of range"):
            self.closure(first, last)
