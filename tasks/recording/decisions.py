"""Decisions: who may decide what now, checked and recorded in one transaction."""

from collections.abc import Collection, Iterable, Mapping

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.case import Case, Conflict, Stage
from models.decision import RULES, Act, Decision, DecisionForm, DecisionState, Rule
from models.fact import Kind
from models.finding import Assessment, Finding, Force, Subject
from models.officer import Credentials, Officer, Role
from models.value import Outcome
from tasks.recording import assessments, officers, prosecuting
from tasks.recording.cases import case_row, move, supersede_proposals
from tasks.recording.facts import facts_of, version_of
from tasks.recording.register import Writing, reading

REASONED = (Act.REFUSE, Act.RETURN, Act.POSTPONE, Act.CONSULT)
GRANTING = (Act.ACCEPT, Act.ACCEPT_IN_PART, Act.SURRENDER)
WITHOUT_ASSESSMENT = (Act.ACKNOWLEDGE, Act.CLOSE, Act.RECORD_SURRENDER, Act.TRANSMIT)
MEETS = {
    Act.ACKNOWLEDGE: ("acknowledge",),
    Act.ACCEPT: ("decide",),
    Act.ACCEPT_IN_PART: ("decide",),
    Act.POSTPONE: ("decide",),
    Act.REFUSE: ("decide",),
    Act.RETURN: ("acknowledge", "decide"),
    Act.SURRENDER: ("decide",),
    Act.RECORD_SURRENDER: ("surrender",),
    Act.TRANSMIT: ("execute",),
}


WITHDRAWS = "./comity case withdraw-proposal"


class DecisionError(ValueError):
    """A decision that cannot be taken; the message says why and what to do."""


def possible(case: Case) -> tuple[Act, ...]:
    """What may be decided in a case as it stands."""
    return tuple(a for a, rule in RULES.items() if Stage(case.stage) in rule.at and Kind(case.kind) in rule.kinds)


def decide(form: DecisionForm, *, law_version: str) -> Decision:
    """The decision, recorded and the case moved; the same form again gives the same decision and does nothing.

    What needs two persons is *proposed* by the first form and *final* by the same act of a second officer. The
    second officer confirms the proposal as it stands, its reasons included: findings named in the second form must be
    those of the proposal (naming none is concurring), so that nobody signs reasons that the register does not hold.
    Who would decide for other reasons withdraws the proposal and proposes anew. The second note is journaled.
    Raises `DecisionError` or `OfficerError`, which say what to do.
    """
    with reading() as session:
        known = session.exec(_made_by(form.key())).one_or_none()
    if known is not None:
        return known
    with officers.acts(form.credentials, case=form.case, key=form.key()) as pen:
        known = pen.session.exec(_made_by(form.key())).one_or_none()
        if known is not None:  # by the same form, at the same moment
            return known
        case = case_row(pen.session, form.case)
        officer = pen.session.get_one(Officer, form.officer)
        rule = _rule(case, form.act, officer)
        proposal = _proposal(pen.session, form) if rule.four_eyes else None
        pinned = _pinned(pen.session, case, form, law_version)
        if proposal is not None:
            _check_second(pen.session, proposal, officer, form, pinned)
        else:
            _check_reasons(form, pinned[3], case)
        decision = _second(pen, proposal, form) if proposal else _first(pen, form, rule, pinned)
        if decision.state == DecisionState.FINAL:
            _carry_out(pen, case, decision, rule, pinned[3])
        return decision


def _rule(case: Case, act: Act, officer: Officer) -> Rule:
    rule = RULES[act]
    if act not in possible(case):
        names = ", ".join(possible(case)) or "nothing"
        raise DecisionError(f"{act} cannot be decided in {case.number}, which is {case.stage}; possible now: {names}")
    if rule.lawyer and officer.role == Role.CLERK:
        raise DecisionError(f"{act} takes a lawyer or a supervisor; officer {officer.code} is a clerk")
    return rule


Pinned = tuple[str, str, str, Assessment | None]


