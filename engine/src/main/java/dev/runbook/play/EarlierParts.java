package dev.runbook.play;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.run.Resumption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The earlier parts of a run that goes on where its record does not lie: the record goes with it.
 *
 * @param record the files of the record, packed
 * @param rerun the steps that run again although they are over
 * @param rollBack whether what it has done is undone, instead of going on
 * @param members the runs of the hosts of a group that are not over, by their ids
 */
public record EarlierParts(
    byte[] record, List<String> rerun, boolean rollBack, Map<String, Member> members) {
  /** What goes with a run must fit into a message. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int CHUNK = 1 << 16;

  private static final String JOURNAL = "journal.jsonl";

  /** Copies list and map. */
  public EarlierParts {
    rerun = List.copyOf(rerun);
    members = Map.copyOf(members);
  }

  /**
   * The run of one host of a group.
   *
   * @param record the files of its record, packed
   * @param outcome how it ended, in the word that journals use; empty where it was cut off
   */
  public record Member(byte[] record, String outcome) {
    /** Reads it from its folder. */
    public static Member of(RunFolder run) {
      return new Member(packed(run), PastRun.read(run).summary().outcome());
    }
  }

  /** Those of the run in a folder, all of which is to go on. */
  public static EarlierParts of(RunFolder run, List<String> rerun, boolean rollBack) {
    return new EarlierParts(packed(run), rerun, rollBack, Map.of());
  }

  /** The same with the runs of the hosts of a group. */
  public EarlierParts with(Map<String, Member> others) {
    return new EarlierParts(record, rerun, rollBack, others);
  }

  /** Those of the run of one host; empty where its record does not go with the run that leads. */
  public Optional<EarlierParts> ofMember(String run) {
    return Optional.ofNullable(members.get(run))
        .map(member -> new EarlierParts(member.record(), rerun, false, Map.of()));
  }

  /** What the commands have printed is left behind where there is too much of it. */
  private static byte[] packed(RunFolder run) {
    byte[] all = packed(run, file -> true);
    byte[] bytes =
        all.length <= MOST_BYTES ? all : packed(run, file -> !file.startsWith(run.output()));
    if (bytes.length > MOST_BYTES) {
      throw new RefusedException(
          "the record of run " + run.id() + " is too large to go on elsewhere");
    }
    return bytes;
  }

  /** All of it, or so much that it is too much. */
  private static byte[] packed(RunFolder run, Predicate<Path> wanted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> walk = Files.walk(run.path())) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(run.approvals()) && !file.equals(run.lock()))
              .filter(wanted)
              .sorted()
              .toList();
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(run.path().relativize(file).toString()));
        try (InputStream in = Files.newInputStream(file)) {
          byte[] chunk = new byte[CHUNK];
          for (int read = 0; read >= 0 && bytes.size() <= MOST_BYTES; read = in.read(chunk)) {
            zip.write(chunk, 0, read);
          }
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Opens the run to go on with it, in a folder of its own.
   *
   * @param root the folder of runs
   * @param store keeps its runs there
   */
  public ReopenedRun reopen(String run, Path root, RunStore store) {
    try {
      unpack(root.resolve(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store.reopen(store.find(run).get(0), ProcessHandle.current().pid());
  }

  /** Whether their journal has a word anywhere: the id of an approval that they used, say. */
  public boolean mention(String word) {
    try (ZipInputStream zip = files()) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(JOURNAL)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8).contains(word);
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ZipInputStream files() {
    return new ZipInputStream(new ByteArrayInputStream(record));
  }

  private void unpack(Path folder) throws IOException {
    try (ZipInputStream zip = files()) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("`" + entry.getName() + "` lies outside of the record");
        }
        Files.createDirectories(file.getParent());
        Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * What they leave to the part that goes on.
   *
   * @throws RefusedException when the plan has no such step, or nothing undoes what was done
   */
  public Resumption past(ReopenedRun run, Plan plan) {
    Resumption past = new Continuation(run, (procedure, request) -> plan).past(plan, rerun);
    return (rollBack
            ? past.rollingBack(plan)
                .orElseThrow(
                    () -> new RefusedException("nothing on the page undoes what the run has done"))
            : past)
        .on(plan);
  }
}
