"""The containers of the lab: what they are made from, and the programs in them."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from datetime import datetime, timezone

ROOT = "/var/lib/docker"
POSTGRES = sorted(os.listdir("/usr/lib/postgresql"))[-1]
PATHS = {
    "web": "/opt/lab/machine/web:/usr/local/bin:/usr/bin:/bin:/usr/sbin",
    "postgres": f"/usr/lib/postgresql/{POSTGRES}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
}
PROGRAMS = {
    "postgres": ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", f"/usr/lib/postgresql/{POSTGRES}/bin/postgres", "-D", f"{ROOT}/volumes/pgdata",
                 "-c", "listen_addresses=127.0.0.1"],
    "nginx-proxy": ["nginx", "-g", "daemon off;"],
    "web": ["pdm", "run", "serve"],
}
STOP = {"postgres": signal.SIGINT, "nginx-proxy": signal.SIGTERM}


class Refused(Exception):
    def __init__(self, message, status=1, said=""):
        super().__init__(message)
        self.status = status
        self.said = said


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f") + "000Z"


def identity(*parts):
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


class Container:
    """One container: its facts are `docker inspect`'s, its program is a child of the daemon."""

    def __init__(self, name, image, environment, labels, networks, restart, program):
        self.image = image
        self.restart = restart
        self.networks = list(networks)
        self.program = program
        self.process = None
        self.execs = set()
        self.wanted = False
        self.lock = threading.RLock()
        self.facts = {
            "Id": identity(name, time.time_ns()), "Name": "/" + name, "Created": now(), "RestartCount": 0, "Image": "sha256:" + image,
            "State": {"Status": "created", "Running": False, "Restarting": False, "OOMKilled": False, "Dead": False, "Pid": 0,
                      "ExitCode": 0, "Error": "", "StartedAt": "0001-01-01T00:00:00Z", "FinishedAt": "0001-01-01T00:00:00Z"},
            "Config": {"Hostname": name, "Env": environment, "Labels": labels, "Image": image},
        }
        self.log = f"{ROOT}/containers/{self.facts['Id']}/{self.facts['Id']}-json.log"
        os.makedirs(os.path.dirname(self.log), exist_ok=True)
        open(self.log, "a").close()

    @property
    def name(self):
        return self.facts["Name"][1:]

    @property
    def state(self):
        return self.facts["State"]

    @property
    def kind(self):
        return self.program if self.program in PROGRAMS else "other"

    def environment(self):
        values = {"PATH": PATHS.get(self.kind, "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/bin"), "HOSTNAME": self.name,
                  "LANG": "C.UTF-8"}
        values.update(pair.split("=", 1) for pair in self.facts["Config"]["Env"])
        return values

    def folder(self):
        return "/app" if self.kind == "web" else "/"

    def start(self):
        with self.lock:
            if self.state["Running"]:
                return
            self.wanted = True
            command = PROGRAMS.get(self.kind) or ["/opt/lab/machine/observability.py", self.name]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                            env=self.environment(), cwd=self.folder(), start_new_session=True)
            self.state.update(Status="running", Running=True, Pid=self.process.pid, ExitCode=0, Error="", OOMKilled=False, StartedAt=now())
            for stream, pipe in (("stdout", self.process.stdout), ("stderr", self.process.stderr)):
                threading.Thread(target=self.keep, args=(stream, pipe), daemon=True).start()
            threading.Thread(target=self.watch, args=(self.process,), daemon=True).start()

    def keep(self, stream, pipe):
        for line in pipe:
            entry = {"log": line.decode(errors="replace"), "stream": stream, "time": now()}
            with open(self.log, "a") as file:
                file.write(json.dumps(entry) + "\n")

    def watch(self, process):
        status = process.wait()
        with self.lock:
            if self.process is not process:
                return
            self.end_execs()
            self.state.update(Status="exited", Running=False, Pid=0, ExitCode=status if status >= 0 else 128 - status, FinishedAt=now())
            again = self.wanted and self.restart in ("always", "unless-stopped")
            if again:
                self.state["Status"] = "restarting"
        if again:
            time.sleep(min(0.1 * 2 ** self.facts["RestartCount"], 10))
            with self.lock:
                if self.wanted and self.process is process:
                    self.facts["RestartCount"] += 1
                    self.start()

    def end_execs(self):
        """A container that ends takes along everything in it."""
        for process in list(self.execs):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def stop(self, number=None):
        with self.lock:
            self.wanted = False
            process = self.process
        if process is None or process.poll() is not None:
            with self.lock:
                if self.state["Status"] == "restarting":
                    self.state["Status"] = "exited"
            return
        os.kill(process.pid, number or STOP.get(self.kind, signal.SIGTERM))
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        deadline = time.time() + 5
        while self.state["Running"] and time.time() < deadline:
            time.sleep(0.01)

    def require_running(self):
        if self.state["Status"] == "restarting":
            raise Refused(f"Error response from daemon: Container {self.facts['Id']} is restarting, wait until the container is running")
        if not self.state["Running"]:
            raise Refused(f"Error response from daemon: container {self.facts['Id']} is not running")

    def lines(self, since, tail):
        with open(self.log) as file:
            entries = [json.loads(line) for line in file]
        entries = [entry for entry in entries if entry["time"] >= since]
        return entries[-tail:] if tail is not None and tail < len(entries) else entries

    def remove(self):
        self.stop()
        shutil.rmtree(os.path.dirname(self.log), ignore_errors=True)
