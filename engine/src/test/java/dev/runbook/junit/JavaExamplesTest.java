package dev.runbook.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the documentation and the example project show compiles against this engine. */
class JavaExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```\\n");

  /** What an editor would import for a reader. */
  private static final String IMPORTS =
      """
      import static dev.runbook.junit.Reply.*;
      import static org.junit.jupiter.api.Assertions.*;
      import dev.runbook.junit.*;
      import dev.runbook.replay.*;
      import java.util.stream.Stream;
      import org.junit.jupiter.api.*;
      """;

  @TempDir Path classes;

  @Test
  void thePageAboutTestingShowsJavaThatCompiles() throws IOException {
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(ROOT.resolve("docs/testing.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(3);
    for (String block : blocks) {
      String text =
          block.contains("class ")
              ? block
              : "class Night { void of(Played played) {" + block + "}}";
      assertThat(mistakes(List.of(source("Shown", IMPORTS + text)))).isEmpty();
    }
  }

  @Test
  void theExampleProjectCompiles() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples/junit/src"))) {
      List<JavaFileObject> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(JavaExamplesTest::source)
              .toList();
      assertThat(sources).hasSizeGreaterThanOrEqualTo(2);
      assertThat(mistakes(sources)).isEmpty();
    }
  }

  private static JavaFileObject source(Path file) {
    try {
      String name = file.getFileName().toString().replace(".java", "");
      return source(name, Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private String mistakes(List<JavaFileObject> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-parameters");
    boolean compiles = compiler.getTask(out, null, null, options, null, sources).call();
    return compiles ? "" : out.toString();
  }
}
