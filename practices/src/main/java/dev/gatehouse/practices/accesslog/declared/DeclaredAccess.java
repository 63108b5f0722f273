package dev.gatehouse.practices.accesslog.declared;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges events against {@code people}, {@code repositories}, {@code roles}, {@code bindings} and {@code ssh}. What the
 * baseline says nothing of is not judged: strangers on a system where nobody has an account declared, a repository that
 * is not declared, deployments where nobody is bound to a role that may deploy. Programs' own accounts are no people.
 */
public final class DeclaredAccess {

    private static final String EXECUTE = "execute";
    private static final String ARGO_CD = "argocd";
    private static final String KUBERNETES = "kubernetes";
    private static final String VAULT = "vault";

    private static final int MOST_ACCOUNTS = 10_000;

    private final Baseline baseline;
    private final Set<String> declaredSystems = new HashSet<>();
    private final Authorization authorization;
    private final boolean deployersDeclared;

    /** For each system whose accounts are, of those that were asked for lately. */
    private final Map<String, Map<String, Optional<Person>>> people = new HashMap<>();

    /** Judges by a baseline. */
    public DeclaredAccess(Baseline baseline) {
        this.baseline = baseline;
        baseline.people().forEach(p -> declaredSystems.addAll(p.accounts().keySet()));
        this.authorization = new Authorization(baseline);
        this.deployersDeclared = authorization.isGiven(EXECUTE);
    }

    /** What is wrong with an event. */
    public List<Deviation> judge(AccessEvent event) {
        List<Deviation> deviations = new ArrayList<>();
        fromElsewhere(event).ifPresent(deviations::add);
        String actor = event.actor();
        String system = system(event);
        if (actor == null || actor.isBlank() || system.isEmpty() || event.byProgram()) {
            return deviations;
        }
        Optional<Person> person =
                people.computeIfAbsent(system, _ -> lately()).computeIfAbsent(actor, name -> person(system, name));
        if (person.isEmpty()) {
            if (declaredSystems.contains(system) && event.outcome() != Outcome.FAILURE) {
                deviations.add(new Deviation(
                        AccessRules.BY_STRANGER,
                        actor + " on " + system,
                        "nobody in `people` has the account " + actor + " on " + system,
                        null));
            }
            return deviations;
        }
        Optional<Deviation> gone = gone(event, person.get(), system, actor);
        gone.ifPresent(deviations::add);
        if (gone.isEmpty() && event.outcome() != Outcome.FAILURE) {
            withoutAccount(person.get(), system, actor).ifPresent(deviations::add);
            beyond(event, person.get()).ifPresent(deviations::add);
            deploys(event, person.get(), system).ifPresent(deviations::add);
        }
        return deviations;
    }

