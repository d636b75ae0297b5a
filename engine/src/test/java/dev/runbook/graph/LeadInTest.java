package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step is called whose block has no comment for a title. */
class LeadInTest {
  static Stream<Arguments> titles() {
    return Stream.of(
        title("Renew it:", "Renew it"),
        title("Renew the certificate.", "Renew the certificate"),
        title("The old one is gone. Renew it:", "Renew it"),
        title("**Renew**", "Renew"),
        title("**Renew:**", "Renew"),
        title("**Renew**: it takes a minute.", "Renew"),
        title("**Renew.** It takes a minute.", "Renew"),
        title("**Renewing** is safe.", "Renewing is safe"),
        title("This takes a minute.", "Job"),
        title("You will need the key.", "Job"),
        title("It is gone. It comes back later.", "Job"),
        title("Renew it: " + "x".repeat(80) + ":", "Job"),
        title("1. Renew it\n   and wait", "Job"),
        title("", "Job"),
        title("| a | b |\n|---|---|", "Job"));
  }

  private static Arguments title(String before, String title) {
    return Arguments.of(before, title);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void isTheBoldLineOrTheSentenceThatLeadsToIt(String before, String title) {
    assertThat(Graphs.only("## Job\n\n" + before + "\n\n```bash\nfrob\n```\n").title())
        .isEqualTo(title);
  }

  static Stream<Arguments> items() {
    return Stream.of(
        title("Renew it", "Renew it"),
        title("Renew it:", "Renew it"),
        title("Renew it. It takes a minute.", "Renew it"),
        title("**Renew** the certificate", "**Renew** the certificate"),
        title("**Renew:** the certificate", "Renew"),
        title("On `web1`, renew it:", "On web1, renew it"));
  }

  @ParameterizedTest
  @MethodSource("items")
  void isTheListItemThatItStandsIn(String item, String title) {
    String block = "\n\n   ```bash\n   frob\n   ```\n";
    assertThat(Graphs.only("## Job\n\n1. " + item + block).title())
        .isEqualTo(title.replace("**", ""));
  }

  @org.junit.jupiter.api.Test
  void isTheFirstStepsOfABlockAlone() {
    assertThat(
            Graphs.of("## Job\n\nRenew:\n\n```bash\na\n\n# Look\nb\n```\n\n```bash\nc\n```\n")
                .steps())
        .extracting(Step::title)
        .containsExactly("Renew", "Look", "Job");
  }

  @org.junit.jupiter.api.Test
  void isNoShebang() {
    assertThat(Graphs.ofBlock("#!/usr/bin/env bash\nset -e\n"))
        .extracting(Step::id, Step::title)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("job/1", "Job"));
    for (String first : List.of("#!/bin/sh", "# !/bin/sh")) {
      assertThat(Graphs.ofBlock(first + "\n# Back up\ncp a b\n").get(0).title())
          .isEqualTo("Back up");
    }
  }
}
