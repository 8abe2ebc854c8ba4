"""Writes seeded trees of realistic Claude Code sessions: the same arguments give the same bytes and times.

A tree holds <uuid>.jsonl, <uuid>/subagents/agent-*.jsonl and <uuid>/tool-results/*.txt. Kept on purpose:
  * a fifth of the transcripts end with a record that has no time of its own (a summary or a snapshot with a nested one)
  * "timestamp" occurs inside tool output and inside nested objects
  * a line of 1 MB now and then, and text outside ASCII
"""
import datetime
import json
import math
import os
import random
import statistics
import uuid

WORDS = ("the function returns value when request config path error handler session stream parse token index build test update "
         "cache remote local file check read write state merge branch commit worker retry timeout header client server response "
         "payload schema migrate deploy docker volume network query table column record object array string number boolean option "
         "result async await").split()
NAMES = ["getUser", "parse_line", "SessionStore", "http_client", "MAX_RETRIES", "renderRow", "ctx", "cfg", "db.query", "res.status",
         "Promise.all", "os.path.join", "self.items", "kubectl", "package.json", "src/index.ts"]
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"


def token(rnd, length):
    return "".join(rnd.choices(LETTERS, k=length))


def new_uuid(rnd):
    return str(uuid.UUID(int=rnd.getrandbits(128), version=4))


def iso(seconds):
    time = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return time.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (int(seconds * 1000) % 1000)


