//! The crate's one error: a stable code for programs and a sentence for people.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a job could not be prepared or finished.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SellerError {
    /// The job is not the JSON the schema asks for.
    #[error("The job could not be read: {reason}.")]
    BadJob {
        /// What is wrong with it, without the job's own text.
        reason: String,
    },
    /// The job names a task that does not exist.
    #[error("There is no task called \"{task}\". Known tasks: {known}.")]
    UnknownTask {
        /// The name as it came, shortened.
        task: String,
        /// The ids that exist.
        known: String,
    },
    /// The task cannot be done without a fact that the job lacks.
    #[error("The task \"{task}\" needs {needs}.")]
    MissingFacts {
        /// The task's id.
        task: &'static str,
        /// The fact in words.
        needs: &'static str,
    },
    /// A field is longer than any real one.
    #[error("The field \"{field}\" has {size} {what}; at most {max} are accepted.")]
    TooLong {
        /// The field's path in the job.
        field: String,
        /// Its size.
        size: usize,
        /// The cap.
        max: usize,
        /// What is counted: characters or entries.
        what: &'static str,
    },
    /// Every candidate was empty or withheld.
    #[error("No usable text came out: {reasons}.")]
    NothingUsable {
        /// Why each candidate was withheld, without repeating its text.
        reasons: String,
    },
}

impl SellerError {
    /// Every code there is; a code once shipped stays.
    pub const CODES: [&str; 5] = ["bad_job", "unknown_task", "missing_facts", "too_long", "nothing_usable"];

    /// The stable code that programs and translations key on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadJob { .. } => "bad_job",
            Self::UnknownTask { .. } => "unknown_task",
            Self::MissingFacts { .. } => "missing_facts",
            Self::TooLong { .. } => "too_long",
            Self::NothingUsable { .. } => "nothing_usable",
        }
    }

    /// Code and sentence as they travel to a page or into a result file.
    pub fn body(&self) -> ErrorBody {
        ErrorBody {
            code: self.code().to_owned(),
            message: self.to_string(),
        }
    }
}

/// An error as JSON: a stable snake_case code and one English sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ErrorBody {
    /// Stable code, for example `missing_facts`.
    pub code: String,
    /// A sentence for people.
    pub message: String,
}
