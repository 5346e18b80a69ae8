"""A file of the law that is wrong is refused, with its place and what to do; the whole law loads fast."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.finding import Status, Subject
from models.law import LawError, load_law
from models.law.loading import FOLDER, checks_complete
from models.law.registry import TwoChecks, discovered, modules
from models.states import STATES

Wrong = Callable[[str, str, str], Path]


@pytest.fixture
def wrong(tmp_path: Path) -> Wrong:
    """A copy of the law in which one text in one file is replaced."""

    def change(name: str, old: str, new: str) -> Path:
        folder = tmp_path / "law"
        for part in ("instruments", "countries", "offences", "rulings", "registers"):
            shutil.copytree(FOLDER / part, folder / part)
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change


ES_MX, ETS185, AR = "instruments/es_mx_1978.toml", "instruments/ets185.toml", "countries/ar.toml"
CA, UK = "rulings/ca.toml", "registers/uk_treaties.toml"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (ES_MX, 'route = "diplomatic"', 'rute = "diplomatic"', r"line \d+: channel\.1\..*: this key is"),
        (ES_MX, 'article = "14"\n', "", r"line \d+: channel\.1\.article: this key is required: add it"),
        (ES_MX, 'status = "verified"\n', "", r"line \d+: channel\.1\.status: this key is required"),
        (ES_MX, 'source = "Título I, artículo 14"\n', "", "status verified needs source"),
        (ES_MX, 'status = "verified"', 'status = "sure"', "'verified', 'knowledge' or 'unconfirmed'"),
        (ES_MX, 'topic = "facts"', 'topic = "fact"', r"line \d+: requirement\.1: .*unknown requirement 'fact'"),
        (ES_MX, 'topic = "political"', 'topic = "politics"', "unknown ground 'politics'"),
        (ES_MX, 'topic = "grant"', 'topic = "give"', "unknown duty 'give'"),
        (ES_MX, 'trigger = "provisional_arrest"', 'trigger = "arrested"', "unknown event 'arrested'"),
        (ES_MX, "liberty = true", "liberty = true\nroll = true", "never rolls forward"),
        (ES_MX, 'force = "mandatory"', 'force = "must"', r"ground\.1"),
        (ES_MX, 'measures = ["serve_documents"]', 'measures = ["serve"]', "unknown measure"),
        (ES_MX, 'state = "ES"', 'state = "QQ"', "'QQ' is no State: write its ISO 3166-1 code"),
        (ES_MX, 'state = "MX"', 'state = "ES"', "party ES: two rows hold on the same day"),
        (ES_MX, 'to = ["es_mx_mla_2006"]', 'to = ["es_mx_2006"]', "a relation names 'es_mx_2006'"),
        (ES_MX, 'id = "es_mx_1978"', 'id = "es_mx_1979"', "rename it to es_mx_1979.toml"),
        (ES_MX, 'sort = "treaty"', 'sort = "treaty', "is not TOML"),
        (ES_MX, "since = 2006-09-29", "since = 2006-09-29\nuntil = 2006-09-29", "since must come before until"),
        ("countries/mx.toml", 'code = "MX"', 'code = "QQ"', "rename it to qq.toml"),
        ("countries/mx.toml", "possible = true", 'possible = "perhaps"', "without_treaty"),
        ("countries/mx.toml", "checked = 2026-11-24\n", "", "checked: this key is required"),
        ("offences/mx.toml", '"recruit"', '"recruiting"', "unknown code"),
        ("offences/de.toml", 'id = "de_232_2"', 'id = "de_232_1"', "two rows hold on the same day"),
        ("offences/de.toml", "max_months = 60", "max_months = 0", "needs max_months, or life"),
        (ES_MX, "before = true", 'before = true\ncount = "include"', "take count out"),
        (
            ETS185,
            "[[jurisdiction]]\n",
            '[[jurisdiction]]\nti = "flag"\n',
            r"line \d+: jurisdiction\.1\.ti: this key is",
        ),
        (ETS185, 'tie = "', 'tie = "blood', r"line \d+: jurisdiction\.1\.tie: .*'territory', 'flag'"),
        (ETS185, "[[route]]\n", "[[route]]\nwhy = 1\n", r"line \d+: route\.1\.why: this key is not known here"),
        (ETS185, 'way = "', 'way = "rumour', r"line \d+: route\.1\.way: .*'police', 'spontaneous'"),
        (AR, "[[closure]]\n", "[[closure]]\nshut = true\n", r"line \d+: closure\.1\.shut: this key is not known"),
        (AR, 'from_day = "', 'from_day = "1', r"line \d+: closure\.1\.from_day"),
        (AR, "[[policy]]\n", "[[policy]]\nmood = 1\n", r"line \d+: policy\.1\.mood: this key is not known here"),
        (AR, 'stance = "', 'stance = "un', r"line \d+: policy\.1\.stance: .*'allows', 'conditions' or 'bars'"),
        (CA, 'number = "[1989] 1 SCR 1469"\n', "", r"line \d+: ruling\.1\.number: this key is required: add it"),
        (CA, 'topics = ["nationality"', 'topics = ["nation"', r"ruling\.1.*'nation'"),
        (CA, 'binds = ["CA"]', 'binds = ["QQ"]', "'QQ' is no State: write its ISO 3166-1 code"),
        (CA, 'overruled_by = "ca_2001_burns"', 'overruled_by = "ca_2001"', "is overruled by 'ca_2001', which no file"),
        (CA, 'id = "ca_1991_kindler"', 'id = "ca_1989_cotroni"', "two rulings are ca_1989_cotroni: rename one"),
        (UK, "[[entry]]\n", "[[entry]]\nplace = 1\n", r"line \d+: entry\.1\.place: this key is not known here"),
        (UK, 'states = ["GB", "SM"]', 'states = ["GB", "QQ"]', "'QQ' is no State: write its ISO 3166-1 code"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_what_to_do(
    wrong: Wrong, name: str, old: str, new: str, says: str
) -> None:
    with pytest.raises(LawError, match=says) as refused:
        load_law(wrong(name, old, new))
    assert re.match(rf"{name.split('/')[0]}/\S+\.toml(, line \d+: | is not TOML: .*line \d+)", str(refused.value))


def test_the_line_is_that_of_the_table_that_is_wrong(wrong: Wrong) -> None:
    folder = wrong(ES_MX, 'topic = "limitation_text"', 'topic = "limitations"')
    with pytest.raises(LawError) as refused:
        load_law(folder)
    found = re.search(r"line (\d+)", str(refused.value))
    assert found is not None
    lines = (folder / ES_MX).read_text(encoding="utf-8").splitlines()
    assert lines[int(found.group(1)) - 1] == "[[requirement]]"
    assert lines[int(found.group(1))] == 'topic = "limitations"'


def test_the_line_is_that_of_the_word_which_no_other_row_agrees_with(wrong: Wrong) -> None:
    folder = wrong(ES_MX, 'to = ["es_mx_mla_2006"]', 'to = ["es_mx_2006"]')
    with pytest.raises(LawError, match=r"line \d+: a relation names 'es_mx_2006'") as refused:
        load_law(folder)
    number = int(re.findall(r"line (\d+)", str(refused.value))[0])
    assert (folder / ES_MX).read_text(encoding="utf-8").splitlines()[number - 1] == 'to = ["es_mx_2006"]'


def test_two_provisions_on_the_same_day_are_refused_and_one_after_the_other_is_not(wrong: Wrong) -> None:
    rule = '[[ground]]\ntopic = "military"\nforce = "scope"\narticle = "5"\ntext = "Another wording."\n'
    rule += 'kinds = ["extradition", "provisional_arrest"]\nstatus = "knowledge"\n'
    old = '[[ground]]\ntopic = "fiscal"'
    with pytest.raises(LawError, match="article 5: two rows hold on the same day"):
        load_law(wrong(ES_MX, old, f"{rule}\n{old}"))


def test_an_ended_rule_makes_room_for_the_next(wrong: Wrong) -> None:
    old = 'status = "verified"\nsource = "Título I, artículo 5"\n'
    text = '\n[[ground]]\ntopic = "military"\nforce = "scope"\narticle = "5"\ntext = "Another wording."\n'
    text += 'kinds = ["extradition", "provisional_arrest"]\nsince = 2020-01-01\nstatus = "knowledge"\n'
    law = load_law(wrong(ES_MX, old, f"{old}until = 2020-01-01\n{text}"))
    assert sum(ground.article == "5" for ground in law.instruments["es_mx_1978"].ground) == 2


def test_a_topic_without_a_check_is_refused() -> None:
    registry = dict(discovered())
    del registry[Subject.GROUND, "political"]
    with pytest.raises(LawError, match="no check serves the ground 'political'"):
        checks_complete(registry)


def test_a_check_of_no_topic_is_refused() -> None:
    registry = dict(discovered())
    registry[Subject.GROUND, "weather"] = registry[Subject.GROUND, "political"]
    with pytest.raises(LawError, match=r"models\.law\.checks\.recorded serves the ground 'weather', which"):
        checks_complete(registry)


def test_two_checks_of_one_topic_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from models.law.checks import fiscal, recorded

    monkeypatch.setattr(fiscal, "SERVES", ("fiscal", "political"))
    assert {fiscal, recorded} <= set(modules())
    with pytest.raises(TwoChecks, match="'political'"):
        discovered.__wrapped__()


def test_a_check_is_found_without_being_named_anywhere() -> None:
    names = {path.stem for path in (FOLDER / "checks").glob("*.py")} - {"__init__"}
    assert {module.__name__.rsplit(".", 1)[1] for module in modules()} == names
    assert all(module.SERVES for module in modules())


def test_the_version_changes_with_any_byte_of_the_data(wrong: Wrong) -> None:
    changed = load_law(wrong("countries/us.toml", "# The", "#  The"))
    assert re.fullmatch("[0-9a-f]{64}", load_law().version)
    assert changed.version != load_law().version


def test_the_law_is_read_once() -> None:
    assert load_law() is load_law()


def test_every_verified_rule_names_what_was_read() -> None:
    law = load_law()
    rows = [row for instrument in law.instruments.values() for row in instrument.provisions]
    rows += [row for country in law.countries.values() for row in country.provisions]
    assert len(rows) > 400
    assert all(row.source for row in rows if row.status is Status.VERIFIED)


def test_every_text_that_a_file_says_was_read_is_there(shared: Path) -> None:
    law = load_law()
    cited = {row.source for instrument in law.instruments.values() for row in instrument.provisions}
    cited |= {row.source for country in law.countries.values() for row in country.provisions}
    cited |= {offence.source for file in law.offences.values() for offence in file.offence}
    cited |= {instrument.source for instrument in law.instruments.values()}
    named = {name for source in cited for name in re.findall(r"\.\./shared/(\S+?\.(?:md|txt|xml))", source)}
    assert len(named) >= 10
    assert not [name for name in sorted(named) if not (shared / name).is_file()]


def test_states_are_iso_codes_and_a_few_more() -> None:
    assert {"MX", "US", "ES", "DE", "FR", "EU", "XK"} <= STATES
    assert len(STATES) == 251
