package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.graph.InsideLines;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows commands as they will run: on which host, with which values, and what they may do. */
final class CommandView {
  private final Plan plan;
  private final int width;

  CommandView(Plan plan, int width) {
    this.plan = plan;
    this.width = width;
  }

  /** The commands of a step. */
  List<Text> commands(Step step) {
    return step.commands().stream().flatMap(command -> lines(command).stream()).toList();
  }

  /** What is typed where a step's commands lead, values filled in. */
  List<Text> inside(Step step) {
    List<Text> all = new ArrayList<>();
    int said = -1;
    for (InsideLines inside : step.inside()) {
      List<Place> places = places(inside.typed());
      if (inside.command() != said) {
        all.add(Text.of(typedWhere(step, inside), Style.DIM));
        said = inside.command();
      }
      for (String line : Step.lines(inside.typed())) {
        Text indent = Text.of("  ");
        all.addAll(Wrap.lines(indent, indent, highlighted(line, places), width));
      }
    }
    return all;
  }

  private static String typedWhere(Step step, InsideLines inside) {
    String line = step.commands().get(inside.command()).text().lines().findFirst().orElse("");
    return step.commands().size() == 1
        ? "The page then types there:"
        : "Inside `" + line + "` the page then types:";
  }

  /** Why a step has its risk, the gravest reason first, each with the lines it is about. */
  List<Text> reasons(Step step) {
    Map<Reason, Set<Integer>> lines = new LinkedHashMap<>();
    step.reasons()
        .forEach(reason -> lines(lines, reason.anywhere()).add(reason.line().orElse(step.line())));
    return lines.entrySet().stream()
        .filter(entry -> entry.getKey().isShown())
        .sorted(Comparator.comparing(entry -> entry.getKey().risk(), Comparator.reverseOrder()))
        .flatMap(entry -> reason(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static Set<Integer> lines(Map<Reason, Set<Integer>> all, Reason reason) {
    return all.computeIfAbsent(reason, key -> new TreeSet<>());
  }

  private List<Text> reason(Reason reason, Set<Integer> lines) {
    String where = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String label = lines.size() == 1 ? " (line\u00a0" : " (lines\u00a0";
    return Wrap.lines(
        Text.of(label(reason), styleOf(reason.risk())),
        Text.of("  "),
        Text.of(reason.message()).plus(label + where + ")", Style.DIM),
        width);
  }

  private static String label(Reason reason) {
    return reason.risk() == Risk.NONE ? "! " : "▲ " + reason.risk().word() + "  ";
  }

  /** One command after its host; what does not fit goes on under its beginning. */
  List<Text> lines(Command command) {
    String host = command.where().host();
    Text prompt = prompt(host);
    String run = command.login() ? login(command) : command.run();
    Text others = Text.of(" ".repeat(Math.min(prompt.width(), width / 4)));
    return Wrap.lines(prompt, others, highlighted(run, places(command)), width);
  }

  private static String login(Command command) {
    return command.where().kept()
        ? "(" + command.text() + ": a shell that stays open for what follows)"
        : "(a shell on " + command.where().host() + ")";
  }

  /** What stands before a command: its host, in the host's colour. */
  static Text prompt(String host) {
    return Text.of(host, Style.ofHost(host)).plus(" $ ", Style.DIM);
  }

  static Style styleOf(Risk risk) {
    if (risk == Risk.DANGER) {
      return Style.DANGER;
    }
    return risk == Risk.CAUTION ? Style.CAUTION : Style.DIM;
  }

  /** What may stand in a command's text for a value: the value however it is quoted. */
  private record Place(String text, boolean covered) {}

  private List<Place> places(Command command) {
    List<Place> places = new ArrayList<>();
    List<String> names = command.placeholders().stream().map(Placeholder::name).toList();
    for (PlanParam param : plan.params()) {
      if (names.contains(param.name())) {
        List<String> written = command.written().getOrDefault(param.name(), List.of());
        written.forEach(text -> places.add(new Place(text, param.secret())));
        places.add(new Place(param.placeholder(), false));
      }
    }
    return places;
  }

  /** The text with the values that were filled in marked, and secrets covered. */
  private Text highlighted(String run, List<Place> places) {
    Text text = Text.EMPTY;
    int from = 0;
    for (Optional<Found> next = next(run, from, places);
        next.isPresent();
        next = next(run, from, places)) {
      Found found = next.get();
      String shown = found.place().covered() ? Plan.MASK : found.place().text();
      text = text.plus(run.substring(from, found.at())).plus(shown, Style.VALUE);
      from = found.at() + found.place().text().length();
    }
    return text.plus(run.substring(from));
  }

  private record Found(int at, Place place) {}

  /** The first place, and of those that begin there the longest. */
  private static Optional<Found> next(String run, int from, List<Place> places) {
    return places.stream()
        .filter(place -> !place.text().isEmpty())
        .map(place -> new Found(run.indexOf(place.text(), from), place))
        .filter(found -> found.at() >= 0)
        .min(
            Comparator.comparingInt(Found::at)
                .thenComparing(found -> -found.place().text().length()));
  }
}
