package dev.runbook.cli.console;

import dev.runbook.host.mock.MockPlace;
import dev.runbook.replay.ContractReport;
import dev.runbook.replay.ContractReport.NotAsked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows whether a real host answers as its mock does. */
public final class ContractView {
  private final Screen screen;
  private final boolean quiet;

  /** A view; a quiet one shows only what differs. */
  public ContractView(Screen screen, boolean quiet) {
    this.screen = screen;
    this.quiet = quiet;
  }

  /** Shows it. */
  public void show(ContractReport contract) {
    if (!contract.refusal().isEmpty()) {
      screen.line(Text.of("✗ ", Style.DANGER).plus(contract.refusal()));
      return;
    }
    contract
        .different()
        .forEach(
            each -> {
              place(each.reply(), each.command());
              each.difference().forEach(line -> screen.line("    " + line));
            });
    if (quiet) {
      return;
    }
    String counts =
        contract.same()
            + " the same · "
            + contract.different().size()
            + (contract.different().size() == 1 ? " differs · " : " differ · ")
            + contract.notAsked().size()
            + " not asked";
    screen.line(
        Text.of(contract.host(), Style.ofHost(contract.host()))
            .plus(" (" + contract.identity() + ")  " + counts, Style.BOLD));
    Map<String, List<NotAsked>> byReason =
        contract.notAsked().stream()
            .collect(Collectors.groupingBy(NotAsked::why, LinkedHashMap::new, Collectors.toList()));
    byReason.forEach(
        (why, all) -> {
          screen.line("  not asked: " + why);
          all.forEach(each -> place(each.reply(), each.command()));
        });
  }

  private void place(MockPlace reply, String command) {
    screen.line(
        Text.of("  " + reply.at() + "  ", Style.DIM)
            .plus(command.lines().findFirst().orElse(""), Style.CODE));
  }
}
