package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import dev.runbook.work.SearchedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds words that stand for a value without any mark: {@code web-N}, {@code broker-ip:9092}. */
final class UnmarkedPlaceholders {
  private static final String HOST_WORD =
      "[a-z]{2,20}(?:[-_][a-z]{2,20}){0,3}[-_](?:ip|host|hostname|address|fqdn)";

  /**
   * Where a host is named, a name that says "host" says which one is meant, not what it is called.
   */
  private static final KeyedPattern HOST =
      KeyedPattern.of(
          "(?:(?<=@|://)(?<a>"
              + HOST_WORD
              + "|hostname|ip|ip-?address)(?![\\w.-]))"
              + "|(?:(?<![\\w./$@{-])(?<b>"
              + HOST_WORD
              + ")(?=:\\d))"
              + "|(?:(?<=\\b(?:ping|ssh|telnet|traceroute|nslookup)\\s)(?<c>"
              + HOST_WORD
              + ")(?![\\w.-]))"
              + "|(?:(?<![\\w./$@{-])(?<d>(?:host|hostname|ip|server):port)(?![\\w-]))",
          "-host",
          "_host",
          "@host",
          "/host",
          "-ip",
          "_ip",
          "@ip",
          "/ip",
          "-address",
          "_address",
          "-fqdn",
          "_fqdn",
          ":port");

  /** One of several, by its number or letter. */
  private static final KeyedPattern ONE_OF_SEVERAL =
      KeyedPattern.of(
          "(?<![\\w./${-])(?:[a-z][a-z0-9]{0,20}[-_]){1,4}[NX](?![\\w.-])", "-N", "_N", "-X", "_X");

  private static final KeyedPattern NUMBER_OF_NOTHING =
      KeyedPattern.of(
          "(?<![\\w-])(?:[A-Za-z]{1,12}-0{4}(?:-0{4}){0,3}|(?!CVE|RFC|ISO|SHA|UTF|AES|RSA|IEC|FIPS|RHEL)[A-Z]{2,10}-(?:123|1234|12345))(?![\\w-])",
          "-0000", "-123");

  private static final KeyedPattern NOBODY =
      KeyedPattern.of(
          "(?<![\\w.-])(?:(?:john|jane)[._-]?doe|jdoe|some-?(?:(?:user|host|server|pod|cluster|bucket|file|app|service|node|db)-?(?:name)?|name|value|id|environment|project|namespace|secret|database|table))(?![\\w-])",
          "doe",
          "some");

  /** {@code -u username}, {@code --password password}, {@code username:password}. */
  private static final KeyedPattern CREDENTIALS =
      KeyedPattern.of(
          "(?<![\\w.$/{-])(?<a>user(?:name)?:pass(?:word)?)(?![\\w-])"
              + "|(?<=\\s(?:-u|--user|--username|-l|--login)[ =])(?<b>username)(?![\\w.-])"
              + "|(?<=\\s--password[ =])(?<c>password)(?![\\w.-])"
              + "|(?<=[a-z]://)(?<e>user(?:name)?:pass(?:word)?)(?=@)"
              + "|(?<=[a-z]://:)(?<f>password)(?=@)"
              + "|(?<=\\becho -n [\"'])(?<d>username|password|secret|token)(?=[\"'])",
          ":pass",
          "username",
          "--password",
          "echo -n");

  private static final KeyedPattern TO_BE_DECIDED =
      KeyedPattern.of(
          "(?<![\\w$/{.])(?:(?:[A-Za-z0-9]{1,20}[-_]){0,4}PLACEHOLDER(?:[-_][A-Za-z0-9]{1,20}){0,4}|(?<=[=\\s])(?:TBD|FIXME)(?=\\s|$))(?!\\w)",
          "PLACEHOLDER",
          "TBD",
          "FIXME");

  private static final KeyedPattern FILE =
      KeyedPattern.of(
          "(?<![\\w.$/{-])(?:VIDEO|AUDIO|INPUT|OUTPUT|DUMP|DUMPFILE|BACKUP|BACKUPFILE|ARCHIVE|LOGFILE|PICTURE|PHOTO|DOCUMENT)(?=\\.[a-z0-9]{2,4}(?![\\w-]))",
          "VIDEO",
          "AUDIO",
          "PUT",
          "DUMP",
          "BACKUP",
          "ARCHIVE",
          "LOGFILE",
          "PICTURE",
          "PHOTO",
          "DOCUMENT");

  /** Speech, searches and templates name such words without meaning a value. */
  private static final Pattern SAID =
      Pattern.compile("^\\s*(?:echo(?!\\s+-n\\s)|printf|log|say)\\s");

  private static final Pattern SAID_OR_SEARCHED_FOR =
      Pattern.compile(SAID + "|(?<![\\w-])(?:mktemp|[efz]?grep|rg|ag|ack|sed|awk|perl)\\b");

  private UnmarkedPlaceholders() {}

  /** The words in a text. */
  static List<PlaceholderCandidate> in(SearchedText text) {
    List<PlaceholderCandidate> found = new ArrayList<>();
    add(HOST, text, SAID_OR_SEARCHED_FOR, found);
    add(ONE_OF_SEVERAL, text, SAID_OR_SEARCHED_FOR, found);
    add(NUMBER_OF_NOTHING, text, SAID, found);
    add(NOBODY, text, SAID, found);
    add(CREDENTIALS, text, SAID, found);
    add(TO_BE_DECIDED, text, SAID_OR_SEARCHED_FOR, found);
    add(FILE, text, SAID_OR_SEARCHED_FOR, found);
    return found;
  }

  private static void add(
      KeyedPattern pattern, SearchedText text, Pattern notAfter, List<PlaceholderCandidate> out) {
    if (!pattern.mayMatch(text)) {
      return;
    }
    pattern.each(
        text,
        match ->
            out.add(
                new PlaceholderCandidate(
                    new Placeholder(
                        match.start(),
                        match.end(),
                        match.group(),
                        match.group(),
                        Placeholder.Kind.SENTINEL,
                        List.of()),
                    PlaceholderCandidate.Position.ARGUMENT_OR_INPUT,
                    notAfter)));
  }
}
