"""The shape of an instrument's file: participation, declarations, relations, and every provision with its article.

`models/law/instruments/<id>.toml`. Between two States on a date, what is in force is
asked of `models.law.applying`; this module only says what may be written.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from models.deadline import Unit
from models.fact import CATEGORIES, MEASURES, Kind
from models.finding import Force, Status
from models.law.topics import DUTIES, EVENTS, GROUNDS, REQUIREMENTS
from models.value import Value

COERCIVE = ("search", "seize", "freeze", "interception", "bank_records", "stored_content", "covert_operation")
"""Measures that are coercive unless the instrument lists its own."""


class Side(StrEnum):
    """One of the two States of a request."""

    REQUESTING = "requesting"
    REQUESTED = "requested"


class Rated(Value):
    """Anything that must say how its text was checked, and from when to when it holds."""

    status: Status
    source: str = Field(default="", description="file or work, and place; required for verified")
    since: date | None = Field(default=None, description="first day; without it, as long as the instrument")
    until: date | None = Field(default=None, description="first day on which it no longer holds")

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.status is Status.VERIFIED and not self.source:
            raise ValueError("status verified needs source: the text that was read, and the place in it")
        if self.since and self.until and self.since >= self.until:
            raise ValueError("since must come before until")
        return self

    def holds(self, on: date) -> bool:
        """True on a day from `since` to the day before `until`."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Provision(Rated):
    """One rule: its article, one English sentence that a judge can read, and when it applies."""

    article: str = Field(min_length=1)
    text: str = Field(min_length=8, description="one English sentence, the rule in short; a catalogue key")
    kinds: tuple[Kind, ...] = Field(default=(), description="empty: every kind of the instrument")
    measures: tuple[str, ...] = Field(default=(), description="only where one of these measures is asked; empty: all")
    except_measures: tuple[str, ...] = Field(default=(), description="not where only these measures are asked")
    requesting: tuple[str, ...] = Field(default=(), description="only where the requesting State is one of these")
    except_requesting: tuple[str, ...] = Field(default=(), description="not where the requesting State is one of these")
    requested: tuple[str, ...] = Field(default=(), description="only where the requested State is one of these")
    needs: str = Field(default="", description="a protocol of this file that must bind both States")
    unless: str = Field(default="", description="a protocol of this file that must not bind both States")
    overlay: bool = Field(
        default=False, description="applies also where another instrument is the basis (works on top of it)"
    )
    no_treaty: bool = Field(default=False, description="own law: only where no treaty is the basis")

    @model_validator(mode="after")
    def _measures_known(self) -> Self:
        unknown = {*self.measures, *self.except_measures} - set(MEASURES)
        if unknown:
            raise ValueError(f"unknown measure {sorted(unknown)}; known: {', '.join(MEASURES)}")
        return self


class Requirement(Provision):
    """A content that the request must have. The topic knows the facts and the question; both can be replaced here."""

    topic: str
    force: Literal[Force.REQUIRED, Force.WHERE_POSSIBLE] = Force.REQUIRED
    only_if: Literal["", "accused", "convicted", "urgent", "confidential"] = ""
    facts: tuple[tuple[str, ...], ...] = Field(
        default=(), description="groups; one fact of each group is needed; `path` or `path=value`"
    )
    question: str = Field(default="", description="the question to ask, where the topic's own does not fit")

    @model_validator(mode="after")
    def _topic_known(self) -> Self:
        _known(self.topic, REQUIREMENTS, "requirement")
        return self


class Ground(Provision):
    """A ground for refusal, condition or bar, with its force and who decides."""

    topic: str
    force: Literal[Force.MANDATORY, Force.OPTIONAL, Force.CONDITION, Force.PROCEDURAL, Force.SCOPE, Force.PROHIBITED]
    decides: Literal["", "central_authority", "executive", "court", "either"] = ""
    only_if: Literal["", "accused", "convicted"] = ""
    except_categories: tuple[str, ...] = Field(
        default=(), description="offence categories for which the ground is not available"
    )
    assurance: str = Field(default="", description="kind of assurance that clears the ground, e.g. death_penalty")
    promise: str = Field(default="", description="what it must say, where the treaty asks for other words than usual")
    law: Literal["", "requesting", "requested", "either", "both"] = Field(
        default="", description="lapse of time: under whose law"
    )
    # Dual criminality only.
    when: Literal["always", "coercive", "never"] = "always"
    coercive: tuple[str, ...] = Field(default=COERCIVE, description="the measures that count as coercive")
    waived_categories: tuple[str, ...] = Field(
        default=(), description="categories for which dual criminality is not verified (lists of 32 offences)"
    )
    waived_months: int = Field(default=0, description="... from this maximum penalty in the issuing State")
    max_months: int = Field(default=0, description="serious crime: the least maximum penalty")

    @model_validator(mode="after")
    def _topic_known(self) -> Self:
        unknown = {*self.except_categories, *self.waived_categories} - set(CATEGORIES)
        if unknown:
            raise ValueError(f"unknown offence category {sorted(unknown)}; known: {', '.join(CATEGORIES)}")
        _known(self.topic, GROUNDS, "ground")
        return self


