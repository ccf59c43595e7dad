//! The door: sizes are checked, then every text field becomes plain text. Past this point no field is huge or holds markup.

use crate::error::SellerError;
use crate::job::{Job, Product};
use crate::pairs::Pairs;
use crate::plain_text::{one_line, plain_text};
use crate::policies;

const NAME: usize = 600;
const SHORT: usize = 300;
const VALUE: usize = 3_000;
const NOTES: usize = 20_000;
const DESCRIPTION: usize = 60_000;
const MESSAGE: usize = 20_000;
const ENTRIES: usize = 120;
const FORBIDDEN: usize = 500;
const TURNS: usize = 200;
/// A habit shows in a few texts; what is beyond these sizes is left out and refuses no job.
const SAMPLES: usize = 8;
const SAMPLE: usize = 2_000;
const CANDIDATES: u32 = 8;

/// Checks a job's sizes and gives back a copy of it in plain text.
pub(crate) fn admit(job: &Job) -> Result<Job, SellerError> {
    text("id", &job.id, SHORT)?;
    text("task", &job.task, SHORT)?;
    optional("platform", &job.platform, SHORT)?;
    optional("message", &job.message, MESSAGE)?;
    optional("review", &job.review, MESSAGE)?;
    pairs("facts", &job.facts)?;
    pairs("policies", &job.policies)?;
    optional("closing", &job.closing, SHORT)?;
    entries("forbidden", job.forbidden.len(), FORBIDDEN)?;
    for word in &job.forbidden {
        text("forbidden", word, SHORT)?;
    }
    entries("thread", job.thread.len(), TURNS)?;
    for turn in &job.thread {
        text("thread.text", &turn.text, MESSAGE)?;
    }
    if let Some(product) = &job.product {
        check_product(product)?;
    }
    if let Some(count) = job.candidates.filter(|n| !(1..=CANDIDATES).contains(n)) {
        return Err(SellerError::BadJob {
            reason: format!("candidates is {count}; it must be 1 to {CANDIDATES}"),
        });
    }
    if job.limit.is_some_and(|limit| limit.max == 0) {
        return Err(SellerError::BadJob {
            reason: "limit.max is 0; it must be at least 1".to_owned(),
        });
    }
    Ok(clean(job))
}

fn check_product(product: &Product) -> Result<(), SellerError> {
    text("product.name", &product.name, NAME)?;
    optional("product.brand", &product.brand, SHORT)?;
    optional("product.category", &product.category, SHORT)?;
    optional("product.price", &product.price, SHORT)?;
    optional("product.audience", &product.audience, SHORT)?;
    optional("product.notes", &product.notes, NOTES)?;
    pairs("product.attributes", &product.attributes)?;
    entries("product.tags", product.tags.len(), ENTRIES)?;
    for tag in &product.tags {
        text("product.tags", tag, SHORT)?;
    }
    if let Some(existing) = &product.existing {
        optional("product.existing.title", &existing.title, VALUE)?;
        optional("product.existing.description", &existing.description, DESCRIPTION)?;
        entries("product.existing.pictures", existing.pictures.len(), ENTRIES)?;
        for picture in &existing.pictures {
            text("product.existing.pictures", picture, VALUE)?;
        }
    }
    Ok(())
}

fn text(field: &str, value: &str, max: usize) -> Result<(), SellerError> {
    // Bytes bound characters from above, so the count is only made when it could matter.
    let size = if value.len() <= max { 0 } else { value.chars().count() };
    if size <= max {
        return Ok(());
    }
    Err(SellerError::TooLong {
        field: field.to_owned(),
        size,
        max,
        what: "characters",
    })
}

fn optional(field: &str, value: &Option<String>, max: usize) -> Result<(), SellerError> {
    value.as_deref().map_or(Ok(()), |value| text(field, value, max))
}

fn entries(field: &str, size: usize, max: usize) -> Result<(), SellerError> {
    if size <= max {
        return Ok(());
    }
    Err(SellerError::TooLong {
        field: field.to_owned(),
        size,
        max,
        what: "entries",
    })
}

fn pairs(field: &str, pairs: &Pairs) -> Result<(), SellerError> {
    entries(field, pairs.len(), ENTRIES)?;
    for (key, value) in pairs.iter() {
        text(&format!("{field} (a name)"), key, SHORT)?;
        text(&format!("{field} (a value)"), value, VALUE)?;
    }
    Ok(())
}

fn clean(job: &Job) -> Job {
    let mut job = job.clone();
    job.platform = filled(job.platform.as_deref(), one);
    job.message = filled(job.message.as_deref(), plain_text);
    job.review = filled(job.review.as_deref(), plain_text);
    job.facts = clean_pairs(&job.facts);
    job.policies = clean_pairs(&job.policies);
    job.forbidden = job.forbidden.iter().map(|word| one(word)).collect();
    job.closing = filled(job.closing.as_deref(), plain_text);
    job.samples = clean_samples(&job.samples);
    for turn in &mut job.thread {
        turn.text = plain_text(&turn.text);
    }
    job.thread.retain(|turn| !turn.text.is_empty());
    if let Some(product) = &mut job.product {
        clean_product(product);
    }
    policies::settle(&mut job);
    job
}

fn clean_samples(samples: &[String]) -> Vec<String> {
    let counted = samples.iter().take(SAMPLES);
    counted
        .map(|sample| plain_text(&sample.chars().take(SAMPLE).collect::<String>()))
        .filter(|sample| !sample.is_empty())
        .collect()
}

