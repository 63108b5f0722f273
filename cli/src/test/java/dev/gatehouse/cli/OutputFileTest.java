package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedWhole() throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, "a longer text than the new one");
        OutputFile.of(file).write(out -> out.write("new"));
        assertThat(file).hasContent("new");
    }

    @Test
    void aFileStaysAsItWasWhereWritingFails() throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> OutputFile.of(file).write(out -> {
                    out.write("half");
                    throw new IOException("no room");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder.toFile().list()).containsExactly("report.json");
        assertThat(file).hasContent("old");
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, "old");
        Path link = Files.createSymbolicLink(folder.resolve("latest.json"), file);
        OutputFile.of(link).write(out -> out.write("new"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceStaysOne() {
        OutputFile.of(Path.of("/dev/null")).write(out -> out.write("gone"));
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDeviceIsAFailure() {
        OutputFile full = OutputFile.of(Path.of("/dev/full"));
        assertThatThrownBy(() -> full.write(out -> out.write("lost")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("can't write /dev/full");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> OutputFile.of(folder)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void noFileCanBeWrittenIntoAFolderThatIsNotThere() {
        Path file = folder.resolve("missing/report.json");
        assertThatThrownBy(() -> OutputFile.of(file)).isInstanceOf(InvalidInput.class);
    }
}
