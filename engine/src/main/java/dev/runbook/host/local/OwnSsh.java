package dev.runbook.host.local;

import dev.runbook.host.bash.Quote;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small programs that come before {@code ssh}, {@code scp} and {@code sftp} on the PATH of the
 * run's bash, so that the page's own text reaches other machines by the run's rules.
 *
 * @param config the OpenSSH configuration to read instead of the usual files
 */
record OwnSsh(Optional<Path> config) {
  /** scp and sftp start an ssh by its path, unless they are told another. */
  private static final String COPIER = "#!/bin/sh\nexec %s -S \"${0%%/*}/ssh\" \"$@\"\n";

  private static final String SSH = "#!/bin/sh\nexec %s --noprofile --norc -c %s \"$0\" \"$@\"\n";

  /**
   * Writes them, each where this machine has the program.
   *
   * @param folder a private folder of their own
   * @return the environment in which they are found first
   */
  Map<String, String> in(Path folder, LocalPrograms tools, Map<String, String> environment)
      throws IOException {
    Optional<Path> ssh = Programs.find("ssh", environment);
    if (ssh.isEmpty()) {
      return environment;
    }
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    String rules =
        "program="
            + quoted(ssh.get())
            + " config="
            + Quote.quote(config.map(Path::toString).orElse(""))
            + "\n"
            + rules();
    write(folder.resolve("ssh"), SSH.formatted(Quote.quote(tools.bash()), Quote.quote(rules)));
    for (String copier : new String[] {"scp", "sftp"}) {
      Optional<Path> program = Programs.find(copier, environment);
      if (program.isPresent()) {
        write(folder.resolve(copier), COPIER.formatted(quoted(program.get())));
      }
    }
    Map<String, String> found = new HashMap<>(environment);
    found.merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    return Map.copyOf(found);
  }

  /** What a bash runs before each command: a PATH that the page has set does not lose them. */
  static String keepFirst(Path folder) {
    String own = Quote.quote(folder.toString());
    return "case \":${PATH-}:\" in (*:"
        + own
        + ":*) ;; (*) (PATH=) 2>/dev/null && PATH="
        + own
        + "${PATH:+:$PATH} ;; esac\n";
  }

  private static String quoted(Path path) {
    return Quote.quote(path.toString());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String rules() throws IOException {
    try (InputStream file = OwnSsh.class.getResourceAsStream("ssh.sh")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
