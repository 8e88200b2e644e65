package org.repdyn.study.yaml;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Quotes every text that YAML would not read back unchanged: line breaks of any script, control characters, outer
 * spaces.
 */
final class CarefulQuoting extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteName(String name) {
        return super.needToQuoteName(name) || changesUnquoted(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || changesUnquoted(value);
    }

    private static boolean changesUnquoted(String text) {
        return !text.equals(text.strip()) || !text.codePoints().allMatch(CarefulQuoting::isPlain);
    }

    private static boolean isPlain(int c) {
        return (c >= ' ' && c <= '~') || Character.isLetterOrDigit(c);
    }
}
