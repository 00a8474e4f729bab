package dev.parley.tester.performance;

import java.util.List;

/** Looks at a slow statement for one cause. Advisors are CDI beans; all that there are take part. */
interface Advisor {

    /** Empty when there is nothing to say. */
    List<Advice> advise(SlowStatement slow);
}
