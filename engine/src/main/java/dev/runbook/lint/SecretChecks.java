package dev.runbook.lint;

import dev.runbook.document.Settings;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.shell.program.Call;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets that others can read: in process lists, in shell histories, in the page itself. */
final class SecretChecks {
  /** They are the shell's own, so their arguments are in no process list. */
  private static final Set<String> BUILTINS =
      Set.of("echo", "printf", "read", "export", "test", "[", "declare", "local", "set");

  private static final Pattern SECRET_OPTION =
      Pattern.compile(
          "--?(?:[a-z]+[-_])*(?:password|passwd|passphrase|secret|token|api[-_]?key|secret[-_]key)"
              + "(?:=(?<value>.+))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern BEARER =
      Pattern.compile(
          "(?:Proxy-)?Authorization:\\s*(?:Bearer|Basic|Token)\\s+(?<value>\\S+)"
              + "|X-(?:Api-Key|Auth-Token|Vault-Token):\\s*(?<key>\\S+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?:^|[\\s;&|\"'(])(?<name>(?:[A-Z][A-Z0-9]*_)*(?:[A-Z]*PASSWORD|[A-Z]*PASSWD|PGPASSWORD|MYSQL_PWD|SECRET|TOKEN|API_KEY|SECRET_KEY|SECRET_ACCESS_KEY|SSHPASS))=(?<value>'[^']*'|[^\\s;&|\"']+)["
              + " \\t]+[A-Za-z/]");

  private static final Pattern IN_URL =
      Pattern.compile("[a-z][a-z0-9+.-]{1,15}://[^\\s/:@\"']*:(?<value>[^\\s/@\"']+)@");

  private static final Set<String> MYSQL =
      Set.of("mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump", "mysqlimport");

  /** Shapes that services give their tokens, so that they can be found where they leak. */
  private static final List<Pattern> TOKENS =
      List.of(
          Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
          Pattern.compile("\\bgithub_pat_[A-Za-z0-9_]{40,}\\b"),
          Pattern.compile("\\bglpat-[A-Za-z0-9_-]{20,}\\b"),
          Pattern.compile("\\bxox[abprs]-[0-9]{6,}-[A-Za-z0-9-]{10,}\\b"),
          Pattern.compile("\\b[sr]k_live_[A-Za-z0-9]{20,}\\b"),
          Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}\\b"),
          Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b"),
          Pattern.compile("\\bhvs\\.[A-Za-z0-9_-]{24,}"),
          Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"),
          Pattern.compile(
              "https://hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}"));

  private static final Pattern FAKE =
      Pattern.compile(
          "not-?a-?real|\\bfake|\\bdummy|\\bexample|placeholder", Pattern.CASE_INSENSITIVE);

  private static final String HINT =
      "hand it over on standard input, in a file that only its owner can read, or by an option made"
          + " for that (`--password-stdin`, `~/.pgpass`, `curl --netrc`)";

  private SecretChecks() {}

