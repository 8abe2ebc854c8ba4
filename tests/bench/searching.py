"""Full-text search: how fast a gigabyte is indexed, and how fast it answers."""
import os
import re
import shutil
import statistics
import time

import generate_sessions
import limits
import machines
import measure

HEADINGS = ["search", "s", "limit", "CPU s", "peak MB", "verdict"]


def told_seconds():
    """How long the last run says that it took to open the index and to ask it, code that was compiled for that included."""
    with open(machines.RUN + "/last.log", errors="replace") as log:
        return float(re.search(r"Asked the index in ([0-9.]+) ms", log.read()).group(1)) / 1000


def measure_searches(program, path, arguments):
    """Indexing a gigabyte of sessions, and asking for it, beside a ripgrep over the same files."""
    home = machines.RUN + "/search"
    state = home + "/.local/state/session-sync/search"
    if not os.path.exists(home + "/.claude"):
        generate_sessions.generate(home + "/.claude/projects/-work-demo", 5, lambda rnd: generate_sessions.log_normal_sizes(2000, 60e3, 1e9, 60e6),
                                   "/work/demo", time.time() - 3600)
    size = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(home + "/.claude") for name in names if name.endswith(".jsonl"))
    variables = {"HOME": home, "LANG": "C.UTF-8", "PATH": path}
    steps = [("index everything", "search xyzzy", True, size / limits.INDEXED_BYTES_PER_SECOND),
             ("refresh and ask", "search kubectl timeout", False, None),
             ("ask, three words", "search --no-refresh 'the function returns'", False, limits.QUERY_SECONDS),
             ("ask, a word that is everywhere", "search --no-refresh function", False, limits.QUERY_SECONDS)]
    rows, passes = [], True
    for name, command, starts_empty, limit in steps:
        runs = []
        for _ in range(1 if starts_empty else max(5, arguments.reps)):
            if starts_empty:
                shutil.rmtree(state, ignore_errors=True)
            runs.append(measure.run(f"exec {program} {command}", variables, arguments.timeout))
        seconds = measure.median(runs, "seconds")
        passed = (limit is None or seconds <= limit) and not any(run["code"] for run in runs)
        passes = passes and passed
        rows.append([name, f"{seconds:.2f}", f"{limit:.2f}" if limit else "", f"{measure.median(runs, 'cpu'):.2f}",
                     f"{max(run['peak_mb'] for run in runs):.0f}", "pass" if passed else "fail"])
        if limit and not starts_empty:
            asked = []
            for _ in range(max(5, arguments.reps)):
                measure.run(f"exec {program} {command} --verbose", variables, arguments.timeout)
                asked.append(told_seconds())
            passed = statistics.median(asked) <= limit
            passes = passes and passed
            rows.append(["  of it in the index, as it tells itself", f"{statistics.median(asked):.3f}", f"{limit:.2f}", "", "", "pass" if passed else "fail"])
    ripgrep = measure.run(f"rg -c 'kubectl.*timeout' {home}/.claude", variables, arguments.timeout)
    rows.append(["ripgrep", f"{ripgrep['seconds']:.2f}", "", f"{ripgrep['cpu']:.2f}", f"{ripgrep['peak_mb']:.0f}", "" if ripgrep["code"] < 2 else "fail"])
    return rows, passes
