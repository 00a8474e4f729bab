package dev.parley.demo;

import dev.parley.demo.Names.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The employees: one chief, a head per department, team leads, staff. Managers stay; of the staff some have left. */
final class StaffGenerator {

    private static final int OFFICE_YEARS = 9;

    private final Dice dice;
    private final Period period;
    private final Geography geography;
    private final Names names;
    private final List<Warehouse> warehouses;
    private final List<Employee> staff = new ArrayList<>();

    StaffGenerator(Dice dice, Period period, Geography geography, Names names, List<Warehouse> warehouses) {
        this.dice = dice;
        this.period = period;
        this.geography = geography;
        this.names = names;
        this.warehouses = warehouses;
    }

    List<Employee> employees() {
        for (List<String> line : WordFile.lines("jobs")) {
            Job job = new Job(
                    line.get(0),
                    line.get(1),
                    Rank.valueOf(line.get(2)),
                    Integer.parseInt(line.get(4)),
                    line.get(5).equals("warehouse"));
            List<Employee> superiors = superiorsOf(job);
            for (int i = 0; i < Integer.parseInt(line.get(3)); i++) {
                Employee manager = superiors.isEmpty() ? null : superiors.get(i % superiors.size());
                staff.add(employee(job, manager, i));
            }
        }
        return List.copyOf(staff);
    }

    /** The file names superiors first: team leads of the department, or else its head, or else the chief. */
    private List<Employee> superiorsOf(Job job) {
        return switch (job.rank()) {
            case CHIEF -> List.of();
            case HEAD -> staff.subList(0, 1);
            case LEAD -> inDepartment(job.department(), "Head of ");
            case STAFF -> {
                List<Employee> leads = inDepartment(job.department(), " Lead", " Supervisor");
                yield leads.isEmpty() ? inDepartment(job.department(), "Head of ") : leads;
            }
        };
    }

    private List<Employee> inDepartment(String department, String... titleParts) {
        return staff.stream()
                .filter(employee -> employee.department().equals(department))
                .filter(employee -> List.of(titleParts).stream().anyMatch(employee.jobTitle()::contains))
                .toList();
    }

    private Employee employee(Job job, Employee manager, int number) {
        Warehouse warehouse = job.inWarehouse() ? warehouses.get(number % warehouses.size()) : null;
        // The head office is in Lyon; two in three there are French.
        String country = warehouse != null ? warehouse.countryCode() : dice.chance(0.65) ? "FR" : someCountry();
        Person person = names.person(dice, geography.market(country).language());
        LocalDate earliest = warehouse == null ? period.today().minusYears(OFFICE_YEARS) : warehouse.openedOn();
        LocalDate hired =
                switch (job.rank()) {
                    case CHIEF -> period.today().minusYears(12).minusDays(40);
                    case HEAD -> earliest.minusDays(dice.between(0, 900));
                    case LEAD -> dice.dayBetween(earliest, earliest.plusDays(500));
                    case STAFF -> dice.dayBetween(earliest, period.today().minusDays(5));
                };
        int raise = (period.today().getYear() - hired.getYear()) * 2;
        return new Employee(
                staff.size() + 1,
                person.first(),
                person.last(),
                names.email(person, "shop.example"),
                job.department(),
                job.title(),
                Money.euros(job.salary() * (long) (dice.between(88, 112) + raise)),
                hired,
                job.rank() == Rank.STAFF ? departure(hired) : null,
                manager == null ? null : manager.id(),
                warehouse == null ? null : warehouse.id());
    }

    private String someCountry() {
        return geography.someMarket(dice).country().code();
    }

    private LocalDate departure(LocalDate hired) {
        LocalDate earliest = hired.plusDays(180);
        return dice.chance(0.17) && earliest.isBefore(period.today())
                ? dice.dayBetween(earliest, period.today().minusDays(1))
                : null;
    }

    private enum Rank {
        CHIEF,
        HEAD,
        LEAD,
        STAFF
    }

    private record Job(String department, String title, Rank rank, int salary, boolean inWarehouse) {}
}
