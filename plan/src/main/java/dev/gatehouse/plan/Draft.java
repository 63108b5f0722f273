package dev.gatehouse.plan;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.DeclaredRepositories;
import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plan for one forge in the making. */
final class Draft {

    final Baseline baseline;
    final ForgeContext forge;
    final Inventory inventory;
    final LocalDate today;
    final DeclaredRepositories repositories;
    private final Map<String, Person> byName = new HashMap<>();
    private final Map<String, Person> byAccount = new HashMap<>();
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final List<ManualStep> manual = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final Set<ChangeKind> asked = EnumSet.noneOf(ChangeKind.class);

    Draft(Baseline baseline, ForgeContext forge, Inventory inventory, LocalDate today) {
        this.baseline = baseline;
        this.forge = forge;
        this.inventory = inventory;
        this.today = today;
        this.repositories = new DeclaredRepositories(baseline.access().repositories());
        for (Person person : baseline.people()) {
            byName.putIfAbsent(person.name(), person);
            String account = person.accounts().get(forge.type());
            if (account != null) {
                byAccount.putIfAbsent(account.toLowerCase(Locale.ROOT), person);
            }
        }
    }

    String source() {
        return forge.source();
    }

    Optional<ForgePolicy> policy() {
        return baseline.access().forge(source());
    }

    /** Says that things of a kind are held against what is declared, so that they have to be seen whole. */
    void asks(ChangeKind... kinds) {
        asked.addAll(List.of(kinds));
    }

    Target target(ChangeKind kind, String holder, String subject) {
        return new Target(source(), kind, holder, subject);
    }

    void add(Target target, Map<String, String> after, String reason) {
        put(target, null, new TreeMap<>(after), reason);
    }

    /** A change of some attributes; the others stay. */
    void change(Target target, Map<String, String> after, String reason) {
        SortedMap<String, String> state = inventory.state(target);
        SortedMap<String, String> before = new TreeMap<>();
        after.keySet().forEach(name -> before.put(name, state == null ? "" : state.getOrDefault(name, "")));
        put(target, before, new TreeMap<>(after), reason);
    }

    /** A change of a webhook, which is shown with where it goes. */
    void changeOf(Target hook, Map<String, String> after, String host, String reason) {
        Map<String, String> shown = new TreeMap<>(after);
        shown.put(Attribute.HOST, host);
        change(hook, shown, reason);
    }

    void remove(Target target, String reason) {
        SortedMap<String, String> state = inventory.state(target);
        put(target, state == null ? new TreeMap<>() : state, null, reason);
    }

    /** What its members may do goes with its repositories, and is no state of its own by then. */
    void removeTeam(Target team, String reason) {
        SortedMap<String, String> state = inventory.state(team);
        SortedMap<String, String> before = state == null ? new TreeMap<>() : new TreeMap<>(state);
        before.remove(Attribute.PERMISSION);
        put(team, before, null, reason);
    }

    private void put(
            Target target,
            @Nullable SortedMap<String, String> before,
            @Nullable SortedMap<String, String> after,
            String reason) {
        asked.add(target.kind());
        changes.putIfAbsent(target.key(), new Change(target, before, after, reason, List.of()));
    }

    boolean isPlanned(Target target) {
        return changes.containsKey(target.key());
    }

    void manual(String subject, String page, String click, String reason) {
        manual.add(new ManualStep(source(), subject, page, click, reason));
    }

    void keep(String subject, String why) {
        kept.add(new Kept(source(), subject, why));
    }

    void unseen(String what, String reason) {
        unseen.add(new Unseen(source(), what, reason, null));
    }

    /** The account of a person on this forge. */
    String account(String person, @Nullable Location at) {
        String account = person(person).map(p -> p.accounts().get(forge.type())).orElse(null);
        if (account == null) {
            throw new InvalidInput(
                    person + " has no account on " + forge.type(),
                    at,
                    null,
                    "Add accounts: {" + forge.type() + ": NAME} to " + person + " in people.");
        }
        return account;
    }

    Optional<Person> person(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether someone is still here. */
    boolean isHere(String person) {
        return person(person).filter(p -> p.presentOn(today)).isPresent();
    }

    /** Whoever left and has an account, by that account in lower case. */
    Optional<Person> left(String account) {
        return Optional.ofNullable(byAccount.get(account.toLowerCase(Locale.ROOT)))
                .filter(p -> !p.presentOn(today));
    }

    /** Accounts of people, of those who are still here, in lower case with the account as it is written. */
    Map<String, String> accounts(List<String> people, @Nullable Location at) {
        Map<String, String> accounts = new TreeMap<>();
        for (String person : people) {
            if (isHere(person)) {
                String account = account(person, at);
                accounts.put(account.toLowerCase(Locale.ROOT), account);
            }
        }
        return accounts;
    }

    /** Coverage that is not complete of what was asked. */
    List<Unseen> gaps(List<Coverage> coverage) {
        Set<FactKind> needed = EnumSet.noneOf(FactKind.class);
        asked.forEach(kind -> needed.addAll(kind.needs()));
        List<Unseen> gaps = new ArrayList<>(unseen);
        for (FactKind kind : needed) {
            List<Coverage> own = coverage.stream()
                    .filter(each -> each.source().equalsIgnoreCase(source()) && each.kind() == kind)
                    .toList();
            if (own.isEmpty()) {
                gaps.add(new Unseen(source(), kind.plural(), "it was not looked at", null));
            }
            own.stream()
                    .filter(each -> each.state() != Coverage.State.COMPLETE)
                    .forEach(each -> gaps.add(new Unseen(source(), kind.plural(), each.reason(), each.remedy())));
        }
        return gaps;
    }

    List<Change> changes() {
        return List.copyOf(changes.values());
    }

    List<ManualStep> manual() {
        return manual;
    }

    List<Kept> kept() {
        return kept;
    }
}
