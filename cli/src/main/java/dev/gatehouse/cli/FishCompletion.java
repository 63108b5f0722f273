package dev.gatehouse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A completion script for fish.
 *
 * @see <a href="https://fishshell.com/docs/current/completions.html">Writing completions for fish</a>
 */
final class FishCompletion {

    private FishCompletion() {}

    static String of(CommandSpec root) {
        StringBuilder script = new StringBuilder();
        below(root, root.name(), "__fish_use_subcommand", script);
        return script.toString();
    }

    private static void below(CommandSpec command, String program, String condition, StringBuilder script) {
        for (OptionSpec option : command.options()) {
            script.append("complete -c ")
                    .append(program)
                    .append(" -n '")
                    .append(condition)
                    .append('\'');
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            script.append(option.arity().max() == 0 ? "" : " -r");
            if (option.completionCandidates() != null) {
                script.append(" -f -a '")
                        .append(String.join(" ", option.completionCandidates()))
                        .append('\'');
            }
            script.append(" -d '").append(plain(option.description())).append("'\n");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (parameter.completionCandidates() != null) {
                script.append("complete -c ")
                        .append(program)
                        .append(" -f -n '")
                        .append(condition)
                        .append("' -a '");
                script.append(String.join(" ", parameter.completionCandidates()));
                script.append("'\n");
            }
        }
        for (CommandLine each : command.subcommands().values()) {
            CommandSpec spec = each.getCommandSpec();
            script.append("complete -c ")
                    .append(program)
                    .append(" -f -n '")
                    .append(condition)
                    .append("' -a ");
            script.append(spec.name())
                    .append(" -d '")
                    .append(plain(spec.usageMessage().description()))
                    .append("'\n");
            below(spec, program, "__fish_seen_subcommand_from " + spec.name(), script);
        }
    }

    private static String plain(String... lines) {
        return String.join(" ", lines).replace("'", "");
    }
}
