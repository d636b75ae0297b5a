package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.runbook.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SARIF that we write is SARIF: OASIS's own schema says so, and it leads to the right words.
 */
class SarifTest {
  private static final String PAGE =
      "# Jöb 🚀\n\nText.\n\n```bash\n# DANGER: 🚀 x\necho 🚀; curl -k https://x.internal # é\n```\n";

  @TempDir Path folder;

  @Test
  void isValidByTheSchemaOfOasis() throws IOException {
    Path page = Files.writeString(folder.resolve("a page.md"), PAGE + "\n[x](missing.md)\n");
    Path binary = Files.write(folder.resolve("binary.md"), new byte[] {(byte) 0xFF, 0, 1});
    assertThat(errors(sarif(page, binary))).isEmpty();
    assertThat(errors(sarif())).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoSarif() throws IOException {
    assertThat(errors("{\"version\": \"2.1.0\", \"runs\": [{}]}")).isNotEmpty();
  }

  @Test
  void everyRuleThatIsNamedIsDescribed() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), PAGE);
    Map<?, ?> run = run(sarif(page));
    List<?> rules =
        (List<?>) ((Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver")).get("rules");
    for (Object each : (List<?>) run.get("results")) {
      Map<?, ?> result = (Map<?, ?>) each;
      Map<?, ?> rule = (Map<?, ?>) rules.get((Integer) result.get("ruleIndex"));
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(rule.get("shortDescription").toString()).isNotBlank();
    }
  }

  @Test
  void columnsCountUtf16Units() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), PAGE);
    Map<?, ?> region = region(only(sarif(page), "skips-identity-check"));
    assertThat(region.get("startLine")).isEqualTo(7);
    int at = "echo 🚀; curl ".length();
    assertThat(region.get("startColumn")).isEqualTo(at + 1);
    assertThat(region.get("endColumn")).isEqualTo(at + "-k".length() + 1);
  }

  @Test
  void pathsAreUrisBelowTheFolder() throws IOException {
    Path page = Files.writeString(folder.resolve("a page # 1.md"), PAGE);
    assertThat(sarif(page)).contains("\"uri\" : \"a%20page%20%23%201.md\"");
  }

  @Test
  void aFindingIsKnownAgainWhereverItsLineMoves() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), PAGE);
    Object before = only(sarif(page), "skips-identity-check").get("partialFingerprints");
    Files.writeString(page, PAGE.replace("Text.", "Text.\n\nMore text.\n\n- And more."));
    assertThat(only(sarif(page), "skips-identity-check").get("partialFingerprints"))
        .isEqualTo(before);
    Files.writeString(page, PAGE.replace("x.internal", "y.internal"));
    assertThat(only(sarif(page), "skips-identity-check").get("partialFingerprints"))
        .isNotEqualTo(before);
  }

  private String sarif(Path... pages) {
    return Sarif.of(Linting.files(pages), folder, "test");
  }

  private static Map<?, ?> run(String sarif) {
    return (Map<?, ?>) ((List<?>) Json.object(sarif).get("runs")).get(0);
  }

  private static Map<?, ?> only(String sarif, String rule) {
    List<?> results = (List<?>) run(sarif).get("results");
    return results.stream()
        .map(each -> (Map<?, ?>) each)
        .filter(each -> each.get("ruleId").equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Map<?, ?> region(Map<?, ?> result) {
    Map<?, ?> location = (Map<?, ?>) ((List<?>) result.get("locations")).get(0);
    return (Map<?, ?>) ((Map<?, ?>) location.get("physicalLocation")).get("region");
  }

  private static List<String> errors(String json) throws IOException {
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
      return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }
  }
}
