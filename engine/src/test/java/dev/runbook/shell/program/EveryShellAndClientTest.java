package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a shell or a database's client is told something, it counts as what it is. */
class EveryShellAndClientTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  /** How a shell is told its commands; {@code SHELL} is the shell. */
  private static final List<String> TOLD =
      List.of(
          "SHELL -c 'TEXT'",
          "SHELL <<'EOF'\nTEXT\nEOF",
          "SHELL <<< 'TEXT'",
          "echo 'TEXT' | SHELL",
          "SHELL <(echo 'TEXT')",
          "cat <<'EOF' | SHELL\nTEXT\nEOF");

  private static final List<String> CALLERS =
      List.of(
          "SHELL", "sudo SHELL", "docker exec -i web SHELL", "ssh web SHELL", "sudo -u ops SHELL");

  /** What a language is told that destroys, and what only reads. */
  private record Statements(String destroys, String reads) {}

  private static final Map<String, Statements> LANGUAGES =
      Map.of(
          "sql", new Statements("DROP TABLE carts;", "SELECT 1;"),
          "redis", new Statements("FLUSHALL", "INFO"),
          "mongo", new Statements("db.dropDatabase()", "db.carts.find()"),
          "cypher", new Statements("DROP DATABASE shop;", "MATCH (n) RETURN count(n);"),
          "hbase", new Statements("drop carts", "list"),
          "rman", new Statements("DROP DATABASE;", "LIST BACKUP;"),
          "arango", new Statements("db._dropDatabase(1)", "db._databases()"));

  private static final String DUMP = "/backup/shop-dump.sql";

  /** A program, or a subcommand of one, that has code of a database's language. */
  private record Client(String command, List<CodePlace> places) {
    @Override
    public String toString() {
      return command;
    }
  }

  static Stream<String> shells() {
    return new TreeSet<>(CATALOGUE.programs()).stream().filter(CATALOGUE::isShell);
  }

  static Stream<Client> clients() {
    List<Client> clients = new ArrayList<>();
    for (String program : new TreeSet<>(CATALOGUE.programs())) {
      addClients(program, CATALOGUE.entry(program), clients);
    }
    return clients.stream();
  }

  private static void addClients(String command, CatalogueEntry entry, List<Client> clients) {
    List<CodePlace> places =
        entry.code().stream().filter(place -> LANGUAGES.containsKey(place.language())).toList();
    if (!places.isEmpty()) {
      clients.add(new Client(command, places));
    }
    entry
        .subcommands()
        .words()
        .forEach(
            word ->
                addClients(
                    command + " " + word, entry.subcommands().find(word).orElseThrow(), clients));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void findsWhatAShellIsToldHoweverItIsTold(String shell) {
    List<String> missed = new ArrayList<>();
    for (String caller : CALLERS) {
      for (String told : TOLD) {
        String command =
            told.replace("SHELL", caller.replace("SHELL", shell)).replace("TEXT", "rm -rf /data");
        if (!isDanger(caller.startsWith("ssh") ? forFarShell(command) : command)) {
          missed.add(command);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  /** A far shell reads the words anew, so that a text of several words stands in quotes again. */
  private static String forFarShell(String command) {
    return command.startsWith("ssh web") && !command.contains("\n") && !command.contains("<<<")
        ? "ssh web \"" + command.substring("ssh web ".length()) + "\""
        : command;
  }

  @ParameterizedTest
  @MethodSource("clients")
  void findsADropAndARestoreHoweverAClientIsTold(Client client) {
    assertThat(destroying(client).stream().filter(command -> !isDanger(command))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void saysNothingOfAQuestionHoweverAClientIsAsked(Client client) {
    List<String> wrong =
        told(client, false).stream()
            .filter(command -> !CatalogueTest.found(command).contains("none"))
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void knowsTheShellsAndClientsThatEverybodyHas() {
    assertThat(shells()).contains("bash", "sh", "zsh", "fish", "ksh", "dash", "csh", "tcsh", "ash");
    assertThat(clients().map(Client::command))
        .hasSizeGreaterThan(50)
        .contains("psql", "mysql", "sqlite3", "redis-cli", "mongosh", "cqlsh", "bq query");
  }

  private static List<String> destroying(Client client) {
    List<String> commands = told(client, true);
    for (CodePlace place : client.places()) {
      place
          .file()
          .ifPresent(option -> commands.add(client.command() + " " + first(option) + " " + DUMP));
      if (place.input() && place.when().conditions().isEmpty()) {
        commands.add(client.command() + " < " + DUMP);
        commands.add("cat " + DUMP + " | " + client.command());
        commands.add("zcat " + DUMP + ".gz | " + client.command());
      }
    }
    return commands;
  }

  /** The ways to tell a client one statement: in an option, an argument, or over its input. */
  private static List<String> told(Client client, boolean destroys) {
    List<String> commands = new ArrayList<>();
    for (CodePlace place : client.places()) {
      Statements statements = LANGUAGES.get(place.language());
      String text = destroys ? statements.destroys() : statements.reads();
      place
          .option()
          .ifPresent(
              option -> commands.add(client.command() + " " + first(option) + " '" + text + "'"));
      if (place.operand() > 0) {
        commands.add(client.command() + " shop".repeat(place.operand() - 1) + " '" + text + "'");
      }
      if (place.input()) {
        commands.add("echo '" + text + "' | " + client.command());
        commands.add(client.command() + " <<< '" + text + "'");
        commands.add(client.command() + " <<'EOF'\n" + text + "\nEOF");
      }
    }
    return commands;
  }

  private static String first(OptionChoice option) {
    return option.toString().split("\\|")[0];
  }

  private static boolean isDanger(String command) {
    return CatalogueTest.found(command).contains("danger");
  }
}
