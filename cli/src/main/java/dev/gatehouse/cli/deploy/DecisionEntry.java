package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.gate.Decision;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.Personal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What the ledger keeps of a decision: what was asked and answered, and what people signed for it, each encrypted for
 * them alone. An entry has an end, so long lists are cut and say so.
 *
 * @param body what is not about people
 * @param people whom it is about
 */
record DecisionEntry(Map<String, Object> body, List<Personal> people) {

    private static final int MOST_REASONS = 40;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_SIGNED = 24_000;

    /** What is recorded of every move, and of every try at one. */
    static Map<String, Object> deployment(DeploySession session, DeploySession.Asked asked, ObjectId from) {
        Map<String, Object> body = new TreeMap<>();
        body.put("environment", session.environment().name());
        body.put("ref", session.ref());
        body.put("action", asked.statement().action());
        body.put("from", from.name());
        body.put("to", asked.statement().to());
        body.put("request", asked.signed().id());
        return body;
    }

    static DecisionEntry of(
            DeploySession session,
            DeploySession.Asked asked,
            List<SignedStatement> approvals,
            SignedStatement execution,
            Decision decision,
            ObjectId from,
            Instant at,
            Instant validUntil) {
        Map<String, Object> body = deployment(session, asked, from);
        body.put("outcome", decision.outcome().label());
        body.put("manifests", asked.statement().manifests());
        body.put(
                "approvals",
                approvals.stream().limit(MOST_REASONS).map(SignedStatement::id).toList());
        body.put("validUntil", validUntil.toString());
        body.put("reasons", reasons(decision, session.baseline().people()));
        return new DecisionEntry(body, people(session, asked, approvals, execution, decision, at));
    }

    private static List<String> reasons(Decision decision, List<Person> people) {
        List<String> reasons = new ArrayList<>();
        decision.reasons().stream()
                .limit(MOST_REASONS)
                .map(r -> cut(r.effect().label() + " " + r.code() + ": " + r.text(), people))
                .forEach(reasons::add);
        int more = decision.reasons().size() - MOST_REASONS;
        if (more > 0) {
            reasons.add("and " + more + " more reasons");
        }
        return reasons;
    }

    /** Never within a name, of which a part would stay. */
    private static String cut(String text, List<Person> people) {
        if (text.length() <= LONGEST_REASON) {
            return text;
        }
        int end = people.stream()
                .flatMap(DecisionEntry::names)
                .mapToInt(name -> {
                    int from = text.indexOf(name, Math.max(0, LONGEST_REASON - name.length() + 1));
                    return from < 0 ? LONGEST_REASON : Math.min(from, LONGEST_REASON);
                })
                .min()
                .orElse(LONGEST_REASON);
        boolean within = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, within ? end - 1 : end) + "…";
    }

    /** Whoever signed, with what they signed, and whoever is named in a reason, whose name is replaced there. */
    private static List<Personal> people(
            DeploySession session,
            DeploySession.Asked asked,
            List<SignedStatement> approvals,
            SignedStatement execution,
            Decision decision,
            Instant at) {
        Map<String, Map<String, String>> fields = new TreeMap<>();
        Statement request = asked.statement();
        of(request.by(), fields).put("reason", request.reason());
        signed(request.by(), "request", asked.signed(), fields);
        Signers signers = new Signers(session.baseline());
        Statement executed =
                signers.check(execution, Statement.Kind.EXECUTION, at).statement();
        if (executed != null) {
            signed(executed.by(), "execution", execution, fields);
        }
        int length = 0;
        for (SignedStatement each : approvals) {
            Signers.Checked checked = signers.check(each, Statement.Kind.APPROVAL, at);
            length += length(each);
            if (checked.statement() != null && checked.refusal() == null && length <= MOST_SIGNED) {
                signed(checked.statement().by(), "approval", each, fields);
            }
        }
        Map<String, List<String>> addresses = new TreeMap<>();
        for (Person person : session.baseline().people()) {
            addresses.put(person.name(), person.emails());
            if (decision.reasons().stream().anyMatch(reason -> speaksOf(person, reason.text()))) {
                of(person.name(), fields);
            }
        }
        return fields.entrySet().stream()
                .map(each ->
                        new Personal(each.getKey(), addresses.getOrDefault(each.getKey(), List.of()), each.getValue()))
                .toList();
    }

    private static boolean speaksOf(Person person, String text) {
        return names(person).anyMatch(text::contains);
    }

    private static Stream<String> names(Person person) {
        return Stream.concat(Stream.of(person.name()), person.emails().stream());
    }

    private static Map<String, String> of(String name, Map<String, Map<String, String>> fields) {
        return fields.computeIfAbsent(name, each -> new TreeMap<>());
    }

    private static void signed(
            String name, String what, SignedStatement signed, Map<String, Map<String, String>> fields) {
        Map<String, String> about = of(name, fields);
        about.put(what, signed.text());
        about.put(what + "Signature", signed.signature());
    }

    private static int length(SignedStatement signed) {
        return signed.text().getBytes(StandardCharsets.UTF_8).length
                + signed.signature().getBytes(StandardCharsets.UTF_8).length;
    }
}
