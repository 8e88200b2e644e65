package org.repdyn.manifolds.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A retraction of one manifold, with a name and the order that it claims. Those that many manifolds share are the constants of {@link
 * Retraction}; a manifold brings any number of others by {@link Manifold#furtherRetractions()}. Solvers, studies and checks find all of them
 * by name.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface NamedRetraction {

    /** Returns the name: lower-case letters, digits and hyphens, and not that of another retraction of the manifold. */
    String name();

    /** Returns the order to which the retraction follows geodesics, at least 1; see {@link Manifold#order}. */
    int order();

    /**
     * Computes the point reached from {@code point} along {@code tangent}.
     *
     * @param result overwritten; shares no memory with the others
     * @throws ArithmeticException if {@code tangent} holds a NaN or an infinity, or the step is too long for this retraction
     */
    void retract(R064Store point, R064Store tangent, R064Store result);

    /** Returns the point reached along a tangent vector; see {@link #retract(R064Store, R064Store, R064Store)}. */
    default R064Store retract(R064Store point, R064Store tangent) {
        R064Store result = ManifoldArguments.like("point", point, "tangent", tangent);
        retract(point, tangent, result);
        return result;
    }

    /** Step along a manifold: the function of a retraction without its name. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    @FunctionalInterface
    interface Step {

        /** Computes the point reached from {@code point} along {@code tangent}; see {@link NamedRetraction#retract}. */
        void retract(R064Store point, R064Store tangent, R064Store result);
    }

    /**
     * Returns a retraction.
     *
     * @param name lower-case letters, digits and hyphens
     * @param order the order that it claims, at least 1
     * @param step the function
     * @throws IllegalArgumentException if the name is written otherwise or is that of a constant of {@link Retraction}, or the order is less than 1
     */
    static NamedRetraction of(String name, int order, Step step) {
        Objects.requireNonNull(name, "the argument name of a retraction is null");
        Objects.requireNonNull(step, "the argument step of the retraction '" + name + "' is null");
        for (Retraction constant : Retraction.values()) {
            if (constant.text().equals(name)) {
                throw new IllegalArgumentException("'" + name + "' is the name of a built-in retraction ("
                        + Arrays.stream(Retraction.values())
                                .map(Retraction::text)
                                .collect(Collectors.joining(", "))
                        + "); give yours another name, or return it from retract for Retraction." + constant);
            }
        }
        return new StepWithName(name, order, step);
    }

    /**
     * Returns all retractions of a manifold: those of the constants it offers, in their order, then its own.
     *
     * @throws IllegalStateException if two have the same name
     */
    static List<NamedRetraction> all(Manifold manifold) {
        Objects.requireNonNull(manifold, "the argument manifold is null");
        List<NamedRetraction> all = new ArrayList<>();
        manifold.retractions().stream().sorted().forEach(r -> all.add(of(manifold, r)));
        Set<String> taken = new HashSet<>();
        for (Retraction constant : Retraction.values()) {
            taken.add(constant.text());
        }
        for (NamedRetraction further : manifold.furtherRetractions()) {
            if (!taken.add(further.name())) {
                throw new IllegalStateException("the manifold names a retraction '" + further.name()
                        + "', which is the name of another one; give it a name of its own");
            }
            all.add(further);
        }
        return List.copyOf(all);
    }

    /**
     * Returns the retraction of a constant.
     *
     * @throws IllegalArgumentException if the manifold does not offer it; the message lists those it does
     */
    static NamedRetraction of(Manifold manifold, Retraction constant) {
        Objects.requireNonNull(manifold, "the argument manifold is null");
        Objects.requireNonNull(constant, "the argument constant is null; give a retraction that the manifold offers");
        ManifoldArguments.checkRetraction(manifold, constant);
        return new StepWithName(
                constant.text(),
                manifold.order(constant),
                (point, tangent, result) -> manifold.retract(constant, point, tangent, result));
    }

    /**
     * Returns the retraction of a name.
     *
     * @throws IllegalArgumentException if the manifold does not offer it; the message lists those it does
     */
    static NamedRetraction of(Manifold manifold, String name) {
        Objects.requireNonNull(name, "the argument name is null; give that of a retraction of the manifold");
        return all(manifold).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ManifoldArguments.notOffered(manifold, name));
    }
}
