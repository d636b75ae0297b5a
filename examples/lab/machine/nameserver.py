#!/usr/bin/python3
"""The registrar's name server: says the addresses in the lab's zone."""

import socket
import struct

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.53", 53))
while True:
    question, asker = server.recvfrom(512)
    at, labels = 12, []
    while question[at]:
        labels.append(question[at + 1:at + 1 + question[at]].decode(errors="replace"))
        at += question[at] + 1
    name, kind = ".".join(labels).lower(), struct.unpack(">H", question[at + 1:at + 3])[0]
    zone = dict(line.split() for line in open("/var/lib/lab/zone") if line.strip())
    found = [zone[name]] if name in zone and kind == 1 else []
    head = question[:2] + struct.pack(">HHHHH", 0x8580 | (0 if name in zone else 3), 1, len(found), 0, 0)
    answers = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + socket.inet_aton(address) for address in found)
    server.sendto(head + question[12:at + 5] + answers, asker)
