#!/usr/bin/python3
"""A stand-in for the Docker daemon: containers are real programs on the lab's disk, and its answers are Docker's.

What hurts is kept: a program under `docker exec` is the daemon's child and outlives its client, and then reads end of
file; `-it` without a terminal fails; a stopped container takes everything in it down; a new container forgets what was
connected by hand.
"""

import asking
import composefile
import docker_commands
import gotemplate
import trap
from docker_containers import Refused
from docker_exec import Exec, follow


def answer(guest, question, uid):
    trap.wait("ask", question["arguments"])
    try:
        said = docker_commands.answered(question["arguments"], question["folder"], question["terminals"])
    except Refused as refused:
        asking.say(guest, refused.status, refused.said, f"{refused}\n")
        return
    except (composefile.Wrong, gotemplate.Wrong) as wrong:
        asking.say(guest, 1, "", f"{wrong}\n")
        return
    if isinstance(said, Exec):
        said.serve(guest)
    elif callable(said):
        follow(guest, said)
    else:
        asking.say(guest, 0, *said)


docker_commands.begin()
asking.serve("/run/docker.sock", 0o660, docker_commands.group(), answer)
