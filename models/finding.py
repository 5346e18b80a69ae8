"""What the law says about the facts: provision by provision, with the article and what would settle it."""

from datetime import date
from enum import StrEnum

from models.value import Outcome, Said, Value


class Status(StrEnum):
    """How the text of a provision was checked."""

    VERIFIED = "verified"  # the encoder read the text at the named source
    KNOWLEDGE = "knowledge"  # remembered; works, and is badged *verify* everywhere
    UNCONFIRMED = "unconfirmed"  # doubtful; shown, never applied


class Force(StrEnum):
    """What a provision does when its condition is met."""

    REQUIRED = "required"  # a content that the request must have
    WHERE_POSSIBLE = "where_possible"  # a content asked for where it can be given
    MANDATORY = "mandatory"  # shall refuse
    OPTIONAL = "optional"  # may refuse
    CONDITION = "condition"  # may be granted on an assurance or condition
    PROCEDURAL = "procedural"  # postpone, consult, complete first
    SCOPE = "scope"  # outside the instrument
    PROHIBITED = "prohibited"  # may not be used to refuse
    DUTY = "duty"  # an obligation that goes with granting (speciality, use limits, confidentiality, costs)


class Subject(StrEnum):
    """What a finding is about."""

    CONTENT = "content"  # required contents: met = the request has it
    GROUND = "ground"  # ground for refusal: met = the ground is made out
    DUAL_CRIMINALITY = "dual_criminality"  # met = punishable in both States
    THRESHOLD = "threshold"  # met = the penalty reaches it
    LANGUAGE = "language"  # met = the language is accepted
    CHANNEL = "channel"  # met = the channel is one the instrument allows
    DUTY = "duty"  # met = the duty arises


class RulingCited(Value):
    """A court's ruling on how a provision applies, as it stands on the day."""

    id: str  # as in models/law/rulings
    citation: str  # court, name, number and day
    text: Said  # what it settles
    changes: Said | None = None  # what an officer does otherwise because of it
    status: Status


class AssuranceAsked(Value):
    """An assurance of the other State by which a ground is cleared, or what the provision asks is met."""

    kind: str  # as in models.fact.ASSURANCES
    text: Said  # "an assurance … that …"
    given: bool  # one of this kind is seen; an officer judges whether it suffices


class Finding(Value):
    """One provision held against the facts.

    `outcome` says whether the condition *of the provision* holds: a content is there, a ground is made out.
    Ask `concern` whether it stands in the way of granting the request.
    """

    id: str  # "<instrument>:<article in short>:<topic>[:<number>]", such as untoc:18.21.a:not_conforming; stable
    subject: Subject
    topic: str  # id from the closed lists in models/law/topics.py
    force: Force
    instrument: str
    article: str
    status: Status
    outcome: Outcome
    reason: Said
    rule: Said | None = None  # the provision in one sentence
    decides: str = ""  # who decides: executive, court, either
    facts: tuple[str, ...] = ()  # paths of the facts that were used
    settles: tuple[str, ...] = ()  # paths of the facts that would settle it
    question: Said | None = None  # the question to ask the other State
    applied: bool = True  # False for an unconfirmed provision: shown only
    rulings: tuple[RulingCited, ...] = ()  # the newest first
    assurances: tuple[AssuranceAsked, ...] = ()  # any one of which would clear the ground
    binds: str = ""  # of a duty: requesting, requested or both
    ends: Said | None = None  # of a duty that outlives the case: the rule by which it ends

    @property
    def concern(self) -> bool:
        """True where the finding stands in the way: a content missing, a ground made out, a test failed."""
        if not self.applied or self.force in (Force.PROHIBITED, Force.DUTY):
            return False
        bad = Outcome.MET if self.subject is Subject.GROUND else Outcome.NOT_MET
        return self.outcome is bad

    @property
    def open(self) -> bool:
        """True where it is applied and cannot be told yet."""
        return self.applied and self.force is not Force.DUTY and self.outcome is Outcome.UNKNOWN


class Element(Value):
    """One line of the dual-criminality table: a conduct fact against the elements of two laws."""

    element: str  # act, means, purpose, child, penalty, consent
    facts: tuple[str, ...]
    requesting: str  # the element in the requesting State's law, with its section
    requested: str
    outcome: Outcome
    reason: Said
    victim: str = ""  # number among the victims of the request, such as 2 or 3-6; empty: it is so for all


class Basis(Value):
    """One possible legal basis between two States on a date, and why it stands or falls."""

    instrument: str
    title: str
    stands: bool
    rank: int  # 1 is the one to use; 0 for one that falls
    reason: Said
    obliges: bool = False  # an obligation to grant, not only a basis
    status: Status = Status.KNOWLEDGE
    articles: tuple[str, ...] = ()
    between: bool = True  # False where it cannot bind these two: a State is no party, or it is soft law
    fits: bool = True  # False where it is made for another kind of cooperation, other measures or other offences


class DeadlineDue(Value):
    """A time limit of the law, computed for this case."""

    rule: str  # "<instrument or country>:<article>:<trigger>"
    instrument: str
    article: str
    status: Status
    event: str  # path of the fact, or name of the register's event, that starts it
    started: date
    due: date  # the last day
    safe: date  # the last day before it on which the receiving organ works in both States
    liberty: bool  # a person's liberty hangs on it
    receiver: str  # which organ must have received what
    consequence: Said
    counted: Said  # how it was counted, in words
    extension: str = ""
    text: Said | None = None  # the provision in one sentence
    met_by: str = ""  # what meets it: acknowledge, decide, execute, surrender, papers; empty: an officer says so


class Claim(Value):
    """A tie by which a State may have jurisdiction over the acts, and how the facts stand to it. It is no verdict."""

    state: str
    tie: str  # territory, flag, offender, resident_offender, victim, resident_victim, effects, presence
    duty: bool  # the State has to establish this jurisdiction; else it may
    instrument: str
    article: str
    status: Status
    outcome: Outcome
    reason: Said
    facts: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


class FasterRoute(Value):
    """What could be had without a request, or before it."""

    way: str  # police, spontaneous, network, provider, public
    measures: tuple[str, ...]  # those of the request that it could serve
    instrument: str
    article: str
    status: Status
    text: Said


class RuleCited(Value):
    """A provision in one sentence, with its place."""

    instrument: str
    article: str
    status: Status
    text: Said


class OnForeignSoil(Value):
    """A measure by which one State would act in another, and the rules between the two that speak of it."""

    measure: str
    label: Said
    outcome: Outcome  # met: a rule speaks of it; unknown: none that is encoded does
    reason: Said
    rules: tuple[RuleCited, ...] = ()


class Assessment(Value):
    """Everything that the law answers for one request on one day."""

    law_version: str  # digest of the law's data
    on: date
    requesting: str
    requested: str
    kind: str
    bases: tuple[Basis, ...]
    chosen: str | None  # instrument id of the basis to use
    findings: tuple[Finding, ...]
    elements: tuple[Element, ...]
    deadlines: tuple[DeadlineDue, ...]
    notes: tuple[Said, ...] = ()
    claims: tuple[Claim, ...] = ()
    routes: tuple[FasterRoute, ...] = ()
    abroad: tuple[OnForeignSoil, ...] = ()
