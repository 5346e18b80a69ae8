"""Which instruments bind two States on a day, in which order, and why each stands or falls.

A basis is not an obligation to grant: `Basis.obliges` says which it is.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from models.fact import Kind
from models.finding import Basis, Status
from models.law.country import Country
from models.law.instrument import Instrument, Party, Provision, Relation
from models.law.law import Law, SameState, UnknownState
from models.law.registered import registered
from models.states import STATES
from models.value import Said, Value

RECIPROCITY = "reciprocity"
RECIPROCITY_TITLE = "Reciprocity under the law of the requested State"
NO_TREATY_KNOWN = "No treaty is needed under the law of {state}: see its conditions and the undertakings to give."
NO_TREATY_UNKNOWN = "No law of {state} on assistance without a treaty is encoded: ask before relying on it."
NO_TREATY_REFUSED = "The law of {state} does not allow it without a treaty."
TREATY_FIRST = "A treaty binds both States: reciprocity is not needed."
FIRST = "It binds both States since {since} and comes first."
BESIDE = "It binds both States since {since}; it stands beside {first}."
BASIS_ONLY = "It binds both States since {since} and may serve as a basis; whether to grant stays with own law."
NOT_PARTY = "{state} is not a party."
HUB = "It binds {state} with each of its other parties, and not these with one another."
NOT_YET = "It is not yet in force for {state} on that day; it is from {since}."
ENDED = "It is no longer in force for {state} since {until}."
PARTY_UNCONFIRMED = "The participation of {state} is not confirmed: check it with the depositary."
NOT_IN_FORCE = "It is not in force on that day."
OTHER_KIND = "It does not cover this kind of cooperation."
OTHER_MEASURE = "It does not cover the measures that are asked."
NO_MEASURE_YET = "It serves only certain measures, and none of them is known to be asked for."
OTHER_OFFENCE = "It does not cover offences of this kind."
REPLACED = "Between these two States it is replaced by {other} (article {article})."
REPLACED_UNCONFIRMED = (
    "Between these two States it seems to be replaced by {other}; this is not confirmed: have a lawyer settle it."
)
SOFT_LAW = "It is soft law: a model for drafting, never a basis."
NOT_ENCODED = "It exists between these two States, but its text is not encoded here: read it first."
IN_REGISTER = (
    "It names {count} treaties between these two States whose rules are not encoded here, the latest of {signed}: "
    "read them, and see whether they are in force."
)
NO_BASIS_DECLARED = "{state} declared that it does not take it as a treaty basis (article {article})."

_ORDER = ("eu_act", "bilateral", "regional", "universal")
_ANCILLARY = ("laundering", "organised_group", "documents")  # beside another offence they do not choose the instrument


def known_state(state: str) -> str:
    """The code itself; `UnknownState` for what is no State's code."""
    if state not in STATES:
        raise UnknownState(f"{state!r} is no State: write its ISO 3166-1 code, two capital letters")
    return state


def bases(
    law: Law,
    requesting: str,
    requested: str,
    on: date,
    kind: Kind,
    measures: Iterable[str] = (),
    categories: Iterable[str] = (),
) -> tuple[Basis, ...]:
    """Every instrument of the law and reciprocity, those that stand first and ranked, each with its reason.

    `categories` are those of the offences, as far as they are known; without them no instrument falls for its scope.
    `SameState` where one State is on both sides.
    """
    pair = (known_state(requesting), known_state(requested))
    if requesting == requested:
        raise SameState("a request goes from one State to another: requesting and requested State are the same")
    asked, kind, offences = tuple(measures), Kind(kind), tuple(categories)
    fallen: list[Basis] = []
    standing: list[Instrument] = []
    for instrument in law.in_order:
        outside = next((state for state in pair if state not in law.parties[instrument.id]), None)
        if outside is not None and instrument.sort != "soft_law":
            fallen.append(_not_party(instrument.id, instrument.title, instrument.status, outside))
            continue
        reason, status = _falls(law, instrument, pair, on, kind, asked, offences)
        if reason is None:
            standing.append(instrument)
        else:
            fallen.append(_basis(instrument, False, 0, reason, status))
    kept = []
    for instrument in standing:
        replaced = _replaced(law, instrument, standing, pair, on, kind, asked)
        if replaced is None:
            kept.append(instrument)
        else:
            fallen.append(_basis(instrument, False, 0, *replaced))
    declined = _declined(kept, pair[1], on, kind)
    if len(declined) == len(kept):
        fallen += [_basis(instrument, False, 0, *declined[instrument.id]) for instrument in kept]
        kept = []
    ranked = sorted(_ranked(kept, pair, on, kind, asked, offences), key=lambda i: i.id in declined)
    found = [_standing(law, instrument, rank, ranked[0], pair, on, kind) for rank, instrument in enumerate(ranked, 1)]
    return (*found, _reciprocity(law, pair, on, kind, len(ranked)), *fallen, *_registered(law, pair, on, kind))


