package org.repdyn.dynamics.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * The equation of motion that a dynamics follows in the limit of small steps, or that a prediction solves. A run is compared with predictions
 * of its own flow; two flows are the same if their names are equal ({@link #matches}). A dynamics gives the numbers in its equation, such as a
 * friction, as parameters, and a prediction reads them from {@link TrainingProblem#flow}.
 *
 * @param name name of the flow
 * @param equation its equation in one line
 * @param parameters the numbers in the equation by their names, in alphabetical order; unmodifiable
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record LimitFlow(String name, String equation, Map<String, Double> parameters) {

    /** The gradient flow. */
    public static final LimitFlow GRADIENT = new LimitFlow("gradient flow", "W' = -grad L");

    /**
     * The flow of steepest descent in the spectral norm: the velocity is the tangent matrix A of spectral norm at most 1 that minimises
     * ⟨grad L, A⟩, which is −msign(grad L) wherever that is tangent; msign(UΣVᵀ) = UVᵀ over the nonzero singular values.
     */
    public static final LimitFlow SPECTRAL = new LimitFlow("spectral descent", "W' = -msign(grad L)");

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if the name of a parameter is blank, or its value is not finite
     */
    public LimitFlow {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(equation, "the argument 'equation' is null");
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        for (Map.Entry<String, Double> parameter : parameters.entrySet()) {
            if (parameter.getKey().isBlank()) {
                throw new IllegalArgumentException(
                        "a parameter of the flow '" + name + "' has no name; name it as in the equation or in words");
            }
            if (!Double.isFinite(parameter.getValue())) {
                throw new IllegalArgumentException("the parameter '" + parameter.getKey() + "' of the flow '" + name
                        + "' is " + Decimals.text(parameter.getValue()) + "; give a finite number");
            }
        }
    }

    /** Creates a flow without parameters. */
    public LimitFlow(String name, String equation) {
        this(name, equation, Map.of());
    }

    /**
     * Returns this flow with one more parameter, or with another value of it: {@code HEAVY_BALL.with("friction", 0.5)}.
     *
     * @param parameter name of the parameter
     * @param value its value, finite
     * @throws IllegalArgumentException if the name is blank or the value is not finite
     */
    public LimitFlow with(String parameter, double value) {
        Map<String, Double> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new LimitFlow(name, equation, more);
    }

    /**
     * Returns the value of a parameter.
     *
     * @throws IllegalArgumentException if the flow has no parameter of this name; the message has those that it has
     */
    public double parameter(String parameter) {
        Double value = parameters.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("the flow '" + name + "' has no parameter '" + parameter + "'; it has "
                    + (parameters.isEmpty() ? "none" : String.join(", ", parameters.keySet()))
                    + ". The dynamics gives it in flow(), by LimitFlow.with");
        }
        return value;
    }

    /** Returns true if the names of the two flows are equal; their parameters may differ. */
    public boolean matches(LimitFlow other) {
        return name.equals(other.name);
    }

    /** Returns the equation with the values of the parameters, in one line. */
    public String inWords() {
        return parameters.isEmpty()
                ? equation
                : equation
                        + parameters.entrySet().stream()
                                .map(p -> ", " + p.getKey() + " = " + Decimals.text(p.getValue()))
                                .collect(Collectors.joining());
    }
}
