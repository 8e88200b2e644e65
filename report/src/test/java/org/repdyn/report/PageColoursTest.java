package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.report.internal.Page;

@DisplayName("The colours of the pages")
class PageColoursTest {

    /** Least contrast of text of ordinary size: success criterion 1.4.3 of WCAG 2.2, level AA. */
    private static final double LEAST = 4.5;

    /** Least contrast of a part of a figure: success criterion 1.4.11. */
    private static final double LEAST_OF_CURVES = 3;

    private static String css() throws IOException {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the relative luminance of WCAG 2.2. */
    private static double luminance(Color colour) {
        float[] parts = colour.getRGBColorComponents(null);
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(Color a, Color b) {
        double first = luminance(a) + 0.05;
        double second = luminance(b) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    @Test
    @DisplayName("of text and curves have the contrast of WCAG AA on both backgrounds, in both themes and on paper")
    void contrast() throws IOException {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        List<MatchResult> themes = Pattern.compile(":root(?:\\[data-theme[^{]*)? \\{\\s*(--paper:[^}]*)}")
                .matcher(css())
                .results()
                .toList();
        assertThat(themes).hasSize(3);
        for (MatchResult theme : themes) {
            Map<String, Color> colours = new HashMap<>();
            Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});")
                    .matcher(theme.group(1))
                    .results()
                    .forEach(entry -> colours.put(entry.group(1), Color.decode(entry.group(2))));
            for (String text : List.of("ink", "soft", "link", "good", "bad")) {
                for (String background : List.of("paper", "wash")) {
                    assertThat(contrast(colours.get(text), colours.get(background)))
                            .as(text + " on " + background + " of " + theme.group())
                            .isGreaterThanOrEqualTo(LEAST);
                }
            }
            for (int arm = 0; arm < 7; arm++) {
                assertThat(contrast(colours.get("arm-" + arm), colours.get("paper")))
                        .as("arm-" + arm + " of " + theme.group())
                        .isGreaterThanOrEqualTo(LEAST_OF_CURVES);
            }
        }
    }
}
