"""The standard library's mail parser: headers and body of a message, and what is attached to it."""

import base64
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_MOST_FILES = 100
_MOST_BYTES = 50 * 1024 * 1024
_BREAKS = {"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "table"}
_UNSEEN = {"script", "style", "head", "title"}


class _Text(HTMLParser):
    """The visible text of an HTML body."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN and self.unseen > 0
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(re.sub(r"\s+", " ", data))


def _message(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # policy.default makes no other
    return message


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The message as rows: its headers as label and value, then its text."""
    message = _message(data)
    rows = [{"cells": [f"{name}: {message[name]}"], "header": True} for name in _HEADERS if message[name] is not None]
    body = message.get_body(("plain", "html"))
    if body is not None:
        text = body.get_content()
        if body.get_content_subtype() == "html":
            parser = _Text()
            parser.feed(text)
            text = "".join(parser.parts)
        rows += [{"cells": [line]} for line in text.splitlines()]
    files = sum(1 for _ in message.iter_attachments())
    yield {"rows": rows, "files": files}


def attachments(data: bytes) -> Iterator[dict[str, Any]]:
    """What is attached, by name and content; an attached message as a file of its own."""
    left = _MOST_BYTES
    for number, part in enumerate(_message(data).iter_attachments()):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            body = inner.as_bytes()  # type: ignore[union-attr]
        else:
            body = part.get_payload(decode=True) or b""
        left -= len(body)
        if number >= _MOST_FILES or left < 0:
            yield {"cut": True}
            return
        yield {"attachment": part.get_filename() or "attachment", "data": base64.b64encode(body).decode("ascii")}
