package dev.runbook.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The meaning of each choice, a line each. */
final class Help {
  private Help() {}

  static List<Text> forStep(int width) {
    String[][] rows = {
      {"Enter", "run it; only where it changes nothing and is not optional"},
      {"y", "run it; for danger, the target's name has to be typed after it"},
      {"s", "skip it; a reason may follow: s the copy is there already"},
      {"e", "change its commands, this once"},
      {"p", "change a value for the rest of the run; p name new-value does it at once"},
      {"v", "the whole page, and where this step is on it"},
      {"o", "the overview: all steps, which are over, where they run and at what risk"},
      {
        "g 8",
        "to step 8; what is passed over is skipped, and a reason may follow: g 8 done by hand"
      },
      {"b", "back to the step before"},
      {"a", "run it, and go on without asking until something changes state, fails, or needs you"},
      {"!", "a shell of your own on this host; ! HOST on another; it is not recorded"},
      {"q", "stop the run here; a reason may follow"},
      {"Ctrl-C", "while a command runs: end it; here: stop the run?"},
    };
    return table(rows, width);
  }

  /** After a failure; of the rollback only where there is one. */
  static List<Text> afterFailure(boolean canRollBack, int width) {
    String[][] before = {
      {
        "c", "run the command that failed once more, then those after it; danger is confirmed again"
      },
      {"r", "run the step again from its first command; danger is confirmed again"},
      {"n", "go on with the command after it; the step stays failed; a reason may follow"},
      {"e", "change this command and those after it, then run them; e all: all of the step"},
      {"t", "run it once more with your terminal: it can ask you, and it can draw"},
      {"p", "change a value for the rest of the run; p name new-value does it at once"},
      {"s", "go on without the step, which stays failed; a reason may follow"},
    };
    String[][] rollback = {{"R", "play the rollback, then end the run; a capital R"}};
    String[][] after = {
      {"v", "the whole page, and where this step is on it"},
      {"!", "a shell of your own on this host; ! HOST on another; it is not recorded"},
      {"q", "stop the run here"},
    };
    String[][] rows = canRollBack ? concat(before, rollback) : before;
    return table(concat(rows, after), width);
  }

  /** What became of a step that nobody saw the end of, or that is done and another one now. */
  static List<Text> whenSettling(boolean isOver, int width) {
    String[][] over = {
      {"k", "it is done as it was, and stays so; a reason follows: k everybody knows"},
      {"r", "it runs as it is now, from its first command; a reason follows"},
    };
    String[][] open = {
      {"h", "it took effect, and does not run again; how you know follows: h the row is there"},
      {"n", "it did not take effect, and may run; how you know follows"},
      {"u", "you cannot tell yet: the other choices follow, and the doubt stays in the record"},
    };
    String[][] always = {
      {"v", "the whole page, and where this step is on it"},
      {"!", "a shell of your own on this host, to look; ! HOST on another; it is not recorded"},
      {"q", "stop the run here, with the question open"},
    };
    List<Text> lines = new ArrayList<>(table(isOver ? over : open, width));
    lines.addAll(table(always, width));
    return lines;
  }

  /** When one of several is to be picked. */
  static List<Text> whenPicking(int width) {
    String[][] rows = {
      {"1", "a number, or a name from the list: that one; it is asked about before it runs"},
      {"Enter", "none of them"},
      {"v", "the whole page, and where they stand on it"},
      {"!", "a shell of your own on their host; it is not recorded"},
      {"Ctrl-C", "stop the run?"},
    };
    return table(rows, width);
  }

  /** When a value is to be chosen from what is there. */
  static List<Text> whenChoosing(int width) {
    String[][] rows = {
      {"1", "a number, or the value itself: that one, for the rest of the run"},
      {"Enter", "the one in brackets"},
      {"v", "the whole page, and where the step that needs it is on it"},
      {"!", "a shell of your own on its host, to look; it is not recorded"},
      {"Ctrl-C", "stop the run?"},
    };
    return table(rows, width);
  }

  /** When the target's name is to be typed. */
  static List<Text> whenConfirming(int width) {
    String[][] rows = {
      {"the name", "what the frame above says runs; it is case-sensitive and must be whole"},
      {
        "Enter", "anything else is a no: nothing of it runs, and you are asked about the step again"
      },
      {"v", "the whole page, and where this step is on it"},
      {"!", "a shell of your own on this host, to look first; it is not recorded"},
    };
    return table(rows, width);
  }

  /** When a wave of hosts is asked about. */
  static List<Text> whenConfirmingWave(String expected, int width) {
    String[][] rows = {
      {expected, "what the frame above says runs, on all hosts that it names"},
      {"Enter", "anything else is a no: the run stops here, and nothing is sent to these hosts"},
      {"v", "the whole page"},
      {"! HOST", "a shell of your own on a host, to look first; it is not recorded"},
    };
    return table(rows, width);
  }

