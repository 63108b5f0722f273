package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.manifests.Deployed;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.gate.DeployedManifests;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy show}. */
@Command(
        name = "show",
        description = "Show a request and its approvals, each with whether its signature counts.",
        footerHeading = "%nExamples:%n",
        footer = {"  gatehouse deploy show production", "  gatehouse deploy show production --request 4f2a91c0"})
final class ShowDeployment extends EnvironmentCommand {

    ShowDeployment(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    List<String> formats() {
        return List.of("text", "json");
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        DeploySession.Asked asked = session.existingRequest();
        Deployed deployed =
                session.deployed(session.repository().commit(asked.statement().to()));
        DeployedManifests seen = deployed.seen(asked.statement().manifests());
        boolean differs = !seen.digest().equals(asked.statement().manifests());
        Map<String, Object> json = ListDeployments.fields(asked);
        json.put("covers", seen.scope());
        json.put("notRendered", deployed.obstacles());
        Signers signers = new Signers(session.baseline());
        List<SignedStatement> approvals = session.approvals(asked.signed().id());
        write(format -> {
            if (format.equals("json")) {
                return CanonicalJson.write(json) + "\n";
            }
            Statement s = asked.statement();
            StringBuilder out = new StringBuilder("request " + asked.signed().id() + "\n");
            out.append("  ")
                    .append(s.action())
                    .append(' ')
                    .append(s.environment())
                    .append('\n');
            out.append("  from ")
                    .append(s.from())
                    .append("\n  to   ")
                    .append(s.to())
                    .append('\n');
            out.append("  digest ")
                    .append(s.manifests())
                    .append("\n  covers ")
                    .append(Plain.line(seen.scope(), 1000))
                    .append(differs ? "; ITS DIGEST IS ANOTHER NOW" : "")
                    .append('\n');
            deployed.obstacles()
                    .forEach(each -> out.append("    not rendered: ")
                            .append(Plain.line(each, 1000))
                            .append('\n'));
            out.append("  why  ").append(s.reason()).append('\n');
            out.append(line(signers.check(asked.signed(), Statement.Kind.REQUEST, at)));
            approvals.forEach(a -> out.append(line(signers.check(a, Statement.Kind.APPROVAL, at))));
            return Plain.lines(out.toString());
        });
        return ExitCode.CLEAN;
    }

    private static String line(Signers.Checked checked) {
        Statement statement = checked.statement();
        String who =
                statement == null ? "somebody" : statement.by() + ", " + statement.at() + " to " + statement.expires();
        String what = statement != null && statement.kind() == Statement.Kind.APPROVAL ? "approved by " : "asked by ";
        return "  " + what + who + (checked.refusal() == null ? ": counts" : ": DOES NOT COUNT, " + checked.refusal())
                + "\n";
    }
}
