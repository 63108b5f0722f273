package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.EachOf;
import dev.gatehouse.connectors.forge.EachRepository;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Observes a group on GitLab, with the groups within it. */
public final class GitLabObserver implements ForgeObserver {

    /** The API of gitlab.com. */
    public static final String PUBLIC = "https://gitlab.com/api/v4";

    private final GitLab gitlab;
    private final Consumer<String> progress;
    private final BranchChoice branches;

    /**
     * Asks an endpoint in someone's name.
     *
     * @param group its full path
     */
    public GitLabObserver(
            Endpoint endpoint,
            Authorization authorization,
            String group,
            BranchChoice branches,
            Transport.Settings settings) {
        this.branches = branches;
        Transport.Settings unkept = new Transport.Settings(
                settings.time(),
                settings.random(),
                settings.environment(),
                null,
                settings.patience(),
                settings.progress());
        this.gitlab =
                new GitLab(new Transport(endpoint, authorization, Map.of("Accept", "application/json"), unkept), group);
        this.progress = settings.progress();
    }

    /**
     * Who asks.
     *
     * @param administrator of the whole server
     * @param level in the group, where they are a member
     */
    private record Asker(boolean administrator, Optional<AccessLevel> level) {

        boolean owns() {
            return administrator || level.filter(AccessLevel.OWNER::equals).isPresent();
        }
    }

    @Override
    public Observed observe() {
        Sightings sightings = new Sightings("gitlab:" + gitlab.group());
        progress.accept("asking " + sightings.source());
        List<Group> groups = new GroupReader(gitlab).read(sightings);
        if (groups.isEmpty()) {
            return unseen(sightings);
        }
        Asker asker = asker();
        if (!gitlab.transport().endpoint().base().toString().equals(PUBLIC)) {
            new ServerReader(gitlab).read(sightings);
        }
        PeopleReader people = new PeopleReader(gitlab);
        people.read(groups, sightings);
        if (!asker.owns()) {
            String reason = "members of private groups that were invited are shown to owners alone";
            List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT)
                    .forEach(
                            kind -> sightings.gap(kind, reason, "Give a token of an owner of " + gitlab.group() + "."));
        }
        progress.accept("reading the tokens and hooks of " + sightings.source());
        MachineReader machines = new MachineReader(gitlab);
        EachOf.of(groups, group -> {
                    Sightings seen = new Sightings(sightings.source());
                    machines.ofGroup(group.path(), seen);
                    return seen;
                })
                .forEach(sightings::add);
        ProjectReader projects = new ProjectReader(gitlab, machines, branches, progress);
        projects.read(groups, people, hidden(asker), sightings);
        SecondFactors factors = SecondFactors.read(gitlab, asker.administrator());
        people.members(projects.direct(), factors, sightings);
        factors.uses(gitlab, people.accounts(), sightings);
        machines.personalTokens(asker.administrator(), people.numbers(), sightings);
        // GitLab has no apps that a group lets in, and runners, but no groups of them.
        sightings.looked(FactKind.APP_INSTALLATION, FactKind.RUNNER_GROUP);
        return sightings.observed();
    }

    /** Every kind has the reason for which the group was not seen. */
    private Observed unseen(Sightings sightings) {
        Answer<Json> again = gitlab.ask("/groups/{}?with_projects=false", gitlab.group());
        Sightings nothing = new Sightings(sightings.source());
        String reason = again instanceof Answer.Unseen<Json> unseen ? unseen.reason() : "GitLab answered no group";
        String remedy = again instanceof Answer.Unseen<Json> unseen ? unseen.remedy() : null;
        Sightings.KINDS.forEach(kind -> nothing.gap(kind, reason, remedy));
        return nothing.observed();
    }

    private Asker asker() {
        Optional<Json> own = gitlab.ask("/user").value();
        boolean administrator = own.flatMap(json -> json.truth("is_admin")).orElse(false);
        Optional<AccessLevel> level = own.flatMap(json -> json.number("id"))
                .flatMap(id -> gitlab.ask("/groups/{}/members/all/{}", gitlab.group(), String.valueOf(id))
                        .value())
                .flatMap(PeopleReader::level);
        return new Asker(administrator, level);
    }

    private Optional<EachRepository.Hidden> hidden(Asker asker) {
        boolean member = asker.administrator()
                || asker.level().filter(level -> level.permission().isPresent()).isPresent();
        return member
                ? Optional.empty()
                : Optional.of(new EachRepository.Hidden(
                        "the token is no member's of " + gitlab.group() + ", so private projects are hidden from it",
                        "Give a token of an owner of " + gitlab.group() + ", or of an administrator, with read_api."));
    }

    @Override
    public int calls() {
        return gitlab.transport().sent();
    }

    @Override
    public void close() {
        gitlab.transport().close();
    }
}
