package dev.runbook.cli;

import dev.runbook.MachineCheck.Finding;
import dev.runbook.MachineCheck.Level;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.document.Settings.ExpectedHost;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.json.Json;
import dev.runbook.plan.Procedure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook doctor [TARGET]}. */
@Command(
    name = "doctor",
    description = "Check this machine, and whether a page's hosts answer.",
    footer = {
      "",
      "With TARGET, it asks each of its hosts for its name and user, and sends nothing else.",
      "Exit status: 0 runbooks can be played here, 1 something is missing."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int NAME = 12;

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..1",
      description = "A page or procedure whose hosts are asked for their identities.")
  private Optional<String> target = Optional.empty();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  DoctorCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    try (CommandSession session =
        CommandSession.open(world, common, Optional.empty(), reach.preferences(world))) {
      Optional<Procedure> procedure =
          target.map(name -> new Chooser(session.runbooks()).page(name));
      findings.addAll(OwnMachine.findings(world, common));
      findings.addAll(session.runbooks().checkMachine());
      findings.add(library(session));
      procedure.ifPresent(each -> findings.addAll(hosts(session, each)));
    }
    if (json) {
      world.result(common).line(Json.pretty(findings.stream().map(DoctorCommand::json).toList()));
    } else {
      findings.forEach(this::show);
    }
    boolean broken = findings.stream().anyMatch(each -> each.level() == Level.BROKEN);
    return broken ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private Finding library(CommandSession session) {
    List<Path> pages = session.runbooks().library().pages();
    String folders =
        String.join(
            ", ", session.runbooks().library().folders().stream().map(Path::toString).toList());
    return pages.isEmpty()
        ? Finding.of(
            "runbooks",
            Level.LACKING,
            "none in " + (folders.isEmpty() ? "this folder" : folders),
            "`runbook new NAME` writes one; --path FOLDER looks elsewhere")
        : Finding.ok(
            "runbooks", pages.size() + (pages.size() == 1 ? " page in " : " pages in ") + folders);
  }

  /** Asks each host of a page who it is, and compares it with what the page says it must be. */
  private List<Finding> hosts(CommandSession session, Procedure procedure) {
    Map<String, HostUse> uses = new LinkedHashMap<>();
    for (Step step : procedure.steps()) {
      step.commands().forEach(each -> uses.putIfAbsent(each.where().host(), each.where()));
    }
    return uses.values().stream()
        .filter(use -> !use.isHere())
        .map(use -> host(session, procedure, use))
        .toList();
  }

  private static Finding host(CommandSession session, Procedure procedure, HostUse use) {
    String name = "host " + use.host();
    try {
      Host host = session.runbooks().hosts().host(use);
      Identity is = host.identity();
      Optional<ExpectedHost> wanted =
          Optional.ofNullable(
                  procedure.page().document().frontMatter().settings().hosts().get(use.host()))
              .filter(each -> !each.fits(is.hostname(), is.user()));
      return wanted
          .map(
              each ->
                  Finding.of(
                      name,
                      Level.BROKEN,
                      "is " + is,
                      "the page says that it must be " + each.who()))
          .orElseGet(() -> Finding.ok(name, is.toString()));
    } catch (HostException e) {
      return Finding.of(
          name,
          Level.BROKEN,
          e.getMessage().lines().findFirst().orElse("cannot be reached"),
          "`ssh "
              + use.host()
              + "` shows more; `runbook host add "
              + use.host()
              + "` learns a key");
    }
  }

  private void show(Finding finding) {
    Screen screen = world.result(common);
    if (common.quiet() && finding.level() == Level.OK) {
      return;
    }
    Text mark =
        switch (finding.level()) {
          case OK -> Text.of("ok      ", Style.GOOD);
          case LACKING -> Text.of("lacking ", Style.CAUTION);
          case BROKEN -> Text.of("broken  ", Style.DANGER);
        };
    String name = finding.what() + " ".repeat(Math.max(1, NAME - finding.what().length()));
    screen.hanging(mark.plus(name, Style.BOLD), Text.of(finding.said()));
    finding
        .hint()
        .ifPresent(hint -> screen.hanging(Text.of(" ".repeat(8 + NAME)), Text.of("= " + hint)));
  }

  private static Object json(Finding finding) {
    return Json.map(
        "what", finding.what(),
        "level", finding.level().name().toLowerCase(Locale.ROOT),
        "said", finding.said(),
        "hint", finding.hint().orElse(null));
  }

  /** What is known of the Java that runs this, and of the terminal. */
  private static final class OwnMachine {
    /** The options that name an archive of loaded classes: of Java 17 to 24, and from 25 on. */
    private static final Pattern ARCHIVE =
        Pattern.compile("-XX:(?:SharedArchiveFile|AOTCache)=(?<file>.+)");

    private OwnMachine() {}

    static List<Finding> findings(ProcessContext world, CommonOptions common) {
      return List.of(
          Finding.ok("runbook", world.version()),
          java(),
          jshell(),
          cache(),
          terminal(world, common));
    }

    private static Finding java() {
      String program = ProcessHandle.current().info().command().orElse("");
      return Finding.ok("java", Runtime.version() + (program.isEmpty() ? "" : " · " + program));
    }

    private static Finding jshell() {
      return ModuleLayer.boot().findModule("jdk.jshell").isPresent()
          ? Finding.ok("jshell", "part of this Java: java and jshell blocks run")
          : Finding.of(
              "jshell",
              Level.LACKING,
              "not part of this Java",
              "use a JDK instead of a JRE: java and jshell blocks then run");
    }

    /** The launcher names the archive of loaded classes to Java, where it has made one. */
    private static Finding cache() {
      String archive =
          Arrays.stream(ProcessHandle.current().info().arguments().orElse(new String[0]))
              .map(ARCHIVE::matcher)
              .filter(Matcher::matches)
              .map(found -> found.group("file"))
              .findFirst()
              .orElse("");
      return !archive.isEmpty() && Files.isRegularFile(Path.of(archive))
          ? Finding.ok("start-up", "cache " + archive)
          : Finding.of(
              "start-up",
              Level.LACKING,
              "no cache in use",
              "bin/runbook makes one in the background after the first start, where it can write"
                  + " beside its jar; each start is then faster");
    }

    private static Finding terminal(ProcessContext world, CommonOptions common) {
      ProcessContext.Terminals terminals = world.terminals();
      if (!terminals.canAsk()) {
        return Finding.ok("terminal", "none: a play from here needs --yes, and asks no questions");
      }
      String size =
          terminals
              .size()
              .map(each -> each.columns() + "×" + each.rows())
              .orElse("of unknown size");
      String colours = world.hasColours(common, true) ? "colours" : "no colours";
      String said = world.variable("TERM") + " · " + size + " · " + colours;
      return world.variable("TERM").isEmpty()
          ? Finding.of("terminal", Level.LACKING, said, "set TERM: keys and colours are then right")
          : Finding.ok("terminal", said);
    }
  }
}
