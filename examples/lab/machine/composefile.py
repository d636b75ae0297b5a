"""Reads the compose files of the lab: maps by indentation, lists, plain and quoted words."""

import os
import re


class Wrong(Exception):
    pass


def scalar(text):
    text = text.strip()
    if text.startswith("["):
        return [scalar(word) for word in text.strip("[]").split(",") if word.strip()]
    if text.startswith("{"):
        return dict((key.strip(), scalar(value)) for key, value in (pair.split(":", 1) for pair in text.strip("{}").split(",")))
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def parse(lines):
    rows = []
    for number, line in enumerate(lines, 1):
        bare = re.sub(r"(^|\s)#.*", "", line.rstrip())
        if bare.strip():
            if "\t" in bare[: len(bare) - len(bare.lstrip())]:
                raise Wrong(f"yaml: line {number}: found character that cannot start any token")
            rows.append((number, len(bare) - len(bare.lstrip()), bare.strip()))
    return level(rows, 0, 0)[0]


def level(rows, at, indent):
    if at < len(rows) and rows[at][2].startswith("- "):
        items = []
        while at < len(rows) and rows[at][1] == indent and rows[at][2].startswith("- "):
            items.append(scalar(rows[at][2][2:]))
            at += 1
        return items, at
    found = {}
    while at < len(rows) and rows[at][1] == indent:
        number, _, text = rows[at]
        key = re.fullmatch(r"([^\s:]+):(?:\s+(.*))?", text)
        if not key:
            raise Wrong(f"yaml: line {number}: could not find expected ':'")
        at += 1
        if key[2] is not None:
            found[key[1]] = scalar(key[2])
        elif at < len(rows) and rows[at][1] > indent:
            found[key[1]], at = level(rows, at, rows[at][1])
        else:
            found[key[1]] = None
    if at < len(rows) and rows[at][1] > indent:
        raise Wrong(f"yaml: line {rows[at][0]}: mapping values are not allowed in this context")
    return found, at


def environment(folder):
    values = {}
    path = os.path.join(folder, ".env")
    if os.path.exists(path):
        for line in open(path):
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                values[name] = value.strip("\"'")
    return values


def read(path):
    """The file's services with variables filled in, and the names of those that are not set."""
    if not os.path.exists(path):
        raise Wrong(f"open {path}: no such file or directory")
    values = environment(os.path.dirname(path))
    missing = []

    def fill(match):
        if match[1] not in values:
            missing.append(match[1])
        return values.get(match[1], "")

    lines = [re.sub(r"\$\{(\w+)\}", fill, line) for line in open(path).read().splitlines()]
    services = (parse(lines) or {}).get("services")
    if not isinstance(services, dict):
        raise Wrong("services must be a mapping")
    return services, missing