    private static Map<String, Optional<Person>> lately() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<Person>> eldest) {
                return size() > MOST_ACCOUNTS;
            }
        };
    }

    /** The system whose account the actor is; empty where the actor is none. */
    private static String system(AccessEvent event) {
        return switch (event.log()) {
            case KUBERNETES_EVENTS ->
                event.activity() == Activity.DEPLOY || event.activity() == Activity.WRITE ? ARGO_CD : "";
            case FLUX -> "";
            case GITHUB_AUDIT,
                    GITHUB_WEBHOOK,
                    GITLAB_AUDIT,
                    GITLAB_WEBHOOK,
                    GITEA,
                    GITEA_WEBHOOK,
                    ARGO_CD,
                    KUBERNETES_AUDIT,
                    CLOUDTRAIL,
                    OPENSSH,
                    VAULT,
                    TELEPORT -> event.log().system();
        };
    }

    /** Whose account it is. Vault puts the path of the method by which somebody signed in before the account. */
    private Optional<Person> person(String system, String actor) {
        int path = system.equals(VAULT) ? actor.indexOf('-') + 1 : 0;
        return known(system, actor).or(() -> path == 0 ? Optional.empty() : known(system, actor.substring(path)));
    }

    private Optional<Person> known(String system, String actor) {
        return baseline.personWithAccount(system, actor)
                .or(() -> baseline.personWithEmail(actor))
                .or(() -> baseline.people().stream()
                        .filter(p -> p.name().equalsIgnoreCase(actor))
                        .findFirst());
    }

    private Optional<Deviation> withoutAccount(Person person, String system, String actor) {
        return person.accounts().containsKey(system) || !declaredSystems.contains(system)
                ? Optional.empty()
                : Optional.of(new Deviation(
                        AccessRules.BY_STRANGER,
                        person.name() + " (" + actor + " on " + system + ")",
                        person.name() + " has no account on " + system + " in `people`, where others have one",
                        person.location()));
    }

    private Optional<Deviation> gone(AccessEvent event, Person person, String system, String actor) {
        Instant time = event.time();
        LocalDate left = person.left();
        if (time == null
                || left == null
                || person.presentOn(time.atZone(ZoneOffset.UTC).toLocalDate())) {
            return Optional.empty();
        }
        String how = event.outcome() == Outcome.FAILURE ? " tried to come in" : " came in";
        return Optional.of(new Deviation(
                AccessRules.AFTER_LEAVING,
                person.name() + " (" + actor + " on " + system + ")",
                person.name() + " left on " + left + " and" + how + " on "
                        + time.atZone(ZoneOffset.UTC).toLocalDate(),
                person.location()));
    }

    private Optional<Deviation> beyond(AccessEvent event, Person person) {
        String repository = event.repository();
        int needed = needed(event.activity());
        if (repository == null || needed == 0) {
            return Optional.empty();
        }
        List<AccessPolicy.Repository> declared = baseline.access().repositories().stream()
                .filter(r -> new PathPattern(r.name()).matches(repository))
                .toList();
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Instant time = event.time();
        LocalDate day = time == null ? LocalDate.MIN : LocalDate.ofInstant(time, ZoneOffset.UTC);
        int granted =
                declared.stream().mapToInt(r -> granted(r, person, day)).max().orElse(0);
        return granted >= needed
                ? Optional.empty()
                : Optional.of(new Deviation(
                        AccessRules.BEYOND_GRANT,
                        person.name() + " on " + repository,
                        (granted == 0 ? "has no access there" : "may do less there") + ", and did " + event.action(),
                        declared.getFirst().location()));
    }

    private static int granted(AccessPolicy.Repository repository, Person person, LocalDate day) {
        int most = level(repository.membersOn(day).getOrDefault(person.name(), ""));
        for (String group : person.groups()) {
            most = Math.max(most, level(repository.teamsOn(day).getOrDefault(group, "")));
        }
        return most;
    }

    /** Permissions of the forges as numbers: 1 reads, 2 writes, 3 sets up. */
    private static int level(String permission) {
        return switch (permission.toLowerCase(Locale.ROOT)) {
            case "" -> 0;
            case "read", "pull", "triage", "guest", "reporter" -> 1;
            case "write", "push", "developer" -> 2;
            case "none" -> 0;
            default -> 3;
        };
    }

    private static int needed(Activity activity) {
        return switch (activity) {
            case READ -> 1;
            case WRITE -> 2;
            case DELETE, GRANT, REVOKE, CONFIGURE -> 3;
            case SIGN_IN, SIGN_OUT, DEPLOY, OTHER -> 0;
        };
    }

    private Optional<Deviation> fromElsewhere(AccessEvent event) {
        String address = event.address();
        boolean signedIn = event.log() == LogKind.OPENSSH
                && event.activity() == Activity.SIGN_IN
                && event.outcome() == Outcome.SUCCESS;
        if (!signedIn || address == null || baseline.ssh().location() == null) {
            return Optional.empty();
        }
        Optional<AddressRange> range = AddressRange.read(address);
        return range.isEmpty() || baseline.ssh().allowed().contains(AddressSet.of(range.get()))
                ? Optional.empty()
                : Optional.of(new Deviation(
                        AccessRules.SSH_FROM_ELSEWHERE,
                        event.actor() + " from " + address,
                        address + " is not in `ssh.allowedCidrs`",
                        baseline.ssh().location()));
    }

    private Optional<Deviation> deploys(AccessEvent event, Person person, String system) {
        Instant time = event.time();
        if (!changes(event.activity(), system)
                || !deployersDeclared
                || time == null
                || authorization.maySomewhere(person.name(), EXECUTE, time)) {
            return Optional.empty();
        }
        return Optional.of(new Deviation(
                AccessRules.DEPLOY_WITHOUT_ROLE,
                person.name() + (event.object() == null ? "" : " on " + event.object()),
                person.name() + " holds no role with `deployment:" + EXECUTE + "`, and did " + event.action(),
                person.location()));
    }

    /** Whether it changes what is deployed. What Argo CD grants is passwords and tokens of its accounts. */
    private static boolean changes(Activity activity, String system) {
        boolean cluster = system.equals(KUBERNETES);
        return switch (activity) {
            case DEPLOY, WRITE, DELETE, CONFIGURE -> cluster || system.equals(ARGO_CD);
            case GRANT, REVOKE -> cluster;
            case READ, SIGN_IN, SIGN_OUT, OTHER -> false;
        };
    }
}
