package dev.runbook.shell;

import dev.runbook.shell.Wrappers.Inner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What runs inside a container, read from the arguments of {@code docker exec}, {@code docker run},
 * their compose forms, {@code kubectl exec}, {@code kubectl run} and {@code lxc exec}.
 */
final class ContainerCalls {
  private static final Set<String> CONTAINERS = Set.of("docker", "podman", "nerdctl");
  private static final Set<String> COMPOSE = Set.of("docker-compose", "podman-compose");
  private static final Set<String> KUBERNETES = Set.of("kubectl", "oc", "k3s", "microk8s");
  private static final Set<String> LXC = Set.of("lxc", "incus");

  /** The programs this class reads. */
  static final Set<String> PROGRAMS = union(CONTAINERS, COMPOSE, KUBERNETES, LXC);

  /** {@code docker}'s own options before the verb. */
  private static final String GLOBAL = "cHl";

  private static final List<String> GLOBAL_LONG =
      List.of("--config", "--context", "--host", "--log-level", "--tlscacert", "--url");

  private static final String COMPOSE_GLOBAL = "fpc";
  private static final List<String> COMPOSE_GLOBAL_LONG =
      List.of(
          "--file",
          "--project-name",
          "--profile",
          "--project-directory",
          "--env-file",
          "--ansi",
          "--parallel",
          "--progress",
          "--context");

  /** Options of {@code exec} and {@code run} that take a value. */
  private static final String VERB = "euwvphlmac";

  private static final List<String> VERB_LONG =
      List.of(
          "--env",
          "--env-file",
          "--user",
          "--workdir",
          "--detach-keys",
          "--index",
          "--volume",
          "--mount",
          "--name",
          "--network",
          "--net",
          "--entrypoint",
          "--publish",
          "--hostname",
          "--label",
          "--add-host",
          "--restart",
          "--memory",
          "--cpus",
          "--gpus",
          "--platform",
          "--pull",
          "--security-opt",
          "--cap-add",
          "--cap-drop",
          "--device",
          "--dns",
          "--tmpfs",
          "--ulimit",
          "--log-driver",
          "--log-opt",
          "--shm-size",
          "--pid",
          "--ipc",
          "--volumes-from");

  private static final String KUBECTL = "ncslf";
  private static final List<String> KUBECTL_LONG =
      List.of(
          "--namespace",
          "--container",
          "--context",
          "--kubeconfig",
          "--cluster",
          "--image",
          "--restart",
          "--overrides",
          "--target",
          "--server",
          "--user",
          "--token",
          "--as",
          "--env",
          "--labels",
          "--profile");

  /** What {@code run -it IMAGE} starts when nothing is named: most images start a shell. */
  private static final List<String> DEFAULT_PROGRAM = List.of("sh");

  private ContainerCalls() {}

  static Optional<Inner> inside(List<String> argv) {
    String program = argv.get(0);
    if (COMPOSE.contains(program)) {
      return compose(argv, 1);
    }
    if (KUBERNETES.contains(program)) {
      return kubectl(argv);
    }
    if (LXC.contains(program)) {
      return lxc(argv);
    }
    int at = ShortOptions.skip(argv, 1, GLOBAL, GLOBAL_LONG);
    if (at < argv.size() && argv.get(at).equals("compose")) {
      return compose(argv, at + 1);
    }
    boolean spelledOut = at < argv.size() && argv.get(at).equals("container");
    return verb(argv, spelledOut ? at + 1 : at, false);
  }

  private static Optional<Inner> compose(List<String> argv, int from) {
    return verb(argv, ShortOptions.skip(argv, from, COMPOSE_GLOBAL, COMPOSE_GLOBAL_LONG), true);
  }

