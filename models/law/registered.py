"""Treaties between two States that a State's own register names and no file here encodes."""

from datetime import date

from models.fact import Kind
from models.law.law import Law
from models.law.register import Entry, Register


def registered(
    law: Law, register: Register, pair: tuple[str, str], on: date, kind: Kind | None = None
) -> tuple[Entry, ...]:
    """The treaties of a register between two States that may stand on the day and are not encoded, the latest first."""
    if register.state not in pair:
        return ()
    encoded = {
        instrument.signed
        for instrument in law.instruments.values()
        if all(state in law.parties[instrument.id] for state in pair)
    }
    found = (
        entry
        for entry in register.entry
        if (kind in entry.kinds if kind else entry.kinds)
        and set(pair) <= set(entry.states)
        and entry.may_stand(on)
        and (entry.signed is None or entry.signed not in encoded)
    )
    return tuple(sorted(found, key=lambda entry: (entry.signed or date.min, entry.number), reverse=True))
