package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the configuration files itself, where there is no {@code ssh} to ask. */
final class FileResolver implements Resolver {
  private static final Path SYSTEM = Path.of("/etc/ssh");

  private final Path home;
  private final Path folder;

  /**
   * A reader of the operator's files and the system's.
   *
   * @param folder where the relative name of a {@code -F} file starts
   */
  FileResolver(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  @Override
  public Resolved resolve(String alias, List<String> options) {
    CommandLine line = new CommandLine(options);
    Values values = new Values();
    line.lines(folder).forEach(values::take);
    int at = alias.lastIndexOf('@');
    String name = alias.substring(at + 1);
    if (at > 0) {
      values.otherwise("user", alias.substring(0, at));
    }
    readFiles(name, line.configFile(), values);
    addDefaults(name, values);
    return new Resolved(values.found(), false);
  }

  private void readFiles(String name, Optional<String> named, Values values) {
    Path dotSsh = home.resolve(".ssh");
    FileReader reader = new FileReader(name, home, dotSsh, values);
    if (named.isPresent()) {
      if (!named.get().equalsIgnoreCase("none")) {
        reader.read(existing(folder.resolve(named.get())));
      }
      return;
    }
    Path own = dotSsh.resolve("config");
    checkMode(own);
    reader.read(own);
    new FileReader(name, home, SYSTEM, values).read(SYSTEM.resolve("ssh_config"));
  }

  private static Path existing(Path file) {
    if (!Files.exists(file)) {
      throw new HostException(Kind.SETUP, "there is no OpenSSH configuration " + file);
    }
    return file;
  }

  /** As in OpenSSH: whoever else can write the file could have commands run. */
  private static void checkMode(Path file) {
    try {
      if (!Files.exists(file)) {
        return;
      }
      var mode = Files.getPosixFilePermissions(file);
      if (mode.contains(PosixFilePermission.GROUP_WRITE)
          || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new HostException(
            Kind.SETUP, "others may write " + file + "; take that from them: chmod go-w " + file);
      }
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "the mode of " + file + " cannot be read", e);
    }
  }

  private void addDefaults(String name, Values values) {
    String host = values.value("hostname").isEmpty() ? name : hostname(name, values);
    values.found().put("hostname", List.of(host.toLowerCase(Locale.ROOT)));
    values.otherwise("user", System.getProperty("user.name"));
    values.otherwise("port", "22");
    values.otherwise(
        "identityfile",
        "~/.ssh/id_rsa",
        "~/.ssh/id_ecdsa",
        "~/.ssh/id_ecdsa_sk",
        "~/.ssh/id_ed25519",
        "~/.ssh/id_ed25519_sk");
    values.otherwise("userknownhostsfile", "~/.ssh/known_hosts ~/.ssh/known_hosts2");
    values.otherwise("globalknownhostsfile", "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2");
  }

  private static String hostname(String name, Values values) {
    return values.value("hostname").replace("%h", name).replace("%%", "%");
  }
}
