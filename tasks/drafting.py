"""Letters as Word documents: a template, the values of a letter, and the words of its language."""

import functools
import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, Undefined, UndefinedError
from jinja2.ext import extract_from_ast
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from models.letter import letter_kind
from models.shown import Shown
from models.value import Said
from tasks.wording import DOMAINS, catalogues, day, say, show, word

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
UNCONFIRMED, VERIFY = "Unconfirmed", "Verify"
"""Character styles of every template: how a doubtful fact and an unverified provision stand out."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What XML cannot hold, and what docxtpl would read as its own sign for a new paragraph or page.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\t\r]")


class DraftError(ValueError):
    """A letter cannot be written: the message names the template and the field, never a value."""


class _Words(SandboxedEnvironment):
    """Jinja for one language: sandboxed, escaping, strict; a part of a template is compiled once."""

    def __init__(self, language: str) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.update(
            _=functools.partial(_message, language), show=functools.partial(_shown, language),
            first=functools.partial(_shown, language, capital=True),
            cite=functools.partial(_cited, language), also=functools.partial(_listed, language),
        )  # fmt: skip
        self.compiled = functools.lru_cache(maxsize=64)(super().from_string)

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        return super().from_string(source, *args, **kwargs) if args or kwargs else self.compiled(source)


def render(code: str, values: Mapping[str, object], language: str) -> bytes:
    """The letter as a Word document: the same values give the same bytes.

    Raises `DraftError` for a field that the values lack, `MissingMessage` for words without a translation.
    """
    name = letter_kind(code).template
    template = DocxTemplate(io.BytesIO(_template(name)))
    try:
        template.render(dict(values), jinja_env=_environment(language))
    except UndefinedError as error:
        field = re.search(r"'([^']+)' is undefined|no attribute '([^']+)'", error.message or "")
        named = next((group for group in field.groups() if group), "") if field else "unknown"
        raise DraftError(f"templates/{name} asks for the field {named!r}, which the letter does not give") from None
    except DraftError as error:
        raise DraftError(f"templates/{name}: {error}") from None
    except TemplateError as error:
        raise DraftError(f"templates/{name} is not a sound template: {type(error).__name__}") from None
    out = io.BytesIO()
    template.save(out)
    return _settled(out.getvalue())


def edition(code: str, language: str) -> str:
    """SHA-256 of the template and the catalogues: which edition of its fixed words a letter was written from."""
    seen = hashlib.sha256(_template(letter_kind(code).template))
    for domain in DOMAINS if language != "en" else ():
        for path in catalogues(domain, language):
            seen.update(path.read_bytes())
    return seen.hexdigest()


def messages(code: str) -> tuple[str, ...]:
    """The fixed words of a letter's template, in order: the keys that a catalogue must have."""
    template, environment = DocxTemplate(io.BytesIO(_template(letter_kind(code).template))), _environment("en")
    template.init_docx()
    parts = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
    found = (
        text
        for xml in parts
        for _, _, text in extract_from_ast(environment.parse(template.patch_xml(xml)), gettext_functions=("_",))
    )
    keys = (text[0] if isinstance(text, tuple) else text for text in found)  # values follow the message, as None
    return tuple(dict.fromkeys(key for key in keys if key))


@functools.cache
def _environment(language: str) -> _Words:
    return _Words(language)


@functools.cache
def _template(name: str) -> bytes:
    path = TEMPLATES / name
    if not path.is_file():
        raise DraftError(f"templates/{name} is not there: a letter is one Word file in templates")
    return path.read_bytes()


def _settled(packed: bytes) -> bytes:
    """The same parts with the content types first, in the order of their names, dated 1980."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as parts, zipfile.ZipFile(out, "w") as settled:
        for name in sorted(parts.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            settled.writestr(info, parts.read(name))
    return out.getvalue()


# What a template can call. The tag stands anywhere in a run; a mark gets a run of its own and ends it.


def _message(language: str, text: str, **values: object) -> Markup:
    """A message in words: {{ _("… {name} …", name=value) }}."""
    parts = re.split(r"\{(\w+)\}", word(text, language, "letters"))
    return Markup("").join(_shown(language, values[p]) if n % 2 else escape(p) for n, p in enumerate(parts))


def _shown(language: str, value: object, capital: bool = False) -> Markup:
    """A value in words; an unconfirmed one stands out and says so."""
    match value:
        case Markup():
            return value
        case Shown():
            text = show(value, language)
        case Said():
            text = say(value, language)
        case date():
            text = day(value, language)
        case Undefined() | str() | int():
            text = str(value)  # to show what is undefined raises, and names it
        case _:
            raise DraftError(f"a template shows a {type(value).__name__}, which has no words")
    text = _UNPRINTABLE.sub(" ", text[:1].upper() + text[1:] if capital else text)
    if isinstance(value, Shown) and value.unconfirmed:
        return _styled(f"{text} [{word('unconfirmed', language, 'terms')}]", UNCONFIRMED)
    return escape(text)


def _cited(language: str, cite: Mapping[str, Any], draft: bool) -> Markup:
    """A provision with its instrument; one whose text was not verified is badged, a number not known is left out."""
    article, instrument = str(cite["article"]), _shown(language, cite["instrument"])
    if article.startswith("?"):
        named = "" if instrument else word("article to be verified", language, "terms")
    elif article[:1].isdigit():
        heading = "Articles {article}" if re.search(r", \d", article) else "Article {article}"
        named = word(heading, language, "terms").format(article=article)
    else:
        named = article
    words = Markup(", ").join(part for part in (escape(named), instrument) if part)
    if not cite["verify"]:
        return words
    return words + " " + _styled(f"[{word('verify', language, 'terms')}]" if draft else "(*)", VERIFY)


def _listed(language: str, values: list[object]) -> Markup:
    """Values one after the other, apart by semicolons: their words have commas."""
    return Markup("; ").join(_shown(language, value) for value in values)


def _styled(text: str, style: str) -> Markup:
    return Markup(
        '</w:t></w:r><w:r><w:rPr><w:rStyle w:val="{}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
        '<w:r><w:t xml:space="preserve">'
    ).format(style, text)
