package dev.runbook.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runbook.graph.Step;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.RunResult;
import dev.runbook.run.Settlement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Answers to the questions of a run, as JSON. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KIND = "kind";
  private static final String REASON = "reason";
  private static final String TEXTS = "texts";
  private static final String VALUES = "values";
  private static final String STEP = "step";
  private static final String APPROVED = "approved";

  private Answers() {}

  private record Fields(Map<String, Object> map) {
    static Fields read(String json) {
      try {
        return new Fields(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("an answer is not JSON: " + e.getOriginalMessage(), e);
      }
    }

    String text(String name) {
      return map.get(name) instanceof String text ? text : "";
    }

    List<String> texts() {
      return map.get(TEXTS) instanceof List<?> list
          ? list.stream().map(String::valueOf).toList()
          : List.of();
    }

    Map<String, String> values() {
      Map<String, String> values = new LinkedHashMap<>();
      if (map.get(VALUES) instanceof Map<?, ?> given) {
        given.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
      }
      return values;
    }
  }

  private static String write(String kind, Object... more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(KIND, kind);
    for (int i = 0; i < more.length; i += 2) {
      fields.put((String) more[i], more[i + 1]);
    }
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalArgumentException unknown(String kind) {
    return new IllegalArgumentException("`" + kind + "` is no answer to this question");
  }

  static String of(Answer answer) {
    if (answer instanceof Answer.Run run) {
      return write("run", "explicit", run.explicit());
    }
    if (answer instanceof Answer.Skip skip) {
      return write("skip", REASON, skip.reason());
    }
    if (answer instanceof Answer.LeaveOut leave) {
      return write("leave-out", REASON, leave.reason());
    }
    if (answer instanceof Answer.Assume assume) {
      return write("assume", REASON, assume.reason());
    }
    if (answer instanceof Answer.Edit edit) {
      return write("edit", TEXTS, edit.texts());
    }
    if (answer instanceof Answer.Change change) {
      return write("change", VALUES, change.values());
    }
    if (answer instanceof Answer.Back) {
      return write("back");
    }
    if (answer instanceof Answer.GoTo to) {
      return write("go-to", STEP, to.step().id(), REASON, to.reason());
    }
    return write("quit", REASON, ((Answer.Quit) answer).reason());
  }

  static Answer mayRun(String json, Function<String, Optional<Step>> steps) {
    Fields given = Fields.read(json);
    return switch (given.text(KIND)) {
      case "run" -> new Answer.Run(Boolean.TRUE.equals(given.map().get("explicit")));
      case "skip" -> new Answer.Skip(given.text(REASON));
      case "leave-out" -> new Answer.LeaveOut(given.text(REASON));
      case "assume" -> new Answer.Assume(given.text(REASON));
      case "edit" -> new Answer.Edit(given.texts());
      case "change" -> new Answer.Change(given.values());
      case "back" -> new Answer.Back();
      case "go-to" ->
          new Answer.GoTo(
              steps.apply(given.text(STEP)).orElseThrow(() -> unknown("go-to")),
              given.text(REASON));
      case "quit" -> new Answer.Quit(given.text(REASON));
      default -> throw unknown(given.text(KIND));
    };
  }

  static String of(AfterFailure answer) {
    if (answer instanceof AfterFailure.Retry) {
      return write("retry");
    }
    if (answer instanceof AfterFailure.EditAndRetry edit) {
      return write("edit-and-retry", TEXTS, edit.texts());
    }
    if (answer instanceof AfterFailure.Again) {
      return write("again");
    }
    if (answer instanceof AfterFailure.EditAndGoOn edit) {
      return write("edit-and-go-on", TEXTS, edit.texts());
    }
    if (answer instanceof AfterFailure.WithTerminal) {
      return write("with-terminal");
    }
    if (answer instanceof AfterFailure.NextCommand next) {
      return write("next-command", REASON, next.reason());
    }
    if (answer instanceof AfterFailure.Happened happened) {
      return write("happened", REASON, happened.reason());
    }
    if (answer instanceof AfterFailure.DidNotHappen not) {
      return write("did-not-happen", REASON, not.reason());
    }
    if (answer instanceof AfterFailure.Change change) {
      return write("change", VALUES, change.values());
    }
    if (answer instanceof AfterFailure.Skip skip) {
      return write("skip", REASON, skip.reason());
    }
    return write(answer instanceof AfterFailure.RollBack ? "roll-back" : "stop");
  }

  static AfterFailure afterFailure(String json) {
    Fields given = Fields.read(json);
    String reason = given.text(REASON);
    return switch (given.text(KIND)) {
      case "retry" -> new AfterFailure.Retry();
      case "edit-and-retry" -> new AfterFailure.EditAndRetry(given.texts());
      case "again" -> new AfterFailure.Again();
      case "edit-and-go-on" -> new AfterFailure.EditAndGoOn(given.texts());
      case "with-terminal" -> new AfterFailure.WithTerminal();
      case "next-command" -> new AfterFailure.NextCommand(reason);
      case "happened" -> new AfterFailure.Happened(reason);
      case "did-not-happen" -> new AfterFailure.DidNotHappen(reason);
      case "change" -> new AfterFailure.Change(given.values());
      case "skip" -> new AfterFailure.Skip(reason);
      case "roll-back" -> new AfterFailure.RollBack();
      case "stop" -> new AfterFailure.Stop();
      default -> throw unknown(given.text(KIND));
    };
  }

  static String of(Settlement answer) {
    if (answer instanceof Settlement.Happened happened) {
      return write("happened", REASON, happened.reason());
    }
    return answer instanceof Settlement.DidNotHappen not
        ? write("did-not-happen", REASON, not.reason())
        : write("stop", REASON, ((Settlement.Stop) answer).reason());
  }

  static Settlement settlement(String json) {
    Fields given = Fields.read(json);
    String reason = given.text(REASON);
    return switch (given.text(KIND)) {
      case "happened" -> new Settlement.Happened(reason);
      case "did-not-happen" -> new Settlement.DidNotHappen(reason);
      case "stop" -> new Settlement.Stop(reason);
      default -> throw unknown(given.text(KIND));
    };
  }

  static String ofTyped(String text) {
    return write("typed", "text", text);
  }

  static String typed(String json) {
    return Fields.read(json).text("text");
  }

  static String of(OptionalInt picked) {
    return picked.isPresent() ? write("picked", "at", picked.getAsInt()) : write("none");
  }

  static OptionalInt picked(String json) {
    return Fields.read(json).map().get("at") instanceof Integer at
        ? OptionalInt.of(at)
        : OptionalInt.empty();
  }

  static String ofValue(Optional<String> value) {
    return value.map(text -> write("value", "text", text)).orElseGet(() -> write("none"));
  }

  static Optional<String> value(String json) {
    Fields given = Fields.read(json);
    return given.text(KIND).equals("value") ? Optional.of(given.text("text")) : Optional.empty();
  }

  static String of(GroupMember.Approved approved) {
    return write(
        APPROVED,
        STEP,
        approved.step(),
        "id",
        approved.id(),
        "signer",
        approved.signer(),
        "key",
        approved.key(),
        "made",
        approved.made(),
        "until",
        approved.until(),
        "signed",
        approved.signed());
  }

  /** The approval of a second person; empty where somebody has given it up. */
  static Optional<GroupMember.Approved> approved(String json) {
    Fields given = Fields.read(json);
    return given.text(KIND).equals(APPROVED)
        ? Optional.of(
            new GroupMember.Approved(
                given.text(STEP),
                given.text("id"),
                given.text("signer"),
                given.text("key"),
                given.text("made"),
                given.text("until"),
                given.text("signed")))
        : Optional.empty();
  }

  static String ofGivenUp() {
    return write("given-up");
  }

  static String ofRefusal(Optional<Gate.Refusal> refusal) {
    return refusal
        .map(why -> write("refuse", "result", why.result().word(), REASON, why.message()))
        .orElseGet(() -> write("go-on"));
  }

  static Optional<Gate.Refusal> refusal(String json) {
    Fields given = Fields.read(json);
    return given.text(KIND).equals("go-on")
        ? Optional.empty()
        : Optional.of(
            new Gate.Refusal(
                RunResult.of(given.text("result")).orElse(RunResult.STOPPED), given.text(REASON)));
  }
}
