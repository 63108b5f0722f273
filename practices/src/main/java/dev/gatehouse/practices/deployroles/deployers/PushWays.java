package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.BranchProtection;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By Git: who moves the branch that an environment is deployed from, without anybody's approval. Of a repository that a
 * forge was seen to have, what was seen counts; else what is declared of it.
 *
 * <p>An environment's repository is the one declared with a protection of its branch, or the only one declared. Where
 * its branch takes no direct pushes, or approvals, only administrators whom the protection does not bind pass by.
 */
final class PushWays {

    private static final String HEADS = "refs/heads/";
    private static final Set<String> WRITING = Set.of("write", "maintain", "admin");
    private static final Set<String> USUAL = Set.of("main", "master");

    private final Evidence evidence;

    PushWays(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Way> into(Environment environment) {
        List<Way> ways = new ArrayList<>();
        for (AccessPolicy.Repository repository : repositories(environment)) {
            Optional<BranchProtection> seen = seen(repository, environment);
            ways.addAll(seen.isPresent() ? seen(seen.get()) : declared(repository, environment));
        }
        return ways;
    }

    /** What a forge was asked and did not completely tell of who pushes, one line each. */
    List<String> doubts(Environment environment) {
        List<String> doubts = new ArrayList<>();
        for (AccessPolicy.Repository repository : repositories(environment)) {
            seen(repository, environment).ifPresent(protection -> {
                String branch = protection.branch() + " of " + protection.repository();
                Told<String> pushes = protection.guarantees().get(BranchGuarantee.NO_DIRECT_PUSH);
                if (pushes != null && pushes.told().isEmpty()) {
                    doubts.add("whether " + branch + " takes direct pushes is not told");
                }
                evidence.snapshot().coverage().stream()
                        .filter(each -> each.kind() == FactKind.GRANT
                                && each.state() != Coverage.State.COMPLETE
                                && each.source().equals(protection.origin().source()))
                        .forEach(each ->
                                doubts.add("who may push to " + branch + " was not completely seen: " + each.reason()));
            });
        }
        return doubts;
    }

    private List<AccessPolicy.Repository> repositories(Environment environment) {
        List<AccessPolicy.Repository> declared = evidence.baseline().access().repositories().stream()
                .filter(repository -> !repository.name().contains("*"))
                .toList();
        List<AccessPolicy.Repository> guarded = declared.stream()
                .filter(repository -> branch(repository, environment).isPresent())
                .toList();
        return guarded.isEmpty() && declared.size() == 1 ? declared : guarded;
    }

    /** The environment's branch, where the repository declares a protection of it. */
    private static Optional<String> branch(AccessPolicy.Repository repository, Environment environment) {
        return repository.protections().keySet().stream()
                .filter(branch -> isOf(environment, branch, USUAL.contains(branch)))
                .findFirst();
    }

    private static boolean isOf(Environment environment, String branch, boolean byDefault) {
        String ref = environment.ref();
        return ref == null ? byDefault : branch.equals(ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref);
    }

    private Optional<BranchProtection> seen(AccessPolicy.Repository repository, Environment environment) {
        return evidence.facts(BranchProtection.class).stream()
                .filter(protection -> protection.repository().equalsIgnoreCase(repository.name()))
                .filter(protection -> isOf(environment, protection.branch(), protection.byDefault()))
                .findFirst();
    }

    private List<Way> seen(BranchProtection protection) {
        boolean open =
                isFalse(protection, BranchGuarantee.PROTECTED) || isFalse(protection, BranchGuarantee.NO_DIRECT_PUSH);
        boolean past = isFalse(protection, BranchGuarantee.BINDS_EVERYONE);
        List<Way> ways = new ArrayList<>();
        for (Grant grant : evidence.facts(Grant.class)) {
            if (grant.repository().equalsIgnoreCase(protection.repository())
                    && pushes(grant.permission(), open, past)) {
                ways.add(new Way(
                        holder(grant), grant.origin(), words(protection.repository(), protection.branch(), open)));
            }
        }
        return ways;
    }

    /** The person of an account; where it is nobody's, the account. */
    private String holder(Grant grant) {
        String source = grant.origin().source();
        String system = source.substring(0, Math.max(source.indexOf(':'), 0));
        return evidence.baseline().people().stream()
                .filter(person -> person.accounts().entrySet().stream()
                        .anyMatch(
                                account -> (system.isEmpty() || account.getKey().equals(system))
                                        && account.getValue().equalsIgnoreCase(grant.account())))
                .map(Person::name)
                .findFirst()
                .orElse(system.isEmpty() ? grant.account() : system + ":" + grant.account());
    }

    private static boolean isFalse(BranchProtection protection, BranchGuarantee guarantee) {
        return Optional.ofNullable(protection.guarantees().get(guarantee))
                .filter(told -> told.is("false"))
                .isPresent();
    }

    private List<Way> declared(AccessPolicy.Repository repository, Environment environment) {
        Optional<String> branch = branch(repository, environment);
        Map<BranchGuarantee, String> guarantees = branch.map(repository.protections()::get)
                .map(AccessPolicy.Protection::guarantees)
                .orElse(Map.of());
        boolean open = !guarantees.containsKey(BranchGuarantee.NO_DIRECT_PUSH)
                && guarantees.getOrDefault(BranchGuarantee.REVIEWS, "0").equals("0");
        boolean past = !guarantees.containsKey(BranchGuarantee.BINDS_EVERYONE);
        List<Way> ways = new ArrayList<>();
        for (Map<String, AccessPolicy.Allowance> holders : List.of(repository.teams(), repository.members())) {
            holders.forEach((who, allowance) -> {
                if (!allowance.endedOn(evidence.today()) && pushes(allowance.permission(), open, past)) {
                    ways.add(Way.at(
                            who,
                            allowance.location(),
                            words(repository.name(), branch.orElse("its branch"), open) + ", as is declared"));
                }
            });
        }
        ways.sort((one, other) -> one.who().compareTo(other.who()));
        return ways;
    }

    private static boolean pushes(String permission, boolean open, boolean past) {
        return open ? WRITING.contains(permission) : past && permission.equals("admin");
    }

    private static String words(String repository, String branch, boolean open) {
        return "may push to " + branch + " of " + repository + (open ? "" : ", past its protection");
    }
}
