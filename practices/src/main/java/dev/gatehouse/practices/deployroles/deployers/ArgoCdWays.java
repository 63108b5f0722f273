package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.engines.policycsv.Decision;
import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.argocd.Application;
import dev.gatehouse.practices.deployroles.argocd.WrittenPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** By Argo CD's policy: who changes an Application that deploys files of the environment, or starts its deployment. */
final class ArgoCdWays {

    private static final List<String> CHANGING = List.of("sync", "override", "update", "create", "delete", "rollback");

    private final List<Application> applications;
    private final List<Installed> policies;

    /** A policy, ready to be asked. */
    private record Installed(WrittenPolicy written, Part part, Enforcer enforcer) {

        static Installed of(WrittenPolicy written) {
            Part part = new Part("policy.csv", written.policy());
            return new Installed(
                    written, part, new Enforcer(List.of(Part.BUILT_IN, part), List.of(), "", written.mode()));
        }

        /** Whom its lines name, without roles and tokens. */
        List<String> people() {
            return enforcer.subjects().stream()
                    .filter(who -> !Enforcer.isRole(who) && !who.startsWith("proj:"))
                    .toList();
        }
    }

    ArgoCdWays(Evidence evidence) {
        applications = Application.all(evidence);
        policies = WrittenPolicy.all(evidence).stream()
                .filter(written -> written.template().isEmpty())
                .map(Installed::of)
                .toList();
    }

    List<Way> into(Environment environment) {
        List<String> deploying = applications.stream()
                .filter(application -> deploys(application, environment))
                .map(application -> application.project() + "/" + application.name())
                .distinct()
                .toList();
        List<Way> ways = new ArrayList<>();
        for (Installed policy : policies) {
            for (String who : policy.people()) {
                deploying.stream()
                        .flatMap(application ->
                                CHANGING.stream().map(action -> new Request(who, action, "applications", application)))
                        .flatMap(request -> way(policy, request).stream())
                        .findFirst()
                        .ifPresent(ways::add);
            }
        }
        return ways;
    }

    /** By a line of the policy itself: who is administrator by Argo CD's own lines is another rule's matter. */
    private static Optional<Way> way(Installed policy, Request request) {
        Decision decision = policy.enforcer().decide(request);
        Part part = policy.part();
        PolicyLine named = part.policy().lines().stream()
                .filter(line -> line instanceof PolicyLine.Membership membership
                        && membership.member().equals(request.subject()))
                .findFirst()
                .orElse(part.equals(decision.part()) ? decision.line() : null);
        return decision.allowed() && named != null
                ? Optional.of(Way.at(
                        request.subject(),
                        policy.written().at(named.number()),
                        "may " + request.action() + " " + request.object() + " in Argo CD"))
                : Optional.empty();
    }

    private static boolean deploys(Application application, Environment environment) {
        Stream<Mapping> sources = Stream.concat(
                application.spec().mapping("source").stream(), application.spec().each("sources").stream());
        return environment.holds(application.file())
                || sources.anyMatch(source -> source.text("path")
                        .filter(path -> environment.holds(stripped(path)))
                        .isPresent());
    }

    private static String stripped(String path) {
        String from = path.startsWith("./") ? path.substring(2) : path;
        return from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
    }
}
