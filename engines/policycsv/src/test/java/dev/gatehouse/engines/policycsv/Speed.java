package dev.gatehouse.engines.policycsv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures decisions: a policy of so many rules, ten to a role and a group to each role; half of the requests are
 * allowed. With {@code one} all rules are one role's.
 */
final class Speed {

    private static final int ROUNDS = 5;
    private static final int WARM_UP = 200_000;
    private static final int REQUESTS = 200_000;
    private static final List<String> ACTIONS = List.of("get", "sync", "update", "delete", "override");

    private Speed() {}

    public static void main(String[] arguments) {
        for (int rules : new int[] {50, 1_000, 10_000}) {
            for (boolean one : new boolean[] {false, true}) {
                Policy policy = policy(rules, one);
                Enforcer enforcer = new Enforcer(
                        List.of(Part.BUILT_IN, new Part("policy.csv", policy)), List.of(), "", MatchMode.GLOB);
                List<Request> requests = requests(rules, one);
                int allowed = 0;
                for (int i = 0; i < WARM_UP; i++) {
                    allowed +=
                            enforcer.decide(requests.get(i % requests.size())).allowed() ? 1 : 0;
                }
                long[] ours = ours(enforcer, requests);
                print("gatehouse", rules, one, ours, (double) allowed / WARM_UP);
                if (arguments.length > 0 && arguments[0].equals("jcasbin")) {
                    long[] theirs = theirs(policy, requests);
                    print("jcasbin", rules, one, theirs, Double.NaN);
                    System.out.printf(
                            Locale.ROOT,
                            "           %,7d rules %-10s times faster: p50 %.0f, p99 %.0f%n",
                            rules,
                            one ? "of one role" : "",
                            ratio(theirs, ours, 50),
                            ratio(theirs, ours, 99));
                }
            }
        }
    }

    private static long[] ours(Enforcer enforcer, List<Request> requests) {
        long[] best = {};
        for (int round = 0; round < ROUNDS; round++) {
            long[] times = new long[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
                Request request = requests.get(i % requests.size());
                long start = System.nanoTime();
                enforcer.decide(request);
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            best = best.length == 0 || times[REQUESTS / 2] < best[REQUESTS / 2] ? times : best;
        }
        return best;
    }

    private static long[] theirs(Policy policy, List<Request> requests) {
        Peer peer = new Peer(BuiltInPolicy.policy().with(policy));
        int warm = 2_000_000 / Math.max(50, policy.lines().size());
        for (int i = 0; i < warm; i++) {
            Request request = requests.get(i % requests.size());
            peer.allows(request.subject(), request.resource(), request.action(), request.object());
        }
        long[] times = new long[Math.clamp(5_000_000 / policy.lines().size(), 300, 20_000)];
        for (int i = 0; i < times.length; i++) {
            Request request = requests.get(i % requests.size());
            long start = System.nanoTime();
            peer.allows(request.subject(), request.resource(), request.action(), request.object());
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times;
    }

    private static double ratio(long[] slow, long[] fast, int percent) {
        return (double) slow[slow.length * percent / 100] / fast[fast.length * percent / 100];
    }

    private static void print(String name, int rules, boolean one, long[] sorted, double allowed) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %,7d rules %-10s mean %9.2f µs  p50 %9.2f µs  p99 %9.2f µs%s%n",
                name,
                rules,
                one ? "of one role" : "",
                Arrays.stream(sorted).average().orElse(0) / 1000,
                sorted[sorted.length / 2] / 1000.0,
                sorted[sorted.length * 99 / 100] / 1000.0,
                Double.isNaN(allowed) ? "" : String.format(Locale.ROOT, "  %.0f %% allowed", allowed * 100));
    }

    private static Policy policy(int rules, boolean one) {
        StringBuilder policy = new StringBuilder();
        for (int i = 0; i < rules; i++) {
            int role = one ? 0 : i / 10;
            policy.append("p, role:r")
                    .append(role)
                    .append(", applications, ")
                    .append(ACTIONS.get(i % ACTIONS.size()))
                    .append(", project-")
                    .append(i / 5)
                    .append("/*, ")
                    .append(i % 20 == 19 ? "deny" : "allow")
                    .append('\n');
            if (!one && i % 10 == 0 || i == 0) {
                policy.append("g, group-")
                        .append(role)
                        .append(", role:r")
                        .append(role)
                        .append('\n');
            }
        }
        return Policy.read(policy.toString());
    }

    private static List<Request> requests(int rules, boolean one) {
        Random random = new Random(42);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int rule = random.nextInt(rules);
            int group = one ? 0 : (random.nextBoolean() ? rule : random.nextInt(rules)) / 10;
            int project = one && random.nextBoolean() ? rules + rule : rule / 5;
            requests.add(new Request(
                    "group-" + group,
                    ACTIONS.get(random.nextInt(ACTIONS.size())),
                    "applications",
                    "project-" + project + "/web-" + random.nextInt(100)));
        }
        return requests;
    }
}
