//! The sessions of a table: rows by day or by name, without the rows that sum up others.

use super::{Figures, Metric, SessionFigures};
use crate::table::cell::{DayOrder, amount, day, day_order, header_unit, seconds};
use crate::table::{ColumnKind, Columns, MAX_ROWS, Table, is_sum};

/// What was read of a table.
#[derive(Default)]
pub(super) struct Reading {
    pub sessions: Vec<SessionFigures>,
    pub dated: bool,
    pub left_out: Vec<u32>,
}

/// Reads the rows. Rows of one day are one session, unless sessions have names of their own.
pub(super) fn sessions(table: &Table, columns: &Columns) -> Reading {
    let mut reading = Reading::default();
    let date = columns.get(&ColumnKind::Date);
    let order = day_order((0..table.rows.len()).map(|row| table.cell(row, date)));
    let reader = Reader { table, columns, order };
    let mut rows: Vec<(Option<i64>, SessionFigures)> = Vec::new();
    for row in 0..table.rows.len() {
        match reader.row(row) {
            Some(read) if row < MAX_ROWS => rows.push(read),
            _ => reading.left_out.push(row as u32),
        }
    }
    let with_day = rows.iter().filter(|(day, _)| day.is_some()).count();
    // A column of dates with a stray word in it is still one of dates; a column of words is not.
    reading.dated = with_day * 2 > rows.len();
    if reading.dated {
        let (dated, strays): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(day, _)| day.is_some());
        reading
            .left_out
            .extend(strays.iter().flat_map(|(_, session)| &session.rows));
        reading.left_out.sort_unstable();
        rows = dated;
        rows.sort_by_key(|(day, _)| *day);
    }
    let named = columns.contains_key(&ColumnKind::Session);
    let mut last: Option<i64> = None;
    for (day, session) in rows {
        match reading.sessions.last_mut() {
            Some(same) if reading.dated && !named && day == last => merge(same, session),
            _ => reading.sessions.push(session),
        }
        last = day;
    }
    reading
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    order: DayOrder,
}

impl Reader<'_> {
    /// A row's day and figures; `None` for a row that says nothing of its own.
    fn row(&self, row: usize) -> Option<(Option<i64>, SessionFigures)> {
        let cell = |kind| self.table.cell(row, self.columns.get(&kind));
        let (date, name) = (cell(ColumnKind::Date), cell(ColumnKind::Session));
        let first = self.table.cell(row, Some(&0));
        let figures = self.figures(row);
        if figures.is_empty() || [date, name, first].into_iter().any(is_sum) {
            return None;
        }
        let name = match (date, name) {
            ("", "") => format!("#{}", row + 1),
            ("", name) | (name, "") => name.to_owned(),
            (date, name) => format!("{date} · {name}"),
        };
        let session = SessionFigures {
            name,
            rows: vec![row as u32],
            figures,
        };
        Some((day(date, self.order), session))
    }

    fn figures(&self, row: usize) -> Figures {
        let cell = |kind| self.table.cell(row, self.columns.get(&kind));
        let mut figures = Figures::new();
        let counts = [
            (Metric::Views, ColumnKind::Views),
            (Metric::Clicks, ColumnKind::Clicks),
            (Metric::Orders, ColumnKind::Orders),
            (Metric::Revenue, ColumnKind::Revenue),
        ];
        for (metric, kind) in counts {
            // Refunds make a day's revenue negative; a negative count is a mistake of the table.
            let value = amount(cell(kind)).filter(|value| *value >= 0.0 || metric == Metric::Revenue);
            figures.extend(value.map(|value| (metric, value)));
        }
        let time = |kind| self.seconds(row, kind);
        // A mean says how long all watched only together with the number of viewers.
        let views = figures.get(&Metric::Views).copied();
        let total = time(ColumnKind::WatchTime).or_else(|| Some(time(ColumnKind::WatchTimePerView)? * views?));
        figures.extend(total.map(|value| (Metric::WatchTime, value)));
        figures
    }

    fn seconds(&self, row: usize, kind: ColumnKind) -> Option<f64> {
        let column = self.columns.get(&kind)?;
        let header = self.table.header.get(*column as usize)?;
        seconds(self.table.cell(row, Some(column)), header_unit(header)).filter(|value| *value >= 0.0)
    }
}

fn merge(into: &mut SessionFigures, from: SessionFigures) {
    into.rows.extend(from.rows);
    for (metric, value) in from.figures {
        *into.figures.entry(metric).or_default() += value;
    }
}
