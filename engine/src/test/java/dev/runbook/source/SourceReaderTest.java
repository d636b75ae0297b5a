package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir Path folder;

  @Test
  void readsAFileAndHashesItsBytes() throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), "# Åäö 🚀\r\n");
    Source source = new SourceReader().read(file);
    assertThat(source.text()).isEqualTo("# Åäö 🚀\r\n");
    assertThat(source.sha256()).isEqualTo(Source.sha256(Files.readAllBytes(file)));
    assertThat(source.name()).isEqualTo(file.toString());
  }

  @Test
  void dropsAByteOrderMarkAndKeepsItInTheHash() {
    byte[] bytes = "\uFEFF# A".getBytes(StandardCharsets.UTF_8);
    Source source = new SourceReader().decode("page.md", bytes);
    assertThat(source.text()).isEqualTo("# A");
    assertThat(source.sha256()).isEqualTo(Source.sha256(bytes));
  }

  @Test
  void refusesWhatIsNotUtf8WithItsPlace() {
    byte[] latin1 = "# A\n\ncaf\u00e9 x\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> new SourceReader().decode("page.md", latin1))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("page.md:3:4: error[not-utf8]: 1 byte is not UTF-8")
        .hasMessageContaining("save the file as UTF-8");
    assertThatThrownBy(() -> new SourceReader().decode("cut.md", new byte[] {'a', (byte) 0xC3}))
        .hasMessageContaining("cut.md:1:2: error[not-utf8]");
  }

  @Test
  void refusesANulWithItsPlace() {
    assertThatThrownBy(() -> new SourceReader().decode("page.md", new byte[] {'a', '\n', 'b', 0}))
        .hasMessageContaining("page.md:2:2: error[nul]: a NUL character");
  }

  @Test
  void refusesWhatIsTooLarge() throws IOException {
    Path file = Files.write(folder.resolve("large.md"), new byte[11]);
    assertThatThrownBy(() -> new SourceReader(10).read(file))
        .hasMessageContaining("error[too-large]: is larger than 10 bytes");
    Files.write(file, "0123456789".getBytes(StandardCharsets.UTF_8));
    assertThat(new SourceReader(10).read(file).text()).hasSize(10);
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> new SourceReader().read(folder))
        .hasMessageContaining("is a folder, not a file");
    assertThatThrownBy(() -> new SourceReader().read(folder.resolve("none.md")))
        .hasMessageContaining("there is no such file");
  }
}
