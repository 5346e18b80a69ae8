"""Scheduled: what is due, late or stuck - rungs climbed, reminders drafted, lost runs started again."""

from prefect import flow

from flows.examine import examine
from flows.receive import receive
from tasks import escalating
from tasks.engine import Step, each, through
from tasks.showing import forget_lost, show_deadlines

STEPS = (
    Step(escalating.climb_ladders, "Climbing the ladders"),
    Step(escalating.draft_reminders, "Drafting reminders"),
    Step(escalating.finish_letters, "Finishing letters that were cut short"),
    Step(escalating.keep_head, "Keeping the journal's head"),
    Step(show_deadlines, "Showing the deadline board"),
    Step(forget_lost, "Forgetting what was typed into runs that were killed"),
)


@flow(name="escalate", flow_run_name="escalate", persist_result=False)
def escalate() -> None:
    """Climbs every rung that is due today, each once, and starts again what was lost. Runs any often."""
    through(STEPS, None)
    each(receive, escalating.stuck_entries())
    each(examine, escalating.stuck_cases())
