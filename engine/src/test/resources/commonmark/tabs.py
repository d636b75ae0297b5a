"""Makes tabs.jsonl: pages whose fences are indented by tabs, and the texts of their fences.

Usage: pip install commonmark cmarkgfm; python3 tabs.py > tabs.jsonl

commonmark, the Python form of commonmark.js, says what the texts are. It counts columns, as the specification does; cmark-gfm counts
the characters before an opening fence, and so shows a blank more where a tab stands for two columns or three. The two must agree on
all else, or the page is left out.
"""

import html
import json
import random
import re

import cmarkgfm
import commonmark

MARKERS = ["- ", "-   ", "1. ", "10) ", "> ", ">", " - ", "  1. ", "-\t", "1.\t", ">\t"]
BLANKS = ["", " ", "  ", "   ", "    ", "      ", "\t", " \t", "  \t", "   \t", "\t ", "\t  ", "\t\t", " \t\t"]
TEXTS = ["cat <<EOF", "key=1", "EOF", "\tmake", "a\tb"]


def prefix(random, markers):
    """What stands before a line that goes on with the containers that the markers opened."""
    text = ""
    for marker in markers:
        text += random.choice(["", "", " "]) + ">" if ">" in marker else random.choice(BLANKS)
    return text + random.choice(BLANKS)


def page(random):
    markers = [random.choice(MARKERS) for _ in range(random.randint(0, 3))]
    lines = ["".join(markers) + "text", prefix(random, markers).rstrip()]
    indent = prefix(random, markers)
    lines.append(indent + "```sh")
    for _ in range(random.randint(1, 4)):
        lines.append(random.choice([indent, prefix(random, markers)]) + random.choice(TEXTS))
    lines.append(random.choice([indent, prefix(random, markers)]) + "```")
    return "\n".join(lines) + "\n"


def fences(text):
    walker = commonmark.Parser().parse(text).walker()
    return [node.literal for node, entering in walker if entering and node.t == "code_block" and node.is_fenced]


def bare(text):
    """A text without the blanks around its lines."""
    return [line.strip() for line in text.split("\n")]


def agree(text, found):
    shown = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", cmarkgfm.github_flavored_markdown_to_html(text), re.S)
    return [bare(html.unescape(each)) for each in shown] == [bare(each) for each in found]


def main():
    source = random.Random(11)
    seen = set()
    while len(seen) < 600:
        text = page(source)
        found = fences(text)
        if "\t" in text and text not in seen and len(found) == 1 and found[0].strip() and agree(text, found):
            seen.add(text)
            print(json.dumps({"markdown": text, "blocks": found}))


main()
