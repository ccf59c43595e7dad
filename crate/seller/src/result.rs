//! What comes back to the seller: texts, best first, each with the marks that say what supports it and what does not.

use serde::{Deserialize, Serialize};

use crate::measure::Unit;

/// The result of one job.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct JobResult {
    /// The job's id.
    pub id: String,
    /// Texts to choose from, best first; empty for `review-analysis`.
    #[serde(default)]
    pub candidates: Vec<Candidate>,
    /// Why texts that were drawn are not shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<Withheld>>"))]
    pub withheld: Vec<Withheld>,
    /// Remarks on the whole job, for example that the platform is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub notes: Vec<String>,
    /// `review-analysis` only: the review's overall feeling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub sentiment: Option<Sentiment>,
    /// `review-analysis` only: what the review speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub aspects: Option<Vec<Aspect>>,
    /// `review-analysis` only: what the buyer would have liked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub needs: Option<Vec<String>>,
}

/// One text to choose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Candidate {
    /// The text, ready to insert.
    pub text: String,
    /// What was found in it, in text order.
    pub checks: Vec<Check>,
    /// How much of the limit it uses, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub count: Option<Count>,
}

/// One mark on a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Check {
    /// Stable id, for example `unsupported-number`.
    pub rule: String,
    /// Start and end in `text`, in Unicode scalar values, end exclusive.
    pub span: (u32, u32),
    /// How much it matters.
    pub severity: Severity,
    /// One sentence on why.
    pub reason: String,
    /// The fact that supports it, where one does, for example `attributes.color`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fact: Option<String>,
}

/// How much a check matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For information: a claim and its support.
    Info,
    /// The seller should look.
    Warn,
    /// Must not be published; the text is withheld.
    Block,
}

/// Use of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Count {
    /// How much the text takes.
    pub used: u32,
    /// How much is allowed.
    pub max: u32,
    /// What is counted.
    pub unit: Unit,
}

/// Why a drawn text is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Withheld {
    /// The rule that withheld it.
    pub rule: String,
    /// One sentence on why.
    pub reason: String,
}

/// A review's feeling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Sentiment {
    /// The buyer is content.
    Positive,
    /// The buyer is not.
    Negative,
    /// Both or neither.
    Neutral,
}

/// One thing a review speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Aspect {
    /// What it is about, for example "battery".
    pub aspect: String,
    /// How the buyer found it.
    pub sentiment: Sentiment,
    /// The buyer's own words, only if they stand in the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub quote: Option<String>,
}
