package dev.parley.engine.answer;

import java.util.List;

/** What an answer says of the options that it answers, by their places from 0. */
public sealed interface Said {

    /** These are meant, all of them: one, or several that are all to be shown. */
    record Meant(List<Integer> places) implements Said {
        public Meant {
            places = List.copyOf(places);
        }
    }

    /** This one is meant, and something more: "the second, but only in 2023". */
    record MeantWith(int place, String more) implements Said {}

    /** Whichever is likeliest. */
    record Whichever() implements Said {}

    /** One of these, and none of the others. */
    record OneOf(List<Integer> places) implements Said {
        public OneOf {
            places = List.copyOf(places);
        }
    }

    /** None of them, and nothing else is said. */
    record None() implements Said {}

    /**
     * Something that is said of the question itself.
     *
     * @param text without what was said of the options ("no, …")
     * @param like the only options that some of its words are of; empty when there are none such, or all are
     */
    record Words(String text, List<Integer> like) implements Said {
        public Words {
            like = List.copyOf(like);
        }
    }
}
