package dev.runbook.journal.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Streams in chunks against the whole text, marked byte by byte. */
class MaskingPropertiesTest {
  private static final int CASES = Boolean.getBoolean("soak") ? 200_000 : 2_000;

  /** Few letters, so that needles overlap, repeat and begin again within themselves. */
  @Property(tries = 2_000, seed = "1")
  void chunksNeverMatter(
      @ForAll @Size(min = 1, max = 4)
          List<@StringLength(min = 1, max = 6) @FewLetters String> needles,
      @ForAll @StringLength(max = 60) @FewLetters String text,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> chunks) {
    check(needles, text, chunks);
  }

  @Test
  void chunksNeverMatterInManyCasesMore() {
    Random random = new Random(20261123);
    for (int i = 0; i < CASES; i++) {
      int letters = 1 + random.nextInt(3);
      List<String> needles = new ArrayList<>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        needles.add(word(random, letters, 1 + random.nextInt(8)));
      }
      StringBuilder text = new StringBuilder();
      text.append(word(random, letters + 1, 2));
      while (text.length() < 40) {
        boolean needle = random.nextInt(3) == 0;
        text.append(
            needle
                ? needles.get(random.nextInt(needles.size()))
                : word(random, letters + 1, random.nextInt(4)));
        text.append(random.nextInt(4) == 0 ? " " : "");
        tear(random, text);
      }
      List<Integer> chunks = List.of(1 + random.nextInt(5), 1 + random.nextInt(12));
      check(needles, text.toString(), chunks);
    }
    System.out.printf("%d overlapping cases as the whole text has it%n", CASES);
  }

  @Test
  void nothingIsCoveredThatIsNoSecret() {
    check(List.of("aab", "ab"), "a aa b ba aba", List.of(1));
    check(List.of("aaaa"), "aaa", List.of(2));
    check(List.of("abcd", "bc"), "abc", List.of(1));
    check(List.of("abcde", "bc", "d"), "abcdx", List.of(1));
  }

  /** Puts something between two characters that only tears text apart. */
  private static void tear(Random random, StringBuilder text) {
    if (random.nextInt(2) == 0) {
      text.insert(random.nextInt(text.length()), " \n\r".charAt(random.nextInt(3)));
    }
  }

  private static String word(Random random, int letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(letters)));
    }
    return word.toString();
  }

  private static void check(List<String> needles, String text, List<Integer> chunks) {
    Automaton automaton =
        new Automaton(needles.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MaskedStream stream = new MaskedStream(() -> automaton, out::write);
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int length = Math.min(chunks.get(i % chunks.size()), bytes.length - at);
      stream.write(bytes, at, length);
      at += length;
      String soFar = text.substring(0, at);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .as("what may be seen of %s, with %s", soFar, needles)
          .startsWith(masked(soFar, covered(needles, soFar), live(needles, soFar)));
      assertThat(out.size())
          .isLessThanOrEqualTo(oracle(needles, soFar).getBytes(StandardCharsets.UTF_8).length);
    }
    stream.finish();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .as("%s in %s by %s", needles, text, chunks)
        .isEqualTo(oracle(needles, text));
  }

  /** Marks every byte of every needle, then writes a mask for each run of marks. */
  private static String oracle(List<String> needles, String text) {
    return masked(text, covered(needles, text), text.length());
  }

  /** The places of what is left where nothing tears the text. */
  private static List<Integer> seen(String text) {
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
    List<Integer> seen = seen(text);
    int live = text.length();
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
      }
    }
    return live;
  }

  private static boolean[] covered(List<String> needles, String text) {
    boolean[] covered = new boolean[text.length()];
    List<Integer> seen = seen(text);
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
}
