package dev.runbook.report;

import java.util.List;
import java.util.Optional;

/** Writes test results as JUnit's XML, for continuous integration. */
public final class JUnitXml {
  /**
   * A group of tests: a file.
   *
   * @param name what it is called
   * @param cases its tests
   */
  public record Suite(String name, List<Case> cases) {
    /** Copies the list. */
    public Suite {
      cases = List.copyOf(cases);
    }
  }

  /**
   * A test.
   *
   * @param name what it is called
   * @param group what it belongs to, such as its page
   * @param file where it stands
   * @param line its line there, from 1
   * @param failure why it failed; empty where it passed
   */
  public record Case(String name, String group, String file, int line, Optional<Failure> failure) {}

  /**
   * Why a test failed.
   *
   * @param kind a word
   * @param message one line
   * @param text all there is to say
   */
  public record Failure(String kind, String message, String text) {}

  private final Html out = new Html();

  private JUnitXml() {}

  /** The document; it does not depend on how long anything took. */
  public static String of(List<Suite> suites) {
    JUnitXml xml = new JUnitXml();
    xml.out.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open(
        "testsuites",
        "runbook test",
        suites.stream().flatMap(each -> each.cases().stream()).toList());
    suites.forEach(xml::suite);
    xml.out.markup("</testsuites>\n");
    return xml.out.toString();
  }

  private void suite(Suite suite) {
    out.markup("  ");
    open("testsuite", suite.name(), suite.cases());
    suite.cases().forEach(this::test);
    out.markup("  </testsuite>\n");
  }

  private void open(String tag, String name, List<Case> cases) {
    long failures = cases.stream().filter(each -> each.failure().isPresent()).count();
    out.markup("<" + tag + " name=\"").line(name).markup("\" tests=\"" + cases.size());
    out.markup("\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\">\n");
  }

  private void test(Case test) {
    out.markup("    <testcase name=\"").line(test.name());
    out.markup("\" classname=\"").line(test.group());
    out.markup("\" file=\"").line(test.file()).markup("\" line=\"" + test.line() + "\"");
    if (test.failure().isEmpty()) {
      out.markup("/>\n");
      return;
    }
    Failure failure = test.failure().get();
    out.markup(">\n      <failure type=\"").line(failure.kind());
    out.markup("\" message=\"").line(failure.message()).markup("\">");
    out.text(failure.text()).markup("</failure>\n    </testcase>\n");
  }
}
