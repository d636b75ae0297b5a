package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shells of a run: one for each host and way of using it, opened when first needed, closed at
 * the end.
 */
final class Shells {
  private final Hosts hosts;
  private final OutputSink between;
  private final InterruptibleConnect reaching;
  private final Map<HostUse, Shell> open = new LinkedHashMap<>();
  private final Map<HostUse, Host> known = new ConcurrentHashMap<>();

  Shells(Hosts hosts, OutputSink between, Interruption interruption) {
    this.hosts = hosts;
    this.between = between;
    this.reaching = new InterruptibleConnect(interruption);
  }

  /**
   * The shell for a command: the one that is open, else a new one.
   *
   * @throws HostException when the host cannot be reached, or a signal has ended the attempt
   */
  Shell shell(HostUse use) {
    Shell shell = open.get(use);
    if (shell == null || !shell.isOpen()) {
      Host host = host(use);
      shell =
          answersHere(use)
              ? host.open(between)
              : reaching.wait(use.host(), () -> host.open(between), Shell::close);
      open.put(use, shell);
    }
    return shell;
  }

  /**
   * Who a host says it is, and how it was reached.
   *
   * @throws HostException when the host cannot be reached, or a signal has ended the attempt
   */
  HostAnswer answer(HostUse use) {
    Host host = host(use);
    Identity identity =
        answersHere(use)
            ? host.identity()
            : reaching.wait(use.host(), host::identity, tooLate -> {});
    return new HostAnswer(identity, host.connection());
  }

  /** Reaches hosts, all at once, and asks each who it is. */
  List<PreflightResult> reach(List<HostUse> uses) {
    if (hosts.answerInTurn()) {
      return uses.stream().map(this::inTurn).toList();
    }
    return reaching.waitForAll(
        uses, use -> new HostAnswer(host(use).identity(), host(use).connection()));
  }

  private PreflightResult inTurn(HostUse use) {
    try {
      return PreflightResult.at(use, answer(use));
    } catch (HostException e) {
      return PreflightResult.not(use, e);
    }
  }

  /** Whether the thread of the run itself waits for the host. */
  private boolean answersHere(HostUse use) {
    return use.isHere() || hosts.answerInTurn();
  }

  /** Whether a failure in any part of a pipeline shows there; false where it cannot be asked. */
  boolean countsParts(HostUse use) {
    try {
      Host host = host(use);
      return answersHere(use)
          ? use.isHere() || host.countsParts()
          : reaching.wait(use.host(), host::countsParts, tooLate -> {});
    } catch (HostException e) {
      return false; // Its first command says why.
    }
  }

  /** By which the next command there is found again; empty where nothing is written down. */
  Optional<ReceiptId> nextReceipt(HostUse use) {
    return use.isHere() ? Optional.empty() : host(use).nextReceipt();
  }

  /**
   * Asks a host what became of a command whose end nobody saw.
   *
   * @throws HostException when the host cannot be reached, or a signal has ended the attempt
   */
  Receipt receipt(HostUse use, ReceiptId id, boolean pipeline) {
    Host host = host(use);
    return answersHere(use)
        ? host.receipt(id, pipeline)
        : reaching.wait(use.host(), () -> host.receipt(id, pipeline), tooLate -> {});
  }

  /** What is written down of a command there is not needed any more. */
  void forgetReceipt(HostUse use, ReceiptId id) {
    host(use).forgetReceipt(id);
  }

  /** Whether the shell for this is open already. */
  boolean isOpen(HostUse use) {
    Shell shell = open.get(use);
    return shell != null && shell.isOpen();
  }

  /**
   * Makes sure that a host shows a key that is known.
   *
   * @throws HostException when it does not, or a signal has ended the attempt
   */
  void checkKey(HostUse use) {
    if (answersHere(use)) {
      hosts.checkKey(use);
      return;
    }
    reaching.wait(
        use.host(),
        () -> {
          hosts.checkKey(use);
          return use;
        },
        tooLate -> {});
  }

  private Host host(HostUse use) {
    if (use.group().isPresent()) {
      throw new HostException(
          HostException.Kind.SETUP, "`" + use.host() + "` stands for several hosts, and is none");
    }
    return known.computeIfAbsent(use, hosts::host);
  }

  /** Whether the shell that was used last for this has ended by itself. */
  boolean hasEnded(HostUse use) {
    Shell shell = open.get(use);
    return shell != null && !shell.isOpen();
  }

  /** Closes a shell that has ended, so that the next command begins in a new one. */
  void drop(HostUse use) {
    Shell shell = open.remove(use);
    if (shell != null) {
      shell.close();
    }
  }

  void closeAll() {
    open.values().forEach(Shell::close);
    open.clear();
  }
}
