package org.example;

import java.util.stream.Stream;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

class LossesTest extends LossContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(new SpectralContrastiveProvider(), new SpectralContrastiveProvider.Options(0.7)),
                Subject.of(new RegularisedContrastProvider(), new RegularisedContrastProvider.Options(0.1)),
                Subject.of(new SquaredDistanceProvider(), new NoOptions()));
    }
}
