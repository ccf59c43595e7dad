//! What a seller asks for: one job, as it comes from a page, the catalogue or a line of a batch file.

use serde::{Deserialize, Serialize};

use crate::error::SellerError;
use crate::measure::Unit;
use crate::pairs::{Pairs, loose, loose_text};

/// One request for one piece of text. Unknown fields are ignored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Job {
    /// The caller's name for this job; it comes back on the result. It also seeds the sampling, so a new id is a new try.
    #[serde(default, deserialize_with = "loose_text")]
    pub id: String,
    /// A task id such as `title`; see [`crate::task_ids`].
    #[cfg_attr(feature = "ts", ts(type = "TaskId"))]
    pub task: String,
    /// The language to write in.
    pub lang: Lang,
    /// The language of the reasons on checks; the language of the text when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub locale: Option<Lang>,
    /// Where the text will be published, for example `ebay`. Unknown names get the general rules and a note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub platform: Option<String>,
    /// How many texts to choose from, 1 to 8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub candidates: Option<u32>,
    /// What is sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub product: Option<Product>,
    /// The buyer's message to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub message: Option<String>,
    /// What was said before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<Turn>>"))]
    pub thread: Vec<Turn>,
    /// Anything else that is known and may be said: order, status, policy, theme, goal.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, type = "Record<string, string>"))]
    pub facts: Pairs,
    /// The shop's policies by topic. A reply may use those that the buyer asks about; the others stay out of it.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, type = "Record<string, string>"))]
    pub policies: Pairs,
    /// Words that the seller never wants to publish; a text is mended without them or withheld.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub forbidden: Vec<String>,
    /// What stands under every reply, for example the shop's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub closing: Option<String>,
    /// Texts that the seller wrote before: what is written takes on their habits. They are no facts and enter no prompt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub samples: Vec<String>,
    /// One buyer's review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub review: Option<String>,
    /// How it should sound; plain when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tone: Option<Tone>,
    /// How long it should be; medium when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub length: Option<Length>,
    /// What the page's own field allows; tightens the platform's limit, never loosens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub limit: Option<Limit>,
}

impl Job {
    /// Reads a job from JSON; what is wrong comes back as `bad_job` with the place, not the text.
    pub fn from_json(json: &str) -> Result<Self, SellerError> {
        serde_json::from_str(json).map_err(|error| SellerError::BadJob {
            reason: describe(&error),
        })
    }

    /// The language of reasons and notes.
    pub(crate) fn reason_lang(&self) -> Lang {
        self.locale.unwrap_or(self.lang)
    }
}

/// serde's message quotes the offending value; a job holds private text, so long quotes are left out.
fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if text.chars().count() <= 120 {
        return text;
    }
    format!("unexpected content at line {}, column {}", error.line(), error.column())
}

/// A language the tasks are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[serde(alias = "en-US", alias = "en-GB", alias = "en_US", alias = "en_GB")]
    En,
    /// Simplified Chinese.
    #[serde(alias = "zh-CN", alias = "zh_CN", alias = "zh-Hans")]
    Zh,
}

/// What is sold. Every field but the name may be missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Product {
    /// What the seller calls it.
    #[serde(default, deserialize_with = "loose_text")]
    pub name: String,
    /// The brand.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub brand: Option<String>,
    /// The category.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub category: Option<String>,
    /// Attributes in the seller's order.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, type = "Record<string, string>"))]
    pub attributes: Pairs,
    /// The price as the seller writes it, with or without a currency.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub price: Option<String>,
    /// Search words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub tags: Vec<String>,
    /// Who it is for.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub audience: Option<String>,
    /// Free notes for the writer.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub notes: Option<String>,
    /// What the listing says now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub existing: Option<Existing>,
}

/// The listing's present text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Existing {
    /// The present title.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub title: Option<String>,
    /// The present description; HTML is taken as text.
    #[serde(default, deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub description: Option<String>,
    /// What the pictures' alternative texts say. They hold claims up, but no text is written from them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub pictures: Vec<String>,
}

/// One message of a thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Turn {
    /// Who wrote it.
    pub from: Speaker,
    /// What they wrote.
    pub text: String,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// The buyer.
    Buyer,
    /// The seller.
    Seller,
}

/// How the text should sound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Concrete and neutral.
    #[default]
    Plain,
    /// Warm.
    Friendly,
    /// Restrained, for higher prices.
    Premium,
    /// Energetic.
    Lively,
}

/// How long the text should be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// About half of medium.
    Short,
    /// The task's normal length.
    #[default]
    Medium,
    /// About twice medium.
    Long,
}

/// A length limit in its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Limit {
    /// The most that is allowed.
    pub max: u32,
    /// What is counted.
    pub unit: Unit,
}
