package dev.runbook.host.mock;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.TerminalLoan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays a program into which a person types, line by line, as at a terminal. */
final class Conversation {
  private static final int POLL_MILLIS = 50;
  private static final int INTERRUPT = 3;
  private static final int END = 4;
  private static final int BACKSPACE = 8;
  private static final int DELETE = 127;

  private final Dialogue dialogue;
  private final ReplyTexts texts;
  private final OutputSink sink;
  private final Consumer<Dialogue.Answer> effect;
  private final Consumer<String> unknown;
  private final StringBuilder line = new StringBuilder();
  private boolean over;
  private boolean failed;

  /**
   * A conversation.
   *
   * @param effect is told each answer that is given
   * @param unknown is told each line for which there is none
   */
  Conversation(
      Dialogue dialogue,
      ReplyTexts texts,
      OutputSink sink,
      Consumer<Dialogue.Answer> effect,
      Consumer<String> unknown) {
    this.dialogue = dialogue;
    this.texts = texts;
    this.sink = sink;
    this.effect = effect;
    this.unknown = unknown;
  }

  /** The program's input is empty: it prompts once and ends. */
  Optional<Outcome> withNobody() {
    print(dialogue.prompt());
    return Optional.empty();
  }

  /** The program's input is a person's terminal; the outcome is what ended it before its time. */
  Optional<Outcome> with(Operator operator, CommandDeadline patience) {
    try (TerminalLoan loan = operator.lend()) {
      print(dialogue.prompt());
      byte[] keys = new byte[256];
      while (!over) {
        Optional<Outcome> cutShort = patience.look();
        if (cutShort.isPresent()) {
          return cutShort;
        }
        int count = loan.keys(keys, POLL_MILLIS);
        over |= count < 0;
        take(new String(keys, 0, Math.max(0, count), StandardCharsets.UTF_8));
      }
      return failed ? Optional.of(Outcome.failed(1)) : Optional.empty();
    } catch (HostException e) {
      return Optional.of(Outcome.notStarted(e.getMessage()));
    } catch (IOException e) {
      return Optional.of(Outcome.unknown("the terminal is gone: " + e.getMessage()));
    }
  }

  private void take(String typed) {
    for (char c : typed.toCharArray()) {
      if (!over) {
        key(c);
      }
    }
  }

  private void key(char c) {
    switch (c) {
      case '\r', '\n' -> enter();
      case INTERRUPT -> {
        line.setLength(0);
        print("^C\n" + dialogue.prompt());
      }
      case END -> over = line.length() == 0;
      case BACKSPACE, DELETE -> {
        if (line.length() > 0) {
          line.setLength(line.length() - 1);
          print("\b \b");
        }
      }
      default -> {
        line.append(c);
        print(String.valueOf(c));
      }
    }
  }

  private void enter() {
    String typed = line.toString();
    line.setLength(0);
    print("\n");
    Dialogue.Answer answer = dialogue.answers().get(typed);
    if (answer != null) {
      print(texts.filled(answer.text()));
      effect.accept(answer);
      over = answer.ends();
    } else if (!typed.isBlank()) {
      unknown.accept(typed);
      failed = true;
      print("the mock has no answer for this typed line: " + typed + "\n");
    }
    if (!over) {
      print(dialogue.prompt());
    }
  }

  /** A terminal goes back to the first column only when it is told to. */
  private void print(String text) {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      sink.stdout(bytes, 0, bytes.length);
    }
  }
}
