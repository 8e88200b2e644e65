package org.repdyn.dynamics.closedform;

import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * One mode of linear BYOL: an eigenvalue p of a symmetric linear predictor A, the length w of the encoder's weights along the
 * same eigenvector, s = w² (an eigenvalue of WᵀW), and that of the teacher's, w_a = τw. From L = c·mean ‖Aᵀu − sg τu_a⁺‖², u = Wᵀx,
 * with E[xxᵀ] = v·I for anchors and E[xx⁺ᵀ] = b·I, the field is Ȧ = −2cα(v·WᵀWA − τb·WᵀW_a) − ηA and
 * Ẇ = −2c(v·WA − τb·W_a)Aᵀ − ηW. Where A is symmetric and shares its eigenvectors with WᵀW and WᵀW_a, it stays so, and
 *
 * <pre>
 * ṗ   = −2cα·w(v·wp − τb·w_a) − ηp
 * ẇ   = −2c·p(v·wp − τb·w_a) − ηw
 * ẇ_a = β(w − w_a), or w_a = w without a teacher of its own
 * </pre>
 *
 * With c = ½, v = 1 + σ², b = 1 these are Tian, Chen, Ganguli (2021), section 3: ṗ = αs(τ − (1 + σ²)p) − ηp,
 * ṡ = 2ps(τ − (1 + σ²)p) − 2ηs, and τ̇ = β(1 − τ) − τṡ/(2s) for a teacher that follows, τ = w_a/w. In all of them s − p²/α decays
 * like e^{−2ηt}. There is no formula for p(t) off the curve s = p²/α; the equations are integrated to 1e-13 per step.
 *
 * @param factor c, in front of the mean
 * @param variance v of a coordinate of the anchors
 * @param target τb, covariance of anchor and target
 * @param speed α of the predictor
 * @param decay η
 * @param teacherRate β, if there is a teacher
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ByolMode(
        double factor, double variance, double target, double speed, double decay, OptionalDouble teacherRate) {

    /**
     * The state of a mode.
     *
     * @param predictor p
     * @param encoder w
     * @param teacher w_a; w without a teacher
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record State(double predictor, double encoder, double teacher) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if one is not finite
         */
        public State {
            FlowArguments.finite("the predictor of a mode", predictor);
            FlowArguments.finite("the encoder of a mode", encoder);
            FlowArguments.finite("the teacher of a mode", teacher);
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is not finite, or the decay or a rate is negative
     */
    public ByolMode {
        FlowArguments.finite("the factor of the loss", factor);
        FlowArguments.finite("the variance of the anchors", variance);
        FlowArguments.finite("the covariance of anchor and target", target);
        FlowArguments.notNegative("the speed of the predictor", speed);
        FlowArguments.notNegative("the decay", decay);
        teacherRate.ifPresent(rate -> FlowArguments.notNegative("the rate of the teacher", rate));
    }

    /**
     * Returns the state of the mode at a time.
     *
     * @param time t &ge; 0
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws ArithmeticException if the equations cannot be integrated to this time
     */
    public State at(State start, double time) {
        FlowArguments.notNegative("a time", time);
        double[] y = teacherRate.isPresent()
                ? new double[] {start.predictor(), start.encoder(), start.teacher()}
                : new double[] {start.predictor(), start.encoder()};
        double[] end = OdeSolver.solve(y, time, this::speed);
        return new State(end[0], end[1], end[end.length - 1]);
    }

    private void speed(double[] y, double[] rate) {
        double p = y[0];
        double w = y[1];
        double residual = 2 * factor * (variance * w * p - target * y[y.length - 1]);
        rate[0] = -speed * w * residual - decay * p;
        rate[1] = -p * residual - decay * w;
        if (teacherRate.isPresent()) {
            rate[2] = teacherRate.getAsDouble() * (w - y[2]);
        }
    }

    /**
     * Returns the points at which p can come to rest. In general, 2c·v·p² − 2c·τb·p + η = 0 is the equation of
     * {@link TianFixedPoints} with 1 + σ² → 2cv and τ → 2cτb. A teacher ends at w, so that the fixed points with a teacher are the same.
     */
    public TianFixedPoints fixedPoints() {
        return new TianFixedPoints(2 * factor * target, decay, 2 * factor * variance - 1);
    }
}
