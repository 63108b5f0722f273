package dev.gatehouse.gate;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.engines.signature.Keyring;
import dev.gatehouse.engines.signature.SshCertificate;
import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.engines.signature.Verification;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.SigningKeys;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds each decision that allows a move against what people signed for it, with the keys that the ledger had of them
 * by then: a gate that decides what nobody asked for is found by whoever reads its ledger. Of whoever was erased
 * nothing can be told, and nothing is said.
 */
public final class DecisionAudit {

    private final LedgerReader reader;
    private final String environment;
    private final List<Person> people;
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Set<String> executions = new HashSet<>();
    private final Map<String, String> moved = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * An audit of what the ledger has of an environment.
     *
     * @param people who is declared: nobody who had left speaks for a decision
     */
    public DecisionAudit(LedgerReader reader, String environment, List<Person> people) {
        this.reader = reader;
        this.environment = environment;
        this.people = List.copyOf(people);
    }

    /** What is wrong, one line each. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Takes the entries, one after the other, all of them. */
    public void entry(long index, String text) {
        LedgerReader.entry(text).ifPresent(entry -> {
            SigningKeys.changed(reader, entry).forEach((name, each) -> keys.put(name, Set.of(each.split(" ", -1))));
            if (entry.body().maybe("environment").equals(Optional.of(environment))) {
                environmentEntry(index, entry);
            }
        });
    }

    private void environmentEntry(long index, LedgerEntry entry) {
        String request = entry.body().maybe("request").orElse("");
        boolean decision = entry.kind() == EntryKind.DECISION || entry.kind() == EntryKind.OVERRIDE;
        if (decision && entry.body().maybe("outcome").equals(Optional.of("allow"))) {
            allowed(index, entry, request);
        }
        if (entry.kind() == EntryKind.DEPLOYMENT
                && entry.body().maybe("outcome").equals(Optional.of("moved"))) {
            moved.put(request, "entry " + index);
        }
    }

    private void allowed(long index, LedgerEntry entry, String request) {
        String before = moved.get(request);
        if (before != null) {
            fault(index, entry, "the request was carried out before, by " + before);
        }
        Map<String, JsonObject> people = reader.personal(entry);
        boolean asked = false;
        for (JsonObject about : people.values()) {
            String name = about.maybe("name").orElse("");
            for (Signed kind : Signed.values()) {
                Optional<String> text = about.maybe(kind.field);
                if (text.isPresent()) {
                    asked |= kind == Signed.REQUEST;
                    SignedStatement signed = new SignedStatement(
                            text.get(), about.maybe(kind.field + "Signature").orElse(""));
                    String refusal = refusal(signed, kind, name, entry, request);
                    if (refusal != null) {
                        fault(index, entry, "the " + kind.field + " of " + name + " does not count: " + refusal);
                    }
                }
            }
        }
        if (!asked && people.size() == entry.sealed().size()) {
            fault(index, entry, "nobody's request is recorded with it");
        }
    }

    private void fault(long index, LedgerEntry entry, String why) {
        faults.add(environment + ": entry " + index + " allows "
                + entry.body().maybe("to").orElse("a move") + ", and " + why);
    }

    /** What people sign for a decision, as the ledger names it. */
    private enum Signed {
        REQUEST("request", Statement.Kind.REQUEST),
        APPROVAL("approval", Statement.Kind.APPROVAL),
        EXECUTION("execution", Statement.Kind.EXECUTION);

        private final String field;
        private final Statement.Kind kind;

        Signed(String field, Statement.Kind kind) {
            this.field = field;
            this.kind = kind;
        }
    }

    private @Nullable String refusal(
            SignedStatement signed, Signed kind, String name, LedgerEntry entry, String request) {
        Statement statement;
        try {
            statement = Statement.parse(signed.text());
        } catch (MalformedJson malformed) {
            return "it is no statement: " + malformed.why();
        }
        String refusal = signature(signed, name, entry.at());
        if (refusal == null) {
            refusal = stated(statement, kind, name, entry);
        }
        if (refusal == null) {
            refusal = different(statement, entry);
        }
        if (refusal != null) {
            return refusal;
        }
        String id = kind == Signed.REQUEST ? signed.id() : statement.request();
        if (!id.equals(request)) {
            return "it is of another request: " + id;
        }
        return kind == Signed.EXECUTION && !executions.add(signed.id()) ? "it was used before" : null;
    }

    private @Nullable String stated(Statement statement, Signed kind, String name, LedgerEntry entry) {
        if (!statement.by().equals(name)) {
            return "it is in the name of " + statement.by();
        }
        LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
        Optional<Person> gone = people.stream()
                .filter(each -> each.name().equals(name) && !each.presentOn(day))
                .findFirst();
        if (gone.isPresent()) {
            return name + " left on " + gone.get().left();
        }
        if (statement.kind() != kind.kind) {
            return "it states something else";
        }
        return statement.untimely(entry.at());
    }

    private @Nullable String different(Statement statement, LedgerEntry entry) {
        JsonObject body = entry.body();
        String ref = body.maybe("ref").orElse("");
        boolean here = ref.equals(statement.ref()) || ref.equals("refs/heads/" + statement.ref());
        if (!statement.environment().equals(environment) || !here) {
            return "it is for " + statement.environment() + " at " + statement.ref();
        }
        if (!body.maybe("to").equals(Optional.of(statement.to()))) {
            return "it is of another commit: " + statement.to();
        }
        if (!body.maybe("from").equals(Optional.of(statement.from()))) {
            return "it is of a deployment that begins at another commit: " + statement.from();
        }
        if (!body.maybe("manifests").equals(Optional.of(statement.manifests()))) {
            return "it is of other files";
        }
        return body.maybe("action").equals(Optional.of(statement.action()))
                ? null
                : "it is of another action: " + statement.action();
    }

    /** The ledger has fingerprints, and a signature its key: the two together are a keyring. */
    private @Nullable String signature(SignedStatement signed, String name, Instant at) {
        byte[] armored = signed.signature().getBytes(StandardCharsets.UTF_8);
        Set<String> known = keys.getOrDefault(name, Set.of());
        Keyring.Builder theirs = Keyring.builder();
        SshSignature.parse(armored).ifPresent(made -> {
            SshPublicKey bare = made.key().bare();
            if (known.contains(bare.fingerprint())) {
                theirs.add(name, bare);
            }
            made.key().vouched().map(SshCertificate::authority).ifPresent(authority -> {
                String told = Keyring.AUTHORITY + authority.fingerprint() + "=";
                known.stream()
                        .filter(each -> each.startsWith(told))
                        .map(each -> List.of(each.substring(told.length()).split(",", -1)))
                        .forEach(principals -> theirs.authority(name, principals, authority));
            });
        });
        Verification told =
                theirs.build().verify(armored, signed.text().getBytes(StandardCharsets.UTF_8), Statement.NAMESPACE, at);
        return told.outcome() == Verification.Outcome.VALID ? null : told.reason();
    }
}
