package dev.runbook.cli;

import dev.runbook.cli.CommandModel.OperandModel;
import dev.runbook.cli.CommandModel.OptionModel;
import dev.runbook.source.CacheReader;
import dev.runbook.source.CacheWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes that keep a {@link CommandModel}. */
final class CommandModelFile {
  private CommandModelFile() {}

  /** What some bytes keep for a program; empty where they are cut off, or another's. */
  static Optional<CommandModel> read(byte[] bytes, String identity) {
    return CacheReader.read(bytes, identity, CommandModelFile::command);
  }

  private static CommandModel command(CacheReader in) {
    String name = in.text();
    String about = in.text();
    List<OptionModel> options = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      options.add(new OptionModel(in.texts(), in.text(), in.flag(), in.text(), in.texts()));
    }
    List<OperandModel> operands = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      operands.add(new OperandModel((int) in.number(), (int) in.number(), in.text(), in.texts()));
    }
    List<CommandModel> commands = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      commands.add(command(in));
    }
    return new CommandModel(name, about, options, operands, commands);
  }

  /** The bytes that keep a model for a program. */
  static byte[] write(CommandModel model, String identity) {
    CacheWriter out = new CacheWriter(identity);
    write(model, out);
    return out.bytes();
  }

  private static void write(CommandModel model, CacheWriter out) {
    out.text(model.name()).text(model.about()).count(model.options().size());
    for (OptionModel each : model.options()) {
      out.texts(each.names()).text(each.about()).flag(each.takesValue());
      out.text(each.label()).texts(each.words());
    }
    out.count(model.operands().size());
    for (OperandModel each : model.operands()) {
      out.number(each.from()).number(each.to()).text(each.label()).texts(each.words());
    }
    out.count(model.commands().size());
    model.commands().forEach(each -> write(each, out));
  }
}
