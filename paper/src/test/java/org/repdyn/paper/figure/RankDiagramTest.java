package org.repdyn.paper.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.paper.Runs;

@DisplayName("A critical-difference diagram")
class RankDiagramTest {

    private static final FigureStyle STYLE = new FigureStyle(300, Optional.empty(), 8, false, Optional.empty(), 300);

    /** Four losses on two datasets with three seeds: the first is always best, and the last two change places. */
    private static Runs runs() {
        Runs runs = new Runs();
        for (String data : List.of("digits", "fashion")) {
            for (int seed = 1; seed <= 3; seed++) {
                runs.arm(data + "-vicreg", seed, Map.of("data", data, "loss", "vicreg"), 1, 8)
                        .arm(data + "-nt-xent", seed, Map.of("data", data, "loss", "nt-xent"), 1, 7)
                        .arm(data + "-byol", seed, Map.of("data", data, "loss", "byol"), 1, 2 + seed % 2)
                        .arm(data + "-mmcr", seed, Map.of("data", data, "loss", "mmcr"), 1, 3 - seed % 2);
            }
        }
        return runs;
    }

    @Test
    @DisplayName("has mean ranks over the seeds of the datasets, and says what the blocks are")
    void ranks() {
        RankDiagram diagram = RankDiagram.of(runs().result(), "effective-rank", List.of());

        assertThat(diagram.ranking().blocks()).isEqualTo(6);
        // q(0.05; 4, infinity) = 3.6332 in tables of the studentised range.
        assertThat(diagram.ranking().difference().distance())
                .isCloseTo(3.6332 / Math.sqrt(2) * Math.sqrt(20.0 / 36), within(1e-4));
        assertThat(diagram.notices()).anyMatch(notice -> notice.contains("6 blocks: the seeds of digits, fashion"));
        assertThat(diagram.notices()).anyMatch(notice -> notice.contains("of this ranking alone"));
        assertThat(diagram.csv().lines().toList().get(1)).startsWith("vicreg,1.0,6,1.9");
    }

    @Test
    @DisplayName("names all methods with their ranks, as SVG and as searchable PDF")
    void drawn() throws Exception {
        RankDiagram diagram = RankDiagram.of(runs().result(), "effective-rank", List.of("loss"));
        String svg = new String(Figures.draw(diagram, STYLE, FigureFormat.SVG), StandardCharsets.UTF_8);

        assertThat(svg)
                .contains(">CD = 1.91<", "vicreg", "1.00<", "byol")
                .contains(">mean rank in effective rank, 1 is the highest; 6 blocks<");
        FigureStyle narrow = new FigureStyle(200, Optional.empty(), 8, false, Optional.empty(), 300);
        assertThat(new String(Figures.draw(diagram, narrow, FigureFormat.SVG), StandardCharsets.UTF_8))
                .contains(">mean rank in effective rank,<", ">1 is the highest; 6 blocks<");
        assertThat(new String(Figures.draw(diagram, STYLE, FigureFormat.SVG), StandardCharsets.UTF_8))
                .isEqualTo(svg);
        try (PDDocument pdf = Loader.loadPDF(Figures.draw(diagram, STYLE, FigureFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("nt-xent", "CD = 1.91");
        }
    }

    @Test
    @DisplayName("is refused for two methods, an unknown setting, and names that leave no room")
    void refused() {
        Runs two = new Runs();
        for (int seed = 1; seed <= 3; seed++) {
            two.arm("a", seed, Map.of("loss", "a"), 1, seed).arm("b", seed, Map.of("loss", "b"), 1, 2 * seed);
        }
        assertThatThrownBy(() -> RankDiagram.of(two.result(), "effective-rank", List.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("there is no critical-difference diagram of 'effective-rank'");
        assertThatThrownBy(() -> RankDiagram.of(runs().result(), "effective-rank", List.of("los")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no arm has the setting 'los'. Did you mean 'loss'?");
        RankDiagram diagram = RankDiagram.of(runs().result(), "effective-rank", List.of());
        assertThatThrownBy(() -> Figures.draw(
                        diagram,
                        new FigureStyle(80, Optional.empty(), 8, false, Optional.empty(), 300),
                        FigureFormat.SVG))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("leave no room");
    }
}
