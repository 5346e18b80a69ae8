"""What the Prefect UI shows of our work: names and tags of runs, and artifacts. Case numbers and law, no person."""

from datetime import timedelta

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.context import FlowRunContext

from models.board import ROWS, cut, deadline_rows, finding_rows, sheet_text
from models.decision import DecisionForm
from models.handoff import HandOverForm
from tasks import clock
from tasks.recording.cases import case_of
from tasks.recording.entries import entry_of
from tasks.recording.ladders import first_deadlines
from tasks.recording.sheets import case_sheet, deadline_line

PAGE = 200  # runs that Prefect lists at once
LOST_AFTER = timedelta(minutes=10)  # longer than any run takes
HOOKED = [StateType.COMPLETED, StateType.FAILED, StateType.CANCELLED]  # how a run ends that forgets by itself


def show_case(about: str | DecisionForm | HandOverForm) -> None:
    """The case sheet and the findings stand in the UI, and the run bears the case's number and tags."""
    number = about if isinstance(about, str) else about.case
    sheet = case_sheet(number)
    key = number.lower()
    create_markdown_artifact(sheet_text(sheet), key=f"case-{key}", description=f"Case sheet {number}")
    rows = finding_rows(sheet)
    if rows:
        create_table_artifact(rows, key=f"findings-{key}", description=f"Findings {number}")
    label(number, [f"state:{sheet.requesting}", f"kind:{sheet.kind}", f"stage:{sheet.stage}"])


def show_entry(entry: str) -> None:
    """The run that took an entry to its end bears the number of the case that came of it, with the case's tags."""
    row = entry_of(entry)
    if row.case is None:
        label(entry, [f"entry:{row.state}"])
        return
    case = case_of(row.case)
    label(case.number, [f"state:{case.requesting}", f"kind:{case.kind}", f"stage:{case.stage}"])


def show_deadlines(_: object = None) -> None:
    """The deadline board stands in the UI: liberty first, then urgent cases, then by day."""
    today = clock.today()
    found, left = first_deadlines(ROWS)
    rows = deadline_rows(deadline_line(row, case, today) for row, case in found)
    said = f"Deadlines as of {today.isoformat()}"
    if left:
        said += f": {cut(len(found), left, 'deadlines', 'deadlines --json')}"
    create_table_artifact(rows, key="deadlines", description=said)


def forget_typed(flow: object, flow_run: FlowRun, state: object) -> None:
    """What the register holds, or must not be held at all, is no parameter of the run any more once it has ended."""
    with get_client(sync_client=True) as client:
        _forget(client, client.read_flow_run(flow_run.id))


def forget_lost(_: object = None) -> None:
    """As `forget_typed`, of runs that never came to an end: they were killed, and what looks after them too."""
    flows = FlowFilter(name=FlowFilterName(any_=["decide", "hand_over"]))
    lost = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(not_any_=HOOKED)),
        start_time=FlowRunFilterStartTime.model_validate({"before_": clock.now() - LOST_AFTER}),
    )
    offset = 0
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(flow_filter=flows, flow_run_filter=lost, limit=PAGE, offset=offset):
            offset += len(runs)
            for run in runs:
                _forget(client, run)


def _forget(client: SyncPrefectClient, run: FlowRun) -> None:
    form = run.parameters.get("form")
    typed = [name for name in ("note", "one_time_code") if isinstance(form, dict) and form.get(name)]
    if isinstance(form, dict) and typed:
        client.update_flow_run(run.id, parameters=run.parameters | {"form": form | dict.fromkeys(typed, "")})


def label(name: str, tags: list[str]) -> None:
    """The run that this is called in bears this name and these tags."""
    context = FlowRunContext.get()
    if context is None or context.flow_run is None:
        return
    with get_client(sync_client=True) as client:
        known = client.read_flow_run(context.flow_run.id)
        kept = [tag for tag in known.tags if tag.split(":")[0] not in ("state", "kind", "stage", "entry")]
        client.update_flow_run(context.flow_run.id, name=name, tags=sorted({*kept, *tags}))
