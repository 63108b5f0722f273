package dev.gatehouse.cli;

import dev.gatehouse.cli.access.AccessCommand;
import dev.gatehouse.cli.check.CheckCommand;
import dev.gatehouse.cli.declared.BaselineCommand;
import dev.gatehouse.cli.declared.InitCommand;
import dev.gatehouse.cli.deploy.DeployCommand;
import dev.gatehouse.cli.deploy.GateCommand;
import dev.gatehouse.cli.ledger.LedgerCommand;
import dev.gatehouse.cli.logs.LogsCommand;
import dev.gatehouse.cli.repair.ApplyCommand;
import dev.gatehouse.cli.repair.PlanCommand;
import dev.gatehouse.cli.repair.UndoCommand;
import dev.gatehouse.cli.roles.RolesCommand;
import dev.gatehouse.cli.rules.ExplainCommand;
import dev.gatehouse.cli.rules.RulesCommand;
import dev.gatehouse.cli.secrets.SecretsCommand;
import dev.gatehouse.cli.secrets.hook.HookCalls;
import dev.gatehouse.cli.secrets.hook.HookCommand;
import dev.gatehouse.cli.sigma.SigmaCommand;
import dev.gatehouse.cli.signature.SignatureCommand;
import dev.gatehouse.cli.windows.WindowsCommand;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "gatehouse",
        description = "Keeps a GitOps delivery path safe: nine practices, declared, observed, judged.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse check                      how safe is the repository I am in?",
            "  gatehouse check --format html=report.html --format sarif=gatehouse.sarif",
            "  gatehouse explain secrets/plaintext-secret",
            "  gatehouse COMMAND --help"
        })
public final class Gatehouse implements Runnable {

    /** Writes the names of all commands, so it needs them all. */
    private static final String COMPLETION = "completion";

    private final Console console;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    Gatehouse(Console console) {
        this(console, Clock.systemUTC());
    }

    Gatehouse(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Runs one command; never throws. */
    int run(String... arguments) {
        int code = code(arguments);
        console.out().flush();
        Optional<String> lost = console.out() instanceof ResultStream results ? results.lost() : Optional.empty();
        lost.ifPresent(
                why -> console.err().println("gatehouse: could not write all of the result: " + Plain.line(why)));
        console.err().flush();
        return lost.isPresent() ? ExitCode.UNFINISHED : code;
    }

    private int code(String... arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            console.out().println("gatehouse " + Version.TEXT);
            return ExitCode.CLEAN;
        }
        Optional<Callable<Integer>> hook = HookCalls.of(List.of(arguments), console);
        return hook.isPresent() ? ended(hook.get()) : commandLine(arguments).execute(arguments);
    }

    private int ended(Callable<Integer> call) {
        try {
            return call.call();
        } catch (InvalidInput invalid) {
            console.err().println(invalid.render());
            return ExitCode.WRONG_INPUT;
        } catch (Exception failure) {
            console.err().println("gatehouse: could not finish: " + Plain.line(reason(failure)));
            return ExitCode.UNFINISHED;
        }
    }

    /**
     * The commands, ready to parse; only the one that is called, where that is certain, since each takes time to make.
     */
    private CommandLine commandLine(String... arguments) {
        Map<String, Supplier<Object>> commands = commands(arguments.length < 2 ? "" : arguments[1]);
        CommandLine line = new CommandLine(this);
        Supplier<Object> called = arguments.length == 0 ? null : commands.get(arguments[0]);
        if (called == null || arguments[0].equals(COMPLETION)) {
            commands.values().forEach(command -> line.addSubcommand(command.get()));
        } else {
            line.addSubcommand(called.get());
        }
        complete(line);
        return line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.max(80, Math.min(100, console.width())))
                .setParameterExceptionHandler(this::wrongCall)
                .setExecutionExceptionHandler(this::failed);
    }

    private Map<String, Supplier<Object>> commands(String second) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(console, clock));
        commands.put("rules", () -> new RulesCommand(console));
        commands.put("explain", () -> new ExplainCommand(console));
        commands.put("secrets", () -> SecretsCommand.line(console, clock, second));
        commands.put("hook", () -> HookCommand.line(console));
        commands.put("logs", () -> LogsCommand.line(console, clock));
        commands.put("sigma", () -> SigmaCommand.line(console, clock));
        commands.put("roles", () -> RolesCommand.line(console, clock));
        commands.put("windows", () -> WindowsCommand.line(console, clock));
        commands.put("plan", () -> new PlanCommand(console, clock));
        commands.put("apply", () -> new ApplyCommand(console, clock));
        commands.put("undo", () -> new UndoCommand(console, clock));
        commands.put("access", () -> AccessCommand.line(console, clock));
        commands.put("deploy", () -> DeployCommand.line(console, clock));
        commands.put("gate", () -> GateCommand.line(console, clock));
        commands.put("ledger", () -> LedgerCommand.line(console, clock));
        commands.put("signature", () -> SignatureCommand.line(console, clock));
        commands.put("baseline", () -> new BaselineCommand(console, clock));
        commands.put("init", () -> new InitCommand(console, clock));
        commands.put(COMPLETION, () -> new CompletionCommand(console));
        return commands;
    }

    /** Every command takes the common options and {@code --help}, also those that have no use for the former. */
    private static void complete(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        if (command.findOption("--debug") == null) {
            command.addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
        }
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .order(90)
                .description("Show this help.")
                .build());
        line.getSubcommands().values().forEach(Gatehouse::complete);
    }

    @Override
    public void run() {
        if (version) {
            console.out().println("gatehouse " + Version.TEXT);
            return;
        }
        spec.commandLine().usage(console.out());
    }

    private int wrongCall(ParameterException wrong, String... arguments) {
        CommandLine line = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage());
        int end = message.indexOf('\n');
        console.err().println("gatehouse: " + Plain.line(end < 0 ? message : message.substring(0, end)));
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                console.err().println("Did you mean `" + near.getFirst() + "`?");
            }
        }
        console.err().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_INPUT;
    }

    private int failed(Exception failure, CommandLine line, ParseResult parsed) {
        boolean debug = parsed.originalArgs().contains("--debug");
        if (failure instanceof InvalidInput invalid) {
            console.err().println(Plain.lines(invalid.render()));
            if (debug) {
                failure.printStackTrace(console.err());
            }
            return ExitCode.WRONG_INPUT;
        }
        console.err().println("gatehouse: could not finish: " + Plain.line(reason(failure)));
        if (debug) {
            failure.printStackTrace(console.err());
        } else {
            console.err().println("Nothing was changed. --debug shows where it stopped.");
        }
        return ExitCode.UNFINISHED;
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        String name = deepest.getClass().getSimpleName();
        String text = message == null || message.isBlank() ? name : name + ": " + message;
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
