package dev.runbook.cli;

import dev.runbook.cli.CommandModel.OperandModel;
import dev.runbook.cli.CommandModel.OptionModel;
import dev.runbook.cli.CommandModel.ValueModel;
import dev.runbook.graph.Step;
import dev.runbook.lint.Rules;
import dev.runbook.plan.PageListing;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.ProcedureListing;
import dev.runbook.plan.Targets;
import dev.runbook.source.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the candidates for the word at the cursor of a command line: commands, options, targets,
 * steps, runs.
 */
final class Completion {
  private static final Set<String> FILES = Set.of("FILE", "FOLDER", "PATH", "PAGE");

  private final ProcessContext world;
  private final CommandModel root;

  Completion(ProcessContext world, CommandModel root) {
    this.world = world;
    this.root = root;
  }

  /** What fits as the last of the words that are typed, behind the program's name. */
  List<CompletionCandidate> of(List<String> typed) {
    Cursor cursor = Cursor.in(root, typed);
    List<CompletionCandidate> all = new ArrayList<>();
    if (cursor.option().isPresent()) {
      values(cursor.option().get(), cursor).forEach(each -> all.add(within(each, cursor.prefix())));
    } else if (cursor.word().startsWith("-")) {
      cursor
          .command()
          .options()
          .forEach(each -> all.add(new CompletionCandidate(each.longestName(), each.about())));
    } else if (!cursor.command().commands().isEmpty() && cursor.operands().isEmpty()) {
      all.addAll(commands(cursor.command()));
    } else {
      cursor.positional().ifPresent(each -> all.addAll(values(each, cursor)));
    }
    String word = cursor.prefix() + cursor.word();
    // No streams on the way of a target: Java takes longer to begin with them than to find it.
    Set<CompletionCandidate> fitting = new LinkedHashSet<>();
    for (CompletionCandidate each : all) {
      if (each.isFiles() || each.value().startsWith(word)) {
        fitting.add(each);
      }
    }
    return List.copyOf(fitting);
  }

  private static CompletionCandidate within(CompletionCandidate each, String prefix) {
    return each.isFiles() ? each : new CompletionCandidate(prefix + each.value(), each.about());
  }

  private static List<CompletionCandidate> commands(CommandModel command) {
    return command.commands().stream()
        .map(each -> new CompletionCandidate(each.name(), each.about()))
        .toList();
  }

  private List<CompletionCandidate> values(ValueModel value, Cursor cursor) {
    if (!value.words().isEmpty()) {
      return value.words().stream().map(each -> new CompletionCandidate(each, "")).toList();
    }
    return switch (value.label()) {
      case "TARGET" -> withFiles(targets());
      case "RUN" -> runs();
      case "RUN-OR-TARGET" ->
          withFiles(Stream.concat(runs().stream(), targets().stream()).toList());
      case "STEP" -> steps(cursor);
      case "STEP-OR-SECTION@TARGET" -> confirmations(cursor);
      case "NAME=VALUE" -> params(cursor);
      case "COMMAND" -> commands(root);
      case "RULE", "NAME" -> rules(value);
      default -> FILES.contains(value.label()) ? files(value) : List.of();
    };
  }

  private List<CompletionCandidate> files(ValueModel value) {
    boolean pages = value instanceof OperandModel || value.label().equals("PAGE");
    return pages ? withFiles(targets()) : List.of(CompletionCandidate.files());
  }

  private static List<CompletionCandidate> withFiles(List<CompletionCandidate> targets) {
    List<CompletionCandidate> all = new ArrayList<>(targets);
    all.add(CompletionCandidate.files());
    return all;
  }

  private List<CompletionCandidate> targets() {
    List<CompletionCandidate> all = new ArrayList<>();
    try (CommandSession session = CommandSession.reading(world, new CommonOptions())) {
      for (PageListing page : session.runbooks().library().listings().pages()) {
        all.add(new CompletionCandidate(page.name(), page.title()));
        for (ProcedureListing each : page.offered()) {
          all.add(new CompletionCandidate(each.name(), each.title()));
        }
      }
    }
    return all;
  }

  private List<CompletionCandidate> runs() {
    return world.pastRuns().runs().stream()
        .map(run -> new CompletionCandidate(run.id(), run.target()))
        .toList();
  }

  private List<CompletionCandidate> rules(ValueModel value) {
    boolean lint =
        value instanceof OptionModel option
            && option.longestName().matches("--(no-)?rule|--explain");
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
