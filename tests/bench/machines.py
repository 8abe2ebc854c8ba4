"""Where the two sides of the benchmark lie, and how to reset them."""
import dataclasses
import os
import re
import shutil
import subprocess

BENCH = os.environ.get("BENCH", "/tmp/sync-sessions-bench")
USERS = os.environ.get("NSP", "ssb")
DEVICES = os.environ.get("TP", "s")
LOCAL_HOME = BENCH + "/local"
SSH_CONFIG = BENCH + "/ssh_config"
RUN = BENCH + "/run"


def session_folder(home, project):
    """Claude Code names a project's folder after its path."""
    return f"{home}/.claude/projects/{re.sub('[^a-zA-Z0-9]', '-', project)}"


@dataclasses.dataclass(frozen=True)
class Pair:
    """A project here and its other copy on a machine."""
    machine: str
    tree: str
    suffix: str = ""
    is_codespace: bool = False

    @property
    def user(self):
        return USERS + self.machine

    @property
    def remote_home(self):
        return f"{BENCH}/remotes/{self.machine}"

    @property
    def repository(self):
        return "acme/product" + self.suffix

    @property
    def local_project(self):
        return f"{LOCAL_HOME}/src/product{self.suffix}"

    @property
    def remote_project(self):
        # Where GitHub puts it; nothing of it has to exist for its sessions to.
        return f"{'' if self.is_codespace else BENCH}/workspaces/product{self.suffix}"

    @property
    def local(self):
        return session_folder(LOCAL_HOME, self.local_project)

    @property
    def remote(self):
        return session_folder(self.remote_home, self.remote_project)

    def host(self, link):
        return link if self.machine == "0" else f"{link}-{self.machine}"


def make_checkout(path, repository, owner=None):
    if not os.path.isdir(path + "/.git"):
        os.makedirs(path, exist_ok=True)
        subprocess.run(["git", "init", "-q", path], check=True)
        subprocess.run(["git", "-C", path, "remote", "add", "origin", f"https://github.com/{repository}.git"], check=True)
    if owner:
        subprocess.run(["chown", "-R", owner + ":", path], check=True)


def own(pair):
    subprocess.run(["chown", "-R", pair.user + ":", pair.remote_home], check=True)


def mirror(source, target):
    os.makedirs(target, exist_ok=True)
    subprocess.run(["rsync", "-a", "--delete", source + "/", target + "/"], check=True)


def empty(home, keep=()):
    """Removes everything from a home but the named entries."""
    os.makedirs(home, exist_ok=True)
    for name in os.listdir(home):
        path = os.path.join(home, name)
        if name in keep:
            continue
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.unlink(path)


def forget_tool_state(pairs):
    empty(LOCAL_HOME, keep=(".claude", "src"))
    for pair in pairs:
        empty(pair.remote_home, keep=(".claude",))


def relative_files(folder):
    for directory, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(directory, name), folder)


def transcripts(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".jsonl"))
