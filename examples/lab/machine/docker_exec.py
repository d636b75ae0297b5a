"""Programs that run in a container beside its own."""

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import termios
import threading

import trap

STDIN, END, SIZE, EXIT = 0, 1, 2, 3


def frame(kind, data=b""):
    return struct.pack(">BI", kind, len(data)) + data


def exactly(guest, count):
    data = b""
    while len(data) < count:
        more = guest.recv(count - len(data))
        if not more:
            return None
        data += more
    return data


class Exec:
    def __init__(self, container, command, environment, folder, keep_input, terminal):
        self.container = container
        self.command = command
        self.environment = environment
        self.folder = folder
        self.keep_input = keep_input
        self.terminal = terminal
        self.lock = threading.Lock()

    def send(self, guest, kind, data=b""):
        """A client that has gone away stops nothing: the program's output is taken all the same."""
        try:
            with self.lock:
                guest.sendall(frame(kind, data))
        except OSError:
            pass

    def serve(self, guest):
        guest.sendall(json.dumps({"stream": True, "input": self.keep_input, "terminal": self.terminal}).encode() + b"\n")
        if self.terminal:
            master, slave = pty.openpty()
            ends = {"stdin": slave, "stdout": slave, "stderr": slave}
        else:
            ends = {"stdin": subprocess.PIPE if self.keep_input else subprocess.DEVNULL,
                    "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        try:
            process = subprocess.Popen(self.command, env=self.environment, cwd=self.folder, start_new_session=True,
                                       preexec_fn=self.take_terminal if self.terminal else None, **ends)
        except OSError as problem:
            words = "no such file or directory" if isinstance(problem, FileNotFoundError) else "permission denied"
            self.send(guest, 2, f'OCI runtime exec failed: exec failed: unable to start container process: exec: '
                                f'"{self.command[0]}": {words}: unknown\n'.encode())
            self.send(guest, EXIT, struct.pack(">i", 127 if words.startswith("no") else 126))
            return
        self.container.execs.add(process)
        if self.terminal:
            os.close(slave)
            threading.Thread(target=self.listen, args=(guest, master, master), daemon=True).start()
            self.drain(guest, 1, master)
        else:
            inlet = None
            if self.keep_input:
                inlet = os.dup(process.stdin.fileno())
                process.stdin.close()
            threading.Thread(target=self.listen, args=(guest, inlet, None), daemon=True).start()
            drains = [threading.Thread(target=self.drain, args=(guest, kind, stream.fileno()))
                      for kind, stream in ((1, process.stdout), (2, process.stderr))]
            for drain in drains:
                drain.start()
            for drain in drains:
                drain.join()
        status = process.wait()
        self.container.execs.discard(process)
        self.send(guest, EXIT, struct.pack(">i", status if status >= 0 else 128 - status))

    @staticmethod
    def take_terminal():
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def drain(self, guest, kind, number):
        count = 0
        while True:
            try:
                data = os.read(number, 65536)
            except OSError:
                return
            if not data:
                return
            count += len(data)
            trap.wait("out", self.command, count)
            self.send(guest, kind, data)

    def listen(self, guest, inlet, master):
        """Hands on what the client sends; when it is gone, the program reads end of file."""
        fed = 0
        try:
            while head := exactly(guest, 5):
                kind, count = struct.unpack(">BI", head)
                data = exactly(guest, count)
                if data is None or kind == END:
                    break
                if kind == SIZE and master is not None:
                    fcntl.ioctl(master, termios.TIOCSWINSZ, data)
                fed += len(data)
                while kind == STDIN and data:
                    data = data[os.write(inlet if master is None else master, data):]
                trap.wait("in", self.command, fed)
        except OSError:
            pass
        if master is not None:
            try:
                os.write(master, b"\x04")
            except OSError:
                pass
        elif inlet is not None:
            os.close(inlet)


def follow(guest, lines):
    guest.sendall(json.dumps({"stream": True, "input": False, "terminal": False}).encode() + b"\n")
    for kind, line in lines():
        if line:
            guest.sendall(frame(kind, line.encode()))
        elif select.select([guest], [], [], 0.2)[0]:
            return