class Threshold(Provision):
    """The penalty that the offence must carry, or the sentence that must have been passed or be left."""

    force: Literal[Force.MANDATORY, Force.OPTIONAL, Force.SCOPE] = Force.MANDATORY
    laws: Literal["both", "requesting", "requested"] = "both"
    only_if: Literal["", "accused", "convicted"] = ""
    more_than: bool = Field(default=False, description="the penalty must exceed max_months; else it must reach it")
    max_months: int = 0
    sentence_months: int = 0
    remaining_months: int = 0

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.max_months or self.sentence_months or self.remaining_months):
            raise ValueError("a threshold needs max_months, sentence_months or remaining_months")
        return self


class Limit(Provision):
    """A time limit: what starts it, how long it is, how it is counted, and what follows."""

    trigger: str
    length: int = Field(ge=1)
    unit: Unit
    count: Literal["exclude", "include"] = Field(
        default="exclude", description="exclude: the day of the event is day 0; include: it is day 1"
    )
    before: bool = Field(default=False, description="counted backwards from the event")
    roll: bool = Field(default=False, description="a last day that is not a working day moves to the next one")
    liberty: bool = Field(default=False, description="a person's liberty hangs on it; then it never rolls")
    receiver: str = Field(default="", description="which organ must have received or done what")
    receiver_side: Side = Field(default=Side.REQUESTED, description="whose calendar the receiving organ keeps")
    satisfied_by: str = Field(default="", description="the event that ends it")
    consequence: str = Field(min_length=4, description="what follows at expiry; say so when nothing follows")
    extension: str = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.liberty and self.roll:
            raise ValueError("a limit on which liberty hangs never rolls forward: roll = false")
        if self.before and self.unit is not Unit.DAYS:
            raise ValueError('a limit counted backwards is counted in days: unit = "days"')
        if self.count == "include" and (self.before or self.unit not in (Unit.DAYS, Unit.MONTHS)):
            raise ValueError("only days and months counted forwards can include the day of the event: take count out")
        if self.satisfied_by:
            _known(self.satisfied_by, EVENTS, "event")
        _known(self.trigger, EVENTS, "event")
        return self


class Duty(Provision):
    """An obligation that goes with the request: speciality, use limits, confidentiality, costs, reasons."""

    topic: str
    on: Side | Literal["both"] = Field(default="both", description="who bears it")

    @model_validator(mode="after")
    def _topic_known(self) -> Self:
        _known(self.topic, DUTIES, "duty")
        return self


class Channel(Provision):
    """A way by which a request may come."""

    route: Literal[
        "central_authority", "diplomatic", "judicial", "justice_ministry", "interpol", "eurojust", "secure_platform"
    ]
    urgent: bool = Field(default=False, description="only in urgent cases")


class Language(Provision):
    """In which language a request must be."""

    rule: Literal["of_requested", "accepted_by_requested", "translation_on_request", "listed", "free"]
    listed: tuple[str, ...] = Field(default=(), description="languages, where the instrument lists them")


class Jurisdiction(Provision):
    """A tie that a State has to make, or may make, a ground of its own jurisdiction over the offence."""

    tie: Literal[
        "territory", "flag", "offender", "resident_offender", "victim", "resident_victim", "effects", "presence"
    ]
    duty: bool = Field(description="true: the State has to establish it; false: it may")


class Route(Provision):
    """What can be had without a request, or before it: from the police, a network, a provider, an open source."""

    way: Literal["police", "spontaneous", "network", "provider", "public"]


class Party(Rated):
    """A State's participation; `since` is entry into force for it, not signature."""

    state: str = Field(pattern="^[A-Z]{2}$")


class Parties(Value):
    """Participation of many States with one source; give `since`, or `deposits` and `days` from deposit to force."""

    status: Status
    source: str
    since: dict[str, date] = {}
    deposits: dict[str, date] = {}
    days: int = 0


