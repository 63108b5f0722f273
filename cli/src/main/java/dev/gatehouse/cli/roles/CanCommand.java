package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.batch.BadQuestion;
import dev.gatehouse.cli.batch.Batch;
import dev.gatehouse.cli.batch.Fields;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.json.JsonText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code gatehouse roles can}. */
@Command(
        name = "can",
        description = "Say whether somebody may do a thing, and which line says so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles can ada sync applications shop/web --policy argocd-rbac-cm.yaml",
            "  gatehouse roles can ada --group acme:devs delete applications shop/web --policy policy.csv",
            "  gatehouse roles can proj:shop:ci sync applications shop/web --policy policy.csv \\",
            "      --project shop.yaml",
            "  gatehouse roles can --batch questions.jsonl --policy policy.csv",
            "  gatehouse roles can \"Ada Example\" execute deployment production",
            "",
            "A question of --batch is one line: {\"subject\",\"groups\":[],\"action\",\"resource\",",
            "\"object\"}; its answer is {\"allowed\",\"line\",\"why\"}. Exit code: 0 allowed (of",
            "--batch: all answered), 1 denied, 2 a wrong call or input."
        })
final class CanCommand implements Callable<Integer> {

    private static final int PARTS = 4;

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Parameters(
            arity = "0..4",
            paramLabel = "SUBJECT ACTION RESOURCE OBJECT",
            description = "Who, the verb, the kind of thing, and its name.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "G",
            order = 6,
            parameterConsumer = Groups.class,
            description = "A group of the subject's; several times, or several after the question.")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = "--batch",
            paramLabel = "FILE|-",
            order = 7,
            arity = "1..*",
            description = "Answer many questions, one line of JSON each; - for standard input.")
    private List<String> batch = new ArrayList<>();

    /** One group; after all of the question, all that follow up to the next option. */
    private static final class Groups implements IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> rest, ArgSpec group, CommandSpec command) {
            List<String> groups = group.getValue();
            List<String> question = command.positionalParameters().getFirst().getValue();
            if (rest.isEmpty()) {
                throw new ParameterException(command.commandLine(), "Missing required parameter for option '--group'");
            }
            do {
                groups.add(rest.pop());
            } while (question.size() == PARTS && !rest.isEmpty() && !rest.peek().startsWith("-"));
        }
    }

    CanCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (words.size() != (batch.isEmpty() ? PARTS : 0)) {
            throw new InvalidInput(
                    batch.isEmpty()
                            ? "a question has four parts, this has " + words.size()
                            : "either a question or --batch, not both",
                    null,
                    null,
                    "Write SUBJECT ACTION RESOURCE OBJECT, for example: ada sync applications shop/web.");
        }
        Authority authority = Authorities.of(options, common, console, common.at(clock.instant()));
        if (!batch.isEmpty()) {
            return new Batch(console, common, new Questions(authority)).run(batch);
        }
        Request request = new Request(words.get(0), groups, words.get(1), words.get(2), words.get(3));
        Authority.Answer answer = authority.decide(request);
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json")
                        ? RoleJson.document(json -> {
                            json.object();
                            RoleJson.answer(json, answer);
                            json.endObject();
                        })
                        : text(answer));
        return answer.allowed() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String text(Authority.Answer answer) {
        return (answer.allowed() ? "yes  " : "no   ") + Plain.line(answer.why()) + "\n"
                + answer.place()
                        .map(place -> "     " + Plain.line(place.toString()) + "\n")
                        .orElse("");
    }

    private record Questions(Authority authority) implements Batch.Answering {

        @Override
        public void answer(Fields question, JsonText json) throws BadQuestion {
            RoleJson.answer(
                    json,
                    authority.decide(new Request(
                            question.text("subject"),
                            question.texts("groups"),
                            question.text("action"),
                            question.text("resource"),
                            question.text("object"))));
        }

        @Override
        public void refuse(String why, JsonText json) {
            RoleJson.answer(json, new Authority.Answer(false, Optional.empty(), why));
        }
    }
}
