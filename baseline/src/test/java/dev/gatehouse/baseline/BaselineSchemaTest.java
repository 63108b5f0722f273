package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published schema is the one made from the format, and judges as the reader does. */
final class BaselineSchemaTest {

    private static final Path PUBLISHED = Path.of("../docs/schema/gatehouse.schema.json");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(BaselineSchema.json(), InputFormat.JSON);

    @Test
    void isTheOnePublished() throws IOException {
        Files.writeString(Path.of("target/gatehouse.schema.json"), BaselineSchema.json());
        assertThat(Files.readString(PUBLISHED))
                .as("docs/schema/gatehouse.schema.json; the new one is baseline/target/gatehouse.schema.json")
                .isEqualTo(BaselineSchema.json());
    }

    @Test
    void takesASoundBaseline() {
        assertThat(schema.validate("""
                        {"apiVersion": "gatehouse.dev/v1", "updates": {"kubernetesVersion": "1.34"},
                         "people": [{"name": "Ada Example", "emails": ["ada@example.com"], "joined": "2025-01-01"}],
                         "environments": {"production": {"paths": ["clusters/production"], "approvals": {"count": 2},
                            "windows": [{"schedule": "0 2 * * 2", "duration": "1h30m", "timeZone": "Europe/Berlin"}]}},
                         "ssh": {"allowedCidrs": ["203.0.113.0/24", "2001:db8::/32"]}}
                        """, InputFormat.JSON)).isEmpty();
    }

    @Test
    void refusesAnUnknownKey() {
        assertThat(faults("{\"environments\": {\"production\": {\"approvers\": []}}}"))
                .contains("approvers");
    }

    @Test
    void refusesAWrongType() {
        assertThat(faults("{\"environments\": {\"production\": {\"paths\": \"clusters\"}}}"))
                .contains("paths");
    }

    @Test
    void refusesAMissingKey() {
        assertThat(faults("{\"waivers\": [{\"rule\": \"a/b\", \"subject\": \"x\", \"reason\": \"y\"}]}"))
                .contains("approvedBy", "until");
    }

    @Test
    void refusesAnUnknownWord() {
        assertThat(faults("{\"compliance\": {\"frameworks\": [\"sox\"]}}")).contains("frameworks");
    }

    private String faults(String sections) {
        String whole = "{\"apiVersion\": \"gatehouse.dev/v1\"," + sections.substring(1);
        return schema.validate(whole, InputFormat.JSON).toString();
    }
}
