package dev.gatehouse.model.terraform;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.List;

/**
 * A top-level block of Terraform configuration.
 *
 * <p>In the body an attribute is a key with its value; every value that is not a literal is an {@code Unresolved}.
 * Nested blocks of one type are a key with a sequence of mappings, one for each block; a {@code dynamic} block is one
 * mapping for each element of a literal {@code for_each}, else an {@code Unresolved} item of that sequence. Labels of a
 * nested block are keys around its body: {@code backend "s3" {}} is the key {@code backend} with a sequence of one
 * mapping, whose key {@code s3} has the body.
 *
 * <p>A text encoded in place by {@code jsonencode} is the tree it is made of. A file of variables is one block of type
 * {@code tfvars} without labels.
 *
 * @param type {@code resource}, {@code data}, {@code provider}, {@code variable}, {@code module}, {@code terraform} …
 * @param labels the texts after the type: of a resource its type and name
 */
public record TerraformBlock(String type, List<String> labels, Mapping body, String file, Origin origin)
        implements Fact {

    public TerraformBlock {
        labels = List.copyOf(labels);
    }

    @Override
    public FactKind kind() {
        return FactKind.TERRAFORM;
    }

    public boolean isResource(String resourceType) {
        return type.equals("resource")
                && labels.size() == 2
                && labels.getFirst().equals(resourceType);
    }

    /** {@code aws_security_group.bastion}; of other blocks, type and labels. */
    public String subject() {
        String joined = String.join(".", labels);
        return type.equals("resource") ? joined : joined.isEmpty() ? type : type + "." + joined;
    }

    public Location at(Node node) {
        return new Location(file, node.line(), node.column(), node.endLine());
    }

    /** Where the value at a path stands; where the block begins, if it is absent. */
    public Location at(String... path) {
        Node node = body.get(path);
        return at(node == null ? body : node);
    }
}
