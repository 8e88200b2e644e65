package org.repdyn.paper.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The format of a figure")
class FigureFormatTest {

    @Test
    @DisplayName("is that with which the name of the file ends, in upper or lower case")
    void ofFile() {
        assertThat(FigureFormat.of(Path.of("figures", "rank.v2.pdf"))).contains(FigureFormat.PDF);
        assertThat(FigureFormat.of(Path.of("RANK.SVG"))).contains(FigureFormat.SVG);
        assertThat(FigureFormat.of(Path.of("png"))).isEmpty();
        assertThat(FigureFormat.of(Path.of("rank.svgz"))).isEmpty();
        assertThat(FigureFormat.of(Path.of("figure.svg", "rank"))).isEmpty();
    }
}
