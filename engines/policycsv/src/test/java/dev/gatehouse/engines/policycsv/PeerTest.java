package dev.gatehouse.engines.policycsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random policies say what jcasbin says of them with Argo CD's model, each subject asked by itself. One after the
 * other, as jcasbin's expressions are shared by all threads.
 */
@Execution(ExecutionMode.SAME_THREAD)
class PeerTest {

    private static final List<String> SUBJECTS =
            List.of("ada", "bob", "role:a", "role:b", "role:c", "role:d", "grp:x", "role:admin");
    private static final List<String> RESOURCES = List.of("applications", "logs", "*", "app*", "{logs,exec}", "exec");
    private static final List<String> ACTIONS = List.of("get", "sync", "*", "action/*", "s?nc", "delete", "{get,sync}");
    private static final List<String> OBJECTS =
            List.of("*", "*/*", "shop/*", "shop/web", "*/web", "s*p/w*", "shop/w?b", "{shop,blog}/*", "blog/*-{a,b}");
    private static final List<String> EFFECTS = List.of("allow", "allow", "allow", "deny", "Deny");

    private static final List<String> ASKED_RESOURCES = List.of("applications", "logs", "exec", "appx");
    private static final List<String> ASKED_ACTIONS = List.of("get", "sync", "action/apps/x", "delete");
    private static final List<String> ASKED_OBJECTS =
            List.of("shop/web", "shop", "blog/web", "blog/x-a", "ship/wob", "shop/a/web");

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String policy(Random random) {
        StringBuilder policy = new StringBuilder();
        int lines = 1 + random.nextInt(25);
        for (int i = 0; i < lines; i++) {
            if (random.nextInt(3) == 0) {
                policy.append("g, ").append(pick(random, SUBJECTS)).append(", ").append(pick(random, SUBJECTS));
            } else {
                policy.append("p, ")
                        .append(pick(random, SUBJECTS))
                        .append(", ")
                        .append(pick(random, RESOURCES).replace("{logs,exec}", "\"{logs,exec}\""))
                        .append(", ")
                        .append(pick(random, ACTIONS).replace("{get,sync}", "\"{get,sync}\""))
                        .append(", ")
                        .append(quoted(pick(random, OBJECTS)))
                        .append(", ")
                        .append(pick(random, EFFECTS));
            }
            policy.append('\n');
        }
        return policy.toString();
    }

    private static String quoted(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysWhatJcasbinSays(int seed) {
        Random random = new Random(seed);
        Policy policy = Policy.read(policy(random));
        Enforcer ours =
                new Enforcer(List.of(Part.BUILT_IN, new Part("policy.csv", policy)), List.of(), "", MatchMode.GLOB);
        Peer peer = new Peer(BuiltInPolicy.policy().with(policy));
        List<String> different = new ArrayList<>();
        for (String subject : SUBJECTS) {
            for (String resource : ASKED_RESOURCES) {
                for (String action : ASKED_ACTIONS) {
                    for (String object : ASKED_OBJECTS) {
                        boolean mine = ours.decide(new Request(subject, action, resource, object))
                                .allowed();
                        if (mine != peer.allows(subject, resource, action, object)) {
                            different.add(subject + " " + resource + " " + action + " " + object + ": " + mine);
                        }
                    }
                }
            }
        }

        assertThat(different).as("%s", policy.lines()).isEmpty();
    }
}
