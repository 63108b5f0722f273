package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Observes an organisation on GitHub. */
public final class GitHubObserver implements ForgeObserver {

    /** The API of github.com. */
    public static final String PUBLIC = "https://api.github.com";

    /** The headers of every call. */
    public static final Map<String, String> HEADERS = GitHub.HEADERS;

    private final GitHub github;
    private final Time time;
    private final Consumer<String> progress;
    private final BranchChoice branches;

    /** Asks an endpoint in someone's name. */
    public GitHubObserver(
            Endpoint endpoint,
            Authorization authorization,
            String organization,
            BranchChoice branches,
            Transport.Settings settings) {
        this.branches = branches;
        this.github = new GitHub(new Transport(endpoint, authorization, GitHub.HEADERS, settings), organization);
        this.time = settings.time();
        this.progress = settings.progress();
    }

    @Override
    public Observed observe() {
        Sightings sightings = new Sightings("github:" + github.organization());
        progress.accept("asking " + sightings.source());
        RepositoryCounts counts = RepositoryCounts.read(github);
        MachineReader machines = new MachineReader(github, counts);
        OrganizationReader settings = new OrganizationReader(github);
        Optional<Json> organization = settings.read(sightings);
        new PeopleReader(github).read(organization, sightings);
        progress.accept("reading the teams of " + sightings.source());
        new TeamReader(github).read(sightings);
        machines.ofOrganization(sightings);
        new RepositoryReader(github, machines, new ActivityReader(github, time), counts, branches, progress)
                .read(organization, settings.workflowsRestricted(), sightings);
        return sightings.observed();
    }

    @Override
    public int calls() {
        return github.transport().sent();
    }

    @Override
    public void close() {
        github.transport().close();
    }
}
