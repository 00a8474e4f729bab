package dev.parley.engine.conversation;

import dev.parley.engine.conversation.Wording.Beside;
import dev.parley.engine.conversation.Wording.Kind;
import dev.parley.engine.conversation.Wording.Manner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said, apart from the words that only tie it to what was said before: "and", "what about", "instead".
 *
 * @param core the rest, without its end
 * @param opened whether such a word came first
 * @param about whether it was "what about": another value, column or table
 * @param instead whether it takes the place of something
 * @param with whether "with" was said of the rows
 */
record Utterance(String core, boolean opened, boolean about, boolean instead, boolean with, Manner manner) {

    private static final Pattern NEW = pattern("^new (?:question|topic)\\s*[:,.-]\\s*");
    private static final Pattern OPENING = pattern(
            "^(?:(?:and|but|or|ok|okay|now|then|so|also|next|no|yes|well|great|thanks|actually|please)\\b[,:;.]*\\s*)+");
    private static final Pattern ABOUT =
            pattern("^(?:what|how) about\\s+|^(?:do )?(?:the )?same (?:thing )?(?:but )?for\\s+");
    private static final Pattern NARROWING = pattern(
            "^(?:(?:show|list|give|keep|display|find)(?: me)? )?(?:only|just)\\s+"
                    + "|^(?:limit|restrict|filter|narrow)(?:ed)?(?: (?:it|that|them|this|those))?(?: down)?(?: to| by| on| for)?\\s+");
    private static final Pattern ADDING =
            pattern("^(?:(?:show|list|give)(?: me)? )?(?:also|with|including|include|plus|add)\\s+");
    private static final Pattern ENDING =
            pattern("(?:[,\\s]+(instead|please|too|as well|then|now|again|also|though))*[\\s?.!]*$");

    private static final Pattern YEAR = pattern("\\b(?:\\d{4}|years?)\\b");
    private static final Pattern MONTH =
            pattern("\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]"
                    + "|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) quarter)\\b(?!\\s+\\d)");
    private static final Pattern PART_OF_YEAR =
            pattern("(?:^|\\b(?:in|for|of|during|since|until|before|after|from)\\s+)(?:the )?" + MONTH.pattern());

    private static final String ONES = "(?:them|these|those|they|ones|it)";
    private static final Pattern OWNED = pattern("\\b(?:their|its|his|her)\\b");
    private static final Pattern REFERRING = pattern("\\b(?:the |those |these |any |some )?" + ONES
            + "\\b|\\b(?:that|this)$|\\bis (?:that|this)\\b|\\b(?:of|for|from|in|by) (?:that|this)\\b");

    private static final Pattern SUBJECT = pattern("\\b(?:they|them|who)\\b");

    private static final Pattern COUNT = pattern(
            "^(?:how many|count|the count|the number|number|total number)(?: (?:is|are|were|does|do|did))?(?: (?:that|this|they|those|these|there|them|it|make|of))*$");
    private static final Pattern GROUPS = pattern(
            "^(?:(?:break|split|group|broken|grouped|show|count|how many)(?: (?:it|that|this|them|those|these))?(?: down| up)?(?: further)? )?(per|by|for each|for every|each) (.+)$");
    private static final Pattern SORTS = pattern(
            "^(?:sort|order|rank|arrange|sorted|ordered|ranked)(?: (?:it|that|this|them|those|these|the (?:results|rows|list)))?(?: by)? (.+)$");
    private static final Pattern FIRST = pattern(
            "^(?:the )?(?:(?:top|first)\\b ?)?(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty)?(?: ?(?:of )?(?:them|those|these|ones?|rows|results))?$");
    private static final Pattern LEAVES_OUT =
            pattern("^(?:without|except|excluding|exclude|not|no|other than|apart from|ignoring)\\b");
    private static final Pattern REMOVES = pattern(
            "^(?:drop|remove|leave out|take out|skip)\\s+(?:(?:(?:all|any|the) )*(?:\\w+ )?(?:with|that are|which are)\\s+)?");
    private static final String LIFTS = "(?i)^not (?:only|just) (?:the (?:ones|those) |those )?";
    private static final Pattern MEASURE = pattern(
            "^(?:(?:what is|what are|what's|show|give me)\\s+)?(?:the |their )?(?:average|mean|total|sum|minimum|min|maximum|max|lowest|highest|smallest|largest)\\s+[\\w ]+$");
    private static final Pattern DID = pattern("^what (?:did|do|have) they (\\w+)$");
    private static final Pattern MANY = pattern("^how many (?!(?:is|are|were|does|do|did)\\b)(.+)$");
    private static final Pattern AMONG = pattern("\\b(how many|which|any|some) of (?:them|these|those)\\b");
    private static final Pattern DATE = pattern("^(?:show )?(?:the |their )?(?:date|dates|day|time)$");
    private static final Pattern SHOWS = pattern(
            "^(?:what is|what are|what's|whats|show|list|give|tell|display|print|see|get)?(?: me)?\\s*(?:the )?(.+)$");

