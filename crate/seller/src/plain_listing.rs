//! Listing texts that are put together from the facts, without a model: stiff, but nothing in them is invented and no value
//! meets the wrong noun.

use crate::facts::Fact;
use crate::job::Lang;

/// More bullets would be a table.
const MOST_BULLETS: usize = 5;
/// Fewer are no list.
const FEWEST_BULLETS: usize = 3;

/// A description: what it is, for whom, and each attribute under its own name. Nothing without attributes.
pub(crate) fn description(facts: &[Fact], lang: Lang) -> Option<String> {
    let attributes: Vec<String> = attributes(facts).map(|fact| line(fact, lang)).collect();
    let name = heading(facts, lang)?;
    if attributes.is_empty() {
        return None;
    }
    let audience = value(facts, "audience");
    Some(match lang {
        Lang::En => {
            let whom = audience.map_or(String::new(), |whom| format!(" for {whom}"));
            format!("{name}{whom}. {}.", attributes.join(". "))
        }
        Lang::Zh => {
            let whom = audience.map_or(String::new(), |whom| format!("，适合{whom}"));
            format!("{name}{whom}。{}。", attributes.join("，"))
        }
    })
}

/// Bullets: what it is and the first attributes, one a line. Nothing with too few for a list.
pub(crate) fn bullets(facts: &[Fact], lang: Lang) -> Option<String> {
    let heading = heading(facts, lang)?;
    let attributes = attributes(facts).map(|fact| line(fact, lang));
    let lines: Vec<String> = [heading].into_iter().chain(attributes).take(MOST_BULLETS).collect();
    (lines.len() >= FEWEST_BULLETS).then(|| lines.join("\n"))
}

fn attributes(facts: &[Fact]) -> impl Iterator<Item = &Fact> {
    facts
        .iter()
        .filter(|fact| fact.key.starts_with("attributes.") && fact.value.chars().any(char::is_alphanumeric))
}

/// The name with the brand before it, where it is not in it anyway.
fn heading(facts: &[Fact], lang: Lang) -> Option<String> {
    let name = value(facts, "name")?;
    let brand = value(facts, "brand").filter(|brand| !name.to_lowercase().contains(&brand.to_lowercase()));
    Some(match (brand, lang) {
        (None, _) => name.to_owned(),
        (Some(brand), Lang::En) => format!("{brand} {name}"),
        (Some(brand), Lang::Zh) => format!("{brand}{name}"),
    })
}

fn value<'a>(facts: &'a [Fact], key: &str) -> Option<&'a str> {
    let fact = facts.iter().find(|fact| fact.key == key)?;
    Some(ended(&fact.value))
}

fn line(fact: &Fact, lang: Lang) -> String {
    let value = ended(&fact.value);
    match lang {
        Lang::En => format!("{}: {value}", capital(&fact.label)),
        Lang::Zh => format!("{}：{value}", fact.label),
    }
}

/// Without a mark at its end: the sentence brings its own.
fn ended(value: &str) -> &str {
    value
        .trim_end_matches(['.', '。', ';', '；', '!', '！', ',', '，'])
        .trim()
}

/// With a capital where a label of one case has none; "pH" and "iPhone" stay.
fn capital(label: &str) -> String {
    let mut chars = label.chars();
    match chars.next() {
        Some(first) if !label.chars().any(char::is_uppercase) => first.to_uppercase().chain(chars).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::gather;
    use crate::job::Job;

    fn facts(json: &str) -> Vec<Fact> {
        gather(&Job::from_json(json).expect("job"))
    }

    const STRAP: &str = r#"{"id":"1","task":"description","lang":"en","product":{"name":"leather watch strap","brand":"Banco Nove",
        "audience":"collectors","attributes":{"buckle":"316L brushed","Length":"120/75 mm.","pH":"-"},"notes":"other widths msg me"}}"#;

    #[test]
    fn a_description_names_each_attribute_and_leaves_notes_out() {
        assert_eq!(
            description(&facts(STRAP), Lang::En).as_deref(),
            Some("Banco Nove leather watch strap for collectors. Buckle: 316L brushed. Length: 120/75 mm.")
        );
        let lamp = r#"{"id":"1","task":"description","lang":"zh","product":{"name":"学生台灯","brand":"光年","audience":"学生",
            "attributes":{"颜色":"白色","功率":"12W"}}}"#;
        assert_eq!(
            description(&facts(lamp), Lang::Zh).as_deref(),
            Some("光年学生台灯，适合学生。颜色：白色，功率：12W。")
        );
    }

    #[test]
    fn bullets_are_attributes_and_too_few_are_no_list() {
        assert_eq!(
            bullets(&facts(STRAP), Lang::En).as_deref(),
            Some("Banco Nove leather watch strap\nBuckle: 316L brushed\nLength: 120/75 mm")
        );
        let bare =
            r#"{"id":"1","task":"bullets","lang":"en","product":{"name":"lamp","attributes":{"Colour":"white"}}}"#;
        assert_eq!(bullets(&facts(bare), Lang::En), None);
    }

    #[test]
    fn without_attributes_there_is_nothing_to_tell() {
        let bare = r#"{"id":"1","task":"description","lang":"en","product":{"name":"lamp"}}"#;
        assert_eq!(description(&facts(bare), Lang::En), None);
    }

    #[test]
    fn a_brand_that_the_name_holds_is_not_said_twice() {
        let named = r#"{"id":"1","task":"description","lang":"en","product":{"name":"LUMO lamp","brand":"Lumo","attributes":{"Colour":"white"}}}"#;
        assert_eq!(
            description(&facts(named), Lang::En).as_deref(),
            Some("LUMO lamp. Colour: white.")
        );
    }
}
