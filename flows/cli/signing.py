"""Who acts: what every act of an officer asks for, so that it is proven who did it."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

if TYPE_CHECKING:
    from models.officer import Credentials

Officer = Annotated[str, Parameter(help="Your officer code.")]
Code = Annotated[
    str | None, Parameter(help="Your one-time code, good for one act. Better not here: it is asked for, and not shown.")
]


def signed(officer: str, code: str | None) -> "Credentials":
    """Who acts, with the code that was given or is typed now."""
    from models.officer import Credentials
    from tasks.asking import one_time_code

    return Credentials(officer=officer, one_time_code=one_time_code(officer) if code is None else code)