class Declaration(Rated):
    """A declaration or reservation to this instrument that changes a rule for a State."""

    state: str = Field(pattern="^[A-Z]{2}$")
    article: str = Field(min_length=1)
    text: str
    effect: Literal["excludes", "languages", "treaty_basis", "no_treaty_basis", "informs"] = Field(
        description="excludes: the ground or duty named by topic does not bind it; languages: it accepts these"
    )
    topic: str = ""
    languages: tuple[str, ...] = ()
    reciprocal: bool = Field(default=False, description="the other State may rely on it too")


class Relation(Rated):
    """How this instrument stands to others that bind the same two States."""

    article: str = Field(min_length=1)
    text: str
    effect: Literal["replaces", "prevails_over", "yields_to", "supplements", "replaced_by"]
    to: tuple[str, ...] = Field(description="ids of instruments, or a class: bilateral, regional, universal, eu_act")
    kinds: tuple[Kind, ...] = ()
    between: tuple[str, ...] = Field(default=(), description="only where both States are among these")


class Protocol(Value):
    """A protocol that changes this instrument between its own parties; provisions name it in `needs` or `unless`."""

    id: str = Field(pattern="^[a-z0-9_]+$")
    title: str
    in_force: date | None = None
    party: tuple[Party, ...] = ()
    parties: tuple[Parties, ...] = ()


class Instrument(Value):
    """A treaty, an act of the Union, or soft law (never a basis)."""

    id: str = Field(pattern="^[a-z0-9_]+$")
    title: str
    short: str
    series: str = ""
    source: str = ""
    sort: Literal["treaty", "eu_act", "eu_rules", "soft_law"] = Field(
        description="eu_act: a system of cooperation of the Union; eu_rules: its rules on offences and persons"
    )
    reach: Literal["bilateral", "regional", "universal"]
    kinds: tuple[Kind, ...]
    measures: tuple[str, ...] = Field(default=(), description="empty: every measure")
    special: bool = Field(default=False, description="no basis before one of its measures is known to be asked for")
    categories: tuple[str, ...] = Field(default=(), description="offence categories covered; empty: every offence")
    signed: date | None = None
    in_force: date | None = Field(default=None, description="None: not in force, or (encoded = false) not known")
    until: date | None = None
    status: Status = Field(description="how the dates of this head were checked")
    obliges: bool = Field(description="an obligation to grant, not only a basis")
    encoded: bool = Field(default=True, description="false: it exists, its rules are not here")
    note: str = Field(default="", description="what one must know before relying on it")
    rolls_like_eu: bool = Field(default=False, description="Regulation 1182/71 counts its periods")
    hub: str = Field(
        default="", pattern="^([A-Z]{2})?$", description="binds only this State with each of the others, not these"
    )
    basis_only: tuple[Kind, ...] = Field(
        default=(), description="kinds for which it is a basis and no obligation to grant"
    )
    imports_domestic: tuple[Kind, ...] = Field(
        default=(), description="kinds for which it lets the requested State's own law decide as well"
    )

    party: tuple[Party, ...] = ()
    parties: tuple[Parties, ...] = ()
    declaration: tuple[Declaration, ...] = ()
    relation: tuple[Relation, ...] = ()
    protocol: tuple[Protocol, ...] = ()
    channel: tuple[Channel, ...] = ()
    language: tuple[Language, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    ground: tuple[Ground, ...] = ()
    threshold: tuple[Threshold, ...] = ()
    limit: tuple[Limit, ...] = ()
    duty: tuple[Duty, ...] = ()
    jurisdiction: tuple[Jurisdiction, ...] = ()
    route: tuple[Route, ...] = ()

    @model_validator(mode="after")
    def _hub_is_a_party(self) -> Self:
        if self.hub and self.hub not in {row.state for row in participations(self)}:
            raise ValueError(f"hub names {self.hub}, which is no party of this file: add its [[party]]")
        return self

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, in the order of the file's groups."""
        return (
            *self.channel, *self.language, *self.requirement, *self.ground, *self.threshold, *self.limit, *self.duty,
            *self.jurisdiction, *self.route,
        )  # fmt: skip


def participations(holder: Instrument | Protocol) -> tuple[Party, ...]:
    """Every participation, with the many-State tables written out; force never before the instrument's own."""
    rows = list(holder.party)
    for table in holder.parties:
        for state, since in table.since.items():
            rows.append(Party(state=state, since=since, status=table.status, source=table.source))
        for state, deposit in table.deposits.items():
            since = deposit + timedelta(days=table.days)
            if holder.in_force is not None:
                since = max(since, holder.in_force)
            rows.append(Party(state=state, since=since, status=table.status, source=table.source))
    return tuple(rows)


def _known(topic: str, closed: Mapping[str, object], what: str) -> None:
    if topic not in closed:
        raise ValueError(f"unknown {what} {topic!r}; the closed list in models/law/topics.py has {', '.join(closed)}")
