package dev.gatehouse.plan;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What no repair may do: take away the last owner, anything from the account that the token acts as, or anything at all
 * to an account for emergencies; or take away more of one kind at once than a tenth of what there is, or five where
 * that is more.
 */
public final class Rails {

    /** So many of a kind may always go at once. */
    public static final int FEW = 5;

    private static final int TENTH = 10;

    private Rails() {}

    /**
     * Why changes must not be made.
     *
     * @param inventory as it is before them; it is changed
     * @param most of a kind that may go at once, in place of the usual cap where it is more; 0 for the usual one
     * @return one line each; empty where they may
     */
    public static List<String> broken(
            Baseline baseline, ForgeContext forge, Inventory inventory, List<Change> changes, int most) {
        List<Change> own = changes.stream()
                .filter(change -> change.target().source().equalsIgnoreCase(forge.source()))
                .toList();
        List<String> broken = new ArrayList<>(caps(inventory, own, most));
        List<Kept> kept = new ArrayList<>();
        new Kinder(baseline, forge, inventory).keep(own, kept);
        kept.forEach(each -> broken.add(each.subject() + ": " + each.why()));
        return broken;
    }

    /** What would take away too much at once. */
    private static List<String> caps(Inventory inventory, List<Change> changes, int most) {
        Map<ChangeKind, Integer> removed = new EnumMap<>(ChangeKind.class);
        for (Change change : changes) {
            if (change.action() == Change.Action.REMOVE) {
                removed.merge(change.kind(), 1, Integer::sum);
            }
        }
        List<String> broken = new ArrayList<>();
        removed.forEach((kind, count) -> {
            int there = inventory.all(kind).size();
            int cap = Math.max(most, Math.max(FEW, there / TENTH));
            if (count > cap) {
                broken.add(count + " of " + there + " " + kind.plural() + " of " + inventory.source()
                        + " would go, and no more than " + cap
                        + " may at once (a tenth, or " + FEW + "); --max-removals " + count + " allows it");
            }
        });
        return broken;
    }

    /** Leaves out of a plan what the rails forbid to single accounts, and says so. */
    static final class Kinder {

        private final ForgeContext forge;
        private final Inventory inventory;
        private final Reach reach;
        private final Set<String> emergency = new HashSet<>();

        /**
         * Begins from an inventory.
         *
         * @param inventory it is changed
         */
        Kinder(Baseline baseline, ForgeContext forge, Inventory inventory) {
            this.forge = forge;
            this.inventory = inventory;
            this.reach = new Reach(inventory);
            Optional<ForgePolicy> policy = baseline.access().forge(forge.source());
            for (String person : policy.map(ForgePolicy::breakGlass).orElse(List.of())) {
                baseline.people().stream()
                        .filter(each -> each.name().equals(person))
                        .flatMap(each -> Optional.ofNullable(each.accounts().get(forge.type())).stream())
                        .forEach(account -> emergency.add(account.toLowerCase(Locale.ROOT)));
            }
        }

        /** Those that may be made. */
        List<Change> keep(List<Change> changes, List<Kept> kept) {
            boolean anOwnerRemains = anOwnerRemains(changes);
            List<Change> good = new ArrayList<>();
            for (Change change : changes) {
                Optional<String> why = forbidden(change, anOwnerRemains);
                if (why.isPresent()) {
                    kept.add(new Kept(forge.source(), subject(change), why.get()));
                } else {
                    good.add(change);
                    inventory.make(change);
                }
            }
            return good;
        }

        private Optional<String> forbidden(Change change, boolean anOwnerRemains) {
            if (isOfAccount(change)) {
                String account = change.target().subject();
                if (emergency.contains(account.toLowerCase(Locale.ROOT))) {
                    return Optional.of("it is an account for emergencies (breakGlass), which is never touched");
                }
                if (forge.isOwn(account) && takes(change)) {
                    return Optional.of("the token acts as " + account + ", which is never taken anything from");
                }
                if (takesOwner(change) && !anOwnerRemains) {
                    return Optional.of(
                            "nobody would own " + forge.organization() + " any more; declare an owner who is one");
                }
                return Optional.empty();
            }
            return Optional.ofNullable(forge.account())
                    .filter(account -> indirectly(change, account))
                    .map(account -> "the token acts as " + account + ", which would lose by it");
        }

        private static String subject(Change change) {
            return change.kind().label() + " " + change.target().subject() + " of "
                    + change.target().holder();
        }

        private static boolean isOfAccount(Change change) {
            return switch (change.kind()) {
                case MEMBER, OUTSIDE_COLLABORATOR, TEAM_MEMBER, COLLABORATOR -> true;
                case ORGANIZATION_SETTING,
                        INVITATION,
                        TEAM,
                        TEAM_REPOSITORY,
                        REPOSITORY_SETTING,
                        BRANCH_PROTECTION,
                        DEPLOY_KEY,
                        WEBHOOK -> false;
            };
        }

        private static boolean takes(Change change) {
            if (change.after() == null) {
                return true;
            }
            boolean lower =
                    Reach.rank(change.becomes(Attribute.PERMISSION)) < Reach.rank(change.was(Attribute.PERMISSION));
            boolean demoted = change.before() != null
                    && change.becomes(Attribute.ROLE).equals("member")
                    && !change.was(Attribute.ROLE).equals("member");
            return lower || demoted;
        }

        /** Whether an account loses something by what a team loses. */
        private boolean indirectly(Change change, String account) {
            if (change.kind() != ChangeKind.TEAM_REPOSITORY || change.before() == null) {
                return false;
            }
            Target membership = new Target(
                    forge.source(), ChangeKind.TEAM_MEMBER, change.target().subject(), account);
            if (inventory.state(membership) == null) {
                return false;
            }
            String repository = change.target().holder();
            String before = reach.of(repository, account);
            inventory.make(change);
            String after = reach.of(repository, account);
            inventory.make(change.inverse(change.reason()));
            return Reach.rank(after) < Reach.rank(before);
        }

        private static boolean takesOwner(Change change) {
            return change.kind() == ChangeKind.MEMBER
                    && change.was(Attribute.ROLE).equals(Member.OWNER)
                    && !change.becomes(Attribute.ROLE).equals(Member.OWNER);
        }

        private boolean anOwnerRemains(List<Change> changes) {
            Set<String> owners = new HashSet<>();
            for (Target member : inventory.all(ChangeKind.MEMBER)) {
                if (Member.OWNER.equals(inventory.valueOf(member, Attribute.ROLE))) {
                    owners.add(member.key());
                }
            }
            for (Change change : changes) {
                if (takesOwner(change)) {
                    owners.remove(change.target().key());
                } else if (change.kind() == ChangeKind.MEMBER
                        && change.before() != null
                        && change.becomes(Attribute.ROLE).equals(Member.OWNER)) {
                    owners.add(change.target().key());
                }
            }
            return !owners.isEmpty();
        }
    }
}
