"""What is said of dual criminality: whether it is asked, which offence fits, of which victim, and the question."""

from datetime import date

import pytest

from models.fact import Kind, given, typed
from models.finding import Force, Status
from models.law import load_law
from models.law.check import Answer, Context
from models.law.checks import dual_criminality as said
from models.law.conduct import KIND_NOT_ENCODED, Limb, Match
from models.law.instrument import Ground
from models.law.offence import Offence
from models.value import Outcome, Said

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
LIST = {"waived_categories": ("trafficking", "laundering"), "waived_months": 36}
CATEGORY, MONTHS, PENALTY = "offence/1/category", "offence/1/max_months", "offence/1/penalty"


def offence(section: str = "188 Ter", category: str = "trafficking") -> Offence:
    return Offence.model_validate({
        "id": "of_the_test", "section": section, "category": category, "text": "An offence of the test.",
        "acts": ("recruit",), "max_months": 60, "status": Status.KNOWLEDGE,
    })  # fmt: skip


def limb(outcome: Outcome, path: str) -> Limb:
    settles = (path,) if outcome is UNKNOWN else ()
    return Limb(outcome=outcome, reason=Said(text="As the test says."), facts=(f"{path}/used",), settles=settles)


def match(
    outcome: Outcome, limbs: dict[str, Outcome], victims: str = "", others: tuple[str, ...] = (), category: str = ""
) -> Match:
    return Match(
        outcome=outcome, offence=offence(category=category or "trafficking"), victims=victims,
        limbs={name: limb(found, f"conduct/{name}") for name, found in limbs.items()},
        alternatives=tuple(offence(section) for section in others),
    )  # fmt: skip


def ask(values: dict[str, object], **rule: object) -> Answer:
    row = {"article": "1", "text": "A rule of the test.", "status": Status.KNOWLEDGE, "force": Force.OPTIONAL}
    ground = Ground.model_validate(row | {"topic": "dual_criminality"} | rule)
    law = load_law()
    where = Context(
        law=law, requesting="ES", requested="MX", on=date(2026, 11, 24), kind=Kind.EXTRADITION,
        instrument=law.instruments["es_mx_1978"],
    )  # fmt: skip
    return said.check(given({path: typed(path, value) for path, value in values.items()}), ground, where)


def told(answer: Answer) -> tuple[object, ...]:
    return answer.outcome, answer.reason.text, answer.facts, answer.settles, dict(answer.reason.values)


class TestWhetherItIsAsked:
    """Never; only for coercive measures; or not for what is on a list with a penalty heavy enough (2002/584, 2(2))."""

    KIND = "measure/1/kind"

    @pytest.mark.parametrize(
        ("rule", "values", "expected"),
        [
            ({"when": "never"}, {}, (MET, said.NOT_ASKED, (), (), {})),
            ({"when": "coercive"}, {}, (UNKNOWN, said.MEASURES_OPEN, (), (KIND,), {})),
            ({"when": "coercive"}, {KIND: "documents"}, (MET, said.NOT_COERCIVE, (KIND,), (), {})),
            (LIST, {CATEGORY: "trafficking", MONTHS: 36}, (MET, said.LISTED, (CATEGORY, MONTHS), (), {"months": 36})),
            (LIST, {CATEGORY: "trafficking", MONTHS: 12, PENALTY: "life"},
             (MET, said.LISTED, (CATEGORY, PENALTY), (), {"months": 36})),
            (LIST, {CATEGORY: "trafficking", PENALTY: "death"},
             (MET, said.LISTED, (CATEGORY, PENALTY), (), {"months": 36})),
            (LIST, {CATEGORY: "trafficking", MONTHS: 36, "offence/2/category": "laundering",
                    "offence/2/max_months": 40},
             (MET, said.LISTED, (CATEGORY, MONTHS, "offence/2/category", "offence/2/max_months"), (), {"months": 36})),
            ({"waived_categories": ("trafficking",)}, {CATEGORY: "trafficking", MONTHS: 1},
             (MET, said.LISTED, (CATEGORY, MONTHS), (), {"months": 0})),
        ],
    )  # fmt: skip
    def test_it_is_no_condition(self, rule: dict[str, object], values: dict[str, object], expected: object) -> None:
        assert told(ask(values, **rule)) == expected

    @pytest.mark.parametrize(
        ("rule", "values"),
        [
            ({"when": "coercive"}, {KIND: "documents", "measure/2/kind": "search"}),
            ({"when": "coercive"}, {KIND: "search"}),
            (LIST, {CATEGORY: "trafficking", MONTHS: 35}),
            (LIST, {CATEGORY: "trafficking", PENALTY: "term"}),
            (LIST, {CATEGORY: "trafficking", MONTHS: 36, "offence/2/category": "other", "offence/2/max_months": 60}),
            (LIST, {CATEGORY: "other", MONTHS: 60}),
            (LIST, {MONTHS: 60}),
            (LIST, {}),
            ({"waived_categories": ("trafficking",)}, {CATEGORY: "trafficking"}),
        ],
    )
    def test_it_is_a_condition(self, rule: dict[str, object], values: dict[str, object]) -> None:
        answer = ask(values, **rule)
        assert answer.reason.text == said.OPEN
        assert answer.reason.values == {"state": "MX", "section": answer.reason.values["section"]}


