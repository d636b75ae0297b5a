package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Snippets.Kind;
import dev.runbook.shell.Snippets.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Splitting shell text, with bash as the authority. */
class ScriptTest {
  /** Evaluates its arguments one after the other, as a terminal does with what is typed. */
  private static final String ONE_BY_ONE =
      "__all=(\"$@\"); set --; for __one in \"${__all[@]}\"; do eval \"$__one\"; done";

  @BeforeAll
  static void bashIsHere() {
    Bash.needed();
  }

  static List<Snippet> snippets() {
    return Snippets.all();
  }

  static Stream<Snippet> safe() {
    return snippets().stream().filter(each -> each.kind() == Kind.SAFE);
  }

  static Stream<Snippet> acceptable() {
    return snippets().stream().filter(each -> each.kind() != Kind.WRONG);
  }

  @Test
  void theCorpusIsLargeAndItsNamesAreUnique() {
    assertThat(snippets()).hasSizeGreaterThan(200);
    assertThat(snippets().stream().map(Snippet::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void losesNothingAndRepeatsNothing(Snippet snippet) {
    assertThat(missed(snippet.text())).isEmpty();
    assertThat(missed(snippet.text() + "\n")).isEmpty();
    assertThat(missed("\n\n  " + snippet.text() + "\n \n")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void knowsWhichTextBashWouldRefuse(Snippet snippet) {
    boolean refused = snippet.kind() == Kind.WRONG;
    assertThat(Bash.accepts(snippet.text())).isEqualTo(!refused);
    assertThat(Script.parse(snippet.text()).sound()).isEqualTo(!refused);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void textThatIsNotSoundIsOneStatement(Snippet snippet) {
    Script script = Script.parse(snippet.text());
    if (!script.sound()) {
      assertThat(script.statements()).hasSize(1);
      assertThat(script.statements().get(0).exact()).isEmpty();
      assertThat(script.statements().get(0).pipeline()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("acceptable")
  void everyStatementStandsAlone(Snippet snippet) {
    assertThat(Script.parse(snippet.text()).statements())
        .allSatisfy(each -> assertThat(Bash.accepts(each.text())).as(each.text()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("safe")
  void statementsOneByOneDoWhatTheWholeDoes(Snippet snippet) {
    String[] statements =
        Script.parse(snippet.text()).statements().stream()
            .map(Statement::text)
            .toArray(String[]::new);
    assertThat(Bash.run(ONE_BY_ONE, statements)).isEqualTo(Bash.run(snippet.text()));
  }

  @ParameterizedTest
  @MethodSource("acceptable")
  void aBlankLineAndAnotherCommandAfterwardsChangeNothing(Snippet snippet) {
    Script alone = Script.parse(snippet.text());
    Assumptions.assumeTrue(alone.sound());
    assertThat(texts(Script.parse(snippet.text() + "\n\necho appended\n")))
        .isEqualTo(with(texts(alone), "echo appended"));
  }

  @Property(tries = 400, seed = "1")
  void pagesSplitIntoWhatTheirPartsSplitInto(@ForAll("acceptableParts") List<Snippet> parts) {
    List<String> expected = new ArrayList<>();
    parts.forEach(part -> expected.addAll(texts(Script.parse(part.text()))));
    String page = parts.stream().map(Snippet::text).collect(Collectors.joining("\n"));
    assertThat(texts(Script.parse(page))).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Snippet>> acceptableParts() {
    return Arbitraries.of(acceptable().toList()).list().ofMaxSize(8);
  }

  private static List<String> texts(Script script) {
    return script.statements().stream().map(Statement::text).toList();
  }

  private static List<String> with(List<String> texts, String last) {
    List<String> all = new ArrayList<>(texts);
    all.add(last);
    return all;
  }

  @Property(tries = 400, seed = "1")
  void losesNothingWhereverSnippetsMeet(@ForAll("pages") String page) {
    assertThat(missed(page)).isEmpty();
  }

  @Property(tries = 400, seed = "1")
  void losesNothingWhereverTextIsCut(@ForAll("pages") String page, @ForAll double where) {
    int at = (int) (page.length() * (Math.abs(where) % 1));
    assertThat(missed(page.substring(0, at))).isEmpty();
    assertThat(missed(page.substring(at))).isEmpty();
  }

  @Provide
  Arbitrary<String> pages() {
    List<String> texts = snippets().stream().map(Snippet::text).toList();
    return Arbitraries.of(texts)
        .list()
        .ofMaxSize(6)
        .flatMap(
            parts -> Arbitraries.of("\n", "\n\n", "; ", " ", "\n# and\n").map(s -> join(parts, s)));
  }

  private static String join(List<String> parts, String with) {
    return String.join(with, parts);
  }

  /**
   * The ink that is in no statement, no comment and no separator, and the ink that is in two
   * statements.
   */
  private static String missed(String text) {
    Script script = Script.parse(text);
    int[] covered = new int[text.length()];
    for (Statement statement : script.statements()) {
      StringBuilder said = new StringBuilder();
      for (Statement.Piece piece : statement.pieces()) {
        said.append(text, piece.start(), piece.end());
        for (int at = piece.start(); at < piece.end(); at++) {
          covered[at]++;
        }
      }
      assertThat(statement.text()).isEqualTo(said.toString());
    }
    for (Comment comment : script.comments()) {
      for (int at = comment.start(); at < comment.end(); at++) {
        covered[at] = Math.max(1, covered[at]);
      }
    }
    List<String> wrong = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean continuation = c == '\\' && text.startsWith("\\\n", at);
      boolean ofBoth =
          c == '\n'; // before the body of a here-document, and in the command behind it
      if ((covered[at] > 1 && !ofBoth)
          || (covered[at] == 0
              && !Character.isWhitespace(c)
              && c != ';'
              && !continuation
              && !isLast(text, at))) {
        wrong.add(at + ":" + c);
      }
    }
    return wrong.stream().limit(20).collect(Collectors.joining(" "));
  }

  /** bash drops a backslash that ends the text. */
  private static boolean isLast(String text, int at) {
    return text.charAt(at) == '\\' && at == text.length() - 1;
  }
}
