package dev.runbook.host.ssh.openssh;

import dev.runbook.host.ssh.config.SshSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The route through jump hosts; the same strict checks hold for each of them as for the host
 * itself.
 *
 * <p>Left to {@code ProxyJump}, ssh would start another ssh that takes keys as the configuration
 * pleases. So we write the {@code ProxyCommand} ourselves, one inside the other.
 */
final class Jumps {
  private final Path ssh;
  private final Function<SshSettings, List<SshSettings>> hops;

  /** Through the hosts that a configuration puts before a target, the first one first. */
  Jumps(Path ssh, Function<SshSettings, List<SshSettings>> hops) {
    this.ssh = ssh;
    this.hops = hops;
  }

  /** The option that leads through them; empty when there are none. */
  Optional<String> proxyCommand(SshSettings target, boolean askable) {
    String proxy = "";
    for (SshSettings hop : hops.apply(target)) {
      proxy = command(hop, askable, proxy);
    }
    return proxy.isEmpty() ? Optional.empty() : Optional.of("ProxyCommand=" + proxy);
  }

  /** The words without those that name jump hosts: ssh refuses both at once. */
  static List<String> without(List<String> options) {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).equals("-J")) {
        i++;
      } else if (!options.get(i).startsWith("-J")) {
        left.add(options.get(i));
      }
    }
    return left;
  }

  /** The outer ssh replaces {@code %h} and {@code %p}; what is for an inner one is doubled. */
  private String command(SshSettings hop, boolean askable, String inner) {
    List<String> words = new ArrayList<>(List.of(ssh.toString()));
    SshCommandLine.strict(hop, askable).forEach(option -> words.addAll(List.of("-o", option)));
    words.addAll(List.of("-o", "ControlMaster=no", "-o", "ControlPath=none", "-v"));
    if (!inner.isEmpty()) {
      words.addAll(List.of("-o", "ProxyCommand=" + inner));
    }
    words.addAll(without(hop.options()));
    return quoted(words) + " -W '[%h]:%p' " + quoted(List.of("--", hop.alias()));
  }

  private static String quoted(List<String> words) {
    return words.stream()
        .map(word -> "'" + word.replace("%", "%%").replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
