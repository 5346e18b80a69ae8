"""What a request says, fact by fact: the one vocabulary that reading, law, letters and samples share.

A fact has a path such as `person/2/born`. In a FACTS file the same path is a table, so `[[person]]` twice
makes `person/1/...` and `person/2/...` (schema `comity.facts/1`, documented in docs/facts.md).
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from models.language import LANGUAGES
from models.states import STATES
from models.value import Value

SCHEMA = "comity.facts/1"

Scalar = bool | int | str | date
FactValue = Scalar | tuple[str, ...]


class FactError(ValueError):
    """A path or a value that the vocabulary does not know; the message says what it knows, never the value."""


class Kind(StrEnum):
    """The kind of cooperation asked for."""

    MLA = "mla"
    EXTRADITION = "extradition"
    PROVISIONAL_ARREST = "provisional_arrest"


class ValueKind(StrEnum):
    """How the value of a fact is typed."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    STATE = "state"  # ISO 3166-1 alpha-2
    STATES = "states"
    LANGUAGE = "language"  # ISO 639-1
    DATE = "date"
    BOOLEAN = "boolean"
    NUMBER = "number"
    MONTHS = "months"  # a length of imprisonment


class FactType(Value):
    """What may stand at a path. `*` in the pattern is a running number from 1."""

    pattern: str
    kind: ValueKind
    label: str
    choices: tuple[str, ...] = ()
    personal: bool = False

    @property
    def repeated(self) -> bool:
        """True where the path holds a running number."""
        return "*" in self.pattern


ACTS = (
    "recruit", "transport", "transfer", "harbour", "receive", "entice", "provide", "buy_or_sell", "advertise",
    "control_movement", "benefit", "arrange_travel", "patronise", "detain", "compel", "procure_entry", "enable_stay",
    "withhold_document", "remove_organ", "trade_organ", "launder", "take_part_in_group", "conspire", "attempt",
)  # fmt: skip
MEANS = (
    "force", "threat", "other_coercion", "abduction", "fraud", "deception", "abuse_of_power",
    "abuse_of_vulnerability", "payment_to_controller", "debt", "taking_documents", "abuse_of_law", "inducement",
    "family_authority",
)  # fmt: skip
PURPOSES = (
    "sexual_exploitation", "forced_labour", "slavery", "servitude", "organ_removal", "begging",
    "forced_criminality", "forced_marriage", "illegal_adoption", "surrogacy", "armed_conflict", "pornography",
    "exploitative_work", "experiments", "financial_gain", "conceal_origin", "commit_crimes",
)  # fmt: skip
MEASURES = (
    "take_evidence", "interview_victim", "video_hearing", "serve_documents", "search", "seize", "freeze",
    "bank_records", "telecom_records", "subscriber_data", "stored_content", "interception", "documents",
    "criminal_records", "locate_person", "examine_site", "expert_evaluation", "transfer_prisoner",
    "preserve_data", "covert_operation", "controlled_delivery", "officers_present", "cross_border_observation",
    "direct_contact", "confiscate", "provider_order", "joint_team",
    "transfer_proceedings", "transfer_sentenced", "other",
)  # fmt: skip
ROLES = ("sought", "suspect", "accused", "convicted", "victim", "witness", "other")
CATEGORIES = (
    "trafficking", "smuggling", "forced_labour", "procuring", "child_abuse", "organ_removal", "laundering",
    "organised_group", "documents", "corruption", "drugs", "cybercrime", "firearms", "terrorism", "core_crimes",
    "other",
)  # fmt: skip
ASSURANCES = (
    "death_penalty", "life_imprisonment", "speciality", "retrial", "reciprocity", "return_of_evidence",
    "use_limitation", "formal_request", "detention_conditions", "fair_trial", "return_of_person", "no_re_extradition",
    "costs", "consular_visits",
)  # fmt: skip
ATTACHMENTS = (
    "warrant", "judgment", "law_text", "limitation_text", "translation", "evidence", "photograph", "certification",
    "other",
)  # fmt: skip


