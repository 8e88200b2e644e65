package org.repdyn.study.yaml;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.function.IntPredicate;

/** Quotes what would not come back as it was written: line breaks of any script, control characters, spaces at the ends. */
final class CarefulQuoting extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1L;

    private static final IntPredicate HARMLESS = c -> c == ' ' || c > ' ' && c <= '~' || Character.isLetterOrDigit(c);

    @Override
    public boolean needToQuoteName(String name) {
        return super.needToQuoteName(name) || risky(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || risky(value);
    }

    private static boolean risky(String text) {
        return !text.equals(text.strip()) || !text.codePoints().allMatch(HARMLESS);
    }
}
