package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the digest of a request covers: rendered manifests where Kustomize is plain, else files, and why. */
class RenderedDeploymentTest {

    private static final String WEB = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec: {containers: [{name: web, image: "shop/web:1"}]}
            """;

    @TempDir
    private Path home;

    private GatehouseProcess tools;
    private Path work;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        tools = new GatehouseProcess(home, List.of());
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "ada");
        tools.tool("git", "init", "-q", "-b", "main", "work");
        work = home.resolve("work");
        write("gatehouse.yaml", """
                apiVersion: gatehouse.dev/v1
                people: [{name: Ada Example, emails: [ada@example.com], signingKeys: ["%s"]}]
                environments: {production: {ref: env/prod, paths: ["apps/prod/**"]}}
                bindings: [{role: deployer, people: [Ada Example]}]
                """.formatted(
                        Files.readString(home.resolve("ada.pub")).strip()));
        write("apps/base/kustomization.yaml", "resources: [web.yaml]\n");
        write("apps/base/web.yaml", WEB);
        write("apps/prod/kustomization.yaml", "resources: [../base]\nnamespace: shop\n");
        commit();
    }

    private void write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit() throws IOException, InterruptedException {
        tools.tool("git", "-C", "work", "add", "-A");
        tools.tool("git", "-C", "work", "commit", "-qm", "Change");
    }

    private CommandLineRun deploy(String... arguments) {
        List<String> all = new ArrayList<>(List.of("deploy"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--repository", work.toString(), "--key", home.resolve("ada").toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private String requested() {
        CommandLineRun request = deploy("request", "production");
        assertThat(request.code()).as(request.err()).isZero();
        return request.out();
    }

    private String digest() {
        requested();
        return deploy("show", "production")
                .out()
                .lines()
                .filter(line -> line.startsWith("  digest "))
                .findFirst()
                .orElseThrow();
    }

    private String digestAfter(String path, String text) throws IOException, InterruptedException {
        write(path, text);
        commit();
        return digest();
    }

    @Test
    void theDigestCoversWhatIsDeployedAndNotHowItIsWritten() throws IOException, InterruptedException {
        assertThat(requested()).contains("covers     1 manifest rendered from apps/prod\n");
        String first = digest();
        assertThat(first).startsWith("  digest rendered-v1:sha256:");
        assertThat(digestAfter("apps/base/web.yaml", "# a comment\n" + WEB.replace("\"shop/web:1\"", "shop/web:1")))
                .isEqualTo(first);
        assertThat(digestAfter("apps/base/web.yaml", WEB.replace("web:1", "web:2")))
                .isNotEqualTo(first);
        assertThat(digestAfter("apps/base/web.yaml", WEB)).isEqualTo(first);
        assertThat(digestAfter("apps/prod/notes.md", "a file that no manifest comes from\n"))
                .isNotEqualTo(first);
    }

    @Test
    void whatIsNotPlainIsNamed() throws IOException, InterruptedException {
        write("apps/prod/kustomization.yaml", "resources: [../base]\nhelmCharts: [{name: a}]\nvars: [{name: B}]\n");
        commit();
        assertThat(requested())
                .contains("covers     4 files, all of the commit; not rendered, since apps/prod/kustomization.yaml:2:1:"
                        + " `helmCharts` is for Kustomize itself, and for 1 more reason\n");
        assertThat(deploy("show", "production").out())
                .contains("  digest sha256:")
                .contains("    not rendered: apps/prod/kustomization.yaml:3:1: `vars` is for Kustomize itself\n");
        assertThat(deploy("status", "production").out()).startsWith("allow");
    }

    @Test
    void aBaseElsewhereHolds() throws IOException, InterruptedException {
        write("apps/prod/kustomization.yaml", "resources: [\"https://example.com/base?ref=main\"]\n");
        commit();
        requested();
        assertThat(deploy("status", "production").out())
                .startsWith("hold")
                .contains(
                        "HOLD manifests: apps/prod/kustomization.yaml:1:13: https://example.com/base?ref=main is fetched"
                                + " from elsewhere, and not at a full commit id: the commit does not say what is deployed");
        write(
                "apps/prod/kustomization.yaml",
                "resources: [\"https://example.com/base?ref=" + "a1".repeat(20) + "\"]\n");
        commit();
        requested();
        assertThat(deploy("status", "production").out()).startsWith("allow").contains("bound by its name only");
    }

    /** A request of before: its digest is over path, type and content of each file. */
    @Test
    void aDigestOverFilesStillCounts() throws IOException, InterruptedException, NoSuchAlgorithmException {
        tools.tool("git", "-C", "work", "branch", "env/prod");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<String> paths = List.of(
                "apps/base/kustomization.yaml", "apps/base/web.yaml", "apps/prod/kustomization.yaml", "gatehouse.yaml");
        for (String path : paths) {
            digest.update((path + "\0FILE\0").getBytes(StandardCharsets.UTF_8));
            digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(work.resolve(path))));
        }
        String old = "sha256:" + HexFormat.of().formatHex(digest.digest());
        String request = tools.tool("git", "-C", "work", "for-each-ref", "--format=%(refname)", "refs/gatehouse");
        assertThat(request).isEmpty();
        requested();
        signed(old);
        assertThat(deploy("show", "production").out())
                .contains("  digest " + old + "\n  covers 4 files, all of the commit")
                .doesNotContain("ANOTHER NOW");
        assertThat(deploy("status", "production").out())
                .startsWith("allow")
                .contains("ok   manifests: the digest covers 4 files, all of the commit");
        signed("sha256:" + "0".repeat(64));
        assertThat(deploy("show", "production").out()).contains("ITS DIGEST IS ANOTHER NOW");
        assertThat(deploy("status", "production").out())
                .startsWith("deny")
                .contains("DENY manifests: what is to be deployed is not what was requested");
    }

    /** Puts a request with another digest in the place of the one that is there. */
    private void signed(String digest) throws IOException, InterruptedException {
        String name = tools.tool("git", "-C", "work", "for-each-ref", "--format=%(refname)", "refs/gatehouse/requests");
        String text = tools.tool("git", "-C", "work", "show", name + ":statement.json")
                .replaceFirst("\"manifests\":\"[^\"]*\"", "\"manifests\":\"" + digest + "\"");
        Files.writeString(home.resolve("statement.json"), text);
        Files.deleteIfExists(home.resolve("statement.json.sig"));
        tools.tool("ssh-keygen", "-q", "-Y", "sign", "-n", "gatehouse", "-f", "ada", "statement.json");
        tools.tool("git", "-C", "work", "update-ref", "-d", name);
        String tree = "";
        for (String file : List.of("statement.json", "statement.json.sig")) {
            String blob = tools.tool("git", "-C", "work", "hash-object", "-w", "../" + file);
            tree += "100644 blob " + blob + "\t" + file + "\n";
        }
        Files.writeString(home.resolve("tree"), tree);
        String made = tools.tool("sh", "-c", "git -C work mktree < tree");
        String commit = tools.tool("git", "-C", "work", "commit-tree", "-m", "Request", made);
        String id = tools.tool("sha256sum", "statement.json").substring(0, 64);
        tools.tool("git", "-C", "work", "update-ref", name.substring(0, name.lastIndexOf('/') + 1) + id, commit);
    }

    @Test
    void theDiffIsOfManifestsAndHidesSecrets() throws IOException, InterruptedException {
        write("apps/prod/kustomization.yaml", """
                resources: [../base]
                secretGenerator: [{name: login, literals: [user=ada], options: {disableNameSuffixHash: true}}]
                """);
        commit();
        tools.tool("git", "-C", "work", "branch", "env/prod");
        write("apps/base/web.yaml", WEB.replace("web:1", "web:2"));
        write("apps/prod/kustomization.yaml", """
                resources: [../base]
                secretGenerator: [{name: login, literals: [user=bob], options: {disableNameSuffixHash: true}}]
                """);
        commit();
        assertThat(deploy("diff", "production").out())
                .contains("--- apps/prod: v1 Pod web\n+++ apps/prod: v1 Pod web\n")
                .contains("-  - image: \"shop/web:1\"\n+  - image: \"shop/web:2\"\n")
                .contains("+++ apps/prod: v1 Secret login\n@@ values that are hidden change @@\n")
                .doesNotContain("YWRh", "Ym9i");
    }

    @Test
    void aKustomizationOfFluxIsAFile() throws IOException, InterruptedException {
        write("apps/prod/kustomization.yaml", """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                """);
        commit();
        assertThat(requested()).contains("covers     1 file\n");
    }

    @Test
    void aLinkIsNotRendered() throws IOException, InterruptedException {
        Files.createSymbolicLink(work.resolve("apps/prod/link"), Path.of("../base"));
        commit();
        assertThat(requested()).contains("not rendered, since apps/prod/link: a link, which Kustomize may follow");
    }

    @Test
    void aFolderGetsTheManifests() throws IOException, InterruptedException {
        write("apps/prod/notes.md", "notes\n");
        commit();
        tools.tool("git", "-C", "work", "clone", "-q", "--bare", ".", "../bare.git");
        work = home.resolve("bare.git");
        assertThat(CommandLineRun.of("ledger", "init", "--ledger", work + "/gatehouse", "--origin", "example.com/d")
                        .code())
                .isZero();
        requested();
        Path link = home.resolve("deployed");
        CommandLineRun run = deploy("run", "production", "--target", "directory=" + link);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(link.resolve("apps/prod/manifests.yaml")).hasContent("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web
                  namespace: shop
                spec:
                  containers:
                  - image: "shop/web:1"
                    name: web
                """);
        assertThat(link.resolve("apps/prod/notes.md")).hasContent("notes");
        assertThat(link.resolve("apps/prod/kustomization.yaml")).doesNotExist();
        work = home.resolve("work");
        write("apps/prod/manifests.yaml", "another file\n");
        commit();
        tools.tool("git", "-C", "work", "push", "-q", "../bare.git", "main");
        work = home.resolve("bare.git");
        requested();
        CommandLineRun taken = deploy("run", "production", "--target", "directory=" + link);
        assertThat(taken.code()).isEqualTo(3);
        assertThat(taken.err()).contains("apps/prod/manifests.yaml can't be written");

        String never = tools.tool("git", "-C", "bare.git", "rev-parse", "--short=10", "main~2");
        CommandLineRun back = deploy("rollback", "production", "--revision", "main~2", "--reason", "errors");
        assertThat(back.code()).isEqualTo(2);
        assertThat(back.err()).contains("commit " + never + " was never deployed to production");
    }
}
