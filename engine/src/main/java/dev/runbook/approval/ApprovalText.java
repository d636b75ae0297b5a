package dev.runbook.approval;

import dev.runbook.run.ApprovalRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text that a second person reads and signs: lines of {@code name: value} in a fixed order, so
 * that the same approval has one spelling. Further lines of a value begin with {@code |}.
 */
public final class ApprovalText {
  /** The first line: which format it is. */
  public static final String FIRST = "runbook approval 1";

  /** What is in the field `run` of an approval that any run of the plan may use. */
  static final String ANY_RUN = "any";

  static final String RUN = "run";
  static final String PLAY = "play";
  static final String PLAN = "plan";
  static final String STEP = "step";
  static final String TITLE = "title";
  static final String DOES = "does";
  static final String COMMAND = "command";
  static final String VALUE = "value";
  static final String GROUP = "group";
  static final String HOST = "host";
  static final String TARGET = "target";
  static final String OPERATOR = "operator";
  static final String MADE = "made";
  static final String UNTIL = "until";
  static final String ID = "id";

  private static final List<String> ORDER =
      List.of(
          RUN, PLAY, PLAN, STEP, TITLE, DOES, COMMAND, VALUE, GROUP, HOST, TARGET, OPERATOR, MADE,
          UNTIL, ID);

  private static final String GOES_ON = "  | ";

  private final Map<String, List<String>> fields;

  private ApprovalText(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * What is asked for, not yet given.
   *
   * @param run the id of the run that asks; empty for any run of the plan
   * @param operator who plays it; empty where that is not known yet
   */
  public static ApprovalText of(
      ApprovalRequest request, Optional<String> run, Optional<String> operator) {
    ApprovalText text = new ApprovalText(new LinkedHashMap<>());
    text.put(RUN, List.of(run.orElse(ANY_RUN)));
    text.put(PLAY, List.of(request.target()));
    text.put(PLAN, List.of(request.plan()));
    text.put(STEP, List.of(request.step()));
    text.put(TITLE, List.of(request.asked().title()));
    text.put(DOES, List.of(request.asked().content()));
    text.put(COMMAND, request.asked().commands());
    text.put(VALUE, request.values());
    text.put(GROUP, request.group().map(List::of).orElse(List.of()));
    text.put(HOST, request.hosts().orElse(List.of()));
    text.put(TARGET, request.targets());
    text.put(OPERATOR, operator.map(List::of).orElse(List.of()));
    return text;
  }

  private void put(String name, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(name, values);
    }
  }

  /** The same as it is given: signed at this time, until then, once. */
  public ApprovalText given(Instant made, Instant until, String id) {
    ApprovalText text = new ApprovalText(new LinkedHashMap<>(fields));
    text.put(MADE, List.of(made.toString()));
    text.put(UNTIL, List.of(until.toString()));
    text.put(ID, List.of(id));
    return text;
  }

  /** Reads one; empty where it is not written as they are. */
  public static Optional<ApprovalText> read(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<String> values = List.of();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (line.startsWith(GOES_ON) && !values.isEmpty()) {
        int last = values.size() - 1;
        values.set(last, values.get(last) + "\n" + line.substring(GOES_ON.length()));
      } else if (colon > 0) {
        values = fields.computeIfAbsent(line.substring(0, colon), any -> new ArrayList<>());
        values.add(line.substring(colon + 2));
      }
    }
    ApprovalText read = new ApprovalText(fields);
    return read.text().equals(text) && read.isWhole() ? Optional.of(read) : Optional.empty();
  }

  /** Fields that nobody knows, in another order or too often have another spelling than theirs. */
  private boolean isWhole() {
    return List.of(RUN, PLAY, PLAN, STEP, TITLE, DOES).stream()
        .allMatch(name -> fields.getOrDefault(name, List.of()).size() == 1);
  }

  /** All of it, as it is signed. */
  public String text() {
    StringBuilder out = new StringBuilder(FIRST).append('\n');
    for (String name : ORDER) {
      for (String value : fields.getOrDefault(name, List.of())) {
        out.append(name).append(": ").append(value.replace("\n", "\n" + GOES_ON)).append('\n');
      }
    }
    return out.toString();
  }

  /** The values of a field; none where it is not there. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The value of a field that occurs once; blank where it does not. */
  String one(String name) {
    return all(name).size() == 1 ? all(name).get(0) : "";
  }

  /** The step that it is for. */
  public String step() {
    return one(STEP);
  }

  /** Whether any run of the plan may use it. */
  boolean isForAnyRun() {
    return one(RUN).equals(ANY_RUN);
  }

  /** Whether it is already given, and no request any more. */
  public boolean isGiven() {
    return fields.containsKey(ID);
  }

  /** The same as it was asked for. */
  public ApprovalText asked() {
    ApprovalText text = new ApprovalText(new LinkedHashMap<>(fields));
    List.of(MADE, UNTIL, ID).forEach(text.fields::remove);
    return text;
  }
}
