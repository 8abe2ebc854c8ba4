"""The built-in SSH client beside OpenSSH's: each row's two contenders run in turn."""
import statistics

import limits
import machines
import measure
import workloads

HEADINGS = ["built-in client", "link", "s", "yardstick", "its s", "ratio of medians", "median ratio", "limit", "verdict", "CPU s", "its CPU s", "peak MB"]
TRANSPORT = "SYNC_SESSIONS_TRANSPORT"


def compare(what, link, name, limit, runs):
    """A row: what the built-in client takes of what the yardstick takes."""
    ours, theirs = runs["builtin"], runs[name]
    ratio = measure.median(ours, "seconds") / measure.median(theirs, "seconds")
    pairwise = statistics.median(mine["seconds"] / other["seconds"] for mine, other in zip(ours, theirs))
    peak = max(run["peak_mb"] for run in ours)
    passed = ratio <= limit and peak <= limits.PEAK_MB and not any(run["code"] or run.get("wrong") for run in ours + theirs)
    return [what, link, f"{measure.median(ours, 'seconds'):.2f}", name, f"{measure.median(theirs, 'seconds'):.2f}", f"{ratio:.2f}", f"{pairwise:.2f}",
            f"{limit:.2f}", "pass" if passed else "fail", f"{measure.median(ours, 'cpu'):.2f}", f"{measure.median(theirs, 'cpu'):.2f}", f"{peak:.0f}"], passed


def run_in_turns(link, commands, repetitions, prepare, check, timeout):
    runs = {name: [] for name in commands}
    for _ in range(repetitions):
        for name, (command, variables) in commands.items():
            prepare()
            runs[name].append({**measure.run_over(link, command, variables, timeout), "wrong": check()})
    return runs


def measure_quiet(name, link, tool, surroundings, arguments):
    """A sync with nothing to do, primed, beside an empty ssh command."""
    workload = workloads.WORKLOADS[name]
    workloads.set_up(workload)
    values, variables = surroundings(workload, link)
    command = (tool.format(**values), {**variables, TRANSPORT: "builtin"})
    commands = {"builtin": command, "ssh true": (f"exec ssh -F {machines.SSH_CONFIG} {values['host']} true", variables)}
    changes = workloads.change(workload, f"{name} {link}")
    measure.run(*command, arguments.timeout)
    runs = run_in_turns(link, commands, arguments.reps, lambda: None, lambda: workloads.count_wrong(workload, changes), arguments.timeout)
    return compare(workload.what, link, "ssh true", limits.BUILTIN_QUIET, runs)


def measure_copy(name, link, tool, surroundings, arguments):
    """The first sync of many sessions, beside the same through ssh."""
    workload = workloads.WORKLOADS[name]
    workloads.set_up(workload)
    values, variables = surroundings(workload, link)
    commands = {transport: (tool.format(**values), {**variables, TRANSPORT: transport}) for transport in ("builtin", "ssh")}
    changes = None

    def prepare():
        nonlocal changes
        machines.forget_tool_state(workload.pairs)
        changes = workloads.change(workload, f"{name} {link}")

    runs = run_in_turns(link, commands, arguments.reps, prepare, lambda: workloads.count_wrong(workload, changes), arguments.timeout)
    return compare(workload.what, link, "ssh", limits.BUILTIN_COPY, runs)


def measure_builtin(tool, surroundings, arguments):
    """All rows.

    surroundings: tells the values of the tool's command and its variables for a workload over a link.
    """
    rows, passes = [], True
    for link in arguments.links.split(","):
        for measure_one, name in ((measure_quiet, "W2"), (measure_quiet, "W5"), (measure_copy, "first-pull"), (measure_copy, "first-push")):
            row, passed = measure_one(name, link, tool, surroundings, arguments)
            rows.append(row)
            passes = passes and passed
    return rows, passes
