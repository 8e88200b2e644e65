package org.repdyn.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.observables.rows.DimensionPenaltyProvider;
import org.repdyn.observables.rows.DualityGapProvider;
import org.repdyn.observables.rows.SamplePenaltyProvider;
import org.repdyn.observables.spectrum.CorrelationProvider;
import org.repdyn.observables.spectrum.CrossCorrelationProvider;

@DisplayName("Observables of second moments obey the laws")
final class MomentObservablesContractTest extends ObservableContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(new CorrelationProvider(), new NoOptions()),
                Subject.of(new CrossCorrelationProvider(), new NoOptions()),
                Subject.of(new DualityGapProvider(), new NoOptions()),
                Subject.of(new SamplePenaltyProvider(), new NoOptions()),
                Subject.of(new DimensionPenaltyProvider(), new NoOptions()));
    }
}
