"""Measures how long the export of one large session takes, beside jq on the same file."""
import glob
import os
import shutil
import statistics
import time

import generate_sessions as generator
import limits
import machines
import measure

HOME = machines.BENCH + "/export-home"
BYTES = 100e6
FORMATS = ("markdown", "json", "jsonl", "html", "toon")
HEADINGS = ["what", "MB", "s", "MB/s", "limit", "verdict", "CPU s", "peak MB", "jq -c . s"]


def make_home():
    """One transcript of 100 MB; generated once."""
    if os.path.exists(HOME + ".done"):
        return
    shutil.rmtree(HOME, ignore_errors=True)
    print("generating a session of 100 MB ...", flush=True)
    generator.generate(f"{HOME}/.claude/projects/-workspaces-large", 7, lambda rnd: [BYTES], "/workspaces/large", time.time() - 3600, .1)
    open(HOME + ".done", "w").close()


def measure_exports(program, arguments):
    """Rows as in HEADINGS, and whether all pass. Only Markdown is held to a pace; all are held to their memory."""
    make_home()
    transcript = max(glob.glob(f"{HOME}/.claude/projects/*/*.jsonl"), key=os.path.getsize)
    megabytes = os.path.getsize(transcript) / 1e6
    session = os.path.basename(transcript).removesuffix(".jsonl")
    variables = {"HOME": HOME, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    rows, passes = [], True
    for format in FORMATS:
        runs, others = [], []
        for _ in range(arguments.reps):
            shutil.rmtree(HOME + "/.cache", ignore_errors=True)
            runs.append(measure.run(f"exec {program} export -f {format} -o {HOME}/out {session}", variables, arguments.timeout))
            if format == FORMATS[0]:
                others.append(measure.run(f"exec jq -c . {transcript} >/dev/null", variables, arguments.timeout))
        seconds, peak = statistics.median(run["seconds"] for run in runs), max(run["peak_mb"] for run in runs)
        limit = limits.EXPORT_MB_PER_SECOND if format == FORMATS[0] else 0
        failed = any(run["code"] for run in runs) or megabytes / seconds < limit or peak > limits.EXPORT_PEAK_MB
        passes = passes and not failed
        rows.append([f"export, {format}", f"{megabytes:.0f}", f"{seconds:.2f}", f"{megabytes / seconds:.0f}", limit or "", "fail" if failed else "pass",
                     f"{statistics.median(run['cpu'] for run in runs):.2f}", f"{peak:.0f}",
                     f"{statistics.median(run['seconds'] for run in others):.2f}" if others else ""])
    return rows, passes
