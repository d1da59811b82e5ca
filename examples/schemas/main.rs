//! Prints the JSON Schemas of every kind of document and of its facts, a line each:
//! `cargo run --features schema --example schemas`.

fn main() {
    for schema in quotakit::schema::all() {
        println!("{} document {}", schema.kind, schema.document.as_value());
        println!("{} facts {}", schema.kind, schema.facts.as_value());
    }
}
