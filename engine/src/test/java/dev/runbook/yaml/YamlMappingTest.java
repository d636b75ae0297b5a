package dev.runbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMappingTest {
  private enum Fault {
    DISCONNECT,
    HOST_KEY_CHANGED
  }

  private Problems problems;

  @Test
  void readsEachTypeOfValue() {
    YamlMapping file =
        file(
            """
            text: hello
            flag: true
            number: -3
            delay: 200ms
            fault: host-key-changed
            list: [a, b]
            inner: {key: value}
            rows:
              - name: one
              - name: two
            """);
    assertThat(file.text("text")).contains("hello");
    assertThat(file.flag("flag")).contains(true);
    assertThat(file.integer("number")).contains(-3);
    assertThat(file.duration("delay")).contains(Duration.ofMillis(200));
    assertThat(file.choice("fault", Fault.class)).contains(Fault.HOST_KEY_CHANGED);
    assertThat(file.texts("list")).containsExactly("a", "b");
    assertThat(file.mapping("inner").flatMap(inner -> inner.text("key"))).contains("value");
    assertThat(file.mappings("rows"))
        .extracting(row -> row.text("name").orElseThrow())
        .containsExactly("one", "two");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void whatIsMissingOrNullIsEmptyAndNoProblem() {
    YamlMapping file = file("empty:\n");
    assertThat(file.text("empty")).isEmpty();
    assertThat(file.text("missing")).isEmpty();
    assertThat(file.texts("empty")).isEmpty();
    assertThat(file.mapping("missing")).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void anUnknownKeyIsAnErrorWithTheOneThatWasMeant() {
    file("stdot: x\n").only("stdout", "stderr");
    assertThat(rendered())
        .containsExactly(
            """
            mock.yaml:1:1: error[unknown-key]: unknown key `stdot`
              | stdot: x
              | ^^^^^
              = did you mean `stdout`?""");
  }

  @Test
  void anUnknownKeyThatIsNearNothingIsToldWhatIsKnown() {
    file("inner: {colour: red}\n").mapping("inner").orElseThrow().only("stdout", "stderr");
    assertThat(rendered().get(0))
        .contains("unknown key `colour` under `inner`")
        .contains("known here: stderr, stdout");
  }

  @Test
  void aValueOfAnotherTypeIsAnErrorAtTheValue() {
    YamlMapping file = file("text: [a]\nlist: a\ninner: a\nflag: yes\ncount: many\ndelay: 5\n");
    file.text("text");
    file.texts("list");
    file.mapping("inner");
    file.flag("flag");
    file.integer("count");
    file.duration("delay");
    assertThat(problems.all())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
        .containsExactly(
            "1:7 `text` takes text, not a list",
            "2:7 `list` takes a list, not a plain value",
            "3:8 `inner` takes a mapping, not a plain value",
            "4:7 `flag` takes `true` or `false`, not `yes`",
            "5:8 `count` takes a whole number, not `many`",
            "6:8 `delay` takes a duration, not `5`");
    assertThat(problems.all()).allMatch(problem -> problem.hint().isPresent());
  }

  @Test
  void aMisspeltChoiceIsToldWhichWasMeant() {
    file("fault: disconect\n").choice("fault", Fault.class);
    assertThat(rendered().get(0))
        .contains("`fault` takes one of disconnect, host-key-changed, not `disconect`")
        .contains("did you mean `disconnect`?");
  }

  @Test
  void anEmptyItemOfAListIsAnError() {
    file("list: [a, ~]\n").texts("list");
    assertThat(rendered().get(0)).contains("`list` takes a list of texts, not nothing");
  }

  private YamlMapping file(String yaml) {
    Source source = Source.of("mock.yaml", yaml);
    problems = new Problems(source);
    return Yaml.parse(source, problems)
        .flatMap(node -> YamlMapping.of(node, "", problems))
        .orElseThrow();
  }

  private List<String> rendered() {
    return problems.all().stream().map(Problem::render).toList();
  }
}
