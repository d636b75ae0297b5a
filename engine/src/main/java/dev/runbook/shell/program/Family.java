package dev.runbook.shell.program;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One data file of the catalogue, of which only the names at the left margin are read at first; an
 * entry's YAML is read when it is asked for.
 *
 * @param source the file
 * @param sections its entries, in order
 */
record Family(Source source, List<Section> sections) {
  /**
   * An entry's place in the file.
   *
   * @param names the names that share it
   * @param span its lines
   */
  record Section(List<String> names, Span span) {
    Section {
      names = List.copyOf(names);
    }
  }

  Family {
    sections = List.copyOf(sections);
  }

  /** Reads a file beside this class. */
  static Family shipped(String name) {
    try (InputStream in = Family.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue has no file " + name);
      }
      return of(Source.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Family of(Source source) {
    String text = source.text();
    List<Section> sections = new ArrayList<>();
    List<String> names = List.of();
    int start = 0;
    for (int at = 0; at < text.length(); at = lineEnd(text, at) + 1) {
      if (isKey(text.charAt(at))) {
        if (!names.isEmpty()) {
          sections.add(new Section(names, new Span(start, at)));
        }
        names = names(text.substring(at, lineEnd(text, at)));
        start = at;
      }
    }
    if (!names.isEmpty()) {
      sections.add(new Section(names, new Span(start, text.length())));
    }
    return new Family(source, sections);
  }

  private static boolean isKey(char first) {
    return !Character.isWhitespace(first) && first != '#' && first != '}' && first != ']';
  }

  private static int lineEnd(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /** {@code a|b|c:}, in quotes where YAML wants them. */
  private static List<String> names(String line) {
    char quote = line.charAt(0);
    boolean quoted = quote == '"' || quote == '\'';
    int end = quoted ? line.indexOf(quote, 1) : keyEnd(line);
    return List.of(line.substring(quoted ? 1 : 0, end).split("\\|"));
  }

  private static int keyEnd(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (line.charAt(at) == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
        return at;
      }
    }
    throw new IllegalArgumentException("no key begins this line: " + line);
  }

  /** The YAML of an entry; its file ships with the program, so a mistake in it is one of ours. */
  YamlMapping mapping(Section section, Problems problems) {
    YamlMapping root =
        Yaml.parse(source, section.span(), problems)
            .flatMap(node -> YamlMapping.of(node, "", problems))
            .orElseThrow(() -> new IllegalStateException(problems.all().get(0).render()));
    String key = root.keys().iterator().next();
    return root.mapping(key)
        .orElseThrow(() -> new IllegalStateException("an entry without keys: " + key));
  }
}
