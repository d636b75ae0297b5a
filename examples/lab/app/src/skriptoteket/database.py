"""Questions to the database, through psql: no driver has to be installed for that."""

import os
import subprocess
import threading

URL = os.environ.get("DATABASE_URL", "postgresql://postgres@127.0.0.1/skriptoteket")
END = "-- that was all --"


class Failed(Exception):
    pass


class Lost(Failed):
    """The connection, rather than what was asked."""


class Database:
    """One connection, which stays open as an app's would, and is made anew when it was cut."""

    def __init__(self):
        self.process = None
        self.lock = threading.Lock()

    def connect(self):
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                ["psql", "-XqAt", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", URL], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, text=True, env=dict(os.environ, PGAPPNAME="skriptoteket"))

    def run(self, sql):
        try:
            return self.attempt(sql)
        except Lost:
            return self.attempt(sql)

    def attempt(self, sql):
        with self.lock:
            self.connect()
            try:
                self.process.stdin.write(f"{sql}\n;\\echo '{END}'\n")
                self.process.stdin.flush()
            except OSError:
                pass
            lines = []
            for line in self.process.stdout:
                if line.rstrip("\n") == END:
                    return lines
                lines.append(line.rstrip("\n"))
            words = self.process.stderr.read().strip()
            self.process.wait()
            self.process = None
            lost = not words or "connection to server was lost" in words or "terminating connection" in words
            raise (Lost if lost else Failed)(words or "the connection was closed")

    def rows(self, sql):
        return [line.split("\x1f") for line in self.run(sql)]


def quoted(text):
    return "'" + text.replace("'", "''") + "'"
