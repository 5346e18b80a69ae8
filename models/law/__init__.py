"""The law as dated, cited data, and the pure functions that apply it."""

from models.law.applying import bases
from models.law.assessing import assess
from models.law.clocks import limits_started
from models.law.law import Law, LawError, UnknownState
from models.law.loading import load_law, messages

__all__ = ["Law", "LawError", "UnknownState", "assess", "bases", "limits_started", "load_law", "messages"]
