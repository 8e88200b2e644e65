package org.repdyn.testkit.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.data.datasets.DigitsProvider;
import org.repdyn.data.datasets.GaussianMixtureProvider;
import org.repdyn.data.datasets.GaussianViewsProvider;
import org.repdyn.data.datasets.LinearTeacherProvider;
import org.repdyn.fashion.FashionMnistProvider;
import org.repdyn.testkit.DatasetContract;
import org.repdyn.testkit.Subject;

@DisplayName("The built-in datasets obey the laws")
class BuiltInDatasetsTest extends DatasetContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(new DigitsProvider(), new NoOptions()),
                Subject.of(new FashionMnistProvider(), new NoOptions()),
                Subject.of(
                        new GaussianViewsProvider(),
                        new GaussianViewsProvider.Options(50, 4, 1, Optional.empty(), true)),
                Subject.of(
                        "gaussian-views, exact moments",
                        new GaussianViewsProvider(),
                        new GaussianViewsProvider.Options(50, 4, 1, Optional.empty(), true, true)),
                Subject.of(new GaussianMixtureProvider(), new GaussianMixtureProvider.Options(50, 4, 3, 2, 9)),
                Subject.of(new LinearTeacherProvider(), new LinearTeacherProvider.Options(50, 4, List.of(3.0, 1.0))));
    }
}
