package org.repdyn.testkit.ntk;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.ntk.analytic.BuiltInBaselines;
import org.repdyn.ntk.analytic.KernelClock;
import org.repdyn.ntk.analytic.NtkActivation;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.analytic.ReadoutConstraint;
import org.repdyn.ntk.analytic.TrainedLayers;
import org.repdyn.testkit.BaselineContract;
import org.repdyn.testkit.Subject;

@DisplayName("The built-in baseline obeys the laws")
class BuiltInBaselinesTest extends BaselineContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of("ntk, relu", BuiltInBaselines.NTK, NtkOptions.defaults()),
                Subject.of(
                        "ntk, three erf layers with bias",
                        BuiltInBaselines.NTK,
                        new NtkOptions(
                                NtkActivation.ERF,
                                3,
                                1.2,
                                Optional.of(0.2),
                                TrainedLayers.NTK,
                                ReadoutConstraint.NONE,
                                1024,
                                KernelClock.TRACE_MATCHED,
                                1e-8)),
                Subject.of(
                        "ntk, frozen hidden layers",
                        BuiltInBaselines.NTK,
                        options(TrainedLayers.NNGP, ReadoutConstraint.NONE)));
    }

    private static NtkOptions options(TrainedLayers kernel, ReadoutConstraint constraint) {
        return new NtkOptions(
                NtkActivation.RELU, 1, 1, Optional.empty(), kernel, constraint, 500, KernelClock.KERNEL, 1e-8);
    }
}
