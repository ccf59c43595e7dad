//! What stands out in a row of sessions. Each kind has a fewest number of rows, and a change must be more than the sessions'
//! own ups and downs.

use super::{FigureFinding, FindingKind, Metric, Period, RATES, SessionFigures, parts};

/// The fewest sessions on each side of a comparison.
const LEAST_SIDE: usize = 3;
/// The fewest sessions that have a best and a worst.
const LEAST_RANKED: usize = 5;
/// The fewest sessions that show what is usual.
const LEAST_USUAL: usize = 8;
/// A smaller change is not worth a sentence.
const LEAST_CHANGE: f64 = 0.05;
/// Standard errors that a change must exceed: about one chance in twenty.
const SURE: f64 = 2.0;
/// The fewest events (clicks, orders) that make a rate comparable.
const LEAST_EVENTS: f64 = 20.0;
/// The modified z-score above which a value is an outlier: Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993).
const OUTLIER: f64 = 3.5;
/// Outliers shown for one figure.
const MAX_OUTLIERS: usize = 3;

/// The sums whose changes matter.
const SUMS: [Metric; 5] = [
    Metric::Revenue,
    Metric::Orders,
    Metric::Clicks,
    Metric::Views,
    Metric::WatchTime,
];
/// The rates whose changes matter; each counts events of one kind against another.
const SHARES: [Metric; 3] = [Metric::ClickRate, Metric::Conversion, Metric::OrderRate];

/// Every finding, changes first.
pub(super) fn all(sessions: &[SessionFigures]) -> Vec<FigureFinding> {
    let mut found = Vec::new();
    if let Some((before, now)) = halves(sessions.len()) {
        found.extend(
            SUMS.iter()
                .filter_map(|&metric| change_of_sum(sessions, &before, &now, metric)),
        );
        found.extend(
            SHARES
                .iter()
                .filter_map(|&metric| change_of_share(sessions, &before, &now, metric)),
        );
    }
    // What a seller is here for: the last of the chain that the table knows.
    let main = SUMS
        .into_iter()
        .find(|metric| values(sessions, *metric).len() >= LEAST_RANKED);
    found.extend(main.into_iter().flat_map(|metric| best_and_worst(sessions, metric)));
    found.extend(SHARES.iter().flat_map(|&metric| best_and_worst(sessions, metric)));
    found.extend(SUMS.iter().flat_map(|&metric| outliers(sessions, metric)));
    found
}

type Places = std::ops::Range<usize>;

/// The last month, week or half of the sessions, and as many before.
fn halves(sessions: usize) -> Option<(Places, Places)> {
    let side = match sessions {
        60.. => 30,
        14.. => 7,
        _ => sessions / 2,
    };
    (side >= LEAST_SIDE).then(|| (sessions - 2 * side..sessions - side, sessions - side..sessions))
}

/// Welch's comparison of two means.
fn change_of_sum(sessions: &[SessionFigures], before: &Places, now: &Places, metric: Metric) -> Option<FigureFinding> {
    let side = |places: &Places| {
        let known: Vec<f64> = sessions[places.clone()]
            .iter()
            .filter_map(|s| s.figures.get(&metric).copied())
            .collect();
        (known.len() >= LEAST_SIDE).then(|| spread(&known))
    };
    let ((old, old_error), (new, new_error)) = (side(before)?, side(now)?);
    let error = (old_error + new_error).sqrt();
    // Figures that never vary have no error, and then any change is one.
    let sure = (new - old).abs() > SURE * error;
    (old > 0.0 && sure).then(|| change(sessions, metric, (before, old), (now, new)))?
}

/// Comparison of two proportions, events pooled.
fn change_of_share(
    sessions: &[SessionFigures],
    before: &Places,
    now: &Places,
    metric: Metric,
) -> Option<FigureFinding> {
    let side = |places: &Places| {
        parts(sessions[places.clone()].iter(), metric).filter(|(events, of)| *events >= LEAST_EVENTS && events <= of)
    };
    let ((old_events, old_of), (new_events, new_of)) = (side(before)?, side(now)?);
    let (old, new) = (old_events / old_of, new_events / new_of);
    let share = (old_events + new_events) / (old_of + new_of);
    let error = (share * (1.0 - share) * (1.0 / old_of + 1.0 / new_of)).sqrt();
    ((new - old).abs() > SURE * error).then(|| change(sessions, metric, (before, old), (now, new)))?
}

