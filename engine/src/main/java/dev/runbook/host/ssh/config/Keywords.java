package dev.runbook.host.ssh.config;

import java.util.Map;
import java.util.Set;

/** What the reader of configuration files knows about the keywords of ssh_config(5). */
final class Keywords {
  /** How the values of a keyword count. */
  enum Kind {
    /** One value; the first found holds. */
    ONE,
    /** Several values on a line; the first line found holds. */
    LINE,
    /** Every value counts. */
    EVERY,
    /** The rest of the line as it stands; the first found holds. */
    TEXT,
    /** It changes nothing about how we connect. */
    HARMLESS,
    /** It is not understood. */
    UNKNOWN
  }

  private static final Set<String> ONE =
      Set.of(
          "addressfamily",
          "batchmode",
          "bindaddress",
          "ciphers",
          "connecttimeout",
          "gssapiauthentication",
          "hashknownhosts",
          "hostkeyalgorithms",
          "hostkeyalias",
          "hostname",
          "identitiesonly",
          "identityagent",
          "ignoreunknown",
          "kbdinteractiveauthentication",
          "kexalgorithms",
          "macs",
          "numberofpasswordprompts",
          "passwordauthentication",
          "pkcs11provider",
          "port",
          "preferredauthentications",
          "proxyjump",
          "pubkeyacceptedalgorithms",
          "pubkeyauthentication",
          "serveralivecountmax",
          "serveraliveinterval",
          "stricthostkeychecking",
          "user");

  private static final Set<String> LINE =
      Set.of("globalknownhostsfile", "setenv", "userknownhostsfile");

  private static final Set<String> EVERY = Set.of("certificatefile", "identityfile", "sendenv");

  /** Forwarding, tunnels, looks, sharing and keys kept: nothing of it is done here anyway. */
  private static final Set<String> HARMLESS =
      Set.of(
          "addkeystoagent",
          "canonicaldomains",
          "canonicalizefallbacklocal",
          "canonicalizemaxdots",
          "canonicalizepermittedcnames",
          "casignaturealgorithms",
          "channeltimeout",
          "checkhostip",
          "clearallforwardings",
          "compression",
          "connectionattempts",
          "controlmaster",
          "controlpath",
          "controlpersist",
          "dynamicforward",
          "enableescapecommandline",
          "enablesshkeysign",
          "escapechar",
          "exitonforwardfailure",
          "fingerprinthash",
          "forkafterauthentication",
          "forwardagent",
          "forwardx11",
          "forwardx11timeout",
          "forwardx11trusted",
          "gatewayports",
          "gssapiclientidentity",
          "gssapidelegatecredentials",
          "gssapikeyexchange",
          "gssapirenewalforcesrekey",
          "gssapiserveridentity",
          "gssapitrustdns",
          "hostbasedacceptedalgorithms",
          "ipqos",
          "localcommand",
          "localforward",
          "loglevel",
          "logverbose",
          "nohostauthenticationforlocalhost",
          "obscurekeystroketiming",
          "permitlocalcommand",
          "permitremoteopen",
          "rekeylimit",
          "remotecommand",
          "remoteforward",
          "requesttty",
          "requiredrsasize",
          "rsaminsize",
          "securitykeyprovider",
          "sessiontype",
          "stdinnull",
          "streamlocalbindmask",
          "streamlocalbindunlink",
          "syslogfacility",
          "tag",
          "tcpkeepalive",
          "tunnel",
          "tunneldevice",
          "updatehostkeys",
          "usekeychain",
          "verifyhostkeydns",
          "visualhostkey",
          "warnweakcrypto",
          "xauthlocation");

  /** Keywords that are fine as long as they say no. */
  private static final Set<String> FINE_WHEN_NO =
      Set.of("canonicalizehostname", "hostbasedauthentication", "proxyusefdpass");

  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "challengeresponseauthentication", "kbdinteractiveauthentication",
          "skeyauthentication", "kbdinteractiveauthentication",
          "pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms",
          "dsaauthentication", "pubkeyauthentication",
          "hostbasedkeytypes", "hostbasedacceptedalgorithms");

  private Keywords() {}

  /** The name in use today. */
  static String today(String keyword) {
    return OLD_NAMES.getOrDefault(keyword, keyword);
  }

  /** How a keyword counts. */
  static Kind kind(String keyword) {
    if (ONE.contains(keyword) || FINE_WHEN_NO.contains(keyword)) {
      return Kind.ONE;
    }
    if (LINE.contains(keyword)) {
      return Kind.LINE;
    }
    if (EVERY.contains(keyword)) {
      return Kind.EVERY;
    }
    if (keyword.equals("proxycommand")) {
      return Kind.TEXT;
    }
    return HARMLESS.contains(keyword) ? Kind.HARMLESS : Kind.UNKNOWN;
  }

  /** Whether this value would need more than is understood. */
  static boolean isTooMuch(String keyword, String value) {
    return FINE_WHEN_NO.contains(keyword) && !value.matches("(?i)no|false");
  }
}
