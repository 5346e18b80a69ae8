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
        if not _told(error):
            raise
        return 1
    return result if isinstance(result, int) else 0


def _told(error: Exception) -> bool:
    """Tells a person what went wrong; False for an error that is a programmer's to mend."""
    # Libraries are known by name: importing them here would cost a command that needs none of them its time.
    library, kind = type(error).__module__.partition(".")[0], type(error).__name__
    if library == "sqlalchemy" and kind == "OperationalError":
        below = type(getattr(error, "orig", None)).__name__
        telling.problem(f"the register cannot be reached ({below}): check COMITY_DATABASE")
    elif library == "sqlalchemy":
        telling.problem(f"the register refused this ({kind}): check COMITY_DATABASE")
    elif isinstance(error, ValueError | LookupError | OSError | RuntimeError):
        telling.problem(str(error.args[0] if isinstance(error, KeyError) and error.args else error))
    elif library in ("prefect", "httpx"):
        telling.problem(f"Prefect could not run this ({kind}): run it again, or see var/log")
    else:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
