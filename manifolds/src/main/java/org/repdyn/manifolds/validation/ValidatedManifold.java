package org.repdyn.manifolds.validation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;

/**
 * Wrapper for debugging that checks each point and each tangent vector which goes into a manifold or comes out of it. The wrapper offers
 * the same geometry as the manifold it wraps. A bad argument is an {@link IllegalArgumentException} that names the method and the
 * argument; a bad result is an {@link IllegalStateException}. Each call costs one or two projections in addition.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ValidatedManifold {

    /** Largest relative violation of the constraint by a point, and part of a tangent vector outside of the tangent space. */
    private static final double ALLOWED = 1e-8;

    /**
     * Length relative to the point below which the part outside of the tangent space is rounding. A difference of tangent vectors that cancel
     * is small, and the rounding in it is not.
     */
    private static final double ROUNDING = 1e-14;

    /** Matrices of each method of the SPI in their order; the last one is the result. */
    private static final Map<String, List<Role>> ROLES = Map.ofEntries(
            Map.entry("project", List.of(Role.POINT, Role.AMBIENT, Role.TANGENT_RESULT)),
            Map.entry("gradient", List.of(Role.POINT, Role.AMBIENT, Role.TANGENT_RESULT)),
            Map.entry("inner", List.of(Role.POINT, Role.TANGENT, Role.TANGENT)),
            Map.entry("norm", List.of(Role.POINT, Role.TANGENT)),
            Map.entry("nearest", List.of(Role.AMBIENT, Role.POINT_RESULT)),
            Map.entry("retract", List.of(Role.POINT, Role.TANGENT, Role.POINT_RESULT)),
            Map.entry("exp", List.of(Role.POINT, Role.TANGENT, Role.POINT_RESULT)),
            Map.entry("randomPoint", List.of(Role.POINT_RESULT)),
            Map.entry("randomTangent", List.of(Role.POINT, Role.TANGENT_RESULT)),
            Map.entry("transportTo", List.of(Role.POINT, Role.OTHER, Role.TANGENT, Role.TANGENT_AT_OTHER_RESULT)),
            Map.entry("transport", List.of(Role.POINT, Role.TANGENT, Role.TANGENT, Role.RESULT)),
            Map.entry("log", List.of(Role.POINT, Role.OTHER, Role.TANGENT_RESULT)),
            Map.entry("distance", List.of(Role.POINT, Role.OTHER)),
            Map.entry("inverseRetract", List.of(Role.POINT, Role.OTHER, Role.TANGENT_RESULT)),
            Map.entry("hessian", List.of(Role.POINT, Role.TANGENT, Role.AMBIENT, Role.AMBIENT, Role.TANGENT_RESULT)));

    /** Role of a matrix in a call. */
    private enum Role {
        POINT,
        OTHER,
        TANGENT,
        AMBIENT,
        POINT_RESULT,
        TANGENT_RESULT,
        TANGENT_AT_OTHER_RESULT,
        /** A result that is not checked, because its base point is not among the arguments. */
        RESULT
    }

    private final Manifold manifold;

    private ValidatedManifold(Manifold manifold) {
        this.manifold = manifold;
    }

    /** Returns a manifold that does what the given one does, and checks it. */
    public static Manifold of(Manifold manifold) {
        ValidatedManifold checks = new ValidatedManifold(manifold);
        InvocationHandler handler =
                (proxy, method, arguments) -> checks.call(method, arguments == null ? new Object[0] : arguments);
        return (Manifold) Proxy.newProxyInstance(
                Manifold.class.getClassLoader(), interfaces(manifold.getClass()).toArray(Class<?>[]::new), handler);
    }

    /** Returns the public interfaces of a class and its superclasses. */
    private static List<Class<?>> interfaces(Class<?> type) {
        List<Class<?>> found = new ArrayList<>();
        for (Optional<Class<?>> t = Optional.of(type);
                t.isPresent();
                t = Optional.ofNullable(t.get().getSuperclass())) {
            for (Class<?> each : t.get().getInterfaces()) {
                if (java.lang.reflect.Modifier.isPublic(each.getModifiers()) && !found.contains(each)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        List<R064Store> matrices = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof R064Store matrix) {
                matrices.add(matrix);
            }
        }
        List<Role> roles = ROLES.getOrDefault(method.getName(), List.of());
        for (int i = 0; i < Math.min(roles.size(), matrices.size()); i++) {
            requireArgument(method.getName(), roles.get(i), i, matrices);
        }
        Object returned;
        try {
            returned = method.invoke(manifold, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
        if (method.getName().equals("furtherRetractions")) {
            return manifold.furtherRetractions().stream().map(this::checked).toList();
        }
        if (!roles.isEmpty()) {
            if (returned instanceof R064Store result) {
                requireResult(method.getName(), roles.get(roles.size() - 1), matrices, result);
            } else if (matrices.size() == roles.size()) {
                requireResult(
                        method.getName(), roles.get(roles.size() - 1), matrices, matrices.get(matrices.size() - 1));
            }
        }
        return returned;
    }

    private NamedRetraction checked(NamedRetraction retraction) {
        return NamedRetraction.of(retraction.name(), retraction.order(), (point, tangent, result) -> {
            List<R064Store> matrices = List.of(point, tangent, result);
            requireArgument(retraction.name(), Role.POINT, 0, matrices);
            requireArgument(retraction.name(), Role.TANGENT, 1, matrices);
            retraction.retract(point, tangent, result);
            requireResult(retraction.name(), Role.POINT_RESULT, matrices, result);
        });
    }

    private void requireArgument(String method, Role role, int index, List<R064Store> matrices) {
        switch (role) {
            case POINT, OTHER -> {
                double residual = manifold.residual(matrices.get(index));
                if (!(residual <= ALLOWED)) {
                    throw new IllegalArgumentException(method + ": argument '"
                            + (role == Role.POINT ? "point" : "other")
                            + "' violates the constraint by " + Decimals.text(residual) + " (relative); at most "
                            + Decimals.text(ALLOWED) + " is allowed");
                }
            }
            case TANGENT -> {
                double outside = outside(matrices.get(0), matrices.get(index));
                if (!(outside <= ALLOWED)) {
                    throw new IllegalArgumentException(method + ": matrix argument " + (index + 1)
                            + " is not tangent at 'point': a part of " + Decimals.text(outside)
                            + " of it is outside of the tangent space; project it first");
                }
            }
            default -> {
                // Ambient matrices are free, and results are overwritten.
            }
        }
    }

    private void requireResult(String method, Role role, List<R064Store> matrices, R064Store result) {
        double off =
                switch (role) {
                    case POINT_RESULT -> manifold.residual(result);
                    case TANGENT_RESULT -> outside(matrices.get(0), result);
                    case TANGENT_AT_OTHER_RESULT -> outside(matrices.get(1), result);
                    default -> 0;
                };
        if (!(off <= ALLOWED)) {
            throw new IllegalStateException(method + ": the result is not "
                    + (role == Role.POINT_RESULT ? "a point of the manifold" : "a tangent vector") + ", off by "
                    + Decimals.text(off) + "; the manifold has a defect, or its arguments are out of range");
        }
    }

    /** Returns the share of a vector outside of the tangent space; 0 if that part is as small as the rounding of the point. */
    private double outside(R064Store point, R064Store vector) {
        R064Store projected = manifold.project(point, vector);
        double inside = 0;
        double rest = 0;
        double size = 0;
        for (int i = 0; i < vector.data.length; i++) {
            inside = Math.hypot(inside, vector.data[i]);
            rest = Math.hypot(rest, vector.data[i] - projected.data[i]);
            size = Math.hypot(size, point.data[i]);
        }
        return rest <= ROUNDING * size ? 0 : rest / inside;
    }
}
