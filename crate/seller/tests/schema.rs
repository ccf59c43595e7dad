//! The TypeScript side of the schema: `extension/src/schema/index.ts` is generated from the Rust types and never edited.
//!
//! `SHOPQUILL_WRITE_SCHEMA=1 cargo test -p shopquill-seller --features ts --test schema` writes it; without the variable the
//! test fails when the committed file is stale.
#![cfg(feature = "ts")]

use std::path::PathBuf;

use shopquill_seller::{
    Aspect, AspectGroup, BoughtTogether, Candidate, Check, ColumnKind, Confidence, Count, ErrorBody, Existing,
    Feelings, Figure, FigureFinding, FigureReport, Finding, FindingKind, Job, JobResult, Lang, Length, Limit, Metric,
    Month, Neighbour, Period, PlatformInfo, Product, ProductPair, ReviewEntry, ReviewQuote, ReviewReport, RuleInfo,
    SellerError, Sentiment, SessionFigures, Severity, Speaker, Stars, Table, Tone, Turn, Unit, Withheld, platform_list,
    task_ids,
};
use ts_rs::{Config, TS};

const HEAD: &str =
    "// Generated from crate/seller by its schema test. Do not edit: change the Rust types and regenerate.\n\n";

fn declare<T: TS + 'static>(out: &mut String, cfg: &Config) {
    if let Some(docs) = T::docs() {
        out.push_str(&docs);
    }
    out.push_str("export ");
    out.push_str(&T::decl(cfg));
    out.push_str("\n\n");
}

fn list(out: &mut String, doc: &str, name: &str, of: &str, ids: impl Iterator<Item = &'static str>) {
    let ids = ids.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    out.push_str(&format!("/** {doc} */\nexport const {name} = [{ids}] as const;\n"));
    out.push_str(&format!("export type {of} = (typeof {name})[number];\n\n"));
}

fn schema() -> String {
    let cfg = Config::new();
    let mut out = HEAD.to_owned();
    list(&mut out, "Every writing task.", "TASK_IDS", "TaskId", task_ids());
    declare::<Job>(&mut out, &cfg);
    declare::<Lang>(&mut out, &cfg);
    declare::<Product>(&mut out, &cfg);
    declare::<Existing>(&mut out, &cfg);
    declare::<Turn>(&mut out, &cfg);
    declare::<Speaker>(&mut out, &cfg);
    declare::<Tone>(&mut out, &cfg);
    declare::<Length>(&mut out, &cfg);
    declare::<Limit>(&mut out, &cfg);
    declare::<Unit>(&mut out, &cfg);
    declare::<JobResult>(&mut out, &cfg);
    declare::<Candidate>(&mut out, &cfg);
    declare::<Check>(&mut out, &cfg);
    declare::<Severity>(&mut out, &cfg);
    declare::<Count>(&mut out, &cfg);
    declare::<Withheld>(&mut out, &cfg);
    declare::<Sentiment>(&mut out, &cfg);
    declare::<Aspect>(&mut out, &cfg);
    declare::<ReviewEntry>(&mut out, &cfg);
    declare::<ReviewReport>(&mut out, &cfg);
    declare::<Feelings>(&mut out, &cfg);
    declare::<Figure>(&mut out, &cfg);
    declare::<Stars>(&mut out, &cfg);
    declare::<Month>(&mut out, &cfg);
    declare::<AspectGroup>(&mut out, &cfg);
    declare::<Finding>(&mut out, &cfg);
    declare::<ReviewQuote>(&mut out, &cfg);
    declare::<Table>(&mut out, &cfg);
    declare::<ColumnKind>(&mut out, &cfg);
    declare::<BoughtTogether>(&mut out, &cfg);
    declare::<ProductPair>(&mut out, &cfg);
    declare::<Neighbour>(&mut out, &cfg);
    declare::<FigureReport>(&mut out, &cfg);
    declare::<Metric>(&mut out, &cfg);
    declare::<SessionFigures>(&mut out, &cfg);
    declare::<Period>(&mut out, &cfg);
    declare::<FigureFinding>(&mut out, &cfg);
    declare::<FindingKind>(&mut out, &cfg);
    declare::<ErrorBody>(&mut out, &cfg);
    list(
        &mut out,
        "The codes of errors that a job itself can cause.",
        "JOB_ERROR_CODES",
        "JobErrorCode",
        SellerError::CODES.into_iter(),
    );
    declare::<PlatformInfo>(&mut out, &cfg);
    declare::<RuleInfo>(&mut out, &cfg);
    declare::<Confidence>(&mut out, &cfg);
    let platforms: Vec<String> = platform_list(Lang::En)
        .into_iter()
        .map(|platform| platform.id)
        .collect();
    let platforms = serde_json::to_string(&platforms).expect("json").replace(',', ", ");
    out.push_str(&format!(
        "/** Every platform with rules of its own. */\nexport const PLATFORM_IDS = {platforms} as const;\n"
    ));
    out.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        .trim_end()
        .to_owned()
        + "\n"
}

#[test]
fn the_committed_types_are_the_rust_types() {
    let path = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../extension/src/schema/index.ts"
    ));
    let fresh = schema();
    if std::env::var_os("SHOPQUILL_WRITE_SCHEMA").is_some() {
        std::fs::create_dir_all(path.parent().expect("folder")).expect("schema folder");
        std::fs::write(&path, &fresh).expect("schema written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        committed, fresh,
        "stale: run SHOPQUILL_WRITE_SCHEMA=1 cargo test -p shopquill-seller --features ts --test schema"
    );
}
