package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvReportTest {

    @Test
    void everyRecordHasAllColumns() throws IOException {
        assertThat(records()).allSatisfy(record -> assertThat(record).hasSize(16));
    }

    @Test
    void hasARecordForEachFinding() throws IOException {
        assertThat(records()).hasSize(1 + SampleJudgement.hostile().findings().size());
    }

    @Test
    void noCellIsAFormula() throws IOException {
        assertThat(records().stream().flatMap(List::stream))
                .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0)
                .contains("'=HYPERLINK(\"https://example.com\")");
    }

    @Test
    void recordsEndAsRfc4180Says() throws IOException {
        assertThat(written()).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
    }

    private static String written() throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.CSV.write(SampleJudgement.hostile(), SampleJudgement.context(), out);
        return out.toString();
    }

    /** Reads by the grammar of RFC 4180, section 2. */
    private static List<List<String>> records() throws IOException {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = written();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quoted && character == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == ',' || character == '\n')) {
                record.add(cell.toString());
                cell.setLength(0);
                if (character == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else if (quoted || character != '\r') {
                cell.append(character);
            }
        }
        return records;
    }
}
