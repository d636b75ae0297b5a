package dev.runbook.host.ssh.openssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.ssh.config.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way through jump hosts, each held to the same strictness as the host itself.
 *
 * <p>Left to {@code ProxyJump}, ssh would start another ssh that takes keys as the configuration
 * pleases. So we write the {@code ProxyCommand} ourselves, one inside the other.
 */
final class Jumps {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST = 8;
  private static final Pattern HOP =
      Pattern.compile("(?:ssh://)?(?:(.+)@)?(\\[[^\\]]+\\]|[^:@]+)(?::(\\d+))?/?");

  private final Path ssh;
  private final Map<String, String> environment;
  private final Path folder;

  Jumps(Path ssh, Map<String, String> environment, Path folder) {
    this.ssh = ssh;
    this.environment = environment;
    this.folder = folder;
  }

  /** The option that leads through them; empty when there are none. */
  Optional<String> proxyCommand(SshSettings settings, boolean askable) {
    List<String> file = configuration(settings.options());
    List<List<String>> hops = way(settings.jumps(), file, MOST);
    String proxy = "";
    for (List<String> hop : hops) {
      proxy = command(hop, file, Words.strict(settings, askable), proxy);
    }
    return proxy.isEmpty() ? Optional.empty() : Optional.of("ProxyCommand=" + proxy);
  }

  /** The words less those that name jump hosts: ssh refuses both at once. */
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

  /** The first hop first; a hop that has jumps of its own brings them along. */
  private List<List<String>> way(List<String> jumps, List<String> file, int deepest) {
    if (jumps.isEmpty()) {
      return List.of();
    }
    if (deepest == 0) {
      throw new HostException(Kind.SETUP, "its jump hosts lead through more than " + MOST);
    }
    List<List<String>> hops = new ArrayList<>();
    hops.addAll(way(jumpsOf(words(jumps.get(0)), file), file, deepest - 1));
    jumps.forEach(jump -> hops.add(words(jump)));
    return hops;
  }

  private List<String> jumpsOf(List<String> hop, List<String> file) {
    List<String> question = new ArrayList<>(List.of(ssh.toString(), "-G"));
    question.addAll(file);
    question.addAll(hop);
    try {
      Captured answer = Captured.run(Launch.of(question, environment, folder), PATIENCE);
      if (answer.status() != 0) {
        throw new HostException(Kind.SETUP, answer.stderr().strip());
      }
      return answer
          .stdout()
          .lines()
          .filter(line -> line.startsWith("proxyjump "))
          .map(line -> line.substring("proxyjump ".length()).strip())
          .filter(line -> !line.equals("none"))
          .flatMap(line -> List.of(line.split(",")).stream())
          .collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "ssh -G does not answer: " + e.getMessage(), e);
    }
  }

  /** One hop as words of an ssh command line; whatever ssh could take for an option is refused. */
  private static List<String> words(String jump) {
    Matcher hop = HOP.matcher(jump.strip());
    if (!hop.matches() || hop.group(2).startsWith("-")) {
      throw new HostException(Kind.SETUP, "not a jump host: " + jump);
    }
    List<String> words = new ArrayList<>();
    if (hop.group(1) != null) {
      words.addAll(List.of("-l", hop.group(1)));
    }
    if (hop.group(3) != null) {
      words.addAll(List.of("-p", hop.group(3)));
    }
    String host = hop.group(2);
    words.addAll(List.of("--", host.startsWith("[") ? host.substring(1, host.length() - 1) : host));
    return words;
  }

  /** The outer ssh replaces {@code %h} and {@code %p}; what is for an inner one is doubled. */
  private String command(List<String> hop, List<String> file, List<String> strict, String inner) {
    List<String> words = new ArrayList<>(List.of(ssh.toString()));
    strict.forEach(option -> words.addAll(List.of("-o", option)));
    words.addAll(List.of("-o", "ControlMaster=no", "-o", "ControlPath=none", "-v"));
    if (!inner.isEmpty()) {
      words.addAll(List.of("-o", "ProxyCommand=" + inner));
    }
    words.addAll(file);
    String start =
        words.stream()
            .map(word -> quoted(word.replace("%", "%%")))
            .collect(Collectors.joining(" "));
    String end =
        hop.stream().map(word -> quoted(word.replace("%", "%%"))).collect(Collectors.joining(" "));
    return start + " -W '[%h]:%p' " + end;
  }

  private static List<String> configuration(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).equals("-F") && i + 1 < options.size()) {
        return options.subList(i, i + 2);
      }
      if (options.get(i).startsWith("-F")) {
        return options.subList(i, i + 1);
      }
    }
    return List.of();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
