package dev.gatehouse.cli.check;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.report.digest.Plain;

/** Each file and its reader, a line each: path, tab, reader or {@code -}, tab, why it was not (wholly) read. */
final class FileList {

    private FileList() {}

    static void print(Snapshot snapshot, Console console) {
        for (FileReading file : new Harmless(SecretInspector.names()).files(snapshot.files())) {
            String reader = file.reader() == null ? "-" : file.reader();
            String reason = file.reason() == null ? "" : "\t" + Plain.line(file.reason());
            console.out().println(Plain.line(file.file()) + "\t" + reader + reason);
        }
    }
}