def _types() -> Iterator[FactType]:
    text, code, codes, state = ValueKind.TEXT, ValueKind.CODE, ValueKind.CODES, ValueKind.STATE
    day, yes_no, number, months = ValueKind.DATE, ValueKind.BOOLEAN, ValueKind.NUMBER, ValueKind.MONTHS
    rows: tuple[tuple[str, ValueKind, str, tuple[str, ...], bool], ...] = (
        ("request/kind", code, "Kind of cooperation", tuple(Kind), False),
        ("request/date", day, "Date of the request", (), False),
        ("request/reference", text, "Reference of the requesting authority", (), False),
        ("request/our_reference", text, "Our reference, as quoted", (), False),
        ("request/language", ValueKind.LANGUAGE, "Language of the request", (), False),
        ("request/purpose", text, "Purpose: why the assistance is sought", (), False),
        ("request/proceedings", text, "Subject matter and nature of the proceedings", (), False),
        ("request/stage", code, "Stage of the proceedings",
         ("investigation", "prosecution", "trial", "sentence"), False),
        ("request/procedure", text, "Particular procedure to be followed", (), False),
        ("request/urgent", yes_no, "Marked urgent", (), False),
        ("request/urgency_reason", text, "Reason for the urgency", (), False),
        ("request/respond_by", day, "Date by which an answer is asked", (), False),
        ("request/confidential", yes_no, "Confidentiality asked", (), False),
        ("request/confidentiality_reason", text, "Reason for the confidentiality", (), False),
        ("request/signed", yes_no, "Signature present (seen, not verified)", (), False),
        ("request/signatory", text, "Who signs, by office", (), True),
        ("request/translated", yes_no, "Translation attached", (), False),
        ("instrument/*/title", text, "Instrument invoked, as cited", (), False),
        ("instrument/*/id", text, "Instrument invoked, as identified", (), False),
        ("requesting/state", state, "Requesting State", (), False),
        ("requesting/authority", text, "Requesting authority", (), False),
        ("requesting/contact", text, "Contact of the requesting authority", (), True),
        ("requested/state", state, "Requested State", (), False),
        ("requested/authority", text, "Authority addressed", (), False),
        ("person/*/name", text, "Name", (), True),
        ("person/*/alias", text, "Other names", (), True),
        ("person/*/role", code, "Role", ROLES, False),
        ("person/*/born", day, "Date of birth", (), True),
        ("person/*/age_at_time", number, "Age at the time of the acts, in years", (), True),
        ("person/*/means", codes, "Means used against this person", MEANS, True),
        ("person/*/purpose", codes, "Purposes for this person", PURPOSES, True),
        ("person/*/nationality", state, "Nationality", (), True),
        ("person/*/residence", state, "State of habitual residence", (), True),
        ("person/*/location", text, "Whereabouts or address", (), True),
        ("person/*/identification", text, "Identity document", (), True),
        ("person/*/description", text, "Description", (), True),
        ("offence/*/title", text, "Offence", (), False),
        ("offence/*/law", text, "Law cited", (), False),
        ("offence/*/category", code, "Category of the offence", CATEGORIES, False),
        ("offence/*/max_months", months, "Maximum penalty", (), False),
        ("offence/*/penalty", code, "Kind of the maximum penalty", ("term", "life", "death"), False),
        ("offence/*/law_text", yes_no, "Text of the law included", (), False),
        ("offence/*/limitation_text", yes_no, "Text on lapse of time included", (), False),
        ("conduct/summary", text, "Summary of the facts", (), True),
        ("conduct/act", codes, "Acts", ACTS, False),
        ("conduct/means", codes, "Means", MEANS, False),
        ("conduct/purpose", codes, "Purposes", PURPOSES, False),
        ("conduct/place", text, "Place of the conduct", (), False),
        ("conduct/states", ValueKind.STATES, "States in which acts took place", (), False),
        ("conduct/flag", state, "Flag of the vessel or aircraft on board of which acts took place", (), False),
        ("conduct/effects", ValueKind.STATES, "States in which the acts were to take effect", (), False),
        ("conduct/from", day, "First day of the conduct", (), False),
        ("conduct/to", day, "Last day of the conduct", (), False),
        ("conduct/victims", number, "Number of victims", (), False),
        ("conduct/youngest_victim", number, "Age of the youngest victim at the time, in years", (), False),
        ("conduct/organised_group", yes_no, "Organised criminal group of three or more", (), False),
        ("measure/*/kind", code, "Measure asked for", MEASURES, False),
        ("measure/*/description", text, "Measure, in the words of the request", (), True),
        ("warrant/date", day, "Date of the arrest warrant", (), False),
        ("warrant/authority", text, "Authority that issued the warrant", (), False),
        ("judgment/date", day, "Date of the judgment", (), False),
        ("judgment/in_absentia", yes_no, "Judgment given in absence", (), False),
        ("sentence/months", months, "Sentence", (), False),
        ("sentence/remaining_months", months, "Sentence left to serve", (), False),
        ("assurance/*/kind", code, "Assurance given", ASSURANCES, False),
        ("attachment/*/title", text, "Attachment", (), False),
        ("attachment/*/kind", code, "Kind of attachment", ATTACHMENTS, False),
        # What only the desk can know: an officer records it, no page is read for it.
        ("desk/arrest_date", day, "Day of the provisional arrest in the requested State", (), False),
        ("desk/arrest_notified", day, "Day on which the embassy of the requesting State was told of the arrest",
         (), False),
        ("desk/papers_received", day, "Day the formal request and papers reached the organ entitled to them",
         (), False),
        ("desk/pending_here", yes_no, "Proceedings for the same acts pending in the requested State", (), False),
        ("desk/final_here", yes_no, "Final judgment for the same acts in the requested State", (), False),
        ("desk/final_elsewhere", yes_no, "Final judgment for the same acts in a third State", (), False),
        ("desk/lapsed_requesting", yes_no, "Lapse of time in the requesting State", (), False),
        ("desk/lapsed_requested", yes_no, "Lapse of time in the requested State", (), False),
        ("desk/political", yes_no, "Offence of a political character", (), False),
        ("desk/military", yes_no, "Purely military offence", (), False),
        ("desk/discrimination", yes_no, "Substantial grounds to fear persecution or prejudice", (), False),
        ("desk/essential_interests", yes_no, "Prejudice to sovereignty, security, ordre public or like interests",
         (), False),
        ("desk/own_investigation", yes_no, "Execution would interfere with own proceedings", (), False),
        ("desk/measure_unlawful", yes_no, "Own law would bar the measure in a like domestic case", (), False),
        ("desk/immunity", yes_no, "Immunity or privilege stands in the way", (), False),
        ("desk/ill_treatment", yes_no, "Substantial grounds to fear ill-treatment", (), False),
        ("desk/amnesty", yes_no, "Amnesty in the requested State", (), False),
        ("desk/asylum", yes_no, "Asylum or refugee status in the requested State", (), False),
        ("desk/victim_identified", day, "Day a victim was identified in the requested State", (), False),
        ("desk/free_to_leave", day, "Day the person surrendered became free to leave the requesting State", (), False),
    )  # fmt: skip
    for pattern, kind, label, choices, personal in rows:
        yield FactType(pattern=pattern, kind=kind, label=label, choices=choices, personal=personal)


