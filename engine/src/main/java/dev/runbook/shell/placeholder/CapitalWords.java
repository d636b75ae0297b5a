package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in capitals that name what belongs in their place: {@code POD_NAME}, {@code NAMESPACE}.
 *
 * <p>Only arguments are looked at, and of those only words that say what a value would be. Names of
 * variables, keys, columns and files, and the words of SQL, HTTP and other languages stay.
 */
final class CapitalWords {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<=[\\s'\"=/:@,.-]|^)(?<name>[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){0,9})"
              + "(?=[\\s'\"/:@,.;|)?&-]|$)");

  /** What a value can be: a word of these says so. */
  private static final Set<String> NOUNS =
      Set.of(
          """
          ACCOUNT ADDR ADDRESS ALIAS AMI APP APPLICATION APPNAME ARN ARTIFACT AZ BRANCH BROKER
          BUCKET BUILD CERT CHANNEL CHART CHECKSUM CIDR CLUSTER CLUSTERNAME COMMAND COMMIT
          COMPONENT CONFIG CONTAINER CONTEXT CRONJOB CUSTOMER DATABASE DATE DB DBNAME DEPLOYMENT
          DEST DESTINATION DEVICE DIGEST DIR DIRECTORY DISK DOMAIN DST EMAIL ENDPOINT ENV
          ENVIRONMENT FILE FILENAME FINGERPRINT FOLDER FQDN GID GROUP HASH HOST HOSTNAME ID
          IDENTIFIER IMAGE INDEX INSTANCE INSTANCEID INTERFACE INVENTORY IP IPADDRESS ISSUE JOB
          KEY KEYNAME LABEL LOCATION MACHINE MESSAGE MODULE MOUNTPOINT NAME NAMESPACE NETWORK
          NODE NODENAME NS NUMBER ORG ORGANIZATION OWNER PACKAGE PARTITION PASS PASSPHRASE
          PASSWD PASSWORD PATH PID PLAYBOOK POD PODNAME POOL PORT PREFIX PROFILE PROJECT
          PROVIDER QUEUE REGION REGISTRY RELEASE REMOTE REPLICA REPO REPOSITORY RESOURCE
          REVISION ROLE SCHEMA SECRET SELECTOR SERIAL SERVER SERVICE SERVICENAME SHA SHARD SITE
          SIZE SNAPSHOT SOURCE SRC STACK STAGE STREAM SUBNET SUBSCRIPTION SUFFIX TABLE TAG
          TARGET TASK TEMPLATE TENANT TICKET TIMESTAMP TITLE TOKEN TOPIC TYPE UID UNIT URI URL
          USER USERID USERNAME UUID VALUE VAULT VERSION VM VOLUME VPC WORKSPACE ZONE
          """
              .split("\\s+"));

  /** Many a project keeps its version in a file of that name. */
  private static final Pattern SHOWS_FILE =
      Pattern.compile("^\\s*(?:cat|head|tail|less)\\s+$|<\\s*$");

