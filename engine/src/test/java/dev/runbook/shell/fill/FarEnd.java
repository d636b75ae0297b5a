package dev.runbook.shell.fill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine whose programs say what they were given: {@code far} writes its arguments down, and
 * {@code ssh}, {@code docker} and {@code psql} stand in for the real ones and read what they are
 * told as those do. Whatever runs {@code boom} has read a value as code.
 */
public final class FarEnd {
  private static final String FAR = "#!/bin/sh\nprintf '%s\\0' \"$@\" >> \"$OUT\"\n";

  private static final String BOOM = "#!/bin/sh\n: > \"$BOOM\"\n";

  /** Joins its arguments with spaces and gives them to a shell, as sshd does. */
  private static final String SSH =
      "#!/bin/bash\nwhile [[ $1 == -* ]]; do case $1 in -i | -p | -o) shift 2 ;; *) shift ;; esac; done\nshift\n"
          + "if [ $# = 0 ]; then exec sh; fi\nexec sh -c \"$*\"\n";

  /** {@code docker exec [options] NAME program…}: no shell between. */
  private static final String DOCKER =
      "#!/bin/bash\nshift\nwhile [[ $1 == -* ]]; do shift; done\nshift\nexec \"$@\"\n";

  /** Reads standard SQL with SQLite, which knows the same strings and names. */
  private static final String PSQL =
      "#!/bin/bash\nsql=\nwhile [ $# != 0 ]; do [[ $1 == -*c ]] && sql=$2; shift; done\n"
          + "[ -n \"$sql\" ] || sql=$(cat)\nprintf '%s\\0' \"$(sqlite3 :memory: $'\\n'\"$sql\")\" >> \"$OUT\"\n";

  private static final int AT_ONCE = 400;

  private final Path folder;

  /** Makes one in an empty folder. */
  public FarEnd(Path folder) {
    this.folder = folder;
    program("far", FAR);
    program("boom", BOOM);
    program("ssh", SSH);
    program("docker", DOCKER);
    program("psql", PSQL);
  }

  /** Where its programs are, to be put first on a path. */
  public Path programs() {
    return folder.resolve("bin");
  }

  /** Where {@code far} writes when {@code OUT} says so. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  private void program(String name, String text) {
    try {
      Path file = Files.createDirectories(programs()).resolve(name);
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What programs were given by each of some texts, in a folder of its own each: every argument and
   * a NUL; a text that gave no program anything has the names of the files it made.
   */
  List<String> given(List<String> texts) {
    List<String> all = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      all.addAll(run(texts.subList(from, Math.min(from + AT_ONCE, texts.size()))));
    }
    return all;
  }

  private List<String> run(List<String> texts) {
    try {
      Path work = Files.createTempDirectory(folder, "work");
      StringBuilder script = new StringBuilder();
      for (int i = 0; i < texts.size(); i++) {
        Files.writeString(work.resolve(i + ".sh"), texts.get(i));
        script
            .append("mkdir d")
            .append(i)
            .append("; (cd d")
            .append(i)
            .append("; export OUT=../o")
            .append(i)
            .append("; OUT=$PWD/$OUT; . ../")
            .append(i)
            .append(".sh) >/dev/null 2>>err; [ -e o")
            .append(i)
            .append(" ] || (cd d")
            .append(i)
            .append("; find . -type f -print0) >o")
            .append(i)
            .append('\n');
      }
      Files.writeString(work.resolve("all"), script);
      ProcessBuilder builder =
          new ProcessBuilder("bash", "--norc", "--noprofile", "all")
              .directory(work.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(work.resolve("log").toFile());
      builder.environment().put("PATH", programs() + ":" + System.getenv("PATH"));
      builder.environment().put("BOOM", folder.resolve("boom").toString());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("H", "h");
      builder.start().waitFor();
      List<String> out = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        out.add(Files.readString(work.resolve("o" + i), StandardCharsets.UTF_8));
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether anything was read as code. */
  boolean exploded() {
    return Files.exists(folder.resolve("boom"));
  }
}
