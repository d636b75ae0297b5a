#!/usr/bin/python3
"""Loopback ports of this machine that lead into the lab's own network.

  doors.py open FOLDER PROGRAM…   takes a free port for each door and becomes PROGRAM, with the doors still open
  doors.py serve FOLDER           (inside the lab) leads whoever comes in to where FOLDER/doors/NAME says
"""

import os
import socket
import sys
import threading

NAMES = ("hemma", "stranger")


def open_doors(folder, program):
    ports = []
    numbers = []
    for name in NAMES:
        door = socket.create_server(("127.0.0.1", 0))
        door.set_inheritable(True)
        ports.append(f"{name} {door.getsockname()[1]}\n")
        numbers.append(str(door.detach()))
    with open(os.path.join(folder, "ports"), "w") as file:
        file.writelines(ports)
    os.environ["LAB_DOORS"] = " ".join(numbers)
    os.execvp(program[0], program)


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def welcome(guest, place):
    """Each guest is led anew: a fault changes where a door leads while the lab runs."""
    try:
        host, port = open(place).read().strip().rsplit(":", 1)
        inside = socket.create_connection((host, int(port)), timeout=5)
    except (OSError, ValueError):
        guest.close()
        return
    inside.settimeout(None)
    for one, other in ((guest, inside), (inside, guest)):
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=pump, args=(one, other), daemon=True).start()


def serve(folder):
    threads = []
    for name, number in zip(NAMES, os.environ["LAB_DOORS"].split()):
        door = socket.socket(fileno=int(number))
        place = os.path.join(folder, "doors", name)

        def accept(door=door, place=place):
            while True:
                welcome(door.accept()[0], place)

        threads.append(threading.Thread(target=accept))
    for thread in threads:
        thread.start()


if sys.argv[1] == "open":
    open_doors(sys.argv[2], sys.argv[3:])
else:
    serve(sys.argv[2])
