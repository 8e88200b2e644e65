package org.repdyn.integrators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The test for a jump ahead")
class JumpTest {

    private static boolean ahead(VectorField field, double... y) {
        return Jump.ahead(field, 1, y, 1e-2);
    }

    @Test
    @DisplayName("finds a jump, be it a tenth of the field and anywhere on the way")
    void jump() {
        for (double at : new double[] {1e-6, 1e-3, 0.005, 0.009}) {
            assertThat(ahead((t, y, f) -> f[0] = y[0] < 1 + at ? 1 : 0.9, 1)).isTrue();
        }
    }

    @Test
    @DisplayName("finds no jump behind the way")
    void behind() {
        assertThat(ahead((t, y, f) -> f[0] = y[0] < 1.02 ? 1 : -1, 1)).isFalse();
    }

    @Test
    @DisplayName("takes the singularity of a direction that passes close to zero for a jump")
    void direction() {
        assertThat(ahead(
                        (t, y, f) -> {
                            double length = Math.hypot(y[0], y[1]);
                            f[0] = 1 - 0.5 * y[0] / length;
                            f[1] = -0.5 * y[1] / length;
                            f[2] = 0;
                        },
                        -1e-3,
                        1e-7,
                        1))
                .isTrue();
    }

    @Test
    @DisplayName("takes no smooth field for one that jumps, be it stiff, about to blow up, or zero")
    void smooth() {
        assertThat(ahead((t, y, f) -> f[0] = -1e3 * (y[0] - Math.cos(y[0])), 1)).isFalse();
        // Near its rest point, so that the way is short.
        assertThat(ahead((t, y, f) -> f[0] = -1e9 * (y[0] - 1), 1 + 1e-8)).isFalse();
        assertThat(ahead((t, y, f) -> f[0] = Math.pow(y[0], 9), 2)).isFalse();
        assertThat(ahead((t, y, f) -> f[0] = 1 / ((1.001 - y[0]) * (1.001 - y[0])), 1))
                .isFalse();
        assertThat(ahead((t, y, f) -> f[0] = 0, 1)).isFalse();
    }

    @Test
    @DisplayName("takes no rounding errors of a stiff field for a jump")
    void rounding() {
        for (double rate = 1e13; rate < 1e18; rate *= 3) {
            double stiff = rate;
            // At rest in the direction (0.6, −0.8) up to rounding, and of speed 1 along (0.8, 0.6).
            VectorField field = (t, y, f) -> {
                double across = -stiff * (0.6 * y[0] - 0.8 * y[1]);
                f[0] = 0.6 * across + 0.8;
                f[1] = -0.8 * across + 0.6;
            };
            for (double s = 1; s < 2; s += 0.1) {
                assertThat(ahead(field, 0.8 * s, 0.6 * s)).as("rate %s", rate).isFalse();
            }
        }
    }

    @Test
    @DisplayName("finds a jump that the state meets within a tenth of its size, however fast it is for the moment")
    void fast() {
        // With this speed the state moves a hundred times its size in the given time.
        assertThat(ahead((t, y, f) -> f[0] = y[0] < 1.05 ? 1e4 : -1, 1)).isTrue();
        assertThat(ahead((t, y, f) -> f[0] = y[0] < 1.15 ? 1e4 : -1, 1)).isFalse();
    }

    @Test
    @DisplayName("takes no pole for a jump, at any distance from it and on both of its sides")
    void pole() {
        for (double distance : new double[] {1e-2, 1e-3, 1e-4, 1e-5, 1e-6}) {
            // u̇ = u⁻² reaches u = 0 with an infinite speed; the second entry is the size of the state.
            assertThat(ahead(
                            (t, y, f) -> {
                                f[0] = 1 / (y[0] * y[0]);
                                f[1] = 0;
                            },
                            -distance,
                            1))
                    .as("distance %s", distance)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("takes the end of a flow that falls into a centre for a jump, because the field points back behind it")
    void centre() {
        assertThat(ahead(
                        (t, y, f) -> {
                            f[0] = -1 / y[0];
                            f[1] = 0;
                        },
                        -1e-3,
                        1))
                .isTrue();
    }
}
