package dev.runbook.journal.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** One secret as many programs write it: which of these are covered, exactly. */
class RenderingsTest {
  private static final String SECRET = "Tr0ub4dor&3'\"$x`\\ <naïve>/50%+of=it";
  private static final byte[] BYTES = SECRET.getBytes(StandardCharsets.UTF_8);

  private static final String MASK =
      new String(Plan.MASK.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

  /** What a mask cannot see, and the word for it in the documentation. */
  private static final Map<String, String> UNSEEN =
      Map.of(
          "gzip", "compressed",
          "sha-256", "hashed",
          "exclusive or", "encrypted",
          "base32", "base32",
          "octal digits", "octal",
          "decimal digits", "decimal");

  @Test
  void allAreCoveredButThoseThatTheDocumentationNames() throws Exception {
    Map<String, byte[]> renderings = renderings();
    Masking mask = Masking.of(List.of(SECRET));
    Map<Boolean, TreeSet<String>> seen =
        renderings.keySet().stream()
            .collect(
                Collectors.partitioningBy(
                    name -> isCovered(mask, renderings.get(name)),
                    Collectors.toCollection(TreeSet::new)));

    System.out.printf("%d of %d renderings are masked%n", seen.get(true).size(), renderings.size());
    assertThat(seen.get(false)).isEqualTo(new TreeSet<>(UNSEEN.keySet()));
    assertThat(seen.get(true)).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void theDocumentationNamesWhatIsNotCovered() throws IOException {
    Path root = Path.of(System.getProperty("runbook.root"));
    String page = Files.readString(root.resolve("docs/journal.md"));
    String unseen = page.substring(page.indexOf("It does not find")).split("\n\n")[0];

    assertThat(UNSEEN.values()).allSatisfy(word -> assertThat(unseen).contains(word));
  }

  private static Map<String, byte[]> renderings() throws Exception {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("raw", BYTES);
    all.put("base64", Base64.getEncoder().encode(BYTES));
    all.put("base64url", Base64.getUrlEncoder().encode(BYTES));
    all.put("base64 after one byte", Base64.getEncoder().encode(bytes(":" + SECRET + ".")));
    all.put("base64 after two bytes", Base64.getEncoder().encode(bytes("u:" + SECRET)));
    all.put(
        "base64 in lines of 76", Base64.getMimeEncoder().encode(bytes("-".repeat(40) + SECRET)));
    all.put("base64 in lines of 16", Base64.getMimeEncoder(16, bytes("\n")).encode(BYTES));
    all.put("hexadecimal", bytes(HexFormat.of().formatHex(BYTES)));
    all.put("HEXADECIMAL", bytes(HexFormat.of().withUpperCase().formatHex(BYTES)));
    all.put("od -An -tx1", columns(HexFormat.ofDelimiter(" "), 16));
    all.put("xxd -g 2 -p", bytes(HexFormat.of().formatHex(BYTES).replaceAll("(.{4})", "$1 ")));
    all.put("xxd -p", columns(HexFormat.of(), 30));
    all.put(
        "percent", bytes(URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20")));
    all.put("form", bytes(URLEncoder.encode(SECRET, StandardCharsets.UTF_8)));
    all.put("JSON", bytes(Json.line(List.of(SECRET))));
    all.put("XML", bytes(SECRET.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    all.put("'single quotes'", bytes(single(SECRET)));
    all.put("\"double quotes\"", bytes("\"" + SECRET.replaceAll("([\\\\\"$`])", "\\\\$1") + "\""));
    all.put("'…' in '…'", bytes("bash -c " + single("echo " + single(SECRET))));
    all.put("'…' in \"…\"", bytes(doubled("echo " + single(SECRET))));
    all.put("'…' in \"…\" in '…'", bytes(single("bash -c " + doubled("echo " + single(SECRET)))));
    all.put(
        "'…' in \"…\" in '…' in \"…\"", bytes(doubled(single(doubled("echo " + single(SECRET))))));
    all.put("printf %q", bash("printf %q \"$1\""));
    all.put("${name@Q}", bash("printf %s \"${1@Q}\""));
    all.put("SQL", bytes("'" + SECRET.replace("'", "''") + "'"));
    all.put("Python", bytes("'" + SECRET.replace("\\", "\\\\").replace("'", "\\'") + "'"));
    all.put("UTF-16", SECRET.getBytes(StandardCharsets.UTF_16LE));
    all.put("UTF-16, big end first", SECRET.getBytes(StandardCharsets.UTF_16BE));
    all.put("backwards", bytes(new StringBuilder(SECRET).reverse().toString()));
    all.put("colours", bytes(SECRET.replaceAll("(..)", "\u001b[1;31m$1\u001b[0m")));
    all.put("lines", bytes(SECRET.replaceAll("(.{9})", "$1\r\n")));
    all.put("gzip", gzip());
    all.put(
        "sha-256",
        bytes(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES))));
    all.put("exclusive or", xor());
    all.put("base32", bash("printf %s \"$1\" | base32"));
    all.put("octal digits", bash("printf %s \"$1\" | od -An -v -to1"));
    all.put("decimal digits", bash("printf %s \"$1\" | od -An -v -tu1"));
    all.put("od -tx1", bash("printf %s \"$1\" | od -v -tx1"));
    all.put("od -tx1 after nine bytes", bash("printf 'password=%s.' \"$1\" | od -v -tx1"));
    all.put("hexdump -C", bash("printf %s \"$1\" | od -v -Ax -tx1z"));
    all.put("hexdump -C after a byte", bash("printf ' %s\\n' \"$1\" | od -v -Ax -tx1z"));
    all.put("xxd", xxd("", 16));
    all.put("xxd after blanks", xxd("   ", 16));
    all.put(
        "xxd in colours", bytes(text(xxd("", 10)).replaceAll("(.)", "\u001b[1;31m$1\u001b[0m")));
    return all;
  }

  /** At least as much of it is covered as the secret has. */
  private static boolean isCovered(Masking mask, byte[] rendering) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MaskedStream stream = mask.stream(out::write);
    stream.write(rendering, 0, rendering.length);
    stream.finish();
    String left = out.toString(StandardCharsets.ISO_8859_1).replace(MASK, "");
    return stream.hasCovered() && left.length() <= rendering.length - BYTES.length;
  }

  private static byte[] columns(HexFormat hex, int width) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < BYTES.length; at += width) {
      lines.append(' ').append(hex.formatHex(BYTES, at, Math.min(at + width, BYTES.length)));
      lines.append('\n');
    }
    return bytes(lines.toString());
  }

  /** As xxd writes it: pairs of bytes, and the text behind two blanks in a column of its own. */
  private static byte[] xxd(String before, int width) {
    byte[] all = bytes(before + SECRET);
    StringBuilder dump = new StringBuilder();
    for (int at = 0; at < all.length; at += width) {
      String hex = HexFormat.of().formatHex(all, at, Math.min(at + width, all.length));
      String shown = new String(all, at, hex.length() / 2, StandardCharsets.ISO_8859_1);
      String columns = hex.replaceAll("(.{4})(?=.)", "$1 ");
      dump.append("%08x: %-39s  %s%n".formatted(at, columns, shown.replaceAll("[^ -~]", ".")));
    }
    return bytes(dump.toString());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(BYTES);
    }
    return out.toByteArray();
  }

  private static byte[] xor() {
    byte[] out = BYTES.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] ^= 42;
    }
    return out;
  }

  private static byte[] bash(String script) throws IOException {
    Process bash = new ProcessBuilder("bash", "-c", script, "bash", SECRET).start();
    bash.getOutputStream().close();
    return bash.getInputStream().readAllBytes();
  }

  private static String single(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String doubled(String text) {
    return "\"" + text.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
