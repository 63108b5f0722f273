package dev.gatehouse.connectors.sops;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files of {@code NAME=value} lines. SOPS keeps what it says of itself in variables that begin with {@code sops_}; a
 * file without them is searched for secrets like any text, and yields nothing here.
 */
public final class EnvironmentFileReader implements FileReader {

    private static final String OWN = "sops_";
    private static final int MOST_LINES = 100_000;

    @Override
    public String name() {
        return "environment";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.ENCRYPTED_DOCUMENT);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        String name = Listing.nameOf(path);
        return name.endsWith(".env") || name.startsWith(".env.");
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        List<Mapping.Entry> settings = new ArrayList<>();
        List<Mapping.Entry> own = new ArrayList<>();
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_LINES)
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                boolean ofSops = line.startsWith(OWN);
                String key = line.substring(ofSops ? OWN.length() : 0, equals);
                int column = line.codePointCount(0, equals) + 2;
                (ofSops ? own : settings)
                        .add(new Mapping.Entry(text(key, i + 1, 1), text(line.substring(equals + 1), i + 1, column)));
            }
        }
        if (own.isEmpty()) {
            return FileFacts.none();
        }
        int last = lines.size();
        settings.add(new Mapping.Entry(text("sops", last, 1), new Mapping(own, last, 1, last)));
        return FileFacts.of(EncryptedDocuments.of(path, List.of(new Mapping(settings, 1, 1, last))));
    }

    private static Scalar text(String text, int line, int column) {
        return new Scalar(text, Scalar.Type.TEXT, line, column, line);
    }
}
