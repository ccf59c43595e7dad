use super::*;

fn table(text: &str) -> Table {
    let mut lines = text.lines().map(|line| {
        line.split(',')
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<String>>()
    });
    Table {
        header: lines.next().unwrap_or_default(),
        rows: lines.collect(),
        columns: None,
    }
}

/// Fourteen days: 100 views a day, then 150; clicks stay at 20 a day, so that their rate falls.
fn fortnight() -> Table {
    let mut text = "Date,Views,Clicks,Orders,Revenue".to_owned();
    for day in 1..=14 {
        let views = if day <= 7 { 100 + day % 3 } else { 150 + day % 3 };
        text.push_str(&format!("\n2026-03-{day:02},{views},20,2,{}", 40 + day % 2));
    }
    table(&text)
}

fn of(report: &FigureReport, kind: FindingKind, metric: Metric) -> Option<&FigureFinding> {
    report
        .findings
        .iter()
        .find(|finding| finding.kind == kind && finding.metric == metric)
}

#[test]
fn totals_and_rates() {
    let report = figures(&table(
        "Date,Views,Watch time (min),Clicks,Orders,Revenue\n2026-03-02,1000,50,100,5,\"\"\n2026-03-01,3000,150,200,10,200\nTotal,4000,200,300,15,200",
    ));
    assert!(report.dated);
    assert_eq!(report.left_out, [2]);
    let names: Vec<&str> = report.sessions.iter().map(|session| session.name.as_str()).collect();
    assert_eq!(names, ["2026-03-01", "2026-03-02"]);
    let totals = &report.totals;
    assert_eq!(totals[&Metric::Views], 4000.0);
    assert_eq!(totals[&Metric::WatchTime], 12_000.0);
    assert_eq!(totals[&Metric::WatchTimePerView], 3.0);
    assert_eq!(totals[&Metric::ClickRate], 0.075);
    assert_eq!(totals[&Metric::Conversion], 0.05);
    // The revenue of the second day is not known, so its orders do not count in the value of an order.
    assert_eq!(totals[&Metric::OrderValue], 20.0);
    assert!(!totals.contains_key(&Metric::OrderRate));
    // Two days say nothing more.
    assert!(report.findings.is_empty());
}

#[test]
fn a_trend_rests_on_two_periods() {
    let report = figures(&fortnight());
    let rise = of(&report, FindingKind::Rise, Metric::Views).expect("views rose");
    assert_eq!(
        (rise.period.from.as_str(), rise.period.to.as_str()),
        ("2026-03-08", "2026-03-14")
    );
    let before = rise.before.as_ref().expect("a period before");
    assert_eq!((before.from.as_str(), before.to.as_str()), ("2026-03-01", "2026-03-07"));
    assert_eq!((before.sessions.len(), rise.period.sessions.len()), (7, 7));
    assert!(rise.change > 0.4 && rise.change < 0.6 && (rise.value / rise.compared - 1.0 - rise.change).abs() < 1e-9);
    assert!(of(&report, FindingKind::Fall, Metric::ClickRate).is_some());
    // The ups and downs of revenue are its own, and orders are always two.
    assert!(of(&report, FindingKind::Rise, Metric::Revenue).is_none());
    assert!(!report.findings.iter().any(|finding| finding.metric == Metric::Orders));
}

#[test]
fn few_events_are_no_change_of_a_rate() {
    let mut text = "Date,Views,Orders".to_owned();
    for day in 1..=8 {
        text.push_str(&format!("\n2026-03-{day:02},100,{}", if day <= 4 { 1 } else { 2 }));
    }
    let report = figures(&table(&text));
    assert_eq!(report.totals[&Metric::OrderRate], 0.015);
    assert!(
        !report
            .findings
            .iter()
            .any(|finding| finding.metric == Metric::OrderRate)
    );
}

#[test]
fn best_worst_and_outliers() {
    let text = "场次,观看人数,成交订单数,成交金额\n一,1000,10,500\n二,1100,11,520\n三,900,9,480\n四,1050,12,510\n五,980,10,495\n六,1020,11,5000\n七,1010,10,505\n八,990,10,490\n合计,8050,83,8500";
    let report = figures(&table(text));
    assert!(!report.dated);
    assert_eq!(report.left_out, [8]);
    let best = of(&report, FindingKind::Best, Metric::Revenue).expect("best");
    assert_eq!(
        (best.period.from.as_str(), best.value, best.compared),
        ("六", 5000.0, 1062.5)
    );
    let worst = of(&report, FindingKind::Worst, Metric::Revenue).expect("worst");
    assert_eq!(worst.period.to, "三");
    let high = of(&report, FindingKind::High, Metric::Revenue).expect("outlier");
    assert_eq!(
        (high.period.sessions.as_slice(), high.value, high.compared),
        (&[5][..], 5000.0, 502.5)
    );
    assert!(of(&report, FindingKind::High, Metric::Views).is_none());
}

#[test]
fn equals_have_no_best() {
    let report = figures(&table("session,orders\na,5\nb,5\nc,3\nd,3\ne,4"));
    assert!(report.findings.is_empty());
}

#[test]
fn rows_of_a_day_are_added_and_named_sessions_are_not() {
    let days = figures(&table(
        "date,channel,orders\n2026-03-01,web,2\n2026-03-01,app,3\n2026-03-02,web,1",
    ));
    assert_eq!(days.sessions.len(), 2);
    assert_eq!(days.sessions[0].figures[&Metric::Orders], 5.0);
    assert_eq!(days.sessions[0].rows, [0, 1]);
    let streams = figures(&table(
        "date,live title,orders\n2026-03-01,morning,2\n2026-03-01,evening,3",
    ));
    assert_eq!(streams.sessions.len(), 2);
    assert_eq!(streams.sessions[1].name, "2026-03-01 · evening");
}

#[test]
fn a_mean_watch_time_counts_with_its_viewers() {
    let report = figures(&table("场次,观看人数,平均观看时长（秒）\n一,100,30\n二,300,10"));
    assert_eq!(report.totals[&Metric::WatchTime], 6000.0);
    assert_eq!(report.totals[&Metric::WatchTimePerView], 15.0);
}

#[test]
fn a_table_of_something_else_is_empty() {
    let report = figures(&table("name,colour\nlamp,red\nmug,blue"));
    assert!(report.sessions.is_empty() && report.totals.is_empty() && report.findings.is_empty());
    assert_eq!(report.left_out, [0, 1]);
}
