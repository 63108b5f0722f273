package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy list}. */
@Command(
        name = "list",
        description = "List the requests for an environment, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  gatehouse deploy list production", "  gatehouse deploy list production --format json"})
final class ListDeployments extends EnvironmentCommand {

    ListDeployments(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    List<String> formats() {
        return List.of("text", "json");
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        List<DeploySession.Asked> requests = session.requests();
        ObjectId deployed = session.current();
        String current = deployed.equals(ObjectId.zeroId()) ? "nothing yet" : deployed.name();
        write(format -> {
            StringBuilder out = new StringBuilder();
            if (format.equals("text")) {
                out.append(session.environment().name())
                        .append(" is at ")
                        .append(current)
                        .append('\n');
            }
            for (DeploySession.Asked each : requests) {
                out.append(format.equals("json") ? json(each) : text(each)).append('\n');
            }
            return out.toString();
        });
        return ExitCode.CLEAN;
    }

    private static String text(DeploySession.Asked asked) {
        Statement s = asked.statement();
        return Plain.line(asked.signed().id().substring(0, 12) + " " + s.at() + " " + s.action() + " " + s.to() + " "
                + s.by() + " " + s.reason());
    }

    private static String json(DeploySession.Asked asked) {
        return CanonicalJson.write(fields(asked));
    }

    static Map<String, Object> fields(DeploySession.Asked asked) {
        Statement s = asked.statement();
        Map<String, Object> line = new TreeMap<>();
        line.put("request", asked.signed().id());
        line.put("environment", s.environment());
        line.put("action", s.action());
        line.put("from", s.from());
        line.put("to", s.to());
        line.put("manifests", s.manifests());
        line.put("by", s.by());
        line.put("reason", s.reason());
        line.put("at", s.at().toString());
        line.put("expires", s.expires().toString());
        return line;
    }
}