FACT_TYPES: Mapping[str, FactType] = {t.pattern: t for t in _types()}


def fact_type(path: str) -> FactType:
    """The type of the fact at this path; `FactError` names the known paths of that group."""
    parts = path.split("/")
    pattern = "/".join("*" if part.isdigit() and int(part) > 0 else part for part in parts)
    found = FACT_TYPES.get(pattern)
    if found is None:
        known = sorted(p for p in FACT_TYPES if p.split("/")[0] == parts[0]) or sorted(
            {p.split("/")[0] for p in FACT_TYPES}
        )
        raise FactError(f"no fact has the path {path!r}; known here: {', '.join(known)}")
    return found


_RULES: Mapping[ValueKind, str] = {
    ValueKind.TEXT: "a text that is not empty",
    ValueKind.CODE: "one of ",
    ValueKind.CODES: "one or more of ",
    ValueKind.STATE: "the code of a State in ISO 3166-1, two capitals such as MX",
    ValueKind.STATES: "codes of States in ISO 3166-1, two capitals each such as MX",
    ValueKind.LANGUAGE: "the code of a language in ISO 639-1, two small letters such as es",
    ValueKind.DATE: "a date written YYYY-MM-DD",
    ValueKind.BOOLEAN: "yes or no (in a FACTS file true or false)",
    ValueKind.NUMBER: "a whole number, 0 or more",
    ValueKind.MONTHS: "a whole number of months, 0 or more",
}


def typed(path: str, raw: object) -> FactValue:
    """`raw` as the value that this path takes; raises `FactError`, which names the path and the rule."""
    kind, choices = fact_type(path).kind, fact_type(path).choices
    match kind:
        case ValueKind.BOOLEAN if isinstance(raw, bool):
            return raw
        case ValueKind.NUMBER | ValueKind.MONTHS if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
            return raw
        case ValueKind.DATE if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        case ValueKind.DATE if isinstance(raw, str):
            try:
                return date.fromisoformat(raw)
            except ValueError:
                raise FactError(f"{path} takes a date written YYYY-MM-DD") from None
        case ValueKind.TEXT if isinstance(raw, str) and raw.strip():
            return raw.strip()
        case ValueKind.CODE if isinstance(raw, str) and raw in choices:
            return str(raw)
        case ValueKind.STATE if isinstance(raw, str) and _is_state(raw):
            return str(raw)
        case ValueKind.LANGUAGE if isinstance(raw, str) and raw in LANGUAGES:
            return str(raw)
        case ValueKind.CODES if isinstance(raw, list | tuple) and raw and all(code in choices for code in raw):
            return tuple(str(code) for code in choices if code in raw)
        case ValueKind.STATES if isinstance(raw, list | tuple) and raw and all(_is_state(state) for state in raw):
            return tuple(sorted({str(state) for state in raw}))
    rule = _RULES[kind] + ", ".join(choices)
    raise FactError(f"{path} takes {rule}")


