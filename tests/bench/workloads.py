"""The workloads: what lies on both sides, what changes before each repetition, and what must hold after it."""
import collections
import dataclasses
import filecmp
import os
import random
import shutil
import time

import generate_sessions as generator
import machines
from machines import Pair

# What lies in a tree: seed, sizes, share of sessions with side files.
TREES = {
    "usual": (1, lambda rnd: generator.log_normal_sizes(200, 200e3, 200e6, 50e6), .25),
    "big": (1, lambda rnd: generator.log_normal_sizes(200, 200e3, 200e6, 50e6) + [100_000_000], .25),
    "many": (3, lambda rnd: generator.small_sizes(rnd, 1000), .1),
    "one": (4, lambda rnd: generator.small_sizes(rnd, 1), 0),
    "fifty": (6, lambda rnd: generator.log_normal_sizes(20, 2e6, 50e6, 12e6), .25),
    "twenty": (5, lambda rnd: generator.small_sizes(rnd, 20), .1),
    **{f"swept{i}": (10 + i, lambda rnd: generator.log_normal_sizes(25, 200e3, 8e6, 3e6), .25) for i in range(1, 9)},
}

MAIN = "0"
WITHOUT_ZSTD = "z"
SWEPT = [Pair(str(i), f"swept{i}", str(i), is_codespace=True) for i in range(1, 9)]


@dataclasses.dataclass(frozen=True)
class Workload:
    name: str
    what: str
    direction: str
    pairs: list
    appended_here: int = 0
    appended_there: int = 0
    starts_empty: bool = False
    hides_zstd: bool = False


WORKLOADS = collections.OrderedDict((workload.name, workload) for workload in [
    Workload("floor", "an empty ssh command", "push", []),
    Workload("W1", "first push, 200 sessions, 215 MB", "push", [Pair(MAIN, "usual")], starts_empty=True),
    Workload("W1-gzip", "W1 without zstd on either side", "push", [Pair(WITHOUT_ZSTD, "usual")], starts_empty=True, hides_zstd=True),
    Workload("W2", "nothing to do, 200 sessions", "push", [Pair(MAIN, "usual")]),
    Workload("W3", "push 5 tails of 2 KB, one of 100 MB", "push", [Pair(MAIN, "big")], appended_here=5),
    Workload("W4", "pull 5 tails of 2 KB, one of 100 MB", "pull", [Pair(MAIN, "big")], appended_there=5),
    Workload("W5", "nothing to do, 1000 sessions", "push", [Pair(MAIN, "many")]),
    Workload("W6", "sweep 8 machines, one changed each", "sweep", SWEPT, appended_there=1),
    Workload("W7", "both ways, 10 tails each", "both", [Pair(MAIN, "usual")], appended_here=10, appended_there=10),
    Workload("first-1", "first push, 1 session", "push", [Pair(MAIN, "one")], starts_empty=True),
    Workload("first-20", "first push, 20 sessions", "push", [Pair(MAIN, "twenty")], starts_empty=True),
    Workload("first-1000", "first push, 1000 sessions", "push", [Pair(MAIN, "many")], starts_empty=True),
    Workload("first-push", "first push, 50 MB", "push", [Pair(MAIN, "fifty")], starts_empty=True),
    Workload("first-pull", "first pull, 50 MB", "pull", [Pair(MAIN, "fifty")], starts_empty=True),
    Workload("huge", "first push of one 4 GB session", "push", [Pair(MAIN, "huge")], starts_empty=True),
])


@dataclasses.dataclass
class Changes:
    """What a repetition has to carry over: (pair, relative path)."""
    pushed: list
    pulled: list


def tree_folder(tree):
    return f"{machines.BENCH}/trees/{tree}"


def make_tree(pair):
    """Generates the sessions of a pair once; the day is remembered, so that a later run finds the same bytes."""
    folder = tree_folder(pair.tree)
    if os.path.exists(folder + ".done"):
        return
    shutil.rmtree(folder, ignore_errors=True)
    print(f"generating {pair.tree} ...", flush=True)
    if pair.tree == "huge":
        write_huge_session(folder, pair.local_project)
    else:
        seed, make_sizes, share = TREES[pair.tree]
        now = time.time() // 86400 * 86400
        generator.generate(folder, seed, make_sizes, pair.local_project, now, share)
    open(folder + ".done", "w").close()


