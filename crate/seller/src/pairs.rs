//! Name-value pairs in the order they were given, and lenient reading of the text fields around them.
//!
//! Order matters twice: sellers put what counts first, and a prompt must come out the same on every run.

use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

/// An ordered JSON object of text values. Numbers, booleans and lists are accepted and become text; nulls are dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The pairs in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v.as_str()))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Pairs {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Self {
        Self(pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }
}

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of names and values")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some((key, Loose(value))) = map.next_entry::<String, Loose>()? {
                    if let Some(value) = value {
                        pairs.push((key, value));
                    }
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairsVisitor)
    }
}

/// A value that should be text but comes from forms and spreadsheets: text, number, yes/no, a list of those, or nothing.
struct Loose(Option<String>);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LooseVisitor;
        impl<'de> Visitor<'de> for LooseVisitor {
            type Value = Loose;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text, a number, true or false, a list of those, or null")
            }
            fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
                Ok(Loose(Some(text.to_owned())))
            }
            fn visit_string<E>(self, text: String) -> Result<Loose, E> {
                Ok(Loose(Some(text)))
            }
            fn visit_bool<E>(self, yes: bool) -> Result<Loose, E> {
                Ok(Loose(Some(if yes { "yes" } else { "no" }.to_owned())))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
                Ok(Loose(Some(number.to_string())))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
                Ok(Loose(Some(number.to_string())))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
                Ok(Loose(Some(number.to_string())))
            }
            fn visit_unit<E>(self) -> Result<Loose, E> {
                Ok(Loose(None))
            }
            fn visit_none<E>(self) -> Result<Loose, E> {
                Ok(Loose(None))
            }
            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
                Loose::deserialize(deserializer)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
                let mut parts = Vec::new();
                while let Some(Loose(part)) = list.next_element()? {
                    parts.extend(part);
                }
                Ok(Loose(Some(parts.join(", "))))
            }
        }
        deserializer.deserialize_any(LooseVisitor)
    }
}

/// Reads an optional text field that may come as a number (`"price": 39.9`).
pub(crate) fn loose<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Loose::deserialize(deserializer)?.0)
}

/// Reads a required text field that may come as a number (`"id": 7`).
pub(crate) fn loose_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Loose::deserialize(deserializer)?.0.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_takes_what_forms_hold() {
        let json = r#"{"zeta":"1","alpha":2.5,"ok":true,"list":["a",3],"none":null}"#;
        let pairs: Pairs = serde_json::from_str(json).expect("pairs");
        let want = [("zeta", "1"), ("alpha", "2.5"), ("ok", "yes"), ("list", "a, 3")];
        assert_eq!(pairs.iter().collect::<Vec<_>>(), want);
        assert_eq!(
            serde_json::to_string(&pairs).expect("json"),
            r#"{"zeta":"1","alpha":"2.5","ok":"yes","list":"a, 3"}"#
        );
    }

    #[test]
    fn refuses_nested_objects() {
        assert!(serde_json::from_str::<Pairs>(r#"{"a":{"b":1}}"#).is_err());
    }
}
