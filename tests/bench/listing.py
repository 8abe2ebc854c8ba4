"""Measures how long a list of many sessions takes, when nothing is known of them and when they have been listed before."""
import glob
import os
import shutil
import statistics
import time

import generate_sessions as generator
import limits
import machines
import measure

HOME = machines.BENCH + "/list-home"
PROJECTS = 8
SESSIONS = 250
BYTES = 125e6


def make_home():
    """2000 transcripts of 1 GB in 8 projects, and sub-agents' transcripts beside them; generated once."""
    if os.path.exists(HOME + ".done"):
        return
    shutil.rmtree(HOME, ignore_errors=True)
    print("generating 2000 sessions ...", flush=True)
    for project in range(PROJECTS):
        # A quarter is taken off for side files, which are not listed.
        generator.generate(f"{HOME}/.claude/projects/-workspaces-p{project}", 100 + project,
                           lambda rnd: generator.log_normal_sizes(SESSIONS, 150e3, BYTES * 1.25, 20e6), f"/workspaces/p{project}", time.time() - 3600, .1)
    open(HOME + ".done", "w").close()


def measure_lists(program, arguments):
    """Rows of (what, seconds, limit, verdict, a yardstick and its seconds), and whether all pass."""
    make_home()
    transcripts = glob.glob(f"{HOME}/.claude/projects/*/*.jsonl")
    size = sum(map(os.path.getsize, transcripts))
    variables = {"HOME": HOME, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    command = f"exec {program} list --all-projects"
    same_files = f"cd {HOME}/.claude/projects && exec rg --no-ignore -g '/*/*.jsonl'"
    yardsticks = {"cold": ("rg -c", same_files + " -c '\"type\":\"user\"'"), "warm": ("rg --files", same_files + " --files")}
    rows, passes = [], True
    for state, (name, yardstick) in yardsticks.items():
        runs, others = [], []
        measure.run(command, variables, arguments.timeout)
        for _ in range(max(5, arguments.reps)):
            if state == "cold":
                shutil.rmtree(HOME + "/.cache", ignore_errors=True)
            runs.append(measure.run(command, variables, arguments.timeout))
            others.append(measure.run(yardstick, variables, arguments.timeout))
        seconds = statistics.median(run["seconds"] for run in runs)
        failed = any(run["code"] for run in runs) or seconds > limits.LIST_SECONDS[state]
        passes = passes and not failed
        rows.append([f"list, {state}", f"{len(transcripts)} of {size / 1e6:.0f} MB", f"{seconds:.2f}", f"{limits.LIST_SECONDS[state]:.2f}",
                     "fail" if failed else "pass", f"{statistics.median(run['cpu'] for run in runs):.2f}", f"{max(run['peak_mb'] for run in runs):.0f}",
                     name, f"{statistics.median(run['seconds'] for run in others):.2f}"])
    return rows, passes


HEADINGS = ["what", "sessions", "s", "limit", "verdict", "CPU s", "peak MB", "yardstick", "its s"]
