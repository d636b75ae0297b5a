package dev.runbook.bench;

import dev.runbook.shell.Script;
import dev.runbook.shell.program.Catalogue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the text of one block takes to be read and judged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShellTextBenchmark {
  private static final String TEXT =
      """
      # Look first
      ssh db1 "sudo docker exec -i postgres psql -U app -c 'SELECT count(*) FROM users'" | tee before.txt
      for host in web1 web2 web3; do
        ssh "$host" "sudo systemctl stop app && rm -rf /var/cache/app/*" || echo "$host failed"
      done
      tar -czf "backup-$(date +%F).tar.gz" --exclude=node_modules /srv/app
      kubectl delete pod -n shop -l app=web
      psql -X -v ON_ERROR_STOP=1 app <<'SQL'
      BEGIN;
      DELETE FROM sessions WHERE created < now() - interval '30 days';
      COMMIT;
      SQL
      """;

  private final Script script = Script.parse(TEXT);

  /** Text to a tree of commands, words and redirections. */
  @Benchmark
  public Script read() {
    return Script.parse(TEXT);
  }

  /** Commands to reasons for care. */
  @Benchmark
  public long judge() {
    Catalogue catalogue = Catalogue.shipped();
    return script.statements().stream().map(catalogue::reasons).mapToLong(List::size).sum();
  }
}
