package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.Settings.ParamType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontMatterTest {
  @Test
  void everythingOfOursIsRead() {
    Settings settings =
        settings(
            """
            hosts:
              hemma: {hostname: hemma.example, user: olof}
              spare:
            params:
              date:
                description: Which dump to restore
                type: date
                pattern: '\\d{8}'
                default: "20260102"
                placeholder: YYYYMMDD
                example: "20251231"
              colour: {choices: [blue, green], default: blue}
              token: {type: secret}
              plain:
            shell: bash
            timeout: 30s
            requires: [docker, psql]
            kind: guide
            """);
    assertThat(settings.hosts()).containsOnlyKeys("hemma", "spare");
    assertThat(settings.hosts().get("hemma").user()).contains("olof");
    assertThat(settings.hosts().get("spare").hostname()).isEmpty();
    Settings.DeclaredParam date = settings.params().get("date");
    assertThat(date.type()).isEqualTo(ParamType.DATE);
    assertThat(date.pattern()).contains("\\d{8}");
    assertThat(date.defaultValue()).contains("20260102");
    assertThat(date.placeholder()).contains("YYYYMMDD");
    assertThat(date.example()).contains("20251231");
    assertThat(settings.params().get("colour").type()).isEqualTo(ParamType.CHOICE);
    assertThat(settings.params().get("colour").choices()).containsExactly("blue", "green");
    assertThat(settings.params().get("token").type()).isEqualTo(ParamType.SECRET);
    assertThat(settings.params().get("plain").type()).isEqualTo(ParamType.TEXT);
    assertThat(settings.params().keySet()).containsExactly("date", "colour", "token", "plain");
    assertThat(settings.shell()).contains("bash");
    assertThat(settings.timeout()).contains(Duration.ofSeconds(30));
    assertThat(settings.requires())
        .extracting(Settings.Required::program)
        .containsExactly("docker", "psql");
    assertThat(settings.kind()).contains(Settings.Kind.GUIDE);
  }

  @Test
  void thePagesOwnKeysAreItsOwn() {
    Document page =
        Pages.parse(
            "---\nid: 7\ntitle: T\ntags: [a]\nnested: {x: y}\nempty:\nrunbok: no\n---\nx\n");
    assertThat(page.problems()).isEmpty();
    assertThat(page.frontMatter().own())
        .containsOnlyKeys("id", "title", "runbok")
        .containsEntry("id", "7");
    assertThat(page.title()).isEqualTo("T");
  }

  @Test
  void placesAfterItAreThoseOfTheWholePage() {
    String text = "---\r\ntitle: 🚀\r\n---\r\n# A\r\n\r\n```sh\r\nls\r\n```\r\n";
    Document page = Pages.parse(text);
    assertThat(page.source().line(page.sections().get(1).span().start())).isEqualTo(4);
    assertThat(page.blocks().get(0).lineOffsets()).containsExactly(text.indexOf("ls"));
  }

  @Test
  void anUnknownKeyOfOursIsAnErrorAtEveryLevel() {
    assertThat(problem("parms: {}\n"))
        .isEqualTo(
            """
            page.md:3:3: error[unknown-key]: unknown key `parms` under `runbook`
              |   parms: {}
              |   ^^^^^
              = did you mean `params`?\
            """);
    assertThat(problem("hosts: {hemma: {hostnme: x}}\n"))
        .contains("unknown key `hostnme` under `runbook.hosts.hemma`")
        .contains("did you mean `hostname`?");
    assertThat(problem("params: {date: {patern: x}}\n"))
        .contains("under `runbook.params.date`")
        .contains("did you mean `pattern`?");
  }

  @Test
  void aWrongTypeIsAnErrorWithItsPlace() {
    assertThat(problem("timeout: [30s]\n"))
        .startsWith(
            "page.md:3:12: error[wrong-type]: `runbook.timeout` takes a duration, not a list");
    assertThat(problem("timeout: 30\n")).contains("write it like `200ms`, `30s`, `5m` or `2h`");
    assertThat(problem("hosts: hemma\n")).contains("`runbook.hosts` takes a mapping");
    assertThat(problem("requires: docker\n")).contains("`runbook.requires` takes a list");
    assertThat(problem("kind: guid\n")).contains("did you mean `guide`?");
    assertThat(problem("params: {a: {type: sekret}}\n")).contains("did you mean `secret`?");
    assertThat(problem("shell: ''\n")).contains("`runbook.shell` is blank");
    assertThat(Pages.problem("---\nrunbook: yes\n---\n")).contains("`runbook` takes a mapping");
  }

  @Test
  void whatCannotBeIsAnError() {
    assertThat(problem("params: {a: {pattern: '(x'}}\n"))
        .startsWith("page.md:3:25: error[bad-value]: this pattern is no regular expression: ");
    assertThat(problem("params: {a: {pattern: '" + "(".repeat(2000) + "'}}\n"))
        .contains("more than 1000 characters");
    assertThat(problem("params: {a: {type: choice}}\n")).contains("a choice needs its choices");
    assertThat(problem("params: {a: {type: date, choices: [x]}}\n"))
        .contains("only the type `choice` has choices");
    assertThat(problem("params: {a: {choices: [x], default: y}}\n"))
        .contains("the default is not one of the choices");
    assertThat(problem("params: {a: {choices: [stop, start], example: strat}}\n"))
        .contains("the example is not one of the choices", "did you mean `start`?");
    assertThat(problem("params: {a: {type: integer, default: many}}\n"))
        .contains("the default is no whole number");
    assertThat(problem("params: {a: {pattern: '[a-f0-9]+', example: xyz}}\n"))
        .startsWith("page.md:3:47: error[bad-value]: the example does not match the pattern")
        .contains("the whole value must match [a-f0-9]+");
    assertThat(problem("params: {a: {type: secret, default: hunter22}}\n"))
        .contains("a secret has no default: everybody who reads the page would know it");
    assertThat(problem("params: {a: {choises: [x]}}\n")).contains("did you mean `choices`?");
    assertThat(problem("params: {'a b': {}}\n")).contains("`a b` cannot be a parameter's name");
    assertThat(problem("hosts: {-oProxyCommand=x: {}}\n")).contains("is no host");
    assertThat(problem("hosts: {we\u00adb1: {}}\n")).contains("error[hidden-character]");
    assertThat(problem("hosts: {web1: {user: o\ue000ps}}\n")).contains("error[hidden-character]");
  }

  @Test
  void aDuplicateKeyOfOursIsAnErrorAndOneOfThePagesAWarning() {
    assertThat(problem("shell: bash\nshell: zsh\n"))
        .contains("error[duplicate-key]: `shell` is already there, on line 3");
    assertThat(Pages.problem("---\nrunbook:\nrunbook:\n---\n")).contains("error[duplicate-key]");
    assertThat(Pages.problem("---\na: 1\na: 2\nrunbook:\n  shell: sh\n---\n"))
        .contains("warning[duplicate-key]");
    assertThat(Pages.problem("---\na: 1\na: 2\n---\n")).contains("warning[duplicate-key]");
  }

  @Test
  void aSyntaxErrorIsAnErrorOnlyWhereSomethingWasSaidToUs() {
    assertThat(Pages.problem("---\ntitle: A: B\n---\n")).contains("warning[yaml-syntax]");
    assertThat(Pages.problem("---\ntitle: A: B\nrunbook:\n  shell: sh\n---\n"))
        .startsWith("page.md:2:9: error[yaml-syntax]");
  }

  @Test
  void aMisspeltKeyThatSpeaksToUsIsAWarning() {
    assertThat(Pages.problem("---\nrunbooks:\n  hosts: {}\n---\n"))
        .contains("warning[unknown-key]: the key `runbooks` is not read")
        .contains("did you mean `runbook`?");
  }

  @Test
  void itIsNoMoreThan64KiB() {
    String large = "---\nrunbook:\n  shell: sh\nx: " + "y".repeat(65_536) + "\n---\n# A\n";
    assertThat(Pages.problem(large)).contains("page.md:1:1: error[front-matter-too-large]");
    assertThat(Pages.parse(large).sections()).hasSize(2);
  }

  @Test
  void linesOfDashesAreNotAlwaysFrontMatter() {
    assertThat(Pages.parse("---\nFoo\n---\nBar\n").sections().get(1).title()).isEqualTo("Foo");
    assertThat(Pages.parse("---\n---\nx\n").sections().get(0).elements()).hasSize(1);
    assertThat(Pages.parse("\n---\nid: x\n---\n").frontMatter()).isEqualTo(FrontMatter.NONE);
    assertThat(Pages.parse("---\nid: x\n\ntext\n").frontMatter()).isEqualTo(FrontMatter.NONE);
    assertThat(Pages.parse("---").frontMatter()).isEqualTo(FrontMatter.NONE);
    assertThat(Pages.parse("").frontMatter()).isEqualTo(FrontMatter.NONE);
  }

  @Test
  void whatWasSaidToUsIsNeverTakenForProse() {
    assertThat(Pages.problem("---\nrunbook:\n  shell: sh\n\n# A\n"))
        .contains("error[unclosed-front-matter]");
    assertThat(Pages.problem("---\ntype runbook\nrunbook:\n  shell: sh\n---\n"))
        .contains("error[yaml-syntax]");
  }

  @Test
  void threeDotsEndItToo() {
    assertThat(Pages.parse("---\nid: x\n...\n# A\n").frontMatter().id())
        .isEqualTo(Optional.of("x"));
  }

  private static Settings settings(String yaml) {
    Document page = Pages.parse(page(yaml));
    assertThat(Pages.problems(page)).isEmpty();
    return page.frontMatter().settings();
  }

  private static String problem(String yaml) {
    return Pages.problem(page(yaml));
  }

  private static String page(String yaml) {
    return "---\nrunbook:\n" + yaml.indent(2) + "---\n\n# A\n";
  }
}
