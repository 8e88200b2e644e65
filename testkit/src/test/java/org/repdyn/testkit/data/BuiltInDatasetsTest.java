package org.repdyn.testkit.data;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.data.datasets.DigitsProvider;
import org.repdyn.data.datasets.GaussianMixtureProvider;
import org.repdyn.data.datasets.GaussianViewsProvider;
import org.repdyn.data.datasets.LinearTeacherProvider;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.testkit.DatasetContract;

class BuiltInDatasetsTest {

    @Nested
    class Digits extends DatasetContract<NoOptions> {
        @Override
        protected DatasetProvider<NoOptions> provider() {
            return new DigitsProvider();
        }

        @Override
        protected NoOptions options() {
            return new NoOptions();
        }
    }

    @Nested
    class GaussianViews extends DatasetContract<GaussianViewsProvider.Options> {
        @Override
        protected DatasetProvider<GaussianViewsProvider.Options> provider() {
            return new GaussianViewsProvider();
        }

        @Override
        protected GaussianViewsProvider.Options options() {
            return new GaussianViewsProvider.Options(50, 4, 1, Optional.empty(), true);
        }
    }

    @Nested
    class ExactGaussianViews extends DatasetContract<GaussianViewsProvider.Options> {
        @Override
        protected DatasetProvider<GaussianViewsProvider.Options> provider() {
            return new GaussianViewsProvider();
        }

        @Override
        protected GaussianViewsProvider.Options options() {
            return new GaussianViewsProvider.Options(50, 4, 1, Optional.empty(), true, true);
        }
    }

    @Nested
    class GaussianMixture extends DatasetContract<GaussianMixtureProvider.Options> {
        @Override
        protected DatasetProvider<GaussianMixtureProvider.Options> provider() {
            return new GaussianMixtureProvider();
        }

        @Override
        protected GaussianMixtureProvider.Options options() {
            return new GaussianMixtureProvider.Options(50, 4, 3, 2, 9);
        }
    }

    @Nested
    class LinearTeacher extends DatasetContract<LinearTeacherProvider.Options> {
        @Override
        protected DatasetProvider<LinearTeacherProvider.Options> provider() {
            return new LinearTeacherProvider();
        }

        @Override
        protected LinearTeacherProvider.Options options() {
            return new LinearTeacherProvider.Options(50, 4, List.of(3.0, 1.0));
        }
    }
}