def line(record):
    return (json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


class Prose:
    """Code and prose out of a pool with fresh names in between, so that it compresses as real transcripts do (about 5 times)."""

    def __init__(self, rnd):
        self.rnd = rnd
        self.pool = [self._piece() for _ in range(3000)]

    def _piece(self):
        rnd, kind = self.rnd, self.rnd.random()
        if kind < .45:
            return " ".join(rnd.choice(WORDS) for _ in range(rnd.randint(8, 22))) + "."
        if kind < .8:
            keyword = rnd.choice(["const", "let", "def", "if", "return", "await"])
            return (f'{"  " * rnd.randint(0, 4)}{keyword} {rnd.choice(NAMES)}_{token(rnd, 5)}({rnd.choice(WORDS)}, {rnd.choice(NAMES)}) '
                    f'{{ // {rnd.choice(WORDS)} {rnd.randint(1, 9999)}')
        if kind < .93:
            return f'{rnd.randint(1, 999):6d}\u2192  {rnd.choice(NAMES)}: {rnd.choice(WORDS)} = "{token(rnd, 12)}"'
        return (f'[{rnd.randint(0, 59):02d}:{rnd.randint(0, 59):02d}] {rnd.choice(["INFO", "WARN", "ERROR"])} {rnd.choice(WORDS)} '
                f'id={"%016x" % rnd.getrandbits(64)} "timestamp":"2031-01-01T00:00:00.000Z"')

    def text(self, length):
        rnd, pieces, done, base = self.rnd, [], 0, self.rnd.randrange(len(self.pool))
        while done < length:
            piece = self.pool[(base + int(rnd.expovariate(1 / 40))) % len(self.pool)]
            if rnd.random() < .35:
                piece += " " + token(rnd, 8)
            pieces.append(piece)
            done += len(piece) + 1
        return "\n".join(pieces)


def user_text(rnd, prose, room):
    return {"type": "user", "message": {"role": "user", "content": prose.text(min(room, rnd.randint(60, 900)))}}


def assistant_text(rnd, prose, room):
    content = [{"type": "text", "text": prose.text(min(room, int(rnd.lognormvariate(6, .8))))}]
    if rnd.random() < .7:
        content.append({"type": "tool_use", "id": "toolu_01" + token(rnd, 22), "name": rnd.choice(["Bash", "Read", "Edit", "Grep"]),
                        "input": {"command": prose.text(80), "description": prose.text(40)}})
    usage = {"input_tokens": rnd.randint(3, 9), "cache_creation_input_tokens": rnd.randint(0, 9000),
             "cache_read_input_tokens": rnd.randint(0, 150000), "output_tokens": rnd.randint(1, 900), "service_tier": "standard"}
    return {"type": "assistant", "requestId": "req_011" + token(rnd, 21),
            "message": {"model": "claude-sonnet-4-5-20250929", "id": "msg_01" + token(rnd, 22), "type": "message", "role": "assistant",
                        "content": content, "stop_reason": None, "stop_sequence": None, "usage": usage}}


def tool_result(rnd, prose, room):
    is_huge = rnd.random() < .0008 and room > 4_000_000
    text = prose.text(1_000_000 if is_huge else min(room, int(rnd.lognormvariate(7.4, 1.0)), 60000))
    content = [{"tool_use_id": "toolu_01" + token(rnd, 22), "type": "tool_result", "content": text, "is_error": False}]
    record = {"type": "user", "message": {"role": "user", "content": content}}
    if rnd.random() < .6:
        record["toolUseResult"] = {"stdout": text[:3000], "stderr": "", "interrupted": False, "isImage": False}
    return record


def transcript(rnd, prose, session, size, end, directory, is_side=False):
    """Yields lines of about `size` bytes in all; the last message's time is `end`."""
    expected = max(2, size // 2200)
    time = end - expected * rnd.uniform(8, 40)
    step = (end - time) / expected
    done, count, parent = 0, 0, None

    def complete(record, at):
        nonlocal parent
        base = {"parentUuid": parent, "isSidechain": is_side, "userType": "external", "cwd": directory, "sessionId": session,
                "version": "2.0.14", "gitBranch": "main"}
        parent = new_uuid(rnd)
        return line({**base, **record, "uuid": parent, "timestamp": iso(at)})

    while done < size or count < 2:
        kind, room = rnd.random(), max(200, size - done)
        make = user_text if count == 0 or kind < .12 else assistant_text if kind < .56 else tool_result
        data = complete(make(rnd, prose, room), min(time, end - .001))
        yield data
        done += len(data)
        time += step
        count += 1
    last = {"type": "assistant", "message": {"role": "assistant", "content": [{"type": "text", "text": prose.text(120)}]}}
    yield complete(last, end)


def write(path, lines, modified):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb", buffering=1 << 20) as file:
        for data in lines:
            file.write(data)
    os.utime(path, (modified, modified))


_appended_prose = None


def append_turns(path, seed, directory, size=2048):
    """Appends turns of now to a session; the file gets the time of the last one."""
    global _appended_prose
    rnd = random.Random(seed)
    _appended_prose = _appended_prose or Prose(random.Random(99))
    _appended_prose.rnd = rnd
    now = math.floor(datetime.datetime.now().timestamp() * 1000) / 1000
    session = os.path.basename(path).removesuffix(".jsonl")
    with open(path, "ab") as file:
        file.writelines(transcript(rnd, _appended_prose, session, max(300, size - 1300), now, directory))
    os.utime(path, (now, now))


def log_normal_sizes(count, median, total, largest):
    """Sizes around a median, as wide as it takes for their sum to reach the total; the biggest is exactly `largest`."""
    quantiles = [statistics.NormalDist().inv_cdf((i + .5) / count) for i in range(count)]
    low, high = .1, 4.0
    for _ in range(50):
        middle = (low + high) / 2
        # Side files add about a quarter.
        if sum(min(largest, median * math.exp(middle * q)) for q in quantiles) * 1.25 < total:
            low = middle
        else:
            high = middle
    sizes = [int(max(1500, min(largest, median * math.exp(low * q)))) for q in quantiles]
    sizes[-1] = int(largest)
    return sizes


def small_sizes(rnd, count):
    return [int(min(40e3, max(700, rnd.lognormvariate(math.log(6000), .8)))) for _ in range(count)]


def last_record(rnd, prose, end):
    """A fifth of the transcripts end with one of these."""
    kind = rnd.random()
    if kind < .1:
        return [line({"type": "summary", "summary": prose.text(60).replace("\n", " "), "leafUuid": new_uuid(rnd)})]
    if kind < .2:
        message = new_uuid(rnd)
        snapshot = {"messageId": message, "trackedFileBackups": {}, "timestamp": iso(end + 500)}
        return [line({"type": "file-history-snapshot", "messageId": message, "snapshot": snapshot, "isSnapshotUpdate": False})]
    return []


def write_side_files(rnd, prose, folder, session, size, end, directory, share):
    if rnd.random() < share:
        for _ in range(rnd.randint(1, 4)):
            path = os.path.join(folder, session, "subagents", f"agent-{token(rnd, 8).lower()}.jsonl")
            length = int(min(2e6, size * rnd.uniform(.05, .3))) + 1500
            write(path, transcript(rnd, prose, session, length, end - rnd.uniform(10, 3000), directory, is_side=True), end - 10)
    if rnd.random() < share:
        for _ in range(rnd.randint(1, 3)):
            path = os.path.join(folder, session, "tool-results", f"toolu_01{token(rnd, 22)}.txt")
            write(path, [prose.text(int(min(3e6, size * rnd.uniform(.05, .3))) + 400).encode()], end - 20)


def generate(folder, seed, make_sizes, directory, now, side_share=.25):
    """Fills a project's folder; `make_sizes` gets the random source and returns the size of each transcript."""
    rnd = random.Random(seed)
    prose = Prose(rnd)
    os.makedirs(folder, exist_ok=True)
    sizes = make_sizes(rnd)
    rnd.shuffle(sizes)
    for size in sizes:
        session = new_uuid(rnd)
        end = now - min(60, rnd.expovariate(1 / 6)) * 86400 - 60
        tail = last_record(rnd, prose, end)

        def lines():
            yield from transcript(rnd, prose, session, size, end, directory)
            yield from tail
        write(os.path.join(folder, session + ".jsonl"), lines(), end)
        write_side_files(rnd, prose, folder, session, size, end, directory, side_share)
