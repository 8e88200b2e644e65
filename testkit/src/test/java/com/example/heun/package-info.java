/** A dynamics as a third party would write it, outside the packages of RepDyn. */
@NullMarked
package com.example.heun;

import org.jspecify.annotations.NullMarked;
