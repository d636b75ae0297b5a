package dev.runbook.durable;

import java.util.Optional;

/** The version of this program, by which runs find the workers that play them as they began. */
final class Versions {
  private Versions() {}

  static String ofThis() {
    return Optional.ofNullable(dev.runbook.cli.Main.class.getPackage().getImplementationVersion())
        .orElse("(unpacked)");
  }
}
