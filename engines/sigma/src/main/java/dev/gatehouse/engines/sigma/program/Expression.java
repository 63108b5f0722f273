package dev.gatehouse.engines.sigma.program;

import java.util.ArrayList;
import java.util.List;

/** What has to hold of an event. */
public sealed interface Expression {

    record AllOf(List<Expression> parts) implements Expression {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    record AnyOf(List<Expression> parts) implements Expression {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    record Not(Expression part) implements Expression {}

    record Test(Predicate predicate) implements Expression {}

    /** All of some parts; those that are all of something themselves are taken apart. */
    static Expression all(List<Expression> parts) {
        List<Expression> flat = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof AllOf all) {
                flat.addAll(all.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new AllOf(flat);
    }

    /** Any of some parts; those that are any of something themselves are taken apart. */
    static Expression any(List<Expression> parts) {
        List<Expression> flat = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof AnyOf any) {
                flat.addAll(any.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new AnyOf(flat);
    }
}