def _is_state(raw: object) -> bool:
    return isinstance(raw, str) and raw in STATES


class FactState(StrEnum):
    """How far a fact can be relied on."""

    READ = "read"  # a machine read it
    CONFIRMED = "confirmed"  # an officer confirmed a reading
    CORRECTED = "corrected"  # an officer wrote another value
    ABSENT = "absent"  # an officer says: the request does not contain it
    UNKNOWN = "unknown"  # an officer says: it cannot be told


class Source(Value):
    """Where on paper a fact stands."""

    document: str = Field(description="SHA-256 of the document")
    page: int = Field(ge=1, description="page, from 1")
    box: tuple[float, float, float, float] = Field(description="x0, top, x1, bottom in points from the top left")
    method: str = Field(description="how it was read: text, ocr, form, metadata")
    confidence: float = Field(ge=0, le=1)


class Fact(Value):
    """One fact: its value (None when absent or unknown), how far it is settled, and where it stands."""

    path: str
    value: FactValue | None
    state: FactState
    source: Source | None = None

    @property
    def settled(self) -> bool:
        """True once an officer has confirmed, corrected or marked it."""
        return self.state is not FactState.READ


class Facts(Value):
    """The facts of one request, by path."""

    facts: dict[str, Fact] = {}

    def __len__(self) -> int:
        return len(self.facts)

    def value(self, path: str) -> FactValue | None:
        """The value at the path; None when it is not known."""
        fact = self.facts.get(path)
        return None if fact is None else fact.value

    def text(self, path: str) -> str | None:
        """The value as a string; None when it is not known."""
        value = self.value(path)
        return None if value is None else str(value)

    def day(self, path: str) -> date | None:
        """The value as a date; None when it is not known."""
        value = self.value(path)
        return value if isinstance(value, date) else None

    def flag(self, path: str) -> bool | None:
        """The value as yes or no; None when it is not known."""
        value = self.value(path)
        return value if isinstance(value, bool) else None

    def number(self, path: str) -> int | None:
        """The value as a number; None when it is not known."""
        value = self.value(path)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def codes(self, path: str) -> tuple[str, ...]:
        """The values as codes; empty when none is known."""
        value = self.value(path)
        return value if isinstance(value, tuple) else ()

    def absent(self, path: str) -> bool:
        """True where an officer recorded that the request does not contain it."""
        fact = self.facts.get(path)
        return fact is not None and fact.state is FactState.ABSENT

    def numbers(self, root: str) -> tuple[int, ...]:
        """The running numbers under a root: `numbers("person")` → (1, 2)."""
        return self._numbers.get(root, ())

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[int, ...]]:
        """The running numbers of every root that has them."""
        found: dict[str, set[int]] = {}
        for root, number, *_ in (path.split("/") for path in self.facts):
            if number.isdigit():
                found.setdefault(root, set()).add(int(number))
        return {root: tuple(sorted(numbers)) for root, numbers in found.items()}

    @cached_property
    def remembered(self) -> dict[object, object]:
        """Answers worked out from these facts, kept as long as they are; who keeps one sees to what it hangs on."""
        return {}

    def paths(self, pattern: str) -> tuple[str, ...]:
        """The paths that fit a pattern such as `person/*/role` and have a value, in order."""
        head, star, tail = pattern.partition("*")
        if not star:
            return (pattern,) if self.value(pattern) is not None else ()
        found = [f"{head}{n}{tail}" for n in self.numbers(head.rstrip("/"))]
        return tuple(p for p in found if self.value(p) is not None)


def facts_from_table(table: Mapping[str, object]) -> dict[str, FactValue]:
    """The values of a FACTS table by path; raises `FactError` for what the vocabulary does not know."""
    if table.get("schema") != SCHEMA:
        raise FactError(f"a FACTS file starts with schema = {SCHEMA!r}")
    values: dict[str, FactValue] = {}
    for root, body in table.items():
        if root == "schema":
            continue
        groups = enumerate(body, 1) if isinstance(body, list) else ((0, body),)
        for number, group in groups:
            if not isinstance(group, Mapping):
                raise FactError(f"[{root}] is a table, or [[{root}]] one table an item")
            for key, raw in group.items():
                path = f"{root}/{number}/{key}" if number else f"{root}/{key}"
                values[path] = typed(path, raw)
    return values


def facts_from_toml(text: str) -> dict[str, FactValue]:
    """The values of a FACTS file by path; raises `FactError` with what to write instead."""
    try:
        return facts_from_table(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise FactError(f"the FACTS file is not TOML: {error}") from error


def given(values: Mapping[str, FactValue]) -> Facts:
    """Facts taken as stated in a file, none of them read from paper: every one is *confirmed*."""
    return Facts(facts={p: Fact(path=p, value=v, state=FactState.CONFIRMED) for p, v in values.items()})
