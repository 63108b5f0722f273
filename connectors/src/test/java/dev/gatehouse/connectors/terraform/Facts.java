package dev.gatehouse.connectors.terraform;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file of Terraform gives. */
record Facts(FileFacts facts) {

    static Facts of(String path, String text) {
        Listing listing = new Listing(List.of(path));
        return new Facts(new TerraformReader().read(path, text.getBytes(StandardCharsets.UTF_8), listing));
    }

    static Facts ofResource(String name) {
        try (InputStream in = Objects.requireNonNull(Facts.class.getResourceAsStream(name), name)) {
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<TerraformBlock> blocks() {
        return facts.facts().stream().map(TerraformBlock.class::cast).toList();
    }

    TerraformBlock block(String subject) {
        return blocks().stream()
                .filter(block -> block.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no block " + subject));
    }

    List<String> problems() {
        return facts.problems().stream().map(FileFacts.Problem::reason).toList();
    }

    /** A node with the place and type of each of its values. */
    static String show(@Nullable Node node) {
        if (node == null) {
            return "absent";
        }
        String place = node.line() + ":" + node.column();
        return switch (node) {
            case Scalar scalar -> scalar.type() + " " + scalar.text() + " @" + place;
            case Unresolved unresolved -> "? " + unresolved.expression() + " @" + place;
            case Sequence sequence ->
                sequence.items().stream().map(Facts::show).collect(Collectors.joining(", ", "[", "]@" + place));
            case Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.name() + ": " + show(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}@" + place));
        };
    }
}
