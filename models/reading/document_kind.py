"""What a document is, by what it says."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """The kinds of paper that reach the desk of a central authority."""

    REQUEST = "request"  # asks for assistance or extradition
    FORM_BLANK = "form_blank"  # a standard form in which nothing is filled in
    REPLY = "reply"  # answers a request
    RECEIPT = "receipt"  # confirms that something arrived
    NOTIFICATION = "notification"  # tells of something and asks for nothing
    FORWARDING_NOTE = "forwarding_note"  # only carries an annex
    LEGAL_INSTRUMENT = "legal_instrument"  # a treaty, a statute, guidelines
    JUDGMENT = "judgment"  # a judgment, a warrant, an order of a court on its own
    CIVIL_FORM = "civil_form"  # a form of civil judicial cooperation
    OTHER = "other"  # readable, and none of these
    UNKNOWN = "unknown"  # no text, or no language that is known