def _registered(law: Law, pair: tuple[str, str], on: date, kind: Kind) -> Iterator[Basis]:
    """That a State's own register names treaties between the two which no file of ours encodes."""
    for register in (law.registers[name] for name in sorted(law.registers)):
        found = registered(law, register, pair, on, kind)
        if found:
            signed = max((entry.signed for entry in found if entry.signed), default=None)
            values: dict[str, str | int] = {"count": len(found), "signed": signed.isoformat() if signed else "?"}
            yield Basis(
                instrument=register.id, title=register.name, stands=False, rank=0,
                reason=Said(text=IN_REGISTER, values=values), status=Status.UNCONFIRMED,
            )  # fmt: skip


def _declined(standing: Iterable[Instrument], requested: str, on: date, kind: Kind) -> dict[str, tuple[Said, Status]]:
    """The treaties that the requested State declared to be no basis for extradition; beside another they still bind."""
    declined: dict[str, tuple[Said, Status]] = {}
    for instrument in standing if kind is not Kind.MLA else ():
        for row in instrument.declaration:
            if row.effect != "no_treaty_basis" or row.state != requested or not row.holds(on):
                continue
            if row.status is not Status.UNCONFIRMED:
                values: dict[str, str | int] = {"state": row.state, "article": row.article}
                declined[instrument.id] = (Said(text=NO_BASIS_DECLARED, values=values), row.status)
    return declined


def _standing(
    law: Law, instrument: Instrument, rank: int, first: Instrument, pair: tuple[str, str], on: date, kind: Kind
) -> Basis:
    rows = [row for row in (party_on(law, instrument.id, state, on) for state in pair) if row is not None]
    since = max(row.since for row in rows if row.since is not None).isoformat()
    status = _weakest((instrument.status, *(row.status for row in rows)))
    if rank > 1:
        reason = Said(text=BESIDE, values={"since": since, "first": first.short})
    elif instrument.obliges and kind not in instrument.basis_only:
        reason = Said(text=FIRST, values={"since": since})
    else:
        reason = Said(text=BASIS_ONLY, values={"since": since})
    found = _basis(instrument, True, rank, reason, status)
    return found.model_copy(update={"obliges": found.obliges and kind not in instrument.basis_only})


def _basis(instrument: Instrument, stands: bool, rank: int, reason: Said, status: Status) -> Basis:
    return Basis(
        instrument=instrument.id, title=instrument.title, stands=stands, rank=rank, reason=reason,
        obliges=stands and instrument.obliges, status=status, between=reason.text not in (NOT_PARTY, HUB, SOFT_LAW),
        fits=reason.text not in (OTHER_KIND, OTHER_MEASURE, OTHER_OFFENCE),
    )  # fmt: skip


@cache
def _not_party(instrument: str, title: str, status: Status, state: str) -> Basis:
    reason = Said(text=NOT_PARTY, values={"state": state})
    return Basis(instrument=instrument, title=title, stands=False, rank=0, reason=reason, status=status, between=False)


def _weakest(statuses: Iterable[Status]) -> Status:
    order = (Status.VERIFIED, Status.KNOWLEDGE, Status.UNCONFIRMED)
    return max(statuses, key=order.index)


def _falls(
    law: Law,
    instrument: Instrument,
    pair: tuple[str, str],
    on: date,
    kind: Kind,
    measures: tuple[str, ...],
    offences: tuple[str, ...],
) -> tuple[Said | None, Status]:
    status = instrument.status
    if instrument.sort == "soft_law":
        return Said(text=SOFT_LAW), status
    if instrument.hub and instrument.hub not in pair:
        return Said(text=HUB, values={"state": instrument.hub}), status
    if kind not in instrument.kinds:
        return Said(text=OTHER_KIND), status
    if measures and instrument.measures and not set(measures) & set(instrument.measures):
        return Said(text=OTHER_MEASURE), status
    if offences and instrument.categories and not set(offences) & set(instrument.categories):
        return Said(text=OTHER_OFFENCE), status
    if not instrument.encoded:
        return Said(text=NOT_ENCODED), status
    if instrument.in_force is None or on < instrument.in_force or (instrument.until and instrument.until <= on):
        return Said(text=NOT_IN_FORCE), status
    for state in pair:
        reason, row_status = _participates(law, instrument.id, state, on)
        if reason is not None:
            return reason, row_status
    return (Said(text=NO_MEASURE_YET) if instrument.special and not measures else None), status


