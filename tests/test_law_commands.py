"""The commands that ask the law alone, as a lawyer types them."""

import pytest
from rich.console import Console

from flows.__main__ import main
from tasks import telling


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Console:
    """What would be on the screen."""
    console = Console(record=True, width=400, file=None, quiet=False)
    monkeypatch.setattr(telling, "out", console)
    return console


def told(screen: Console, *words: str, ends: int = 0) -> str:
    assert main([*words]) == ends
    return screen.export_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("basis", "ES", "MX", "--kind", "extradition"), "It binds both States since 1980-06-01 and comes first."),
        (("basis", "ES", "MX", "--kind", "extradition", "--language", "es"), "Vincula a ambos Estados"),
        (("assess", "samples/03_es_mx_extradition.toml", "--language", "es"), "La solicitud lo contiene."),
        (("law",), "participations of States"),
        (("law", "list"), "United Nations Convention against Transnational Organized Crime"),
        (("law", "show", "untoc"), "acts on another State's territory"),
        (("law", "show", "MX"), "10(I) LEI"),
        (("law", "show", "cjeu"), "Aranyosi"),
        (("law", "show", "ets24", "--language", "es"), "Convenio Europeo de Extradición"),
        (("law", "stale", "--on", "2030-01-01"), "Checked more than 365 days ago"),
        (("law", "treaties", "GB", "TH"), "78941"),
    ],
)  # fmt: skip
def test_it_says_what_it_is_asked(screen: Console, words: tuple[str, ...], says: str) -> None:
    assert says in told(screen, *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("law", "show", "nothing"), "nothing here is called 'nothing': ./comity law list names"),
        (("basis", "ES", "MX", "--language", "qq"), "letters exist in en, es"),
        (("law", "treaties", "GB", "QQ"), "'QQ' is no State"),
    ],
)
def test_a_mistake_is_told(screen: Console, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str) -> None:
    errors: list[str] = []
    monkeypatch.setattr(telling, "problem", errors.append)
    assert main([*words]) == 1
    assert says in errors[0]
