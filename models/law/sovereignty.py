"""Measures that would exercise one State's power on the soil of another, and the rules that allow or bar them."""

from collections.abc import Iterable, Mapping
from datetime import date

from models.fact import Kind
from models.finding import OnForeignSoil, RuleCited, Status
from models.law.applying import both, in_force
from models.law.instrument import Instrument, Jurisdiction, Limit, Requirement, Route
from models.law.law import Law
from models.value import Outcome, Said

RULED = "A rule between the two States speaks of it: act within it, and only with what it asks for."
NOT_RULED = (
    "No rule between the two States that is encoded here allows it: without the consent of the requested State it is "
    "not done."
)

ABROAD: Mapping[str, str] = {
    "officers_present": "officers of the requesting State present at the execution",
    "cross_border_observation": "observation continued across the border",
    "direct_contact": "direct contact with a person or a provider abroad",
    "covert_operation": "undercover work abroad",
    "controlled_delivery": "controlled delivery",
    "video_hearing": "hearing by video of a person abroad",
    "interception": "interception of a person abroad",
}
"""Measures by which officers of one State act, or are felt to act, in another."""


def on_foreign_soil(
    law: Law, pair: tuple[str, str], kind: Kind, on: date, measures: Iterable[str]
) -> tuple[OnForeignSoil, ...]:
    """Each such measure that is asked for, with the rules in force between the two States that name it."""
    return tuple(_measure(law, pair, kind, on, measure) for measure in measures if measure in ABROAD)


def _measure(law: Law, pair: tuple[str, str], kind: Kind, on: date, measure: str) -> OnForeignSoil:
    rules = [
        RuleCited(instrument=instrument.id, article=row.article, status=row.status, text=Said(text=row.text))
        for instrument in law.in_order
        if _binds(law, instrument, pair, on)
        for row in instrument.provisions
        if measure in row.measures
        and not isinstance(row, Limit | Requirement | Route | Jurisdiction)
        and row.status is not Status.UNCONFIRMED
        and in_force(law, instrument, row, pair, on, kind)
    ]
    return OnForeignSoil(
        measure=measure, label=Said(text=ABROAD[measure]), outcome=Outcome.MET if rules else Outcome.UNKNOWN,
        reason=Said(text=RULED if rules else NOT_RULED), rules=tuple(rules),
    )  # fmt: skip


def _binds(law: Law, instrument: Instrument, pair: tuple[str, str], on: date) -> bool:
    if instrument.sort == "soft_law" or not instrument.encoded or instrument.in_force is None:
        return False
    return both(law, instrument.id, pair, on)