    static Utterance of(String text) {
        String rest = text.strip();
        String end = first(ENDING, rest);
        rest = ENDING.matcher(rest).replaceFirst("").strip();
        String opening = first(OPENING, rest);
        rest = OPENING.matcher(rest).replaceFirst("");
        boolean about = ABOUT.matcher(rest).find();
        rest = ABOUT.matcher(rest).replaceFirst("");
        boolean narrows = NARROWING.matcher(rest).find();
        rest = NARROWING.matcher(rest).replaceFirst("");
        Matcher adding = ADDING.matcher(rest);
        boolean adds = adding.find();
        String added = adds ? adding.group().strip().toLowerCase(Locale.ROOT) : "";
        boolean with = added.endsWith("with");
        boolean more =
                adds || end.matches("(?is).*\\b(too|as well|also)\\b.*") || opening.matches("(?is).*\\balso\\b.*");
        boolean owned = OWNED.matcher(rest).find();
        boolean instead = end.toLowerCase(Locale.ROOT).contains("instead");
        boolean and = opening.matches("(?is).*\\b(?:and|also)\\b.*");
        boolean refers = owned || REFERRING.matcher(rest).find();
        return new Utterance(
                (adds ? ADDING.matcher(rest).replaceFirst("") : rest).strip(),
                !opening.isEmpty() || about || narrows || adds,
                about,
                instead,
                with,
                new Manner(
                        more || and && (owned || GROUPS.matcher(rest.strip()).find() && !instead),
                        narrows,
                        refers,
                        owned || SUBJECT.matcher(rest).find(),
                        narrows || with
                                ? Beside.NOTHING
                                : added.matches("including|include|plus|add") || opening.matches("(?is).*\\bor\\b.*")
                                        ? Beside.OR
                                        : more ? Beside.ALSO : Beside.NOTHING));
    }

    /** The same with months and quarters of that year, where it says of none which year it is of. */
    Utterance in(int year) {
        boolean dated = YEAR.matcher(core).find() || !PART_OF_YEAR.matcher(core).find();
        return dated
                ? this
                : new Utterance(MONTH.matcher(core).replaceAll("$0 " + year), opened, about, instead, with, manner);
    }

    /** The question behind "new question:"; empty when it is not said to be one. */
    static Optional<String> declaredNew(String text) {
        Matcher matcher = NEW.matcher(text.strip());
        return matcher.find() ? Optional.of(matcher.replaceFirst("").strip()) : Optional.empty();
    }

    /** Whether a word of it stands for something before. */
    boolean refers() {
        return manner.refers();
    }

    /** Whether rows are to go: "remove the cancelled ones". */
    boolean removes() {
        return REMOVES.matcher(core).find();
    }

    /** Whether conditions are to go: "not only from Berlin". */
    boolean lifts() {
        return core.matches(LIFTS + ".*");
    }

