"""What a manifest says may be done with a parcel, and who must stand behind the handing over."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.finding import Assessment, Basis, Finding, Force, Status, Subject
from models.handoff import HandOverForm
from models.value import Outcome, Said
from tasks import handing
from tests.recording.desk import assessment, finding


def test_a_form_without_an_officer_is_refused() -> None:
    with pytest.raises(ValidationError, match="officer"):
        HandOverForm.model_validate({"case": "MX-2026-00001", "to": "executing"})


def law(*found: Finding) -> Assessment:
    title = Basis(instrument="treaty", title="Treaty of Samples", stands=True, rank=1, reason=Said(text="So."))
    return assessment(*found).model_copy(update={"bases": (title,)})


def duty(topic: str, text: str, **changed: Any) -> Finding:
    made = finding(topic, Force.DUTY, changed.pop("outcome", Outcome.MET), subject=Subject.DUTY)
    return made.model_copy(update={"rule": Said(text=text), **changed})


def test_the_limits_of_use_are_a_line_a_duty_with_its_place_and_its_words() -> None:
    use, secret = duty("use_limitation", "Used as stated."), duty("confidentiality", "Kept secret.", article="?")
    assert handing.use_limits(law(use, secret, use)) == (
        "Treaty of Samples art. 1: Used as stated.",
        "Treaty of Samples, article not known: Kept secret.",
    )
    remembered = secret.model_copy(update={"status": Status.KNOWLEDGE, "instrument": "xx"})
    assert handing.use_limits(law(remembered)) == ("law of XX, article not known (verify): Kept secret.",)


def test_a_limit_that_does_not_arise_is_left_out_and_one_that_may_is_kept_to() -> None:
    asked_for = duty("confidentiality", "Kept secret.", outcome=Outcome.NOT_MET)
    costs, shown = duty("costs", "Each bears its own."), duty("use_limitation", "Never applied.", applied=False)
    assert handing.use_limits(law(asked_for, costs, shown)) == ()
    (line,) = handing.use_limits(law(asked_for.model_copy(update={"outcome": Outcome.UNKNOWN})))
    assert line == "Treaty of Samples art. 1: Kept secret. Whether it applies is not known yet: keep to it."
