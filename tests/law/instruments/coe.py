"""What the tests of the Council of Europe's conventions share: one request, asked again with a fact changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.fact import Kind
from models.finding import Assessment, Finding, Force
from models.law.law import Law
from models.value import Outcome
from tests.law.instruments.asking import TODAY, ask, basis, found

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN

# A request to freeze an account and to enforce a confiscation. The persons are invented.
CONFISCATION: dict[str, object] = {
    "request/kind": "mla", "request/language": "es", "request/purpose": "to confiscate", "request/urgent": False,
    "request/procedure": "none", "request/confidential": True, "requesting/authority": "Federal Office of Justice",
    "person/1/name": "Aurel Vasq", "person/1/role": "convicted", "person/1/nationality": "RO",
    "person/1/location": "Valdeluz", "offence/1/title": "Trafficking", "offence/1/category": "trafficking",
    "offence/1/law_text": True, "conduct/summary": "He brought two women to a flat.", "conduct/act": ["recruit"],
    "conduct/means": ["deception"], "conduct/purpose": ["sexual_exploitation"], "conduct/from": date(2024, 1, 10),
    "conduct/states": ["CH", "ES"], "judgment/date": date(2026, 1, 7), "judgment/in_absentia": False,
    "attachment/1/kind": "judgment", "attachment/2/kind": "certification", "measure/1/kind": "freeze",
    "measure/1/description": "account 1 at a bank in Valdeluz", "measure/2/kind": "confiscate",
    "measure/3/kind": "bank_records",
}  # fmt: skip

# A request to preserve data, complete, in a case of trafficking. The persons are invented.
PRESERVATION: dict[str, object] = {
    "request/kind": "mla", "request/language": "es", "request/purpose": "the provider deletes them in ten days",
    "requesting/authority": "Federal Office of Justice", "person/1/name": "Aurel Vasq", "person/1/role": "suspect",
    "person/1/nationality": "RO", "offence/1/title": "Trafficking", "offence/1/category": "trafficking",
    "conduct/summary": "He advertised two women on a site.", "conduct/states": ["CH", "ES"],
    "measure/1/kind": "preserve_data", "measure/1/description": "the mailbox of one account, with its log",
    "assurance/1/kind": "formal_request",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A request between two States under an instrument, with the facts that are complete for it."""

    name: str
    requesting: str
    requested: str
    kind: Kind
    facts: dict[str, object]
    law: Law | None = None

    def assessment(self, on: date = TODAY, /, **changes: object) -> Assessment:
        """The assessment with these facts changed; None takes a fact away."""
        facts = self.facts | {path.replace("__", "/"): value for path, value in changes.items()}
        kept = {path: value for path, value in facts.items() if value is not None}
        return ask(self.requesting, self.requested, self.kind, kept, on=on, law=self.law)

    def finding(self, article: str, topic: str, **changes: object) -> Finding:
        """The one finding of the article on this topic."""
        return found(self.assessment(**changes), self.name, article, topic)

    def outcome(self, article: str, topic: str, **changes: object) -> Outcome:
        """What the article says of the changed request."""
        return self.finding(article, topic, **changes).outcome

    def recorded(self, article: str, topic: str, path: str) -> tuple[Outcome, Outcome, Outcome]:
        """What it says where the desk recorded the fact as true, as false, and not at all."""
        key = path.replace("/", "__")
        yes, no = (self.outcome(article, topic, **{key: value}) for value in (True, False))
        return yes, no, self.outcome(article, topic, **{key: None})

    def duties(self, rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of the rows that are no duty of the assessment."""
        assessment = self.assessment()
        return [row for row in rows if found(assessment, self.name, *row).force is not Force.DUTY]


def binds_from(name: str, state: str, other: str, kind: Kind, since: date, *measures: str) -> tuple[bool, bool]:
    """Whether it stands on the day before, and on the day."""
    before = basis(name, state, other, kind, since - timedelta(days=1), *measures)
    return before.stands, basis(name, state, other, kind, since, *measures).stands
