package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.run.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run whose page, commands, reasons and outputs all hold hostile texts. */
final class HostileRun {
  private HostileRun() {}

  static PastRun with(Path folder, List<String> texts) {
    StringBuilder page = new StringBuilder("# Restore\n\n");
    for (String text : texts) {
      page.append("## ").append(oneLine(text)).append("\n\n~~~~bash\n");
      page.append("# ").append(oneLine(text)).append('\n');
      page.append("ssh hemma 'echo ").append(text.replace("'", "'\\''")).append("'\n~~~~\n\n");
    }
    page.append("## Last\n\n```bash {name=last}\nssh hemma \"look\"\n```\n");
    PastRun run =
        Playing.in(folder)
            .page(page.toString(), "hosts: {hemma: {otherwise: ok}, local: {otherwise: ok}}")
            .answer("last/last", new Answer.Skip(String.join(" ", texts)))
            .play();
    for (int number = 1; number <= texts.size(); number++) {
      write(run.folder().stdout(number), texts.get(number - 1));
      write(run.folder().stderr(number), "\u001b[31m" + texts.get(number - 1) + "\u001b[0m\n");
    }
    return run;
  }

  private static String oneLine(String text) {
    return text.replace("\n", " ").strip();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
