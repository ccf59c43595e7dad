//! What buyers put into one order: pairs of products, how often, and whether more often than chance would bring them together.
//!
//! Association rules as in Agrawal, Imieliński and Swami, "Mining association rules between sets of items in large
//! databases" (1993), for pairs alone; the test against chance is Dunning's log-likelihood ratio (1993).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::table::{ColumnKind, Columns, MAX_ROWS, Table, is_sum};

/// Two products that were bought together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ProductPair {
    /// The product that more orders have.
    pub first: String,
    /// The other one.
    pub second: String,
    /// Orders with both.
    pub together: u32,
    /// Orders with the first.
    pub first_orders: u32,
    /// Orders with the second.
    pub second_orders: u32,
    /// The share of the first's orders that have the second too.
    pub first_confidence: f64,
    /// The share of the second's orders that have the first too.
    pub second_confidence: f64,
    /// How many times as often as if the two had nothing to do with each other.
    pub lift: f64,
    /// Whether chance alone would show this in fewer than one of a hundred cases.
    pub certain: bool,
}

/// What a list of orders says about products bought together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BoughtTogether {
    /// The columns that were read.
    pub columns: Columns,
    /// Orders that were counted.
    pub orders: u32,
    /// Orders with more than one product among them.
    pub mixed_orders: u32,
    /// Different products.
    pub products: u32,
    /// The fewest common orders that make a pair.
    pub least: u32,
    /// Rows without an order or a product, and rows of orders too large to say anything.
    pub left_out: u32,
    /// The pairs: certain ones first, then by common orders.
    pub pairs: Vec<ProductPair>,
}

/// The columns of a list of orders.
const COLUMNS: [ColumnKind; 2] = [ColumnKind::Order, ColumnKind::Product];
/// Fewer common orders are a coincidence.
const LEAST: u32 = 3;
/// An order with more products is a wholesale order; pairs grow with the square.
const MAX_BASKET: usize = 40;
/// Pairs that are shown.
const MAX_PAIRS: usize = 100;
/// Dunning's ratio that chance exceeds once in a hundred cases: chi-squared with one degree of freedom.
const CHANCE: f64 = 6.635;

/// Finds the products that orders have in common. Pure; a table without the two columns gives no pairs.
pub fn bought_together(table: &Table) -> BoughtTogether {
    let columns = table.columns(&COLUMNS);
    let mut report = BoughtTogether {
        least: LEAST,
        ..BoughtTogether::default()
    };
    let (baskets, names) = baskets(table, &columns, &mut report);
    report.columns = columns;
    report.orders = baskets.len() as u32;
    report.mixed_orders = baskets.iter().filter(|basket| basket.len() > 1).count() as u32;
    report.products = names.len() as u32;
    let mut counts = vec![0_u32; names.len()];
    for &product in baskets.iter().flatten() {
        counts[product as usize] += 1;
    }
    for ((a, b), together) in common_orders(&baskets, &counts) {
        let (first, second) = if counts[b as usize] > counts[a as usize] {
            (b, a)
        } else {
            (a, b)
        };
        let (first, second) = (first as usize, second as usize);
        let pair = pair(
            &names[first],
            &names[second],
            together,
            counts[first],
            counts[second],
            report.orders,
        );
        // As often as chance, or less: the two have nothing to do with each other.
        if pair.lift > 1.0 {
            report.pairs.push(pair);
        }
    }
    report.pairs.sort_by(|a, b| {
        let by_figures = (b.certain, b.together)
            .cmp(&(a.certain, a.together))
            .then(b.lift.total_cmp(&a.lift));
        by_figures.then_with(|| (&a.first, &a.second).cmp(&(&b.first, &b.second)))
    });
    report.pairs.truncate(MAX_PAIRS);
    report
}

