package org.repdyn.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.observables.rows.RowObservables;
import org.repdyn.observables.spectrum.SpectrumObservables;

@Tag("slow")
@DisplayName("Observables of second moments obey the laws")
final class MomentObservablesContractTest extends ObservableContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(SpectrumObservables.CORRELATION, new NoOptions()),
                Subject.of(SpectrumObservables.CROSS_CORRELATION, new NoOptions()),
                Subject.of(RowObservables.DUALITY_GAP, new NoOptions()),
                Subject.of(RowObservables.SAMPLE_PENALTY, new NoOptions()),
                Subject.of(RowObservables.DIMENSION_PENALTY, new NoOptions()));
    }
}
