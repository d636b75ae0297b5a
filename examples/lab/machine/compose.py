"""`docker compose` over the lab's containers."""

import os
import shutil
import subprocess

import composefile
import docker_commands
import proxy
from docker_containers import ROOT, Container, Refused, identity
from docker_store import containers, images, networks

VERSION = "2.27.1"
LABEL = "com.docker.compose."


def answered(arguments, folder, terminals):
    flags, rest = docker_commands.before_command(arguments, ("-f", "--file", "-p"))
    if rest[:1] == ["version"]:
        return (f"{VERSION}\n" if "--short" in rest else f"Docker Compose version v{VERSION}\n"), ""
    if "--help" in flags:
        return "Usage:  docker compose [OPTIONS] COMMAND\n", ""
    file = flags[flags.index("-f") + 1] if "-f" in flags else "compose.yaml"
    path = os.path.normpath(os.path.join(folder, file))
    if "-f" not in flags and not os.path.exists(path):
        raise Refused("no configuration file provided: not found")
    project = Project(path)
    verb = rest[0] if rest else ""
    command = getattr(project, "do_" + verb, None)
    if command is None:
        raise Refused(f"unknown docker command: \"compose {verb}\"", 16)
    out, err = "", "".join(f'time="…" level=warning msg="The \\"{name}\\" variable is not set. Defaulting to a blank string."\n'
                           for name in project.missing)
    said = command(rest[1:], terminals)
    return (out + said[0], err + said[1]) if isinstance(said, tuple) else said


