package dev.runbook.report;

import dev.runbook.journal.FileHash;
import dev.runbook.journal.event.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of a run, and the journal's description of it.
 *
 * @param file where it was written
 * @param name what messages call it
 * @param bytes its length, where that is recorded
 * @param sha256 the hash of its bytes
 * @param grows whether more may have come after these bytes
 */
record RecordedFile(Path file, String name, OptionalLong bytes, String sha256, boolean grows) {
  static RecordedFile whole(Path file, String name, String sha256) {
    return new RecordedFile(file, name, OptionalLong.empty(), sha256, false);
  }

  static RecordedFile output(Path file, String name, Tally tally, boolean grows) {
    return new RecordedFile(file, name, tally.bytes(), tally.sha256(), grows);
  }

  /** Whether nothing was written to it, so that there is no file. */
  boolean isNothing() {
    return bytes.orElse(1) == 0 && !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What is wrong with what lies at a place instead of it, after its name; empty for nothing. */
  Optional<String> wrongAt(Path place) throws IOException {
    if (Files.isSymbolicLink(place)) {
      return Optional.of("is a link now, and was a file");
    }
    if (!Files.isRegularFile(place)) {
      return Optional.of("is not a file now");
    }
    FileHash now =
        grows && bytes.isPresent()
            ? FileHash.ofBeginning(place, bytes.getAsLong())
            : FileHash.of(place);
    if (bytes.isPresent() && now.bytes() != bytes.getAsLong()) {
      return Optional.of(
          "was changed: it has "
              + TextFormat.count(now.bytes())
              + " bytes, and "
              + TextFormat.count(bytes.getAsLong())
              + " were written");
    }
    return now.sha256().equals(sha256)
        ? Optional.empty()
        : Optional.of("was changed: it does not have the hash that the journal says");
  }
}