def party_on(law: Law, holder: str, state: str, on: date) -> Party | None:
    """The State's participation on the day; `holder` is an instrument, or instrument/protocol."""
    return next((r for r in law.parties[holder].get(state, ()) if r.since is not None and r.holds(on)), None)


def _participates(law: Law, holder: str, state: str, on: date) -> tuple[Said | None, Status]:
    rows = law.parties[holder].get(state, ())
    current = party_on(law, holder, state, on)
    if current is not None and current.status is not Status.UNCONFIRMED:
        return None, current.status
    if current is not None or any(row.since is None for row in rows):
        return Said(text=PARTY_UNCONFIRMED, values={"state": state}), Status.UNCONFIRMED
    ended = [row.until for row in rows if row.until is not None and row.until <= on]
    if ended:
        return Said(text=ENDED, values={"state": state, "until": max(ended).isoformat()}), rows[0].status
    since = min(row.since for row in rows if row.since is not None)
    return Said(text=NOT_YET, values={"state": state, "since": since.isoformat()}), rows[0].status


def _replaced(
    law: Law,
    instrument: Instrument,
    standing: list[Instrument],
    pair: tuple[str, str],
    on: date,
    kind: Kind,
    measures: tuple[str, ...],
) -> tuple[Said, Status] | None:
    for relation in _relations(instrument, pair, on, kind, "replaced_by"):
        others = [law.instruments[target] for target in relation.to if target in law.instruments]
        others = [o for o in others if all(state in law.parties[o.id] for state in pair)]
        if others and relation.status is Status.UNCONFIRMED:
            return Said(text=REPLACED_UNCONFIRMED, values={"other": others[0].short}), Status.UNCONFIRMED
        if others:
            return _replacement(others[0], relation), relation.status
    for other in standing:
        for relation in _relations(other, pair, on, kind, "replaces"):
            if other is instrument or not _names(relation, instrument) or _left_to(instrument, other, measures):
                continue
            if relation.status is Status.UNCONFIRMED:
                return Said(text=REPLACED_UNCONFIRMED, values={"other": other.short}), Status.UNCONFIRMED
            return _replacement(other, relation), relation.status
    return None


def _left_to(instrument: Instrument, other: Instrument, measures: tuple[str, ...]) -> bool:
    """True where it serves a measure that the other one does not: what replaces a part leaves the rest (EIO 34(1))."""
    left = set(measures) - set(other.measures) if other.measures else set()
    return bool(left and (not instrument.measures or left & set(instrument.measures)))


def _replacement(other: Instrument, relation: Relation) -> Said:
    return Said(text=REPLACED, values={"other": other.short, "article": relation.article})


def _relations(
    instrument: Instrument, pair: tuple[str, str], on: date, kind: Kind, effect: str
) -> tuple[Relation, ...]:
    return tuple(
        r
        for r in instrument.relation
        if r.effect == effect
        and r.holds(on)
        and (not r.kinds or kind in r.kinds)
        and (not r.between or set(pair) <= set(r.between))
    )


def _names(relation: Relation, instrument: Instrument) -> bool:
    return bool({instrument.id, instrument.reach, instrument.sort} & set(relation.to))


def _ranked(
    standing: list[Instrument],
    pair: tuple[str, str],
    on: date,
    kind: Kind,
    measures: tuple[str, ...],
    offences: tuple[str, ...],
) -> list[Instrument]:
    """By class, the one made for what is asked first, then the more recent; then every confirmed relation counts."""
    order = sorted(
        standing,
        key=lambda i: (
            i.special and _fits(i, measures) == 2,
            _class(i),
            _fits(i, measures),
            _made_for(i, offences),
            -(i.in_force or date.min).toordinal(),
            i.id,
        ),
    )
    for _ in tuple(order):
        moved = False
        for instrument in tuple(order):
            for effect, first in (("prevails_over", True), ("yields_to", False), ("supplements", False)):
                for relation in _relations(instrument, pair, on, kind, effect):
                    if relation.status is not Status.UNCONFIRMED:
                        moved = _move(order, instrument, relation, before=first) or moved
        if not moved:
            break
    return order


