"""The lab's journal: a file of lines, written by whoever has something to say."""

import fcntl
import json
import os
import time

FILE = "/var/lib/lab/journal"


def write(ident, message, unit=None, pid=None, at=None):
    line = {"at": at or time.time(), "ident": ident, "pid": pid or os.getpid(), "unit": unit, "message": message}
    with open(FILE, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(json.dumps(line) + "\n")


def entries():
    with open(FILE) as file:
        return sorted((json.loads(line) for line in file), key=lambda entry: entry["at"])
