package dev.runbook.host.ssh.openssh;

import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The arguments of {@code ssh}: our own options first, since the first of each kind counts. */
final class SshCommandLine {
  /** What a configuration might ask for and the shared connection must not do. */
  private static final List<String> MAY_BE_UNKNOWN =
      List.of("ForkAfterAuthentication=no", "SessionType=default", "StdinNull=no");

  private final Path ssh;
  private final List<String> detach;
  private final SshSettings settings;
  private final PrivateFolder folder;
  private final Jumps jumps;
  private final boolean askable;

  SshCommandLine(
      Path ssh,
      List<String> detach,
      SshSettings settings,
      PrivateFolder folder,
      Jumps jumps,
      boolean askable) {
    this.ssh = ssh;
    this.detach = detach;
    this.settings = settings;
    this.folder = folder;
    this.jumps = jumps;
    this.askable = askable;
  }

  /** Opens the connection that all commands share. */
  List<String> master() {
    List<String> words = start();
    strict(settings, askable).forEach(option -> words.addAll(List.of("-o", option)));
    MAY_BE_UNKNOWN.stream()
        .filter(option -> settings.all().containsKey(key(option)))
        .forEach(option -> words.addAll(List.of("-o", option)));
    words.addAll(List.of("-o", "ControlPersist=no", "-M", "-S", escaped(folder.socket()), "-v"));
    jumps.proxyCommand(settings, askable).ifPresent(proxy -> words.addAll(List.of("-o", proxy)));
    words.addAll(Jumps.without(settings.options()));
    words.addAll(List.of("-T", "--", settings.alias(), Openssh.LIFELINE));
    return words;
  }

  /**
   * Shows us the host's key and gets no further.
   *
   * @param file takes the key when it is in none of the known files
   * @param known the files of known keys
   * @param kind the kind of key to ask for; empty to prefer the known one
   */
  List<String> probe(Path file, List<Path> known, String kind) {
    List<String> words = new ArrayList<>(List.of(ssh.toString()));
    List<String> files = new ArrayList<>(List.of(quoted(file)));
    known.forEach(each -> files.add(quoted(each)));
    for (String option :
        List.of(
            "StrictHostKeyChecking=accept-new",
            "UserKnownHostsFile=" + String.join(" ", files),
            "GlobalKnownHostsFile=none",
            "HashKnownHosts=no",
            "PreferredAuthentications=none",
            "ControlMaster=no",
            "ControlPath=none")) {
      words.addAll(List.of("-o", option));
    }
    if (!kind.isEmpty()) {
      words.addAll(List.of("-o", "HostKeyAlgorithms=" + kind));
    }
    strict(settings, false).stream()
        .filter(option -> !option.startsWith("StrictHostKeyChecking="))
        .forEach(option -> words.addAll(List.of("-o", option)));
    words.add("-v");
    jumps.proxyCommand(settings, false).ifPresent(proxy -> words.addAll(List.of("-o", proxy)));
    words.addAll(Jumps.without(settings.options()));
    words.addAll(List.of("-T", "--", settings.alias(), "true"));
    return words;
  }

  private static String quoted(Path path) {
    return "\"" + escaped(path) + "\"";
  }

  /**
   * Runs a command over it. There is no configuration to read any more; and should the connection
   * be gone, a proxy that does nothing keeps ssh from quietly making another.
   */
  List<String> client(SshCommand command, Path log) {
    List<String> words = start();
    words.addAll(List.of("-F", "none", "-S", escaped(folder.socket()), "-o", "ProxyCommand=false"));
    words.addAll(List.of("-o", "EscapeChar=none", "-v", "-E", log.toString()));
    settings.sendEnv().forEach(name -> words.addAll(List.of("-o", "SendEnv=" + name)));
    words.add(command.terminal().isPresent() ? "-tt" : "-T");
    words.addAll(List.of("--", settings.alias()));
    if (!command.text().isEmpty()) {
      words.add(command.text());
    }
    return words;
  }

  /** What every connection is held to, whatever the configuration says. */
  static List<String> strict(SshSettings settings, boolean askable) {
    return List.of(
        "StrictHostKeyChecking=yes",
        "NoHostAuthenticationForLocalhost=no",
        "VerifyHostKeyDNS=no",
        "UpdateHostKeys=no",
        "BatchMode=" + (askable ? "no" : "yes"),
        "ForwardAgent=no",
        "ForwardX11=no",
        "PermitLocalCommand=no",
        "ClearAllForwardings=yes",
        "RemoteCommand=none",
        "Tunnel=no",
        "ConnectTimeout=" + Math.max(1, settings.connectTimeout().toSeconds()),
        "ServerAliveInterval=" + Math.max(1, settings.keepAlive().toSeconds()),
        "ServerAliveCountMax=" + settings.keepAliveCount());
  }

  private List<String> start() {
    List<String> words = new ArrayList<>(detach);
    words.add(ssh.toString());
    return words;
  }

  private static String key(String option) {
    return option.substring(0, option.indexOf('=')).toLowerCase(java.util.Locale.ROOT);
  }

  private static String escaped(Path path) {
    return path.toString().replace("%", "%%");
  }
}
