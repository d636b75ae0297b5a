package dev.runbook.shell.fill;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One reader on a value's way to its program, and the encoding with which this reader passes the
 * value on unchanged.
 */
enum EncodingLevel {
  /** Outside quotes, where plain characters may be as they are. */
  BARE {
    @Override
    String encode(String value) {
      boolean asItIs = AllowedValues.PLAIN.holds(value) && !value.equals("-");
      return asItIs ? value : QUOTED.encode(value);
    }
  },
  /** Outside quotes, where what is around would change even a plain value. */
  QUOTED {
    @Override
    String encode(String value) {
      return "'" + SINGLE.encode(value) + "'";
    }
  },
  /** Where a command's name is, and a keyword or an assignment would be read as such. */
  COMMAND {
    @Override
    String encode(String value) {
      return NAME_OF_A_PROGRAM.matcher(value).matches() ? value : QUOTED.encode(value);
    }
  },
  /** Inside {@code '…'}: the quotes are closed for an escaped one and opened again. */
  SINGLE {
    @Override
    String encode(String value) {
      return value.replace("'", "'\\''");
    }
  },
  /** Inside {@code "…"}; POSIX.1-2017, 2.2.3 lists what a backslash escapes there. */
  DOUBLE {
    @Override
    String encode(String value) {
      return value.replaceAll("[\\\\\"$`]", "\\\\$0");
    }
  },
  /** Inside {@code "…"} right after {@code $NAME}, whose name the value would go on. */
  DOUBLE_AFTER_NAME {
    @Override
    String encode(String value) {
      return "\"\"" + DOUBLE.encode(value);
    }
  },
  /** Inside {@code $'…'}. */
  ESCAPES {
    @Override
    String encode(String value) {
      return value.replaceAll("[\\\\']", "\\\\$0");
    }
  },
  /** A heredoc whose delimiter is not quoted: like double quotes, but a quote is no end. */
  HEREDOC {
    @Override
    String encode(String value) {
      return value.replaceAll("[\\\\$`]", "\\\\$0");
    }
  },
  /** Where every character is itself: a heredoc whose delimiter is quoted, a comment. */
  RAW {
    @Override
    String encode(String value) {
      return value;
    }
  },
  /** A string of standard SQL. */
  SQL_STRING {
    @Override
    String encode(String value) {
      return value.replace("'", "''");
    }
  },
  /** A string of MySQL, where a backslash escapes. */
  MYSQL_STRING {
    @Override
    String encode(String value) {
      return SQL_STRING.encode(value.replace("\\", "\\\\"));
    }
  },
  /** A string of MySQL in double quotes. */
  MYSQL_DOUBLE {
    @Override
    String encode(String value) {
      return SQL_NAME.encode(value.replace("\\", "\\\\"));
    }
  },
  /** A quoted name of SQL. */
  SQL_NAME {
    @Override
    String encode(String value) {
      return value.replace("\"", "\"\"");
    }
  },
  /** A quoted name of MySQL. */
  MYSQL_NAME {
    @Override
    String encode(String value) {
      return value.replace("`", "``");
    }
  },
  /** A string of JSON; control characters are no values anyway. */
  JSON_STRING {
    @Override
    String encode(String value) {
      return value.replaceAll("[\\\\\"]", "\\\\$0");
    }
  };

  private static final Pattern NAME_OF_A_PROGRAM =
      Pattern.compile(
          "(?!(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|select|function|time|coproc|in)$)[\\p{Alnum}_./-]+");

  /** The value as it must be written for this reader. */
  abstract String encode(String value);

  /** Words as they must be written for it; after a command's name stand its arguments. */
  String encode(List<String> words) {
    EncodingLevel others = this == COMMAND ? BARE : this;
    StringBuilder out = new StringBuilder(encode(words.get(0)));
    words.stream().skip(1).forEach(word -> out.append(' ').append(others.encode(word)));
    return out.toString();
  }

  /** Whether it is a string or a name in quotes of another language than a shell's. */
  boolean isQuotedData() {
    return switch (this) {
      case SQL_STRING, MYSQL_STRING, MYSQL_DOUBLE, SQL_NAME, MYSQL_NAME, JSON_STRING -> true;
      default -> false;
    };
  }

  /** Whether it is a shell's word without quotes. */
  boolean isOutsideQuotes() {
    return this == BARE || this == COMMAND || this == QUOTED;
  }

  /** Whether a shell expands variables in what is here. */
  boolean expands() {
    return isOutsideQuotes() || this == DOUBLE || this == DOUBLE_AFTER_NAME || this == HEREDOC;
  }
}
