package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * What is worth knowing who has it.
 *
 * @param name one word
 * @param title what it lets somebody do
 * @param requests any of them is enough
 */
public record Power(String name, String title, List<Request> requests) {

    /** All of them, asked of applications in the given projects besides one made up. */
    public static List<Power> all(List<String> projects) {
        List<String> objects = new ArrayList<>();
        objects.add("qzx/qzx");
        projects.forEach(project -> objects.add(project + "/qzx"));
        return List.of(
                new Power("exec", "open a shell in a container", each(objects, "create", "exec")),
                new Power("logs", "read what containers print", each(objects, "get", "logs")),
                new Power(
                        "secrets",
                        "set the credentials of clusters, repositories and accounts",
                        List.of(
                                request("update", "clusters", "https://qzx.example.com"),
                                request("create", "clusters", "https://qzx.example.com"),
                                request("update", "repositories", "https://qzx.example.com/qzx"),
                                request("create", "repositories", "https://qzx.example.com/qzx"),
                                request("update", "accounts", "qzx"))),
                new Power(
                        "override",
                        "deploy something else than what is in Git",
                        each(objects, "override", "applications")),
                new Power(
                        "admin",
                        "change projects, and with them what everybody may deploy",
                        List.of(request("update", "projects", "qzx"), request("create", "projects", "qzx"))));
    }

    private static List<Request> each(List<String> objects, String action, String resource) {
        return objects.stream().map(object -> request(action, resource, object)).toList();
    }

    private static Request request(String action, String resource, String object) {
        return new Request("", action, resource, object);
    }

    /** Who has it; where everybody has, nobody else is named. */
    public List<Access.Holder> holders(Access access) {
        List<Access.Holder> holders = new ArrayList<>();
        for (Request request : requests) {
            for (Access.Holder holder : access.whoCan(request.action(), request.resource(), request.object())) {
                if (holders.stream().noneMatch(known -> known.subject().equals(holder.subject()))) {
                    holders.add(holder);
                }
            }
        }
        List<Access.Holder> everybody =
                holders.stream().filter(holder -> holder.subject().isEmpty()).toList();
        return everybody.isEmpty() ? holders : everybody;
    }
}
