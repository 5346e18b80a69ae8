"""Age in completed years, reckoned as law does."""

from datetime import date


def years_between(born: date, on: date) -> int:
    """Completed years on a day; who is born on 29 February completes a year on 1 March where there is no 29th."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
