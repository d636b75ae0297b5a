package dev.runbook.host.jshell.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SplitterTest {
  private static JShell shell;

  @BeforeAll
  static void open() {
    shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build();
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  private static List<String> split(String text) {
    List<String> found = new ArrayList<>();
    for (Splitter.Piece piece : new Splitter(shell.sourceCodeAnalysis()).split(text)) {
      found.add(
          (piece.whole() ? "" : "open: ") + text.substring(piece.start(), piece.end()).strip());
    }
    return found;
  }

  @Test
  void statementsAndDeclarationsOneByOne() {
    assertThat(split("int a = 1; int b = 2;\n\nint f(int x) {\n  return x;\n}\nf(a);"))
        .containsExactly("int a = 1;", "int b = 2;", "int f(int x) {\n  return x;\n}", "f(a);");
  }

  @Test
  void aLineThatCanStandAloneDoesWithoutASemicolon() {
    assertThat(split("int a = 1\nint b = 2\na == b\nfoo(\n  a)\nbar()"))
        .containsExactly("int a = 1", "int b = 2", "a == b", "foo(\n  a)", "bar()");
  }

  @Test
  void whatTheNextLinePlainlyContinuesIsNotCutOff() {
    assertThat(
            split(
                "list.stream()\n"
                    + ".map(x -> x)\n"
                    + "    .toList()\n"
                    + "if (a) {\n"
                    + "  b();\n"
                    + "}\n"
                    + "else {\n"
                    + "  c();\n"
                    + "}\n"
                    + "try {\n"
                    + "  b();\n"
                    + "}\n"
                    + "catch (Exception e) {\n"
                    + "}\n"
                    + "@Deprecated\n"
                    + "void f()\n"
                    + "{\n"
                    + "}\n"
                    + "last()"))
        .containsExactly(
            "list.stream()\n.map(x -> x)\n    .toList()",
            "if (a) {\n  b();\n}\nelse {\n  c();\n}",
            "try {\n  b();\n}\ncatch (Exception e) {\n}",
            "@Deprecated\nvoid f()\n{\n}",
            "last()");
  }

  @Test
  void commentsBelongToNobody() {
    assertThat(split("// one\n/* two\n */ a();\n// three; four\nb(); // five\n;\n"))
        .containsExactly("a();", "b();");
    assertThat(split("// nothing\n\n")).isEmpty();
  }

  @Test
  void textBlocksStayWhole() {
    assertThat(split("var a = \"\"\"\nx;\ny\n\"\"\";\nb();"))
        .containsExactly("var a = \"\"\"\nx;\ny\n\"\"\";", "b();");
  }

  @Test
  void whatIsOpenSaysSo() {
    assertThat(split("a();\nint x =\n")).containsExactly("a();", "open: int x =");
    assertThat(split("if (a)")).containsExactly("open: if (a)");
  }

  @Test
  @Timeout(60)
  void aLongTextIsSplitInTimeThatGrowsWithIt() {
    String methods = "  int f() {\n    return 1;\n  }\n\n".repeat(500);
    assertThat(split("class A {\n" + methods + "}\nclass B {\n" + methods + "}\n")).hasSize(2);
    assertThat(split("foo();\n".repeat(2000))).hasSize(2000);
    assertThat(split("int q = ;\n".repeat(300))).isNotEmpty();
  }

  @Test
  void everyClassOfTheJavaProcessIsCopied() throws IOException {
    Path classes = Path.of("target/classes/dev/runbook/host/jshell/remote");
    List<String> copied = new ArrayList<>();
    SnippetMain.CLASSES.forEach(type -> addWithInner(type, copied));
    try (Stream<Path> files = Files.list(classes)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".class", "")))
          .filteredOn(name -> !name.equals("package-info"))
          .containsExactlyInAnyOrderElementsOf(copied);
    }
  }

  private static void addWithInner(Class<?> type, List<String> names) {
    names.add(type.getName().substring(type.getName().lastIndexOf('.') + 1));
    for (Class<?> inner : type.getDeclaredClasses()) {
      addWithInner(inner, names);
    }
  }
}
