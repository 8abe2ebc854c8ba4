"""Runs one command and tells what it cost."""
import os
import signal
import statistics
import subprocess
import threading
import time

import machines


def link_bytes(link):
    """What has crossed a link so far, up and down, headers included; nothing counts on loopback."""
    counters = f"/sys/class/net/{machines.DEVICES}l{link}/statistics/"
    try:
        return tuple(int(open(counters + name).read()) for name in ("tx_bytes", "rx_bytes"))
    except OSError:
        return 0, 0


def log_of(link):
    return f"{machines.BENCH}/log/sshd.{link}.log"


def count_connections(link, offset):
    with open(log_of(link), errors="replace") as file:
        file.seek(offset)
        return sum("Accepted publickey" in line for line in file)


def run(command, environment, timeout):
    """Seconds, CPU seconds, peak MB of the largest process and exit code, of the command and all that it waited for."""
    os.makedirs(machines.RUN, exist_ok=True)
    peak = machines.RUN + "/peak"
    with open(machines.RUN + "/last.log", "wb") as log:
        start = time.monotonic()
        # `time` is small: a child of this process would count our own memory as its peak.
        process = subprocess.Popen(["/usr/bin/time", "-q", "-o", peak, "-f", "%M", "sh", "-c", command], env=environment, cwd="/",
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        timer = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    peak_kb = open(peak).read().split()
    return {"seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": int(peak_kb[-1]) / 1024 if peak_kb else 0,
            "code": process.returncode}


def run_over(link, command, environment, timeout):
    offset, before = os.path.getsize(log_of(link)), link_bytes(link)
    result = run(command, environment, timeout)
    after = link_bytes(link)
    return {**result, "connections": count_connections(link, offset), "up": after[0] - before[0], "down": after[1] - before[1]}


def median(results, key):
    return statistics.median(result[key] for result in results)