    /**
     * As questions about the rows, the likeliest first.
     *
     * @param table whether it names a table of its own
     */
    List<Wording> wordings(boolean table) {
        Set<Wording> wordings = new LinkedHashSet<>();
        String rows = Wording.ROWS;
        if (COUNT.matcher(core).find()) {
            wordings.add(new Wording("how many " + rows + " are there", Kind.MEASURE, manner));
        }
        if (core.matches("(?:19|20)\\d\\d")) {
            wordings.add(part(rows + " in " + core, Kind.PART));
        }
        Matcher many = MANY.matcher(core);
        if (many.find() && !manner.refers() && !table) {
            wordings.add(part("how many " + rows + " " + many.group(1), Kind.SENTENCE));
        }
        Matcher first = FIRST.matcher(core);
        boolean cut = core.matches("(?i)(?:the )?(?:top|first)\\b.*") || manner.narrows() || manner.refers();
        if (first.find()
                && cut
                && !core.isEmpty()
                && !first.group().matches("(?i)(?:the )?(?:them|those|these|ones?)")) {
            String number =
                    first.group(1) == null || first.group(1).equalsIgnoreCase("one") ? "" : first.group(1) + " ";
            wordings.add(
                    part("the first " + number + (number.isEmpty() ? rows.replaceFirst("s$", "") : rows), Kind.PART));
        }
        Matcher removes = REMOVES.matcher(core);
        if (removes.find()) {
            wordings.add(part(rows + " " + removes.replaceFirst("without "), Kind.PART));
        }
        if (LEAVES_OUT.matcher(core).find()) {
            wordings.add(part(rows + " " + core, Kind.PART));
            wordings.add(part(rows + " that are " + core, Kind.PART));
        }
        if (MEASURE.matcher(core).find()) {
            String measure = plain(REFERRING
                            .matcher(OWNED.matcher(core).replaceFirst("the"))
                            .replaceFirst(""))
                    .replaceFirst("(?i) of$", "")
                    .replaceFirst("(?i)^(?:what is|what are|what's|show|give me)\\s+(?:the )?", "");
            wordings.add(part("the " + measure + " of " + rows, Kind.MEASURE));
            wordings.add(part("the " + measure + " for " + rows, Kind.MEASURE));
        }
        if (lifts()) {
            wordings.add(part(rows + " " + core.replaceFirst(LIFTS, ""), Kind.PART));
            return List.copyOf(wordings);
        }
        Matcher did = DID.matcher(core);
        if (did.find()) {
            wordings.add(part(did.group(1) + "s of the " + rows, Kind.SENTENCE));
        }
        Matcher groups = GROUPS.matcher(core);
        if (groups.find()) {
            wordings.add(part("number of " + rows + " " + groups.group(1) + " " + groups.group(2), Kind.GROUPS));
        }
        if (table && wordings.isEmpty()) {
            wordings.add(part(core + " of the " + rows, Kind.SENTENCE));
        }
        Matcher sorts = SORTS.matcher(core);
        if (sorts.find()) {
            wordings.add(part(rows + " sorted by " + sorts.group(1), Kind.PART));
            wordings.add(part(rows + " " + sorts.group(1) + " first", Kind.PART));
        }
        if (OWNED.matcher(core).find()) {
            String owned = plain(OWNED.matcher(core).replaceFirst("the")) + " of " + rows;
            wordings.add(part(owned, Kind.COLUMNS));
            wordings.add(
                    part(core.replaceFirst("(?i)\\b(?:their|its|his|her)\\b", "the " + rows + "'"), Kind.SENTENCE));
        }
        String among = AMONG.matcher(core).replaceFirst("$1 " + rows);
        if (!among.equals(core)) {
            wordings.add(part(among, Kind.SENTENCE));
        }
        if (with) {
            wordings.add(part(rows + " with " + core, Kind.PART));
        }
        String referring = REFERRING.matcher(core).replaceFirst(rows);
        if (!referring.equals(core)) {
            wordings.add(part(referring, Kind.SENTENCE));
        }
        if (DATE.matcher(core).find()) {
            wordings.add(part(Wording.DATE + " of " + rows, Kind.COLUMNS));
        }
        wordings.add(part(rows + " " + core, Kind.PART));
        wordings.add(part(rows + " that are " + core, Kind.PART));
        wordings.add(part(core + " " + rows, Kind.PART));
        wordings.add(part(rows + " in " + core, Kind.PART));
        Matcher shows = SHOWS.matcher(core);
        if (shows.find() && !shows.group(1).isBlank()) {
            wordings.add(part("the " + plain(shows.group(1)) + " of " + rows, Kind.COLUMNS));
        }
        return List.copyOf(wordings);
    }

    private Wording part(String text, Kind kind) {
        return new Wording(text, kind, manner);
    }

    private static String plain(String columns) {
        return columns.replaceFirst("(?i)^(?:with|the|their|its|a|an)\\s+", "").strip();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
