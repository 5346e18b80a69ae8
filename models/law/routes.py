"""What the measures of a request could be had by without a request: asked first, it may make the request needless."""

from datetime import date

from models.finding import FasterRoute, Status
from models.law.applying import both
from models.law.law import Law
from models.value import Said


def faster_routes(
    law: Law, pair: tuple[str, str], on: date, measures: tuple[str, ...], offences: frozenset[str] = frozenset()
) -> tuple[FasterRoute, ...]:
    """The routes open between the two States on the day for these measures; none where no measure is known.

    An instrument for certain offences opens no route for others, once those of the request are known.
    """
    return tuple(
        FasterRoute(
            way=row.way, measures=tuple(measure for measure in measures if not row.measures or measure in row.measures),
            instrument=instrument.id, article=row.article, status=row.status, text=Said(text=row.text),
        )
        for instrument in law.in_order
        if instrument.route and (instrument.sort == "soft_law" or both(law, instrument.id, pair, on))
        if not instrument.categories or not offences or offences & set(instrument.categories)
        for row in instrument.route
        if row.status is not Status.UNCONFIRMED
        and row.holds(on)
        and measures
        and (not row.measures or set(row.measures) & set(measures))
    )  # fmt: skip