/// The products of each order, by number, and the products' names as they were first written.
fn baskets(table: &Table, columns: &Columns, report: &mut BoughtTogether) -> (Vec<BTreeSet<u32>>, Vec<String>) {
    let (order, product) = (columns.get(&COLUMNS[0]), columns.get(&COLUMNS[1]));
    let mut names: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut orders: BTreeMap<&str, (u32, BTreeSet<u32>)> = BTreeMap::new();
    for row in 0..table.rows.len() {
        let (order, cell) = (table.cell(row, order), table.cell(row, product));
        if row >= MAX_ROWS || order.is_empty() || cell.is_empty() || is_sum(order) {
            report.left_out += 1;
            continue;
        }
        let (rows, basket) = orders.entry(order).or_default();
        *rows += 1;
        // Some shops export a row an order, with its products in one cell.
        for name in cell
            .split([';', '；', '\n'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let key = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            basket.insert(*numbers.entry(key).or_insert_with(|| {
                names.push(name.to_owned());
                names.len() as u32 - 1
            }));
        }
    }
    let mut kept = Vec::new();
    for (rows, basket) in orders.into_values() {
        if basket.len() > MAX_BASKET {
            report.left_out += rows;
        } else {
            kept.push(basket);
        }
    }
    (kept, names)
}

/// Pairs in enough orders. A pair is never in more orders than either of its products, so that rare products need no counting.
fn common_orders(baskets: &[BTreeSet<u32>], counts: &[u32]) -> HashMap<(u32, u32), u32> {
    let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
    for basket in baskets {
        let frequent: Vec<u32> = basket
            .iter()
            .copied()
            .filter(|&product| counts[product as usize] >= LEAST)
            .collect();
        for (at, &a) in frequent.iter().enumerate() {
            for &b in &frequent[at + 1..] {
                *pairs.entry((a, b)).or_default() += 1;
            }
        }
    }
    pairs.retain(|_, together| *together >= LEAST);
    pairs
}

fn pair(first: &str, second: &str, together: u32, first_orders: u32, second_orders: u32, orders: u32) -> ProductPair {
    let [n, a, b, all] = [together, first_orders, second_orders, orders].map(f64::from);
    ProductPair {
        first: first.to_owned(),
        second: second.to_owned(),
        together,
        first_orders,
        second_orders,
        first_confidence: n / a,
        second_confidence: n / b,
        lift: n * all / (a * b),
        certain: likelihood_ratio(n, a, b, all) > CHANCE,
    }
}

/// Dunning's -2 log lambda of the two-by-two table of orders with and without each product.
fn likelihood_ratio(both: f64, a: f64, b: f64, all: f64) -> f64 {
    let term = |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
    let cells = [
        term(both, a * b / all),
        term(a - both, a * (all - b) / all),
        term(b - both, (all - a) * b / all),
        term(all - a - b + both, (all - a) * (all - b) / all),
    ];
    2.0 * cells.iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(baskets: &[&[&str]]) -> Table {
        let rows = baskets.iter().enumerate().flat_map(|(n, basket)| {
            basket
                .iter()
                .map(move |product| vec![format!("#{n}"), (*product).to_owned()])
        });
        Table {
            header: vec!["Order ID".to_owned(), "Product".to_owned()],
            rows: rows.collect(),
            columns: None,
        }
    }

    #[test]
    fn a_pair_with_its_figures() {
        let mut all: Vec<&[&str]> = vec![&["Lamp", "Bulb"]; 5];
        all.extend([
            &["Lamp"] as &[&str],
            &["Mug"],
            &["Mug"],
            &["Mug"],
            &["Mug", "Rug"],
            &["Rug"],
            &["Vase"],
        ]);
        let report = bought_together(&orders(&all));
        assert_eq!(
            (report.orders, report.mixed_orders, report.products, report.left_out),
            (12, 6, 5, 0)
        );
        assert_eq!(report.pairs.len(), 1);
        let pair = &report.pairs[0];
        assert_eq!((pair.first.as_str(), pair.second.as_str()), ("Lamp", "Bulb"));
        assert_eq!((pair.together, pair.first_orders, pair.second_orders), (5, 6, 5));
        assert!((pair.first_confidence - 5.0 / 6.0).abs() < 1e-9 && pair.second_confidence == 1.0);
        assert!((pair.lift - 2.0).abs() < 1e-9 && pair.certain);
    }

    #[test]
    fn two_common_orders_are_a_coincidence() {
        let mut all: Vec<&[&str]> = vec![&["Lamp", "Bulb"]; 2];
        all.extend(vec![&["Mug"] as &[&str]; 50]);
        assert!(bought_together(&orders(&all)).pairs.is_empty());
    }

    #[test]
    fn what_everybody_buys_says_nothing_about_a_pair() {
        let all: Vec<&[&str]> = vec![&["Bag", "Mug"]; 20];
        assert!(bought_together(&orders(&all)).pairs.is_empty());
        // A little more often than chance is shown, and not called certain.
        let mut all: Vec<&[&str]> = vec![&["Bag", "Mug"]; 3];
        all.extend([&["Bag"] as &[&str], &["Bag"], &["Mug"], &["Rug"], &["Rug"]]);
        let report = bought_together(&orders(&all));
        assert_eq!(
            report.pairs.iter().map(|pair| pair.certain).collect::<Vec<_>>(),
            [false]
        );
    }

    #[test]
    fn spelling_repeats_and_incomplete_rows() {
        let mut table = orders(&[
            &["Lamp", "Bulb"],
            &["lamp ", "BULB", "bulb"],
            &["LAMP", "Bulb"],
            &["Mug"],
        ]);
        table.rows.push(vec!["#9".to_owned()]);
        table.rows.push(vec![String::new(), "Lamp".to_owned()]);
        table.rows.push(vec!["Total".to_owned(), "7".to_owned()]);
        let report = bought_together(&table);
        assert_eq!((report.orders, report.products, report.left_out), (4, 3, 3));
        assert_eq!((report.pairs[0].first.as_str(), report.pairs[0].together), ("Lamp", 3));
    }

    #[test]
    fn an_order_in_one_row() {
        let report = bought_together(&orders(&[&["Lamp; Bulb"], &["Lamp;Bulb;"], &["Bulb\nLamp"], &["Mug"]]));
        assert_eq!((report.orders, report.products), (4, 3));
        assert_eq!(report.pairs[0].together, 3);
    }

    #[test]
    fn a_wholesale_order_is_left_out_and_a_foreign_table_gives_nothing() {
        let names: Vec<String> = (0..=MAX_BASKET).map(|n| format!("product {n}")).collect();
        let large: Vec<&str> = names.iter().map(String::as_str).collect();
        let report = bought_together(&orders(&[&large, &large, &large]));
        assert_eq!((report.orders, report.left_out), (0, 3 * (MAX_BASKET as u32 + 1)));
        assert!(report.pairs.is_empty());
        let report = bought_together(&Table {
            header: vec!["colour".to_owned()],
            rows: vec![vec!["red".to_owned()]],
            columns: None,
        });
        assert_eq!((report.orders, report.left_out, report.columns.len()), (0, 1, 0));
    }
}
