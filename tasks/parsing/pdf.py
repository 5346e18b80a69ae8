"""A PDF in the child: counted first, then inspected, then read page by page."""

from collections.abc import Iterator
from typing import Any

from tasks.parsing import pdf_count

MANY = 20  # from here on two children share the pages


class TooManyPages(ValueError):
    """More pages than the desk reads at once."""

    code = "pages"


def read(data: bytes, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The head (first share only), then one line a page; pages are dealt to the shares in turn."""
    share, shares = job["share"], job["shares"]
    count = job.get("count") or pdf_count.pages(data)
    if count > job["most"]:
        raise TooManyPages("the limit of pages")
    if share == 0:
        from tasks.parsing import pdf_inspect

        yield {"head": {"pages": count, "shared": count > MANY, **pdf_inspect.inspect(data)}}
    from tasks.parsing import pdf_words

    if count <= MANY:
        shares = 1
    yield from pdf_words.read(data, range(1 + share, count + 1, shares))
