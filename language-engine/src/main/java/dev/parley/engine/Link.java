package dev.parley.engine;

/**
 * Words of the question and the part of the schema they stand for.
 *
 * @param target such as {@code public.member}, {@code public.member.name}, {@code public.member.city = Lyon} the
 *     name of an operation, or a way in plain words ("the city of the billing address")
 * @param kind {@code table}, {@code column}, {@code value}, {@code term}, {@code operation}, {@code way},
 *     {@code scope}, {@code degree}, {@code rank}, {@code bound}, {@code place} or {@code answer}, or {@link #FOLLOW_UP}
 */
public record Link(String words, String target, String kind) {

    /** What a question word asks for, where several things are as likely. */
    public static final String ANSWER = "answer";

    /** Over which keys two tables are tied, where there are several ways. */
    public static final String WAY = "way";

    /** The kind of one whose words were read as going on from the question before. */
    public static final String FOLLOW_UP = "follow_up";
}
