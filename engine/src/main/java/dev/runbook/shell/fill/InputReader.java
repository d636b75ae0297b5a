package dev.runbook.shell.fill;

import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.Inner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says as what a program reads its standard input: as data, or as text in a language. */
final class InputReader {
  /** How an input is read. */
  enum Kind {
    /** As it is. */
    DATA,
    /** By a shell. */
    SHELL,
    /** By a client of a database. */
    SQL,
    /** In another language, or in ways that nobody follows here. */
    CODE
  }

  private static final int MAX_DEPTH = 8;

  /** Without a command of their own these start a shell, which reads the input. */
  private static final Set<String> START_A_SHELL =
      Set.of("su", "sudo", "doas", "chroot", "nsenter", "unshare", "newgrp", "runuser");

  /** {@code sudo -v} and its like run nothing. */
  private static final String RUNS_NOTHING = "-[a-zA-Z]*[vkKlV]|--validate|--list|--version";

  /** Programs that read a language from their input when they are given no file. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "python", "python3", "python2", "perl", "ruby", "node", "php", "lua", "Rscript", "fish",
          "csh", "tcsh", "pwsh");

  private static final Set<String> ALWAYS =
      Set.of(
          "bc",
          "dc",
          "at",
          "batch",
          "crontab",
          "xargs",
          "parallel",
          "mongosh",
          "mongo",
          "redis-cli",
          "sftp",
          "lftp",
          "ftp",
          "gdb",
          "ed",
          "ex",
          "sqlplus",
          "cqlsh",
          "nsupdate",
          "fdisk",
          "sfdisk",
          "source",
          ".",
          "eval",
          "expect",
          "envsubst",
          "m4",
          "clickhouse-client",
          "cockroach",
          "read",
          "mapfile",
          "readarray",
          "iptables-restore",
          "nft",
          "vagrant",
          "gcloud",
          "heroku",
          "fly",
          "multipass",
          "screen",
          "tmux",
          "script");

  private static final Set<String> CONTAINERS = Set.of("docker", "podman", "nerdctl");

  /** Words by which frameworks are asked for a console. */
  private static final Set<String> CONSOLES =
      Set.of("shell", "console", "repl", "dbshell", "tinker", "rsh");

  private final Reading reading;

  InputReader(Reading reading) {
    this.reading = reading;
  }

  /** How a command reads its input. */
  Kind kind(List<String> argv) {
    return kind(argv, 0);
  }

  private Kind kind(List<String> words, int depth) {
    List<String> argv = new ArrayList<>(words);
    argv.set(0, Argv.name(argv.get(0)));
    if (depth > MAX_DEPTH || isCode(argv)) {
      return Kind.CODE;
    }
    String program = argv.get(0);
    if (Catalogue.shipped().isShell(program)) {
      Call shell = Catalogue.shipped().call(argv);
      if (!shell.hasOption("-c")) {
        return shell(shell);
      }
    }
    if (INTERPRETERS.contains(program)) {
      return hasProgram(argv) ? Kind.DATA : Kind.CODE;
    }
    if (Sql.CLIENTS.contains(program)) {
      return Sql.readsItsInput(argv) ? Kind.SQL : Kind.DATA;
    }
    List<Inner> inner = Catalogue.shipped().call(argv).handsOn();
    return inner.isEmpty()
        ? alone(argv)
        : together(inner.stream().map(each -> inside(each, depth)).toList());
  }

  private boolean isCode(List<String> argv) {
    String program = argv.get(0);
    return program.isEmpty()
        || Argv.isOpen(program)
        || reading.functions().contains(program)
        || ALWAYS.contains(program)
        || argv.stream().skip(1).anyMatch(CONSOLES::contains);
  }

  private static Kind shell(Call called) {
    boolean reads =
        called.operands().isEmpty()
            || called.hasOption("-s")
            || called.operands().get(0).startsWith("/dev/");
    return reads ? Kind.SHELL : Kind.DATA;
  }

  private static boolean hasProgram(List<String> argv) {
    return argv.stream().skip(1).anyMatch(word -> word.matches("-[a-zA-Z]*[ceEr]|-m|[^-].*"))
        && !argv.contains("/dev/stdin");
  }

  /** A program that runs no other one that is known. */
  private static Kind alone(List<String> argv) {
    String program = argv.get(0);
    if (program.equals("ssh")) {
      return Kind.SHELL;
    }
    if (CONTAINERS.contains(program) && argv.contains("run")) {
      return Kind.CODE;
    }
    boolean starts =
        START_A_SHELL.contains(program)
            && argv.stream().skip(1).noneMatch(word -> word.matches(RUNS_NOTHING));
    return starts ? Kind.SHELL : Kind.DATA;
  }

  private Kind inside(Inner inner, int depth) {
    Optional<String> script = inner.script();
    return script.isPresent() ? ofText(script.get(), depth) : kind(inner.argv(), depth + 1);
  }

  /** In a text for another shell each of its commands may be the one that reads. */
  private Kind ofText(String text, int depth) {
    if (Argv.isOpen(text) || !reading.isComplete(text)) {
      return Kind.CODE;
    }
    List<Kind> kinds = new ArrayList<>();
    Commands.in(reading.tree(text))
        .forEach(each -> kinds.add(kind(Argv.of(each.words()), depth + 1)));
    return together(kinds);
  }

  /** Any of several may be the one that reads. */
  private static Kind together(List<Kind> kinds) {
    List<Kind> readers = kinds.stream().filter(each -> each != Kind.DATA).distinct().toList();
    if (readers.isEmpty()) {
      return Kind.DATA;
    }
    return readers.size() == 1 ? readers.get(0) : Kind.CODE;
  }
}
