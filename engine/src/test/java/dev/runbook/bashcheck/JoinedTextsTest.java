package dev.runbook.bashcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** bash accepts texts together only if it accepts each of them alone. */
class JoinedTextsTest {
  /** An incomplete text, and what completes it; line breaks are `/`. */
  private static final List<List<String>> HALVES =
      Stream.of(
              "echo \"a ¦ b\"",
              "echo 'a ¦ b'",
              "echo $'a ¦ b'",
              "echo $\"a ¦ b\"",
              "echo `a ¦ b`",
              "echo \"`a ¦ b`\"",
              "echo \"$(a ¦ b)\"",
              "echo ${a ¦ }",
              "echo ${a:-' ¦ '}",
              "echo \"${a:-\" ¦ \"}\"",
              "x=$( ¦ )",
              "x=$(a # ' ¦ )",
              "echo $((1 ¦ ))",
              "echo $[1 ¦ ]",
              "diff <(a ¦ )",
              "a=( ¦ )",
              "a[1 ¦ ]=b",
              "((1 ¦ ))",
              "[[ a ¦ ]]",
              "[[ a && ¦ b ]]",
              "[[ a =~ (b ¦ c) ]]",
              "( ¦ )",
              "(a ¦ b)",
              "{ ¦ }",
              "{ a ¦ b; }",
              "f() ¦ { a; }",
              "f() { ¦ }",
              "f() { a ¦ b/}",
              "function f ¦ { a; }",
              "if ¦ a; then b; fi",
              "if true; then ¦ fi",
              "if true; then a ¦ b/fi",
              "if a; then b/else ¦ c/fi",
              "while a; do ¦ b; done",
              "until a ¦ do b; done",
              "for i ¦ in a; do b; done",
              "for i in a ¦ do b; done",
              "for ((i = 0; ¦ i < 1; i++)); do a; done",
              "select i in a; do ¦ b; done",
              "a && ¦ b",
              "a || ¦ b",
              "a | ¦ b",
              "a ¦ && b",
              "a ¦ | b",
              "a ¦ ; b",
              "case a ¦ in x) b",
              "case a in ¦ a) b",
              "case a in a) b ¦ c",
              "cat <<E ¦ E",
              "cat <<-E ¦ E",
              "cat <<'E F' ¦ E F",
              "cat <<E; if a; then ¦ E/b; fi",
              "cat <<E <<F ¦ E/F",
              "x=$(cat <<E ¦ E/)")
          .map(pair -> List.of(pair.replace('/', '\n').split(" ¦ ")))
          .toList();

  private static final List<String> ACCEPTED =
      List.of(
          "",
          "# it's",
          "systemctl status app --no-pager",
          "echo 'a\nb' \"c\nd\" `e` $(f\ng) ${h:-i}",
          "if a; then\n  b\nfi",
          "for i in 1 2; do a; done\n",
          "f() {\n  a\n}",
          "cat <<E\na 'b\nE",
          "x=$(cat <<E\na\nE\n)",
          "[[ a == b* ]] && ((1 << 2))",
          "a=(b 'c d'\n e)",
          "a \\\n  b",
          "echo lowercase; a &",
          "! a | b",
          "exit 1",
          "set +n");

  @TempDir private Path folder;

  @Test
  void noTextCompletesAnother() throws IOException {
    for (List<String> pair : HALVES) {
      String first = pair.get(0);
      String second = pair.get(1);
      for (List<String> texts :
          List.of(
              List.of(first, second),
              List.of(second, first),
              List.of("echo m", first, "echo n", second, "echo o"))) {
        assertThat(areAccepted(texts)).as("%s", texts).isFalse();
      }
    }
  }

  @Test
  void theyAreAcceptedIfEachIsAlone() throws IOException {
    List<String> known = new ArrayList<>(ACCEPTED);
    HALVES.forEach(known::addAll);
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < 250; i++) {
      List<String> texts = new ArrayList<>();
      for (int more = random.nextInt(4); more >= 0; more--) {
        texts.add(text(known, random));
      }
      texts.removeIf(text -> !JoinedTexts.canHold(new CheckedText(text, false)));
      boolean each = areAcceptedAlone(texts);
      assertThat(areAccepted(texts)).as("%s", texts).isEqualTo(each);
      accepted += each ? 1 : 0;
    }
    assertThat(accepted).isBetween(25, 225);
  }

  private static String text(List<String> known, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> AsBashNTest.text(random);
      case 1 -> known.get(random.nextInt(known.size()));
      default -> ACCEPTED.get(random.nextInt(ACCEPTED.size()));
    };
  }

  private boolean areAcceptedAlone(List<String> texts) throws IOException {
    for (String text : texts) {
      if (!Checking.bashAccepts(new CheckedText(text, false), folder)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void thoseOfOurOwnPagesAreAcceptedAsAlone() throws IOException {
    Set<CheckedText> texts = ownTexts();
    List<CheckedText> joined = texts.stream().filter(JoinedTexts::canHold).toList();
    assertThat(joined).hasSizeGreaterThan(texts.size() * 9 / 10).hasSizeGreaterThan(200);
    InstalledBash bash = Checking.bash(folder);
    for (int from = 0; from < joined.size(); from += 200) {
      List<CheckedText> some = joined.subList(from, Math.min(joined.size(), from + 200));
      assertThat(new JoinedTexts(bash, folder).areAccepted(some)).isTrue();
    }
    assertThat(new SeparateTexts(bash, folder).said(joined).values()).containsOnly("");
  }

  private static Set<CheckedText> ownTexts() throws IOException {
    Path root = Path.of(System.getProperty("runbook.root", ".."));
    Set<CheckedText> texts = new LinkedHashSet<>();
    for (String pages : List.of("runbooks", "examples", "docs")) {
      try (Stream<Path> files = Files.walk(root.resolve(pages))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
          Checking.graph(Files.readString(file)).texts().stream()
              .filter(text -> text.refused().isEmpty())
              .forEach(text -> texts.add(new CheckedText(text.text(), text.extendedPatterns())));
        }
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case a in b) c;; esac",
        "a\nesac",
        "a\nes\\\nac",
        "a\nes\0ac",
        "a ;; x) b",
        "a ;\\\n; x) b",
        "a ;& x) b",
        "a ;;& x) b",
        "echo \\"
      })
  void aTextThatCouldCloseACaseStaysApart(String text) {
    assertThat(JoinedTexts.canHold(new CheckedText(text, false))).isFalse();
  }

  @Test
  void aBashThatSaysNothingHasAcceptedNothing() throws IOException {
    Path program = Files.writeString(folder.resolve("bash"), "#!/bin/sh\nexit 0\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    JoinedTexts joined = new JoinedTexts(new InstalledBash(program, folder), folder);
    assertThat(joined.areAccepted(List.of(new CheckedText("a", false)))).isFalse();
  }

  private boolean areAccepted(List<String> texts) throws IOException {
    return new JoinedTexts(Checking.bash(folder), folder)
        .areAccepted(texts.stream().map(text -> new CheckedText(text, false)).toList());
  }
}
