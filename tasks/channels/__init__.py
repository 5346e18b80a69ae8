"""Channels: one module, one way to send a parcel and to fetch what the other side answers.

A channel has `send(address, parcel)`, safe to call twice with the same parcel, and `fetch(address)`.
"""

import importlib
import pkgutil
from typing import NamedTuple, Protocol


class Parcel(NamedTuple):
    """What is sent: its digest, and its files by name, the manifest among them."""

    digest: str
    files: dict[str, bytes]


class ChannelDown(OSError):
    """The other side cannot be reached now: trying again may help."""


class ChannelRefuses(ValueError):
    """The channel cannot take this, and trying again will not help; the message says what to do."""


class Channel(Protocol):
    """What a channel module offers."""

    def send(self, address: str, parcel: Parcel) -> None:
        """The parcel is with the other side, whole; sent twice it is there once."""

    def fetch(self, address: str) -> list[tuple[str, bytes]]:
        """What the other side has left for us, by name; fetching removes nothing."""


def channel(name: str) -> Channel:
    """The channel of this name; `ChannelRefuses` names those there are."""
    known = sorted(module.name for module in pkgutil.iter_modules(__path__))
    if name not in known:
        raise ChannelRefuses(f"there is no channel {name!r}; there are: {', '.join(known)}")
    module: Channel = importlib.import_module(f"tasks.channels.{name}")
    return module
