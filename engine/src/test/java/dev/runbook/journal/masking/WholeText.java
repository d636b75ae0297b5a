package dev.runbook.journal.masking;

import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mask makes of a text when all of it is known: what streams are compared with. */
final class WholeText {
  private WholeText() {}

  /** All of it: every byte of every needle is marked, and a mask stands for each run of marks. */
  static String masked(List<String> needles, String text) {
    return masked(text, covered(needles, text), text.length());
  }

  /** What may be seen of it while more may come. */
  static String seen(List<String> needles, String text) {
    return masked(text, covered(needles, text), live(needles, text));
  }

  /** The places of what is left where nothing tears the text. */
  private static List<Integer> untorn(String text) {
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (" \n\r".indexOf(text.charAt(i)) < 0) {
        seen.add(i);
      }
    }
    return seen;
  }

  /** Where the longest beginning of a needle stands at the end of a text. */
  private static int live(List<String> needles, String text) {
    List<Integer> seen = untorn(text);
    int live = text.length();
    Dump dump = Dump.of(text);
    for (String needle : needles) {
      for (int length = 1; length < needle.length(); length++) {
        String start = needle.substring(0, length);
        if (text.endsWith(start)) {
          live = Math.min(live, text.length() - length);
        }
        if (length <= seen.size()) {
          List<Integer> last = seen.subList(seen.size() - length, seen.size());
          boolean[] marks = new boolean[text.length()];
          markTorn(start, text, last, marks);
          String behind = text.substring(last.get(length - 1) + 1);
          for (int at = 0; at < live && (behind.isEmpty() || length >= 2); at++) {
            live = marks[at] ? at : live;
          }
        }
        live = Math.min(live, dump.live(start));
      }
    }
    return live;
  }

  private static boolean[] covered(List<String> needles, String text) {
    boolean[] covered = new boolean[text.length()];
    List<Integer> seen = untorn(text);
    Dump dump = Dump.of(text);
    needles.forEach(needle -> dump.mark(needle, covered));
    for (String needle : needles) {
      for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
        Arrays.fill(covered, at, at + needle.length(), true);
      }
      for (int at = 0; at + needle.length() <= seen.size(); at++) {
        markTorn(needle, text, seen.subList(at, at + needle.length()), covered);
      }
    }
    return covered;
  }

  private static String masked(String text, boolean[] covered, int end) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < end; i++) {
      if (!covered[i]) {
        out.append(text.charAt(i));
      } else if (i == 0 || !covered[i - 1]) {
        out.append(Plan.MASK);
      }
    }
    return out.toString();
  }

  /** What is torn off before the third character stays. */
  private static void markTorn(
      String needle, String text, List<Integer> places, boolean[] covered) {
    int from = places.get(0);
    for (int i = 0; i < needle.length(); i++) {
      if (text.charAt(places.get(i)) != needle.charAt(i)) {
        return;
      }
      if (i == 1 && places.get(1) > places.get(0) + 1) {
        from = places.get(i);
      }
    }
    Arrays.fill(covered, from, places.get(places.size() - 1) + 1, true);
  }

  /** What the lines of a text show that begin with an offset. */
  private static final class Dump {
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{6,16}(:?)(?:[ \\t](.*))?");
    private static final Pattern PAIRS = Pattern.compile("(?:[ \\t]*[0-9a-f]){2,}");

    /** Of data that follow on one another: the places, and the characters that show the same. */
    private record Run(List<Integer> places, List<List<Integer>> shown) {}

    private final String text;
    private final List<Run> runs = new ArrayList<>();

    private Dump(String text) {
      this.text = text;
    }

    static Dump of(String text) {
      Dump dump = new Dump(text);
      dump.begin();
      int start = 0;
      for (String line : text.split("\n", -1)) {
        boolean last = start + line.length() == text.length();
        dump.line(start, line, last);
        start += line.length() + 1;
      }
      return dump;
    }

    private void begin() {
      runs.add(new Run(new ArrayList<>(), new ArrayList<>()));
    }

    /** A carriage return is nothing. */
    private void line(int start, String withReturns, boolean last) {
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < withReturns.length(); i++) {
        if (withReturns.charAt(i) != '\r') {
          at.add(start + i);
        }
      }
      String line = withReturns.replace("\r", "");
      Matcher dump = LINE.matcher(line);
      if (dump.matches()) {
        if (dump.group(2) != null) {
          columns(at.subList(dump.start(2), at.size()), dump.group(2), !dump.group(1).isEmpty());
        }
      } else if (!last || !line.matches("[0-9a-f]{0,16}|[0-9a-f]{6,16}:")) {
        begin();
      }
    }

    private void columns(List<Integer> places, String columns, boolean colon) {
      int textAt = textColumn(columns, colon);
      String data = columns.substring(0, textAt < 0 ? columns.length() : textAt);
      List<Integer> digits = new ArrayList<>();
      for (int i = 0; i < data.length(); i++) {
        if (" \t".indexOf(data.charAt(i)) < 0) {
          digits.add(i);
        }
      }
      int spaces = 0;
      String squeezed = data.replaceAll("\\s", "");
      while (squeezed.startsWith("20", 2 * spaces)) {
        spaces++;
      }
      int first = textAt < 0 ? 0 : colon ? textAt - spaces : textAt + 1;
      Run run = runs.get(runs.size() - 1);
      for (int i = 0; i < digits.size(); i++) {
        run.places().add(places.get(digits.get(i)));
        int at = first + i / 2;
        boolean shown = textAt >= 0 && at >= textAt && at < columns.length();
        run.shown().add(shown ? List.of(places.get(at)) : List.of());
      }
    }

    /** Where the bytes are shown as text: after two blanks, and behind a stroke without a colon. */
    private static int textColumn(String columns, boolean colon) {
      Matcher apart = Pattern.compile("[ \\t]{2,}(?=[^ \\t])").matcher(columns);
      while (apart.find()) {
        String before = columns.substring(0, apart.start());
        boolean pairs =
            PAIRS.matcher(before).matches() && before.replaceAll("\\s", "").length() % 2 == 0;
        if (pairs && (colon || "|>".indexOf(columns.charAt(apart.end())) >= 0)) {
          return apart.end();
        }
      }
      return -1;
    }

    private String data(Run run) {
      StringBuilder data = new StringBuilder();
      run.places().forEach(at -> data.append(text.charAt(at)));
      return data.toString();
    }

    void mark(String needle, boolean[] covered) {
      for (Run run : runs) {
        String data = data(run);
        for (int at = data.indexOf(needle); at >= 0; at = data.indexOf(needle, at + 1)) {
          int end = at + needle.length() - 1;
          Arrays.fill(covered, run.places().get(at), run.places().get(end) + 1, true);
          int lineStart = text.lastIndexOf('\n', run.places().get(end));
          for (int i = at; i <= end; i++) {
            if (run.places().get(i) > lineStart) {
              run.shown().get(i).forEach(shown -> covered[shown] = true);
            }
          }
        }
      }
    }

    int live(String start) {
      Run run = runs.get(runs.size() - 1);
      return data(run).endsWith(start)
          ? run.places().get(run.places().size() - start.length())
          : text.length();
    }
  }
}
