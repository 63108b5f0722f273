package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review signed with a real key, and what {@code check} says of it. */
class SignOffTest {

    private static final String NAME = "may.access-review.json";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeKeysAndLog() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("repository"));
        for (String name : new String[] {"ada", "mallory"}) {
            keygen("-t", "ed25519", "-N", "", "-f", name);
        }
        Files.writeString(
                folder.resolve("audit.jsonl"),
                "{\"@timestamp\":1779962400000,\"action\":\"git.clone\",\"actor\":\"ada\",\"org\":\"acme\"}\n");
        declare(Files.readString(folder.resolve("ada.pub")).strip());
    }

    private void keygen(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q"));
        command.addAll(List.of(options));
        int ended =
                new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
        assertThat(ended).as(command.toString()).isZero();
    }

    private void declare(String key) throws IOException {
        Files.writeString(
                folder.resolve("repository/gatehouse.yaml"),
                "apiVersion: gatehouse.dev/v1\npeople: [{name: Ada Example, signingKeys: ['" + key
                        + "']}]\naccessLog: {reviewDays: 31}\n");
    }

    private CommandLineRun signOff(String key, String... more) {
        String[] call = {
            "logs",
            "sign-off",
            "--from",
            "2026-05-01",
            "--to",
            "2026-06-01",
            "--at",
            "2026-06-02T09:00:00Z",
            "--baseline",
            folder.resolve("repository/gatehouse.yaml").toString(),
            "--key",
            folder.resolve(key).toString(),
            "--output",
            folder.resolve("repository").resolve(NAME).toString(),
            folder.resolve("audit.jsonl").toString()
        };
        String[] all = Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return CommandLineRun.of(all);
    }

    private String check() {
        return CommandLineRun.of(
                        "check",
                        "--at",
                        "2026-06-20T00:00:00Z",
                        "--format",
                        "csv",
                        "--fail-on",
                        "never",
                        folder.resolve("repository").toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("accesslog/review-overdue"))
                .reduce("", (a, b) -> a + "\n" + b);
    }

    @Test
    void whatIsSignedOffPassesTheCheckUntilItIsChanged() throws IOException {
        assertThat(check()).contains("FAIL").contains("no review that counts");

        CommandLineRun run = signOff("ada");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Ada Example reviewed 1 events");
        assertThat(check()).contains("PASS").doesNotContain("FAIL");

        Path review = folder.resolve("repository").resolve(NAME);
        Files.writeString(review, Files.readString(review).replace("\"events\": 1", "\"events\": 2"));
        assertThat(check()).contains("FAIL").contains("it was changed after it was signed");
    }

    @Test
    void sshKeygenVerifiesIt() throws IOException, InterruptedException {
        signOff("ada");
        Path review = folder.resolve("repository").resolve(NAME);
        Path allowed =
                Files.writeString(folder.resolve("allowed"), "ada " + Files.readString(folder.resolve("ada.pub")));
        Process verified = new ProcessBuilder(
                        "ssh-keygen",
                        "-Y",
                        "verify",
                        "-n",
                        "gatehouse-access-review",
                        "-I",
                        "ada",
                        "-f",
                        allowed.toString(),
                        "-s",
                        review + ".sig")
                .redirectInput(review.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(verified.waitFor()).isZero();
    }

    @Test
    void aCertificateSignsLikeItsKey() throws IOException, InterruptedException {
        keygen("-t", "ed25519", "-N", "", "-f", "authority");
        keygen("-s", "authority", "-I", "ada", "-n", "ada", "-V", "20260601:20260610", "ada.pub");
        declare("cert-authority,principals=\"ada\" "
                + Files.readString(folder.resolve("authority.pub")).strip());
        CommandLineRun run = signOff("ada");
        assertThat(run.out()).as(run.err()).contains("Ada Example reviewed 1 events");
        assertThat(check()).contains("PASS").doesNotContain("FAIL");
    }

    @Test
    void aCertificateThatHasEndedIsRefused() throws IOException, InterruptedException {
        keygen("-t", "ed25519", "-N", "", "-f", "authority");
        keygen("-s", "authority", "-I", "ada", "-n", "ada", "-V", "20250101:20250201", "ada.pub");
        declare("cert-authority,principals=\"ada\" "
                + Files.readString(folder.resolve("authority.pub")).strip());
        CommandLineRun run = signOff("ada");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a certificate that does not count: the certificate is not valid any more");
    }

    @Test
    void aKeyOfNobodyIsRefused() {
        CommandLineRun run = signOff("mallory");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("which nobody declared has");
    }

    @Test
    void anotherNameThanTheKeysIsRefused() {
        CommandLineRun run = signOff("ada", "--reviewer", "Bob Example");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the key is of Ada Example, not of Bob Example");
    }

    @Test
    void nothingIsSignedWhereAFileIsNoLog() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "nothing\nto see\n");
        CommandLineRun run = signOff("ada", notes.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing is signed");
        assertThat(folder.resolve("repository").resolve(NAME)).doesNotExist();
    }
}
