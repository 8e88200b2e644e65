package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.problem.Problems;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.LinearOptions;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.yaml.Overrides;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("A study with a replaced dataset")
class DatasetFitTest {

    /** Options of an encoder whose number of outputs has a name of its own. */
    record OwnOptions(
            @Option(help = "a number that does not change the outputs", defaultValue = "8") int width,
            @Option(help = "number of outputs", defaultValue = "8") int features) {}

    private static final EncoderProvider<OwnOptions> OWN = EncoderProvider.of(
            "own",
            "for a test",
            new Reference("Author", "Title", 2024, "section 1"),
            OwnOptions.class,
            options -> Encoders.LINEAR.create(new LinearOptions(options.features(), 1)));

    @TempDir
    Path temporary;

    @Test
    @DisplayName("lowers the number of outputs of an encoder whose option for it has another name")
    void outputsOfAThirdPartyEncoder() throws IOException {
        Path csv = Files.writeString(temporary.resolve("points.csv"), "1,2,5\n2,3,5\n4,1,6\n5,2,2\n0,1,1\n7,7,8\n");
        Problems problems = new Problems();
        Study study = StudyYaml.read(
                        """
                        data: {name: gaussian-views, samples: 30, dimension: 9}
                        loss: linear-contrastive
                        constraint: stiefel
                        encoder: {name: own, width: 8, features: 8}
                        """,
                        Studies.FILE,
                        problems)
                .orElseThrow();
        Overrides.Outcome changed = Overrides.apply(study, List.of("data=" + csv), problems);
        assertThat(new DatasetFit(plugins(), new HashMap<>())
                        .fit(study, changed)
                        .notices())
                .contains("encoder.features is 2 in place of 8, because points.csv has 3 input coordinates. Change it"
                        + " with encoder.features=K");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1,0 2,0 3,0 4,0 5,0 6,0 | sd 0.12, a tenth of the root-mean-square deviation of the data
            1e-200 3e-200 1e-200 3e-200 | sd 1.0e-201, a tenth of the root-mean-square deviation of the data
            1e200,0 3e200,0 1e200,0 3e200,0 | sd 7.1e198, a tenth of the root-mean-square deviation of the data
            0.1,7 0.1,7 0.1,7 0.1,7 0.1,7 0.1,7 | sd 0.1, although all samples are equal
            """)
    @DisplayName(
            "gets noise in proportion to data of any size, and does not take rounding of equal samples for a spread")
    void noise(String rows, String notice) throws IOException {
        Path csv = Files.writeString(temporary.resolve("points.csv"), rows.replace(' ', '\n') + "\n");
        Problems problems = new Problems();
        Study study = StudyYaml.read(
                        """
                        data: digits
                        augment: [pixel-shift]
                        loss: linear-contrastive
                        encoder: {name: own, features: 1}
                        """,
                        Studies.FILE,
                        problems)
                .orElseThrow();
        Overrides.Outcome changed = Overrides.apply(study, List.of("data=" + csv, "data.header=absent"), problems);
        assertThat(new DatasetFit(plugins(), new HashMap<>())
                        .fit(study, changed)
                        .notices())
                .anyMatch(line -> line.startsWith("augment is gaussian-noise with " + notice + ", in place of"));
    }

    private static Plugins plugins() {
        return Studies.withEncoder(
                new LoadedPlugin<>(OWN, "own.jar", "1", DatasetFitTest.class.getClassLoader(), List.of()));
    }
}
