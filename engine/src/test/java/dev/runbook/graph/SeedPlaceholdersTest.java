package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.DocumentParser;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operations guide that this project was asked for leaves to be filled in. */
class SeedPlaceholdersTest {
  private static final StepGraph GUIDE =
      new GraphBuilder(Set.of("PATH", "HOME"))
          .build(
              new DocumentParser()
                  .parse(
                      new SourceReader()
                          .read(Path.of("src/test/resources/document/seed-home-server.md"))));

  @Test
  void areTheseInTwelveCommands() {
    assertThat(waiting().map(each -> each.line() + " " + String.join(", ", names(each))).toList())
        .containsExactly(
            "143 command",
            "146 command",
            "149 command",
            "321 commit-hash",
            "346 YYYYMMDD",
            "369 CHANGE_THIS_PASSWORD",
            "370 CHANGE_THIS_PASSWORD",
            "379 admin@example.com, SECURE_PASSWORD",
            "382 admin@example.com, ADMIN_PASSWORD, user@example.com, USER_PASSWORD",
            "391 PASSWORD",
            "394 PASSWORD",
            "486 command");
  }

  @Test
  void areSecretsWhereTheyArePasswords() {
    assertThat(
            waiting().filter(each -> names(each).stream().anyMatch(Secrets::isSecretName)).toList())
        .hasSize(6);
    assertThat(
            waiting()
                .flatMap(each -> names(each).stream())
                .filter(name -> !Secrets.isSecretName(name))
                .distinct())
        .containsExactly(
            "command", "commit-hash", "YYYYMMDD", "admin@example.com", "user@example.com");
  }

  @Test
  void oneNameStandsUnderSeveralHeadingsAndIsOneValue() {
    assertThat(
            GUIDE.steps().stream()
                .filter(
                    step -> step.commands().stream().anyMatch(c -> names(c).contains("command")))
                .map(Step::sectionSlug)
                .distinct())
        .hasSize(2);
  }

  @Test
  void samplesThatAreNeverRightAreOfferedAndPointedOut() {
    assertThat(GUIDE.problems().stream().filter(each -> each.code().equals("sample-value")))
        .allMatch(each -> each.severity() == Severity.NOTE)
        .extracting(Problem::message)
        .containsExactly(
            "`admin@example.com` looks like a sample; it is asked for, and offered as written",
            "`user@example.com` looks like a sample; it is asked for, and offered as written");
    assertThat(waiting().flatMap(command -> command.placeholders().stream()))
        .filteredOn(each -> each.kind() == Placeholder.Kind.SAMPLE)
        .extracting(Placeholder::raw)
        .containsOnly("admin@example.com", "user@example.com");
  }

  private static Stream<Command> waiting() {
    return GUIDE.steps().stream()
        .flatMap(step -> step.commands().stream())
        .filter(command -> !command.placeholders().isEmpty());
  }

  private static List<String> names(Command command) {
    return command.placeholders().stream().map(Placeholder::name).distinct().toList();
  }
}
