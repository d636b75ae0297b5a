package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.shell.ClientPrompt;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.work.InParallel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fences of a page, each read once. */
final class Fences {
  private static final Pattern SHEBANG =
      Pattern.compile("(?:^|\\s)#! ?/\\S+/(?:env \\w+|\\w*sh)\\b");

  private final Map<Block, Fence> byBlock = new IdentityHashMap<>();
  private final List<Fence> all;

  Fences(Document document) {
    List<Block> blocks = document.blocks();
    List<Fence> read = InParallel.map(blocks, Fence::of);
    for (int i = 0; i < blocks.size(); i++) {
      byBlock.put(blocks.get(i), read.get(i));
    }
    this.all =
        document.sections().stream().flatMap(section -> read(document, section).stream()).toList();
    all.forEach(fence -> byBlock.put(fence.block(), fence));
  }

  private List<Fence> read(Document document, Section section) {
    List<Fence> fences = new ArrayList<>();
    Optional<Element> before = Optional.empty();
    int said = 0;
    for (Element element : section.elements()) {
      if (element instanceof Block block) {
        if (said <= 1) {
          showIn(fences, block, before);
        }
        Fence fence = byBlock.get(block);
        boolean forAFile =
            ProfileText.is(fence, before)
                || SettingsFile.isNamedBefore(fence, before, section.title());
        fence = forAFile ? fence.forAFile() : fence;
        fence = goesOnAScript(fence, before) ? fence.ofAScript() : fence;
        fences.add(StatedOutput.is(fence, before, document) ? fence.asOutput() : fence);
      }
      said = element instanceof Block ? 0 : said + 1;
      before = Optional.of(element);
    }
    return fences;
  }

  /** Indented code may be the rest of a script whose first lines Markdown takes for a paragraph. */
  private static boolean goesOnAScript(Fence fence, Optional<Element> before) {
    return fence.isShell()
        && fence.block().form() == Block.Form.INDENTED
        && before
            .filter(each -> each instanceof Prose)
            .map(each -> (Prose) each)
            .filter(prose -> SHEBANG.matcher(prose.plain()).find())
            .isPresent();
  }

  /** What a fence shows of where the last command of the one before it leads. */
  private static void showIn(List<Fence> before, Block next, Optional<Element> between) {
    int last = before.size() - 1;
    if (last < 0 || !before.get(last).isShell() || !ClientPrompt.standsIn(next.text())) {
      return;
    }
    List<Statement> commands = Script.parse(before.get(last).prompts().script()).statements();
    if (!commands.isEmpty()) {
      ClientEvidence.shownBy(
              next.text(), ClientEvidence.said(between), commands.get(commands.size() - 1))
          .ifPresent(client -> before.set(last, before.get(last).leadingTo(client)));
    }
  }

  /** All of them, in page order. */
  List<Fence> all() {
    return all;
  }

  /** What is made of a block of the page. */
  Fence of(Block block) {
    return byBlock.get(block);
  }
}
