"""Measures sync-sessions against plain copies over emulated links; scripts/bench prepares what it needs.

The program and its yardsticks run in turn (A B A B ...), so that whatever else the machine does hits all of them alike.
"not primed" means that the program knows nothing from an earlier run; "primed", that one has just been made.
"""
import argparse
import json
import os
import statistics
import sys

import builtin
import exporting
import limits
import listing
import machines
import measure
import report
import searching
import workloads

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = ROOT + "/scripts/sync-sessions"
TOOL = PROGRAM + " ssh:{host}:{remote_project} --ssh-config {ssh_config} --repo {local_project} --days 3650 -q"
SWEEP_TOOL = PROGRAM + " sweep --ssh-config {ssh_config} --days 3650 -q"
DEFAULT = "startup,first-1,first-20,first-1000,W1,W1-gzip,W2,W3,W4,W5,W6,W7,visit,builtin,list,search,export"
LOOPBACK_ONLY = ("first-1", "first-20", "first-1000", "huge")
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
NEVER_PRIMED = ("floor",)


def environment(workload, link):
    pair = workload.pairs[0] if workload.pairs else workloads.WORKLOADS["W2"].pairs[0]
    run = machines.RUN
    with open(run + "/swept", "w") as file:
        file.writelines(f"{each.host(link)}\t{each.local}\t{each.remote}\n" for each in workload.pairs)
    with open(run + "/codespaces", "w") as file:
        file.writelines(f"machine-{each.machine}\t{each.repository}\tAvailable\t{each.host(link)}\t\n" for each in workload.pairs)
    values = {"host": pair.host(link), "link": link, "ssh_config": machines.SSH_CONFIG, "local_home": machines.LOCAL_HOME,
              "local_project": pair.local_project, "remote_project": pair.remote_project}
    variables = {
        "HOME": machines.LOCAL_HOME, "LANG": "C.UTF-8", "USER": "root",
        "PATH": machines.BENCH + "/no-zstd" if workload.hides_zstd else f"{run}/bin:{SYSTEM_PATH}",
        "SSH_CONFIG": machines.SSH_CONFIG, "HOST": pair.host(link), "LOCAL": pair.local, "REMOTE": pair.remote,
        "DIRECTION": workload.direction, "PUSHED": run + "/pushed", "PULLED": run + "/pulled", "SWEPT": run + "/swept",
        "GH_STAND_IN_STATE": run + "/codespaces", "GH_STAND_IN_SSH_CONFIG": machines.SSH_CONFIG,
    }
    return values, variables


def contenders(workload, link, arguments):
    """(name, is primed), in the order in which they run."""
    named = limits.SECONDS.get((workload.name, link), {})
    chosen = arguments.yardsticks.split(",") if arguments.yardsticks else limits.YARDSTICKS.get(workload.name, [])
    yardsticks = [(name, False) for name in dict.fromkeys([*chosen, *named])]
    if workload.name == "floor":
        return yardsticks
    can_prime = not workload.starts_empty and workload.name not in NEVER_PRIMED
    states = [state for state in (False, True) if arguments.prime in ("both", "yes" if state and can_prime else "no") and (can_prime or not state)]
    return [("tool", state) for state in states or [False]] + yardsticks


def run_once(workload, link, contender, repetition, command, variables, arguments):
    name, is_primed = contender
    if name == "tool":
        if is_primed:
            measure.run(command, variables, arguments.timeout)
        else:
            machines.forget_tool_state(workload.pairs)
    changes = workloads.change(workload, f"{workload.name} {link} {repetition} {name} {is_primed}")
    os.sync()
    result = measure.run_over(link, command, variables, arguments.timeout)
    result["wrong"] = workloads.count_wrong(workload, changes)
    workloads.settle(workload)
    return {"workload": workload.name, "link": link, "contender": name, "primed": is_primed, "repetition": repetition,
            "load": os.getloadavg()[0], **result}


def measure_workload(workload, link, arguments, log):
    os.makedirs(machines.RUN, exist_ok=True)
    workloads.set_up(workload)
    values, variables = environment(workload, link)
    tool = (arguments.sweep_tool if workload.direction == "sweep" else arguments.tool).format(**values)
    results = {contender: [] for contender in contenders(workload, link, arguments)}
    for repetition in range(arguments.reps):
        for contender in results:
            if repetition and (workload.name, contender[0]) in limits.ONCE:
                continue
            command = tool if contender[0] == "tool" else f"exec {HERE}/yardstick.sh {contender[0]}"
            result = run_once(workload, link, contender, repetition, command, variables, arguments)
            results[contender].append(result)
            log.write(json.dumps(result) + "\n")
            log.flush()
            print(f"{workload.name:10} {link:5} {contender[0]:12} {'primed' if contender[1] else '':6} {result['seconds']:7.2f} s  "
                  f"exit {result['code']}  {result['connections']} connections  {report.amount(result['up'])} up  "
                  f"{report.amount(result['down'])} down  {result['peak_mb']:.0f} MB  {result['wrong']} wrong", flush=True)
    return results


def measure_startup(arguments):
    """CPU seconds of commands that do nothing: a shell prompt waits for them."""
    variables = {"HOME": machines.LOCAL_HOME, "LANG": "C.UTF-8", "PATH": SYSTEM_PATH}
    os.makedirs(machines.LOCAL_HOME, exist_ok=True)
    rows, passes = [], True
    for command in ("--version", "completion bash"):
        runs = [measure.run(f"exec {PROGRAM} {command}", variables, arguments.timeout) for _ in range(max(5, arguments.reps))]
        cpu = statistics.median(run["cpu"] for run in runs)
        passed = cpu <= limits.STARTUP_CPU_SECONDS and not any(run["code"] for run in runs)
        passes = passes and passed
        rows.append([command, f"{cpu * 1000:.0f}", f"{limits.STARTUP_CPU_SECONDS * 1000:.0f}", "pass" if passed else "fail",
                     f"{statistics.median(run['seconds'] for run in runs) * 1000:.0f}", max(run["code"] for run in runs)])
    return rows, passes


