/**
 * Reads HashiCorp Configuration Language, native syntax (the HCL 2 syntax-agnostic model's {@code hclsyntax}
 * specification), into a tree in which everything keeps its place.
 *
 * <p>Nothing is evaluated. Reading is bounded in bytes, nesting and nodes, takes time linear in the text, and never
 * throws for what a text holds: a part that can't be read is a {@link dev.gatehouse.engines.hcl.Problem}, and the
 * top-level blocks around it are read all the same.
 *
 * <pre>{@code
 * HclFile file = new HclReader(Limits.DEFAULT).read(bytes);
 * for (Item item : file.items()) { … }
 * }</pre>
 */
@NullMarked
package dev.gatehouse.engines.hcl;

import org.jspecify.annotations.NullMarked;