fn clean_product(product: &mut Product) {
    product.name = one(&product.name);
    product.brand = filled(product.brand.as_deref(), one);
    product.category = filled(product.category.as_deref(), one);
    product.price = filled(product.price.as_deref(), one);
    product.audience = filled(product.audience.as_deref(), one);
    product.notes = filled(product.notes.as_deref(), plain_text);
    product.attributes = clean_pairs(&product.attributes);
    product.tags = product
        .tags
        .iter()
        .map(|tag| one(tag))
        .filter(|tag| !tag.is_empty())
        .collect();
    if let Some(existing) = &mut product.existing {
        existing.title = filled(existing.title.as_deref(), one);
        existing.description = filled(existing.description.as_deref(), plain_text);
        let pictures = existing.pictures.iter().map(|picture| one(picture));
        existing.pictures = pictures.filter(|picture| !picture.is_empty()).collect();
    }
}

fn one(text: &str) -> String {
    one_line(&plain_text(text))
}

fn filled(text: Option<&str>, clean: fn(&str) -> String) -> Option<String> {
    text.map(clean).filter(|text| !text.is_empty())
}

/// What every article has, so that "none" under it is a field that nobody filled in.
const UNIVERSAL: [&str; 32] = [
    "brand", "model", "material", "color", "colour", "size", "type", "style", "weight", "origin", "season", "category",
    "gender", "sku", "notes", "note", "品牌", "型号", "材质", "面料", "颜色", "尺寸", "尺码", "类型", "风格", "重量",
    "产地", "季节", "类目", "货号", "备注", "系列",
];

/// Values that a form holds but that say nothing. "Pocket: none" says something: there is no pocket.
fn says_nothing(key: &str, value: &str) -> bool {
    match value.to_lowercase().as_str() {
        "" | "-" | "--" | "n/a" | "na" | "null" | "tbd" | "暂无" | "/" => true,
        "none" | "无" => UNIVERSAL.contains(&key.to_lowercase().as_str()),
        _ => false,
    }
}

fn clean_pairs(pairs: &Pairs) -> Pairs {
    pairs
        .iter()
        .map(|(key, value)| (one(key), one(value)))
        .filter(|(key, value)| !key.is_empty() && !says_nothing(key, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Lang;

    fn job(json: &str) -> Job {
        Job::from_json(json).expect("job")
    }

    #[test]
    fn html_and_empty_fields_are_resolved() {
        let job = admit(&job(
            r#"{"id":1,"task":"title","lang":"zh-CN","x":1,"product":{"name":" <b>台灯</b> ","brand":"  ","price":39.9,
                "attributes":{"颜色":"<i>白</i>","材质":"N/A","":"x"},"tags":["", "护眼 "]}}"#,
        ))
        .expect("admitted");
        let product = job.product.expect("product");
        assert_eq!((job.lang, job.id.as_str()), (Lang::Zh, "1"));
        assert_eq!(
            (product.name.as_str(), product.brand, product.price.as_deref()),
            ("台灯", None, Some("39.9"))
        );
        assert_eq!(product.attributes.iter().collect::<Vec<_>>(), [("颜色", "白")]);
        assert_eq!(product.tags, ["护眼"]);
    }

    #[test]
    fn none_is_a_fact_where_a_thing_may_be_missing() {
        let job = admit(&job(r#"{"id":"1","task":"title","lang":"en","product":{"name":"vest",
                "attributes":{"pocket":"none","腰凳":"无","Brand":"none","颜色":"无","lining":"n/a"}}}"#))
        .expect("admitted");
        let product = job.product.expect("product");
        assert_eq!(
            product.attributes.iter().collect::<Vec<_>>(),
            [("pocket", "none"), ("腰凳", "无")]
        );
    }

    #[test]
    fn a_long_description_is_taken_and_a_huge_one_named() {
        let mut long =
            job(r#"{"id":"1","task":"title","lang":"en","product":{"name":"x","existing":{"description":""}}}"#);
        let set = |job: &mut Job, size: usize| {
            if let Some(existing) = job.product.as_mut().and_then(|p| p.existing.as_mut()) {
                existing.description = Some("灯".repeat(size));
            }
        };
        set(&mut long, 20_000);
        assert!(admit(&long).is_ok());
        set(&mut long, 60_001);
        let error = admit(&long).expect_err("too long");
        assert_eq!(error.code(), "too_long");
        assert!(error.to_string().contains("product.existing.description"), "{error}");
    }

    #[test]
    fn more_samples_than_count_refuse_no_job() {
        let mut many = job(r#"{"id":"1","task":"reply","lang":"en","samples":["<p>Hi.</p>",""]}"#);
        assert_eq!(admit(&many).expect("admitted").samples, ["Hi."]);
        many.samples = vec!["灯".repeat(3_000); 20];
        let samples = admit(&many).expect("admitted").samples;
        assert_eq!((samples.len(), samples[0].chars().count()), (8, 2_000));
    }

    #[test]
    fn counts_out_of_range_are_named() {
        for n in [0, 9] {
            let error = admit(&job(&format!(
                r#"{{"id":"1","task":"title","lang":"en","candidates":{n}}}"#
            )))
            .expect_err("range");
            assert_eq!(error.code(), "bad_job");
        }
    }
}
