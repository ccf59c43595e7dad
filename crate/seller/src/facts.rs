//! A job as a flat list of facts: what the prompt lists, what a text is checked against, what the interface links to.

use crate::job::{Job, Lang, Speaker};

/// Who vouches for a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The seller's own data: it may be stated.
    Seller,
    /// A buyer's words: they may be repeated, but prove nothing.
    Buyer,
}

/// One thing the job says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    /// Its path in the job, for example `attributes.color`; the interface links marks to it.
    pub key: String,
    /// Its name in the language of the text.
    pub label: String,
    /// What it says, one line.
    pub value: String,
    /// Who vouches for it.
    pub source: Source,
}

/// The facts' names in a prompt.
pub(crate) struct Labels {
    pub product: &'static str,
    pub brand: &'static str,
    pub category: &'static str,
    pub price: &'static str,
    pub audience: &'static str,
    pub tags: &'static str,
    pub notes: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    pub pictures: &'static str,
    pub buyer: &'static str,
    pub seller: &'static str,
    pub review: &'static str,
}

const EN: Labels = Labels {
    product: "Product",
    brand: "Brand",
    category: "Category",
    price: "Price",
    audience: "For",
    tags: "Keywords",
    notes: "Notes",
    title: "Current title",
    text: "Current text",
    pictures: "Pictures",
    buyer: "Buyer",
    seller: "Seller",
    review: "Review",
};

const ZH: Labels = Labels {
    product: "商品",
    brand: "品牌",
    category: "类目",
    price: "价格",
    audience: "适合",
    tags: "关键词",
    notes: "备注",
    title: "原标题",
    text: "原描述",
    pictures: "图片说明",
    buyer: "买家",
    seller: "卖家",
    review: "评价",
};

/// The facts' names in `lang`.
pub(crate) fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

/// Everything the job says, in prompt order.
pub(crate) fn gather(job: &Job) -> Vec<Fact> {
    let labels = labels(job.lang);
    let mut facts = product_facts(job, labels);
    for (key, value) in job.facts.iter() {
        push(&mut facts, format!("facts.{key}"), &name_of(key, job.lang), value);
    }
    for (index, turn) in job.thread.iter().enumerate() {
        let (label, source) = match turn.from {
            Speaker::Buyer => (labels.buyer, Source::Buyer),
            Speaker::Seller => (labels.seller, Source::Seller),
        };
        push_from(&mut facts, format!("thread.{index}"), label, &turn.text, source);
    }
    if let Some(message) = &job.message {
        push_from(&mut facts, "message".to_owned(), labels.buyer, message, Source::Buyer);
    }
    if let Some(review) = &job.review {
        push_from(&mut facts, "review".to_owned(), labels.review, review, Source::Buyer);
    }
    facts
}

fn product_facts(job: &Job, labels: &Labels) -> Vec<Fact> {
    let mut facts = Vec::new();
    let Some(product) = &job.product else {
        return facts;
    };
    push(&mut facts, "name".to_owned(), labels.product, &product.name);
    let mut optional = |key: &str, label: &str, value: &Option<String>| {
        push(&mut facts, key.to_owned(), label, value.as_deref().unwrap_or_default());
    };
    optional("brand", labels.brand, &product.brand);
    optional("category", labels.category, &product.category);
    for (key, value) in product.attributes.iter() {
        push(&mut facts, format!("attributes.{key}"), &name_of(key, job.lang), value);
    }
    let separator = if job.lang == Lang::Zh { "、" } else { ", " };
    push(
        &mut facts,
        "price".to_owned(),
        labels.price,
        product.price.as_deref().unwrap_or_default(),
    );
    push(
        &mut facts,
        "audience".to_owned(),
        labels.audience,
        product.audience.as_deref().unwrap_or_default(),
    );
    push(
        &mut facts,
        "tags".to_owned(),
        labels.tags,
        &product.tags.join(separator),
    );
    push(
        &mut facts,
        "notes".to_owned(),
        labels.notes,
        product.notes.as_deref().unwrap_or_default(),
    );
    if let Some(existing) = &product.existing {
        push(
            &mut facts,
            "existing.title".to_owned(),
            labels.title,
            existing.title.as_deref().unwrap_or_default(),
        );
        push(
            &mut facts,
            "existing.description".to_owned(),
            labels.text,
            existing.description.as_deref().unwrap_or_default(),
        );
        push(
            &mut facts,
            "existing.pictures".to_owned(),
            labels.pictures,
            &existing.pictures.join(separator),
        );
    }
    facts
}

fn push(facts: &mut Vec<Fact>, key: String, label: &str, value: &str) {
    push_from(facts, key, label, value, Source::Seller);
}

fn push_from(facts: &mut Vec<Fact>, key: String, label: &str, value: &str, source: Source) {
    let value = crate::plain_text::one_line(value);
    if !value.is_empty() {
        facts.push(Fact {
            key,
            label: label.to_owned(),
            value,
            source,
        });
    }
}

/// An attribute's name as a reader writes it: `battery_life` -> `Battery life`.
fn name_of(key: &str, lang: Lang) -> String {
    let name = key.replace('_', " ");
    if lang == Lang::Zh || !name.is_ascii() || name.chars().any(|c| c.is_uppercase()) {
        return name;
    }
    let mut chars = name.chars();
    chars
        .next()
        .map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_everything_in_order() {
        let job = Job::from_json(
            r#"{"id":"1","task":"reply","lang":"en","product":{"name":"lamp","attributes":{"battery_life":"8 h"}},
                "facts":{"order":"3391"},"thread":[{"from":"seller","text":"Hi"}],"message":"Where\nis it?"}"#,
        )
        .expect("job");
        let facts = gather(&job);
        let lines: Vec<String> = facts
            .iter()
            .map(|f| format!("{} = {}: {}", f.key, f.label, f.value))
            .collect();
        assert_eq!(
            lines,
            [
                "name = Product: lamp",
                "attributes.battery_life = Battery life: 8 h",
                "facts.order = Order: 3391",
                "thread.0 = Seller: Hi",
                "message = Buyer: Where is it?"
            ]
        );
        assert_eq!(facts.last().map(|f| f.source), Some(Source::Buyer));
    }
}
