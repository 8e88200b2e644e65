package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.ImageShape;

@DisplayName("Images of samples")
class ThumbnailTest {

    @Test
    @DisplayName("are PNGs that ImageIO reads, with grey levels between black and white")
    void isPng() throws IOException {
        ImageShape shape = new ImageShape(29, 37, -2, 6);
        R064Store inputs = R064Store.FACTORY.make(2, 37 * 29);
        for (int i = 0; i < 37 * 29; i++) {
            // Values from below black to above white.
            inputs.set(1, i, -3 + 10.0 * i / (37 * 29));
        }

        String uri = Thumbnail.dataUri(inputs, 1, shape);

        String start = "data:image/png;base64,";
        assertThat(uri).startsWith(start);
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(start.length()))));
        assertThat(image.getWidth()).isEqualTo(37);
        assertThat(image.getHeight()).isEqualTo(29);
        for (int y = 0; y < 29; y++) {
            for (int x = 0; x < 37; x++) {
                double grey = (inputs.doubleValue(1, y * 37 + x) + 2) / 8;
                assertThat(image.getRaster().getSample(x, y, 0))
                        .isEqualTo((int) Math.round(255 * Math.max(0, Math.min(1, grey))));
            }
        }
    }
}
