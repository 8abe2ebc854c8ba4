#!/usr/bin/env python3
"""Restores everything in a vault, by nothing but .github/VAULT.md.

    restore.py VAULT DIRECTORY [--versions]

Writes DIRECTORY/HEAD/AGENT/PATH: of each file the newest version; with --versions each one, with its number behind the path.
Ends with 1 where something could not be restored, which is told. Needs the command zstd.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

MOST = 16 * 1024 * 1024
NAME = re.compile(r"[0-9a-f]{64}\Z")
HEAD = re.compile(r"[a-z0-9_-][a-z0-9._-]*\Z")


class Damage(Exception):
    """Something is missing, or not what it is called."""


def decompress(body, prefix):
    """One zstd frame; prefix is what came before it, or None."""
    with tempfile.NamedTemporaryFile() as before:
        command = ["zstd", "-dcq", "--long=25"]
        if prefix is not None:
            before.write(prefix)
            before.flush()
            command.append(f"--patch-from={before.name}")
        result = subprocess.run(command, input=body, capture_output=True, check=False)
    if result.returncode:
        raise Damage(result.stderr.decode(errors="replace").strip())
    return result.stdout


def read(vault, folder, name, may_have_base=True):
    """The proven content of an immutable file."""
    if not NAME.match(name):
        raise Damage(f"{name!r} is no name")
    try:
        with open(f"{vault}/{folder}/{name[:2]}/{name}", "rb") as file:
            line, _, body = file.read().partition(b"\n")
    except FileNotFoundError:
        raise Damage(f"{folder}/{name} is missing") from None
    words = line.decode("ascii", errors="replace").split(" ")
    if len(words) not in (2, 3) or words[0] not in ("plain", "zstd") or not words[1].isdecimal() or int(words[1]) > MOST:
        raise Damage(f"{folder}/{name} does not say how it was made")
    if len(words) == 3 and not may_have_base:
        raise Damage(f"{folder}/{name} is a base, and has one")
    prefix = read(vault, folder, words[2], may_have_base=False) if len(words) == 3 else None
    content = body if words[0] == "plain" else decompress(body, prefix)
    if len(content) != int(words[1]) or hashlib.sha256(content).hexdigest() != name:
        raise Damage(f"{folder}/{name} does not have the content that it is called by")
    return content


def restore(vault, version, path):
    """Writes one version."""
    manifest = json.loads(read(vault, "manifests", version["manifest"]))
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "wb") as file:
        for name, length in manifest["segments"]:
            content = read(vault, "segments", name)
            if len(content) != length:
                raise Damage(f"segments/{name} is not as long as a manifest says")
            file.write(content)
    os.utime(path, (manifest["modified"], manifest["modified"]))


def main(vault, directory, *options):
    with open(f"{vault}/vault.json", encoding="utf-8") as file:
        if json.load(file)["format"] > 1:
            sys.exit("This vault has a later format")
    failed = 0
    for head in sorted(filter(HEAD.match, os.listdir(f"{vault}/heads"))):
        with open(f"{vault}/heads/{head}", encoding="utf-8") as file:
            catalogs = json.load(file)["catalogs"]
        for catalog in catalogs.values():
            for entry in json.loads(read(vault, "catalogs", catalog))["files"]:
                parts = [entry["agent"], *entry["path"].split("/")]
                if any(part in ("", ".", "..") for part in parts):
                    sys.exit(f"{entry['path']!r} leads out of its folder")
                path = os.path.join(directory, head, *parts)
                chosen = list(enumerate(entry["versions"], 1))
                for number, version in chosen if "--versions" in options else chosen[-1:]:
                    try:
                        restore(vault, version, f"{path}.{number}" if "--versions" in options else path)
                    except Damage as damage:
                        print(f"{path}: {damage}", file=sys.stderr)
                        failed = 1
    sys.exit(failed)


if __name__ == "__main__":
    main(*sys.argv[1:])
