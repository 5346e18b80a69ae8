"""Letters as Word documents: their text per language, their strictness, and that the same is the same.

The golden texts stand in tests/letters/<code>.<language>.txt. After a meant change of words, look at the letter as a
picture, then write them anew: `python -m tests.test_drafting`.
"""

import io
import re
import zipfile
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from docx import Document
from docx.oxml.ns import qn

from models.case import Stage
from models.deadline import Calendar
from models.decision import Act
from models.fact import Facts, Kind, ValueKind
from models.law import conduct
from models.law.loading import load_law
from models.law.loading import messages as law_messages
from models.letter import LETTERS, compose
from models.practice import desk_deadlines, submission_deadline
from models.shown import Shown
from models.terms import LACKING
from models.terms import messages as term_messages
from models.value import Said
from tasks import drafting, wording
from tasks.drafting import UNCONFIRMED, VERIFY, DraftError, edition, messages, render
from tasks.wording import (
    MissingMessage,
    catalogue,
    catalogues,
    day,
    language_name,
    languages,
    say,
    show,
    state_name,
    word,
)
from tests import letter_cases as cases

GOLDEN = Path(__file__).parent / "letters"
LANGUAGES = ("en", "es")
OFFICIAL = [(code, language) for code in LETTERS for language in LANGUAGES]
# Words that a letter must not contain, by its code: practice, section 2.5, third column.
NEVER = {
    "D01": r"refus|grounds?\b|deneg|denieg|motivo de",
    "D06": r"refus|deneg|denieg|rechaz",
    "D07": r"is refused|has been refused|se deniega|se ha denegado|has been decided",
}


def text_of(packed: bytes) -> str:
    """What a reader sees, from top to bottom: headers, then paragraphs and rows, then footers."""
    document = Document(io.BytesIO(packed))
    section = document.sections[0]
    lines = ["# first page"]
    lines += [paragraph.text for paragraph in section.first_page_header.paragraphs]
    lines += ["# other pages", *(paragraph.text for paragraph in section.header.paragraphs), "# body"]
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    lines += ["# foot", *(paragraph.text for paragraph in section.footer.paragraphs)]
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def styled(packed: bytes, style: str) -> list[str]:
    """The runs of the body that have this character style."""
    runs = Document(io.BytesIO(packed)).element.body.iter(qn("w:r"))
    return [
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in runs
        if any(mark.get(qn("w:val")) == style for mark in run.iter(qn("w:rStyle")))
    ]


@pytest.mark.parametrize(("code", "language"), OFFICIAL)
def test_a_letter_reads_as_it_was_approved(code: str, language: str) -> None:
    expected = (GOLDEN / f"{code}.{language}.txt").read_text(encoding="utf-8")
    assert text_of(render(code, cases.values(code, language), language)) == expected


