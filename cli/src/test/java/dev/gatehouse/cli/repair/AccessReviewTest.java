package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.cli.ledger.PublishedEntries;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign from its start to a baseline that is changed, a record that is signed, and a plan that follows. */
class AccessReviewTest {

    @TempDir
    private Path folder = Path.of(".");

    private static void keygen(Path folder, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q"));
        command.addAll(List.of(options));
        int ended =
                new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
        assertThat(ended).as(command.toString()).isZero();
    }

    private String publicKey(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    private Declaration declare() throws IOException, InterruptedException {
        keygen(folder, "-t", "ed25519", "-N", "", "-C", "root", "-f", "id");
        return declare(publicKey("id"));
    }

    private Declaration declare(String line) {
        return Declaration.of(folder, "github", """
                people:
                  - {name: Root Example, accounts: {github: root}, signingKeys: ['%s']}
                  - {name: Ada Example, groups: [platform, other], accounts: {github: ada}}   # she leads it
                  - {name: Bob Example, accounts: {github: bob}}
                  - {name: Cy Example, accounts: {github: cy}}
                  - {name: Eve Example, accounts: {github: eve}}
                forges:
                  github:acme:
                    owners: [Root Example, Bob Example]
                repositories:
                  acme/deploy:
                    # who reaches it alone
                    members:
                      Cy Example: maintain
                      Eve Example: admin   # from outside
                """.formatted(line));
    }

    private CommandLineRun review(WritableForge forge, String... call) {
        List<String> words = new ArrayList<>(List.of("access", "review"));
        words.addAll(List.of(call));
        words.addAll(List.of("--folder", folder.resolve("reviews").toString()));
        words.addAll(List.of("--baseline", folder.resolve("gatehouse.yaml").toString()));
        if (call[0].equals("start")) {
            words.addAll(List.of("--source", "github:acme", "--api", forge.address(), "--token", "env:T"));
        }
        return CommandLineRun.of(Map.of("T", "made-up"), new byte[0], words.toArray(String[]::new));
    }

    private String id(WritableForge forge, String grant) {
        Matcher matcher = Pattern.compile("  ([0-9a-f]{8})  " + Pattern.quote(grant))
                .matcher(review(forge, "show", "q4").out());
        assertThat(matcher.find()).as(grant).isTrue();
        return matcher.group(1);
    }

    private void decide(WritableForge forge, String grant, String reviewer, String... decision) {
        List<String> words = new ArrayList<>(List.of("decide", "q4", id(forge, grant)));
        words.addAll(List.of(decision));
        words.addAll(List.of("--reviewer", reviewer));
        CommandLineRun run = review(forge, words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void changesTheBaselineAndSignsARecord() throws IOException, InterruptedException {
        declare();
        try (WritableGitHub github = new WritableGitHub()) {
            github.on(
                    "GET",
                    "/repos/{}/{}/activity",
                    (_, _, _) -> WritableForge.ok(WritableForge.array(List.of(WritableForge.object("""
                            {"timestamp":"2026-05-20T10:00:00Z","activity_type":"push","actor":{"login":"cy"}}""")))));
            CommandLineRun started = review(
                    github,
                    "start",
                    "q4",
                    "--reviewer",
                    "Root Example",
                    "--reviewer",
                    "Ada Example",
                    "--due",
                    "2099-01-01");
            assertThat(started.code()).as(started.err()).isZero();
            assertThat(started.out()).contains("7 grants to certify until 2099-01-01");
            String shown = review(github, "show", "q4").out();
            assertThat(shown)
                    .contains("Review  q4 · 0 of 7 decided · due on 2099-01-01")
                    .contains("how     as member of team platform, github:acme")
                    .contains("review  Ada Example has not decided");

            CommandLineRun early =
                    review(github, "close", "q4", "--key", folder.resolve("id").toString());
            assertThat(early.err()).contains("7 grants are not decided");
            assertThat(early.code()).isEqualTo(3);

            decide(github, "Root Example (root): everything", "Ada Example", "keep");
            decide(github, "Bob Example (bob): everything", "Root Example", "remove", "--reason", "has changed teams");
            decide(github, "Ada Example (ada): write", "Root Example", "remove");
            decide(github, "guest: write", "Root Example", "remove");
            decide(github, "Cy Example (cy): admin on acme/deploy", "Root Example", "keep");
            decide(github, "Cy Example (cy): maintain", "Root Example", "keep", "--until", "2098-12-31");
            decide(github, "Eve Example (eve): admin", "Root Example", "reduce", "--to", "read");
            String key = folder.resolve("id").toString();
            CommandLineRun unsigned = review(github, "close", "q4", "--key", key);
            assertThat(unsigned.err()).contains("Root Example did not sign what");
            assertThat(unsigned.code()).isEqualTo(2);
            decide(github, "Eve Example (eve): admin", "Root Example", "reduce", "--to", "read", "--key", key);

            CommandLineRun closed =
                    review(github, "close", "q4", "--key", folder.resolve("id").toString());
            assertThat(closed.code()).as(closed.out() + closed.err()).isZero();
            assertThat(closed.out()).contains("by hand  guest, write on acme/deploy: remove");
            assertThat(Files.readString(folder.resolve("reviews/q4.access-record.json")))
                    .contains("\"signers\":{\"Root Example\":\"SHA256:");
            assertThat(Files.readString(folder.resolve("gatehouse.yaml")))
                    .contains("groups: [other], accounts: {github: ada}}   # she leads it")
                    .contains("owners: [Root Example]")
                    .contains("# who reaches it alone")
                    .contains("Cy Example: {permission: maintain, until: 2098-12-31}")
                    .contains("Eve Example: read   # from outside");
            CommandLineRun plan = new Declaration(folder, "github").run(github, "plan");
            assertThat(plan.out())
                    .contains("~ member bob of acme: owner → member")
                    .contains("~ collaborator eve of acme/deploy: admin → read");
            assertThat(review(github, "decide", "q4", "00000000", "keep", "--reviewer", "Root Example")
                            .err())
                    .contains("is closed");
            assertThat(finding("2026-06-01T00:00:00Z")).contains("PASS").contains("Root Example closed it");

            Path record = folder.resolve("reviews/q4.access-record.json");
            Files.writeString(record, Files.readString(record).replace("\"remove\"", "\"keep\""));
            assertThat(finding("2026-06-01T00:00:00Z")).contains("FAIL").contains("changed after it was signed");
        }
    }

    @Test
    void aCertificateSignsLikeItsKey() throws IOException, InterruptedException, MalformedLog {
        keygen(folder, "-t", "ed25519", "-N", "", "-f", "authority");
        keygen(folder, "-t", "ed25519", "-N", "", "-f", "id");
        keygen(folder, "-s", "authority", "-I", "root", "-n", "root", "id.pub");
        declare("cert-authority,principals=\"root\" " + publicKey("authority"));
        String key = folder.resolve("id").toString();
        String ledger = folder.resolve("ledger").toString();
        CommandLineRun.of("ledger", "init", "--ledger", ledger, "--origin", "example.com/reviews");
        try (WritableGitHub github = new WritableGitHub()) {
            review(github, "start", "q4", "--reviewer", "Root Example", "--reviewer", "Ada Example");
            decide(github, "Root Example (root): everything", "Ada Example", "keep");
            for (String grant : List.of(
                    "Bob Example (bob): everything",
                    "Ada Example (ada): write",
                    "guest: write",
                    "Cy Example (cy): admin on acme/deploy",
                    "Cy Example (cy): maintain",
                    "Eve Example (eve): admin")) {
                decide(github, grant, "Root Example", "keep");
            }
            CommandLineRun unsigned = review(github, "close", "q4", "--key", key);
            assertThat(unsigned.err())
                    .contains("Root Example did not sign what")
                    .contains("there is no ");
            decide(github, "Eve Example (eve): admin", "Root Example", "keep", "--key", key);
            CommandLineRun closed = review(github, "close", "q4", "--key", key, "--ledger", ledger);
            assertThat(closed.code()).as(closed.out() + closed.err()).isZero();
            assertThat(finding("2099-01-01T00:00:00Z")).contains("PASS").contains("Root Example closed it");
        }
        assertThat(PublishedEntries.kinds(folder.resolve("ledger"))).contains(EntryKind.REVIEW);
    }

    @Test
    void anothersKeyDecidesNothing() throws IOException, InterruptedException {
        declare();
        try (WritableGitHub github = new WritableGitHub()) {
            review(github, "start", "q4", "--reviewer", "Root Example", "--reviewer", "Ada Example");
            CommandLineRun run = review(
                    github,
                    "decide",
                    "q4",
                    id(github, "Root Example (root): everything"),
                    "keep",
                    "--reviewer",
                    "Ada Example",
                    "--key",
                    folder.resolve("id").toString());
            assertThat(run.err()).contains("the key is of Root Example, not of Ada Example");
            assertThat(run.code()).isEqualTo(2);
        }
    }

    @Test
    void isAFindingOnceItIsOverdue() throws IOException, InterruptedException {
        declare();
        try (WritableGitHub github = new WritableGitHub()) {
            review(
                    github,
                    "start",
                    "q4",
                    "--reviewer",
                    "Root Example",
                    "--reviewer",
                    "Ada Example",
                    "--due",
                    "2026-12-31");
            assertThat(finding("2026-12-31T12:00:00Z")).contains("it is open until 2026-12-31");
            assertThat(finding("2027-01-01T00:00:00Z")).contains("FAIL").contains("it was due on 2026-12-31");
        }
    }

    @Test
    void nobodyReviewsThemselves() throws IOException, InterruptedException {
        declare();
        try (WritableGitHub github = new WritableGitHub()) {
            CommandLineRun alone = review(github, "start", "q4", "--reviewer", "Root Example");
            assertThat(alone.err()).contains("nobody reviews everything in acme of Root Example");
            assertThat(alone.code()).isEqualTo(2);
            assertThat(folder.resolve("reviews")).doesNotExist();
        }
    }

    @Test
    void nothingBeginsWhereNotAllWasSeen() throws IOException, InterruptedException {
        declare();
        try (WritableGitHub github = new WritableGitHub()) {
            github.hide("/repos/acme/deploy/collaborators");
            CommandLineRun run =
                    review(github, "start", "q4", "--reviewer", "Root Example", "--reviewer", "Ada Example");
            assertThat(run.err()).contains("nothing was begun");
            assertThat(run.code()).isEqualTo(3);
        }
    }

    @Test
    void aNameThatIsAPathIsRefused() throws IOException, InterruptedException {
        declare();
        try (WritableGitHub github = new WritableGitHub()) {
            CommandLineRun run = review(github, "start", "../q4", "--reviewer", "Root Example");
            assertThat(run.err()).contains("can't be the name of a campaign");
            assertThat(run.code()).isEqualTo(2);
        }
    }

    private String finding(String at) {
        String out = CommandLineRun.of(
                        "check",
                        folder.toString(),
                        "--baseline",
                        folder.resolve("gatehouse.yaml").toString(),
                        "--at",
                        at,
                        "--format",
                        "json",
                        "--fail-on",
                        "never")
                .out();
        int rule = out.indexOf("\"repositoryaccess/access-review-overdue\"");
        assertThat(rule).isNotNegative();
        return out.substring(rule, Math.min(out.length(), rule + 1_500));
    }
}
