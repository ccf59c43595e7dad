//! A shop's or a livestreamer's figures: sums, rates, and what stands out in them, counted by code and never by a model.
//!
//! A finding names the rows it rests on and the numbers it compares; where the rows are too few to tell, there is none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::{ColumnKind, Columns, Table};

mod findings;
mod reading;

/// A figure that a table holds or that follows from two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// Views or visits.
    Views,
    /// Seconds watched by all viewers together.
    WatchTime,
    /// Clicks on products.
    Clicks,
    /// Orders.
    Orders,
    /// What was earned, in the table's own currency.
    Revenue,
    /// Seconds watched a view.
    WatchTimePerView,
    /// Clicks a view.
    ClickRate,
    /// Orders a click.
    Conversion,
    /// Orders a view, where clicks are not known.
    OrderRate,
    /// Revenue an order.
    OrderValue,
}

/// What a rate divides by what.
const RATES: [(Metric, Metric, Metric); 5] = [
    (Metric::WatchTimePerView, Metric::WatchTime, Metric::Views),
    (Metric::ClickRate, Metric::Clicks, Metric::Views),
    (Metric::Conversion, Metric::Orders, Metric::Clicks),
    (Metric::OrderRate, Metric::Orders, Metric::Views),
    (Metric::OrderValue, Metric::Revenue, Metric::Orders),
];

/// Figures by their name; what is not known is absent.
pub type Figures = BTreeMap<Metric, f64>;

/// A day's or a session's figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SessionFigures {
    /// The day or the session as the table names it.
    pub name: String,
    /// Its rows, by their place in the table.
    pub rows: Vec<u32>,
    /// Its figures and rates.
    pub figures: Figures,
}

/// Some sessions in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Period {
    /// The first session's name.
    pub from: String,
    /// The last session's name.
    pub to: String,
    /// Which sessions, by their place in the report.
    pub sessions: Vec<u32>,
}

/// What a finding says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The last sessions were better than those before.
    Rise,
    /// The last sessions were worse than those before.
    Fall,
    /// The best session.
    Best,
    /// The weakest session.
    Worst,
    /// Far above what is usual.
    High,
    /// Far below what is usual.
    Low,
}

/// Something that stands out in the figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FigureFinding {
    /// What it says.
    pub kind: FindingKind,
    /// Of which figure.
    pub metric: Metric,
    /// When.
    pub period: Period,
    /// The figure then: a session's own, or the mean of a session over several.
    pub value: f64,
    /// What it is compared with: the mean before, the mean of all, or what is usual.
    pub compared: f64,
    /// The change from `compared` to `value`, as a share of `compared`.
    pub change: f64,
    /// The period before, for a rise or a fall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub before: Option<Period>,
}

/// What a table of figures says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FigureReport {
    /// The columns that were read.
    pub columns: Columns,
    /// Days or sessions, oldest first where the table has dates, else in its order.
    pub sessions: Vec<SessionFigures>,
    /// Whether the sessions are dated, so that one follows the other.
    pub dated: bool,
    /// Sums over all sessions, and the rates of those sums.
    pub totals: Figures,
    /// What stands out, changes first.
    pub findings: Vec<FigureFinding>,
    /// Rows that hold no figure, sum up others, or lack the date that the others have.
    pub left_out: Vec<u32>,
}

/// The columns of a table of figures.
const COLUMNS: [ColumnKind; 8] = [
    ColumnKind::Date,
    ColumnKind::Session,
    ColumnKind::Views,
    ColumnKind::WatchTime,
    ColumnKind::WatchTimePerView,
    ColumnKind::Clicks,
    ColumnKind::Orders,
    ColumnKind::Revenue,
];

/// Reads a table of figures. Pure; a table without known columns gives an empty report.
pub fn figures(table: &Table) -> FigureReport {
    let columns = table.columns(&COLUMNS);
    let mut read = reading::sessions(table, &columns);
    let totals = total(&read.sessions);
    for session in &mut read.sessions {
        add_rates(&mut session.figures);
    }
    FigureReport {
        findings: findings::all(&read.sessions),
        columns,
        sessions: read.sessions,
        dated: read.dated,
        totals,
        left_out: read.left_out,
    }
}

/// Sums over sessions, and the rates of the sums.
fn total(sessions: &[SessionFigures]) -> Figures {
    let mut totals = Figures::new();
    for (&metric, value) in sessions.iter().flat_map(|session| &session.figures) {
        if !RATES.iter().any(|(rate, ..)| *rate == metric) {
            *totals.entry(metric).or_default() += value;
        }
    }
    for (rate, ..) in RATES {
        if let Some((above, below)) = parts(sessions.iter(), rate) {
            totals.insert(rate, above / below);
        }
    }
    // Orders a view only where orders a click cannot be told.
    if totals.contains_key(&Metric::Conversion) {
        totals.remove(&Metric::OrderRate);
    }
    totals
}

/// The two sums that a rate divides, over the sessions that know both; `None` where there is nothing to divide by.
fn parts<'a>(sessions: impl Iterator<Item = &'a SessionFigures>, rate: Metric) -> Option<(f64, f64)> {
    let (_, above, below) = RATES.into_iter().find(|(of, ..)| *of == rate)?;
    let both = |session: &SessionFigures| Some((*session.figures.get(&above)?, *session.figures.get(&below)?));
    let (above, below) = sessions
        .filter_map(both)
        .fold((0.0, 0.0), |(a, b), (above, below)| (a + above, b + below));
    (below > 0.0).then_some((above, below))
}

fn add_rates(figures: &mut Figures) {
    for (rate, above, below) in RATES {
        let known = (figures.get(&above).copied(), figures.get(&below).copied());
        if let (Some(above), Some(below)) = known
            && below > 0.0
        {
            figures.insert(rate, above / below);
        }
    }
    if figures.contains_key(&Metric::Clicks) {
        figures.remove(&Metric::OrderRate);
    }
}

#[cfg(test)]
mod tests;
