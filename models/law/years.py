"""Age in completed years, reckoned as law does."""

from datetime import date


def years_between(born: date, on: date) -> int:
    """Completed years on a day; who is born on 29 February completes a year on 1 March where there is no 29th."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """The day on which an age is completed."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