def _pinned(session: Session, case: Case, form: DecisionForm, law_version: str) -> Pinned:
    """Facts' version, law's version, assessment's digest and the assessment that a decision is made upon."""
    version = version_of(facts_of(session, case.number)[0])
    row = assessments.latest(session, case.number)
    if form.act in WITHOUT_ASSESSMENT:
        return version, law_version, row.digest if row else "", None
    if row is None:
        raise DecisionError(f"{case.number} was not examined yet: run ./comity examine {case.number}")
    if row.facts_version != version:
        raise DecisionError(
            f"the facts of {case.number} changed since it was examined: run ./comity examine {case.number}, "
            "read what changed, and decide then"
        )
    if row.law_version != law_version:
        raise DecisionError(
            f"the law's data changed since {case.number} was examined: run ./comity examine {case.number} first"
        )
    return version, law_version, row.digest, Assessment.model_validate(row.body)


def _proposal(session: Session, form: DecisionForm) -> Decision | None:
    return session.exec(
        select(Decision).where(
            Decision.case == form.case, Decision.act == form.act, Decision.state == DecisionState.PROPOSED
        )
    ).one_or_none()


def _check_second(session: Session, proposal: Decision, officer: Officer, form: DecisionForm, pinned: Pinned) -> None:
    if proposal.officer == officer.code:
        raise DecisionError(
            f"{proposal.act} in {proposal.case} was proposed by {officer.code}: a second person must confirm it"
        )
    if proposal.assessment != pinned[2] or proposal.facts_version != pinned[0]:
        raise DecisionError(
            f"the case changed since {proposal.officer} proposed {proposal.act}: withdraw the proposal with "
            f"{WITHDRAWS}, and propose again"
        )
    if session.get(Conflict, (proposal.case, proposal.officer)) is not None:
        raise DecisionError(
            f"{proposal.officer}, who proposed {proposal.act}, declared a conflict of interest since: withdraw the "
            f"proposal with {WITHDRAWS}; another officer proposes again"
        )
    named = (form.relied_on, form.departed_from)
    if any(named) and [set(ids) for ids in named] != [set(proposal.relied_on), set(proposal.departed_from)]:
        raise DecisionError(
            f"the second officer confirms what {proposal.officer} proposed: name the same findings or none. To decide "
            f"for other reasons, withdraw the proposal with {WITHDRAWS}, and propose again"
        )
    if form.until and form.until != proposal.until:
        raise DecisionError(
            f"the proposal names another day: leave it empty, or withdraw the proposal with {WITHDRAWS}"
        )


def _check_reasons(form: DecisionForm, assessment: Assessment | None, case: Case) -> None:
    if assessment is None:
        return
    findings = {finding.id: finding for finding in assessment.findings}
    named = [*form.relied_on, *form.departed_from]
    unknown = sorted(set(named) - set(findings))
    if unknown:
        raise DecisionError(
            f"no finding of {case.number} has the id {', '.join(unknown)}: the ids stand in ./comity case {case.number}"
        )
    if set(form.relied_on) & set(form.departed_from):
        raise DecisionError("a finding is relied on or departed from, not both")
    if form.act in REASONED and not form.relied_on:
        raise DecisionError(f"{form.act} names the findings relied on: --relied-on, ids in ./comity case {case.number}")
    unapplied = [i for i in form.relied_on if not findings[i].applied]
    if unapplied:
        raise DecisionError(f"{', '.join(unapplied)} rests on unconfirmed law: it is shown, and nothing is based on it")
    prohibited = [i for i in form.relied_on if findings[i].force is Force.PROHIBITED]
    if prohibited:
        raise DecisionError(
            f"the instrument forbids to refuse on {', '.join(prohibited)}: leave it out, and rely on a ground that is "
            "made out, or grant the request"
        )
    if form.act is Act.REFUSE:
        _check_refusal(form, findings, case, assessment.chosen)
    if form.act in GRANTING:
        # Who grants in part may also rely on a ground: it is why the rest is not granted.
        settled = named if form.act is Act.ACCEPT_IN_PART else form.departed_from
        left = [
            f.id for f in findings.values() if f.concern and f.force is not Force.WHERE_POSSIBLE and f.id not in settled
        ]
        if left:
            raise DecisionError(
                f"findings stand in the way of {form.act}: name each as departed from, with a note: "
                f"{', '.join(sorted(left))}"
            )
    if form.departed_from and not form.note:
        raise DecisionError("a finding departed from takes a note with the reason")