fn change(
    sessions: &[SessionFigures],
    metric: Metric,
    (before, old): (&Places, f64),
    (now, new): (&Places, f64),
) -> Option<FigureFinding> {
    let change = new / old - 1.0;
    (change.abs() >= LEAST_CHANGE).then(|| FigureFinding {
        kind: if change > 0.0 {
            FindingKind::Rise
        } else {
            FindingKind::Fall
        },
        metric,
        period: period(sessions, now.clone()),
        value: new,
        compared: old,
        change,
        before: Some(period(sessions, before.clone())),
    })
}

/// The one best and the one worst session, if there is one of each and they differ from the rest of the sessions.
fn best_and_worst(sessions: &[SessionFigures], metric: Metric) -> Vec<FigureFinding> {
    let mut known = values(sessions, metric);
    let overall = match RATES.iter().find(|(rate, ..)| *rate == metric) {
        // A rate of a session with few events is luck.
        Some((_, above, _)) => {
            known.retain(|(at, _)| {
                sessions[*at]
                    .figures
                    .get(above)
                    .is_some_and(|events| *events >= LEAST_EVENTS)
            });
            parts(sessions.iter(), metric).map(|(events, of)| events / of)
        }
        None => Some(mean(&known)),
    };
    let Some(overall) = overall.filter(|overall| *overall > 0.0 && known.len() >= LEAST_RANKED) else {
        return Vec::new();
    };
    known.sort_by(|a, b| b.1.total_cmp(&a.1));
    let last = known.len() - 1;
    let ends = [(FindingKind::Best, 0, 1), (FindingKind::Worst, last, last - 1)];
    let alone = ends.into_iter().filter(|&(_, end, next)| known[end].1 != known[next].1);
    alone
        .map(|(kind, end, _)| single(sessions, kind, metric, known[end], overall))
        .collect()
}

fn outliers(sessions: &[SessionFigures], metric: Metric) -> Vec<FigureFinding> {
    let known = values(sessions, metric);
    if known.len() < LEAST_USUAL {
        return Vec::new();
    }
    let usual = median(known.iter().map(|(_, value)| *value).collect());
    let distance = median(known.iter().map(|(_, value)| (value - usual).abs()).collect());
    if usual <= 0.0 || distance == 0.0 {
        return Vec::new();
    }
    let mut far: Vec<(f64, (usize, f64))> = known
        .into_iter()
        .map(|one| (0.6745 * (one.1 - usual) / distance, one))
        .collect();
    far.retain(|(score, _)| score.abs() > OUTLIER);
    far.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    far.truncate(MAX_OUTLIERS);
    let kind = |score: f64| {
        if score > 0.0 {
            FindingKind::High
        } else {
            FindingKind::Low
        }
    };
    far.into_iter()
        .map(|(score, one)| single(sessions, kind(score), metric, one, usual))
        .collect()
}

fn single(
    sessions: &[SessionFigures],
    kind: FindingKind,
    metric: Metric,
    (at, value): (usize, f64),
    compared: f64,
) -> FigureFinding {
    FigureFinding {
        kind,
        metric,
        period: period(sessions, at..at + 1),
        value,
        compared,
        change: value / compared - 1.0,
        before: None,
    }
}

fn period(sessions: &[SessionFigures], places: Places) -> Period {
    let name = |at: usize| sessions.get(at).map_or(String::new(), |session| session.name.clone());
    Period {
        from: name(places.start),
        to: name(places.end.saturating_sub(1)),
        sessions: places.map(|at| at as u32).collect(),
    }
}

/// The sessions that know a figure.
fn values(sessions: &[SessionFigures], metric: Metric) -> Vec<(usize, f64)> {
    let known = |(at, session): (usize, &SessionFigures)| Some((at, *session.figures.get(&metric)?));
    sessions.iter().enumerate().filter_map(known).collect()
}

fn mean(known: &[(usize, f64)]) -> f64 {
    known.iter().map(|(_, value)| value).sum::<f64>() / known.len().max(1) as f64
}

/// The mean, and the square of its standard error.
fn spread(known: &[f64]) -> (f64, f64) {
    let n = known.len() as f64;
    let mean = known.iter().sum::<f64>() / n;
    let variance = known.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, variance / n)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        0 => f64::midpoint(values[middle - 1], values[middle]),
        _ => values[middle],
    }
}
