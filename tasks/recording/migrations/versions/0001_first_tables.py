"""The first tables: entries, documents, cases, facts, decisions, clocks, letters, hand-offs, the journal."""

import sqlalchemy as sa
from alembic import op

from models.journal import GENESIS
from models.row import Moment

revision = "0001"
down_revision = None

# The journal is append-only: the database itself refuses to change or delete a row of it.
SQLITE = (
    """
    CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    # INSERT OR REPLACE deletes without firing the trigger on DELETE.
    """
    CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
    """,
    """
    CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()
    """,
)


def upgrade() -> None:
    """Makes the tables, the triggers of the journal, and the journal's first head."""
    tables()
    op.execute(sa.text("INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, :genesis)").bindparams(genesis=GENESIS))
    for statement in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)


def tables() -> None:
    """Makes the tables and their indexes."""
    op.create_table(
        "case_file",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("requesting", sa.String(), nullable=False),
        sa.Column("requested", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("their_reference", sa.String(), nullable=True),
        sa.Column("their_authority", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("facts_version", sa.String(), nullable=False),
        sa.Column("consulted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_file")),
    )
    op.create_index(op.f("ix_case_file_their_reference"), "case_file", ["their_reference"], unique=False)
    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "document",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("kept_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_document")),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=True),
        sa.Column("case", sa.String(), nullable=True),
        sa.Column("thing", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_index(op.f("ix_journal_case"), "journal", ["case"], unique=False)
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "officer",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_officer")),
    )
    op.create_table(
        "assessment",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("facts_version", sa.String(), nullable=False),
        sa.Column("law_version", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_assessment_case")),
        sa.PrimaryKeyConstraint("digest", "case", name=op.f("pk_assessment")),
    )
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("box", sa.JSON(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.digest"], name=op.f("fk_candidate_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint(
            "document", "reader", "path", "ordinal", name=op.f("uq_candidate_document_reader_path_ordinal")
        ),
    )
    op.create_index(op.f("ix_candidate_document"), "candidate", ["document"], unique=False)
    op.create_table(
        "case_link",
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_case_link_case")),
        sa.ForeignKeyConstraint(["other"], ["case_file.number"], name=op.f("fk_case_link_other")),
        sa.PrimaryKeyConstraint("case", "other", name=op.f("pk_case_link")),
    )
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("started", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("safe", sa.Date(), nullable=False),
        sa.Column("liberty", sa.Boolean(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("consequence", sa.JSON(), nullable=False),
        sa.Column("counted", sa.JSON(), nullable=False),
        sa.Column("met_by", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("suspended_on", sa.Date(), nullable=True),
        sa.Column("former_due", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_clock_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
        sa.UniqueConstraint("case", "rule", "started", name=op.f("uq_clock_case_rule_started")),
    )
    op.create_index(op.f("ix_clock_case"), "clock", ["case"], unique=False)
    op.create_index(op.f("ix_clock_due"), "clock", ["due"], unique=False)
    op.create_index(op.f("ix_clock_state"), "clock", ["state"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_conflict_case")),
        sa.ForeignKeyConstraint(["officer"], ["officer.code"], name=op.f("fk_conflict_officer")),
        sa.PrimaryKeyConstraint("case", "officer", name=op.f("pk_conflict")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=True),
        sa.Column("second_key", sa.String(), nullable=True),
        sa.Column("facts_version", sa.String(), nullable=False),
        sa.Column("law_version", sa.String(), nullable=False),
        sa.Column("assessment", sa.String(), nullable=False),
        sa.Column("relied_on", sa.JSON(), nullable=False),
        sa.Column("departed_from", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("review", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_decision_case")),
        sa.ForeignKeyConstraint(["officer"], ["officer.code"], name=op.f("fk_decision_officer")),
        sa.ForeignKeyConstraint(["second"], ["officer.code"], name=op.f("fk_decision_second")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("key", name=op.f("uq_decision_key")),
        sa.UniqueConstraint("second_key", name=op.f("uq_decision_second_key")),
    )
    op.create_index(op.f("ix_decision_case"), "decision", ["case"], unique=False)
    op.create_table(
        "document_reading",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("unreadable", sa.JSON(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.digest"], name=op.f("fk_document_reading_document")),
        sa.PrimaryKeyConstraint("document", "reader", name=op.f("pk_document_reading")),
    )
    op.create_table(
        "entry",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=True),
        sa.Column("arrival", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=True),
        sa.Column("case", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_entry_case")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entry")),
        sa.UniqueConstraint("arrival", name=op.f("uq_entry_arrival")),
    )
    op.create_index(op.f("ix_entry_case"), "entry", ["case"], unique=False)
    op.create_table(
        "journal_content",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_journal_content_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal_content")),
    )
    op.create_table(
        "used_code",
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["officer"], ["officer.code"], name=op.f("fk_used_code_officer")),
        sa.PrimaryKeyConstraint("officer", "step", name=op.f("pk_used_code")),
    )
    op.create_table(
        "filing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_filing_case")),
        sa.ForeignKeyConstraint(["document"], ["document.digest"], name=op.f("fk_filing_document")),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], name=op.f("fk_filing_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing")),
        sa.UniqueConstraint("document", "entry", "case", name=op.f("uq_filing_document_entry_case")),
    )
    op.create_index(op.f("ix_filing_case"), "filing", ["case"], unique=False)
    op.create_index(op.f("ix_filing_document"), "filing", ["document"], unique=False)
    op.create_index(op.f("ix_filing_entry"), "filing", ["entry"], unique=False)
    op.create_table(
        "handoff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("parcel", sa.String(), nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sealed_at", Moment(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("receipt", sa.JSON(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_handoff_case")),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_handoff_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoff")),
        sa.UniqueConstraint(
            "case", "decision", "recipient", "attempt", name=op.f("uq_handoff_case_decision_recipient_attempt")
        ),
        sa.UniqueConstraint("case", "step", "recipient", name=op.f("uq_handoff_case_step_recipient")),
    )
    op.create_index(op.f("ix_handoff_case"), "handoff", ["case"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("drawn_from", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("released_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.digest"], name=op.f("fk_letter_document")),
        sa.ForeignKeyConstraint(["released_by"], ["decision.id"], name=op.f("fk_letter_released_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint(
            "case",
            "entry",
            "code",
            "language",
            "drawn_from",
            name=op.f("uq_letter_case_entry_code_language_drawn_from"),
        ),
        sa.UniqueConstraint(
            "case", "entry", "code", "language", "version", name=op.f("uq_letter_case_entry_code_language_version")
        ),
    )
    op.create_index(op.f("ix_letter_case"), "letter", ["case"], unique=False)
    op.create_index(op.f("ix_letter_entry"), "letter", ["entry"], unique=False)
    op.create_table(
        "rung",
        sa.Column("clock", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["clock"], ["clock.id"], name=op.f("fk_rung_clock")),
        sa.PrimaryKeyConstraint("clock", "level", "due", name=op.f("pk_rung")),
    )
    op.create_table(
        "settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("candidate", sa.Integer(), nullable=True),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["candidate"], ["candidate.id"], name=op.f("fk_settlement_candidate")),
        sa.ForeignKeyConstraint(["case"], ["case_file.number"], name=op.f("fk_settlement_case")),
        sa.ForeignKeyConstraint(["officer"], ["officer.code"], name=op.f("fk_settlement_officer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
        sa.UniqueConstraint("case", "path", "ordinal", name=op.f("uq_settlement_case_path_ordinal")),
    )
    op.create_index(op.f("ix_settlement_case"), "settlement", ["case"], unique=False)
