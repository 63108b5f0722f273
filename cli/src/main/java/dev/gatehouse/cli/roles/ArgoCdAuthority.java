package dev.gatehouse.cli.roles;

import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.engines.policycsv.review.Access;
import java.util.List;

/** What a policy of Argo CD says. */
record ArgoCdAuthority(ArgoCdPolicy policy) implements Authority {

    @Override
    public Answer decide(Request request) {
        return Authority.answer(policy, policy.enforcer().decide(request));
    }

    @Override
    public List<Holder> whoCan(String action, String resource, String object) {
        return new Access(policy.enforcer())
                .whoCan(action, resource, object).stream()
                        .map(h -> new Holder(h.subject(), Authority.answer(policy, h.decision())))
                        .toList();
    }

    @Override
    public List<Grant> whatCan(String subject, List<String> groups) {
        return new Access(policy.enforcer())
                .whatCan(subject, groups).stream()
                        .map(g -> new Grant(
                                g.line().resource() + " " + g.line().action() + " "
                                        + g.line().object(),
                                policy.places().of(g.part(), g.line()),
                                g.refused() != null
                                        ? "taken away: " + g.refused().why()
                                        : "by "
                                                + (g.line().subject().isEmpty()
                                                        ? "everybody"
                                                        : g.line().subject())))
                        .toList();
    }

    @Override
    public List<String> subjects() {
        return policy.enforcer().subjects().stream().sorted().toList();
    }

    @Override
    public List<String> columns() {
        return List.of(
                "applications get",
                "applications sync",
                "applications update",
                "applications delete",
                "applications override",
                "logs get",
                "exec create",
                "projects update");
    }
}
