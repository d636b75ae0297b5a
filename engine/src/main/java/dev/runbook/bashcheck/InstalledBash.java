package dev.runbook.bashcheck;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.source.PassedTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bash of this machine, which checks texts and executes none of them. */
final class InstalledBash {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** So many texts are not worth another start of bash: a fork for each takes less. */
  private static final int FEW = 8;

  /** Messages in English; the bytes of other letters mean nothing to the grammar. */
  private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

  private final Path program;
  private final Path temp;

  InstalledBash(Path program, Path temp) {
    this.program = program;
    this.temp = temp.toAbsolutePath();
  }

  /** Those that it has accepted before, as the operator's cache knows them. */
  PassedTexts accepted(Map<String, String> environment) {
    return PassedTexts.by("bash-accepts", program, "", environment);
  }

  /**
   * What bash says of each text; nothing where it accepts it.
   *
   * @throws IOException when it could not read all of them
   */
  Map<CheckedText, String> read(List<CheckedText> texts) throws IOException {
    Path folder = Files.createTempDirectory(temp, "runbook-bash");
    try {
      Map<CheckedText, String> said = new HashMap<>();
      texts.forEach(text -> said.put(text, ""));
      List<CheckedText> doubtful = doubtful(texts, new JoinedTexts(this, folder));
      if (!doubtful.isEmpty()) {
        said.putAll(new SeparateTexts(this, folder).said(doubtful));
      }
      return said;
    } finally {
      delete(folder);
    }
  }

  /** Those that bash has to read one by one. */
  private static List<CheckedText> doubtful(List<CheckedText> texts, JoinedTexts joined)
      throws IOException {
    List<CheckedText> plain = texts.stream().filter(JoinedTexts::canHold).toList();
    if (plain.size() < texts.size() && plain.size() <= FEW) {
      return texts;
    }
    List<CheckedText> doubtful = new ArrayList<>(texts);
    doubtful.removeIf(JoinedTexts::canHold);
    doubtful.addAll(notAccepted(plain, joined));
    return doubtful;
  }

  /** Of texts that bash refuses together, the few among which those are that it refuses. */
  private static List<CheckedText> notAccepted(List<CheckedText> texts, JoinedTexts joined)
      throws IOException {
    if (joined.areAccepted(texts)) {
      return List.of();
    }
    if (texts.size() <= FEW) {
      return texts;
    }
    int half = texts.size() / 2;
    List<CheckedText> both = new ArrayList<>(notAccepted(texts.subList(0, half), joined));
    both.addAll(notAccepted(texts.subList(half, texts.size()), joined));
    return both;
  }

  /** Runs it in a folder, without the operator's settings. */
  Captured run(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--noprofile", "--norc"));
    command.addAll(List.of(arguments));
    return Captured.run(Launch.of(command, ENVIRONMENT, folder), LIMIT);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public String toString() {
    return program.toString();
  }
}