@pytest.mark.parametrize(("code", "language"), OFFICIAL)
def test_the_same_values_give_the_same_bytes(code: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once = render(code, cases.values(code, language), language)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render(code, cases.values(code, language), language) == once


@pytest.mark.parametrize(("code", "words"), NEVER.items())
def test_a_letter_does_not_contain_what_it_must_not(code: str, words: str) -> None:
    for language in LANGUAGES:
        body = text_of(render(code, cases.values(code, language), language))
        assert not re.findall(words, body, re.IGNORECASE), language


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("code", [code for code in LETTERS if code != "D03"])
def test_a_letter_renders_for_every_kind_whatever_is_known(code: str, kind: Kind) -> None:
    nothing = Facts(facts={"desk/arrest_date": cases.facts(desk__arrest_date=cases.ON).facts["desk/arrest_date"]})
    bare = cases.sheet(kind, facts=nothing, their_reference=None, their_authority=None, conflicts=(), documents=())
    full = cases.sheet(kind, facts=cases.facts(desk__arrest_date=cases.ON), stage=Stage.EXECUTING,
                       handoffs=(cases.HANDED_OVER,), letters=(cases.RELEASED,))  # fmt: skip
    ours = cases.CLOCK.model_copy(update={"event": "request_received"})
    for sheet in (bare, full):
        for act in (None, Act.ACCEPT_IN_PART):
            decided = None if act is None else cases.decision(act, note="Los hechos constan.")
            values = compose(code, sheet, on=cases.ON, decision=decided, clock=ours)
            assert text_of(render(code, values, "es"))


def test_surrender_is_granted_and_ordered_in_words_of_its_own() -> None:
    case = cases.sheet(Kind.EXTRADITION, facts=cases.facts(person__1__role="sought"))
    decided = cases.decision(Act.SURRENDER, second="CD2")
    granted = text_of(render("D08", compose("D08", case, on=cases.ON, decision=decided), "en"))
    assert "the surrender of the person sought has been granted" in granted
    assert "Evaristo Ocelotl Brancamonte" in granted
    assert "measures" not in granted.lower()
    ordered = text_of(render("D12", compose("D12", case, on=cases.ON, decision=decided), "es"))
    assert "ha de ser entregada a las autoridades del Estado requirente" in ordered


@pytest.mark.parametrize(
    ("stage", "event", "words"),
    [
        (Stage.EXECUTING, "request_received", "You were instructed to execute"),
        (Stage.INFORMATION_REQUESTED, "request_received", "still awaited from your authorities"),
        (Stage.EXAMINED, "request_received", "time limit of our own"),
    ],
)
def test_a_reminder_speaks_to_whoever_is_late(stage: Stage, event: str, words: str) -> None:
    clock = cases.CLOCK.model_copy(update={"event": event})
    values = compose("D15", cases.sheet(stage=stage), on=cases.ON, clock=clock)
    assert words in text_of(render("D15", values, "en"))


@pytest.mark.parametrize("code", LETTERS)
def test_a_draft_says_that_it_is_not_released_on_every_page(code: str) -> None:
    draft, released = (text_of(render(code, cases.values(code, draft=draft), "en")) for draft in (True, False))
    assert draft.count("DRAFT – not released") == 2
    assert "DRAFT" not in released


@pytest.mark.parametrize("code", LETTERS)
def test_every_letter_has_reference_date_title_and_pages(code: str) -> None:
    text = text_of(render(code, cases.values(code), "en"))
    assert "24 November 2026" in text
    assert LETTERS[code].title in text
    assert "Our reference | MX-" in text
    assert "Page" in text.split("# foot")[1]


@pytest.mark.parametrize("code", [code for code in LETTERS if code != "D12"])
def test_no_letter_but_the_instruction_names_a_victim_or_a_witness(code: str) -> None:
    with zipfile.ZipFile(io.BytesIO(render(code, cases.values(code), "en"))) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    assert not [secret for secret in cases.SECRETS if secret in everything]


def test_the_subject_line_of_the_instruction_names_nobody() -> None:
    head = text_of(render("D12", cases.values("D12"), "en")).split("Measures")[0]
    assert not [secret for secret in (*cases.SECRETS, "Ocelotl", "Belloq") if secret in head]


class TestMarks:
    def test_an_unconfirmed_fact_stands_out_and_says_so(self) -> None:
        marked = styled(render("D01", cases.values("D01"), "en"), UNCONFIRMED)
        assert "DOJ No. 182-61904 [unconfirmed]" in marked
        assert not [text for text in marked if "17 November 2026" in text]

    def test_an_unconfirmed_fact_stays_marked_in_a_released_letter(self) -> None:
        marked = styled(render("D01", cases.values("D01", draft=False), "es"), UNCONFIRMED)
        assert "DOJ No. 182-61904 [sin confirmar]" in marked

    def test_a_letter_of_confirmed_facts_has_no_mark(self) -> None:
        values = compose("D01", cases.sheet(facts=cases.facts(read=())), on=cases.ON)
        assert styled(render("D01", values, "en"), UNCONFIRMED) == []

    def test_a_provision_from_knowledge_is_badged(self) -> None:
        assert set(styled(render("D07", cases.values("D07"), "en"), VERIFY)) == {"[verify]"}
        released = render("D07", cases.values("D07", draft=False), "en")
        assert set(styled(released, VERIFY)) == {"(*)"}
        assert "cited subject to verification" in text_of(released)

    def test_the_number_of_an_article_that_is_not_known_is_left_out(self) -> None:
        cited = drafting._cited("en", {"article": "?", "instrument": Said(text="UNTOC"), "verify": False}, True)
        assert cited == "UNTOC"
        alone = drafting._cited("es", {"article": "?", "instrument": "", "verify": False}, True)
        assert alone == "artículo por verificar"

    @pytest.mark.parametrize(
        ("article", "words"),
        [
            ("18(15)", "Article 18(15), UNTOC"),
            ("1, 4", "Articles 1, 4, UNTOC"),
            ("6, prosecution", "Article 6, prosecution, UNTOC"),
            ("§ 16 IRG", "§ 16 IRG, UNTOC"),
        ],
    )
    def test_an_article_is_cited_as_the_law_numbers_it(self, article: str, words: str) -> None:
        cite = {"article": article, "instrument": Said(text="UNTOC"), "verify": False}
        assert drafting._cited("en", cite, True) == words

    def test_an_unconfirmed_value_begins_a_line_with_a_capital(self) -> None:
        shown = drafting._shown("es", Shown(value=Said(text="bank records"), unconfirmed=True), capital=True)
        assert "Información bancaria [sin confirmar]" in shown

    @pytest.mark.parametrize("code", LETTERS)
    def test_every_template_has_the_styles_of_the_marks(self, code: str) -> None:
        styles = {style.name for style in Document(str(drafting.TEMPLATES / LETTERS[code].template)).styles}
        assert {UNCONFIRMED, VERIFY} <= styles


class TestStrictness:
    def test_a_field_that_is_missing_is_named_with_its_template(self) -> None:
        values = cases.values("D01")
        del values["working_days"]
        with pytest.raises(DraftError, match=r"templates/acknowledgement\.docx asks for the field 'working_days'"):
            render("D01", values, "en")

    def test_the_error_tells_no_value_of_the_case(self) -> None:
        values = {**cases.values("D01"), "received": ["Yaretzi Colunga"]}
        with pytest.raises(DraftError) as raised:
            render("D01", values, "en")
        assert "Colunga" not in str(raised.value)

    def test_words_without_a_translation_are_an_error(self) -> None:
        values = {**cases.values("D01"), "urgency": Said(text="A sentence that nobody translated.")}
        with pytest.raises(MissingMessage, match="A sentence that nobody translated"):
            render("D01", values, "es")

    def test_a_language_without_catalogues_is_an_error(self) -> None:
        with pytest.raises(MissingMessage, match="letters exist in en, es"):
            render("D01", cases.values("D01"), "xx")

    def test_a_template_that_is_missing_is_an_error(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        drafting._template.cache_clear()
        monkeypatch.setattr(drafting, "TEMPLATES", tmp_path)
        with pytest.raises(DraftError, match=r"templates/acknowledgement\.docx is not there"):
            render("D01", cases.values("D01"), "en")
        drafting._template.cache_clear()

    def test_a_template_cannot_reach_into_python(self) -> None:
        environment = drafting._environment("en")
        with pytest.raises(Exception, match="unsafe"):
            environment.from_string("{{ ''.__class__.__mro__ }}").render()


class TestText:
    @pytest.mark.parametrize(
        "reference",
        [
            "Țăranu & Fils <SA>, ref. \"1\" 'x'",
            "</w:t></w:r></w:p><w:p>",
            "{{ 7 * 7 }} {% if x %} &amp;",
            "مرجع ١٢٣ – השופט",
            "日本国 法務省 刑事局",
        ],
    )
    def test_a_value_survives_letter_by_letter(self, reference: str) -> None:
        values = {**cases.values("D01"), "their_reference": Shown(value=reference)}
        assert f"Your reference | {reference}\n" in text_of(render("D01", values, "en"))

    def test_signs_that_xml_cannot_hold_become_spaces(self) -> None:
        values = {**cases.values("D01"), "their_reference": Shown(value="a\x00b\x07c\x0cd\te", unconfirmed=True)}
        assert "Your reference | a b c d e [unconfirmed]" in text_of(render("D01", values, "en"))

    def test_what_follows_a_value_is_still_there(self) -> None:
        text = text_of(render("D03", cases.values("D03"), "es"))
        assert "Oficina de Cooperación <Judicial> & Fiscal [sin confirmar]" in text
        assert text.rstrip().endswith("Página 1 / 1")

    @pytest.mark.parametrize(("language", "words"), [("en", "24 November 2026"), ("es", "24 de noviembre de 2026")])
    def test_dates_are_in_words(self, language: str, words: str) -> None:
        assert day(date(2026, 11, 24), language) == words


class TestWords:
    def test_each_of_the_contents_that_a_request_lacks_is_worded(self) -> None:
        contents = "the text of the provisions on the offence and the penalty; the offence to which the request relates"
        said = Said(text=LACKING, values={"contents": contents})
        assert say(said, "en") == f"The request lacks: {contents}."
        assert say(said, "es") == (
            "A la solicitud le falta: el texto de las disposiciones sobre el delito y la pena; "
            "el delito a que se refiere la solicitud."
        )

    def test_values_of_a_sentence_are_worded_too(self) -> None:
        said = Said(text="It is not yet in force for {state} on that day; it is from {since}.",
                    values={"state": "US", "since": "2026-12-01"})  # fmt: skip
        assert (
            say(said, "es")
            == "No está todavía en vigor para Estados Unidos en esa fecha; lo está desde el 1 de diciembre de 2026."
        )
        asked = Said(
            text="Please complete the request on the following point: {fact}.", values={"fact": "person/1/born"}
        )
        assert say(asked, "es") == "Se ruega completar la solicitud en el siguiente punto: Fecha de nacimiento."
        spoken = Said(
            text="The request is in {language}, which {state} accepts.", values={"language": "en", "state": "MX"}
        )
        assert say(spoken, "es") == "La solicitud está redactada en inglés, que México acepta."
        assert say(asked, "en") == "Please complete the request on the following point: Date of birth."

    @pytest.mark.parametrize(
        ("shown", "english", "spanish"),
        [
            (Shown(value="DE", kind=ValueKind.STATE), "Germany", "Alemania"),
            (Shown(value="es", kind=ValueKind.LANGUAGE), "Spanish", "español"),
            (Shown(value=("US", "MX"), kind=ValueKind.STATES), "United States, Mexico", "Estados Unidos, México"),
            (Shown(value=240, kind=ValueKind.MONTHS), "20 years", "20 años"),
            (Shown(value=18, kind=ValueKind.MONTHS), "18 months", "18 meses"),
            (Shown(value=True, kind=ValueKind.BOOLEAN), "yes", "sí"),
            (Shown(value=4, kind=ValueKind.NUMBER), "4", "4"),
            (Shown(value=Said(text="victim {number}", values={"number": 2})), "victim 2", "víctima 2"),
            (Shown(value=(Said(text="force"), Said(text="fraud"))), "force, fraud", "fuerza, fraude"),
        ],
    )
    def test_a_value_is_worded_by_its_type(self, shown: Shown, english: str, spanish: str) -> None:
        assert (show(shown, "en"), show(shown, "es")) == (english, spanish)

    def test_a_code_that_is_no_state_and_no_language_is_an_error(self) -> None:
        with pytest.raises(MissingMessage, match="State"):
            state_name("QQ", "en")
        with pytest.raises(MissingMessage, match="language"):
            language_name("qq", "en")

    def test_a_fuzzy_translation_counts_as_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        folder = tmp_path / "es" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        for domain in wording.DOMAINS:
            (folder / f"{domain}.po").write_text('#, fuzzy\nmsgid "Page"\nmsgstr "Paje"\n', encoding="utf-8")
        catalogue.cache_clear()
        monkeypatch.setattr(wording, "LOCALE", tmp_path)
        with pytest.raises(MissingMessage, match="Page"):
            word("Page", "es", "letters")
        catalogue.cache_clear()


def _law_words() -> set[str]:
    law = load_law()
    named = {title for instrument in law.instruments.values() for title in (instrument.title, instrument.short)}
    said = {text for name, text in vars(conduct).items() if name.isupper() and isinstance(text, str) and " " in text}
    calendar = Calendar(state="MX", holidays=frozenset(), weekend=frozenset({5, 6}))
    for own in (
        *desk_deadlines(cases.ON, urgent=True, calendar=calendar),
        submission_deadline(cases.ON, None, calendar),
    ):
        said |= {own.consequence.text, own.counted.text}
    return set(law_messages(law)) | said | named | {country.short for country in law.countries.values()}


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
class TestCatalogues:
    """Every message is translated, and no translation loses or invents a placeholder."""

    def keys(self, domain: str) -> set[str]:
        match domain:
            case "letters":
                return {message for code in LETTERS for message in messages(code)}
            case "terms":
                return set(term_messages())
        return _law_words()

    @pytest.mark.parametrize("domain", wording.DOMAINS)
    def test_every_message_is_translated(self, language: str, domain: str) -> None:
        assert sorted(self.keys(domain) - set(catalogue(domain, language))) == []

    @pytest.mark.parametrize("domain", wording.DOMAINS)
    def test_no_translation_is_left_over(self, language: str, domain: str) -> None:
        assert sorted(set(catalogue(domain, language)) - self.keys(domain)) == []

    def test_two_files_of_the_law_translate_a_sentence_alike(self, language: str) -> None:
        said: dict[str, set[str]] = defaultdict(set)
        for path in catalogues("law", language):
            with path.open("rb") as file:
                for message in read_po(file, locale=language):
                    said[str(message.id)].add(str(message.string))
        assert [sentence for sentence, translations in said.items() if sentence and len(translations) > 1] == []

    @pytest.mark.parametrize("domain", wording.DOMAINS)
    def test_placeholders_agree(self, language: str, domain: str) -> None:
        def places(text: str) -> list[str]:
            return sorted(set(re.findall(r"\{(\w*)\}", text)))

        assert [key for key, said in catalogue(domain, language).items() if places(key) != places(said)] == []

    @pytest.mark.parametrize("domain", wording.DOMAINS)
    def test_a_sentence_ends_as_its_original_ends(self, language: str, domain: str) -> None:
        sentences = {key: said for key, said in catalogue(domain, language).items() if " " in key}
        assert [key for key, said in sentences.items() if (key[-1] in ".:") != (said[-1] in ".:")] == []


def test_the_words_of_every_template_are_messages() -> None:
    """Outside of tags a template holds no word: what is not a message would stay English in every letter."""
    for kind in LETTERS.values():
        for line in _template_text(drafting.TEMPLATES / kind.template):
            bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", line)
            assert not re.findall(r"[A-Za-z]{2,}", bare), (kind.template, bare)


def _template_text(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", name)]
        xml = [parts.read(name).decode() for name in names]
    paragraphs = (p for part in xml for p in re.findall(r"<w:p[ >].*?</w:p>", part, re.DOTALL))
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", p)) for p in paragraphs]


def test_the_edition_of_a_letter_follows_template_and_words() -> None:
    assert edition("D01", "es") == edition("D01", "es")
    assert len({edition("D01", "en"), edition("D01", "es"), edition("D04", "en")}) == 3


def write_golden() -> None:
    """Writes the golden texts anew."""
    GOLDEN.mkdir(exist_ok=True)
    for code, language in OFFICIAL:
        text = text_of(render(code, cases.values(code, language), language))
        (GOLDEN / f"{code}.{language}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_golden()
