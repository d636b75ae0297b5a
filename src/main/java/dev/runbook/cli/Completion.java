package dev.runbook.cli;

import dev.runbook.graph.Step;
import dev.runbook.journal.RunStore;
import dev.runbook.lint.Rules;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may stand at the cursor of a command line: commands, options, targets, steps, runs. */
final class Completion {
  private static final Set<String> FILES = Set.of("FILE", "FOLDER", "PATH", "PAGE");

  private final World world;
  private final CommandLine root;

  Completion(World world, CommandLine root) {
    this.world = world;
    this.root = root;
  }

  /** What fits as the last of the words that are typed behind the program's name. */
  List<Candidate> of(List<String> typed) {
    List<String> words = typed.get(0).equals("runbook") ? typed.subList(1, typed.size()) : typed;
    Cursor cursor = Cursor.in(root, words);
    List<Candidate> all = new ArrayList<>();
    if (cursor.option().isPresent()) {
      OptionSpec option = cursor.option().get();
      values(option, cursor).forEach(each -> all.add(within(each, cursor.prefix())));
    } else if (cursor.word().startsWith("-")) {
      all.addAll(options(cursor.line()));
    } else if (!cursor.line().getSubcommands().isEmpty() && cursor.operands().isEmpty()) {
      all.addAll(commands(cursor.line()));
    } else {
      cursor.positional().ifPresent(each -> all.addAll(values(each, cursor)));
    }
    String word = cursor.prefix() + cursor.word();
    return all.stream()
        .filter(each -> each.isFiles() || each.value().startsWith(word))
        .distinct()
        .toList();
  }

  private static Candidate within(Candidate each, String prefix) {
    return each.isFiles() ? each : new Candidate(prefix + each.value(), each.about());
  }

  private static List<Candidate> options(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(
            option ->
                new Candidate(option.longestName(), about(option.description()).replace("%n", " ")))
        .toList();
  }

  private static List<Candidate> commands(CommandLine line) {
    return line.getSubcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .map(
            each ->
                new Candidate(
                    each.getCommandName(),
                    about(each.getCommandSpec().usageMessage().description())))
        .toList();
  }

  /** The first sentence of a description. */
  private static String about(String... description) {
    String text = String.join(" ", description).replaceAll("\\s*\\(?\\$\\{[^)]*\\)?", "");
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private List<Candidate> values(ArgSpec arg, Cursor cursor) {
    if (arg.completionCandidates() != null) {
      List<Candidate> words = new ArrayList<>();
      arg.completionCandidates().forEach(each -> words.add(new Candidate(each, "")));
      return words;
    }
    return switch (arg.paramLabel()) {
      case "TARGET" -> withFiles(targets());
      case "RUN" -> runs();
      case "STEP" -> steps(cursor);
      case "STEP-OR-SECTION@TARGET" -> confirmations(cursor);
      case "NAME=VALUE" -> params(cursor);
      case "COMMAND" -> commands(root);
      case "RULE", "NAME" -> rules(arg);
      default -> FILES.contains(arg.paramLabel()) ? files(arg) : List.of();
    };
  }

  private List<Candidate> files(ArgSpec arg) {
    boolean pages = arg instanceof PositionalParamSpec || arg.paramLabel().equals("PAGE");
    return pages ? withFiles(targets()) : List.of(Candidate.files());
  }

  private static List<Candidate> withFiles(List<Candidate> targets) {
    return Stream.concat(targets.stream(), Stream.of(Candidate.files())).toList();
  }

  private List<Candidate> targets() {
    List<Candidate> all = new ArrayList<>();
    try (Session session = Session.reading(world, new CommonOptions())) {
      Library library = session.runbooks().library();
      for (Path path : library.pages()) {
        try {
          PageProcedures page = library.read(path);
          all.add(new Candidate(page.pageName(), page.wholePage().title()));
          page.offered().forEach(each -> all.add(new Candidate(each.name(), each.title())));
        } catch (UnreadableException e) {
          continue; // a page that cannot be read is not offered
        }
      }
    }
    return all;
  }

  private List<Candidate> runs() {
    return new RunStore(RunStore.usualRoot(world.environment()))
        .list().runs().stream().map(run -> new Candidate(run.id(), run.target())).toList();
  }

  private List<Candidate> rules(ArgSpec arg) {
    boolean lint =
        arg instanceof OptionSpec option && option.longestName().matches("--(no-)?rule|--explain");
    return lint
        ? Rules.all().stream().map(rule -> new Candidate(rule.name(), rule.says())).toList()
        : List.of();
  }

  private List<Candidate> steps(Cursor cursor) {
    return plan(cursor).map(Plan::steps).orElse(List.of()).stream()
        .map(step -> new Candidate(step.id(), step.title()))
        .toList();
  }

  private List<Candidate> confirmations(Cursor cursor) {
    Optional<Plan> plan = plan(cursor);
    return plan.map(Plan::steps).orElse(List.of()).stream()
        .filter(Step::isDanger)
        .map(
            step ->
                new Candidate(
                    step.id() + "@" + plan.get().targets(step).word().orElse(""), step.title()))
        .toList();
  }

  private List<Candidate> params(Cursor cursor) {
    return plan(cursor).map(Plan::params).orElse(List.of()).stream()
        .map((PlanParam param) -> new Candidate(param.name() + "=", param.description().orElse("")))
        .toList();
  }

  /** The plan of the target that is typed already, if it is one. */
  private Optional<Plan> plan(Cursor cursor) {
    if (cursor.operands().isEmpty()) {
      return Optional.empty();
    }
    try (Session session = Session.reading(world, new CommonOptions())) {
      Targets.Found found = session.runbooks().find(cursor.operands().get(0));
      Optional<Procedure> procedure =
          found
              .page()
              .map(PageProcedures::wholePage)
              .or(() -> found.procedures().stream().findFirst());
      return procedure.map(each -> session.runbooks().plan(each, PlanRequest.ALL));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }
}
