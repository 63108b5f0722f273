package dev.gatehouse.cli.deploy.session;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.authorization.AccessQuestion;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.deploy.manifests.Deployed;
import dev.gatehouse.cli.ledger.LedgerPlace;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.Circumstances;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** One environment of one repository, what is declared of it, and what people stated about it. */
public final class DeploySession implements AutoCloseable {

    /** Where requests are stored, by environment. */
    public static final String REQUESTS = "refs/gatehouse/requests/";
    /** Where approvals are stored, by environment and request. */
    public static final String APPROVALS = "refs/gatehouse/approvals/";
    /** Where decisions are stored, by environment. */
    public static final String DECISIONS = "refs/gatehouse/decisions/";
    /** How long a request or an approval is good for. */
    public static final Duration VALID = Duration.ofDays(7);

    private static final String TEXT = "statement.json";
    private static final String SIGNATURE = "statement.json.sig";
    private static final int NONCE = 16;

    private final DeployOptions options;
    private final Console console;
    private final DeploymentRepository repository;
    private final Baseline baseline;
    private final Environment environment;
    private final Map<ObjectId, Deployed> deployed = new HashMap<>();

    private DeploySession(
            DeployOptions options,
            Console console,
            DeploymentRepository repository,
            Baseline baseline,
            Environment environment) {
        this.options = options;
        this.console = console;
        this.repository = repository;
        this.baseline = baseline;
        this.environment = environment;
    }

    /**
     * Opens the repository, and finds the environment.
     *
     * @throws InvalidInput where there is none, or it has no reference of its own
     */
    public static DeploySession open(DeployOptions options, Console console, Instant at) {
        String name = options.environment();
        if (name == null) {
            throw new InvalidInput("which environment?", null, null, "Name one of the baseline's environments.");
        }
        return open(options, name, console, at);
    }

    /** The same for an environment of a name. */
    public static DeploySession open(DeployOptions options, String name, Console console, Instant at) {
        DeploymentRepository repository = DeploymentRepository.open(options.repository());
        try {
            Baseline baseline =
                    Declared.of(repository.target(), options.common().baseline(), console.in(), null, at);
            List<String> names =
                    baseline.environments().stream().map(Environment::name).toList();
            Environment environment = baseline.environments().stream()
                    .filter(e -> e.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(
                            "no environment " + Plain.line(name) + " is declared",
                            null,
                            null,
                            names.isEmpty()
                                    ? "Declare environments in gatehouse.yaml."
                                    : "Declared: " + String.join(", ", names) + "."));
            if (environment.ref() == null) {
                throw new InvalidInput(
                        "environment " + name + " has no `ref` to move",
                        environment.location(),
                        null,
                        "Give it a branch of its own, as ref: env/" + name + ".");
            }
            return new DeploySession(options, console, repository, baseline, environment);
        } catch (RuntimeException failed) {
            repository.close();
            throw failed;
        }
    }

    /** The repository that is deployed from. */
    public DeploymentRepository repository() {
        return repository;
    }

    /** What is declared. */
    public Baseline baseline() {
        return baseline;
    }

    /** Which environment it is. */
    public Environment environment() {
        return environment;
    }

    /** What is known of people's second factors; forges are asked only where the environment requires one. */
    Map<String, Circumstances.SecondFactorSeen> secondFactors(Instant at) {
        boolean ask = environment.requires().contains("two-factor");
        return new SecondFactors(baseline).seen(ask, console, options.common().baseline() != null, at);
    }

    /** The full name of the environment's reference. */
    public String ref() {
        return DeploymentRepository.fullName(String.valueOf(environment.ref()));
    }

    /** The commit that is deployed; zeros where none is. */
    public ObjectId current() throws IOException {
        return repository.current(ref());
    }

    /** The commit that is asked for. */
    public ObjectId wanted() throws IOException {
        String revision = options.revision();
        return repository.commit(revision == null ? "HEAD" : revision);
    }

    /** The ledger: the one that is given, or the one in the repository. */
    public LedgerFolder ledger() {
        String given = options.ledger().given();
        if (given != null) {
            return LedgerPlace.folder(given);
        }
        if (repository.isRemote()) {
            throw new InvalidInput(
                    "the repository is elsewhere, and no ledger is named",
                    null,
                    null,
                    "Name the ledger of the gate with --ledger DIR.");
        }
        return new LedgerFolder(repository.directory().resolve(LedgerPlace.IN_REPOSITORY));
    }

    /** What the ledger has of the environment; nothing where the ledger is elsewhere and not named. */
    public Past past() throws IOException {
        return repository.isRemote() && options.ledger().given() == null
                ? new Past(Optional.empty(), List.of())
                : Past.of(ledger(), environment.name());
    }

    /** The ledger, which has to be there. */
    public LedgerFolder existingLedger() {
        LedgerFolder folder = ledger();
        if (!folder.exists()) {
            throw LedgerPlace.missing(folder.root());
        }
        return folder;
    }

    /**
     * Whether somebody may do a thing here.
     *
     * @param involved who asked for it or wrote it, who may not approve it
     */
    public AccessDecision may(Person person, String verb, Set<String> involved, Instant at) {
        return new Authorization(baseline)
                .decide(new AccessQuestion(
                        person.name(), List.of(), verb, "deployment", environment.name(), involved, at));
    }

