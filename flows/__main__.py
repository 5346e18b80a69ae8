"""The command line: `./comity receive request.pdf`, `./comity --help`."""

import os
import sys

from pydantic import ValidationError

import flows.cli.cases
import flows.cli.incoming
import flows.cli.law
import flows.cli.office  # noqa: F401  (each adds its commands to the app)
from flows.cli.app import app
from tasks import telling


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 done, 1 it could not be done, 2 the command was wrong."""
    try:
        result = app(arguments, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        # Who read the output, such as `head`, has enough; what is left of it must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ValidationError as error:
        for line in error.errors(include_input=False, include_url=False):
            telling.problem(f"{'.'.join(map(str, line['loc']))}: {line['msg']}")
        return 2
    except KeyboardInterrupt:
        telling.problem("stopped; what was done stands, and running the command again goes on from there")
        return 1
    except Exception as error:
        said = _said(error)
        if said is None:
            raise
        telling.problem(said)
        return 1
    return result if isinstance(result, int) else 0


def _said(error: Exception) -> str | None:
    """What a person is told; None for an error that is a programmer's to mend."""
    # Libraries are known by name: importing them here would cost a command that needs none of them its time.
    library = type(error).__module__.partition(".")[0]
    if library == "sqlalchemy":
        orig = getattr(error, "orig", None)
        if type(error).__name__ == "OperationalError":
            return f"the register cannot be reached ({type(orig).__name__}): check COMITY_DATABASE"
        return f"the register refused this ({type(error).__name__}): check COMITY_DATABASE"
    if isinstance(error, ValueError | LookupError | OSError | RuntimeError):
        return str(error.args[0] if isinstance(error, KeyError) and error.args else error)
    if library in ("prefect", "httpx"):
        return f"Prefect could not run this ({type(error).__name__}): run it again, or see var/log"
    return None


if __name__ == "__main__":
    sys.exit(main())
