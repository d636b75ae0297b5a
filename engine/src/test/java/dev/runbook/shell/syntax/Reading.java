package dev.runbook.shell.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How a text is taken apart, as {@code oracle.jsonl} tells it: places are offsets of bytes.
 *
 * @param statements the top-level commands
 * @param commands the simple commands at any depth
 * @param redirections the redirections at any depth
 */
record Reading(List<Place> statements, List<SimpleCommand> commands, List<Redirect> redirections) {

  /** From the first byte to the one after the last. */
  record Place(int start, int end) {
    static Place of(Object pair) {
      List<?> both = (List<?>) pair;
      return new Place((Integer) both.get(0), (Integer) both.get(1));
    }

    static List<Place> all(Object pairs) {
      return pairs == null ? List.of() : ((List<?>) pairs).stream().map(Place::of).toList();
    }

    @Override
    public String toString() {
      return start + "-" + end;
    }
  }

  /** A simple command, its redirections included in its place. */
  record SimpleCommand(Place place, List<Place> assignments, List<Place> words) {}

  /** A redirection; its body is where a here-document's lines stand, nowhere for others. */
  record Redirect(int start, String descriptor, String operator, Place target, List<Place> body) {}

  /** The stored reading. */
  static Reading stored(Map<String, Object> line) {
    List<SimpleCommand> commands = new ArrayList<>();
    for (Object each : (List<?>) line.get("commands")) {
      Map<?, ?> command = (Map<?, ?>) each;
      commands.add(
          new SimpleCommand(
              Place.of(command.get("at")),
              Place.all(command.get("assigns")),
              Place.all(command.get("words"))));
    }
    List<Redirect> redirections = new ArrayList<>();
    for (Object each : (List<?>) line.get("redirects")) {
      Map<?, ?> redirect = (Map<?, ?>) each;
      Object fd = redirect.get("fd");
      redirections.add(
          new Redirect(
              (Integer) redirect.get("at"),
              fd == null ? "" : ((String) fd).replaceAll("[{}]", ""),
              (String) redirect.get("op"),
              Place.of(redirect.get("target")),
              redirect.containsKey("body") ? List.of(Place.of(redirect.get("body"))) : List.of()));
    }
    return new Reading(Place.all(line.get("statements")), commands, redirections);
  }

  /** Ours. */
  static Reading of(SyntaxTree tree) {
    Bytes bytes = Bytes.of(tree.text());
    List<SimpleCommand> commands = new ArrayList<>();
    List<Redirect> redirections = new ArrayList<>();
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.Simple simple) {
                commands.add(
                    new SimpleCommand(
                        bytes.place(simple),
                        bytes.places(simple.assignments()),
                        bytes.places(simple.words())));
              } else if (node instanceof Redirection redirection) {
                redirections.add(
                    new Redirect(
                        bytes.place(redirection).start(),
                        redirection.descriptor(),
                        redirection.operator().text(),
                        bytes.place(redirection.target()),
                        redirection.heredoc().stream().map(bytes::place).toList()));
              }
            });
    commands.sort(
        Comparator.<SimpleCommand>comparingInt(command -> command.place().start())
            .thenComparingInt(command -> -command.place().end()));
    redirections.sort(Comparator.comparingInt(Redirect::start));
    return new Reading(bytes.places(tree.body().items()), commands, redirections);
  }

  /** Where characters stand in UTF-8. */
  private record Bytes(int[] offsets) {
    static Bytes of(String text) {
      int[] offsets = new int[text.length() + 1];
      for (int at = 0; at < text.length(); ) {
        int next = at + Character.charCount(text.codePointAt(at));
        int length = text.substring(at, next).getBytes(StandardCharsets.UTF_8).length;
        for (int i = at + 1; i <= next; i++) {
          offsets[i] = offsets[at] + length;
        }
        at = next;
      }
      return new Bytes(offsets);
    }

    Place place(Node node) {
      return new Place(offsets[node.start()], offsets[node.end()]);
    }

    List<Place> places(List<? extends Node> nodes) {
      return nodes.stream().map(this::place).toList();
    }
  }
}
