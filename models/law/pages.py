"""The law as pages that a lawyer can read: one an instrument, one a State, one a court, and an index.

Written from the data alone, in Markdown. `say` gives a sentence of the law in the language of the page.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from models.finding import Status
from models.law.country import Country
from models.law.coverage import Share, coverage, provisions
from models.law.instrument import (
    Duty,
    Ground,
    Instrument,
    Jurisdiction,
    Limit,
    Party,
    Provision,
    Rated,
    Requirement,
    Route,
    participations,
)  # fmt: skip
from models.law.law import Law
from models.law.offence import OffenceFile
from models.law.ruling import Court
from models.law.topics import DUTIES, EVENTS, GROUNDS, REQUIREMENTS

Say = Callable[[str], str]
_TOPICS = {**GROUNDS, **DUTIES} | {name: content.label for name, content in REQUIREMENTS.items()}


def english(text: str) -> str:
    """A sentence as the files have it."""
    return text


def pages(law: Law, say: Say = english) -> dict[str, str]:
    """Every page by its file name, the index as `README.md`."""
    made = {f"{instrument.id}.md": instrument_page(law, instrument, say) for instrument in law.instruments.values()}
    for country in law.countries.values():
        made[f"state_{country.id}.md"] = country_page(country, law.offences.get(country.code), say)
    for code in sorted(set(law.offences) - set(law.countries)):
        made[f"state_{code.lower()}.md"] = _text(f"# {code}", "", *_offences(law.offences[code], say))
    for court in law.courts.values():
        made[f"court_{court.id}.md"] = court_page(court, say)
    made["README.md"] = _index(law)
    return made


def instrument_page(law: Law, instrument: Instrument, say: Say = english) -> str:
    """The page of an instrument: its head, who takes part, how it stands to others, and every rule by its article."""
    return _text(
        f"# {say(instrument.title)}", "", *_head(instrument), *([say(instrument.note), ""] if instrument.note else []),
        *_rules(provisions(instrument), say), *_relations(law, instrument, say), *_declarations(instrument, say),
        *_participation(instrument),
    )  # fmt: skip


def country_page(country: Country, offences: OffenceFile | None, say: Say = english) -> str:
    """The page of a State: authorities, languages, what it does as a rule, its own rules, its offences."""
    lines = [f"# {country.name} ({country.code})", ""]
    data: list[tuple[str, str, str, str]] = []
    for authority in country.authority:
        data.append((f"authority for {_plain(authority.kinds)}", authority.name, *_checked(authority)))
    for row in country.languages:
        urgent = ", urgent" if row.urgent else ""
        data.append((f"languages for {_plain(row.kinds)}{urgent}", ", ".join(row.accepted), *_checked(row)))
    for treaty in country.without_treaty:
        words = f"{'possible' if treaty.possible else 'not possible'}: {say(treaty.text)} ({treaty.article})"
        data.append((f"without a treaty, {_plain(treaty.kinds)}", words, *_checked(treaty)))
    for penalty in country.death_penalty:
        data.append(("death penalty", "exists" if penalty.exists else "does not exist", *_checked(penalty)))
    for policy in country.policy:
        words = f"{policy.stance}: {say(policy.text)} ({policy.article})"
        data.append((policy.topic.replace("_", " "), words, *_checked(policy)))
    for closure in country.closure:
        words = f"{closure.from_day} to {closure.to_day}: {say(closure.text)} ({closure.article})"
        data.append(("closure", words, *_checked(closure)))
    for holidays in country.holidays:
        data.append(("holidays", holidays.note, *_checked(holidays)))
    lines += _table(("what", "", "status", "checked"), data) if data else []
    return _text(*lines, *_rules(provisions(country), say), *(_offences(offences, say) if offences else []))


def court_page(court: Court, say: Say = english) -> str:
    """The page of a court: its rulings, the newest first."""
    lines = [f"# {court.name}", "", f"Followed where the requested State is one of: {', '.join(court.binds)}.", ""]
    for ruling in sorted(court.ruling, key=lambda row: (row.decided, row.id), reverse=True):
        head = f"{ruling.number}, {ruling.decided} · {ruling.status}"
        lines += [f"## {ruling.name}", "", head, "", say(ruling.text), ""]
        lines += [line for text in (ruling.changes, ruling.question) if text for line in (say(text), "")]
        if ruling.overruled_by:
            lines += [f"No longer followed since {ruling.until}: see `{ruling.overruled_by}`.", ""]
        about = "; ".join(f"{', '.join(row.instruments) or 'any'}: {_plain(row.topics)}" for row in ruling.applies)
        lines += [f"On: {about}.", *([f"Source: {ruling.source}."] if ruling.source else []), ""]
    return _text(*lines)


def _index(law: Law) -> str:
    found = coverage(law)
    numbers = [
        ("instruments", found.instruments),
        ("… known to exist, rules not here", found.named),
        ("their provisions", *_shares(found.provisions)),
        ("participations of States", found.participations),
        ("States with own law", found.countries),
        ("provisions of own law", *_shares(found.domestic)),
        ("offences", *_shares(found.offences)),
        ("rulings", *_shares(found.rulings)),
        ("checks", found.checks),
    ]
    lines = ["# What is encoded", "", "Written from the data in `models/law`; see [how to read it](../law.md).", ""]
    lines += _table(("", "number", "verified", "knowledge", "unconfirmed"), numbers)
    lines += ["## Instruments", ""]
    lines += _table(
        ("id", "instrument", "for", "in force", "rules", "read in a text"), map(_line, law.instruments.values())
    )
    rows = []
    for code in sorted({*law.countries, *law.offences}):
        country, file = law.countries.get(code), law.offences.get(code)
        own, punished = len(country.provisions) if country else 0, len(file.offence) if file else 0
        rows.append((f"[{country.name if country else code}](state_{code.lower()}.md)", own, punished))
    lines += ["## States", "", *_table(("State", "own rules", "offences"), rows)]
    courts = [(f"[{court.name}](court_{court.id}.md)", len(court.ruling)) for court in law.courts.values()]
    return _text(*lines, "## Courts", "", *_table(("court", "rulings"), courts))


def _line(instrument: Instrument) -> tuple[object, ...]:
    rules, name = instrument.provisions, f"[`{instrument.id}`]({instrument.id}.md)"
    out = "soft law" if instrument.sort == "soft_law" else "not in force"
    stands = instrument.in_force or (out if instrument.encoded else "")
    return name, instrument.title, _plain(instrument.kinds), stands, len(rules) or "not encoded", _verified(rules)


def _head(instrument: Instrument) -> list[str]:
    stands = f"in force since {instrument.in_force}" if instrument.in_force else "not in force"
    if instrument.sort == "soft_law":
        stands = "a model or practice, never a basis"
    if not instrument.encoded:
        stands = "known to exist; its rules are not encoded"
    facts = (
        ("id", f"`{instrument.id}`"),
        ("for", _plain(instrument.kinds)),
        ("kind", f"{instrument.sort}, {instrument.reach}".replace("_", " ")),
        ("stands", stands + (f", until {instrument.until}" if instrument.until else "")),
        ("dates of this head", instrument.status),
        ("obliges to grant", "yes" if instrument.obliges else "no, a basis only"),
        ("published in", instrument.series),
        ("offences", _plain(instrument.categories) if instrument.categories else ""),
        ("read in", instrument.source),
    )
    return _table(("", ""), [fact for fact in facts if fact[1]])


def _rules(rows: Iterable[tuple[str, Provision]], say: Say) -> Iterator[str]:
    """Every rule in a table; the articles above it lead to their rules."""
    found = list(rows)
    if not found:
        return
    yield "## Rules"
    yield ""
    articles = dict.fromkeys(row.article for _, row in found)
    yield "By article: " + " · ".join(f"[{article}](#{_anchor(article)})" for article in articles)
    yield ""
    seen: set[str] = set()
    lines = []
    for group, row in found:
        mark = "" if row.article in seen else f'<a id="{_anchor(row.article)}"></a>'
        seen.add(row.article)
        lines.append((mark + row.article, _about(group, row), say(row.text) + _more(row, say), _when(row), row.status))
    yield from _table(("article", "rule", "what it says", "holds", "status"), lines)


def _about(group: str, row: Provision) -> str:
    match row:
        case Ground():
            return f"{_TOPICS[row.topic]} ({row.force})"
        case Requirement():
            return f"content: {_TOPICS[row.topic]}"
        case Duty():
            return f"duty: {_TOPICS[row.topic]}"
        case Limit():
            return f"{row.length} {row.unit} from: {EVENTS[row.trigger].label}".replace("_", " ")
        case Jurisdiction():
            return f"jurisdiction by {row.tie.replace('_', ' ')} ({'duty' if row.duty else 'may'})"
        case Route():
            return f"faster than a request: {row.way}"
        case _:
            return group


def _more(row: Provision, say: Say) -> str:
    return f" → {say(row.consequence)}" if isinstance(row, Limit) else ""


def _when(row: Provision) -> str:
    kinds = [_plain(row.kinds)] if row.kinds else []
    measures = [_plain(row.measures)] if row.measures else []
    days = [_days(row)] if _days(row) else []
    pairs = [f"requested {', '.join(row.requested)}"] if row.requested else []
    pairs += [f"requesting {', '.join(row.requesting)}"] if row.requesting else []
    protocols = [f"with {row.needs}"] if row.needs else []
    protocols += [f"without {row.unless}"] if row.unless else []
    return "; ".join([*kinds, *measures, *days, *pairs, *protocols])


def _days(row: Rated) -> str:
    since, until = (f"from {row.since}" if row.since else "", f"until {row.until}" if row.until else "")
    return " ".join(part for part in (since, until) if part)


def _relations(law: Law, instrument: Instrument, say: Say) -> Iterator[str]:
    if instrument.relation:
        yield "## Relation to other instruments"
        yield ""
    for row in instrument.relation:
        others = (f"[`{to}`]({to}.md)" if to in law.instruments else to for to in row.to)
        yield f"- {row.article}: {row.effect.replace('_', ' ')} {', '.join(others)}. {say(row.text)} ({row.status})"
    if instrument.relation:
        yield ""


def _declarations(instrument: Instrument, say: Say) -> Iterator[str]:
    if instrument.declaration:
        yield "## Declarations and reservations"
        yield ""
        rows = [(d.state, d.article, say(d.text), d.effect.replace("_", " "), d.status) for d in instrument.declaration]
        yield from _table(("State", "article", "what it says", "effect", "status"), rows)


def _participation(instrument: Instrument) -> Iterator[str]:
    holders = [(instrument.title, participations(instrument))]
    holders += [(protocol.title, participations(protocol)) for protocol in instrument.protocol]
    if any(rows for _, rows in holders):
        yield "## Parties"
        yield ""
    for title, rows in holders:
        for status in Status:
            found = sorted((row for row in rows if row.status is status), key=lambda row: (row.state, str(row.since)))
            if found:
                yield f"{title}, {status}: {', '.join(map(_span, found))}."
                yield ""


def _span(row: Party) -> str:
    since = f" {row.since}" if row.since else " (day not known)"
    return f"{row.state}{since}" + (f" to {row.until}" if row.until else "")


def _offences(file: OffenceFile, say: Say) -> Iterator[str]:
    yield "## Offences"
    yield ""
    rows = []
    for row in file.offence:
        means = _plain(row.means) if row.means else "none"
        young = f"; none below {row.means_free_below}" if row.means_free_below else ""
        young += f"; only victims below {row.victim_below}" if row.victim_below else ""
        most = "life" if row.life else f"{'at least ' if row.at_least else ''}{row.max_months} months"
        rows.append(
            (
                row.section,
                say(row.text),
                _plain(row.acts),
                means + young,
                _plain(row.purposes) if row.purposes else "none",
                most,
                _days(row),
                row.status,
            )
        )
    yield from _table(("section", "what is punished", "acts", "means", "purposes", "up to", "holds", "status"), rows)


def _checked(row: object) -> tuple[str, str]:
    return str(getattr(row, "status", "")), str(getattr(row, "checked", ""))


def _verified(rows: Iterable[Provision]) -> str:
    found = [row.status for row in rows]
    return f"{found.count(Status.VERIFIED)} of {len(found)}" if found else ""


def _shares(found: Share) -> tuple[int, int, int, int]:
    return found.total, found.verified, found.knowledge, found.unconfirmed


def _plain(codes: Iterable[str]) -> str:
    return ", ".join(str(code).replace("_", " ") for code in codes) or "every kind"


def _anchor(article: str) -> str:
    return re.sub(r"\W+", "-", article.lower()).strip("-") or "unknown"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    heads = tuple(heads)
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    lines += [f"| {' | '.join(str(cell).replace('|', '∣') for cell in row)} |" for row in rows]
    return [*lines, ""]


def _text(*lines: str) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
