package dev.gatehouse.cli.access.review;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.AccountUse;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.RepositoryUse;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.plan.PlanFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every grant that was observed, with what is known of its use. */
final class GrantEvidence {

    private static final String UNKNOWN = "unknown";
    private static final int SHORT = 8;

    private final Baseline baseline;
    private final Snapshot snapshot;

    GrantEvidence(Baseline baseline, Snapshot snapshot) {
        this.baseline = baseline;
        this.snapshot = snapshot;
    }

    /** All, sorted by repository, team or organisation; reviewers are still to be named. */
    List<Campaign.Granted> all() {
        List<Campaign.Granted> all = new ArrayList<>();
        for (Grant grant : snapshot.facts(Grant.class)) {
            Use use = use(
                    List.of(grant.repository()), grant.account(), grant.origin().source());
            all.add(granted(
                    grant.origin().source(),
                    Campaign.Way.DIRECT,
                    grant.account(),
                    grant.repository(),
                    grant.permission() + " on " + grant.repository(),
                    grant.permission(),
                    use));
        }
        for (Team team : snapshot.facts(Team.class)) {
            List<TeamGrant> gives = snapshot.facts(TeamGrant.class).stream()
                    .filter(grant -> grant.team().equals(team.name())
                            && grant.origin().source().equals(team.origin().source()))
                    .toList();
            boolean owners = Team.isOfOwners(team.origin().source(), team.name());
            for (String account : owners ? List.<String>of() : team.members()) {
                all.add(granted(
                        team.origin().source(),
                        Campaign.Way.TEAM,
                        account,
                        team.name(),
                        gives.isEmpty() ? "nothing" : words(gives),
                        "",
                        use(
                                gives.stream().map(TeamGrant::repository).toList(),
                                account,
                                team.origin().source())));
            }
        }
        for (Member member : snapshot.facts(Member.class)) {
            if (member.isOwner()) {
                Use use = use(List.of(), member.account(), member.origin().source());
                all.add(granted(
                        member.origin().source(),
                        Campaign.Way.OWNER,
                        member.account(),
                        member.organization(),
                        "everything in " + member.organization(),
                        "",
                        new Use(use.last(), UNKNOWN)));
            }
        }
        all.sort(Comparator.comparing(Campaign.Granted::source)
                .thenComparing(Campaign.Granted::way)
                .thenComparing(Campaign.Granted::holder)
                .thenComparing(Campaign.Granted::account));
        return all;
    }

    private static String words(List<TeamGrant> gives) {
        String first = String.join(
                ", ",
                gives.stream()
                        .limit(3)
                        .map(grant -> grant.permission() + " on " + grant.repository())
                        .toList());
        return gives.size() > 3 ? first + " and " + (gives.size() - 3) + " more" : first;
    }

    private Campaign.Granted granted(
            String source, Campaign.Way way, String account, String holder, String gives, String permission, Use use) {
        String forge = source.substring(0, source.indexOf(':'));
        String id = PlanFile.digest(source + ' ' + way + ' ' + holder + ' ' + account)
                .substring("sha256:".length(), "sha256:".length() + SHORT);
        String person =
                baseline.personWithAccount(forge, account).map(Person::name).orElse(account);
        return new Campaign.Granted(
                id, source, way, account, person, holder, gives, permission, use.last(), use.sufficient(), "");
    }

    /**
     * What is known of a grant's use.
     *
     * @param last an instant, or in words why none is known
     * @param sufficient the smallest role that what was seen took; {@code unknown} where it was not all looked at
     */
    private record Use(String last, String sufficient) {}

    private Use use(List<String> repositories, String account, String source) {
        Optional<Instant> write = Optional.empty();
        boolean all = !repositories.isEmpty();
        long days = Long.MAX_VALUE;
        for (String repository : repositories) {
            Optional<RepositoryUse> seen = snapshot.facts(RepositoryUse.class).stream()
                    .filter(use -> use.repository().equals(repository)
                            && use.origin().source().equals(source))
                    .findFirst();
            all &= seen.isPresent();
            if (seen.isPresent()) {
                days = Math.min(days, seen.get().window().toDays());
                write = later(write, lastWrite(seen.get(), account));
            }
        }
        if (write.isPresent()) {
            return new Use(write.get().toString(), "write");
        }
        Optional<Instant> any = snapshot.facts(AccountUse.class).stream()
                .filter(use -> use.account().equalsIgnoreCase(account)
                        && use.origin().source().equals(source))
                .flatMap(use -> use.lastUsed() instanceof LastUse.At(Instant at)
                        ? Optional.of(at).stream()
                        : Optional.<Instant>empty().stream())
                .max(Comparator.naturalOrder());
        String last = any.map(at -> at + " somewhere").orElse(all ? "no change in " + days + " days" : UNKNOWN);
        return new Use(last, all ? "read" : UNKNOWN);
    }

    private static Optional<Instant> lastWrite(RepositoryUse use, String account) {
        return use.lastWrites().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(account))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.isPresent() && other.get().isAfter(one.get()) ? other : one;
    }
}
