package dev.gatehouse.cli.roles;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.authorization.AccessQuestion;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.policy.AccessPolicy;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the roles and bindings of a baseline say. */
record DeclaredRoles(Baseline baseline, Authorization authorization, Instant at) implements Authority {

    private static final String DEPLOYMENT = "deployment";
    private static final char APPLICATION = '/';
    private static final char PATH = ':';

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
        Asked asked = asked(request.object());
        AccessDecision decision = authorization.decide(new AccessQuestion(
                request.subject(),
                request.groups(),
                request.action(),
                request.resource(),
                asked.environment(),
                asked.part(),
                Set.of(),
                at));
        return new Answer(decision.allowed(), decision.place(), decision.why());
    }

    /** What an object means. */
    private record Asked(String environment, AccessPolicy.Part part) {}

    /** Reads {@code ENVIRONMENT}, {@code ENVIRONMENT/APPLICATION} and {@code ENVIRONMENT:PATH}. */
    private Asked asked(String object) {
        return baseline.environments().stream()
                .map(Environment::name)
                .filter(name -> object.startsWith(name) && object.length() > name.length() + 1)
                .max(Comparator.comparingInt(String::length))
                .map(name -> {
                    String rest = object.substring(name.length() + 1);
                    return switch (object.charAt(name.length())) {
                        case APPLICATION -> new Asked(name, new AccessPolicy.Part(rest, List.of()));
                        case PATH -> new Asked(name, new AccessPolicy.Part("", List.of(rest)));
                        default -> new Asked(object, AccessPolicy.Part.ALL);
                    };
                })
                .orElse(new Asked(object, AccessPolicy.Part.ALL));
    }

    /** All that can be asked about: environments, and the parts of them that bindings speak of. */
    List<String> objects() {
        List<String> objects = new ArrayList<>();
        for (Environment environment : baseline.environments()) {
            objects.add(environment.name());
            baseline.access().bindings().stream()
                    .filter(binding -> binding.environments().isEmpty()
                            || binding.environments().contains(environment.name()))
                    .flatMap(binding -> parts(binding.scope()))
                    .map(part -> environment.name() + part)
                    .distinct()
                    .forEach(objects::add);
        }
        return objects;
    }

    private static Stream<String> parts(AccessPolicy.Scope scope) {
        return Stream.concat(
                scope.applications().stream().map(application -> APPLICATION + application),
                scope.paths().stream().map(path -> PATH + path.text()));
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
        for (String object : objects()) {
            for (String verb : Authorization.verbs()) {
                Answer answer = decide(new Request(subject, groups, verb, DEPLOYMENT, object));
                if (answer.allowed()) {
                    grants.add(new Grant(DEPLOYMENT + " " + verb + " " + object, answer.place(), answer.why()));
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
