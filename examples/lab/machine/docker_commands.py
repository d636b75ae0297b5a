"""What `docker` and `docker compose` are asked, and what they say."""

import argparse
import grp
import os
import re
import time
from datetime import datetime, timedelta, timezone

import compose
import docker_containers
import gotemplate
import proxy
from docker_containers import ROOT, Refused
from docker_exec import Exec
from docker_store import containers, images, named, networks

VERSION = "26.1.3"
HELP = "See 'docker --help'."


def begin():
    os.makedirs(f"{ROOT}/containers", exist_ok=True)
    os.makedirs(f"{ROOT}/images", exist_ok=True)


def group():
    return grp.getgrnam("docker").gr_gid


def options(verb, *flags):
    parser = argparse.ArgumentParser(prog=f"docker {verb}", add_help=False, exit_on_error=False)
    parser.error = lambda message: (_ for _ in ()).throw(Refused(f"docker {verb}: {message}\n{HELP}", 125))
    for names, settings in flags:
        parser.add_argument(*names, **settings)
    return parser


FORMAT = (("-f", "--format"), {})


def answered(arguments, folder, terminals):
    if not arguments:
        raise Refused("Usage:  docker [OPTIONS] COMMAND", 1)
    verb, *rest = arguments
    if verb == "compose":
        return compose.answered(rest, folder, terminals)
    if verb in ("network", "image", "builder", "system", "container", "context"):
        verb, rest = f"{verb}_{rest[0] if rest else ''}", rest[1:]
    command = globals().get("do_" + verb.replace("container_", ""))
    if command is None:
        raise Refused(f"docker: '{verb.replace('_', ' ')}' is not a docker command.\n{HELP}")
    return command(rest, terminals)


def do_version(rest, _):
    asked = options("version", FORMAT).parse_args(rest)
    facts = {"Client": {"Version": VERSION}, "Server": {"Version": VERSION}}
    return (gotemplate.render(asked.format, facts) if asked.format else f"Server: Docker Engine\n Version: {VERSION}") + "\n", ""


def do_context_show(rest, _):
    return "default\n", ""


def do_info(rest, _):
    asked = options("info", FORMAT).parse_args(rest)
    facts = {"DockerRootDir": ROOT, "Containers": len(containers)}
    return (gotemplate.render(asked.format, facts) if asked.format else f" Docker Root Dir: {ROOT}") + "\n", ""


