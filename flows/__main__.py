"""The command line: `./comity receive request.pdf`, `./comity --help`."""

import os
import sys

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError, SQLAlchemyError

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
    except OperationalError as error:
        telling.problem(f"the register cannot be reached ({type(error.orig).__name__}): check COMITY_DATABASE")
        return 1
    except SQLAlchemyError as error:
        telling.problem(f"the register refused this ({type(error).__name__}): check COMITY_DATABASE")
        return 1
    except KeyboardInterrupt:
        telling.problem("stopped; what was done stands, and running the command again goes on from there")
        return 1
    except (ValueError, LookupError, OSError, RuntimeError) as error:
        telling.problem(str(error.args[0] if isinstance(error, KeyError) and error.args else error))
        return 1
    except Exception as error:
        # Prefect and what it speaks HTTP with are not imported here: that would cost each command seconds.
        if type(error).__module__.partition(".")[0] not in ("prefect", "httpx"):
            raise
        telling.problem(f"Prefect could not run this ({type(error).__name__}): run it again, or see var/log")
        return 1
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(main())
