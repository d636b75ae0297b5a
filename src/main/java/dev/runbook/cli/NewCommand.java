package dev.runbook.cli;

import dev.runbook.cli.console.Screen;
import dev.runbook.document.Slugs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook new NAME}. */
@Command(
    name = "new",
    description = "Write a new runbook, with a mock host and a test beside it.",
    footer = {"", "Existing files are never overwritten."})
final class NewCommand implements Callable<Integer> {
  private static final List<String> KINDS = List.of(".md", ".mock.yaml", ".test.yaml");

  @Parameters(
      paramLabel = "PAGE-NAME",
      description = "The page's name: restart-web becomes restart-web.md.")
  private String name;

  @Option(
      names = "--host",
      paramLabel = "ALIAS",
      description = "The host that its steps run on (default: this machine).")
  private Optional<String> host = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  NewCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    String slug = name.replaceFirst("(?i)[.]md$", "");
    refuseUnfit(slug);
    host.ifPresent(NewCommand::refuseUnfitHost);
    Path folder = folder();
    Map<Path, String> files = new LinkedHashMap<>();
    KINDS.forEach(kind -> files.put(folder.resolve(slug + kind), text(kind, slug)));
    files.keySet().forEach(NewCommand::refuseExisting);
    write(folder, files);
    if (!common.quiet()) {
      showNextCommands(folder.resolve(slug + ".md"), files);
    }
    return ExitStatus.DONE;
  }

  private static void refuseUnfit(String slug) {
    if (slug.isBlank()) {
      throw new UsageException(
          "the name of the page is empty\n  = say what it does: runbook new restart-web");
    }
    String fit = Slugs.of(slug.replace('_', '-'));
    if (!slug.equals(fit) || !slug.matches("[\\p{L}\\p{N}].*")) {
      throw new UsageException(
          "`"
              + slug
              + "` is no name for a page: small letters, digits and hyphens"
              + (fit.matches("[\\p{L}\\p{N}].*")
                  ? "\n  = did you mean `" + fit + "`?"
                  : "\n  = such as restart-web"));
    }
  }

  private static void refuseUnfitHost(String alias) {
    if (!alias.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new UsageException(
          "`"
              + alias
              + "` is no alias of a host: letters, digits, dots, hyphens\n  = such as web1");
    }
  }

  private static void refuseExisting(Path file) {
    if (Files.exists(file)) {
      throw new UsageException(
          file
              + " is there already, and nothing was written\n"
              + "  = take another name, or edit that file");
    }
  }

  /** The first folder of runbooks; {@code runbooks/} here where there is none yet. */
  private Path folder() {
    List<Path> folders = LibraryFolders.of(world, common.path());
    boolean isLibrary = !common.path().isEmpty() || !folders.equals(List.of(world.folder()));
    return isLibrary ? folders.get(0) : world.folder().resolve("runbooks");
  }

  private String text(String kind, String slug) {
    String title = Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    String where = host.map(alias -> "on `" + alias + "`").orElse("on this machine");
    return template(kind)
        .replace("@SETTINGS@", host.map(alias -> "runbook:\n  host: " + alias + "\n").orElse(""))
        .replace("@HOST@", host.orElse("local"))
        .replace("@WHERE@", where)
        .replace("@NAME@", slug)
        .replace("@TITLE@", title)
        .replace("@OWNER@", world.operator())
        .replace("@DAY@", LocalDate.now(world.clock()).toString());
  }

  private static String template(String kind) {
    try (InputStream template = NewCommand.class.getResourceAsStream("new-page" + kind)) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, Map<Path, String> files) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw new UsageException("the page cannot be written: " + e.getMessage());
    }
  }

  private void showNextCommands(Path page, Map<Path, String> files) {
    Screen screen = world.conversation(common);
    files.keySet().forEach(file -> screen.line("wrote " + file));
    String base = page.toString().replaceFirst("[.]md$", "");
    screen.line();
    screen.line("Edit the page; then:");
    screen.line("  runbook lint " + page);
    screen.line("  runbook test " + base + ".test.yaml");
    screen.line("  runbook play " + page + " --mock " + base + ".mock.yaml");
  }
}
