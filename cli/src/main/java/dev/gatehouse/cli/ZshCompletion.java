package dev.gatehouse.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A completion script for zsh.
 *
 * @see <a href="https://zsh.sourceforge.io/Doc/Release/Completion-System.html">zsh's completion system</a>
 */
final class ZshCompletion {

    private static final String FILES = "_files";

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        StringBuilder script = new StringBuilder("#compdef " + root.name() + "\n\n");
        function(root, "_" + root.name(), script);
        script.append("\nif [ \"$funcstack[1]\" = \"_").append(root.name()).append("\" ]; then\n");
        script.append("  _").append(root.name()).append(" \"$@\"\nelse\n");
        script.append("  compdef _")
                .append(root.name())
                .append(' ')
                .append(root.name())
                .append("\nfi\n");
        return script.toString();
    }

    private static void function(CommandSpec command, String name, StringBuilder script) {
        List<CommandLine> below = List.copyOf(command.subcommands().values());
        script.append(name).append("() {\n");
        if (!below.isEmpty()) {
            script.append("  local line state\n");
        }
        script.append("  _arguments -s -S");
        for (OptionSpec option : command.options()) {
            script.append(" \\\n    ").append(option(option));
        }
        if (below.isEmpty()) {
            script.append(" \\\n    ").append(arguments(command)).append("\n}\n");
            return;
        }
        script.append(" \\\n    '1: :->command' '*:: :->arguments'\n");
        script.append("  case $state in\n  command)\n    local -a commands=(\n");
        for (CommandLine each : below) {
            CommandSpec spec = each.getCommandSpec();
            script.append("      ")
                    .append(quoted(spec.name() + ":" + described(spec)))
                    .append('\n');
        }
        script.append("    )\n    _describe command commands ;;\n  arguments)\n    case $line[1] in\n");
        for (CommandLine each : below) {
            String subcommand = each.getCommandSpec().name();
            script.append("    ")
                    .append(subcommand)
                    .append(") ")
                    .append(name)
                    .append('_')
                    .append(subcommand)
                    .append(" ;;\n");
        }
        script.append("    esac ;;\n  esac\n}\n");
        for (CommandLine each : below) {
            script.append('\n');
            function(each.getCommandSpec(), name + "_" + each.getCommandSpec().name(), script);
        }
    }

    private static String option(OptionSpec option) {
        String names = option.names().length == 1 ? option.names()[0] : "{" + String.join(",", option.names()) + "}";
        String text = "[" + text(option) + "]"
                + (option.arity().max() == 0 ? "" : ":" + value(option) + ":" + action(option));
        String repeat = option.isMultiValue() ? "*" : "";
        if (option.names().length == 1) {
            return quoted(repeat + names + text);
        }
        return (repeat.isEmpty() ? "" : quoted(repeat)) + names + quoted(text);
    }

    private static String action(ArgSpec argument) {
        Iterable<String> choices = argument.completionCandidates();
        return choices == null ? FILES : "(" + String.join(" ", choices) + ")";
    }

    private static String value(OptionSpec option) {
        return option.paramLabel().replaceAll("[^A-Za-z]", " ").strip();
    }

    private static String text(OptionSpec option) {
        return String.join(" ", option.description()).replaceAll("[\\[\\]:']", "");
    }

    private static String arguments(CommandSpec command) {
        return command.positionalParameters().stream()
                .map(ZshCompletion::action)
                .filter(action -> !action.equals(FILES))
                .findFirst()
                .map(choices -> quoted("1: :" + choices))
                .orElse("'*: :" + FILES + "'");
    }

    private static String described(CommandSpec command) {
        return String.join(" ", command.usageMessage().description()).replaceAll("[':]", "");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
