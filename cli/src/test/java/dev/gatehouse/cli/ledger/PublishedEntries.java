package dev.gatehouse.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.LedgerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Holds the entries that commands wrote against the schema that is published of them. */
public final class PublishedEntries {

    private PublishedEntries() {}

    /** The kinds of a ledger's entries, all of which have to be as the schema says. */
    public static Set<EntryKind> kinds(Path ledger) throws IOException, MalformedLog {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schema/ledger-entry-v1.schema.json")));
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        LedgerReader reader = LedgerReader.of(new LedgerFolder(ledger));
        reader.texts(0, (index, text) -> {
            assertThat(schema.validate(text, InputFormat.JSON)).as(text).isEmpty();
            assertThat(schema.validate(text.replaceFirst("\"body\":\\{", "\"body\":{\"more\":[],"), InputFormat.JSON))
                    .as("the schema knows all of %s", text)
                    .isNotEmpty();
            kinds.add(LedgerReader.entry(text).map(LedgerEntry::kind).orElseThrow());
        });
        return kinds;
    }
}
