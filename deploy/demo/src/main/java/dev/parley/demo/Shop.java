package dev.parley.demo;

import java.util.List;

/** The whole content of the database, in the order of the tables in {@code schema.sql}. */
record Shop(
        List<Country> countries,
        List<Customer> customers,
        List<Address> addresses,
        List<Category> categories,
        List<Brand> brands,
        List<Supplier> suppliers,
        List<Product> products,
        List<Tag> tags,
        List<ProductTag> productTags,
        List<Warehouse> warehouses,
        List<Employee> employees,
        List<Stock> inventory,
        List<Order> orders,
        List<OrderItem> orderItems,
        List<Payment> payments,
        List<Review> reviews) {

    /** Table by table, none before one it refers to. */
    List<TableRows<?>> tables() {
        return List.of(
                new TableRows<>("countries", Country.class, countries),
                new TableRows<>("customers", Customer.class, customers),
                new TableRows<>("addresses", Address.class, addresses),
                new TableRows<>("categories", Category.class, categories),
                new TableRows<>("brands", Brand.class, brands),
                new TableRows<>("suppliers", Supplier.class, suppliers),
                new TableRows<>("products", Product.class, products),
                new TableRows<>("tags", Tag.class, tags),
                new TableRows<>("product_tags", ProductTag.class, productTags),
                new TableRows<>("warehouses", Warehouse.class, warehouses),
                new TableRows<>("employees", Employee.class, employees),
                new TableRows<>("inventory", Stock.class, inventory),
                new TableRows<>("orders", Order.class, orders),
                new TableRows<>("order_items", OrderItem.class, orderItems),
                new TableRows<>("payments", Payment.class, payments),
                new TableRows<>("reviews", Review.class, reviews));
    }
}
