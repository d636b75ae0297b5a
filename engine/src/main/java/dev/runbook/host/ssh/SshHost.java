package dev.runbook.host.ssh;

import dev.runbook.host.Connection;
import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import dev.runbook.host.bash.KeptBash;
import java.util.Optional;

/**
 * A host that a run reaches by an alias, either with a login shell for each command, or with one
 * bash that stays open.
 */
final class SshHost implements Host {
  private final String alias;
  private final SharedLine line;
  private final boolean kept;
  private final Operator operator;

  SshHost(String alias, SharedLine line, boolean kept, Operator operator) {
    this.alias = alias;
    this.line = line;
    this.kept = kept;
    this.operator = operator;
  }

  @Override
  public String name() {
    return alias;
  }

  /** Asked over the connection that its commands use. */
  @Override
  public Identity identity() {
    return line.line().warden().identity();
  }

  @Override
  public Optional<Connection> connection() {
    return line.connection();
  }

  @Override
  public Optional<ReceiptId> nextReceipt() {
    return Optional.of(
        ReceiptId.next(
            line.open()
                .flatMap(open -> open.warden().receipts())
                .map(ReceiptFolder::name)
                .orElse("")));
  }

  @Override
  public Receipt receipt(ReceiptId id, boolean pipeline) {
    return line.line().warden().receipt(id, pipeline);
  }

  @Override
  public void forgetReceipt(ReceiptId id) {
    line.open().ifPresent(open -> open.warden().tell("rid", id.id()));
  }

  @Override
  public boolean countsParts() {
    return kept || line.line().warden().loginShell().countsParts();
  }

  @Override
  public Shell open(OutputSink between) {
    SharedLine.Line open = line.line();
    return kept
        ? new KeptBash(RemoteBash.start(alias, open, operator, between))
        : new OnceShell(alias, line, operator);
  }
}
