package dev.runbook.shell;

import dev.runbook.shell.SshArguments.Option;
import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A simple command that is exactly {@code ssh [options] ALIAS ["command"]}, with nothing for the
 * local shell to expand.
 *
 * <p>Options that make it something other than "run this there" (tunnels, agent forwarding,
 * background, control commands) make it no call: it stays a local command, as it stands.
 *
 * @param alias the host, as written
 * @param options the options that change how the host is reached ({@code -p 22}), in order
 * @param terminal whether {@code -t} asks for a terminal
 * @param command what the host's shell is given; empty for a login
 */
public record SshCall(
    String alias, List<String> options, boolean terminal, Optional<String> command) {
  private static final Optional<String> SSH = Optional.of("ssh");

  private static final String HARMLESS = "46CTnqvxakt";
  private static final String CONNECTING = "pliFJo";

  /** What {@code -o} may say: how the host is reached, and nothing of what is done there. */
  private static final Set<String> CONNECTING_KEYS =
      Set.of(
          "addressfamily",
          "batchmode",
          "bindaddress",
          "bindinterface",
          "checkhostip",
          "ciphers",
          "compression",
          "connectionattempts",
          "connecttimeout",
          "globalknownhostsfile",
          "hostkeyalgorithms",
          "hostkeyalias",
          "hostname",
          "identitiesonly",
          "identityagent",
          "identityfile",
          "kbdinteractiveauthentication",
          "kexalgorithms",
          "loglevel",
          "macs",
          "numberofpasswordprompts",
          "passwordauthentication",
          "port",
          "preferredauthentications",
          "proxycommand",
          "proxyjump",
          "pubkeyacceptedalgorithms",
          "pubkeyacceptedkeytypes",
          "pubkeyauthentication",
          "serveralivecountmax",
          "serveraliveinterval",
          "stricthostkeychecking",
          "tcpkeepalive",
          "user",
          "userknownhostsfile");

  /** Copies the list. */
  public SshCall {
    options = List.copyOf(options);
  }

  /** Recognises a call. */
  public static Optional<SshCall> in(SimpleCommand command) {
    if (command.words().isEmpty() || !command.words().get(0).literal().equals(SSH)) {
      return Optional.empty();
    }
    List<Optional<String>> words = command.words().stream().map(Word::literal).toList();
    if (words.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return in(SshArguments.of(words.stream().map(Optional::get).toList()));
  }

  /**
   * The host that any call of ssh reaches, whatever it does there.
   *
   * @param argv its words, the program first
   */
  public static Optional<SshCall> reached(List<String> argv) {
    SshArguments arguments = SshArguments.of(argv);
    boolean readable =
        arguments.options().stream()
            .filter(option -> option.flag() == 'o' || CONNECTING.indexOf(option.flag()) >= 0)
            .allMatch(SshCall::isUnderstood);
    return arguments.host().filter(SshCall::isAlias).isPresent() && readable
        ? Optional.of(of(arguments))
        : Optional.empty();
  }

  private static Optional<SshCall> in(SshArguments arguments) {
    if (isTest(arguments)
        || arguments.host().filter(SshCall::isAlias).isEmpty()
        || !arguments.options().stream().allMatch(SshCall::isUnderstood)) {
      return Optional.empty();
    }
    return Optional.of(of(arguments));
  }

  private static SshCall of(SshArguments arguments) {
    List<String> connecting = new ArrayList<>();
    for (Option option : arguments.options()) {
      if (CONNECTING.indexOf(option.flag()) >= 0) {
        connecting.add("-" + option.flag());
        connecting.add(option.value());
      }
    }
    return new SshCall(
        arguments.host().orElseThrow(), connecting, arguments.has("t"), arguments.command());
  }

  /** {@code ssh -T git@host}: no terminal and no command, so that nobody stays there. */
  private static boolean isTest(SshArguments arguments) {
    return arguments.command().isEmpty()
        && arguments.has("T")
        && arguments.host().filter(host -> host.startsWith("git@")).isPresent();
  }

  /** A name, perhaps with a user; {@code ssh://…} and what OpenSSH would refuse are none. */
  private static boolean isAlias(String host) {
    return !host.isBlank()
        && !host.startsWith("-")
        && !host.startsWith("@")
        && !host.contains("://");
  }

  private static boolean isUnderstood(Option option) {
    if (option.flag() == 'o') {
      String key = option.value().strip().split("[=\\s]", 2)[0];
      return CONNECTING_KEYS.contains(key.toLowerCase(Locale.ROOT));
    }
    boolean connecting = CONNECTING.indexOf(option.flag()) >= 0;
    return connecting ? !option.value().isEmpty() : HARMLESS.indexOf(option.flag()) >= 0;
  }
}
