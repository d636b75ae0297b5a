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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows commands as they will run: on which host, with which values, and what they may do. */
final class CommandView {
  private static final Text INDENT = Text.of("  ");

  private final Plan plan;
  private final int width;

  /** The place of each parameter in the plan, by its name. */
  private final Map<String, Integer> params;

  CommandView(Plan plan, int width) {
    this(plan, width, places(plan.params()));
  }

  private CommandView(Plan plan, int width, Map<String, Integer> params) {
    this.plan = plan;
    this.width = width;
    this.params = params;
  }

  private static Map<String, Integer> places(List<PlanParam> params) {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < params.size(); at++) {
      places.put(params.get(at).name(), at);
    }
    return places;
  }

  /** The same with less room. */
  CommandView narrower(int columns) {
    return new CommandView(plan, width - columns, params);
  }

  /** The commands of a step. */
  List<Text> commands(Step step) {
    List<Text> all = new ArrayList<>();
    for (Command command : step.commands()) {
      all.addAll(lines(command));
    }
    return all;
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

  /**
   * Why a step has its risk, folded into one: what its commands do comes before what the page says
   * of them, and the others are counted. What is to be known besides stands on lines of its own.
   */
  List<Text> reasons(Step step) {
    return reasons(step, this::first);
  }

  /** The same with all of them. */
  List<Text> allReasons(Step step) {
    return reasons(step, risky -> new Shown(risky, 0));
  }

  /**
   * The same with each thing that is danger; where nothing in its commands is known to be, with
   * what they do and what the page says.
   */
  List<Text> dangers(Step step) {
    return reasons(step, CommandView::gravest);
  }

  /** The reasons that are shown, and how many others are only counted. */
  private record Shown(List<Map.Entry<Reason, Set<Integer>>> reasons, int others) {}

  private Shown first(List<Map.Entry<Reason, Set<Integer>>> risky) {
    return new Shown(risky.subList(0, Math.min(1, risky.size())), Math.max(0, risky.size() - 1));
  }

  private static Shown gravest(List<Map.Entry<Reason, Set<Integer>>> risky) {
    List<Map.Entry<Reason, Set<Integer>>> danger =
        risky.stream()
            .filter(entry -> entry.getKey().risk() == Risk.DANGER && !entry.getKey().isMark())
            .toList();
    if (!danger.isEmpty()) {
      return new Shown(danger, 0);
    }
    List<Map.Entry<Reason, Set<Integer>>> two = new ArrayList<>();
    risky.stream().filter(entry -> !entry.getKey().isMark()).findFirst().ifPresent(two::add);
    risky.stream().filter(entry -> entry.getKey().isMark()).findFirst().ifPresent(two::add);
    return new Shown(two, 0);
  }

  private List<Text> reasons(
      Step step, Function<List<Map.Entry<Reason, Set<Integer>>>, Shown> which) {
    if (step.reasons().isEmpty()) {
      return List.of();
    }
    Map<Reason, Set<Integer>> lines = new LinkedHashMap<>();
    step.reasons()
        .forEach(reason -> lines(lines, reason.anywhere()).add(reason.line().orElse(step.line())));
    List<Map.Entry<Reason, Set<Integer>>> risky =
        lines.entrySet().stream()
            .filter(entry -> entry.getKey().risk() != Risk.NONE)
            .sorted(
                Comparator.<Map.Entry<Reason, Set<Integer>>, Boolean>comparing(
                        entry -> entry.getKey().isMark())
                    .thenComparing(entry -> entry.getKey().risk(), Comparator.reverseOrder()))
            .toList();
    List<Text> all =
        new ArrayList<>(
            folded(
                lines.keySet().stream().map(Reason::risk).reduce(step.risk(), Risk::or),
                which.apply(risky)));
    lines.entrySet().stream()
        .filter(entry -> entry.getKey().risk() == Risk.NONE && entry.getKey().isShown())
        .forEach(
            entry ->
                all.addAll(
                    Wrap.lines(Text.of("! ", styleOf(Risk.NONE)), INDENT, sentence(entry), width)));
    return all;
  }

  private List<Text> folded(Risk risk, Shown shown) {
    if (shown.reasons().isEmpty()) {
      return List.of();
    }
    Text text = Text.EMPTY;
    for (Map.Entry<Reason, Set<Integer>> entry : shown.reasons()) {
      text = text.plus(text.runs().isEmpty() ? "" : " · ", Style.DIM).plus(sentence(entry));
    }
    if (shown.others() > 0) {
      text = text.plus(" · " + shown.others() + "\u00a0more:\u00a0?", Style.DIM);
    }
    Text label = Text.of("▲ " + risk.word() + "  ", styleOf(risk));
    return Wrap.lines(label, INDENT, text, width);
  }

  private static Set<Integer> lines(Map<Reason, Set<Integer>> all, Reason reason) {
    return all.computeIfAbsent(reason, key -> new TreeSet<>());
  }

  /** A reason, and the lines it is about. */
  private static Text sentence(Map.Entry<Reason, Set<Integer>> entry) {
    Set<Integer> lines = entry.getValue();
    String where = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String label = lines.size() == 1 ? " (line\u00a0" : " (lines\u00a0";
    return Text.of(entry.getKey().message()).plus(label + where + ")", Style.DIM);
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
    if (command.placeholders().isEmpty()) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    List<PlanParam> its =
        command.placeholders().stream()
            .map(Placeholder::name)
            .filter(params::containsKey)
            .map(params::get)
            .distinct()
            .sorted()
            .map(plan.params()::get)
            .toList();
    for (PlanParam param : its) {
      List<String> written = command.written().getOrDefault(param.name(), List.of());
      written.forEach(text -> places.add(new Place(text, param.secret())));
      places.add(new Place(param.placeholder(), false));
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
    return places.isEmpty()
        ? Optional.empty()
        : places.stream()
            .filter(place -> !place.text().isEmpty())
            .map(place -> new Found(run.indexOf(place.text(), from), place))
            .filter(found -> found.at() >= 0)
            .min(
                Comparator.comparingInt(Found::at)
                    .thenComparing(found -> -found.place().text().length()));
  }
}
