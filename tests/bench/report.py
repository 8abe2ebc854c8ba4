"""Turns results into verdicts and a table."""
import statistics

import limits
from measure import median

HEADINGS = ["workload", "link", "primed", "tool s", "yardstick", "its s", "ratio of medians", "median ratio", "limit", "verdict",
            "connections", "up", "down", "peak MB", "wrong files", "why it fails"]


def amount(count):
    """Nothing counts the bytes on loopback."""
    if not count:
        return "-"
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} KB"


def table(rows, headings):
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def own_failures(workload, tool):
    """What is wrong with the program's runs, whatever they are compared with."""
    failures = []
    if any(result["code"] for result in tool):
        failures.append(f"exit code {max(result['code'] for result in tool)}")
    if any(result["wrong"] for result in tool):
        failures.append("wrong files")
    if any(result["connections"] != max(1, len(workload.pairs)) for result in tool):
        failures.append("connections")
    if workload.name in ("W1", "W1-gzip", "huge") and max(result["peak_mb"] for result in tool) > limits.PEAK_MB:
        failures.append(f"more than {limits.PEAK_MB} MB")
    return failures


def traffic(results):
    return median(results, "up") + median(results, "down")


def compare(workload, link, is_primed, tool, name, yardstick):
    """One row: the program against one yardstick (None where there is nothing to compare with), and whether it passes."""
    failures = own_failures(workload, tool)
    row = [workload.name, link, "yes" if is_primed else "no", f"{median(tool, 'seconds'):.2f}", "-", "-", "-", "-", "-"]
    if name:
        ratio = median(tool, "seconds") / median(yardstick, "seconds")
        pairwise = statistics.median(ours["seconds"] / theirs["seconds"] for ours, theirs in zip(tool, yardstick))
        limit = limits.SECONDS.get((workload.name, link), {}).get(name)
        if limit and ratio > limit:
            failures.append("time")
        if limits.BYTES.get(workload.name) == name and traffic(tool) > traffic(yardstick):
            failures.append(f"bytes (yardstick: {amount(median(yardstick, 'up'))} up, {amount(median(yardstick, 'down'))} down)")
        row[4:] = [name, f"{median(yardstick, 'seconds'):.2f}", f"{ratio:.2f}", f"{pairwise:.2f}", f"{limit:.2f}" if limit else "-"]
    row += ["fail" if failures else "pass", f"{median(tool, 'connections'):g}", amount(median(tool, "up")), amount(median(tool, "down")),
            f"{max(result['peak_mb'] for result in tool):.0f}", max(result["wrong"] for result in tool), ", ".join(failures)]
    return row, not failures


def floor(workload, link, name, runs):
    """A row without the program: what the link alone costs."""
    return [workload.name, link, "-", "-", name, f"{median(runs, 'seconds'):.2f}", "-", "-", "-", "-", f"{median(runs, 'connections'):g}",
            amount(median(runs, "up")), amount(median(runs, "down")), "-", "-", ""]


def compare_all(workload, link, results):
    """The rows of one workload over one link, out of the results of each contender."""
    rows, passes = [], True
    if not any(name == "tool" for name, _ in results):
        return [floor(workload, link, name, runs) for (name, _), runs in results.items()], True
    for is_primed in (False, True):
        tool = results.get(("tool", is_primed))
        if tool is None:
            continue
        names = [name for name, _ in results if name != "tool"] or [None]
        for name in names:
            row, passed = compare(workload, link, is_primed, tool, name, results.get((name, False)))
            rows.append(row)
            passes = passes and passed
    return rows, passes
