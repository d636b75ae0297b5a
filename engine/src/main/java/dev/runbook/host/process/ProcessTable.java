package dev.runbook.host.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes of this machine as Linux lists them under {@code /proc}; on other systems the table
 * is empty.
 */
final class ProcessTable {
  /** Those of this machine. */
  static final ProcessTable HERE = new ProcessTable(Path.of("/proc"));

  /** In {@code proc(5)}, {@code stat} counts from 1, and what is counted here follows the name. */
  private static final int PARENT = 4 - 3;

  private static final int SESSION = 6 - 3;
  private static final int START = 22 - 3;
  private static final long SECOND = 100;
  private static final Set<String> ENDED = Set.of("Z", "X");

  private static final Pattern IGNORED = Pattern.compile("(?m)^SigIgn:\\s*([0-9a-f]{1,16})$");
  private static final long INT = 1L << (2 - 1);

  private static final Pattern UPTIME = Pattern.compile("(\\d+)\\.(\\d\\d)(?!\\S)");

  private final Path folder;
  private volatile long ownStart = -1;

  ProcessTable(Path folder) {
    this.folder = folder;
  }

  /**
   * One process.
   *
   * @param pid its id
   * @param parent the id of its parent: 1, or a subreaper's, when it has lost its own
   * @param session the id of the process that leads or led its session
   * @param start when it was forked, in hundredths of a second since the machine was started
   */
  record Row(long pid, long parent, long session, long start) {}

  /** All that live now. */
  List<Row> rows() {
    String[] names = folder.toFile().list();
    List<Row> rows = new ArrayList<>();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        row(name).ifPresent(rows::add);
      }
    }
    return rows;
  }

  /** The environment that a process was started with; empty where it may not be read. */
  byte[] environment(long pid) {
    return bytes(folder.resolve(Long.toString(pid)).resolve("environ"));
  }

  /**
   * The time now on the clock that {@link Row#start} was taken from; 0 where there is none.
   *
   * <p>In a container {@code uptime} may be the container's (lxcfs) while processes keep the
   * machine's. Then this process is younger than its clock, and now is just after the youngest.
   */
  long now() {
    long uptime = uptime();
    return ownStart() > uptime + SECOND
        ? rows().stream().mapToLong(Row::start).max().orElse(0) + 1
        : uptime;
  }

  /** When this process was forked; 0 where there is no such clock. */
  private long ownStart() {
    long known = ownStart;
    if (known < 0) {
      String[] self = fields("self");
      known = self.length > START ? Long.parseLong(self[START]) : 0;
      ownStart = known;
    }
    return known;
  }

  /** By one read, since each step of a run asks for it. */
  private long uptime() {
    byte[] text = new byte[64];
    int length;
    try (FileInputStream file = new FileInputStream(folder.resolve("uptime").toFile())) {
      length = file.read(text);
    } catch (IOException e) {
      return 0;
    }
    Matcher seconds =
        UPTIME.matcher(new String(text, 0, Math.max(0, length), StandardCharsets.US_ASCII));
    return seconds.lookingAt() ? Long.parseLong(seconds.group(1) + seconds.group(2)) : 0;
  }

  /** Whether a process has ended, and only its parent has not asked yet how. */
  boolean isZombie(long pid) {
    return ENDED.contains(fields(Long.toString(pid))[0]);
  }

  /** Whether INT means nothing to a process; false where that cannot be seen. */
  boolean ignoresInt(long pid) {
    Path status = folder.resolve(Long.toString(pid)).resolve("status");
    Matcher ignored = IGNORED.matcher(new String(bytes(status), StandardCharsets.UTF_8));
    return ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & INT) != 0;
  }

  private Optional<Row> row(String pid) {
    String[] fields = fields(pid);
    if (fields.length <= START || ENDED.contains(fields[0])) {
      return Optional.empty();
    }
    return Optional.of(
        new Row(
            Long.parseLong(pid),
            Long.parseLong(fields[PARENT]),
            Long.parseLong(fields[SESSION]),
            Long.parseLong(fields[START])));
  }

  private String[] fields(String pid) {
    String stat =
        new String(bytes(folder.resolve(pid + File.separator + "stat")), StandardCharsets.UTF_8);
    // The name is in parentheses, and may hold any character, these included.
    return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0]; // It has ended, or belongs to somebody else.
    }
  }
}
