//! Prints the JSON Schemas of every kind of document, of its facts and its outcomes, and of what the text doors take and
//! give besides, a line each: `cargo run --features schema --example schemas`.

fn main() {
    for schema in quotakit::schema::all() {
        println!("{} document {}", schema.kind, schema.document.as_value());
        println!("{} facts {}", schema.kind, schema.facts.as_value());
        println!("{} outcome {}", schema.kind, schema.outcome.as_value());
    }
    for door in quotakit::schema::doors() {
        println!("{} {}", door.name, door.schema.as_value());
    }
}
