package dev.runbook.cli;

import dev.runbook.cli.console.MockView;
import dev.runbook.cli.console.Screen;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.serve.MockServer;
import dev.runbook.play.ParamsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook mock serve FILE…}. */
@Command(
    name = "serve",
    description =
        "Put mock hosts behind SSH servers on this machine, until Ctrl-C. Prints the OpenSSH"
            + " configuration that leads to them.",
    footer = {
      "",
      "Exit status: 0 each command had a reply, 1 a command had none, 2 a file has errors."
    })
final class MockServeCommand implements Callable<Integer> {
  private static final List<String> ENDS = List.of("INT", "TERM", "HUP");

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Mock hosts. Several are layers: the first that has a reply gives it.")
  private List<Path> files = List.of();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "Where to write the configuration, the hosts' keys and a key to log in with (default: a"
              + " folder of its own, removed at the end).")
  private Optional<Path> folder = Optional.empty();

  @Mixin private ValueOptions values = new ValueOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  MockServeCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    ENDS.forEach(signal -> world.signals().on(signal, ended::countDown));
    MockHosts hosts = MockHosts.of(MockLayers.read(files, common.maxSize()).usable());
    Path where =
        folder.isPresent()
            ? world.folder().resolve(folder.get())
            : Files.createTempDirectory(world.temp(), "runbook-mock");
    try (MockServer server = MockServer.start(hosts, given(), where)) {
      Screen screen = world.conversation(common);
      introduce(screen, server);
      ended.await();
      MockView view = new MockView(screen);
      view.unfit(hosts.unfit());
      view.unused(hosts.unused(), common.verbose());
    } finally {
      if (folder.isEmpty()) {
        remove(where);
      }
    }
    return hosts.unfit().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private Map<String, String> given() {
    Map<String, String> all = new LinkedHashMap<>();
    values.file().ifPresent(file -> all.putAll(ParamsFile.read(file, common.maxSize())));
    all.putAll(values.params());
    return all;
  }

  private void introduce(Screen screen, MockServer server) {
    world.out().println(server.config());
    world.out().flush(); // whoever reads it wants to begin
    if (!common.quiet()) {
      for (String name : server.names()) {
        screen.line(
            "%s answers on port %d of this machine: ssh -F %s %s"
                .formatted(name, server.port(name), server.config(), name));
      }
      screen.line("A page is played against them with --ssh-config " + server.config());
      screen.line("Ctrl-C ends it.");
    }
  }

  private static void remove(Path made) throws IOException {
    for (Path file : MockServer.files(made)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(made);
  }
}