def do_ps(rest, _):
    asked = options("ps", FORMAT, (("-a", "--all"), {"action": "store_true"}), (("-q", "--quiet"), {"action": "store_true"}),
                    (("--filter",), {"action": "append", "default": []}), (("--no-trunc",), {"action": "store_true"})).parse_args(rest)
    found = [one for one in containers.values() if asked.all or one.state["Status"] in ("running", "restarting")]
    for condition in asked.filter:
        key, _, value = condition.partition("=")
        if key == "name":
            found = [one for one in found if re.search(value, one.name) or re.search(value, "/" + one.name)]
        elif key == "label":
            label, _, wanted = value.partition("=")
            found = [one for one in found if one.facts["Config"]["Labels"].get(label) == wanted]
        elif key == "status":
            found = [one for one in found if one.state["Status"] == value]
    if asked.quiet:
        return "".join(one.facts["Id"][:12] + "\n" for one in found), ""
    rows = [{"ID": one.facts["Id"][:12], "Names": one.name, "Image": one.image[:12], "State": one.state["Status"],
             "Status": status(one), "Ports": "", "Command": f'"{one.program}"', "CreatedAt": one.facts["Created"]} for one in found]
    if asked.format:
        return "".join(gotemplate.render(asked.format, row) + "\n" for row in rows), ""
    columns = ("ID", "Image", "Command", "Status", "Names")
    table = [("CONTAINER ID", "IMAGE", "COMMAND", "STATUS", "NAMES")] + [tuple(row[column] for column in columns) for row in rows]
    widths = [max(len(row[at]) for row in table) for at in range(5)]
    return "".join("   ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in table), ""


def status(one):
    if one.state["Running"]:
        return f"Up {int(time.time() - moment(one.state['StartedAt']).timestamp())} seconds"
    return "Created" if one.state["Status"] == "created" else f"Exited ({one.state['ExitCode']})"


def do_inspect(rest, _):
    asked = options("inspect", FORMAT, (("names",), {"nargs": "*"})).parse_args(rest)
    if not asked.names:
        raise Refused(f'"docker inspect" requires at least 1 argument.\n{HELP}')
    out, err = "", ""
    for name in asked.names:
        try:
            facts = named(name).facts
        except Refused:
            err += f"Error: No such object: {name}\n"
            continue
        out += (gotemplate.render(asked.format, facts) if asked.format else str(facts)) + "\n"
    if err:
        raise Refused(err.rstrip("\n"), 1, out)
    return out, ""


def moment(text):
    return datetime.strptime(text[:26].rstrip("Z"), "%Y-%m-%dT%H:%M:%S.%f").replace(tzinfo=timezone.utc)


def since(text):
    if text is None:
        return ""
    span = re.fullmatch(r"((\d+)h)?((\d+)m)?((\d+)s)?", text)
    if span and text:
        ago = timedelta(hours=int(span[2] or 0), minutes=int(span[4] or 0), seconds=int(span[6] or 0))
        return (datetime.now(timezone.utc) - ago).strftime("%Y-%m-%dT%H:%M:%S.%f")
    return text


LOG_FLAGS = ((("-f", "--follow"), {"action": "store_true"}), (("--tail", "-n"), {}), (("--since",), {}),
             (("-t", "--timestamps"), {"action": "store_true"}))


def logs(found, asked, prefix=""):
    tail = None if asked.tail in (None, "all") else int(asked.tail)
    start = since(asked.since)
    if not asked.follow:
        entries = found.lines(start, tail)
        texts = [(entry["stream"], prefix + entry["log"]) for entry in entries]
        return ("".join(text for stream, text in texts if stream == "stdout"), "".join(text for stream, text in texts if stream == "stderr"))

    def lines():
        entries = found.lines(start, tail)
        seen = len(found.lines("", None))
        while True:
            for entry in entries:
                yield (1 if entry["stream"] == "stdout" else 2), prefix + entry["log"]
            yield 1, ""
            everything = found.lines("", None)
            entries, seen = everything[seen:], len(everything)

    return lines


def do_logs(rest, _):
    asked = options("logs", *LOG_FLAGS, (("name",), {})).parse_args(rest)
    return logs(named(asked.name), asked)


def change(verb):
    def command(rest, _):
        asked = options(verb, (("-t", "--time"), {}), (("names",), {"nargs": "+"})).parse_args(rest)
        for name in asked.names:
            one = named(name)
            if verb in ("stop", "restart"):
                one.stop()
            if verb == "kill":
                one.stop(9)
            if verb in ("start", "restart"):
                one.start()
        proxy.write()
        return "".join(name + "\n" for name in asked.names), ""

    return command


do_start, do_stop, do_restart, do_kill = change("start"), change("stop"), change("restart"), change("kill")


def do_rm(rest, _):
    asked = options("rm", (("-f", "--force"), {"action": "store_true"}), (("names",), {"nargs": "+"})).parse_args(rest)
    for name in asked.names:
        one = named(name)
        if one.state["Running"] and not asked.force:
            raise Refused(f"Error response from daemon: cannot remove container \"/{name}\": container is running: "
                          "stop the container before removing or force remove")
        one.remove()
        del containers[one.name]
    proxy.write()
    return "".join(name + "\n" for name in asked.names), ""


def do_top(rest, _):
    one = named(rest[0])
    one.require_running()
    lines = os.popen(f"ps -o pid,args --ppid {one.state['Pid']} --pid {one.state['Pid']}").read()
    return lines, ""


def before_command(arguments, with_value):
    """Splits options from the command that follows them, which may have options of its own."""
    flags = []
    rest = list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        flags.append(rest.pop(0))
        if flags[-1] in with_value:
            flags.append(rest.pop(0) if rest else "")
    return flags, rest


def do_exec(rest, terminals):
    flags, command = before_command(rest, ("-e", "--env", "-u", "--user", "-w", "--workdir"))
    asked = options("exec", (("-i", "--interactive"), {"action": "store_true"}), (("-t", "--tty"), {"action": "store_true"}),
                    (("-d", "--detach"), {"action": "store_true"}), (("-e", "--env"), {"action": "append", "default": []}),
                    (("-u", "--user"), {}), (("-w", "--workdir"), {})).parse_args(flags)
    if len(command) < 2:
        raise Refused(f'"docker exec" requires at least 2 arguments.\n{HELP}')
    one = named(command[0], "Error response from daemon: No such container: ")
    if asked.tty and asked.interactive and not terminals[0]:
        raise Refused("the input device is not a TTY")
    return executed(one, command[1:], asked.env, asked.workdir, asked.interactive, asked.tty)


def executed(one, command, extra, folder, keep_input, terminal):
    one.require_running()
    environment = dict(one.environment(), **dict(pair.split("=", 1) for pair in extra))
    if terminal:
        environment["TERM"] = "xterm"
    found = next((os.path.join(place, command[0]) for place in environment["PATH"].split(":")
                  if os.access(os.path.join(place, command[0]), os.X_OK)), command[0])
    return Exec(one, [found] + command[1:], environment, folder or one.folder(), keep_input, terminal)


def do_network_inspect(rest, _):
    asked = options("network inspect", FORMAT, (("names",), {"nargs": "+"})).parse_args(rest)
    out = ""
    for name in asked.names:
        network(name)
        members = {one.facts["Id"]: {"Name": one.name} for one in containers.values()
                   if name in one.networks and one.state["Running"]}
        facts = {"Name": name, "Containers": members}
        out += (gotemplate.render(asked.format, facts) if asked.format else str(facts)) + "\n"
    return out, ""


def network(name):
    if name not in networks:
        raise Refused(f"Error response from daemon: network {name} not found")


def do_network_ls(rest, _):
    asked = options("network ls", FORMAT).parse_args(rest)
    return "".join(gotemplate.render(asked.format or "{{.Name}}", {"Name": name}) + "\n" for name in ["bridge", "host", *sorted(networks)]), ""


def do_network_create(rest, _):
    if rest[0] in networks:
        raise Refused(f"Error response from daemon: network with name {rest[0]} already exists")
    networks.add(rest[0])
    return docker_containers.identity(rest[0]) + "\n", ""


def do_network_rm(rest, _):
    network(rest[0])
    if any(rest[0] in one.networks and one.state["Running"] for one in containers.values()):
        raise Refused(f"Error response from daemon: error while removing network: network {rest[0]} has active endpoints")
    networks.discard(rest[0])
    return rest[0] + "\n", ""


def do_network_connect(rest, _):
    network(rest[0])
    one = named(rest[1])
    if rest[0] in one.networks:
        raise Refused(f"Error response from daemon: endpoint with name {one.name} already exists in network {rest[0]}")
    one.networks.append(rest[0])
    proxy.write()
    return "", ""


def do_network_disconnect(rest, _):
    network(rest[0])
    one = named(rest[1])
    if rest[0] not in one.networks:
        raise Refused(f"Error response from daemon: container {one.facts['Id']} is not connected to network {rest[0]}")
    one.networks.remove(rest[0])
    proxy.write()
    return "", ""


def do_image_prune(rest, _):
    return images.prune()


def do_builder_prune(rest, _):
    hours = re.search(r"until=(\d+)h", " ".join(rest))
    return images.prune_cache(int(hours[1]) * 3600 if hours else 0)


def do_system_df(rest, _):
    return images.table(), ""


def do_system_prune(rest, _):
    gone = [one for one in containers.values() if not one.state["Running"]]
    for one in gone:
        one.remove()
        del containers[one.name]
    said = "Deleted Containers:\n" + "".join(one.facts["Id"] + "\n" for one in gone) + "\n" if gone else ""
    return said + images.prune()[0], ""