def _class(instrument: Instrument) -> int:
    return _ORDER.index("eu_act" if instrument.sort == "eu_act" else instrument.reach)


def _fits(instrument: Instrument, measures: tuple[str, ...]) -> int:
    """0 where it is for these measures, 1 where it is for every measure, 2 where it is for a part or it is open."""
    if not instrument.measures:
        return 1
    return 0 if measures and set(measures) <= set(instrument.measures) else 2


def _made_for(instrument: Instrument, offences: tuple[str, ...]) -> int:
    """0 where it is for these offences alone, 1 where it is for every offence, 2 where it is for some or it is open."""
    if not instrument.categories:
        return 1
    main = set(offences) - set(_ANCILLARY) or set(offences)
    return 0 if main and main <= set(instrument.categories) else 2


def _move(order: list[Instrument], instrument: Instrument, relation: Relation, *, before: bool) -> bool:
    """True where the instrument had to move to honour the relation."""
    others = [place for place, other in enumerate(order) if other.id != instrument.id and _names(relation, other)]
    here = next(place for place, other in enumerate(order) if other.id == instrument.id)
    there = (min(others) if before else max(others)) if others else here
    if (before and here > there) or (not before and here < there):
        order.insert(there, order.pop(here))
        return True
    return False


def _reciprocity(law: Law, pair: tuple[str, str], on: date, kind: Kind, treaties: int) -> Basis:
    state = pair[1]
    country = law.countries.get(state)
    rows = () if country is None else tuple(r for r in country.without_treaty if kind in r.kinds and r.holds(on))
    allowed = next((r for r in rows if r.status is not Status.UNCONFIRMED), None)
    articles = () if allowed is None else (allowed.article,)
    stands = treaties == 0 and (allowed is None or allowed.possible)
    text = TREATY_FIRST
    if treaties == 0:
        text = NO_TREATY_UNKNOWN if allowed is None else (NO_TREATY_KNOWN if allowed.possible else NO_TREATY_REFUSED)
    return Basis(
        instrument=RECIPROCITY, title=RECIPROCITY_TITLE, stands=stands, rank=1 if stands else 0,
        reason=Said(text=text, values={} if treaties else {"state": state}), articles=articles,
        status=Status.UNCONFIRMED if allowed is None else allowed.status,
    )  # fmt: skip


class Speaking(Value):
    """A law whose provisions speak in this case: all of them, or only those that work on top of another basis."""

    holder: Instrument | Country
    whole: bool
    applied: bool = True  # False: shown only, since it is not confirmed that it binds the two States


def speaking(law: Law, found: Iterable[Basis], requested: str, kind: Kind) -> tuple[Speaking, ...]:
    """The laws that speak, the chosen basis first; the requested State's own law after the instruments."""
    rows, shown, imports, alone = [], [], False, False
    for basis in found:
        instrument = law.instruments.get(basis.instrument)
        if instrument is None:
            alone = basis.stands
            imports = imports or alone
        elif basis.stands:
            rows.append(Speaking(holder=instrument, whole=basis.rank == 1))
            imports = imports or (basis.rank == 1 and kind in instrument.imports_domestic)
        elif basis.reason.text == REPLACED_UNCONFIRMED:
            shown.append(Speaking(holder=instrument, whole=True, applied=False))
    own = law.countries.get(requested)
    if own is not None:
        rows.append(Speaking(holder=own if alone else own.under_treaty, whole=imports))
    return (*rows, *shown)


def in_force(
    law: Law, holder: Instrument | Country, provision: Provision, pair: tuple[str, str], on: date, kind: Kind
) -> bool:
    """True where the provision holds between requesting and requested State on the day for this kind."""
    return (
        provision.holds(on)
        and (not provision.kinds or kind in provision.kinds)
        and (not provision.requesting or pair[0] in provision.requesting)
        and pair[0] not in provision.except_requesting
        and (not provision.requested or pair[1] in provision.requested)
        and (not provision.needs or both(law, f"{holder.id}/{provision.needs}", pair, on))
        and not (provision.unless and both(law, f"{holder.id}/{provision.unless}", pair, on))
    )


def both(law: Law, holder: str, pair: tuple[str, str], on: date) -> bool:
    """True where it is confirmed that both States take part on the day; `holder` as for `party_on`."""
    rows = [party_on(law, holder, state, on) for state in pair]
    return all(row is not None and row.status is not Status.UNCONFIRMED for row in rows)
