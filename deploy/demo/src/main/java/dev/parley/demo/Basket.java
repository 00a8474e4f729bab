package dev.parley.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Fills orders with articles that were on sale that day, at the price of that day. */
final class Basket {

    private static final double PRICE_RISE_A_YEAR = 0.04;

    private final Dice dice;
    private final Period period;
    private final Weighted<Article> articles;
    private final Weighted<Integer> sizes = new Weighted<>(List.of(1, 2, 3, 4, 5, 6), size -> 1.0 / size);

    Basket(Dice dice, Period period, List<Article> articles) {
        this.dice = dice;
        this.period = period;
        this.articles = new Weighted<>(articles, Article::popularity);
    }

    List<OrderItem> fill(int orderId, LocalDate day) {
        int size = sizes.pick(dice);
        Set<Article> chosen = new LinkedHashSet<>();
        while (chosen.size() < size) {
            Article article = articles.pick(dice);
            if (article.onSale(day) && dice.chance(article.season().demandIn(day.getMonth()))) {
                chosen.add(article);
            }
        }
        List<OrderItem> items = new ArrayList<>();
        for (Article article : chosen) {
            long price = priceOn(article, day);
            items.add(new OrderItem(
                    orderId, items.size() + 1, article.product().id(), quantity(price), Money.euros(price)));
        }
        return items;
    }

    private long priceOn(Article article, LocalDate day) {
        long today = Money.cents(article.product().price());
        long years = ChronoUnit.YEARS.between(day, period.today());
        double then = today * (1 - PRICE_RISE_A_YEAR * years);
        if (SalesCalendar.saleDay(day)) {
            then *= 0.8;
        }
        return then == today ? today : Money.shelfPrice(then);
    }

    private int quantity(long price) {
        if (price > 80_00 || dice.chance(0.6)) {
            return 1;
        }
        return dice.between(2, price > 25_00 ? 3 : 6);
    }
}
