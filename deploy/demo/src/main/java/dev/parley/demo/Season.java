package dev.parley.demo;

import java.time.Month;

/** When in the year a shelf sells. */
enum Season {
    ALL_YEAR {
        @Override
        double demandIn(Month month) {
            return 0.7;
        }
    },
    SUMMER {
        @Override
        double demandIn(Month month) {
            return switch (month) {
                case APRIL, MAY, JUNE, JULY -> 1.0;
                case MARCH, AUGUST -> 0.7;
                case FEBRUARY, SEPTEMBER, OCTOBER -> 0.35;
                case JANUARY, NOVEMBER, DECEMBER -> 0.15;
            };
        }
    },
    WINTER {
        @Override
        double demandIn(Month month) {
            return switch (month) {
                case NOVEMBER, DECEMBER, JANUARY -> 1.0;
                case OCTOBER, FEBRUARY -> 0.7;
                case MARCH, SEPTEMBER -> 0.35;
                case APRIL, MAY, JUNE, JULY, AUGUST -> 0.12;
            };
        }
    },
    GIFT {
        @Override
        double demandIn(Month month) {
            return switch (month) {
                case DECEMBER -> 1.0;
                case NOVEMBER -> 0.85;
                case JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER -> 0.4;
            };
        }
    };

    /** How likely a thing of this season is taken in that month, 0 to 1. */
    abstract double demandIn(Month month);
}
