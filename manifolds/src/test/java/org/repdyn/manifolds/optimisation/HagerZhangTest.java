package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

@DisplayName("The line search of Hager and Zhang")
class HagerZhangTest {

    /** Width of a minimum where the slope jumps. */
    private static final double WIDTH = 1e-3;

    /** The functions of {@code hager-zhang.py}, which describes them. */
    private enum Function {
        WELL {
            @Override
            double value(double t) {
                return WIDTH * logCosh((t - 0.37) / WIDTH);
            }

            @Override
            double slope(double t) {
                return Math.tanh((t - 0.37) / WIDTH);
            }
        },
        CLIFF {
            @Override
            double value(double t) {
                return 24.5 * t + 25.5 * WIDTH * logCosh((t - 0.37) / WIDTH);
            }

            @Override
            double slope(double t) {
                return 24.5 + 25.5 * Math.tanh((t - 0.37) / WIDTH);
            }
        },
        SLIDE {
            @Override
            double value(double t) {
                return -24.5 * t + 25.5 * WIDTH * logCosh((t - 0.37) / WIDTH);
            }

            @Override
            double slope(double t) {
                return -24.5 + 25.5 * Math.tanh((t - 0.37) / WIDTH);
            }
        },
        RIDGE {
            @Override
            double value(double t) {
                return -t + 0.1 * t * t + 3 * step(t);
            }

            @Override
            double slope(double t) {
                return -1 + 0.2 * t + 120 * step(t) * (1 - step(t));
            }

            private static double step(double t) {
                return 1 / (1 + Math.exp(-40 * (t - 0.4)));
            }
        },
        WALL {
            @Override
            double value(double t) {
                return t < 0.5 ? -t + 1e-6 / (0.5 - t) : Double.POSITIVE_INFINITY;
            }

            @Override
            double slope(double t) {
                return -1 + 1e-6 / ((0.5 - t) * (0.5 - t));
            }
        },
        STEEP {
            @Override
            double value(double t) {
                return -t + Math.pow(t, 6) / 6;
            }

            @Override
            double slope(double t) {
                return -1 + Math.pow(t, 5);
            }
        },
        WAVES {
            @Override
            double value(double t) {
                return 1 - 0.15 * Math.sin(20 * t);
            }

            @Override
            double slope(double t) {
                return -3 * Math.cos(20 * t);
            }
        };

        abstract double value(double t);

        abstract double slope(double t);

        static double logCosh(double s) {
            return Math.abs(s) + Math.log1p(Math.exp(-2 * Math.abs(s))) - Math.log(2);
        }
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvFileSource(resources = "hager-zhang.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    @DisplayName("tries the steps of an independent program, and accepts the last one")
    void trials(String function, double first, String expected) {
        double[] steps = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<Double> trials = new ArrayList<>();

        double accepted = HagerZhang.defaults().searcher().search(line(Function.valueOf(function), trials), first);

        assertThat(trials).hasSize(steps.length);
        for (int i = 0; i < steps.length; i++) {
            // Secants divide by differences of slopes, which lose up to four digits here.
            assertThat(trials.get(i)).isCloseTo(steps[i], Percentage.withPercentage(1e-9));
        }
        assertThat(accepted).isEqualTo(trials.get(steps.length - 1));
    }

    @Test
    @DisplayName("begins with twice the last step, and with a step of length 1 where it has none")
    void firstTrials() {
        List<Double> trials = new ArrayList<>();
        LineSearch.Searcher searcher = HagerZhang.defaults().searcher();
        assertThat(searcher.search(line(Function.STEEP, trials), 0)).isEqualTo(1);
        assertThat(trials).containsExactly(1.0);
        trials.clear();
        double accepted = searcher.search(line(Function.STEEP, trials), 0);
        assertThat(trials).first().isEqualTo(2.0);
        trials.clear();
        searcher.search(line(Function.STEEP, trials), 0);
        assertThat(trials).first().isEqualTo(2 * accepted);
        trials.clear();
        searcher.forget();
        searcher.search(line(Function.STEEP, trials), 0);
        assertThat(trials).containsExactly(1.0);
    }

    /** Returns the line along a function, which notes the steps at which its value is computed. */
    private static LineFunction line(Function function, List<Double> trials) {
        R064Store start = R064Store.FACTORY.make(1, 1);
        Objective objective = new Objective(
                new Euclidean(1, 1),
                x -> {
                    trials.add(x.doubleValue(0, 0));
                    return function.value(x.doubleValue(0, 0));
                },
                Optional.of((x, g) -> g.set(0, 0, function.slope(x.doubleValue(0, 0)))),
                Optional.empty(),
                Optional.empty(),
                NamedRetraction.of(new Euclidean(1, 1), Retraction.GEODESIC),
                false,
                start);
        Iterate from = new Iterate(start);
        objective.evaluateCost(from);
        objective.evaluateGradient(from);
        trials.clear();
        return new LineFunction(
                objective, from, R064Store.FACTORY.column(1.0), from.gradient.doubleValue(0, 0), new Iterate(start));
    }
}