  static void onCommandLine(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      Set<Span> said = new HashSet<>();
      for (Secret secret : new CommandSecrets(page, read).found()) {
        if (said.add(secret.place())) {
          findings.add(
              secret.place(),
              secret.what() + " is an argument here, where anyone on the machine can read it",
              HINT);
        }
      }
    }
  }

  static void literal(Page page, Findings findings) {
    String text = page.source().text();
    for (Pattern token : TOKENS) {
      Matcher found = token.matcher(text);
      while (found.find()) {
        if (!found.group().contains("EXAMPLE") && !isFiller(found.group())) {
          findings.add(
              new Span(found.start(), found.end()),
              "this has the shape of a real token or key",
              "revoke it, since everybody who can read the page has it; then let the operator give"
                  + " it: declare a parameter of `type: secret`");
        }
      }
    }
  }

  /** Says itself that it is none. */
  private static boolean isPlaceholder(String value) {
    return FAKE.matcher(value).find();
  }

  /** {@code ghp_xxxxxxxx…}: a shape to look at. */
  private static boolean isFiller(String token) {
    return token.substring(token.length() / 2).chars().distinct().count() <= 2;
  }

  /**
   * A secret that was found.
   *
   * @param place where
   * @param what what it is, as a sentence's subject
   */
  private record Secret(Span place, String what) {}

  /** Looks for secrets in one command. */
  private static final class CommandSecrets {
    private final Page page;
    private final ReadCommand read;
    private final ArrayList<Secret> secrets = new ArrayList<>();

    CommandSecrets(Page page, ReadCommand read) {
      this.page = page;
      this.read = read;
    }

    List<Secret> found() {
      placeholders();
      read.called().forEach(this::options);
      text();
      return secrets;
    }

    private void placeholders() {
      boolean onlyBuiltins =
          read.called().stream().allMatch(each -> BUILTINS.contains(each.program()));
      for (Placeholder each : read.command().placeholders()) {
        if (!onlyBuiltins && isSecret(each) && isArgument(each)) {
          secrets.add(
              new Secret(read.place(each.start(), each.end()), "the secret `" + each.name() + "`"));
        }
      }
    }

    private boolean isSecret(Placeholder placeholder) {
      Settings settings = page.document().frontMatter().settings();
      return Secrets.isSecretName(placeholder.name())
          || Optional.ofNullable(settings.params().get(placeholder.name()))
              .filter(param -> param.type() == Settings.ParamType.SECRET)
              .isPresent();
    }

    /** Not where a builtin writes it into a pipe, a heredoc holds it, or a variable is set. */
    private boolean isArgument(Placeholder placeholder) {
      String before = read.command().text().substring(0, placeholder.start());
      return !isBuiltin(before) && !before.contains("<<") && !isKeyFile(before);
    }

    /**
     * Whether the last command begun, or the one in a text that is not closed yet, is the shell's.
     */
    private static boolean isBuiltin(String before) {
      int last = -1;
      int open = -1;
      for (int at = 0; at < before.length(); at++) {
        char c = before.charAt(at);
        if (open >= 0) {
          open = c == before.charAt(open) ? -1 : open;
        } else if (c == '"' || c == '\'') {
          open = at;
        } else if ("|;&(\n".indexOf(c) >= 0) {
          last = at;
        }
      }
      String command = before.substring(last + 1).strip();
      boolean builtin =
          command.matches("(?s)(?:echo|printf|export|declare|local|\\w+=).*")
              && !command.matches("(?s)\\w+=\\S*\\s+\\S.*");
      return builtin
          || (open >= 0 && before.charAt(open) == '"' && isBuiltin(before.substring(open + 1)));
    }

    /** {@code --key <key>} and {@code -i <key>} name files, {@code <key-id>} a key's name. */
    private static boolean isKeyFile(String before) {
      return before.matches("(?s).*(?:-i|--key-?file|--key|--identity)[ =]['\"]?");
    }

    private void options(Call called) {
      List<String> words = called.argv();
      for (int at = 1; at < words.size(); at++) {
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        option(called.program(), words.get(at), next);
      }
    }

    private void option(String program, String word, String next) {
      Matcher option = SECRET_OPTION.matcher(word);
      Matcher header = BEARER.matcher(word);
      if (option.matches() && !word.endsWith("-stdin")) {
        String value = option.group("value") == null ? next : option.group("value");
        literal(value, word.replaceFirst("=.*", ""));
      } else if (MYSQL.contains(program) && word.matches("(?s)-p.+")) {
        literal(word.substring(2), word);
      } else if (isShortPassword(program, word)) {
        literal(next, word);
      } else if (program.equals("curl") && word.matches("-u|--user") && next.contains(":")) {
        literal(next.substring(next.indexOf(':') + 1), next);
      } else if (program.equals("curl") && header.find()) {
        literal(header.group("value") == null ? header.group("key") : header.group("value"), word);
      }
    }

    private static boolean isShortPassword(String program, String word) {
      return switch (program) {
        case "sshpass" -> word.equals("-p");
        case "redis-cli" -> word.equals("-a");
        case "ldapsearch", "ldapadd", "ldapmodify" -> word.equals("-w");
        default -> false;
      };
    }

    /** What the shell expands is not in the page, and a file's name is no secret. */
    private void literal(String value, String near) {
      if (!value.isBlank()
          && !isPlaceholder(value)
          && !value.matches("(?s)[$@/~-].*|.*\\$[({A-Za-z].*|file:.*|QZ.*|x{1,2}")) {
        secrets.add(new Secret(read.place(near), "a password or token"));
      }
    }

    /** What is set for one command is in the arguments of the shell that reads the line. */
    private void text() {
      Matcher assigned = ASSIGNED.matcher(read.text());
      while (assigned.find()) {
        String value = assigned.group("value");
        if (!value.matches("[$'\"]*\\$.*|['\"]*QZ.*|['\"]{0,2}") && isNoFiller(value)) {
          secrets.add(
              new Secret(read.place(assigned.start("name"), assigned.end("value")), "a password"));
        }
      }
      Matcher url = IN_URL.matcher(read.text());
      while (url.find()) {
        if (!url.group("value").matches("\\$.*|QZ.*|x+|\\*+")) {
          secrets.add(
              new Secret(read.place(url.start(), url.end()), "the password in the address"));
        }
      }
    }

    private static boolean isNoFiller(String value) {
      return !isPlaceholder(value) && !value.matches("['\"]?(?:x+|\\.+|\\*+)['\"]?");
    }
  }
}
