"""Several runs of one flow, one after the other."""

import pytest
from prefect.client.schemas.objects import State, StateType

from tasks.engine import each


class Unreadable(ValueError):
    """What the second run fails of."""


def test_a_run_that_fails_delays_no_other_and_is_told_at_the_end() -> None:
    done: list[str] = []

    def receive(entry: str, *, return_state: bool) -> State[None]:
        assert return_state
        done.append(entry)
        if entry == "second":
            return State(type=StateType.FAILED, data=Unreadable("its pages cannot be read"))
        return State(type=StateType.COMPLETED)

    with pytest.raises(Unreadable):
        each(receive, ("first", "second", "third"))
    assert done == ["first", "second", "third"]
    done.clear()
    each(receive, ("first", "third"))
    assert done == ["first", "third"]
