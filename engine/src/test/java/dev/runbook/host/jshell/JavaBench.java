package dev.runbook.host.jshell;

import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One JShell and what it has printed. */
final class JavaBench implements AutoCloseable {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final JShellHost host;
  private Shell shell;

  JavaBench(Path folder) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GREETING", "ahoj");
    host =
        new JShellHost(
            Path.of(System.getProperty("java.home")),
            environment,
            folder,
            folder,
            () -> new Identity("laptop", "op"));
    shell = host.open(OutputSink.discard());
  }

  Outcome run(String text) {
    return run(Invocation.of(text));
  }

  Outcome run(Invocation command) {
    out.reset();
    err.reset();
    if (!shell.isOpen()) {
      shell = host.open(OutputSink.discard());
    }
    return shell.run(command, sink());
  }

  void assign(Variable... variables) {
    shell.assign(List.of(variables));
  }

  Shell shell() {
    return shell;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private OutputSink sink() {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        out.write(buffer, offset, length);
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {
        err.write(buffer, offset, length);
      }
    };
  }

  @Override
  public void close() {
    shell.close();
  }
}
