package dev.runbook.journal.masking;

import dev.runbook.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which a secret may appear: as it is, and as programs usually encode it. */
final class Needles {
  /** Punctuation that one percent-encoder or another leaves as it is. */
  private static final List<String> LEFT_BY_PERCENT_ENCODERS =
      List.of("-._~", "-_.!~*'()", "-._~/", "-._~!$&'()*+,;=:@", "*-._");

  /** What JSON writers escape that are afraid of HTML. */
  private static final List<String> ESCAPED_FOR_HTML = List.of("<>&", "<>&'");

  private static final String LEFT_BY_SHELL_ESCAPES = "_@%+=:,./-";
  private static final int SHELLS_IN_SHELLS = 4;

  /** Longer texts would make too many forms; long keys have no quotes. */
  private static final int LONGEST_NESTED = 256;

  private final Set<ByteBuffer> forms = new LinkedHashSet<>();

  private Needles() {}

  /** The needles of some secrets, each once. */
  static List<byte[]> of(Iterable<String> secrets) {
    Needles needles = new Needles();
    secrets.forEach(secret -> needles.addSecret(secret.strip()));
    return needles.forms.stream().map(ByteBuffer::array).toList();
  }

  private void addSecret(String secret) {
    addForms(secret);
    if (secret.lines().count() > 1) {
      addForms(secret.lines().collect(Collectors.joining("\n")));
      addForms(secret.lines().collect(Collectors.joining("\r\n")));
      add(secret.lines().collect(Collectors.joining(" ")));
      secret.lines().map(String::strip).forEach(this::addForms);
    }
  }

  private void addForms(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < Masking.SHORTEST) {
      return;
    }
    add(text);
    addBase64(bytes, Base64.getEncoder());
    addBase64(bytes, Base64.getUrlEncoder());
    add(HexFormat.of().formatHex(bytes));
    add(HexFormat.of().withUpperCase().formatHex(bytes));
    addPercent(bytes);
    addJson(text);
    addXml(text);
    addShell(text);
    addLiterals(text);
    add(text.getBytes(StandardCharsets.UTF_16LE));
    add(text.getBytes(StandardCharsets.UTF_16BE));
    add(new StringBuilder(text).reverse().toString());
  }

  private void add(String form) {
    add(form.getBytes(StandardCharsets.UTF_8));
  }

  /** As it is, and as it is left where it was torn, see {@link MendedView}. */
  private void add(byte[] form) {
    forms.add(ByteBuffer.wrap(form));
    byte[] mended = TornText.mended(form);
    if (mended.length >= Masking.SHORTEST) {
      forms.add(ByteBuffer.wrap(mended));
    }
  }

  /**
   * The characters that say something about the secret alone, wherever in a longer text it is; and
   * the whole of it, as when it is encoded by itself.
   */
  private void addBase64(byte[] bytes, Base64.Encoder encoder) {
    add(encoder.encodeToString(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = encoder.withoutPadding().encodeToString(shifted);
      int start = before == 0 ? 0 : before + 1;
      int end = shifted.length % 3 == 0 ? text.length() : text.length() - 1;
      add(text.substring(start, end));
    }
  }

  private void addPercent(byte[] bytes) {
    for (HexFormat hex : List.of(HexFormat.of().withUpperCase(), HexFormat.of())) {
      for (String left : LEFT_BY_PERCENT_ENCODERS) {
        String encoded = percent(bytes, left, hex);
        add(encoded);
        add(encoded.replace("%20", "+"));
      }
    }
  }

  private static String percent(byte[] bytes, String left, HexFormat hex) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : bytes) {
      if (isAsciiWord(b) || left.indexOf(b) >= 0) {
        out.write(b);
      } else {
        out.writeBytes(("%" + hex.toHexDigits(b)).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  private void addJson(String text) {
    String quoted = Json.line(List.of(text));
    String plain = quoted.substring(2, quoted.length() - 2);
    for (String json : List.of(plain, plain.replace("/", "\\/"))) {
      for (HexFormat hex : List.of(HexFormat.of(), HexFormat.of().withUpperCase())) {
        String ascii = escape(json, c -> c > '~' ? "\\u" + hex.toHexDigits((char) c) : null);
        for (String form : List.of(json, ascii)) {
          add(form);
          for (String markup : ESCAPED_FOR_HTML) {
            add(
                escape(
                    form, c -> markup.indexOf(c) >= 0 ? "\\u" + hex.toHexDigits((char) c) : null));
          }
        }
      }
    }
  }

  private void addXml(String text) {
    String content = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    add(content);
    for (String quote : List.of("&quot;", "&#34;")) {
      String attribute = content.replace("\"", quote);
      add(attribute);
      for (String apostrophe : List.of("&apos;", "&#39;", "&#x27;")) {
        add(attribute.replace("'", apostrophe));
      }
    }
  }

  private void addShell(String text) {
    String quoted = text;
    for (int shells = 0; shells < SHELLS_IN_SHELLS; shells++) {
      quoted = inSingleQuotes(quoted);
      add(quoted);
    }
    add(text.replace("'", "'\"'\"'"));
    add(inDoubleQuotes(text));
    add(
        escape(
            text,
            c ->
                c < 0x80 && !isAsciiWord(c) && LEFT_BY_SHELL_ESCAPES.indexOf(c) < 0
                    ? "\\" + (char) c
                    : null));
  }

  /** In the strings of SQL, and in those that Python, Ruby and {@code $'…'} write. */
  private void addLiterals(String text) {
    add(text.replace("\\", "\\\\"));
    for (String quoted : quotedOnce(text)) {
      add(quoted);
      if (text.length() <= LONGEST_NESTED) {
        quotedOnce(quoted).forEach(this::add);
      }
    }
    if (text.length() <= LONGEST_NESTED) {
      addNested(text, SHELLS_IN_SHELLS);
    }
  }

  /** In quotes of either kind for as many shells, in any order. */
  private void addNested(String text, int shells) {
    add(text);
    if (shells > 0) {
      addNested(inSingleQuotes(text), shells - 1);
      addNested(inDoubleQuotes(text), shells - 1);
    }
  }

  private static String inSingleQuotes(String text) {
    return text.replace("'", "'\\''");
  }

  private static String inDoubleQuotes(String text) {
    return escape(text, c -> "\\\"$`".indexOf(c) >= 0 ? "\\" + (char) c : null);
  }

  /** In {@code '…'} and {@code "…"} of a shell, in SQL, and in {@code $'…'}. */
  private static List<String> quotedOnce(String text) {
    return List.of(
        inSingleQuotes(text),
        inDoubleQuotes(text),
        text.replace("'", "''"),
        escape(text, c -> "\\'".indexOf(c) >= 0 ? "\\" + (char) c : null));
  }

  private interface Escape {
    /** What stands for a character; null where it stands for itself. */
    String of(int c);
  }

  private static String escape(String text, Escape escape) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              String escaped = escape.of(c);
              out.append(escaped == null ? String.valueOf((char) c) : escaped);
            });
    return out.toString();
  }

  private static boolean isAsciiWord(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
