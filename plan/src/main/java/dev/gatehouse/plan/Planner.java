package dev.gatehouse.plan;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans what would have to change for forges to be as the baseline declares them.
 *
 * <p>What gives comes before what takes, so that nobody is without access in between; what goes goes from the smallest
 * to the largest, so that every change can be taken back for itself.
 */
public final class Planner {

    private static final List<ChangeKind> GIVING = List.of(
            ChangeKind.TEAM,
            ChangeKind.MEMBER,
            ChangeKind.TEAM_MEMBER,
            ChangeKind.TEAM_REPOSITORY,
            ChangeKind.COLLABORATOR,
            ChangeKind.ORGANIZATION_SETTING,
            ChangeKind.REPOSITORY_SETTING,
            ChangeKind.BRANCH_PROTECTION,
            ChangeKind.WEBHOOK,
            ChangeKind.DEPLOY_KEY,
            ChangeKind.INVITATION,
            ChangeKind.OUTSIDE_COLLABORATOR);

    private static final List<ChangeKind> TAKING = List.of(
            ChangeKind.DEPLOY_KEY,
            ChangeKind.COLLABORATOR,
            ChangeKind.TEAM_REPOSITORY,
            ChangeKind.TEAM_MEMBER,
            ChangeKind.TEAM,
            ChangeKind.INVITATION,
            ChangeKind.OUTSIDE_COLLABORATOR,
            ChangeKind.MEMBER);

    private static final Comparator<Change> ORDER = Comparator.comparingInt(Planner::phase)
            .thenComparingInt(
                    change -> (change.action() == Change.Action.REMOVE ? TAKING : GIVING).indexOf(change.kind()))
            .thenComparing(Change::target);

    private Planner() {}

    /** What a change is about: 0 it gives, 1 it sets or lessens, 2 it takes. */
    private static int phase(Change change) {
        return switch (change.action()) {
            case ADD -> 0;
            case REMOVE -> 2;
            case CHANGE -> gives(change) ? 0 : 1;
        };
    }

    private static boolean gives(Change change) {
        return change.becomes(Attribute.ROLE).equals("owner")
                || Reach.rank(change.becomes(Attribute.PERMISSION)) > Reach.rank(change.was(Attribute.PERMISSION));
    }

    /**
     * Plans for some forges.
     *
     * @param snapshot what was observed of them
     */
    public static Plan plan(Baseline baseline, Snapshot snapshot, List<ForgeContext> forges) {
        LocalDate today = LocalDate.ofInstant(snapshot.at(), ZoneOffset.UTC);
        List<Change> changes = new ArrayList<>();
        List<ManualStep> manual = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        List<Unseen> unseen = new ArrayList<>();
        for (ForgeContext forge : forges) {
            Inventory inventory = Inventory.of(snapshot, forge.source());
            Draft draft = new Draft(baseline, forge, inventory, today);
            draft(draft);
            List<Unseen> gaps = draft.gaps(snapshot.coverage());
            unseen.addAll(gaps);
            if (gaps.isEmpty()) {
                Effects effects = new Effects(baseline, forge, Inventory.of(snapshot, forge.source()));
                Rails.Kinder kinder = new Rails.Kinder(baseline, forge, inventory);
                List<Change> sorted = draft.changes().stream().sorted(ORDER).toList();
                kinder.keep(sorted, kept).stream().map(effects::of).forEach(changes::add);
                kept.addAll(draft.kept());
                manual.addAll(draft.manual());
            }
        }
        return new Plan(changes, manual, kept, unseen);
    }

    private static void draft(Draft draft) {
        Optional<ForgePolicy> policy = draft.policy();
        new PeopleRepairs(draft).of(policy);
        RepositoryRepairs repositories = new RepositoryRepairs(draft);
        policy.ifPresent(declared -> {
            new SettingRepairs(draft).ofOrganization(declared);
            new TeamRepairs(draft).of(declared);
            List<String> hosts = declared.hooks();
            if (hosts != null) {
                Set<String> lower = new TreeSet<>();
                hosts.forEach(host -> lower.add(host.toLowerCase(Locale.ROOT)));
                new HookRepairs(draft).of(draft.forge.organization(), lower);
            }
        });
        repositories.all();
    }
}
