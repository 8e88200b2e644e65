package org.repdyn.manifolds.validation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            Map.entry("gradient", List.of(Role.POINT, Role.EUCLIDEAN_GRADIENT, Role.TANGENT_RESULT)),
            Map.entry("inner", List.of(Role.POINT, Role.A, Role.B)),
            Map.entry("norm", List.of(Role.POINT, Role.TANGENT)),
            Map.entry("nearest", List.of(Role.AMBIENT, Role.POINT_RESULT)),
            Map.entry("retract", List.of(Role.POINT, Role.TANGENT, Role.POINT_RESULT)),
            Map.entry("exp", List.of(Role.POINT, Role.TANGENT, Role.POINT_RESULT)),
            Map.entry("randomPoint", List.of(Role.POINT_RESULT)),
            Map.entry("randomTangent", List.of(Role.POINT, Role.TANGENT_RESULT)),
            Map.entry("transportTo", List.of(Role.POINT, Role.OTHER, Role.VECTOR, Role.TANGENT_AT_OTHER_RESULT)),
            Map.entry("transport", List.of(Role.POINT, Role.TANGENT, Role.VECTOR, Role.RESULT)),
            Map.entry("log", List.of(Role.POINT, Role.OTHER, Role.TANGENT_RESULT)),
            Map.entry("distance", List.of(Role.POINT, Role.OTHER)),
            Map.entry("inverseRetract", List.of(Role.POINT, Role.OTHER, Role.TANGENT_RESULT)),
            Map.entry(
                    "hessian",
                    List.of(
                            Role.POINT,
                            Role.TANGENT,
                            Role.EUCLIDEAN_GRADIENT,
                            Role.EUCLIDEAN_HESSIAN,
                            Role.TANGENT_RESULT)));

    /** Kind of a matrix in a call. */
    private enum Kind {
        POINT,
        TANGENT,
        AMBIENT,
        RESULT
    }

    /** Role of a matrix in a call, with the name of the argument. */
    private enum Role {
        POINT("point", Kind.POINT),
        OTHER("other", Kind.POINT),
        TANGENT("tangent", Kind.TANGENT),
        VECTOR("vector", Kind.TANGENT),
        A("a", Kind.TANGENT),
        B("b", Kind.TANGENT),
        AMBIENT("ambient", Kind.AMBIENT),
        EUCLIDEAN_GRADIENT("euclideanGradient", Kind.AMBIENT),
        EUCLIDEAN_HESSIAN("euclideanHessian", Kind.AMBIENT),
        POINT_RESULT("result", Kind.RESULT),
        TANGENT_RESULT("result", Kind.RESULT),
        TANGENT_AT_OTHER_RESULT("result", Kind.RESULT),
        /** A result whose base point is not among the arguments; only its entries are checked. */
        RESULT("result", Kind.RESULT);

        private final String argument;
        private final Kind kind;

        Role(String argument, Kind kind) {
            this.argument = argument;
            this.kind = kind;
        }
    }

    private final Manifold manifold;

    private ValidatedManifold(Manifold manifold) {
        this.manifold = manifold;
    }

    /** Returns a manifold that does what the given one does, and checks it. */
    public static Manifold of(Manifold manifold) {
        Objects.requireNonNull(manifold, "of: the argument manifold is null");
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
        List<Role> roles = ROLES.getOrDefault(method.getName(), List.of());
        List<R064Store> matrices = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (method.getParameterTypes()[i] == R064Store.class && matrices.size() < roles.size()) {
                Role role = roles.get(matrices.size());
                matrices.add(Objects.requireNonNull(
                        (R064Store) arguments[i],
                        () -> method.getName() + ": argument '" + role.argument + "' is null"));
                requireArgument(method.getName(), role, matrices);
            }
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
            List<R064Store> matrices = List.of(point, tangent);
            requireArgument(retraction.name(), Role.POINT, List.of(point));
            requireArgument(retraction.name(), Role.TANGENT, matrices);
            retraction.retract(point, tangent, result);
            requireResult(retraction.name(), Role.POINT_RESULT, matrices, result);
        });
    }

    /** Checks the last of the matrices so far, whose first one is the point. */
    private void requireArgument(String method, Role role, List<R064Store> matrices) {
        R064Store matrix = matrices.get(matrices.size() - 1);
        if (role.kind == Kind.RESULT) {
            // It is overwritten; the manifold checks its shape.
            return;
        }
        String argument = method + ": argument '" + role.argument + "' ";
        if (matrix.getRowDim() != manifold.rows() || matrix.getColDim() != manifold.columns()) {
            throw new IllegalArgumentException(argument + "is a " + matrix.getRowDim() + "×" + matrix.getColDim()
                    + " matrix, but points and tangent vectors of this manifold are " + manifold.rows() + "×"
                    + manifold.columns());
        }
        notFinite(matrix).ifPresent(entry -> {
            throw new IllegalArgumentException(argument + entry + "; all entries must be finite");
        });
        if (role.kind == Kind.POINT) {
            double residual = manifold.residual(matrix);
            if (!(residual <= ALLOWED)) {
                throw new IllegalArgumentException(argument + "violates the constraint by " + Decimals.text(residual)
                        + " (relative); at most " + Decimals.text(ALLOWED)
                        + " is allowed; Manifold.nearest computes the nearest point");
            }
        } else if (role.kind == Kind.TANGENT) {
            double outside = outside(matrices.get(0), matrix);
            if (!(outside <= ALLOWED)) {
                throw new IllegalArgumentException(argument + "is not tangent at 'point': a part of "
                        + Decimals.text(outside) + " of it is outside of the tangent space; project it first");
            }
        }
    }

    /** Returns which entry is NaN or infinite; empty if none is. */
    private static Optional<String> notFinite(R064Store matrix) {
        for (int i = 0; i < matrix.data.length; i++) {
            if (!Double.isFinite(matrix.data[i])) {
                return Optional.of("has the entry " + Decimals.text(matrix.data[i]) + " in row "
                        + i % matrix.getRowDim() + ", column " + i / matrix.getRowDim() + " (counted from 0)");
            }
        }
        return Optional.empty();
    }

    private void requireResult(String method, Role role, List<R064Store> matrices, R064Store result) {
        notFinite(result).ifPresent(entry -> {
            throw new IllegalStateException(method + ": the result " + entry
                    + "; the manifold has a defect, or its arguments are out of range");
        });
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