  /** When some hosts could not be reached. */
  static List<Text> withoutHosts(int width) {
    String[][] rows = {
      {"y", "go on; they are reached when their first step comes"},
      {"v", "the page"},
      {"!", "a shell of your own on this machine, to look; ! HOST on another"},
      {"q", "stop; nothing has run"},
    };
    return table(rows, width);
  }

  /** When a reason is asked for that may be left out. */
  static List<Text> whenGivingReason(int width) {
    return freely(
        width,
        new String[][] {
          {"any words", "they are in the record"},
          {"Enter", "no reason is given"},
          {"Ctrl-C", "it is not done after all"},
        });
  }

  /** When a reason is asked for that nothing can take the place of. */
  static List<Text> whenReasonIsNeeded(int width) {
    return freely(
        width,
        new String[][] {
          {"any words", "how you know, or why: nobody can read it off a machine later"},
          {"Enter, Ctrl-C", "back to the choices"},
        });
  }

  /** When a value is to be given. */
  static List<Text> whenGivingValue(int width) {
    return freely(
        width,
        new String[][] {
          {"the value", "as it is to arrive, without quotes around it"},
          {"Enter", "the value in brackets, if there is one"},
          {"Ctrl-C", "no value is given, and nothing that needs it runs"},
        });
  }

  /** When a value is to be changed. */
  static List<Text> whenChangingValue(int width) {
    return freely(
        width,
        new String[][] {
          {"the value", "as it is to arrive; you are asked once more before it counts"},
          {"Ctrl-C", "it stays as it was"},
        });
  }

  /** When one of the values is to be picked. */
  static List<Text> whenPickingValue(int width) {
    return freely(
        width,
        new String[][] {
          {"1", "a number, or a name from the list: that value is changed"},
          {"Enter, Ctrl-C", "all stay as they were"},
        });
  }

  /** When a changed value is shown with what it changes. */
  static List<Text> whenUsingValue(int width) {
    return deciding(
        width,
        new String[][] {
          {"y", "the steps shown above run with it, and later ones; it is in the record"},
          {"n", "it stays as it was"},
        });
  }

  /** When commands are to be changed. */
  static List<Text> whenEditing(int width) {
    return freely(
        width,
        new String[][] {
          {"Enter", "takes the line as it is, changed or not; the next one follows"},
          {"Ctrl-C", "all commands stay as they were"},
        });
  }

  /** When the changed commands do more than the page's own. */
  static List<Text> whenEdited(int width) {
    return deciding(
        width,
        new String[][] {
          {"y", "the commands run as you have changed them, this once"},
          {"n", "they stay as they were; you are asked about the step again"},
        });
  }

  /** When the run may stop. */
  static List<Text> whenStopping(int width) {
    return deciding(
        width,
        new String[][] {
          {"y", "the run stops here; runbook resume goes on with it later"},
          {"n", "the run goes on; Enter does the same"},
        });
  }

  /** When somebody wants to go to a step that has run. */
  static List<Text> whenGoingBack(int width) {
    return deciding(
        width,
        new String[][] {
          {"y", "back to that step; what has run stays as it is"},
          {"n", "you stay at this step"},
        });
  }

  /** When the page of a run is gone. */
  static List<Text> whenPageIsGone(int width) {
    return deciding(
        width,
        new String[][] {
          {"y", "the run goes on by the copy, which is the page as it was when the run began"},
          {"n", "nothing runs, and the run can be gone on with later"},
        });
  }

  /** When a frame is leafed through. */
  static List<Text> whenLeafing(int width) {
    return freely(
        width,
        new String[][] {
          {"Enter", "the next part of the frame; it runs nothing"},
          {"q", "leave it: nothing is confirmed, and nothing of it runs"},
        });
  }

  /** With what every question can be looked around at. */
  private static List<Text> deciding(int width, String[][] rows) {
    return table(
        concat(
            rows,
            new String[][] {
              {"v", "the page"},
              {"!", "a shell of your own, to look; it is not recorded"},
            }),
        width);
  }

  private static List<Text> freely(int width, String[][] rows) {
    return table(
        concat(
            rows,
            new String[][] {
              {"v", "alone on the line: the page; \\v is the letter itself"},
              {"!", "alone on the line: a shell of your own, to look; it is not recorded"},
            }),
        width);
  }

  private static String[][] concat(String[][] rows, String[][] more) {
    return Stream.concat(Arrays.stream(rows), Arrays.stream(more)).toArray(String[][]::new);
  }

  private static List<Text> table(String[][] rows, int width) {
    List<Text> lines = new ArrayList<>();
    int indent = 10;
    for (String[] row : rows) {
      indent = Math.max(indent, row[0].length() + 4);
    }
    for (String[] row : rows) {
      Text key = Text.of(Columns.pad("  " + row[0], indent), Style.BOLD);
      lines.addAll(Wrap.lines(key, Text.of(" ".repeat(indent)), Text.of(row[1]), width));
    }
    return lines;
  }
}
