//! The macros that declare a shape.

/// Declares a record: a struct whose fields are the fields of a JSON object.
///
/// A field is required unless its type can be absent (`Option`) or a default stands behind `=`. `as Name` behind the
/// type's name is its name in schemas, where types of all domains stand side by side.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $vis:vis struct $name:ident $(as $schema:ident)? {
            $( $(#[doc = $doc:literal])* $field:ident : $type:ty $(= $default:expr)? ),* $(,)?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name { $( $(#[doc = $doc])* pub $field: $type, )* }

        impl $crate::shape::Shape for $name {
            fn blank() -> Self {
                Self { $( $field: <$type as $crate::shape::Shape>::blank(), )* }
            }
            #[allow(unused_variables, reason = "a record may have no fields")]
            fn read(node: &$crate::shape::Node<'_>, reader: &mut $crate::shape::Reader) -> Self {
                let fields = reader.fields(node, &[$( stringify!($field) ),*]);
                Self { $( $field: record!(@read reader, fields, $field, $type $(, $default)?), )* }
            }
        }

        impl serde::Serialize for $name {
            #[allow(unused_mut, reason = "a record may have no fields")]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $( if !record!(@omit self, $field, $type $(, $default)?) {
                    map.serialize_entry(stringify!($field), &self.$field)?;
                } )*
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::shape::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::schema::name(stringify!($name), &[$(stringify!($schema))?]).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> { concat!(module_path!(), "::", stringify!($name)).into() }
            #[allow(unused_variables, reason = "a record may have no fields")]
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::record(concat!($($about, "\n"),*), vec![
                    $( $crate::schema::Field {
                        name: stringify!($field),
                        description: concat!($($doc, "\n"),*),
                        schema: generator.subschema_for::<$type>(),
                        is_required: record!(@required $type $(, $default)?),
                    } ),*
                ])
            }
        }
    };
    (@read $reader:ident, $fields:ident, $field:ident, $type:ty) => {
        $reader.field::<$type>(&$fields, stringify!($field))
    };
    (@read $reader:ident, $fields:ident, $field:ident, $type:ty, $default:expr) => {
        $reader.field_or::<$type>(&$fields, stringify!($field), $default)
    };
    (@omit $self:ident, $field:ident, $type:ty) => {
        $crate::shape::Shape::is_absent(&$self.$field)
    };
    (@omit $self:ident, $field:ident, $type:ty, $default:expr) => {{
        let default: $type = $default;
        $self.$field == default
    }};
    (@required $type:ty) => { <$type as $crate::shape::Shape>::absent().is_none() };
    (@required $type:ty, $default:expr) => { false };
}
pub(crate) use record;

/// Declares a choice: an enum written as an object of one field, the variant's name.
macro_rules! choice {
    (
        $(#[doc = $about:literal])*
        $vis:vis enum $name:ident $(as $schema:ident)? {
            $( $(#[doc = $doc:literal])* $variant:ident($type:ty) = $tag:literal ),* $(,)?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq)]
        $vis enum $name { $( $(#[doc = $doc])* $variant($type), )* }

        impl $name {
            /// The names of the choices, as documents write them.
            pub const TAGS: &'static [&'static str] = &[$($tag),*];

            /// The name of this choice, as documents write it.
            #[must_use]
            pub const fn tag(&self) -> &'static str {
                match self { $( Self::$variant(_) => $tag, )* }
            }
        }

        impl $crate::shape::Shape for $name {
            fn blank() -> Self {
                choice!(@first $($variant($type))*)
            }
            fn read(node: &$crate::shape::Node<'_>, reader: &mut $crate::shape::Reader) -> Self {
                let Some((tag, value)) = $crate::shape::tagged(node, Self::TAGS, reader) else {
                    return Self::blank();
                };
                match tag {
                    $( $tag => Self::$variant(
                        reader.at_field($tag, |reader| <$type as $crate::shape::Shape>::read(value, reader)),
                    ), )*
                    _ => Self::blank(),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(Some(1))?;
                match self { $( Self::$variant(value) => map.serialize_entry($tag, value)?, )* }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::shape::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::schema::name(stringify!($name), &[$(stringify!($schema))?]).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> { concat!(module_path!(), "::", stringify!($name)).into() }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::choice(concat!($($about, "\n"),*), vec![
                    $( $crate::schema::Field {
                        name: $tag,
                        description: concat!($($doc, "\n"),*),
                        schema: generator.subschema_for::<$type>(),
                        is_required: true,
                    } ),*
                ])
            }
        }
    };
    (@first $variant:ident($type:ty) $($rest:tt)*) => {
        Self::$variant(<$type as $crate::shape::Shape>::blank())
    };
}
pub(crate) use choice;

/// Declares a word: an enum written as a text.
macro_rules! word {
    (
        $(#[doc = $about:literal])*
        $vis:vis enum $name:ident $(as $schema:ident)? {
            $( $(#[doc = $doc:literal])* $variant:ident = $word:literal ),* $(,)?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $( $(#[doc = $doc])* $variant, )* }

        impl $name {
            /// The words, as documents write them.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word, as documents write it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::shape::Shape for $name {
            fn blank() -> Self {
                word!(@first $($variant)*)
            }
            fn read(node: &$crate::shape::Node<'_>, reader: &mut $crate::shape::Reader) -> Self {
                match node {
                    $( $crate::shape::Node::Text(text) if text == $word => Self::$variant, )*
                    $crate::shape::Node::Text(text) => {
                        reader.unknown_word(text, Self::WORDS);
                        Self::blank()
                    }
                    _ => {
                        reader.wrong_type("a word", node);
                        Self::blank()
                    }
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::shape::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::schema::name(stringify!($name), &[$(stringify!($schema))?]).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> { concat!(module_path!(), "::", stringify!($name)).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::word(concat!($($about, "\n"),*), Self::WORDS)
            }
        }
    };
    (@first $variant:ident $($rest:ident)*) => { Self::$variant };
}
pub(crate) use word;
