package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Bash;
import dev.runbook.shell.fill.FilledContexts.Context;
import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Any value, in any place: it arrives at its program as it is, and nothing else runs. */
class FillingPropertiesTest {
  /** Values in one try; each is tried in every place. */
  private static final int VALUES = Boolean.getBoolean("soak") ? 12 : 2;

  private static final List<String> NASTY =
      List.of(
          "'",
          "\"",
          "\\",
          "$",
          "`",
          " ",
          "*",
          "?",
          "[a-z]",
          "-",
          "--",
          ";",
          "&",
          "|",
          "(",
          ")",
          "<",
          ">",
          "#",
          "!",
          "~",
          "{a,b}",
          "{1..3}",
          "%",
          "%s",
          "%n",
          "^",
          "=",
          "$HOME",
          "${x}",
          "$((1))",
          "$(boom)",
          "`boom`",
          ";boom;",
          "'; boom #",
          "\"; boom #",
          "'\"'\"'",
          "'\\''",
          "\\'",
          "\\\"",
          "\\\\",
          "$'",
          "$\"",
          "EOF",
          "boom",
          "&& boom",
          "| boom",
          "--; boom",
          "''",
          "\"\"",
          "/",
          "..",
          "ä",
          "€",
          "😀",
          "日本",
          "é",
          "a",
          "7",
          "x=y",
          "@",
          ":",
          ",",
          "!!",
          "\\n",
          "\\x41",
          "\\0",
          "{{.}}",
          "{}",
          "+",
          "if",
          "do",
          "select",
          "--help",
          "-n",
          "-e",
          "/*",
          "*/",
          "\uE010",
          "\uE000");

  @Provide
  Arbitrary<List<String>> values() {
    Arbitrary<String> nasty =
        Arbitraries.of(NASTY)
            .list()
            .ofMinSize(1)
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    Arbitrary<String> any = Arbitraries.strings().ascii().all().ofMinLength(1).ofMaxLength(60);
    Arbitrary<String> plain =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("_./:@%+-")
            .ofMinLength(1)
            .ofMaxLength(20);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, nasty),
            net.jqwik.api.Tuple.of(2, any),
            net.jqwik.api.Tuple.of(1, plain))
        .filter(FillingPropertiesTest::isValue)
        .list()
        .ofSize(VALUES);
  }

  /** What a value may be at all. */
  private static boolean isValue(String value) {
    return !value.isBlank()
        && PrintableText.firstHidden(value) < 0
        && isText(value)
        && value.indexOf('\n') < 0
        && value.indexOf('\t') < 0
        && value.getBytes(StandardCharsets.UTF_8).length <= 200;
  }

  private static boolean isText(String value) {
    return value
        .codePoints()
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE);
  }

  @Property(tries = 8, seed = "4", shrinking = ShrinkingMode.OFF)
  void everyValueArrivesWhereEveryValueIsTaken(@ForAll("values") List<String> values)
      throws IOException {
    List<Case> cases = cases(values, FilledContexts.ANY);
    assertThat(cases).filteredOn(each -> !each.filled().complaints().isEmpty()).isEmpty();
    check(cases);
  }

  @Property(tries = 8, seed = "5", shrinking = ShrinkingMode.OFF)
  void everyValueArrivesInSql(@ForAll("values") List<String> values) throws IOException {
    List<Case> cases = cases(values, FilledContexts.SQL);
    assertThat(cases).filteredOn(each -> !each.filled().complaints().isEmpty()).isEmpty();
    check(cases);
  }

  @Property(tries = 8, seed = "6", shrinking = ShrinkingMode.OFF)
  void whatAPlaceDoesNotTakeIsRefusedWithItsReasonAndTheRestArrives(
      @ForAll("values") List<String> values) throws IOException {
    List<Case> cases = cases(values, FilledContexts.LIMITED);
    List<Case> refused =
        cases.stream().filter(each -> !each.filled().complaints().isEmpty()).toList();
    assertThat(refused)
        .allSatisfy(
            each ->
                assertThat(each.filled().complaints().get(0).message())
                    .matches("it can(?:not)? .*|with this .*"));
    check(cases.stream().filter(each -> each.filled().complaints().isEmpty()).toList());
  }

  @Property(tries = 8, seed = "7", shrinking = ShrinkingMode.OFF)
  void aFileIsMadeOfTheNameThatWasGiven(@ForAll("values") List<String> values) throws IOException {
    List<String> names =
        values.stream().filter(value -> !value.contains("/") && !value.matches("\\.+")).toList();
    check(cases(names, FilledContexts.FILES));
  }

  /** Whoever writes such a page has to quote it right; then every value is quoted right, too. */
  @Property(tries = 8, seed = "8", shrinking = ShrinkingMode.OFF)
  void everyValueArrivesUnderAnyShellsInShells(
      @ForAll("values") List<String> values, @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Context context = FilledContexts.nested(random, 1 + random.nextInt(4));
      String value = values.get(random.nextInt(values.size()));
      cases.add(new Case(context, value, context.with(value)));
    }
    assertThat(cases).filteredOn(each -> !each.filled().complaints().isEmpty()).isEmpty();
    check(cases);
  }

  private record Case(Context context, String value, Filling.Filled filled) {}

  private static List<Case> cases(List<String> values, List<Context> contexts) {
    List<Case> cases = new ArrayList<>();
    for (Context context : contexts) {
      values.forEach(value -> cases.add(new Case(context, value, context.with(value))));
    }
    return cases;
  }

  private static void check(List<Case> cases) throws IOException {
    Bash.needed();
    Path folder = Files.createTempDirectory("far");
    FarEnd far = new FarEnd(folder);
    List<String> given = far.given(cases.stream().map(each -> each.filled().text()).toList());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      String expected = each.context().expected(each.value());
      if (!given.get(i).equals(expected)) {
        wrong.add(
            each.context()
                + "\n  value "
                + each.value()
                + "\n  text "
                + each.filled().text()
                + "\n  given "
                + given.get(i).replace('\0', '|'));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(far.exploded()).as("something was read as code").isFalse();
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