    /**
     * Why whoever calls may not look at the environment, told by the key that they name, or by the usual one where it
     * is somebody's. Nobody's is asked for a signature: who can read the repository can read what lies in it.
     *
     * @return one line; empty where they may, and where nothing tells who they are
     */
    public Optional<String> hidden(Instant at) {
        Person person;
        try {
            person = key(at).owner();
        } catch (InvalidInput unknown) {
            if (options.key() != null) {
                throw unknown;
            }
            return Optional.empty();
        }
        AccessDecision may = may(person, "view", Set.of(), at);
        return may.allowed()
                ? Optional.empty()
                : Optional.of(person.name() + " may not view " + environment.name() + ": " + may.why());
    }

    /** The key that whoever calls signs with. */
    public SigningKey key(Instant at) {
        return SigningKey.of(options.key(), repository.repository(), console, new Signers(baseline), at);
    }

    /** What a commit deploys here. */
    public Deployed deployed(ObjectId commit) throws IOException {
        Deployed known = deployed.get(commit);
        if (known == null) {
            known = Deployed.of(repository, environment, commit);
            deployed.put(commit, known);
        }
        return known;
    }

    /**
     * A statement about a deployment, to be signed.
     *
     * @param manifests the digest of what the commit deploys, made as that of the request was
     */
    public Statement statement(
            Statement.Kind kind,
            Action action,
            ObjectId from,
            ObjectId to,
            String manifests,
            String request,
            String by,
            Instant at,
            Duration valid) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        return new Statement(
                kind,
                environment.name(),
                String.valueOf(environment.ref()),
                action.label(),
                from.name(),
                to.name(),
                manifests,
                request,
                by,
                options.reason(),
                HexFormat.of().formatHex(nonce),
                at,
                at.plus(valid));
    }

    /** Environments' names may have characters that names of references may not. */
    public static String part(String name) {
        StringBuilder part = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '_';
            part.append(plain ? String.valueOf((char) b) : String.format("%%%02x", b));
        }
        return part.toString();
    }

    /** Stores what was signed. */
    public void store(String folder, SignedStatement signed, Instant at) throws IOException {
        repository.store(folder + signed.id(), Map.of(TEXT, signed.text(), SIGNATURE, signed.signature()), at);
    }

    /** Where a request or an approval is stored. */
    public static String place(Statement.Kind kind, SignedStatement signed, Statement statement) {
        String environment = part(statement.environment()) + "/";
        return kind == Statement.Kind.REQUEST
                ? REQUESTS + environment + signed.id()
                : APPROVALS + environment + statement.request() + "/" + signed.id();
    }

    /** A statement of the files that it is stored in. */
    public static SignedStatement signed(Map<String, String> files) {
        return new SignedStatement(files.getOrDefault(TEXT, ""), files.getOrDefault(SIGNATURE, ""));
    }

    /** Where requests for the environment are stored. */
    public String requestsFolder() {
        return REQUESTS + part(environment.name()) + "/";
    }

    /** Where approvals of a request are stored. */
    public String approvalsFolder(String request) {
        return APPROVALS + part(environment.name()) + "/" + request + "/";
    }

    private List<SignedStatement> signed(String folder) throws IOException {
        List<SignedStatement> signed = new ArrayList<>();
        repository.stored(folder).forEach((ref, files) -> {
            SignedStatement read = signed(files);
            if (ref.endsWith("/" + read.id())) {
                signed.add(read);
            }
        });
        return signed;
    }

    /** The approvals of a request, right or not. */
    public List<SignedStatement> approvals(String request) throws IOException {
        return signed(approvalsFolder(request));
    }

    /** All requests that can be read, the newest first. */
    public List<Asked> requests() throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (SignedStatement signed : signed(requestsFolder())) {
            parsed(signed).ifPresent(statement -> asked.add(new Asked(signed, statement)));
        }
        asked.sort(Comparator.comparing((Asked a) -> a.statement().at()).reversed());
        return asked;
    }

    private static Optional<Statement> parsed(SignedStatement signed) {
        try {
            return Optional.of(Statement.parse(signed.text()));
        } catch (MalformedJson malformed) {
            return Optional.empty();
        }
    }

    /** A request and what it states. */
    public record Asked(SignedStatement signed, Statement statement) {}

    /** The request that is meant: by its id, by its commit, or the newest. */
    public Optional<Asked> request() throws IOException {
        String id = options.request();
        String revision = options.revision();
        @Nullable ObjectId to = revision == null ? null : repository.commit(revision);
        return requests().stream()
                .filter(a -> id == null || a.signed().id().startsWith(id))
                .filter(a -> to == null || a.statement().to().equals(to.name()))
                .findFirst();
    }

    /** The request that is meant, which has to be there. */
    public Asked existingRequest() throws IOException {
        return request()
                .orElseThrow(() -> new InvalidInput(
                        "there is no such request for " + environment.name(),
                        null,
                        null,
                        "Ask for it: gatehouse deploy request " + environment.name()));
    }

    @Override
    public void close() {
        repository.close();
    }
}
