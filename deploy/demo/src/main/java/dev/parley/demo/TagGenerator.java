package dev.parley.demo;

import java.util.ArrayList;
import java.util.List;

/** Tags, and the products that carry them: none to five each, of those that fit the department. */
final class TagGenerator {

    private final Dice dice;
    private final List<UsableTag> usable = new ArrayList<>();

    TagGenerator(Dice dice) {
        this.dice = dice;
        for (List<String> line : WordFile.lines("tags")) {
            usable.add(new UsableTag(new Tag(usable.size() + 1, line.get(0)), WordFile.list(line.get(1))));
        }
    }

    List<Tag> tags() {
        return usable.stream().map(UsableTag::tag).toList();
    }

    List<ProductTag> tagged(List<Article> articles) {
        List<ProductTag> tagged = new ArrayList<>();
        for (Article article : articles) {
            int free = dice.between(0, 5);
            for (UsableTag candidate : usable) {
                if (free > 0 && candidate.fits(article.department()) && dice.chance(0.3)) {
                    tagged.add(new ProductTag(
                            article.product().id(), candidate.tag().id()));
                    free--;
                }
            }
        }
        return tagged;
    }

    private record UsableTag(Tag tag, List<String> departments) {

        boolean fits(String department) {
            return departments.contains("*") || departments.contains(department);
        }
    }
}
