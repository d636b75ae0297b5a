package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to be plain without being taken apart must be so when it is. */
class PlainTextTest {
  /** This project's own pages, line by line, and the beginnings of each. */
  private static List<String> texts() throws IOException {
    Path root = Path.of(System.getProperty("runbook.root", ".."));
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("engine/src/test", "runbooks", "examples", "docs")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
          for (String line :
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            texts.add(line);
            texts.add(line.substring(0, line.length() / 2));
          }
        }
      }
    }
    return texts.stream().distinct().toList();
  }

  @Test
  void bashAcceptsAPlainTextAsOneSimpleCommand() throws IOException {
    List<String> plain = texts().stream().filter(SyntaxTree::isPlain).toList();
    assertThat(plain).hasSizeGreaterThan(1_000);
    assertThat(plain)
        .filteredOn(text -> !isOneSimpleCommand(SyntaxTree.of(text)))
        .as("plain texts that bash reads otherwise")
        .isEmpty();
  }

  private static boolean isOneSimpleCommand(SyntaxTree tree) {
    List<CommandNode.Simple> found = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.Simple simple) {
                found.add(simple);
              } else if (node instanceof CommandNode) {
                others.add(node);
              }
            });
    return tree.isAccepted() && found.size() == 1 && others.isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl status app-1.service",
        " ls /var/log ",
        "rsync -a web1:/srv/ ./copy",
        "systemctl status app1 --lines=20",
        "a=b",
        "a= if=x b",
        "a=b if c",
        "a"
      })
  void wordsArePlain(String text) {
    assertThat(SyntaxTree.isPlain(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "if a",
        " while true",
        "time",
        "echo 'a",
        "a \\",
        "a;",
        "a |",
        "a &",
        "(a",
        "$a",
        "a <<E",
        "a\nb",
        "#",
        "echo ~",
        "`a`",
        "coproc a",
        "function a",
        "[[ a",
        "{ a",
        "! a"
      })
  void whatMayBeMoreThanOneCommandIsNotPlain(String text) {
    assertThat(SyntaxTree.isPlain(text)).isFalse();
  }
}
