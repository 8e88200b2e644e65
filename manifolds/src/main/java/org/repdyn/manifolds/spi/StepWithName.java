package org.repdyn.manifolds.spi;

import java.util.regex.Pattern;
import org.ojalgo.matrix.store.R064Store;

/** Retraction made of its parts, for {@link NamedRetraction#of(String, int, NamedRetraction.Step)}. */
record StepWithName(String name, int order, NamedRetraction.Step step) implements NamedRetraction {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    StepWithName {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a retraction is named by lower-case letters, digits and hyphens, got '"
                    + name + "'; write a name such as square-root");
        }
        if (order < 1) {
            throw new IllegalArgumentException("a retraction has at least order 1, got " + order + " for " + name);
        }
    }

    @Override
    public void retract(R064Store point, R064Store tangent, R064Store result) {
        step.retract(point, tangent, result);
    }

    @Override
    public String toString() {
        return name;
    }
}