def write_huge_session(folder, project, size=4 << 30):
    rnd = random.Random(7)
    prose, end = generator.Prose(rnd), time.time() - 3600
    texts = [prose.text(60_000) for _ in range(50)]
    session = generator.new_uuid(rnd)

    def lines():
        done, parent = 0, None
        while done < size:
            record = {"parentUuid": parent, "cwd": project, "sessionId": session, "type": "user", "uuid": generator.new_uuid(rnd),
                      "timestamp": generator.iso(end - (size - done) / 1e6), "message": {"role": "user", "content": rnd.choice(texts)}}
            parent = record["uuid"]
            data = generator.line(record)
            done += len(data)
            yield data
    generator.write(f"{folder}/{session}.jsonl", lines(), end)


def remove(workload):
    """Gives back the room that a workload takes on both sides, and its tree's."""
    machines.empty(machines.LOCAL_HOME)
    for pair in workload.pairs:
        machines.empty(pair.remote_home)
        os.remove(tree_folder(pair.tree) + ".done")
        shutil.rmtree(tree_folder(pair.tree))


def set_up(workload):
    """Both sides as they are before the first repetition."""
    for pair in workload.pairs:
        make_tree(pair)
    machines.empty(machines.LOCAL_HOME)

    # The other machines are on the same file system, where this one's checkouts must not be found by them.
    os.chmod(machines.LOCAL_HOME, 0o700)
    for pair in workload.pairs:
        machines.empty(pair.remote_home)
        machines.make_checkout(pair.local_project, pair.repository)
        if not pair.is_codespace:
            machines.make_checkout(pair.remote_project, pair.repository, pair.user)
        machines.mirror(tree_folder(pair.tree), pair.local)
        if not workload.starts_empty or workload.direction == "pull":
            machines.mirror(tree_folder(pair.tree), pair.remote)
        machines.own(pair)


def change(workload, seed):
    """Prepares one repetition: both sides are equal before it, or the other one is empty."""
    rnd = random.Random(seed)
    changes = Changes([], [])
    for pair in workload.pairs:
        if workload.starts_empty and workload.direction == "pull":
            shutil.rmtree(pair.local)
            changes.pulled += [(pair, name) for name in machines.relative_files(pair.remote)]
            continue
        if workload.starts_empty:
            machines.empty(pair.remote_home)
            os.makedirs(os.path.dirname(pair.remote))
            machines.own(pair)
            changes.pushed += [(pair, name) for name in machines.relative_files(pair.local)]
            continue
        names = choose(rnd, pair, workload.appended_here + workload.appended_there)
        for name in names[:workload.appended_here]:
            generator.append_turns(f"{pair.local}/{name}", rnd.random(), pair.local_project)
            changes.pushed.append((pair, name))
        for name in names[workload.appended_here:]:
            generator.append_turns(f"{pair.remote}/{name}", rnd.random(), pair.remote_project)
            changes.pulled.append((pair, name))
    write_lists(changes)
    return changes


def choose(rnd, pair, count):
    """Some transcripts; the 100 MB one is always among those of its tree."""
    names = machines.transcripts(pair.local)
    if pair.tree != "big":
        return rnd.sample(names, count)
    biggest = max(names, key=lambda name: os.path.getsize(f"{pair.local}/{name}"))
    return [biggest] + rnd.sample([name for name in names if name != biggest], count - 1)


def write_lists(changes):
    os.makedirs(machines.RUN, exist_ok=True)
    for name, changed in (("pushed", changes.pushed), ("pulled", changes.pulled)):
        with open(f"{machines.RUN}/{name}", "w") as file:
            file.writelines(path + "\n" for _, path in changed)


def count_wrong(workload, changes):
    """Files that are not as they have to be after a run: what changed is equal, and everything else is as long as it was."""
    filecmp.clear_cache()
    wrong = 0
    changed = set(changes.pushed + changes.pulled)
    for pair in workload.pairs:
        for name in set(machines.relative_files(pair.local)) | set(machines.relative_files(pair.remote)):
            here, there = f"{pair.local}/{name}", f"{pair.remote}/{name}"
            try:
                is_same = filecmp.cmp(here, there, shallow=False) if (pair, name) in changed else os.path.getsize(here) == os.path.getsize(there)
            except OSError:
                is_same = False
            wrong += not is_same
    return wrong


def settle(workload):
    """
    Brings both sides to the same bytes and times, so that no run has to clean up after the one before it:
    the program gives a session the time of its last message, and rsync would compare it again for that.
    """
    if workload.starts_empty:
        return
    for pair in workload.pairs:
        machines.mirror(pair.local, pair.remote)
        machines.own(pair)
