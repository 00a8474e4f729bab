package dev.parley.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reviews: of one in five things delivered, and a few by people who never had the thing. */
final class ReviewGenerator {

    private static final int UNVERIFIED = 320;
    private static final int DAY = 24 * 60;

    private final Dice dice;
    private final Period period;
    private final List<Article> articles;
    private final Map<Integer, Wording> wordings = new HashMap<>();
    private final Set<Subject> reviewed = new HashSet<>();
    private final List<Review> reviews = new ArrayList<>();

    ReviewGenerator(Dice dice, Period period, List<Article> articles) {
        this.dice = dice;
        this.period = period;
        this.articles = articles;
        for (List<String> line : WordFile.lines("reviews")) {
            Wording wording = new Wording(WordFile.cut(line.get(1), ";"), WordFile.cut(line.get(2), ";"));
            wordings.put(Integer.valueOf(line.get(0)), wording);
        }
    }

    List<Review> reviews(List<PlacedOrder> orders, List<Shopper> shoppers) {
        Set<Subject> received = new HashSet<>();
        for (PlacedOrder placed : orders) {
            Order order = placed.order();
            if (order.deliveredAt() != null) {
                for (OrderItem item : placed.items()) {
                    Subject subject = new Subject(item.productId(), order.customerId());
                    received.add(subject);
                    if (dice.chance(0.19)) {
                        add(subject, true, dice.after(order.deliveredAt(), 2 * DAY, 40 * DAY));
                    }
                }
            }
        }
        for (int i = 0; i < UNVERIFIED; i++) {
            addUnverified(dice.pick(articles), dice.pick(shoppers).customer(), received);
        }
        return numbered();
    }

    private void addUnverified(Article article, Customer customer, Set<Subject> received) {
        Subject subject = new Subject(article.product().id(), customer.id());
        LocalDate registered = customer.registeredAt().toLocalDate();
        LocalDate earliest = registered.isAfter(article.product().launchedOn())
                ? registered
                : article.product().launchedOn();
        LocalDate first = earliest.isAfter(period.firstOrderDay()) ? earliest : period.firstOrderDay();
        LocalDateTime moment = dice.dayBetween(first.plusDays(1), period.today().minusDays(1))
                .atTime(dice.between(8, 22), dice.between(0, 59), dice.between(0, 59));
        if (!received.contains(subject)) {
            add(subject, false, moment);
        }
    }

    private void add(Subject subject, boolean verified, LocalDateTime moment) {
        if (period.contains(moment) && reviewed.add(subject)) {
            int rating = rating(articles.get(subject.productId() - 1).quality());
            Wording wording = wordings.get(rating);
            reviews.add(new Review(
                    0,
                    subject.productId(),
                    subject.customerId(),
                    rating,
                    dice.pick(wording.titles()),
                    dice.chance(0.6) ? dice.pick(wording.bodies()) : null,
                    verified,
                    dice.chance(0.35) ? dice.between(1, 24) : 0,
                    moment));
        }
    }

    /** The product's quality, give or take, to whole stars. */
    private int rating(double quality) {
        double mood = dice.share() + dice.share() + dice.share() - 1.5;
        int stars = (int) Math.round(quality + mood * 1.9);
        return Math.max(1, Math.min(5, stars));
    }

    /** Numbers follow time, as they would in a shop. */
    private List<Review> numbered() {
        reviews.sort(Comparator.comparing(Review::reviewedAt)
                .thenComparing(Review::productId)
                .thenComparing(Review::customerId));
        List<Review> numbered = new ArrayList<>();
        for (Review review : reviews) {
            numbered.add(review.withId(numbered.size() + 1));
        }
        return numbered;
    }

    private record Subject(int productId, int customerId) {}

    private record Wording(List<String> titles, List<String> bodies) {}
}
