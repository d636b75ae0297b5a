package dev.runbook.cli;

import dev.runbook.graph.Step;
import dev.runbook.journal.RunStore;
import dev.runbook.lint.Rules;
import dev.runbook.plan.PageListing;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Finds the candidates for the word at the cursor of a command line: commands, options, targets,
 * steps, runs.
 */
final class Completion {
  private static final Set<String> FILES = Set.of("FILE", "FOLDER", "PATH", "PAGE");

  private final ProcessContext world;
  private final CommandLine root;

  Completion(ProcessContext world, CommandLine root) {
    this.world = world;
    this.root = root;
  }

  /** What fits as the last of the words that are typed behind the program's name. */
  List<CompletionCandidate> of(List<String> typed) {
    List<String> words = typed.get(0).equals("runbook") ? typed.subList(1, typed.size()) : typed;
    Cursor cursor = Cursor.in(root, words);
    List<CompletionCandidate> all = new ArrayList<>();
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

  private static CompletionCandidate within(CompletionCandidate each, String prefix) {
    return each.isFiles() ? each : new CompletionCandidate(prefix + each.value(), each.about());
  }

  private static List<CompletionCandidate> options(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(
            option ->
                new CompletionCandidate(
                    option.longestName(), about(option.description()).replace("%n", " ")))
        .toList();
  }

  private static List<CompletionCandidate> commands(CommandLine line) {
    return line.getSubcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .map(
            each ->
                new CompletionCandidate(
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

  private List<CompletionCandidate> values(ArgSpec arg, Cursor cursor) {
    if (arg.completionCandidates() != null) {
      List<CompletionCandidate> words = new ArrayList<>();
      arg.completionCandidates().forEach(each -> words.add(new CompletionCandidate(each, "")));
      return words;
    }
    return switch (arg.paramLabel()) {
      case "TARGET" -> withFiles(targets());
      case "RUN" -> runs();
      case "RUN-OR-TARGET" ->
          withFiles(Stream.concat(runs().stream(), targets().stream()).toList());
      case "STEP" -> steps(cursor);
      case "STEP-OR-SECTION@TARGET" -> confirmations(cursor);
      case "NAME=VALUE" -> params(cursor);
      case "COMMAND" -> commands(root);
      case "RULE", "NAME" -> rules(arg);
      default -> FILES.contains(arg.paramLabel()) ? files(arg) : List.of();
    };
  }

  private List<CompletionCandidate> files(ArgSpec arg) {
    boolean pages = arg instanceof PositionalParamSpec || arg.paramLabel().equals("PAGE");
    return pages ? withFiles(targets()) : List.of(CompletionCandidate.files());
  }

  private static List<CompletionCandidate> withFiles(List<CompletionCandidate> targets) {
    return Stream.concat(targets.stream(), Stream.of(CompletionCandidate.files())).toList();
  }

  private List<CompletionCandidate> targets() {
    List<CompletionCandidate> all = new ArrayList<>();
    try (CommandSession session = CommandSession.reading(world, new CommonOptions())) {
      for (PageListing page : session.runbooks().library().listings().pages()) {
        all.add(new CompletionCandidate(page.name(), page.title()));
        page.offered().forEach(each -> all.add(new CompletionCandidate(each.name(), each.title())));
      }
    }
    return all;
  }

  private List<CompletionCandidate> runs() {
    return new RunStore(RunStore.usualRoot(world.environment()))
        .list().runs().stream()
            .map(run -> new CompletionCandidate(run.id(), run.target()))
            .toList();
  }

  private List<CompletionCandidate> rules(ArgSpec arg) {
    boolean lint =
        arg instanceof OptionSpec option && option.longestName().matches("--(no-)?rule|--explain");
    return lint
        ? Rules.all().stream()
            .map(rule -> new CompletionCandidate(rule.name(), rule.says()))
            .toList()
        : List.of();
  }

  private List<CompletionCandidate> steps(Cursor cursor) {
    List<Step> steps = plan(cursor).map(Plan::steps).orElse(List.of());
    return called(steps, cursor, step -> "");
  }

  /** By their ids, or where none begins so by the part of these that is the step's own. */
  private static List<CompletionCandidate> called(
      List<Step> steps, Cursor cursor, Function<Step, String> ending) {
    boolean whole = steps.stream().anyMatch(step -> step.id().startsWith(cursor.word()));
    boolean ended = cursor.word().contains("/") || cursor.word().isEmpty();
    return steps.stream()
        .map(
            step -> {
              String own = step.id().substring(step.id().lastIndexOf('/') + 1);
              String name = whole || ended ? step.id() : own;
              return new CompletionCandidate(name + ending.apply(step), step.title());
            })
        .toList();
  }

  private List<CompletionCandidate> confirmations(Cursor cursor) {
    Optional<Plan> plan = plan(cursor);
    List<Step> dangers =
        plan.map(Plan::steps).orElse(List.of()).stream().filter(Step::isDanger).toList();
    return called(dangers, cursor, step -> "@" + plan.get().targets(step).word().orElse(""));
  }

  private List<CompletionCandidate> params(Cursor cursor) {
    return plan(cursor).map(Plan::params).orElse(List.of()).stream()
        .map(
            (PlanParam param) ->
                new CompletionCandidate(param.name() + "=", param.description().orElse("")))
        .toList();
  }

  /** The plan of the target that is typed already, if it is one. */
  private Optional<Plan> plan(Cursor cursor) {
    if (cursor.operands().isEmpty()) {
      return Optional.empty();
    }
    try (CommandSession session = CommandSession.reading(world, new CommonOptions())) {
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
