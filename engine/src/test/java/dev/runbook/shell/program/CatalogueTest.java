package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry of the catalogue can be read, and its examples get what they are examples of. */
class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  static Stream<String> programs() {
    return new TreeSet<>(CATALOGUE.programs()).stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyExampleGetsWhatItIsAnExampleOf(String program) {
    List<String> wrong = new ArrayList<>();
    CatalogueYaml.examples(program)
        .forEach(
            (expected, commands) ->
                commands.stream()
                    .filter(command -> !found(command).contains(expected))
                    .map(command -> expected + ", not " + found(command) + ": " + command)
                    .forEach(wrong::add));
    assertThat(wrong).isEmpty();
  }

  /** What a command does, needs or leads to, and that it does nothing of the kind. */
  private static final Set<String> POSITIVE =
      Set.of("danger", "caution", "leads", "interactive", "follows", "asks");

  @Test
  void everyProgramHasTwoExamplesThatItDoesSomethingAndTwoThatItDoesNot() {
    assertThat(CATALOGUE.programs())
        .filteredOn(program -> !isOtherName(program))
        .filteredOn(program -> count(program, true) < 2 || count(program, false) < 2)
        .isEmpty();
  }

  private static boolean isOtherName(String program) {
    return !CATALOGUE.commandLine(List.of(program.split(" "))).program().equals(program);
  }

  private static int count(String program, boolean positive) {
    return CatalogueYaml.examples(program).entrySet().stream()
        .filter(each -> POSITIVE.contains(each.getKey()) == positive)
        .mapToInt(each -> each.getValue().size())
        .sum();
  }

  @Test
  void everyKindOfEffectIsFoundSomewhere() {
    Set<String> used = new HashSet<>();
    for (String program : CATALOGUE.programs()) {
      addKinds(CATALOGUE.entry(program), used);
    }
    CATALOGUE.languages().forEach(name -> addKinds(CATALOGUE.language(name).entry(), used));
    assertThat(CATALOGUE.kinds()).extracting(EffectKind::name).allMatch(used::contains);
  }

  @Test
  void whatStandsInsteadOfAnotherKnowsIt() {
    List<String> names = CATALOGUE.kinds().stream().map(EffectKind::name).toList();
    assertThat(CATALOGUE.kinds().stream().flatMap(kind -> kind.insteadOf().stream()))
        .allMatch(name -> names.contains(name) || name.equals(EffectKind.EVERYTHING));
  }

  private static void addKinds(CatalogueEntry entry, Set<String> used) {
    entry.effects().forEach(effect -> used.add(effect.kind().name()));
    entry.subcommands().all().forEach(each -> addKinds(each, used));
  }

  /** All that is found of a command, in the words of the examples. */
  static Set<String> found(String command) {
    Set<String> found = new TreeSet<>();
    TerminalNeed need = TerminalNeed.NONE;
    Risk risk = Risk.NONE;
    for (Statement statement : Script.parse(command).statements()) {
      TerminalNeed its = TerminalNeed.of(statement);
      need = its.compareTo(need) > 0 ? its : need;
      risk = CATALOGUE.reasons(statement).stream().map(Reason::risk).reduce(risk, Risk::or);
      for (Call call : CATALOGUE.calls(statement)) {
        call.leadsTo().ifPresent(language -> found.add("leads"));
        call.asks().ifPresent(silence -> found.add("asks"));
      }
    }
    found.add(risk.word());
    found.add(
        switch (need) {
          case NONE, PSEUDO -> "plain";
          case FOLLOW -> "follows";
          case OPERATOR -> "interactive";
        });
    return found;
  }
}