def _check_refusal(form: DecisionForm, findings: dict[str, Finding], case: Case, chosen: str | None) -> None:
    relied = [findings[i] for i in form.relied_on]
    open_ = [f for f in relied if f.open and f.settles]
    if open_:
        paths = sorted({path for f in open_ for path in f.settles})
        raise DecisionError(
            f"{_ids(open_)} is not settled: record {', '.join(paths)} with ./comity confirm, examine again, and decide "
            "then"
        )
    weighed = [f for f in relied if f.open and f.subject is Subject.GROUND]
    idle = [f for f in relied if not f.concern and f not in weighed]
    if idle:
        raise DecisionError(
            f"a refusal relies on findings that stand in the way, and {_ids(idle)} does not: leave it out; where the "
            "facts are others than recorded, correct them with ./comity confirm, examine again, and decide then"
        )
    if weighed and not form.note:
        raise DecisionError(f"{_ids(weighed)} is for an officer to weigh: add a note with the reason")
    left = consultations_left(findings, [f.instrument for f in relied], chosen)
    duty = next((f for f in left if f.id not in form.departed_from), None)
    if duty is not None and not case.consulted:
        raise DecisionError(
            f"{duty.instrument} art. {duty.article} demands a consultation before a refusal: decide consult first, or "
            f"depart from {duty.id} by name, with a note that says why none was possible"
        )


def consultations_left(
    findings: Mapping[str, Finding], relied: Collection[str], chosen: str | None
) -> tuple[Finding, ...]:
    """The duties to consult before a refusal: of the basis, of own law, of the instruments whose grounds are used."""
    return tuple(
        f for f in findings.values()
        if f.topic == "consult_before_refusal" and f.applied and f.outcome is not Outcome.NOT_MET
        and (chosen is None or f.instrument == chosen or f.instrument in relied or len(f.instrument) == 2)
    )  # fmt: skip


def _ids(found: Iterable[Finding]) -> str:
    return ", ".join(finding.id for finding in found)


def _first(pen: Writing, form: DecisionForm, rule: Rule, pinned: Pinned) -> Decision:
    state = DecisionState.PROPOSED if rule.four_eyes else DecisionState.FINAL
    decision = Decision(
        key=form.key(), case=form.case, act=form.act, state=state, officer=form.officer, facts_version=pinned[0],
        law_version=pinned[1], assessment=pinned[2], relied_on=form.relied_on, departed_from=form.departed_from,
        note=form.note, until=form.until, at=pen.at,
    )  # fmt: skip
    pen.session.add(decision)
    pen.session.flush()
    action = "decided" if state == DecisionState.FINAL else "proposed"
    pen.note(action, officer=form.officer, case=form.case, thing=str(decision.id), act=form.act,
             relied_on=form.relied_on, departed_from=form.departed_from, note=form.note)  # fmt: skip
    return decision


def _second(pen: Writing, proposal: Decision, form: DecisionForm) -> Decision:
    proposal.state, proposal.second, proposal.second_key = DecisionState.FINAL, form.officer, form.key()
    pen.note("decided", officer=form.officer, case=form.case, thing=str(proposal.id), act=form.act, note=form.note)
    return proposal


def _carry_out(pen: Writing, case: Case, decision: Decision, rule: Rule, assessment: Assessment | None) -> None:
    act = Act(decision.act)
    for met_by in MEETS.get(act, ()):  # before the move: that ends the clocks of a case that ends
        assessments.meet(pen, case.number, met_by)
    move(pen, case, rule.to, officer=decision.second or decision.officer)
    supersede_proposals(pen, case.number)
    if act is Act.CONSULT:
        case.consulted = True
    if act is Act.REFUSE and assessment is not None:
        prosecuting.begin(pen, case, decision, assessment)
    if act is Act.ACKNOWLEDGE and assessments.latest(pen.session, case.number) is not None:
        move(pen, case, Stage.EXAMINED)


def withdraw_proposal(case: str, by: Credentials) -> None:
    """The proposals that wait for a second person in this case are taken back."""
    with officers.acts(by, case=case) as pen:
        case_row(pen.session, case)
        supersede_proposals(pen, case, by.officer)


def decisions_in(session: Session, case: str) -> list[Decision]:
    """The decisions in a case, in order."""
    return list(session.exec(select(Decision).where(Decision.case == case).order_by(col(Decision.id))))


def decision_by(key: str) -> Decision:
    """The decision that this form made or confirmed."""
    with reading() as session:
        return session.exec(_made_by(key)).one()


def _made_by(key: str) -> SelectOfScalar[Decision]:
    return select(Decision).where((col(Decision.key) == key) | (col(Decision.second_key) == key))
