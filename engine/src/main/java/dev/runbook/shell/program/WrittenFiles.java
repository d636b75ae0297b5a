package dev.runbook.shell.program;

import dev.runbook.shell.PipedOutput;
import dev.runbook.shell.Redirect;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.StandardInput;
import dev.runbook.shell.syntax.QuoteMarks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a text has written so far and whose content it shows, so that we know what a
 * script does that it runs: {@code cat > /usr/local/bin/tidy <<'EOF'}.
 *
 * @param texts the content by the file's name as written
 */
record WrittenFiles(Map<String, String> texts) {
  static final WrittenFiles NONE = new WrittenFiles(Map.of());

  /** So many are remembered, so that the work grows with the text; the oldest is forgotten. */
  private static final int MOST = 32;

  /** Variables, substitutions, pipes, formats and braces. */
  private static final String COMPOSES = "$`|%{";

  private static final Pattern INTERPRETER =
      Pattern.compile("#!\\s*(?:\\S*/env\\s+(?:-S\\s+)?)?(?:\\S*/)?(?<name>\\w[\\w.+-]*)");

  /** Copies the map. */
  WrittenFiles {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WrittenFiles files && texts.equals(files.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  /** The same after a command, which may write one, add to one or delete what it writes over. */
  WrittenFiles after(SimpleCommand command) {
    if (command.words().isEmpty()) {
      return this;
    }
    List<String> tee = tee(command.argv());
    if (!tee.isEmpty()) {
      boolean adds = tee.contains("-a") || tee.contains("--append");
      return tee.stream()
          .filter(word -> !word.startsWith("-"))
          .reduce(this, (files, name) -> files.with(name, command.fed(), adds), (a, b) -> b);
    }
    WrittenFiles files = this;
    for (Redirect output : command.outputs()) {
      if (output.result()) {
        files = files.with(output.target(), PipedOutput.by(command), output.append());
      }
    }
    return files;
  }

  /** What {@code tee} is told, also behind {@code sudo}. */
  private static List<String> tee(List<String> argv) {
    int at = argv.indexOf("tee");
    boolean first = at == 0 || at > 0 && (argv.get(0).equals("sudo") || argv.get(0).equals("doas"));
    return first ? argv.subList(at + 1, argv.size()) : List.of();
  }

  private WrittenFiles with(String name, StandardInput written, boolean adds) {
    String key = plain(name);
    Optional<String> before = adds ? Optional.ofNullable(texts.get(key)) : Optional.empty();
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.remove(key);
    if (all.size() == MOST) {
      all.remove(all.keySet().iterator().next());
    }
    written.text().ifPresent(text -> all.put(key, before.map(old -> old + "\n").orElse("") + text));
    return all.equals(texts) ? this : new WrittenFiles(all);
  }

  /**
   * The same with only those files whose name one of some texts says, or the content of one of
   * these: all of them where a text may put a name together. Quotes may stand in a name.
   */
  WrittenFiles namedIn(Stream<String> some) {
    StringBuilder said = new StringBuilder();
    some.forEach(each -> said.append(each).append('\n'));
    Map<String, String> others = new LinkedHashMap<>(texts);
    for (boolean more = true; more; ) {
      if (composes(said)) {
        return this;
      }
      String bare = QuoteMarks.without(said.toString());
      more =
          others
              .entrySet()
              .removeIf(
                  file -> {
                    boolean named = bare.contains(QuoteMarks.without(last(file.getKey())));
                    if (named) {
                      said.append(file.getValue()).append('\n');
                    }
                    return named;
                  });
    }
    Map<String, String> named = new LinkedHashMap<>(texts);
    named.keySet().removeAll(others.keySet());
    return named.isEmpty() ? NONE : new WrittenFiles(named);
  }

  /** Whether a text has what may make a name of parts of it. */
  private static boolean composes(StringBuilder text) {
    for (int at = 0; at < text.length(); at++) {
      if (COMPOSES.indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The same without one file. */
  WrittenFiles without(String name) {
    Optional<String> key = key(name);
    if (key.isEmpty()) {
      return this;
    }
    Map<String, String> rest = new LinkedHashMap<>(texts);
    rest.remove(key.get());
    return new WrittenFiles(rest);
  }

  /**
   * What a file holds; empty where the text does not show it. A file of that name in another folder
   * counts, since scripts are written here and copied there.
   */
  Optional<String> text(String name) {
    return key(name).map(texts::get);
  }

  private Optional<String> key(String name) {
    String plain = plain(name);
    if (texts.isEmpty() || texts.containsKey(plain)) {
      return Optional.of(plain).filter(texts::containsKey);
    }
    String last = last(plain);
    return texts.keySet().stream().filter(each -> last(each).equals(last)).sorted().findFirst();
  }

  /**
   * The command that runs a file by its name: its interpreter, {@code sh} unless it names one. A
   * file of settings has a program's name as well, so one in another folder is a script only if it
   * says so, or if its folder is one of programs.
   */
  Optional<List<String>> run(String name) {
    Optional<String> key = key(name);
    boolean script =
        key.filter(
                each ->
                    each.equals(plain(name))
                        || texts.get(each).stripLeading().startsWith("#!")
                        || each.matches(".*/s?bin/[^/]+"))
            .isPresent();
    return key.filter(each -> script)
        .map(texts::get)
        .map(
            text -> {
              Matcher first = INTERPRETER.matcher(text.stripLeading());
              return List.of(first.lookingAt() ? first.group("name") : "sh", name);
            });
  }

  private static String plain(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
