"""As much of Go's text templates as people give to `docker … --format`."""

import json
import re


class Wrong(Exception):
    pass


def words(text):
    return re.findall(r'"(?:[^"\\]|\\.)*"|[^\s]+', text)


def render(template, value):
    parts = re.split(r"(\{\{.*?\}\})", template)
    out = []
    block(parts, 0, value, {"$": value}, out)
    return "".join(out)


def block(parts, at, dot, names, out):
    while at < len(parts):
        part = parts[at]
        if not part.startswith("{{"):
            out.append(part)
            at += 1
            continue
        inside = part[2:-2].strip().strip("-").strip()
        if inside == "end" or inside == "else":
            return at
        if inside.startswith("range "):
            items = evaluate(inside[6:], dot, names)
            items = list(items.values()) if isinstance(items, dict) else items or []
            past = block(parts, at + 1, {}, names, []) if not items else None
            for item in items:
                past = block(parts, at + 1, item, dict(names), out)
            at = past + 1
            continue
        if inside.startswith("if "):
            true = bool(evaluate(inside[3:], dot, names))
            past = block(parts, at + 1, dot, names, out if true else [])
            if parts[past][2:-2].strip() == "else":
                past = block(parts, past + 1, dot, names, [] if true else out)
            at = past + 1
            continue
        assigned = re.fullmatch(r"(\$\w+)\s*:=\s*(.*)", inside)
        if assigned:
            names[assigned[1]] = evaluate(assigned[2], dot, names)
        else:
            out.append(text(evaluate(inside, dot, names)))
        at += 1
    return at


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return f"map{value}" if isinstance(value, dict) else f"[{' '.join(map(str, value))}]"
    return str(value)


def evaluate(expression, dot, names):
    first, *rest = words(expression)
    if first == "json":
        return json.dumps(evaluate(" ".join(rest), dot, names))
    if first == "println":
        return " ".join(text(evaluate(word, dot, names)) for word in rest) + "\n"
    if first == "index":
        return evaluate(rest[0], dot, names).get(json.loads(rest[1]), "")
    if first.startswith('"'):
        return json.loads(first)
    if first.startswith("$"):
        name, _, path = first.partition(".")
        return field(names[name], path)
    if first.startswith("."):
        return field(dot, first[1:])
    raise Wrong(f'template parsing error: template: :1: function "{first}" not defined')


def field(value, path):
    for name in filter(None, path.split(".")):
        if not isinstance(value, dict) or name not in value:
            raise Wrong(f"template parsing error: template: :1:2: executing \"\" at <.{path}>: map has no entry for key \"{name}\"")
        value = value[name]
    return value
