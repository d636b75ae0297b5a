package dev.runbook.shell.program;

import dev.runbook.yaml.CompiledNodes;
import dev.runbook.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A part of the catalogue that comes with this program, as the build has compiled it. What it says
 * of a name is read when somebody first asks for it, and kept.
 *
 * @param <T> what it says of each name
 */
final class CompiledEntries<T> {
  /** The file beside this class that {@link CatalogueCompiler} makes. */
  static final String FILE = "catalogue.bin";

  static final String PROGRAMS = "programs";
  static final String KINDS = "kinds";
  static final String LANGUAGES = "languages";
  static final String LOOKS = "looks";
  static final String PATHS = "paths";

  private static final class File {
    private static final CompiledNodes NODES = read();

    private static CompiledNodes read() {
      try (InputStream in = CompiledEntries.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is missing; `mvn process-classes` makes it");
        }
        return new CompiledNodes(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Makes an entry of its keys. */
  interface Reader<T> {
    /** Reads one; what does not fit is a problem of the keys. */
    T read(String name, YamlMapping keys);
  }

  private final CompiledNodes.Table table;
  private final Reader<T> reader;
  private final Map<String, T> known = new ConcurrentHashMap<>();

  CompiledEntries(String table, Reader<T> reader) {
    this.table = File.NODES.table(table);
    this.reader = reader;
  }

  /** All names, in the order of their files. */
  List<String> names() {
    return table.names();
  }

  /** The number of a name in that order, counted from 0; -1 where there is no such entry. */
  int indexOf(String name) {
    return table.indexOf(name);
  }

  boolean has(String name) {
    return table.indexOf(name) >= 0;
  }

  /** What is said of a name, if anything is. */
  Optional<T> find(String name) {
    T found = known.get(name);
    if (found == null && has(name)) {
      found = known.computeIfAbsent(name, this::read);
    }
    return Optional.ofNullable(found);
  }

  private T read(String name) {
    return reader.read(name, YamlMapping.compiled(table.node(name).orElseThrow(), name));
  }
}
