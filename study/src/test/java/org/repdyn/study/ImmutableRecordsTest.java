package org.repdyn.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.combine.RunDifference;
import org.repdyn.study.service.KernelSummary;
import org.repdyn.study.tuning.TunedArm;
import org.repdyn.study.yaml.PluginArguments;

@DisplayName("Records of the engine")
class ImmutableRecordsTest {

    @Test
    @DisplayName("do not change with the lists and maps that they were made from")
    void copies() {
        List<String> names = new ArrayList<>(List.of("a"));
        TreeMap<String, List<String>> values = new TreeMap<>(Map.of("loss", names));
        FlatSettings settings = new FlatSettings(values);
        RunDifference difference = new RunDifference(names, names, Map.of(), List.of(), List.of(), List.of(), names, 0);
        List<Double> numbers = new ArrayList<>(List.of(1.0));
        KernelSummary kernel = new KernelSummary(1, 1, "ntk", "dense", 8, 1, numbers, numbers, Optional.empty(), names);
        Map<String, String> chosen = new LinkedHashMap<>(Map.of("rate", "0.1"));
        TunedArm.Point point = new TunedArm.Point(chosen, List.of(), OptionalDouble.of(1));

        names.clear();
        values.clear();
        numbers.clear();
        chosen.clear();

        assertThat(settings.values()).isEqualTo(Map.of("loss", List.of("a")));
        assertThat(difference.onlyInFirst()).containsExactly("a");
        assertThat(kernel.eigenvalues()).containsExactly(1.0);
        assertThat(kernel.notices()).containsExactly("a");
        assertThat(point.settings()).containsEntry("rate", "0.1");
        assertThatThrownBy(() -> point.settings().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new TunedArm("a", List.of(), "loss", 1, List.of(point), List.of()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("are not made from arguments without a plugin, which is a mistake like others")
    void noArguments() {
        Problems problems = new Problems();
        assertThat(PluginArguments.read("loss", List.of(), problems)).isEmpty();
        assertThat(problems.toList().stream().map(Problem::message))
                .containsExactly("give the name of a loss. See: repdyn plugins list loss");
    }
}
