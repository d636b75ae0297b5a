package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for placeholders in any text. */
class PlaceholderPropertiesTest {
  private static final PlaceholderFinder FINDER =
      new PlaceholderFinder(Map.of("rev", Optional.of("REV")), new Variables(Set.of("SET"), false));

  @Property(tries = 500)
  void everyPlaceholderIsAPlaceOfItsOwnInTheText(@ForAll("texts") String text) {
    int end = 0;
    for (Placeholder each : FINDER.in(text)) {
      assertThat(each.start()).isGreaterThanOrEqualTo(end);
      assertThat(text.substring(each.start(), each.end())).isEqualTo(each.raw());
      assertThat(each.name()).isNotBlank();
      end = each.end();
    }
  }

  @Property(tries = 300)
  void oneIsFoundWhateverPlainWordsStandAroundIt(
      @ForAll("plain") String before, @ForAll("plain") String after) {
    for (String raw :
        List.of("<commit-hash>", "{{rev}}", "YYYYMMDD", "CHANGE_ME", "your-host", "$UNSET")) {
      String text = before + " " + raw + " " + after;
      assertThat(FINDER.in(text)).as(text).extracting(Placeholder::raw).containsExactly(raw);
    }
  }

  @Property(tries = 300)
  void plainWordsHoldNone(@ForAll("plain") String text) {
    assertThat(FINDER.in(text)).isEmpty();
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.of(
            "ls", "-l", "/srv/app", "a.txt", "2>&1", ">out", "--x=1", "'a b'", "\"$SET\"", "|", "x")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(words -> "cmd " + String.join(" ", words) + " end")
        .filter(text -> SyntaxTree.of(text).isAccepted());
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "<",
            ">",
            "<a>",
            "<a b>",
            "<<EOF",
            "\nEOF\n",
            "'",
            "\"",
            "$",
            "${",
            "}",
            "{{",
            "}}",
            "[",
            "]",
            "[pod]",
            "{id}",
            "YYYYMMDD",
            "POD_NAME",
            "xxx",
            "...",
            "your-x",
            "REV",
            "\\",
            "\n",
            " ",
            "=",
            ";",
            "|",
            "#",
            "ssh h ",
            "bash -c ",
            "grep ",
            "é",
            "\uD83D\uDE00",
            "\t",
            "(",
            ")",
            "`",
            "$SET");
    return pieces.list().ofMaxSize(25).map(parts -> String.join("", parts));
  }
}
