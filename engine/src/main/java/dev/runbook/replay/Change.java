package dev.runbook.replay;

import dev.runbook.source.LineDifference;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of a file that makes a test pass again.
 *
 * @param file the file
 * @param at its place, as people write it
 * @param what what changes, in a clause
 * @param edits the changes of its text; none for one that is written as a whole
 * @param whole all of its text, for one that is written as a whole
 */
public record Change(Path file, String at, String what, List<Edit> edits, String whole) {
  /** Copies the list. */
  public Change {
    edits = List.copyOf(edits);
  }

  static Change of(Path file, Source source, Span span, String what, List<Edit> edits) {
    return new Change(file, new SourcePlace(source, span).at(), what, edits, "");
  }

  /** One that writes a whole file. */
  static Change whole(Path file, String what, String text) {
    return new Change(file, file.toString(), what, List.of(), text);
  }

  /**
   * Makes changes; those that touch what another one has changed wait for the next time.
   *
   * @return those that were made
   * @throws UncheckedIOException when a file cannot be written
   */
  public static List<Change> apply(List<Change> changes) {
    Map<Path, List<Change>> byFile = new LinkedHashMap<>();
    changes.forEach(
        each -> byFile.computeIfAbsent(each.file(), any -> new ArrayList<>()).add(each));
    List<Change> made = new ArrayList<>();
    byFile.forEach((file, all) -> made.addAll(applyTo(file, all)));
    return made;
  }

  /** Its lines that go and come, with {@code - } and {@code + } before them. */
  public List<String> difference() {
    try {
      String before = Files.exists(file) ? Files.readString(file) : "";
      String after = edits.isEmpty() ? whole : edited(edits);
      return LineDifference.changed(before.lines().toList(), after.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Change> applyTo(Path file, List<Change> changes) {
    List<Change> made = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    for (Change change : changes) {
      if (change.edits().isEmpty()) {
        write(file, change.whole());
        made.add(change);
      } else if (change.edits().stream().noneMatch(one -> edits.stream().anyMatch(one::overlaps))) {
        edits.addAll(change.edits());
        made.add(change);
      }
    }
    if (!edits.isEmpty()) {
      write(file, edited(edits));
    }
    return made;
  }

  private static String edited(List<Edit> edits) {
    String text = edits.get(0).source().text();
    boolean windows = text.contains("\r\n");
    return Edit.applied(
        text,
        edits.stream()
            .map(
                edit ->
                    windows
                        ? new Edit(edit.source(), edit.span(), edit.text().replace("\n", "\r\n"))
                        : edit)
            .toList());
  }

  private static void write(Path file, String text) {
    try {
      boolean marked = Files.exists(file) && startsWithByteOrderMark(Files.readAllBytes(file));
      Files.writeString(file, marked ? "\uFEFF" + text : text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
