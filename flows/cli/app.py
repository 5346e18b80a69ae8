"""The one app that every command belongs to."""

from cyclopts import App, Group

INCOMING = Group("What comes in", sort_key=1)
CASES = Group("Cases", sort_key=2)
LAW = Group("The law alone", sort_key=3)
OFFICE = Group("The office", sort_key=4)

app = App(
    name="comity",
    help="The desk of a central authority for mutual legal assistance and extradition.",
    version="0.1.0",
)
case_app = App(name="case", help="One case: its sheet, and what belongs to it.", group=CASES)
entry_app = App(name="entry", help="What arrived and is no case yet: an officer settles it.", group=INCOMING)
clock_app = App(name="clock", help="A deadline: suspended, resumed, extended, met.", group=CASES)
officer_app = App(name="officer", help="Who may decide.", group=OFFICE)
law_app = App(name="law", help="What is encoded, and how far its text was checked.", group=LAW)
journal_app = App(name="journal", help="The journal, and whether it holds.", group=OFFICE)
for sub in (case_app, entry_app, clock_app, law_app, officer_app, journal_app):
    app.command(sub)
