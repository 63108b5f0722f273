package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.check.GitLabClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every write that is sent to GitLab is one that GitLab's own client sends, with fields that it knows there. */
class GitLabWritesTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void knowsEveryWrite() throws IOException {
        GitLabClient client = GitLabClient.read();
        Set<String> wrong = new TreeSet<>();
        Declaration acme = Declaration.of(folder, "gitlab", GitLabRepairTest.DECLARED);
        try (WritableGitLab gitlab = new WritableGitLab()) {
            acme.plan(gitlab);
            String id = acme.apply(gitlab, "--allow-deletes").out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            acme.run(gitlab, "undo", id);
            assertThat(gitlab.bodies()).hasSizeGreaterThan(20);
            gitlab.bodies().forEach((write, body) -> {
                String path = write.replaceFirst("^[A-Z]+ /api/v4", "");
                if (client.filesOf(path).isEmpty()) {
                    wrong.add(write + ": no such path");
                }
                Set<String> known = client.fieldsOf(path).stream()
                        .map(field -> field.substring(0, field.indexOf(' ')))
                        .collect(Collectors.toSet());
                body.propertyNames().stream()
                        .filter(field -> !known.contains(field))
                        .forEach(field -> wrong.add(write + ": no such field: " + field));
            });
        }
        assertThat(wrong).isEmpty();
    }
}
