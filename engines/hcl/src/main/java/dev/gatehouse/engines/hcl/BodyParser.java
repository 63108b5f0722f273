package dev.gatehouse.engines.hcl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads attributes and blocks. */
final class BodyParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;

    BodyParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
    }

    /** Reads one attribute or block with the end of its line. */
    Item item() {
        int start = cursor.at();
        cursor.enter(start);
        String name = cursor.identifier();
        if (name == null) {
            throw cursor.refused("the name of a block or an attribute is missing");
        }
        cursor.skip();
        Item item = cursor.peek() == '=' && cursor.peek(1) != '=' ? attribute(name, start) : block(name, start);
        cursor.leave();
        cursor.skip();
        if (!cursor.atEnd() && cursor.peek() != '\n' && cursor.peek() != '}') {
            throw cursor.refused("more text where the line should end");
        }
        return item;
    }

    private Item.Attribute attribute(String name, int start) {
        cursor.advance(1);
        cursor.skip();
        Expression value = expressions.expression();
        return new Item.Attribute(name, value, cursor.span(start, value.span().end()));
    }

    private Item.Block block(String type, int start) {
        List<Item.Label> labels = new ArrayList<>();
        while (!cursor.eat('{')) {
            labels.add(label());
            cursor.skip();
        }
        List<Item> items = items(start, type);
        return new Item.Block(type, labels, items, cursor.spanFrom(start));
    }

    private Item.Label label() {
        int start = cursor.at();
        cursor.count(start);
        if (cursor.peek() == '"') {
            return switch (expressions.primary()) {
                case Expression.Text text -> new Item.Label(text.value(), text.span());
                case Expression other -> throw cursor.refusedAt(other.span().start(), "a label takes no template");
            };
        }
        String name = cursor.identifier();
        if (name == null) {
            throw cursor.refused("`=` or `{` is missing after a name");
        }
        return new Item.Label(name, cursor.spanFrom(start));
    }

    private List<Item> items(int start, String type) {
        List<Item> items = new ArrayList<>();
        Set<String> attributes = new HashSet<>();
        while (true) {
            cursor.skipLines();
            if (cursor.eat('}')) {
                return items;
            }
            if (cursor.atEnd()) {
                throw cursor.refusedAt(start, "the block `" + type + "` is not closed");
            }
            Item item = item();
            if (item instanceof Item.Attribute attribute && !attributes.add(attribute.name())) {
                throw cursor.refusedAt(attribute.span().start(), "`" + attribute.name() + "` is set twice");
            }
            items.add(item);
        }
    }
}
