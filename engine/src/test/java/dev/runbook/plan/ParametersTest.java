package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.Step;
import dev.runbook.source.Span;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @Test
  void oneNameIsOneParameterForTheWholePage() {
    Plan plan = Plans.of("## J\n\n```bash\n# A\nx <rev>\n\n# B\ny <rev> <other>\n```\n");
    assertThat(plan.params()).extracting(PlanParam::name).containsExactly("rev", "other");
    assertThat(plan.params().get(0).steps()).containsExactly("j/a", "j/b");
    assertThat(plan.unbound(List.of(plan.steps().get(0))))
        .extracting(PlanParam::name)
        .containsExactly("rev");
  }

  @Test
  void commandsInAttributesAreFilledInLikeAnyOther() {
    String page =
        """
        ## J

        ```bash {if="test -f '<file>'" verify="ssh web \\"grep -q <word> f\\""}
        x
        ```
        """;
    assertThat(Plans.of(page).params())
        .extracting(PlanParam::name, PlanParam::steps)
        .containsExactly(tuple("file", List.of("j/1")), tuple("word", List.of("j/1")));
    Step step = Plans.with(page, Map.of("file", "it's; id", "word", "$(id)")).steps().get(0);
    assertThat(step.options().condition().orElseThrow().run()).isEqualTo("test -f 'it'\\''s; id'");
    assertThat(step.options().verify().orElseThrow().where().host()).isEqualTo("web");
    assertThat(step.options().verify().orElseThrow().run()).isEqualTo("grep -q '$(id)' f");
  }

  @Test
  void valuesAreThoseGivenElseTheDefaults() {
    String page =
        """
        ---
        runbook:
          params:
            rev: {default: main, description: What to check out, placeholder: <commit>}
            mode: {choices: [fast, slow]}
        ---

        ## J

        ```bash
        git checkout <commit> {{mode}}
        ```
        """;
    Plan plan = Plans.of(page);
    assertThat(plan.params())
        .extracting(PlanParam::value)
        .containsExactly(Optional.of("main"), Optional.empty());
    assertThat(plan.steps().get(0).commands().get(0).run()).isEqualTo("git checkout main {{mode}}");
    assertThat(plan.unbound(plan.steps())).extracting(PlanParam::name).containsExactly("mode");
    Plan filled = Plans.with(page, Map.of("rev", "v1", "mode", "slow"));
    assertThat(filled.steps().get(0).commands().get(0).run()).isEqualTo("git checkout v1 slow");
    assertThat(filled.errors()).isEmpty();
    assertThat(filled.unbound(filled.steps())).isEmpty();
  }

  @Test
  void aValueNobodyAsksForIsAnErrorWithWhatWasMeant() {
    Plan plan = Plans.with("## J\n\n```bash\nx <revision>\n```\n", Map.of("revison", "a"));
    assertThat(Plans.problems(plan))
        .containsExactly(
            """
            page.md:1:1: error[unknown-param]: nothing here asks for a parameter called `revison`
              | ## J
              | ^
              = did you mean `revision`?\
            """);
  }

  @Test
  void theHintNamesEachParameterOnce() {
    String page =
        """
        ---
        runbook:
          params:
            dump: {placeholder: <dump>}
        ---

        ## J

        ```bash
        x <dump>
        ```
        """;
    Plan plan = Plans.with(page, Map.of("colour", "red"));
    assertThat(plan.problems())
        .extracting(problem -> problem.hint().orElse(""))
        .contains("it takes dump");
  }

  @Test
  void aWrongValueIsSaidWhereThePlaceholderStands() {
    String page = "1. Do:\n\n   ```bash\n   x \\\n     --a <rev> \\\n     --b\n   ```\n";
    Plan plan = Plans.with(page, Map.of("rev", "a\nb"));
    assertThat(Plans.problems(plan))
        .containsExactly(
            """
            page.md:5:10: error[param-value]: the value of `rev` cannot be used: it holds an invisible or control character
              |      --a <rev> \\
              |          ^^^^^
              = give another one with --param rev=…\
            """);
  }

  @Test
  void aPlaceThatDoesNotTakeAValueSaysWhyAndWhatToWrite() {
    Plan plan = Plans.with("## J\n\n```bash\ntrue\nawk '/<name>/' f\n```\n", Map.of("name", "a/b"));
    assertThat(Plans.problems(plan))
        .containsExactly(
            """
            page.md:5:7: error[param-value]: the value of `name` cannot be used: it can be only letters, digits and _ . - here, because it is in the text of a program for `awk`, where other characters could end its string (line 5)
              | awk '/<name>/' f
              |       ^^^^^^
              = give another one with --param name=…, or change the page: write `awk -v name=<value> '… name …'`\
            """);
  }

  @Test
  void aPlaceThatTakesNoValueIsAnErrorWhateverTheValueIs() {
    Plan plan =
        Plans.of("---\nrunbook: {params: {name: }}\n---\n```bash\nfar \"${{name}}\"\n```\n");
    assertThat(Plans.problems(plan))
        .containsExactly(
            """
            page.md:5:7: error[param-place]: no value can be put safely in the place of `{{name}}`: a `$` right before it would make it the name of a variable
              | far "${{name}}"
              |       ^^^^^^^^
              = write `\\$`, or take the `$` away\
            """);
  }

  @Test
  void aValueThatGoesThroughAVariableSaysWhere() {
    String page = "## J\n\n```bash\n# A\nNAME=<name>\n\n# B\nssh h \"rm $NAME\"\n```\n";
    assertThat(Plans.with(page, Map.of("name", "a-b")).errors()).isEmpty();
    Plan plan = Plans.with(page, Map.of("name", "a b"));
    assertThat(plan.errors().get(0).render())
        .startsWith(
            "page.md:5:6: error[param-value]: the value of `name` cannot be used: it can be only"
                + " letters, digits and _ @ % + : , . / = - here, because it goes into the variable"
                + " NAME, and where line 8 uses that, it becomes part of a text that is read once"
                + " more");
  }

  @Test
  void aValueThatMayBeReadAsAnOptionIsPointedOut() {
    String page = "## J\n\n```bash\nrm <a> -- <a>\ngrep -e <b> f\ncat '<c>'\n```\n";
    Plan plan = Plans.with(page, Map.of("a", "-rf", "b", "-x", "c", "--"));
    assertThat(plan.errors()).isEmpty();
    assertThat(Plans.problems(plan))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "page.md:4:4: warning[param-option]: the value of `a` begins with `-`, so"
                            + " its program may read it as an option"))
        .noneSatisfy(problem -> assertThat(problem).contains("value of `b`"));
  }

  @Test
  void aHostIsAValueAndNoValueLeadsToAnotherHost() {
    String page = "## J\n\n```bash\nssh <host> \"echo <x>\"\n```\n";
    Plan plan = Plans.with(page, Map.of("host", "ada@db1", "x", "a b"));
    assertThat(plan.errors()).isEmpty();
    assertThat(plan.hosts()).containsExactly("ada@db1");
    assertThat(plan.steps().get(0).commands().get(0).run()).isEqualTo("echo 'a b'");
    for (String host : List.of("-v", "-oProxyCommand=x", "a b", "$(id)")) {
      assertThat(Plans.with(page, Map.of("host", host, "x", "a")).errors()).as(host).hasSize(1);
    }
  }

  @Test
  void aHandOverToAHostThatIsAValueGoesThere() {
    Plan plan =
        Plans.with(
            "## J\n\n```bash\nssh <host>\necho <x>\nuptime\n```\n",
            Map.of("host", "db1", "x", "a b"));
    assertThat(plan.errors()).isEmpty();
    assertThat(plan.steps().get(0).commands())
        .extracting(command -> command.where().host() + ": " + command.run())
        .containsExactly("db1: ", "db1: echo 'a b'", "db1: uptime");
  }

  @Test
  void aSecretIsCoveredHoweverItIsQuoted() {
    String page =
        "## J\n\n```bash\nssh h \"mysql -p'<password>' -e \\\"select '<password>'\\\"\"\n```\n";
    Plan plan = Plans.with(page, Map.of("password", "it's \"$Ecr3t\" \\o/"));
    assertThat(plan.errors()).isEmpty();
    assertThat(plan.holdsSecret(plan.steps().get(0).commands().get(0))).isTrue();
    String json = dev.runbook.json.Json.line(PlanJson.of(plan));
    assertThat(json).doesNotContain("Ecr3t").contains(Plan.MASK);
  }

  @Test
  void aRefusedSecretIsNotRepeated() {
    String page = "## J\n\n```bash\nawk '/<password>/' f\nfar `far <password>`\n```\n";
    Plan plan = Plans.with(page, Map.of("password", "it's $ecret"));
    assertThat(plan.errors()).isNotEmpty();
    assertThat(Plans.problems(plan)).noneSatisfy(each -> assertThat(each).contains("ecret"));
  }

  @Test
  void aBlockForAnotherInterpreterTakesPlainValues() {
    String page = "## J\n\n```bash {interpreter=zsh}\nprint <x>\n```\n";
    assertThat(Plans.with(page, Map.of("x", "a-b")).steps().get(0).commands().get(0).run())
        .isEqualTo("print a-b");
    assertThat(Plans.with(page, Map.of("x", "a b")).errors())
        .extracting(each -> each.code())
        .containsExactly("param-value");
  }

  @Test
  void wordsInAStringOfSqlAreNoCommands() {
    String page = "## J\n\n```bash\npsql -c \"insert into notes values ('<x>')\"\n```\n";
    Plan plan = Plans.with(page, Map.of("x", "drop table t; truncate u"));
    assertThat(plan.steps().get(0).commands().get(0).reasons())
        .isEqualTo(Plans.of(page).steps().get(0).commands().get(0).reasons());
  }

  @Test
  void aValueThatMakesACommandDangerousIsSeen() {
    String page = "## J\n\n```bash\ngit reset <how>\n```\n";
    assertThat(Plans.with(page, Map.of("how", "HEAD")).steps().get(0).isDanger()).isFalse();
    assertThat(Plans.with(page, Map.of("how", "--hard")).steps().get(0).commands().get(0).reasons())
        .isNotEmpty();
  }

  @Test
  void knowsTypesWithoutDeclaration() {
    Plan plan =
        Plans.of(
            "## J\n\n"
                + "```bash\n"
                + "x <start|stop> YYYYMMDD <db-password> 'ADMIN_PASSWORD' <apiToken> <keyboard>"
                + " <name>\n"
                + "```\n");
    assertThat(plan.params())
        .extracting(PlanParam::type)
        .containsExactly(
            ParamType.CHOICE,
            ParamType.DATE,
            ParamType.SECRET,
            ParamType.SECRET,
            ParamType.SECRET,
            ParamType.TEXT,
            ParamType.TEXT);
    assertThat(plan.params().get(0).choices()).containsExactly("start", "stop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "YYYYMMDD ⇒ 20260102 ⇒ 2026-01-02",
        "YYYY-MM-DD ⇒ 2026-01-02 ⇒ 20260102",
        "YYYY_MM_DD ⇒ 2026_01_02 ⇒ 2026-01-02",
        "YYYY/MM/DD ⇒ 2026/01/02 ⇒ 2026/13/02",
        "YYYY.MM.DD ⇒ 2026.01.02 ⇒ 2026.02.30",
        "YYYY-MM ⇒ 2026-01 ⇒ 2026-1",
        "YYMMDD ⇒ 260102 ⇒ 20260102",
        "DD-MM-YYYY ⇒ 02-01-2026 ⇒ 2026-01-02",
        "DD.MM.YYYY ⇒ 02.01.2026 ⇒ 2.1.2026",
        "yyyy-mm-dd ⇒ 2026-01-02 ⇒ 20260102",
        "yyyymmdd ⇒ 20260102 ⇒ today",
        "YYYYMMDD-HHMMSS ⇒ 20260102-030405 ⇒ 20260102-250000",
        "YYYYMMDD_HHMM ⇒ 20260102_0304 ⇒ 20260102",
        "YYYY-MM-DDTHH:MM:SS ⇒ 2026-01-02T03:04:05 ⇒ 2026-01-02",
        "YYYY-MM-DDTHH:MM:SSZ ⇒ 2026-01-02T03:04:05Z ⇒ 2026-01-02T03:04:05",
        "HH:MM ⇒ 03:04 ⇒ 25:00"
      })
  void aDateIsWrittenAsItsPlaceholderSpellsIt(String placeholder, String right, String wrong) {
    PlanParam date = param(placeholder, ParamType.DATE);
    assertThat(DateFormats.isDate(placeholder)).isTrue();
    assertThat(ParamCheck.complaint(date, right)).isEmpty();
    assertThat(ParamCheck.complaint(date, wrong).orElse(""))
        .startsWith("it must be a date written ");
    LocalDateTime moment = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    assertThat(DateFormats.format(placeholder, moment)).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "YOUR_DATE", "YYY", "MMDD", "<date>", "xxx"})
  void otherPlaceholdersAreNoDatesAndADeclaredDateIsWrittenTheUsualWay(String placeholder) {
    assertThat(DateFormats.isDate(placeholder)).isFalse();
    assertThat(DateFormats.shown(placeholder)).isEqualTo("YYYY-MM-DD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a\nb",
        "a\n",
        "\n",
        "a\tb",
        "a\rb",
        "a\u0000b",
        "a\u200bb",
        "\u202eabc",
        "\u2028"
      })
  void refusesWhatNobodyCanSee(String hidden) {
    assertThat(ParamCheck.complaint(param("<x>", ParamType.TEXT), hidden)).isPresent();
    Plan plan = Plans.with("## J\n\n```bash\nssh h \"echo <x>\"\n```\n", Map.of("x", hidden));
    assertThat(plan.errors()).extracting(each -> each.code()).containsExactly("param-value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A1_b",
        "user@host",
        "50%",
        "a+b",
        "a:b,c",
        "../x/y.z",
        "k=v",
        "a-b",
        "1.2.3",
        "a b; rm -rf / #",
        "$(id) `id` ${x}",
        "it's \"so\"",
        "~/*?[a]{b,c}!",
        "ä€ \\",
        "-x",
        "--force"
      })
  void takesEveryOtherValue(String plain) {
    assertThat(ParamCheck.complaint(param("<x>", ParamType.TEXT), plain)).isEmpty();
  }

  @Test
  void checksChoicesPatternsNumbersAndSecrets() {
    PlanParam choice = full(ParamType.CHOICE, Optional.empty(), List.of("start", "stop"), false);
    assertThat(ParamCheck.complaint(choice, "start")).isEmpty();
    assertThat(ParamCheck.complaint(choice, "strat"))
        .contains("it must be one of start, stop; did you mean `start`?");
    PlanParam pattern = full(ParamType.TEXT, Optional.of("[a-f]+|x"), List.of(), false);
    assertThat(ParamCheck.complaint(pattern, "abc")).isEmpty();
    assertThat(ParamCheck.complaint(pattern, "abcz")).contains("it must match [a-f]+|x");
    assertThat(ParamCheck.complaint(pattern, "zabc")).isPresent();
    PlanParam whole = full(ParamType.TEXT, Optional.of("^abc$"), List.of(), false);
    assertThat(ParamCheck.complaint(whole, "abc")).isEmpty();
    assertThat(ParamCheck.complaint(whole, "abc\n")).isPresent();
    PlanParam number = full(ParamType.INTEGER, Optional.empty(), List.of(), false);
    assertThat(ParamCheck.complaint(number, "42")).isEmpty();
    assertThat(ParamCheck.complaint(number, "4.2")).contains("it must be a whole number");
    PlanParam secret = full(ParamType.SECRET, Optional.empty(), List.of(), true);
    assertThat(ParamCheck.complaint(secret, "short")).isPresent();
    assertThat(ParamCheck.complaint(secret, "long-enough")).isEmpty();
    assertThat(ParamCheck.complaint(secret, "hush\thush").orElseThrow()).doesNotContain("hush");
  }

  private static PlanParam param(String placeholder, ParamType type) {
    return param(placeholder, type, Optional.empty(), List.of(), false);
  }

  private static PlanParam full(
      ParamType type, Optional<String> pattern, List<String> choices, boolean secret) {
    return param("<x>", type, pattern, choices, secret);
  }

  private static PlanParam param(
      String placeholder,
      ParamType type,
      Optional<String> pattern,
      List<String> choices,
      boolean secret) {
    return new PlanParam(
        "x",
        placeholder,
        new ParamRule(type, secret, pattern, choices, Optional.empty()),
        new ParamHelp(Optional.empty(), Optional.empty(), Optional.empty()),
        ParamUse.from(Span.at(0)),
        Optional.empty());
  }
}
