package dev.gatehouse.cli.roles;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.authorization.AccessQuestion;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the roles and bindings of a baseline say. */
record DeclaredRoles(Baseline baseline, Authorization authorization, Instant at) implements Authority {

    private static final String DEPLOYMENT = "deployment";

    /**
     * Reads a baseline.
     *
     * @param file null for the usual one here
     */
    static DeclaredRoles authority(@Nullable Path file, Console console, Instant at) {
        Path read = file == null ? Path.of(Declared.USUAL) : file;
        if (file == null && !Files.exists(read)) {
            throw new InvalidInput(
                    "no " + Declared.USUAL + " here",
                    null,
                    null,
                    "Name a policy of Argo CD with --policy FILE, or a baseline with --baseline FILE.");
        }
        Baseline baseline = Declared.read(read, console.in(), at);
        return new DeclaredRoles(baseline, new Authorization(baseline), at);
    }

    @Override
    public Answer decide(Request request) {
        AccessDecision decision = authorization.decide(new AccessQuestion(
                request.subject(), request.groups(), request.action(), request.resource(), request.object(), at));
        return new Answer(decision.allowed(), decision.place(), decision.why());
    }

    @Override
    public List<Holder> whoCan(String action, String resource, String object) {
        List<Holder> holders = new ArrayList<>();
        for (String subject : subjects()) {
            Answer answer = decide(new Request(subject, action, resource, object));
            if (answer.allowed()) {
                holders.add(new Holder(subject, answer));
            }
        }
        return holders;
    }

    @Override
    public List<Grant> whatCan(String subject, List<String> groups) {
        List<Grant> grants = new ArrayList<>();
        for (Environment environment : baseline.environments()) {
            for (String verb : Authorization.verbs()) {
                Answer answer = decide(new Request(subject, groups, verb, DEPLOYMENT, environment.name()));
                if (answer.allowed()) {
                    grants.add(new Grant(
                            DEPLOYMENT + " " + verb + " " + environment.name(), answer.place(), answer.why()));
                }
            }
        }
        return grants;
    }

    @Override
    public List<String> subjects() {
        return baseline.people().stream().map(Person::name).sorted().toList();
    }

    @Override
    public List<String> columns() {
        return Authorization.verbs().stream()
                .map(verb -> DEPLOYMENT + " " + verb)
                .toList();
    }
}
