package org.repdyn.study.yaml;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Quotes what would not come back as it was written: line breaks of any script, control characters, spaces at the ends. */
final class CarefulQuoting extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteName(String name) {
        return super.needToQuoteName(name) || risky(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || risky(value);
    }

    private static boolean risky(String text) {
        return !text.equals(text.strip()) || !text.codePoints().allMatch(CarefulQuoting::harmless);
    }

    private static boolean harmless(int c) {
        return (c >= ' ' && c <= '~') || Character.isLetterOrDigit(c);
    }
}
