package dev.gatehouse.connectors.terraform;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.engines.hcl.HclFile;
import dev.gatehouse.engines.hcl.HclReader;
import dev.gatehouse.engines.hcl.Item;
import dev.gatehouse.engines.hcl.Limits;
import dev.gatehouse.engines.hcl.Problem;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.terraform.TerraformBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code *.tf} and {@code *.tofu}, their JSON forms, and files of variables ({@code *.tfvars}).
 *
 * <p>A block that is broken is a problem; the blocks around it are read.
 */
public final class TerraformReader implements FileReader {

    private static final Set<FactKind> KINDS = Set.of(FactKind.TERRAFORM);

    @Override
    public String name() {
        return "terraform";
    }

    @Override
    public Set<FactKind> kinds() {
        return KINDS;
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return isNative(path) || isJson(path) || isVariables(path) || isJsonVariables(path);
    }

    private static boolean isNative(String path) {
        return path.endsWith(".tf") || path.endsWith(".tofu");
    }

    private static boolean isJson(String path) {
        return path.endsWith(".tf.json") || path.endsWith(".tofu.json");
    }

    private static boolean isVariables(String path) {
        return path.endsWith(".tfvars");
    }

    private static boolean isJsonVariables(String path) {
        return path.endsWith(".tfvars.json");
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        if (isJson(path)) {
            return new JsonBlocks(path).read(content);
        }
        if (isJsonVariables(path)) {
            return new JsonBlocks(path).readVariables(content);
        }
        HclFile file = new HclReader(Limits.DEFAULT).read(content);
        List<FileFacts.Problem> problems = new ArrayList<>();
        for (Problem problem : file.problems()) {
            problems.add(problem(problem.line(), problem.column(), problem.message()));
        }
        NativeBlocks blocks = new NativeBlocks(path, file);
        List<TerraformBlock> facts = new ArrayList<>();
        if (isVariables(path)) {
            facts.addAll(blocks.variables(file.items()));
        } else {
            for (Item item : file.items()) {
                switch (item) {
                    case Item.Block block -> facts.add(blocks.block(block));
                    case Item.Attribute attribute ->
                        problems.add(problem(
                                attribute.span().line(), attribute.span().column(), "an attribute outside any block"));
                }
            }
        }
        return new FileFacts("", List.copyOf(facts), problems);
    }

    static FileFacts.Problem problem(int line, int column, String message) {
        return new FileFacts.Problem(line + ":" + column + " " + message, KINDS, "");
    }
}
