package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.kernels.spi.ActivationProvider;
import org.repdyn.kernels.spi.NetworkParts;

@Tag("slow")
@DisplayName("The option network of a baseline")
class NetworkOptionTest {

    private static final SourceLocation PLACE = new SourceLocation("study.yaml", 7, 5);

    @Test
    @DisplayName("as [dense, relu, dense] gives the same bits as the default options")
    void isTheShortcut() {
        RecordedRun shortcut = new RecordedRun();
        RecordedRun written = new RecordedRun();
        run(options(Map.of()), shortcut);
        run(options(Map.of("network", scalar("[dense, relu, dense]"))), written);
        assertThat(written.lastEmbeddings().data).isEqualTo(shortcut.lastEmbeddings().data);
        RecordedRun other = new RecordedRun();
        run(options(Map.of("network", scalar("[dense, gelu, dense]"))), other);
        assertThat(other.lastEmbeddings().data).isNotEqualTo(shortcut.lastEmbeddings().data);
    }

    @Test
    @DisplayName("reports a mistake with its place")
    void aMistakeHasItsPlace() {
        NtkOptions options = options(Map.of("network", scalar("[dense, rellu, dense]")));
        assertThatThrownBy(() -> BuiltInBaselines.NTK.create(options))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("study.yaml:7:5: network[1]: unknown layer 'rellu'. Did you mean 'relu'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameterisation", "parameterization"})
    @DisplayName("is required by the standard parameterisation")
    void theStandardParameterisationNeedsANetwork(String option) {
        NtkOptions options = options(Map.of(option, scalar("standard")));
        assertThatThrownBy(() -> BuiltInBaselines.NTK.create(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the widths of the layers; give them with network");
    }

    @Test
    @DisplayName("refuses options of the layers beside it, which would have no effect")
    void refusesOptionsThatItReplaces() {
        ConfigValue network = scalar("[dense, relu, dense]");
        NtkOptions two = options(Map.of("network", network, "depth", scalar("3"), "bias-std", scalar("0.1")));
        assertThatThrownBy(() -> BuiltInBaselines.NTK.create(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "network gives all layers, so depth and bias-std have no effect beside it; leave out network"
                                + " or depth and bias-std, or set an inherited option to its default");
        NtkOptions usual = options(Map.of("network", network, "depth", scalar("1"), "weight-std", scalar("1.0")));
        assertThat(BuiltInBaselines.NTK.create(usual)).isNotNull();

        KernelRepresentationOptions representation = new OptionsBinder()
                .bind(
                        KernelRepresentationOptions.class,
                        mapping(Map.of("network", network, "activation", scalar("erf"))),
                        "baseline",
                        new Problems())
                .orElseThrow();
        assertThatThrownBy(() -> BuiltInBaselines.KERNEL_REPRESENTATION.create(representation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("network gives all layers, so activation has no effect beside it");
    }

    @Test
    @DisplayName("finds each built-in layer and activation by its name")
    void catalogue() {
        NetworkParts parts = NetworkParts.builtIn();
        assertThat(parts.layers().failures()).isEmpty();
        assertThat(parts.activations().failures()).isEmpty();
        assertThat(parts.layers().names())
                .containsExactly(
                        "avg-pool", "conv", "dense", "flatten", "global-avg-pool", "image", "layer-norm", "residual");
        assertThat(parts.activations().names()).hasSize(25);
        parts.activations().all().stream()
                .filter(plugin -> !plugin.name().equals("polynomial"))
                .forEach(NetworkOptionTest::make);
    }

    private static void make(LoadedPlugin<ActivationProvider<?>> plugin) {
        assertThat(make(plugin.provider()).variance(0.2)).as(plugin.name()).isPositive();
    }

    private static <O extends Record> org.repdyn.kernels.spi.Activation make(ActivationProvider<O> provider) {
        return provider.create(new OptionsBinder()
                .bind(provider.optionsType(), mapping(Map.of()), "", new Problems())
                .orElseThrow());
    }

    private static void run(NtkOptions options, RecordedRun recorder) {
        BuiltInBaselines.NTK
                .create(options)
                .run(
                        BaselineProblems.problem(new TripletLoss(true), 6, TimeGrid.of(0, 1)),
                        recorder,
                        RunControl.uncontrolled());
    }

    private static NtkOptions options(Map<String, ConfigValue> given) {
        return new OptionsBinder()
                .bind(NtkOptions.class, mapping(given), "baseline", new Problems())
                .orElseThrow();
    }

    private static ConfigValue.Mapping mapping(Map<String, ConfigValue> entries) {
        return new ConfigValue.Mapping(entries, PLACE);
    }

    private static ConfigValue scalar(String text) {
        return new ConfigValue.Scalar(text, PLACE);
    }
}
