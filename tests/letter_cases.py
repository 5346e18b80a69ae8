"""Cases of fictitious people for the tests of letters: one request of the samples, with findings of every kind."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from models.case import Stage
from models.decision import Act
from models.fact import Fact, Facts, FactState, FactValue, Kind, Source, facts_from_toml
from models.finding import Assessment, Basis, DeadlineDue, Element, Finding, Force, Status, Subject
from models.letter import compose, compose_redirect
from models.sheet import CaseSheet, DeadlineLine, DecisionLine, DeskProfile, DocumentLine, HandoffLine, LetterLine
from models.value import Outcome, Said

ON = date(2026, 11, 24)
MLAT, UNTOC = "mx_us_mla_1987", "untoc"
SAMPLE = Path(__file__).parents[1] / "samples" / "01_us_mx_trafficking_mla.toml"
READ = ("request/reference", "requesting/authority", "measure/1/description")
SECRETS = ("Colunga", "Ibarrola", "Talamonte", "Arroyave", "Xicale", "Portobanco", "Yaretzi", "Briseida", "Fulgencio")
INTERESTS = f"{MLAT}:1(4)(b):essential_interests"

LAW_TEXT = Said(text="Please send the text of the provisions that define the offence and fix the penalty.")
_SOURCE = Source(document="0" * 64, page=1, box=(0, 0, 1, 1), method="text", confidence=0.9)


def facts(read: tuple[str, ...] = READ, **more: FactValue) -> Facts:
    """The facts of the sample; `read` are unconfirmed, the rest and `more` (`desk__arrest_date=…`) confirmed."""
    values = facts_from_toml(SAMPLE.read_text(encoding="utf-8"))
    values |= {key.replace("__", "/"): value for key, value in more.items()}
    return Facts(
        facts={
            path: Fact(
                path=path,
                value=value,
                state=FactState.READ if path in read else FactState.CONFIRMED,
                source=_SOURCE,
            )
            for path, value in values.items()
        }
    )


def finding(
    subject: Subject, topic: str, force: Force, outcome: Outcome, where: str, text: str, **more: Any
) -> Finding:
    """A finding of the provision `where` (instrument:article), whose sentence is `text`."""
    instrument, article = where.split(":")
    said = Said(text=text)
    return Finding(
        id=f"{where}:{topic}", subject=subject, topic=topic, force=force, instrument=instrument, article=article,
        status=more.pop("status", Status.VERIFIED), outcome=outcome, reason=said, **more,
    )  # fmt: skip


FINDINGS = (
    finding(Subject.CONTENT, "law_text", Force.REQUIRED, Outcome.NOT_MET, f"{MLAT}:4(2)(a)",
            "The request comes with the legal provisions on the punishment.", status=Status.KNOWLEDGE,
            facts=("offence/1/law_text",), settles=("offence/1/law_text",), question=LAW_TEXT),
    finding(Subject.CONTENT, "law_text", Force.REQUIRED, Outcome.NOT_MET, f"{UNTOC}:18(15)(b)",
            "The request comes with the legal provisions on the punishment.",
            facts=("offence/1/law_text",), question=LAW_TEXT),
    finding(Subject.CONTENT, "measure_description", Force.WHERE_POSSIBLE, Outcome.UNKNOWN, f"{UNTOC}:18(15)(e)",
            "The request describes the evidence, the information or the acts sought.",
            facts=("measure/1/description",), settles=("measure/1/description",),
            question=Said(text="Please describe the measure, and the place, account or items that it concerns.")),
    finding(Subject.CONTENT, "requesting_authority", Force.REQUIRED, Outcome.MET, f"{UNTOC}:18(15)(a)",
            "The request names the authority that conducts the matter.", facts=("requesting/authority",)),
    finding(Subject.GROUND, "essential_interests", Force.OPTIONAL, Outcome.MET, f"{MLAT}:1(4)(b)",
            "Execution may be refused where it would prejudice security or an essential public policy or interest of "
            "the requested Party.", status=Status.KNOWLEDGE, facts=("desk/essential_interests",), decides="executive"),
    finding(Subject.GROUND, "ne_bis_in_idem_here", Force.OPTIONAL, Outcome.UNKNOWN, f"{MLAT}:1(4)(e)",
            "Execution may be refused where the person was already convicted or acquitted for the same acts in the "
            "requested Party.", status=Status.KNOWLEDGE, settles=("desk/final_here",),
            question=Said(text="Please name the offence to which the request relates.")),
    finding(Subject.GROUND, "political", Force.MANDATORY, Outcome.MET, f"{MLAT}:9(1)",
            "Execution may be refused where the request concerns a political offence or is politically motivated.",
            status=Status.UNCONFIRMED, applied=False),
    finding(Subject.GROUND, "own_proceedings", Force.PROCEDURAL, Outcome.MET, f"{MLAT}:3",
            "Execution may be postponed or made conditional where it would disturb own proceedings, after "
            "consultation.", status=Status.KNOWLEDGE, facts=("desk/own_investigation",)),
    finding(Subject.DUTY, "use_limitation", Force.DUTY, Outcome.MET, f"{UNTOC}:18(19)",
            "What is obtained is not used for other purposes than stated without prior consent, unless it became "
            "public in open proceedings."),
)  # fmt: skip
BASES = (
    Basis(instrument=MLAT, stands=True, rank=1, obliges=True, articles=("1", "4"), status=Status.KNOWLEDGE,
          title="Treaty on Cooperation between the United States of America and the United Mexican States for Mutual "
          "Legal Assistance",
          reason=Said(text="It binds both States since {since} and comes first.", values={"since": "1991-05-03"})),
    Basis(instrument=UNTOC, stands=True, rank=2, obliges=True, articles=("18",), status=Status.VERIFIED,
          title="United Nations Convention against Transnational Organized Crime",
          reason=Said(text="It binds both States since {since}; it stands beside {first}.",
                      values={"since": "2005-12-03", "first": "Mexico-United States assistance treaty of 1987"})),
    Basis(instrument="ets30", stands=False, rank=0,
          title="European Convention on Mutual Assistance in Criminal Matters",
          reason=Said(text="{state} is not a party.", values={"state": "MX"})),
)  # fmt: skip
PAPERS = DeadlineDue(
    rule=f"{MLAT}:11(3):provisional_arrest", instrument=MLAT, article="11(3)", status=Status.KNOWLEDGE,
    event="desk/arrest_date", started=date(2026, 11, 20), due=date(2027, 1, 19), safe=date(2027, 1, 18), liberty=True,
    receiver="the requested Party: request and documents of article 12",
    consequence=Said(text="The person may be released."),
    counted=Said(text="{length} calendar days; the day of the event is not counted.", values={"length": 60}),
)  # fmt: skip
ELEMENTS = (
    Element(element="act", facts=("conduct/act",), requesting="18 U.S.C. § 1591(a): recruit, entice, harbour",
            requested="Ley General, art. 10: recruit, buy or sell", outcome=Outcome.MET,
            reason=Said(text="An act stated is one that the law names.")),
    Element(element="child", facts=("conduct/youngest_victim",), requesting="18 U.S.C. § 1591(a): none below 18",
            requested="Ley General, art. 10: none", outcome=Outcome.MET,
            reason=Said(text="The youngest victim was under {age}, so the law asks for no means.", values={"age": 18})),
    Element(element="penalty", facts=(), requesting="18 U.S.C. § 1591(a): life",
            requested="Ley General, art. 10: 360 months", outcome=Outcome.MET,
            reason=Said(text="The corresponding offence carries up to {months} months.", values={"months": 360})),
    Element(element="purpose", facts=("conduct/purpose",), requesting="", requested="", outcome=Outcome.UNKNOWN,
            reason=Said(text="The purpose of exploitation is not stated.")),
)  # fmt: skip


def assessment(kind: str = "mla", *, findings: tuple[Finding, ...] = FINDINGS) -> Assessment:
    """What the law answers; the time limit for the papers only where a person can be arrested."""
    return Assessment(
        law_version="a" * 64, on=ON, requesting="US", requested="MX", kind=kind, bases=BASES, chosen=MLAT,
        findings=findings, elements=ELEMENTS, deadlines=() if kind == "mla" else (PAPERS,),
        notes=(Said(text="Nobody may perform in the territory of the other Party functions that are reserved to its "
                    "authorities."),),
    )  # fmt: skip


def sheet(kind: str = "mla", **more: Any) -> CaseSheet:
    """The sheet of the case; any field can be given another value."""
    values: dict[str, Any] = {
        "desk": DeskProfile(state="MX", authority="Autoridad Central para la Cooperación Jurídica (oficina de muestra)",
                            address="Plaza de la Constancia 1, 06000 Ciudad de México",
                            contact="desk@cooperacion.example"),
        "number": "MX-2026-00017", "kind": kind, "requesting": "US", "requested": "MX", "stage": Stage.EXAMINED,
        "their_reference": "DOJ No. 182-61904", "their_authority": "Office of International Affairs", "language": "en",
        "urgent": True, "liberty": False, "received": date(2026, 11, 20), "channel": "folder", "facts": facts(),
        "facts_version": "f" * 64, "conflicts": ("conduct/from",), "assessment": assessment(kind),
        "assessment_digest": "d" * 64, "stale": False, "deadlines": (), "documents": DOCUMENTS, "letters": (),
        "decisions": (), "handoffs": (), "possible": (), "linked": (), "journal": (),
    }  # fmt: skip
    return CaseSheet(**(values | more))


def _document(digest: str, role: str, entry: str, pages: int) -> DocumentLine:
    return DocumentLine(digest=digest * 64, name="Colunga.pdf", media="application/pdf", role=role, entry=entry,
                        kind="reply", language="es", pages=pages)  # fmt: skip


DOCUMENTS = (_document("1", "main", "MX-E-1", 5), _document("2", "attachment", "MX-E-2", 12))
HANDED_OVER = HandoffLine(step=1, recipient="executing", channel="folder", state="sent", parcel="p",
                          sealed_at=datetime(2026, 11, 24, tzinfo=UTC), sent_at=datetime(2026, 11, 24, tzinfo=UTC),
                          problem=None)  # fmt: skip
RELEASED = LetterLine(code="D01", language="en", version=1, state="released", document="3" * 64, path="x",
                      at=datetime(2026, 11, 21, 9, tzinfo=UTC))  # fmt: skip
CLOCK = DeadlineLine(
    case="MX-2026-00017", rule=PAPERS.rule, instrument=MLAT, article="11(3)",
    status="knowledge", event=PAPERS.event, started=PAPERS.started, due=PAPERS.due, safe=PAPERS.safe, days_left=56,
    liberty=True, urgent=True, state="open", receiver=PAPERS.receiver, consequence=PAPERS.consequence,
    counted=PAPERS.counted,
)  # fmt: skip


def decision(act: Act, **more: Any) -> DecisionLine:
    """A final decision of officer AB1."""
    values: dict[str, Any] = {
        "id": 1, "act": act, "state": "final", "officer": "AB1", "second": None, "relied_on": (), "departed_from": (),
        "note": "", "until": "", "at": datetime(2026, 11, 24, 12, tzinfo=UTC), "review": False,
    }  # fmt: skip
    return DecisionLine(**(values | more))


def values(code: str, language: str = "en", *, draft: bool = True) -> dict[str, object]:
    """What each letter says in a case that fits it."""
    if code == "D03":
        return compose_redirect(
            sheet().desk, "MX-E-2026-00031", sender="Oficina de Cooperación <Judicial> & Fiscal", requesting="ES",
            addressed="CO", reference="ES/112/2026", received=date(2026, 11, 23), channel="email", on=ON, draft=draft,
        )  # fmt: skip
    arrested = facts(desk__arrest_date=date(2026, 11, 20), person__1__role="sought")
    case = {
        "D10": sheet(language=language),
        "D15": sheet(
            Kind.PROVISIONAL_ARREST, language=language, stage=Stage.ARRESTED, facts=arrested, letters=(RELEASED,)
        ),
        "D18": sheet(language=language, stage=Stage.EXECUTING, handoffs=(HANDED_OVER,)),
        "X04": sheet(Kind.PROVISIONAL_ARREST, language=language, facts=arrested),
    }.get(code, sheet(language=language))
    decided = {
        "D06": decision(Act.RETURN, relied_on=(f"{UNTOC}:18(15)(b):law_text",)),
        "D08": decision(Act.ACCEPT),
        "D09": decision(Act.POSTPONE, until="2027-03-01"),
        "D10": decision(Act.REFUSE, relied_on=(INTERESTS,), second="CD2", note="La señora Colunga reside en Puebla."),
        "D12": decision(Act.ACCEPT),
        "D18": decision(Act.TRANSMIT),
    }.get(code)
    return compose(code, case, on=ON, decision=decided, clock=CLOCK if code == "D15" else None, draft=draft)
