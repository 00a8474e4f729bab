package dev.parley.engine;

/** The schemas that the tests ask questions about. */
final class Schemas {

    static final SchemaBuilder LIBRARY = new SchemaBuilder()
            .table(
                    "author",
                    "id int pk",
                    "first_name text!",
                    "last_name text! = Tolkien | Christie | Verne",
                    "country text = France | England | Japan",
                    "birth_date date")
            .table("publisher", "id int pk", "name text! = Hachette | Penguin", "city text = Lyon | London")
            .table("genre", "id int pk", "name text! = Crime | Fantasy | Science Fiction")
            .table(
                    "book",
                    "id int pk",
                    "title text! = The Hobbit | Curtain",
                    "author_id int! -> author",
                    "publisher_id int -> publisher",
                    "genre_id int! -> genre",
                    "published_on date",
                    "pages int",
                    "price numeric",
                    "language text = English | French | Japanese",
                    "out_of_print bool!")
            .table(
                    "member",
                    "id int pk",
                    "name text! = Ada Park | Noor Aziz",
                    "email text",
                    "phone text",
                    "city text = Lyon | Paris | Nice",
                    "joined_on date!",
                    "active bool!",
                    "recommended_by_id int -> member")
            .table("branch", "id int pk", "name text! = Central | Riverside", "city text = Lyon | Paris")
            .table(
                    "copy",
                    "id int pk",
                    "book_id int! -> book",
                    "branch_id int! -> branch",
                    "condition enum(new|worn|damaged)!")
            .table(
                    "loan",
                    "id int pk",
                    "copy_id int! -> copy",
                    "member_id int! -> member",
                    "loaned_on date!",
                    "due_on date!",
                    "returned_on date",
                    "fine numeric");

    static final SchemaBuilder CLINIC = new SchemaBuilder()
            .table("departments", "id int pk", "name text! = Cardiology | Oncology", "floor int")
            .table(
                    "doctors",
                    "id int pk",
                    "full_name text! = Dr Chen | Dr Okafor",
                    "specialty text = Surgeon | Cardiologist",
                    "department_id int -> departments",
                    "salary numeric!",
                    "hired_at date!",
                    "supervisor_id int -> doctors")
            .table(
                    "patients",
                    "id int pk",
                    "name text!",
                    "gender enum(male|female)!",
                    "birth_date date!",
                    "city text = Oslo | Bergen",
                    "insurance_number text unique",
                    "weight numeric",
                    "is_smoker bool!")
            .table(
                    "appointments",
                    "id int pk",
                    "patient_id int! -> patients",
                    "doctor_id int! -> doctors",
                    "scheduled_at timestamp!",
                    "status enum(planned|completed|cancelled|no_show)!",
                    "fee numeric")
            .table("medications", "id int pk", "name text! = Aspirin | Ibuprofen", "unit_cost numeric!")
            .table(
                    "prescriptions",
                    "id int pk",
                    "appointment_id int! -> appointments",
                    "medication_id int! -> medications",
                    "quantity int!");

    static final SchemaBuilder LOGISTICS = new SchemaBuilder()
            .table("Client", "id int pk", "companyName text! = Acme | Globex", "country text = Norway | Chile")
            .table(
                    "Port",
                    "id int pk",
                    "name text! = Rotterdam | Oslo | Valparaiso",
                    "country text = Norway | Chile | Netherlands")
            .table(
                    "Ship",
                    "id int pk",
                    "name text! = Aurora | Borealis",
                    "capacityTons int",
                    "builtYear int",
                    "homePortId int -> Port")
            .table(
                    "Voyage",
                    "id int pk",
                    "shipId int! -> Ship",
                    "originPortId int! -> Port",
                    "destinationPortId int! -> Port",
                    "departedAt timestamp",
                    "arrivedAt timestamp")
            .table(
                    "Container",
                    "id int pk",
                    "code text! unique",
                    "clientId int! -> Client",
                    "voyageId int -> Voyage",
                    "weightKg numeric",
                    "order text = express | standard");

    static final SchemaBuilder SHOP = new SchemaBuilder()
            .table(
                    "customers",
                    "id int pk",
                    "name text! = Ann Lee | Bob Ray",
                    "email text",
                    "city text = Berlin | Paris | Lyon",
                    "country text = Germany | France",
                    "gender enum(female|male)",
                    "born_on date",
                    "signed_up_on date!")
            .table(
                    "products",
                    "id int pk",
                    "name text! = Red Lamp | Blue Chair",
                    "category text = Lighting | Furniture",
                    "price numeric!",
                    "stock int")
            .table(
                    "orders",
                    "id int pk",
                    "customer_id int! -> customers",
                    "ordered_at timestamp!",
                    "status enum(open|paid|shipped|cancelled)!",
                    "total numeric!")
            .table(
                    "order_items",
                    "id int pk",
                    "order_id int! -> orders",
                    "product_id int! -> products",
                    "quantity int!",
                    "unit_price numeric!");

    private Schemas() {}
}
