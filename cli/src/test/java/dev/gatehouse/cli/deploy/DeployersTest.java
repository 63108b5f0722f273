package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes deploy to one environment at once; {@code bench/ledger/deployers} does it with fifty. */
class DeployersTest {

    private static final int PROCESSES = 6;

    @Test
    void exactlyOneWins(@TempDir Path home) throws IOException, InterruptedException {
        GatehouseProcess process = new GatehouseProcess(home, List.of());
        GuardedRepository.make(process, PROCESSES);
        assertThat(process.run("ledger", "init", "--ledger", "deploy.git/gatehouse")
                        .code())
                .isZero();
        List<Process> asking = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            asking.add(begin(process, "request", "--revision", "main~" + i));
        }
        List<String> requests = new ArrayList<>();
        for (Process each : asking) {
            GatehouseProcess.Said said = GatehouseProcess.end(each);
            assertThat(said.code()).as(said.text()).isZero();
            requests.add(said.text().strip().split("requested  ", -1)[1].substring(0, 64));
        }
        List<Process> running = new ArrayList<>();
        for (String request : requests) {
            running.add(begin(process, "run", "--request", request));
        }
        List<Integer> codes = new ArrayList<>();
        for (Process each : running) {
            codes.add(GatehouseProcess.end(each).code());
        }
        assertThat(codes).as("one 0, and 1 for all others").containsOnlyOnce(0).containsOnly(0, 1);
        GatehouseProcess.Said verified = process.run("gate", "verify", "--repository", "deploy.git");
        assertThat(verified.code()).as(verified.text()).isZero();
        GatehouseProcess.Said all = process.run("ledger", "verify", "--ledger", "deploy.git/gatehouse");
        assertThat(all.text()).contains("right  ");
    }

    private static Process begin(GatehouseProcess process, String action, String option, String value)
            throws IOException {
        return process.begin(
                "deploy", action, "production", "--repository", "deploy.git", "--key", "ada", option, value);
    }
}
