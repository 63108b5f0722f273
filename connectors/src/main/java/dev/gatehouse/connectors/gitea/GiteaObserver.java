package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccountUse;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Observes an organisation on Gitea or Forgejo. */
public final class GiteaObserver implements ForgeObserver {

    private final Gitea gitea;
    private final Consumer<String> progress;
    private final BranchChoice branches;

    /** Asks an endpoint in someone's name. */
    public GiteaObserver(
            Endpoint endpoint,
            Authorization authorization,
            String organization,
            BranchChoice branches,
            Transport.Settings settings) {
        this.branches = branches;
        this.gitea = new Gitea(
                new Transport(endpoint, authorization, Map.of("Accept", "application/json"), settings), organization);
        this.progress = settings.progress();
    }

    @Override
    public Observed observe() {
        String organization = gitea.organization();
        Sightings sightings = new Sightings("gitea:" + organization);
        progress.accept("asking " + sightings.source());
        Optional<Json> told = sightings.take(FactKind.ORGANIZATION, gitea.ask("/orgs/{}", organization));
        if (told.isPresent()) {
            Map<OrganizationSetting, Told<String>> settings = new EnumMap<>(OrganizationSetting.class);
            settings.put(
                    OrganizationSetting.TWO_FACTOR_REQUIRED,
                    Told.untold("Gitea's API does not tell; app.ini does: [security] TWO_FACTOR_AUTH = enforced"));
            sightings.add(new Organization(organization, settings, sightings.origin("orgs/" + organization)));
        }
        new TeamReader(gitea).read(sightings);
        uses(sightings);
        new RepositoryReader(gitea, branches, progress).read(seesEverything(organization), sightings);
        // Gitea has no apps, no groups of runners, no environments, and no invitations that an organisation can list.
        sightings.looked(
                FactKind.INVITATION, FactKind.APP_INSTALLATION, FactKind.DEPLOYMENT_ENVIRONMENT, FactKind.RUNNER_GROUP);
        sightings.gap(FactKind.ACCESS_TOKEN, "Gitea tells a person's tokens to that person alone", null);
        return sightings.observed();
    }

    /** When accounts last signed in, which Gitea tells to administrators of the server. */
    private void uses(Sightings sightings) {
        String organization = gitea.organization();
        Answer<List<Json>> answer = gitea.list("/admin/users");
        if (answer instanceof Answer.Unseen<List<Json>> unseen) {
            sightings.gap(
                    FactKind.ACCOUNT_USE,
                    unseen.reason(),
                    "Give a token of an administrator with the scope read:admin.");
            return;
        }
        sightings.looked(FactKind.ACCOUNT_USE);
        Set<String> members = sightings.members();
        for (Json user : answer.value().orElse(List.of())) {
            Optional<String> login = user.word("login");
            if (login.isEmpty()) {
                sightings.gap(FactKind.ACCOUNT_USE, "Gitea named a user without a login", null);
            } else if (members.contains(login.get())) {
                sightings.add(new AccountUse(
                        organization, login.get(), lastSignIn(user), sightings.origin("admin/users#" + login.get())));
            }
        }
    }

    /** Whoever never signed in has the beginning of the epoch. */
    private static LastUse lastSignIn(Json user) {
        Optional<Instant> at = user.instant("last_login");
        return at.<LastUse>map(instant -> instant.getEpochSecond() <= 0 ? new LastUse.Never() : new LastUse.At(instant))
                .orElseGet(LastUse.Untold::new);
    }

    /** Whether the token is an owner's or an administrator's, from whom no repository is hidden. */
    private boolean seesEverything(String organization) {
        Optional<Json> own = gitea.ask("/user").value();
        if (own.flatMap(json -> json.truth("is_admin")).orElse(false)) {
            return true;
        }
        return own.flatMap(json -> json.word("login"))
                .flatMap(login -> gitea.ask("/users/{}/orgs/{}/permissions", login, organization)
                        .value())
                .flatMap(json -> json.truth("is_owner"))
                .orElse(false);
    }

    @Override
    public int calls() {
        return gitea.transport().sent();
    }

    @Override
    public void close() {
        gitea.transport().close();
    }
}
