"""What the daemon has: containers, networks, images and what is left of builds."""

import os
import shutil
import subprocess
import time

from docker_containers import ROOT, Refused, identity

containers = {}
networks = {"hule-network"}


def named(name, words="Error response from daemon: No such container: "):
    for one in containers.values():
        if one.name == name or one.facts["Id"].startswith(name):
            return one
    raise Refused(words + name)


class Images:
    """An image is a copy of the checkout's files as they were when it was built."""

    def __init__(self):
        self.tags = {}

    def folder(self, image):
        return f"{ROOT}/images/{image}"

    def build(self, tag, checkout):
        listed = subprocess.run(["git", "-c", f"safe.directory={checkout}", "-C", checkout, "ls-files", "-z"], capture_output=True)
        files = [name for name in listed.stdout.decode().split("\0") if name]
        if not os.path.exists(f"{checkout}/Dockerfile"):
            raise Refused(f"failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory", 17)
        contents = [open(f"{checkout}/{name}", "rb").read() for name in files]
        image = identity(*files, *contents)
        if not os.path.isdir(self.folder(image)):
            for name, content in zip(files, contents):
                path = f"{self.folder(image)}/{name}"
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open(path, "wb").write(content)
            self.leave_cache()
        broken = subprocess.run(["/usr/bin/python3", "-m", "compileall", "-q", self.folder(image)], capture_output=True, text=True)
        if broken.returncode:
            raise Refused(f"{broken.stdout}failed to solve: process \"/bin/sh -c pdm build\" did not complete successfully: exit code: 1", 17)
        self.tags[tag] = image
        return image

    def leave_cache(self):
        os.makedirs(f"{ROOT}/buildkit", exist_ok=True)
        with open(f"{ROOT}/buildkit/{time.time_ns()}", "wb") as file:
            file.write(os.urandom(3_000_000))

    def used(self):
        return set(self.tags.values()) | {one.image for one in containers.values()}

    def all(self):
        return set(os.listdir(f"{ROOT}/images"))

    def prune(self):
        gone = self.all() - self.used()
        for image in gone:
            shutil.rmtree(self.folder(image))
        return "".join(f"deleted: sha256:{image}\n" for image in sorted(gone)) + "Total reclaimed space: 0B\n", ""

    def prune_cache(self, older):
        folder = f"{ROOT}/buildkit"
        names = os.listdir(folder) if os.path.isdir(folder) else []
        names = [name for name in names if time.time() - os.path.getmtime(f"{folder}/{name}") >= older]
        for name in names:
            os.unlink(f"{folder}/{name}")
        return f"Total:\t{3 * len(names)}MB\n", ""

    def table(self):
        running = sum(one.state["Running"] for one in containers.values())
        return (f"TYPE            TOTAL     ACTIVE\nImages          {len(self.all()):<9} {len(self.used())}\n"
                f"Containers      {len(containers):<9} {running}\n")


images = Images()
