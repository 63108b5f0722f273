package dev.gatehouse.cli.repair;

import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Entries of runs in a ledger, where there is one. Accounts stand in them as ids, as people do. */
final class LedgerRecord {

    /** As many changes stand in one entry; its digest speaks of all. */
    private static final int MOST = 100;

    private final Optional<LedgerFolder> ledger;
    private final @Nullable String actor;

    /**
     * Writes into a ledger.
     *
     * @param actor the account that the token acts as; null where it acts as none
     */
    LedgerRecord(Optional<LedgerFolder> ledger, @Nullable String actor) {
        this.ledger = ledger;
        this.actor = actor;
    }

    void write(EntryKind kind, Instant at, String action, Journal.Run run, List<Change> changes, String outcome)
            throws IOException {
        if (ledger.isEmpty()) {
            return;
        }
        Map<String, Object> body = new TreeMap<>();
        body.put("action", action);
        body.put("run", run.id());
        body.put("plan", run.plan());
        if (run.undoes() != null) {
            body.put("undoes", run.undoes());
        }
        body.put("sources", run.sources().stream().map(each -> each.source()).toList());
        body.put("count", (long) changes.size());
        body.put("changes", changes.stream().limit(MOST).map(PlanText::line).toList());
        body.put("outcome", outcome);
        Set<String> accounts = new TreeSet<>();
        changes.stream().limit(MOST).forEach(change -> account(change).ifPresent(accounts::add));
        List<Personal> people = new ArrayList<>();
        accounts.forEach(account -> people.add(new Personal(account, Map.of())));
        try (Ledger open = Ledger.open(ledger.get())) {
            open.append(kind, at, actor, body, people);
        }
    }

    private static Optional<String> account(Change change) {
        return switch (change.kind()) {
            case MEMBER, OUTSIDE_COLLABORATOR, TEAM_MEMBER, COLLABORATOR ->
                Optional.of(change.target().subject());
            case INVITATION -> Optional.of(change.was(Attribute.INVITED)).filter(name -> !name.isBlank());
            case ORGANIZATION_SETTING,
                    TEAM,
                    TEAM_REPOSITORY,
                    REPOSITORY_SETTING,
                    BRANCH_PROTECTION,
                    DEPLOY_KEY,
                    WEBHOOK -> Optional.empty();
        };
    }
}