class Project:
    def __init__(self, path):
        self.path = path
        self.folder = os.path.dirname(path)
        self.name = os.path.basename(self.folder)
        self.services, self.missing = composefile.read(path)

    def container_name(self, service):
        return self.services[service].get("container_name", f"{self.name}-{service}-1")

    def container(self, service):
        self.known(service)
        return containers.get(self.container_name(service))

    def known(self, service):
        if service not in self.services:
            raise Refused(f"no such service: {service}")

    def chosen(self, names):
        for name in names:
            self.known(name)
        return names or [name for name, service in self.services.items() if "profiles" not in service]

    def environment(self, service):
        found = self.services[service].get("environment") or {}
        pairs = [f"{key}={value}" for key, value in found.items()] if isinstance(found, dict) else list(found)
        if self.services[service].get("env_file"):
            pairs = [f"{key}={value}" for key, value in composefile.environment(self.folder).items()] + pairs
        return pairs

    def image(self, service):
        built = "build" in self.services[service]
        tag = f"{self.name}-{service}"
        return images.tags.get(tag) or images.build(tag, self.folder) if built else self.services[service].get("image", service)

    def config_hash(self, service):
        return identity(self.services[service], self.environment(service))

    def create(self, service):
        settings = self.services[service]
        program = settings.get("x-lab", service)
        found = Container(
            self.container_name(service), self.image(service), self.environment(service),
            {LABEL + "project": self.name, LABEL + "service": service, LABEL + "project.config_files": self.path,
             LABEL + "config-hash": self.config_hash(service)},
            settings.get("networks") or [f"{self.name}_default"], settings.get("restart", "no"), program)
        if program == "web":
            self.unpack(found)
        containers[found.name] = found
        return found

    def unpack(self, container):
        """The container's files: its image's, and what a volume keeps from one container to the next."""
        kept = f"{ROOT}/volumes/artifacts"
        os.makedirs(f"{kept}/sessions", exist_ok=True)
        subprocess.run(["umount", "-q", "/app/.artifacts"])
        shutil.rmtree("/app", ignore_errors=True)
        shutil.copytree(images.folder(container.image), "/app")
        os.makedirs("/app/.artifacts")
        subprocess.run(["mount", "--bind", kept, "/app/.artifacts"], check=True)

    def do_config(self, rest, _):
        if "--services" in rest:
            return "".join(name + "\n" for name in self.chosen([])), ""
        return ("" if "-q" in rest or "--quiet" in rest else open(self.path).read()), ""

    def do_build(self, rest, _):
        for service in self.chosen([word for word in rest if not word.startswith("-")]):
            if "build" in self.services[service]:
                images.build(f"{self.name}-{service}", self.folder)
        return "", f" {self.name}-web  Built\n"

    def do_up(self, rest, _):
        said = ""
        for needed in {name for service in self.services.values() for name in service.get("networks") or []}:
            if needed not in networks:
                raise Refused(f"network {needed} declared as external, but could not be found")
        services = self.chosen([word for word in rest if not word.startswith("-")])
        if "--build" in rest:
            said += self.do_build(services, None)[1]
        for service in services:
            found = self.container(service)
            same = (found is not None and found.image == self.image(service)
                    and found.facts["Config"]["Labels"].get(LABEL + "config-hash") == self.config_hash(service))
            if same and "--force-recreate" not in rest:
                word = "Running" if found.state["Running"] else "Started"
                found.start()
            else:
                word = "Started"
                if found is not None:
                    found.remove()
                self.create(service).start()
            said += f" Container {self.container_name(service)}  {word}\n"
        proxy.write()
        return "", said

    def do_down(self, rest, _):
        said = ""
        for service in self.chosen([]):
            found = self.container(service)
            if found is not None:
                found.remove()
                del containers[found.name]
                said += f" Container {found.name}  Removed\n"
        proxy.write()
        return "", said

    def each(self, rest, act, word):
        said = ""
        for service in self.chosen([word for word in rest if not word.startswith("-")]):
            found = self.container(service)
            if found is None:
                if word == "Started":
                    raise Refused(f'service "{service}" has no container to start')
                continue
            act(found)
            said += f" Container {found.name}  {word}\n"
        proxy.write()
        return "", said

    def do_stop(self, rest, _):
        return self.each(rest, lambda one: one.stop(), "Stopped")

    def do_start(self, rest, _):
        return self.each(rest, lambda one: one.start(), "Started")

    def do_restart(self, rest, _):
        return self.each(rest, lambda one: (one.stop(), one.start()), "Started")

    def do_ps(self, rest, _):
        found = [(service, self.container(service)) for service in self.chosen([])]
        found = [(service, one) for service, one in found if one is not None and one.state["Running"]]
        if "-q" in rest:
            return "".join(one.facts["Id"] + "\n" for _, one in found), ""
        if "--services" in rest:
            return "".join(service + "\n" for service, _ in found), ""
        return "NAME   SERVICE   STATUS\n" + "".join(f"{one.name}   {service}   running\n" for service, one in found), ""

    def do_logs(self, rest, _):
        asked = docker_commands.options("compose logs", *docker_commands.LOG_FLAGS, (("names",), {"nargs": "*"})).parse_args(rest)
        asked.follow = False
        both = [docker_commands.logs(one, asked, f"{one.name}  | ") for one in map(self.container, self.chosen(asked.names)) if one]
        return "".join(out for out, _ in both) + "".join(err for _, err in both), ""

    def do_exec(self, rest, terminals):
        flags, command = docker_commands.before_command(rest, ("-e", "--env", "-u", "--user", "-w", "--workdir"))
        asked = docker_commands.options(
            "compose exec", (("-T", "--no-TTY"), {"action": "store_true", "dest": "no_tty"}), (("-i", "-t"), {"action": "store_true"}),
            (("-e", "--env"), {"action": "append", "default": []}), (("-u", "--user"), {}), (("-w", "--workdir"), {})).parse_args(flags)
        found = self.container(command[0])
        if found is None or not found.state["Running"]:
            raise Refused(f'service "{command[0]}" is not running')
        terminal = not asked.no_tty and terminals[1]
        if terminal and not terminals[0]:
            raise Refused("the input device is not a TTY")
        return docker_commands.executed(found, command[1:], asked.env, asked.workdir, True, terminal)

    def do_run(self, rest, terminals):
        flags, command = docker_commands.before_command(rest, ("-e", "--env"))
        self.known(command[0])
        if self.services[command[0]].get("x-lab") != "certbot":
            raise Refused(f"the lab runs certbot this way, not {command[0]}")
        if "-T" not in flags and terminals[1] and not terminals[0]:
            raise Refused("the input device is not a TTY")
        certbot = Container(f"{self.name}-certbot-run", "certbot", [], {}, [], "no", "certbot")
        certbot.state.update(Running=True, Status="running")
        return docker_commands.executed(certbot, ["certbot"] + command[1:], [], "/", True, False)
