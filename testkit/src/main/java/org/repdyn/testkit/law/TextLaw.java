package org.repdyn.testkit.law;

import org.apiguardian.api.API;

/** Statement on a text. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TextLaw extends Law<TextLaw> {

    private final String actual;

    TextLaw(String actual) {
        this.actual = actual;
    }

    @Override
    TextLaw self() {
        return this;
    }

    private String quoted() {
        return "'" + text(actual) + "'";
    }

    /** States that the text has a character other than white space. */
    public TextLaw isNotBlank() {
        return require(actual != null && !actual.isBlank(), this::quoted, () -> "a text that is not blank");
    }

    /** States that the text has no characters. */
    public TextLaw isEmpty() {
        return require(actual.isEmpty(), this::quoted, () -> "an empty text");
    }

    /** States that the text has characters. */
    public TextLaw isNotEmpty() {
        return require(!actual.isEmpty(), this::quoted, () -> "a text that is not empty");
    }

    /** States that parts do not occur. */
    public TextLaw doesNotContain(String... parts) {
        for (String part : parts) {
            require(
                    !actual.contains(part),
                    this::quoted,
                    () -> "a text without '" + part.replace("\n", "line break") + "'");
        }
        return this;
    }

    /** States that parts occur. */
    public TextLaw contains(String... parts) {
        for (String part : parts) {
            require(actual.contains(part), this::quoted, () -> "a text with '" + part + "'");
        }
        return this;
    }

    /** States the beginning. */
    public TextLaw startsWith(String beginning) {
        return require(actual.startsWith(beginning), this::quoted, () -> "a text that begins with '" + beginning + "'");
    }

    /** States the end. */
    public TextLaw endsWith(String end) {
        return require(actual.endsWith(end), this::quoted, () -> "a text that ends with '" + end + "'");
    }

    /** States that the whole text matches a regular expression. */
    public TextLaw matches(String pattern) {
        return require(actual.matches(pattern), this::quoted, () -> "a text of the form " + pattern);
    }

    /** States the text. */
    public TextLaw isEqualTo(String expected) {
        return require(actual.equals(expected), this::quoted, () -> "'" + text(expected) + "'");
    }

    /** States that the text is not another one. */
    public TextLaw isNotEqualTo(String other) {
        return require(!actual.equals(other), this::quoted, () -> "another text");
    }

    /** States the least and the largest number of characters. */
    public TextLaw hasSizeBetween(int least, int largest) {
        return require(
                actual.length() >= least && actual.length() <= largest,
                () -> actual.length() + " characters: " + quoted(),
                () -> least + " to " + largest + " characters");
    }
}
