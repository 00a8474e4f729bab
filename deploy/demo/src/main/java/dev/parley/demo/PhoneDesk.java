package dev.parley.demo;

import java.time.LocalDate;
import java.util.List;

/** Who may take an order on the phone: everybody in Sales but the head, on a day at work. */
record PhoneDesk(List<Employee> agents) {

    static PhoneDesk of(List<Employee> staff) {
        return new PhoneDesk(staff.stream()
                .filter(employee -> employee.department().equals("Sales"))
                .filter(employee -> !employee.jobTitle().startsWith("Head"))
                .toList());
    }

    Employee someoneOn(Dice dice, LocalDate day) {
        return dice.pick(agents.stream().filter(agent -> atWork(agent, day)).toList());
    }

    private static boolean atWork(Employee agent, LocalDate day) {
        return !agent.hiredOn().isAfter(day)
                && (agent.leftOn() == null || !agent.leftOn().isBefore(day));
    }
}
