package dev.parley.demo;

import java.util.List;

/** What the shop sells; tags are in {@link TagGenerator}. */
record Catalog(List<Category> categories, List<Brand> brands, List<Supplier> suppliers, List<Article> articles) {}
