package org.repdyn.testkit.law;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** Hint for the author of a plugin on what to look at first if a law is broken; a statement may have a more precise hint of its own. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LawHint {

    /** Returns the hint, one sentence without a full stop. */
    String value();
}
