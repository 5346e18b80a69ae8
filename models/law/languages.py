"""Which languages a State takes under an instrument: what it declared to it, else by own law, else official ones."""

from datetime import date

from models.fact import Kind
from models.finding import Status
from models.law.instrument import Instrument, Language
from models.law.law import Law


def accepted(
    law: Law, instrument: Instrument | None, rule: Language | None, state: str, on: date, kind: Kind
) -> tuple[str, ...]:
    """The languages, ordinary requests; empty where it is not encoded. Unconfirmed data is not used."""
    if rule is not None and rule.rule == "listed":
        return rule.listed
    country = law.countries.get(state)
    official = () if country is None else country.official_languages
    if rule is not None and rule.rule == "of_requested":
        return official
    for declaration in () if instrument is None else instrument.declaration:
        usable = declaration.status is not Status.UNCONFIRMED and declaration.holds(on)
        if declaration.state == state and declaration.effect == "languages" and usable:
            return declaration.languages
    for row in () if country is None else country.languages:
        if kind in row.kinds and row.holds(on) and not row.urgent and row.status is not Status.UNCONFIRMED:
            return row.accepted
    return official
