"""A PDF in the child: counted first, then inspected, then read page by page."""

from collections.abc import Iterator
from typing import Any

from tasks.parsing import pdf_count

FEW = 3  # pages, up to which a second child would come too late to help


class TooManyPages(ValueError):
    """More pages than the desk reads at once."""

    code = "pages"


def read(data: bytes, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The head (first share only), then one line a page; pages are dealt to the shares in turn."""
    share, shares = job["share"], job["shares"]
    count = pdf_count.pages(data)
    if count > job["most"]:
        raise TooManyPages("the limit of pages")
    if count <= FEW:
        if share > 0:
            return
        shares = 1
    if share == 0:
        yield {"head": {"pages": count, "inspected": False}}
        from tasks.parsing import pdf_inspect

        yield {"head": {"pages": count, **pdf_inspect.inspect(data)}}
    from tasks.parsing import pdf_words

    yield from pdf_words.read(data, range(1 + share, count + 1, shares))
