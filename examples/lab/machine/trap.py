"""Where a drill lets something wait, so that a fault meets it there: /run/lab/trap holds a stage and a pattern.

  ask PATTERN        before the daemon does what it was asked
  in:BYTES PATTERN   when a program under `docker exec` was fed so many bytes
  out:BYTES PATTERN  when it has said so many

What fits waits until the trap is gone; /run/lab/trapped says that it does.
"""

import os
import re
import time

TRAP = "/run/lab/trap"
CAUGHT = "/run/lab/trapped"


def wait(stage, words, done=0):
    try:
        place, pattern = open(TRAP).read().strip().split(" ", 1)
    except (OSError, ValueError):
        return
    kind, _, count = place.partition(":")
    if kind != stage or done < int(count or 0) or not re.search(pattern, " ".join(words)):
        return
    with open(CAUGHT, "w") as file:
        file.write(" ".join(words))
    while os.path.exists(TRAP):
        time.sleep(0.02)
