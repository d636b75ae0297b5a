package dev.runbook.journal.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event that a transcript shows, and that does not change the state of a run or a step. */
public sealed interface JournalRemark extends JournalEvent {
  @Override
  default boolean isForced() {
    return false;
  }

  @Override
  default <R> R accept(JournalEvent.Visitor<R> visitor) {
    return visitor.remark(this);
  }

  /**
   * A step was to be tried again, or what it had begun to be asked for again, after a while.
   *
   * @param reason how the last try ended
   * @param next how often it had been tried again then, from 1
   * @param times how often at most, where that is limited
   * @param pause the while, in milliseconds
   */
  @EventName("step.waiting")
  record StepWaiting(String step, String reason, long next, OptionalLong times, long pause)
      implements JournalRemark {
    @Override
    public String label() {
      return "again";
    }

    @Override
    public String sentence() {
      String of = times.isPresent() ? " of " + times.getAsLong() : "";
      return reason + "; try " + next + of + " after " + spoken(Duration.ofMillis(pause));
    }

    private static String spoken(Duration pause) {
      boolean whole = pause.toMillisPart() == 0;
      return whole ? pause.toSeconds() + " s" : pause.toMillis() + " ms";
    }
  }

  /**
   * A wave of hosts is asked about, as a whole or about one danger step.
   *
   * @param hosts those that are to have their turn
   * @param step the danger step; empty where the wave as a whole is asked about
   * @param word what must be typed
   */
  @EventName("wave.shown")
  record WaveShown(long wave, List<String> hosts, String step, String word)
      implements JournalRemark {
    @Override
    public String label() {
      return "";
    }

    @Override
    public String sentence() {
      return "";
    }
  }

  /**
   * A wave of hosts was asked about, as a whole or about one danger step.
   *
   * @param hosts those that were to have their turn
   * @param step the danger step; empty where the wave as a whole was asked about
   * @param word what had to be typed
   * @param given whether it was
   */
  @EventName("wave.answered")
  record WaveAnswered(long wave, List<String> hosts, String step, String word, boolean given)
      implements JournalRemark {
    /** What was typed is on the disk before anything is sent to a host. */
    @Override
    public boolean isForced() {
      return true;
    }

    @Override
    public String label() {
      return "wave";
    }

    @Override
    public String sentence() {
      String what = step.isEmpty() ? "" : step + " ";
      return "wave "
          + wave
          + " ("
          + String.join(", ", hosts)
          + "): "
          + what
          + (given ? "confirmed by " + word : "not confirmed");
    }
  }

  /**
   * A host was asked who it is.
   *
   * @param step the step that it was asked for; blank before the first
   * @param hostname what it calls itself
   * @param user as whom commands run there
   * @param transport how it was reached, with its address and the fingerprint of its key
   */
  @EventName("host.identified")
  record HostIdentified(
      String step,
      String host,
      String hostname,
      String user,
      Optional<String> transport,
      Optional<String> address,
      Optional<String> fingerprint)
      implements JournalRemark {
    @Override
    public String label() {
      return "identity";
    }

    @Override
    public String sentence() {
      String who = host + " is " + user + "@" + hostname;
      return address
          .map(at -> who + ", reached at " + at + ", key " + fingerprint.orElse(""))
          .orElse(who);
    }
  }

  /**
   * A host could not be reached before the first step.
   *
   * @param why what happened
   * @param later whether it need not be, as the page or a flag says
   */
  @EventName("host.unreached")
  record HostNotReached(String host, String why, boolean later) implements JournalRemark {
    @Override
    public String label() {
      return "host";
    }

    @Override
    public String sentence() {
      return host + " was not reached before the first step: " + why;
    }
  }

  /**
   * What a danger step acts on was found, or asked for in vain.
   *
   * @param host where its command runs
   * @param kind what it is: {@code kube context}
   * @param name its name; nobody says it where there is none
   * @param how how that is known, or why it is not
   */
  @EventName("target.identified")
  record TargetIdentified(String step, String host, String kind, Optional<String> name, String how)
      implements JournalRemark {
    @Override
    public String label() {
      return "target";
    }

    @Override
    public String sentence() {
      return name.map(known -> kind + " " + known + ": " + how).orElse(kind + " not known: " + how);
    }
  }

  /**
   * A second person has approved a step.
   *
   * @param id what tells the approval from every other one
   * @param signer who signed it, as the list of signers names them
   * @param key the fingerprint of the key that signed it
   * @param made when it was signed
   * @param until when it expires
   * @param signed the hash of what was signed
   */
  @EventName("step.approved")
  record StepApproved(
      String step, String id, String signer, String key, String made, String until, String signed)
      implements JournalRemark {
    @Override
    public boolean isForced() {
      return true;
    }

    @Override
    public String label() {
      return "approved";
    }

    @Override
    public String sentence() {
      return "by " + signer + ", key " + key + ", signed at " + made + ", approval " + id;
    }
  }

  /**
   * A step lacks the approval of a second person.
   *
   * @param reasons why those that were found do not count; empty where there was none
   */
  @EventName("approval.missing")
  record ApprovalMissing(String step, List<String> reasons) implements JournalRemark {
    @Override
    public String label() {
      return "approval";
    }

    @Override
    public String sentence() {
      return reasons.isEmpty()
          ? "a second person has not approved it yet"
          : "refused: " + String.join("; ", reasons);
    }
  }

  /**
   * Every danger step of the run needs a second person.
   *
   * @param danger always true: what needs one beyond what the page says
   */
  @EventName("approval.required")
  record ApprovalRequired(boolean danger) implements JournalRemark {
    @Override
    public boolean isForced() {
      return true;
    }

    @Override
    public String label() {
      return "approval";
    }

    @Override
    public String sentence() {
      return "every danger step needs a second person, as --require-approval says";
    }
  }

  /**
   * Success of a step that may run now says less than it seems to.
   *
   * @param rule the rule of lint that found it
   * @param line the page's line
   * @param message what would not be seen
   */
  @EventName("step.unproven")
  record StepUnproven(String step, String rule, long line, String message)
      implements JournalRemark {
    @Override
    public String label() {
      return "unproven";
    }

    @Override
    public String sentence() {
      return message + " (line " + line + ", " + rule + ")";
    }
  }

  /** Something the operator should know. */
  @EventName("notice")
  record Notice(String text) implements JournalRemark {
    @Override
    public String label() {
      return "note";
    }

    @Override
    public String sentence() {
      return text;
    }
  }

  /** An event of a later version, of which this one knows nothing but its fields. */
  record Unknown(String event, JournalObject object) implements JournalRemark {
    /** The fields in which other events have words for people. */
    private static final List<String> WORDS =
        List.of("operator", "machine", "answer", "verdict", "by", "result", "reason", "detail");

    @Override
    public boolean isDeviation() {
      return object.flag("deviation");
    }

    @Override
    public String label() {
      return "note";
    }

    /** Its name, and its texts. */
    @Override
    public String sentence() {
      List<String> texts =
          WORDS.stream().map(object::text).filter(text -> !text.isEmpty()).toList();
      String name = event.replace('.', ' ');
      return texts.isEmpty() ? name : name + ": " + String.join(", ", texts);
    }
  }
}