def measure_visits(arguments):
    """What a visit through codespace-ssh takes longer than one through gh alone, with nothing to sync."""
    workload = workloads.WORKLOADS["W6"]
    rows, passes = [], True
    for link in arguments.links.split(","):
        os.makedirs(machines.RUN, exist_ok=True)
        workloads.set_up(workload)
        _, variables = environment(workload, link)
        variables["SYNC_SESSIONS_COMMAND"] = PROGRAM
        machine = f"machine-{workload.pairs[0].machine}"
        commands = {"codespace-ssh": f"exec {ROOT}/scripts/codespace-ssh {machine} -- true", "gh": f"exec gh codespace ssh -c {machine} -- true"}
        measure.run(commands["codespace-ssh"], variables, arguments.timeout)
        seconds = {name: [] for name in commands}
        failed = False
        for _ in range(max(5, arguments.reps)):
            for name, command in commands.items():
                result = measure.run_over(link, command, variables, arguments.timeout)
                seconds[name].append(result["seconds"])
                failed = failed or result["code"] != 0 or result["connections"] != 1
        added = statistics.median(seconds["codespace-ssh"]) - statistics.median(seconds["gh"])
        limit = limits.VISIT_ROUND_TRIPS * limits.ROUND_TRIP_SECONDS[link] + limits.VISIT_SECONDS
        passed = added <= limit and not failed
        passes = passes and passed
        rows.append([link, f"{statistics.median(seconds['codespace-ssh']):.2f}", f"{statistics.median(seconds['gh']):.2f}", f"{added:.2f}",
                     f"{limit:.2f}", "pass" if passed else "fail"])
    return rows, passes


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__,
                                     epilog="workloads: startup, visit, builtin, list, search, export, " + ", ".join(workloads.WORKLOADS)
                                     + "\nscripts/bench down removes the links, the users and all data")
    parser.add_argument("--workloads", default=DEFAULT)
    parser.add_argument("--links", default="r40,r120", help="of loop, r40, r120; some workloads use loop alone")
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--prime", choices=["no", "yes", "both"], default="both")
    parser.add_argument("--yardsticks", help="instead of those that belong to a workload")
    parser.add_argument("--huge", action="store_true", help="one session of 4 GB as well (loopback, once)")
    parser.add_argument("--tool", default=TOOL, help="the command to measure (default: %(default)s)")
    parser.add_argument("--sweep-tool", default=SWEEP_TOOL, help="the command to measure in W6; it finds 8 running codespaces through gh (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=900)
    parser.add_argument("--out", default=ROOT + "/.artifacts/bench", help="folder of results.jsonl and results.md")
    arguments = parser.parse_args()
    arguments.names = arguments.workloads.split(",") + (["huge"] if arguments.huge else [])
    for name in arguments.names:
        if name not in ("startup", "visit", "builtin", "list", "search", "export") and name not in workloads.WORKLOADS:
            parser.error(f"unknown workload {name}")
    return arguments


def main():
    arguments = parse_arguments()
    os.makedirs(arguments.out, exist_ok=True)
    os.makedirs(machines.RUN + "/bin", exist_ok=True)
    if not os.path.lexists(machines.RUN + "/bin/gh"):
        os.symlink(ROOT + "/tests/gh", machines.RUN + "/bin/gh")
    rows, sections, passes = [], [], True
    with open(arguments.out + "/results.jsonl", "a") as log:
        for name in arguments.names:
            if name == "startup":
                startup, passed = measure_startup(arguments)
                sections.append(report.table(startup, ["command", "CPU ms", "limit", "verdict", "wall ms", "exit code"]))
                passes = passes and passed
                continue
            if name == "visit":
                visits, passed = measure_visits(arguments)
                sections.append(report.table(visits, ["link", "codespace-ssh s", "gh s", "added s", "limit", "verdict"]))
                passes = passes and passed
                continue
            if name == "builtin":
                clients, passed = builtin.measure_builtin(arguments.tool, environment, arguments)
                sections.append(report.table(clients, builtin.HEADINGS))
                passes = passes and passed
                continue
            if name == "list":
                lists, passed = listing.measure_lists(PROGRAM, arguments)
                sections.append(report.table(lists, listing.HEADINGS))
                passes = passes and passed
                continue
            if name == "search":
                searches, passed = searching.measure_searches(PROGRAM, SYSTEM_PATH, arguments)
                sections.append(report.table(searches, searching.HEADINGS))
                passes = passes and passed
                continue
            if name == "export":
                exports, passed = exporting.measure_exports(PROGRAM, arguments)
                sections.append(report.table(exports, exporting.HEADINGS))
                passes = passes and passed
                continue
            workload = workloads.WORKLOADS[name]
            for link in ["loop"] if name in LOOPBACK_ONLY else arguments.links.split(","):
                repetitions, arguments.reps = arguments.reps, 1 if name == "huge" else arguments.reps
                results = measure_workload(workload, link, arguments, log)
                arguments.reps = repetitions
                if name == "huge":
                    workloads.remove(workload)
                more, passed = report.compare_all(workload, link, results)
                rows += more
                passes = passes and passed
    if rows:
        sections.append(report.table(rows, report.HEADINGS))
    text = "\n\n".join(sections)
    with open(arguments.out + "/results.md", "w") as file:
        file.write(text + "\n")
    print("\n" + text)
    return 0 if passes else 1


if __name__ == "__main__":
    sys.exit(main())