class TestWhatFits:
    """The sentence by outcome, by victim, and by what else fits."""

    ACT, MEANS = {"act": UNKNOWN}, {"act": MET, "means": UNKNOWN}

    @pytest.mark.parametrize(
        ("found", "text", "values"),
        [
            (match(MET, {"act": MET}), said.PUNISHABLE, {}),
            (match(MET, {"act": MET}, others=("189",)), said.PUNISHABLE, {}),
            (match(NOT_MET, {"act": NOT_MET}), said.NOT_PUNISHABLE, {}),
            (match(NOT_MET, {"act": NOT_MET}, others=("189",)), said.NOT_PUNISHABLE, {}),
            (match(NOT_MET, {"act": NOT_MET}, "2"), said.NOT_PUNISHABLE_OF, {"victims": "2"}),
            (match(UNKNOWN, ACT), said.OPEN, {}),
            (match(UNKNOWN, ACT, others=("188 Ter",)), said.OPEN, {}),
            (match(UNKNOWN, ACT, others=("189", "188 Ter", "190", "189")), said.OPEN_ELSE, {"others": "189, 190"}),
            (match(UNKNOWN, ACT, "1, 3"), said.OPEN_OF, {"victims": "1, 3"}),
            (match(UNKNOWN, ACT, "1, 3", others=("189",)), said.OPEN_OF, {"victims": "1, 3"}),
        ],
    )
    def test_is_said_in_full(
        self, found: Match, text: str, values: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(said, "corresponding", lambda *_: found)
        expected = (found.outcome, text, found.facts, found.settles, {"state": "MX", "section": "188 Ter"} | values)
        assert told(ask({})) == expected
        assert found.facts

    @pytest.mark.parametrize(("other", "text"), [(False, said.NOT_ENCODED), (True, KIND_NOT_ENCODED)])
    def test_nothing_is_encoded(self, other: bool, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(said, "corresponding", lambda *_: Match(outcome=UNKNOWN, other_kind=other))
        answer = ask({})
        assert told(answer) == (UNKNOWN, text, (), (), {"state": "MX"})
        assert answer.question is None


class TestQuestion:
    """What is asked of the first element that wants; a victim is named by number alone."""

    @pytest.mark.parametrize(
        ("found", "question"),
        [
            (match(MET, {"act": MET, "means": MET}), None),
            (match(UNKNOWN, {"act": UNKNOWN, "means": UNKNOWN}), Said(text=said.ASK_ACT)),
            (match(UNKNOWN, {"act": NOT_MET}, category="smuggling"), Said(text=said.ASK_SMUGGLING)),
            (match(UNKNOWN, {"act": UNKNOWN}, category="laundering"), Said(text=said.ASK_LAUNDERING)),
            (match(UNKNOWN, {"act": UNKNOWN}, "2"), Said(text=said.ASK_ACT)),
            (match(UNKNOWN, {"act": MET, "means": UNKNOWN, "purpose": UNKNOWN}), Said(text=said.ASK_MEANS)),
            (match(UNKNOWN, {"act": MET, "means": MET, "purpose": NOT_MET}), Said(text=said.ASK_PURPOSE)),
            (match(UNKNOWN, {"means": UNKNOWN}, "2"), Said(text=said.ASK_MEANS_OF, values={"victims": "2"})),
            (match(UNKNOWN, {"purpose": UNKNOWN}, "2"), Said(text=said.ASK_PURPOSE_OF, values={"victims": "2"})),
        ],
    )
    def test_by_element(self, found: Match, question: Said | None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(said, "corresponding", lambda *_: found)
        assert ask({}).question == question
