package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text without a sign is not taken apart, so that it must have none of the variables. */
class VariableSignsTest {
  private static Variables variables(String text) {
    return VariableReader.of(new LexicalReader(List.of(), Set.of()).read(text).context());
  }

  /** This project's own pages and tests, line by line: commands, output, prose and code. */
  private static List<String> lines() throws IOException {
    Path root = Path.of(System.getProperty("runbook.root", ".."));
    List<String> lines = new ArrayList<>();
    for (String folder : List.of("engine/src/test", "runbooks", "examples", "docs")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
          lines.addAll(
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
        }
      }
    }
    return lines.stream().distinct().toList();
  }

  @Test
  void aTextWithoutASignSetsAndReadsNoVariable() throws IOException {
    List<String> without = lines().stream().filter(line -> !VariableSigns.standIn(line)).toList();
    assertThat(without).hasSizeGreaterThan(1_000);
    assertThat(without)
        .filteredOn(line -> !variables(line).equals(Variables.NONE))
        .as("lines without a sign that set or read a variable")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=1",
        "A=",
        "ls --sort=size;A=1",
        "ls --sort=size &&A=1 b",
        "(ls -l)|A=1 b",
        "echo $A",
        "echo ${A:=b}",
        "ssh web1 \"A=1; b\"",
        "for a in b; do c; done",
        "select a in b; do c; done",
        "coproc a { b; }",
        "exec {a}>b",
        "(( a++ ))",
        "(\\\n( a++ ))",
        "export A",
        "ex\"po\"rt A",
        "'export' A",
        "expo\\\nrt A",
        "\\export A",
        "declare A",
        "local A",
        "readonly A",
        "typeset A",
        "read A",
        "re''ad A",
        "mapfile A",
        "readarray A",
        "getopts a A",
        "printf -v A b",
        "let A++",
        "source a",
        ". a",
        "a; . a",
        "{\n.\ta\n}",
        "eval a",
        "workon a",
        "pyenv activate a",
        "conda activate a",
        "mamba activate a",
        "micromamba activate a",
        "nvm use a",
        "cat <<E\n$A\nE",
        "cat <<E\n`read A`\nE"
      })
  void whatSetsOrReadsAVariableHasASign(String text) {
    assertThat(variables(text)).isNotEqualTo(Variables.NONE);
    assertThat(VariableSigns.standIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl status nginx.service",
        "ssh web1 \"systemctl status app1\"",
        "./run.sh ../a ~/.b c.d",
        "curl -fsS http://localhost:8000/health",
        "delete before the thread is ready",
        "journalctl --lines=20 -u web",
        "kubectl get pods | grep web > out.txt"
      })
  void whatOnlyCallsProgramsHasNone(String text) {
    assertThat(VariableSigns.standIn(text)).isFalse();
  }
}
