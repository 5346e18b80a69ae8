"""The convention of 1893 between the Netherlands and Argentina, as to witnesses; quotations are from its text."""

import sys
from datetime import date
from pathlib import Path

from models.fact import Kind
from models.law.applying import bases
from models.law.loading import load_law
from tests.law.instruments.asking import TODAY, basis
from tests.law.instruments.bilateral import (
    EX,
    MET,
    MLA,
    NOT_MET,
    SCOPE,
    UNKNOWN,
    Treaty,
    binds,
    channel,
    contained,
    duties,
    finding,
    in_language,
    outcome,
    quoted,
)

TREATY = Treaty(
    name="nl_ar_1893_evidence",
    requesting="NL",
    requested="AR",
    text="NLrepo_NL_AR_Extradition_1893_French.md",
    first=date(1913, 1, 1),
)


def test_every_quotation_stands_in_the_text(shared: Path) -> None:
    quoted(TREATY, shared, sys.modules[__name__], 5)


class TestArticle15LettersRogatory:
    """Art. 15: “l'audition de témoins, se trouvant dans l'autre état”; “accompagnée d'une traduction française”; “une
    affaire pénale, non politique”."""

    def test_it_is_a_basis_for_witnesses_and_for_nothing_else(self) -> None:
        binds(TREATY, (Kind.MLA,))
        assert not basis(TREATY.name, "NL", "AR", EX).stands
        for measure, stands in (("take_evidence", True), ("serve_documents", True), ("search", False)):
            rows = bases(load_law(), "NL", "AR", TODAY, MLA, (measure,))
            assert next(row for row in rows if row.instrument == TREATY.name).stands is stands

    def test_way_language_and_scope(self) -> None:
        asked: dict[str, object] = {"measure__1__kind": "take_evidence"}
        channel(TREATY, "15", "diplomatic", MLA)
        contained(TREATY, "15", "translation", ["request/translated"], MLA, request__translated=True, **asked)
        in_language(TREATY, "15", "fr", "nl", MLA)
        for recorded_as, expected in ((True, MET), (False, NOT_MET), (None, UNKNOWN)):
            rule = finding(TREATY, "15", "political", MLA, desk__political=recorded_as, **asked)
            assert (rule.force, rule.outcome) == (SCOPE, expected)


class TestArticles16And17:
    """Art. 16: “des frais de voyage et de séjour”; “ne pourra y être poursuivie ni détenue”; 17: “de l'exécution de
    commissions rogatoires”."""

    def test_duties(self) -> None:
        duties(TREATY, [("15", "execute"), ("16", "safe_conduct"), ("17", "costs")], MLA)
        assert outcome(TREATY, "16", "grant", MLA, measure__1__kind="serve_documents") is MET
