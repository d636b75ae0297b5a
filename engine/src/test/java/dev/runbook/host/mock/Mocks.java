package dev.runbook.host.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Host;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.util.List;

/** Short ways to mock hosts for tests. */
final class Mocks {
  private Mocks() {}

  /** The hosts of a script in which nothing is wrong. */
  static MockHosts hosts(String yaml) {
    Problems problems = new Problems(Source.of("hemma.mock.yaml", yaml));
    var hosts = MockHosts.parse(problems.source(), problems);
    assertThat(problems.all()).map(Problem::render).isEmpty();
    return hosts.orElseThrow();
  }

  /** A file in which nothing is wrong, for itself. */
  static MockFile file(String name, String yaml) {
    Problems problems = new Problems(Source.of(name, yaml));
    var file = MockFile.read(problems.source(), problems);
    assertThat(problems.all()).map(Problem::render).isEmpty();
    return file.orElseThrow();
  }

  static Host hemma(MockHosts hosts) {
    return hosts.host("hemma").orElseThrow();
  }

  static Shell shell(MockHosts hosts) {
    return hemma(hosts).open(OutputSink.discard());
  }

  /** A shell on a host named hemma with these commands, one YAML list item after the other. */
  static Shell shellWith(String commands) {
    return shell(hosts(withCommands(commands)));
  }

  /** A script for a host named hemma with these commands. */
  static String withCommands(String commands) {
    return "hosts:\n  hemma:\n    commands:\n" + commands.indent(6);
  }

  /** What is wrong in a script, as people see it. */
  static List<String> problems(String yaml) {
    Problems problems = new Problems(Source.of("hemma.mock.yaml", yaml));
    assertThat(MockHosts.parse(problems.source(), problems)).isEmpty();
    return problems.all().stream().map(Problem::render).toList();
  }
}
