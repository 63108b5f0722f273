package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/how-to/guard-a-repository.md} says to type, typed as a whole; {@code /srv} is a folder of the test.
 */
class GuardPageTest {

    private static final Path PAGE = Path.of("..", "docs", "how-to", "guard-a-repository.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n((?s).*?)```");

    private static List<String> blocks(Path home) throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1)
                        .replace("ssh://git@example.com/srv", "file://" + home + "/srv")
                        .replace("https://example.com/ledger", home + "/srv/www/ledger")
                        .replace(" /srv", " " + home + "/srv"))
                .toList();
    }

    @Test
    void canBeTyped(@TempDir Path home) throws IOException, InterruptedException {
        GatehouseProcess tools = new GatehouseProcess(home, List.of());
        GuardedRepository.make(tools, 2);
        for (String folder : List.of("bin", "srv/git", "srv/www", ".ssh")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.move(home.resolve("deploy.git"), home.resolve("srv/git/deploy.git"));
        Files.move(home.resolve("ada"), home.resolve(".ssh/id_ed25519"));
        Files.move(home.resolve("ada.pub"), home.resolve(".ssh/id_ed25519.pub"));
        Files.createSymbolicLink(home.resolve("srv/ledger"), home.resolve("srv/git/deploy.git/gatehouse"));
        Path gatehouse = home.resolve("bin/gatehouse");
        Files.writeString(gatehouse, """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
                """.formatted(
                        System.getProperty("java.home"), System.getProperty("java.class.path"), Main.class.getName()));
        assertThat(gatehouse.toFile().setExecutable(true)).isTrue();

        List<String> blocks = blocks(home);
        List<String> script = new ArrayList<>(List.of("set -e", "export PATH=\"$HOME/bin:$PATH\""));
        script.add(blocks.get(0));
        script.add("gatehouse deploy request production --revision main --reason page");
        script.add(blocks.get(1));
        script.add(blocks.get(2));
        script.add("gatehouse ledger checkpoint --output checkpoint");
        // `check` finds other things in so small a repository.
        script.add(blocks.get(3).replaceFirst("(?m)^(gatehouse check [^#\n]*)", "$1 --fail-on never "));
        script.add(blocks.get(4));
        script.add("if git -C \"$HOME/work\" push -qf \"$PWD\" main~1:refs/heads/env/prod; then exit 1; fi");
        assertThat(blocks).hasSize(5);
        Path typed = Files.writeString(home.resolve("typed"), String.join("\n", script));
        String said = tools.tool("sh", typed.toString());
        assertThat(said)
                .contains("allow  production  ", "covered  production", "right  example.com/deploy")
                .contains("refs/heads/env/prod is environment production, and no decision allows it to move from");
    }
}
