"""Where a drill lets something wait, so that a fault meets it there: /run/lab/trap holds a stage and a pattern.

  ask PATTERN        before the daemon does what it was asked
  in:BYTES PATTERN   when a program under `docker exec` was fed so many bytes
  out:BYTES PATTERN  when it has said so many

What fits waits until the trap is gone, or another one is laid in its place; /run/lab/trapped says that it waits.
"""

import re
import time

TRAP = "/run/lab/trap"
CAUGHT = "/run/lab/trapped"


def laid():
    try:
        with open(TRAP) as file:
            return file.read()
    except OSError:
        return ""


def wait(stage, words, done=0):
    trap = laid()
    try:
        place, pattern = trap.strip().split(" ", 1)
    except ValueError:
        return
    kind, _, count = place.partition(":")
    if kind != stage or done < int(count or 0) or not re.search(pattern, " ".join(words)):
        return
    with open(CAUGHT, "w") as file:
        file.write(" ".join(words))
    while laid() == trap:
        time.sleep(0.02)
