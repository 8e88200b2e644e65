package org.repdyn.testkit.algebra;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.repdyn.core.algebra.OjAlgoBackendProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.openblas.OpenBlasBackendProvider;
import org.repdyn.testkit.LinearAlgebraBackendContract;
import org.repdyn.testkit.Subject;

@Tag("slow")
@DisplayName("The built-in backends obey the laws")
class BuiltInBackendsTest extends LinearAlgebraBackendContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(new OjAlgoBackendProvider(), new NoOptions()),
                Subject.of(new OpenBlasBackendProvider(), new NoOptions()));
    }
}