  /** {@code exec [options] NAME cmd…} and {@code run [options] IMAGE cmd…}. */
  private static Optional<Inner> verb(List<String> argv, int verb, boolean compose) {
    if (verb >= argv.size() || !Set.of("exec", "run").contains(argv.get(verb))) {
      return Optional.empty();
    }
    int name = ShortOptions.skip(argv, verb + 1, VERB, VERB_LONG);
    List<String> options = argv.subList(verb + 1, name);
    boolean terminal = wants(options, 't', "--tty");
    // Compose gives what it runs the terminal it has, unless it is told not to.
    boolean input =
        wants(options, 'i', "--interactive") || (compose && !wants(options, 'T', "--no-TTY"));
    boolean startsDefault = argv.get(verb).equals("run") && terminal;
    Optional<Inner> inner = inContainer(argv, name + 1, terminal, input, startsDefault);
    return entrypoint(options)
        .map(program -> withProgram(program, inner, terminal, input))
        .or(() -> inner);
  }

  private static Optional<String> entrypoint(List<String> options) {
    int at = options.indexOf("--entrypoint") + 1;
    return at > 0 && at < options.size()
        ? Optional.of(options.get(at))
        : options.stream()
            .filter(word -> word.startsWith("--entrypoint="))
            .map(word -> word.substring(word.indexOf('=') + 1))
            .findFirst();
  }

  private static Inner withProgram(
      String program, Optional<Inner> arguments, boolean terminal, boolean input) {
    List<String> argv = new ArrayList<>(List.of(program));
    arguments
        .filter(inner -> inner.argv() != DEFAULT_PROGRAM)
        .ifPresent(inner -> argv.addAll(inner.argv()));
    return new Inner(argv, Optional.empty(), terminal, !terminal && !input);
  }

  private static Optional<Inner> kubectl(List<String> argv) {
    int verb = ShortOptions.skip(argv, 1, KUBECTL, KUBECTL_LONG);
    if (verb < argv.size() && argv.get(verb).equals("kubectl")) {
      return kubectl(argv.subList(verb, argv.size()));
    }
    if (verb >= argv.size() || !Set.of("exec", "run", "debug").contains(argv.get(verb))) {
      return Optional.empty();
    }
    int dashes = argv.indexOf("--");
    int command = dashes < 0 ? oldStyle(argv, verb) : dashes + 1;
    List<String> options =
        argv.subList(verb + 1, Math.max(verb + 1, command - (dashes < 0 ? 0 : 1)));
    boolean terminal = wants(options, 't', "--tty");
    boolean input = terminal || wants(options, 'i', "--stdin");
    return inContainer(argv, command, terminal, input, !argv.get(verb).equals("exec") && terminal);
  }

  /**
   * {@code kubectl exec [options] POD [options] cmd…}, without the dashes that are now asked for.
   */
  private static int oldStyle(List<String> argv, int verb) {
    int pod = ShortOptions.skip(argv, verb + 1, KUBECTL, KUBECTL_LONG);
    return pod >= argv.size() ? pod : ShortOptions.skip(argv, pod + 1, KUBECTL, KUBECTL_LONG);
  }

  /** {@code lxc exec NAME -- cmd…}: it has a terminal where its caller has one. */
  private static Optional<Inner> lxc(List<String> argv) {
    int dashes = argv.indexOf("--");
    return argv.contains("exec") && dashes > 0
        ? inContainer(argv, dashes + 1, false, true, false)
        : Optional.empty();
  }

  private static Optional<Inner> inContainer(
      List<String> argv, int command, boolean terminal, boolean input, boolean startsDefault) {
    List<String> inner =
        command < argv.size()
            ? argv.subList(command, argv.size())
            : startsDefault ? DEFAULT_PROGRAM : List.of();
    return inner.isEmpty()
        ? Optional.empty()
        : Optional.of(new Inner(inner, Optional.empty(), terminal, !terminal && !input));
  }

  private static boolean wants(List<String> options, char letter, String longOption) {
    return ShortOptions.has(options, letter, VERB)
        || options.contains(longOption)
        || options.contains(longOption + "=true");
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> all = new HashSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return Set.copyOf(all);
  }
}
