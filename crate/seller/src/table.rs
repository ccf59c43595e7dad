//! A table as a shop exports it: which column holds what, by the names that columns have in English and Chinese.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub(crate) mod cell;

/// A sheet of figures or orders, as it was read from a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Table {
    /// The columns' names.
    pub header: Vec<String>,
    /// The rows; a short row lacks its last cells.
    pub rows: Vec<Vec<String>>,
    /// Which column holds what, where the seller said so; guessed from the header when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Columns>"))]
    pub columns: Option<Columns>,
}

/// The place of each column that was recognised.
pub type Columns = BTreeMap<ColumnKind, u32>;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// The day.
    Date,
    /// The livestream's or video's name.
    Session,
    /// Views or visits.
    Views,
    /// The time watched by all viewers together.
    WatchTime,
    /// The time a viewer watched on average.
    WatchTimePerView,
    /// Clicks on products.
    Clicks,
    /// Orders.
    Orders,
    /// What was earned.
    Revenue,
    /// An order's number.
    Order,
    /// A product's name.
    Product,
}

/// The most rows that are read; the sizes of files are checked before, this bounds the work.
pub(crate) const MAX_ROWS: usize = 200_000;

#[derive(Deserialize, Default)]
struct Names {
    #[serde(flatten)]
    columns: BTreeMap<ColumnKind, Vec<String>>,
    #[serde(default)]
    sums: Vec<String>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| toml::from_str(include_str!("../rules/language/columns.toml")).unwrap_or_default())
}

impl Table {
    /// The columns of these kinds: as the seller said, else by their names. No column is taken twice.
    pub(crate) fn columns(&self, kinds: &[ColumnKind]) -> Columns {
        if let Some(chosen) = &self.columns {
            let there = |&(kind, at): &(&ColumnKind, &u32)| kinds.contains(kind) && (*at as usize) < self.header.len();
            return chosen.iter().filter(there).map(|(kind, at)| (*kind, *at)).collect();
        }
        let plain: Vec<String> = self.header.iter().map(|name| plain(name)).collect();
        let mut found = Columns::new();
        for kind in kinds {
            let known = names().columns.get(kind).map(Vec::as_slice).unwrap_or_default();
            let at = known.iter().find_map(|name| {
                let name = self::plain(name);
                let free = |at: &usize| !found.values().any(|&taken| taken as usize == *at);
                (0..plain.len()).find(|at| plain[*at] == name && free(at))
            });
            if let Some(at) = at {
                found.insert(*kind, at as u32);
            }
        }
        found
    }

    /// A cell without its outer spaces; empty where the row is too short.
    pub(crate) fn cell(&self, row: usize, column: Option<&u32>) -> &str {
        column
            .and_then(|&at| self.rows.get(row)?.get(at as usize))
            .map_or("", |cell| cell.trim())
    }
}

/// Whether a row's name says that it sums up other rows.
pub(crate) fn is_sum(name: &str) -> bool {
    let name = plain(name);
    names().sums.iter().any(|sum| plain(sum) == name)
}

/// A column's name as it is compared: without case, punctuation, spaces and what stands in brackets.
fn plain(name: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth -= 1,
            _ if depth <= 0 && c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use ColumnKind::*;

    fn header(names: &[&str]) -> Table {
        Table {
            header: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn columns_by_their_names() {
        let table = header(&[
            "Date",
            "Live title",
            "CTR",
            "Views",
            "Product clicks",
            "Orders",
            "Revenue (USD)",
        ]);
        let kinds = [Date, Session, Views, Clicks, Orders, Revenue];
        assert_eq!(
            table.columns(&kinds),
            Columns::from([
                (Date, 0),
                (Session, 1),
                (Views, 3),
                (Clicks, 4),
                (Orders, 5),
                (Revenue, 6)
            ])
        );
        let table = header(&[
            "开播时间",
            "直播标题",
            "观看人数",
            "观看时长（分钟）",
            "点击率",
            "成交金额（元）",
        ]);
        assert_eq!(
            table.columns(&[Date, Session, Views, WatchTime, Clicks, Revenue]),
            Columns::from([(Date, 0), (Session, 1), (Views, 2), (WatchTime, 3), (Revenue, 5)])
        );
    }

    #[test]
    fn an_order_export_names_the_order_before_the_product() {
        let table = header(&["Name", "Order ID", "Lineitem name", "SKU"]);
        assert_eq!(
            table.columns(&[Order, Product]),
            Columns::from([(Order, 1), (Product, 2)])
        );
        // One name for both kinds is taken once.
        assert_eq!(
            header(&["订单", "商品"]).columns(&[Order, Orders, Product]),
            Columns::from([(Order, 0), (Product, 1)])
        );
    }

    #[test]
    fn what_the_seller_chose_holds_where_the_table_has_it() {
        let mut table = header(&["a", "b"]);
        table.columns = Some(Columns::from([(Views, 1), (Orders, 7), (Product, 0)]));
        assert_eq!(table.columns(&[Views, Orders]), Columns::from([(Views, 1)]));
    }

    #[test]
    fn every_kind_has_names_and_no_name_is_for_two_figures() {
        assert!(is_sum("Total:") && is_sum(" 合计 ") && !is_sum("Total Tools stream"));
        let kinds = [Views, WatchTime, WatchTimePerView, Clicks, Orders, Revenue];
        let all: Vec<String> = kinds
            .iter()
            .flat_map(|kind| &names().columns[kind])
            .map(|name| plain(name))
            .collect();
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert!(
            [Date, Session, Order, Product]
                .iter()
                .all(|kind| !names().columns[kind].is_empty())
        );
    }
}