  /** Ciphers, digests, capabilities and their like. */
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?:TLS|SSL|CAP|SYS|NET|DAC|IPC|O|S|E)_|(?:ECDHE|DHE|AES|DES|RSA)-|.*\\bSHA\\d+$");

  /** {@code IP_DEL_NODO}: what stands before is what it is. */
  private static final Set<String> OF = Set.of("OF", "DE", "DEL", "DU", "DES", "DER", "DO", "DA");

  /** Words that stand before another to say whose it is. */
  private static final Set<String> OWNERS = Set.of("MY", "NEW", "OLD", "SOME", "THE", "TARGET");

  /** Programs whose arguments are programs, patterns or words of a language of their own. */
  private static final Pattern SEARCHES_OR_SPEAKS =
      Pattern.compile(
          "(?<![\\w-])(?:[efz]?grep|rg|ag|ack|sed|awk|gawk|perl|tr|jq|yq|envsubst|echo|printf"
              + "|dig|nslookup|date|man|mktemp)\\s");

  /** Programs whose arguments are names of variables, or such a name with its value. */
  private static final Pattern SETS_VARIABLES =
      Pattern.compile(
          "(?<![\\w-])(?:unset|export|readonly|local|declare|typeset|printenv|make)\\s(?:.*\\s)?[^\\s=]*$");

  /** What sets a variable or a key, which is named before its value. */
  private static final Pattern SETS_BY_NAME =
      Pattern.compile(
          "(?<![\\w-])\\w*(?:set|put|upsert|update|ensure|replace|add)[-_]?"
              + "(?:env|var|kv|config|key|option|setting|prop)\\w*\\s(?:.*\\s)?$");

  private static final Pattern VALUE_AFTER =
      Pattern.compile("^\\s+['\"]?(?![A-Z][A-Z0-9_]*(?:['\"]?(?:\\s|$)))[^\\s'\"<-].*");

  /** A client's words, but for what follows one of its options. */
  private static final Pattern REDIS = Pattern.compile("\\bredis-cli(?!.*\\s-[a-z]\\s+$)\\s");

  /** Options and commands that take the name of a variable, a column or a key. */
  private static final Pattern TAKES_NAMES =
      Pattern.compile(
          String.join(
              "|",
              "\\s(?:-e|--env|--build-arg|-o|-O|--output)[= ]?\\s*['\"]?[\\w:,.-]*$",
              "\\s--(?:format|columns|sort(?:-by)?)[= ]\\s*(?:['\"][^'\"]*|[\\w:,.-]*)$",
              "\\s--(?:query|filter)[= ].*$",
              "custom-columns=\\S*$",
              "\\[['\"]?$",
              "\\{\\{[^}]*$",
              "\\$\\{[^}]*$",
              "\\(\\s*$",
              "\\b(?:KeyType|AttributeType|Type|Key)=$",
              "\\bconfig:\\w+\\s+(?:-\\S+\\s+)*$",
              "\\bget-values?\\s+$",
              "\\b(?:secrets?|variables?|vars?|env)\\s+(?:set|get|put|unset|delete|rm|remove)\\s+"
                  + "(?:-\\S+\\s+)*$"));

  private static final Pattern PROSE_BEFORE = Pattern.compile("[A-Za-z]{2,},? $");

  private static final Pattern PROSE_AFTER = Pattern.compile("^,? [a-z]{2,}");

  private static final Pattern READ_BY_A_PROGRAM =
      Pattern.compile("\\bssh\\b|\\s-\\w*c\\s|\\s(?:-e|--eval|--execute|--command)[= ]");

  private static final Pattern SQL_BEFORE =
      Pattern.compile(
          "\\b(?:SELECT|INSERT INTO|UPDATE|DELETE"
              + " FROM|DROP|ALTER|CREATE|GRANT|REVOKE|TRUNCATE|SHOW|VACUUM|REINDEX|SET|USE|WHERE|COMMENT"
              + " ON|IF EXISTS)\\b[^\"]*$");

  private static final Pattern SQL_AFTER =
      Pattern.compile("^(?:,|\\s+(?:FROM|IN|LIKE|IS|ASC|DESC|BETWEEN)\\b)");

  /** {@code GROUP BY}: two words of SQL, whatever stands around them. */
  private static final Pattern BY_AFTER = Pattern.compile("^\\s+BY\\b");

  private static final Set<String> SQL_WORDS =
      Set.of(
          """
          ADDRESS DATABASE DATE EMAIL GROUP HOST ID INDEX KEY LABEL LOCATION NAME NUMBER OWNER
          PARTITION PASSWORD REPLICA RESOURCE ROLE SCHEMA SERVER SIZE SOURCE TABLE TEMPLATE TIMESTAMP
          TITLE TYPE USER VALUE VERSION ZONE
          """
              .split("\\s+"));

  /** {@code NAME=}, {@code "KEY":}, {@code HEADER: x}. */
  private static final Pattern IS_A_KEY =
      Pattern.compile("^(?:['\"]?\\s*[:=](?:\\s|$)|['\"]\\s*:|=|\\.[a-z]+_).*");

  private final String text;
  private final PlaceholderContext around;
  private final ShellContext context;
  private final Variables known;

  CapitalWords(String text, PlaceholderContext around, ShellContext context, Variables known) {
    this.text = text;
    this.around = around;
    this.context = context;
    this.known = known;
  }

  List<Placeholder> read() {
    if (!hasCapital(text)) {
      return List.of();
    }
    List<Placeholder> found = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String name = matcher.group();
      if (saysWhatItIs(name) && !known.sets(name) && isValue(name, matcher.toMatchResult())) {
        found.add(
            new Placeholder(
                matcher.start(), matcher.end(), name, name, Placeholder.Kind.SENTINEL, List.of()));
      }
    }
    return found;
  }

  private static boolean hasCapital(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
        return true;
      }
    }
    return false;
  }

  /** Whether a word in capitals says what a value would be. */
  static boolean saysWhatItIs(String word) {
    if (CONSTANT.matcher(word).lookingAt()) {
      return false;
    }
    List<String> parts = Arrays.asList(word.split("[_-]"));
    String last = parts.get(parts.size() - 1).replaceAll("^MY|\\d+$", "");
    return NOUNS.contains(last)
        || (parts.size() > 1 && last.equals("DNS"))
        || (parts.size() > 1 && OWNERS.contains(parts.get(0)))
        || (parts.size() > 2
            && OF.contains(parts.get(1))
            && (NOUNS.contains(parts.get(0)) || parts.get(0).equals("MAC")));
  }

  /** {@code "Removing the stale PID file"} talks; what {@code ssh} is given does not. */
  private boolean isProse(String before, MatchResult match) {
    return PROSE_BEFORE.matcher(before).find()
        && PROSE_AFTER.matcher(around.after(match)).find()
        && context.isQuotedArgument(match.start(), match.end())
        && !READ_BY_A_PROGRAM.matcher(before).find();
  }

  private boolean isValue(String name, MatchResult match) {
    String before = context.commandBefore(match.start(), match.end());
    boolean file = name.equals("VERSION") && SHOWS_FILE.matcher(before).find();
    return !file
        && context.isArgument(match.start(), match.end())
        && !isForeign(context.language(match.start(), match.end()))
        && !IS_A_KEY.matcher(around.after(match)).matches()
        && !SEARCHES_OR_SPEAKS.matcher(before).find()
        && !SETS_VARIABLES.matcher(before).find()
        && !(SETS_BY_NAME.matcher(before).find()
            && VALUE_AFTER.matcher(around.after(match)).matches())
        && !REDIS.matcher(before).find()
        && !TAKES_NAMES.matcher(before).find()
        && !isProse(before, match)
        && !isSql(name, before, match)
        && !isHeader(before, match);
  }

  /** In SQL a value may stand bare, or be the name of what is dropped or changed. */
  private static boolean isForeign(QuotedLanguage language) {
    return language == QuotedLanguage.CODE || language == QuotedLanguage.JSON;
  }

  /** A keyword, or a column among others; what stands in quotes is a value. */
  private boolean isSql(String name, String before, MatchResult match) {
    String after = around.after(match);
    return BY_AFTER.matcher(after).find()
        || (SQL_BEFORE.matcher(before).find()
            && around.charBefore(match) != '\''
            && (SQL_WORDS.contains(name)
                || before.endsWith(", ")
                || SQL_AFTER.matcher(after).find()));
  }

  /** A line without a small letter, such as {@code CONTAINER ID IMAGE}, heads printed columns. */
  private boolean isHeader(String before, MatchResult match) {
    return (before + around.after(match)).chars().noneMatch(Character::isLowerCase);
  }
}
