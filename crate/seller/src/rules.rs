//! Platform rules and claim words, read from the data files in `rules/`. Nothing a platform decides stands in code.
//!
//! Add a platform = a file in `rules/` and a line in [`PLATFORM_FILES`].

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::job::{Lang, Limit};
use crate::lexicon::Lexicon;
use crate::measure::Unit;
use crate::result::Severity;

macro_rules! files {
    ($($path:literal),* $(,)?) => { &[$(($path, include_str!(concat!("../rules/", $path, ".toml")))),*] };
}

/// One file per platform; `generic` is for all others.
const PLATFORM_FILES: &[(&str, &str)] = files![
    "generic",
    "shopify",
    "woocommerce",
    "amazon",
    "ebay",
    "etsy",
    "walmart",
    "tiktok",
    "shopee",
    "lazada",
    "taobao",
    "jd",
    "pinduoduo",
    "douyin",
    "1688",
    "alibaba",
    "aliexpress",
    "mercadolibre",
    "magento",
    "prestashop",
    "bigcommerce",
];

/// Banned words that hold on more than one platform.
const SHARED_FILES: &[(&str, &str)] = files!["shared/china-ad-law", "shared/medical", "shared/harmful"];

/// Claims by family.
const CLAIM_FILES: &[(&str, &str)] = files![
    "claims/refund",
    "claims/delivery",
    "claims/discount",
    "claims/shipping",
    "claims/warranty",
    "claims/stock",
    "claims/certificate",
    "claims/material",
    "claims/waterproof",
    "claims/origin",
    "claims/compatibility",
    "claims/eco",
    "claims/safety",
    "claims/official",
    "claims/ranking",
    "claims/superlative",
    "claims/feature",
    "claims/color",
];

/// A platform's rules.
#[derive(Deserialize)]
pub(crate) struct Platform {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The day the rules were last compared with their sources.
    pub checked: String,
    /// Whether a message to a buyer may hold contact data.
    pub contact: Contact,
    /// Shared lists that hold here whatever the language.
    #[serde(default)]
    pub shared: Vec<String>,
    #[serde(default, rename = "limit")]
    pub limits: Vec<FieldLimit>,
    #[serde(default, rename = "banned")]
    pub banned: Vec<Banned>,
    #[serde(default, rename = "format")]
    pub formats: Vec<Format>,
    #[serde(default)]
    pub sources: BTreeMap<String, String>,
    #[serde(skip)]
    words: OnceLock<Lexicon<usize>>,
}

/// Contact data in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Contact {
    /// The platform forbids it.
    Never,
    /// The merchant's own channel: what the facts give may stand.
    Facts,
}

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Confidence {
    /// An official page, an official interface or official source code.
    #[serde(rename = "H")]
    Official,
    /// A third party quoting the official rule, or two sources that agree.
    #[serde(rename = "M")]
    Quoted,
    /// One third party.
    #[serde(rename = "L")]
    Single,
    /// General knowledge.
    #[serde(rename = "GK")]
    Unverified,
    /// Our own default.
    #[serde(rename = "house")]
    House,
}

/// The length limit of one field.
#[derive(Debug, Deserialize)]
pub(crate) struct FieldLimit {
    pub field: String,
    pub max: u32,
    pub unit: Unit,
    pub confidence: Confidence,
    pub sources: Vec<String>,
    #[serde(default)]
    pub note: String,
}

/// Words that must not stand in some fields.
#[derive(Debug, Deserialize)]
pub(crate) struct Banned {
    pub id: String,
    /// No field means every field.
    pub fields: Vec<String>,
    pub severity: Severity,
    /// The severity where a fact of the seller's holds the word.
    #[serde(default)]
    pub in_facts: Option<Severity>,
    /// Inside the product's name or brand it is a question to the seller, no more.
    #[serde(default)]
    pub name_exempt: bool,
    /// Inside one whole word of the product's name it is what the goods are called.
    #[serde(default)]
    pub in_name_word: Option<Severity>,
    /// An absolute term (最大) that may be a fact's measure (最大开口: 125mm), and in a question claims nothing of the goods.
    #[serde(default)]
    pub may_measure: bool,
    #[serde(default)]
    pub not_in_questions: bool,
    pub reason_en: String,
    pub reason_zh: String,
    pub words: Vec<String>,
    #[serde(default)]
    pub exempt: Vec<String>,
    pub confidence: Confidence,
    pub sources: Vec<String>,
}

impl Banned {
    pub fn reason(&self, lang: Lang) -> &str {
        pick(lang, &self.reason_en, &self.reason_zh)
    }

    pub fn holds_for(&self, field: &str) -> bool {
        self.fields.is_empty() || self.fields.iter().any(|name| name == field)
    }
}

/// A rule on form.
#[derive(Debug, Deserialize)]
pub(crate) struct Format {
    pub kind: FormatKind,
    pub fields: Vec<String>,
    pub severity: Severity,
    pub reason_en: String,
    pub reason_zh: String,
    #[serde(default)]
    pub characters: String,
    #[serde(default)]
    pub max: usize,
    pub confidence: Confidence,
    pub sources: Vec<String>,
}

impl Format {
    pub fn reason(&self, lang: Lang) -> &str {
        pick(lang, &self.reason_en, &self.reason_zh)
    }
}

/// What a rule on form looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FormatKind {
    /// None of `characters`.
    Symbols,
    /// Each of `characters` once at most.
    SymbolOnce,
    /// No emoji.
    Emoji,
    /// No word in capitals, short codes excepted.
    Capitals,
    /// No word more than `max` times.
    WordRepeat,
    /// No links, mail addresses or phone numbers.
    Link,
}

impl FormatKind {
    /// The rule id that checks carry.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Symbols | Self::SymbolOnce => "format-symbol",
            Self::Emoji => "format-emoji",
            Self::Capitals => "format-capitals",
            Self::WordRepeat => "format-word-repeat",
            Self::Link => "contact-link",
        }
    }
}

/// A list that holds on several platforms.
#[derive(Deserialize)]
pub(crate) struct Shared {
    pub id: String,
    pub name: String,
    pub checked: String,
    pub when: When,
    #[serde(rename = "banned")]
    pub banned: Vec<Banned>,
    pub sources: BTreeMap<String, String>,
    #[serde(skip)]
    words: OnceLock<Lexicon<usize>>,
}

/// When a shared list holds without a platform asking for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum When {
    Always,
    /// For Chinese text.
    Zh,
}

/// A family of claims: statements about the goods that need a fact.
#[derive(Debug, Deserialize)]
pub(crate) struct Family {
    pub family: String,
    pub severity: Severity,
    /// To a buyer this is a promise, and without a fact it is withheld.
    #[serde(default)]
    pub promise: bool,
    pub reason_en: String,
    pub reason_zh: String,
    #[serde(default)]
    pub exempt: Vec<String>,
    /// Phrases that claim nothing in a text, though in a fact they do.
    #[serde(default)]
    pub exempt_said: Vec<String>,
    /// Words that hold one of a concept's `with` words and mean something else (沙发 holds 发).
    #[serde(default)]
    pub with_exempt: Vec<String>,
    /// A fact that names some of its concepts names all there are, so that another may be denied.
    #[serde(default)]
    pub closed: bool,
    /// Words in the names of facts that say which of the kind it is: what they leave out may be denied with what they give.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The same for a part of the thing: "the top isn't wood" follows from it, "no wood in it" does not.
    #[serde(default)]
    pub part_labels: Vec<String>,
    #[serde(rename = "concept")]
    pub concepts: Vec<Concept>,
}

impl Family {
    pub fn reason(&self, lang: Lang) -> &str {
        pick(lang, &self.reason_en, &self.reason_zh)
    }
}

/// One claim in all its wordings, so that a Chinese fact supports an English text.
#[derive(Debug, Deserialize)]
pub(crate) struct Concept {
    pub id: String,
    pub en: Vec<String>,
    pub zh: Vec<String>,
    /// Short forms that count in facts only.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Concepts that a fact with this one also supports.
    #[serde(default)]
    pub implies: Vec<String>,
    /// Concepts that are false where this one is true.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// It is a claim only where its sentence holds one of these: stems in English, words in Chinese.
    #[serde(default)]
    pub with: Vec<String>,
    /// It is a claim only in a message to a buyer ("on the way" in a listing tells no parcel's place).
    #[serde(default)]
    pub to_buyer: bool,
    /// The concept that is false where this one is true, and the other way round.
    #[serde(default)]
    pub opposite: Option<String>,
}

fn pick<'a>(lang: Lang, en: &'a str, zh: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// A file that does not parse is left out here; a test fails long before a seller could notice.
fn load<T: serde::de::DeserializeOwned>(files: &[(&str, &str)]) -> Vec<T> {
    files.iter().filter_map(|(_, text)| toml::from_str(text).ok()).collect()
}

/// Phrases that hold a number word and count nothing.
#[derive(Deserialize, Default)]
struct Idioms {
    en: Vec<String>,
    zh: Vec<String>,
    /// Phrases that look like one and do count.
    numbers_en: Vec<String>,
    numbers_zh: Vec<String>,
}

/// The phrases whose number words are no numbers.
pub(crate) fn idioms() -> &'static Lexicon<()> {
    static LOADED: OnceLock<Lexicon<()>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let idioms: Idioms = toml::from_str(include_str!("../rules/language/idioms.toml")).unwrap_or_default();
        let phrases = idioms.en.into_iter().chain(idioms.zh).map(|phrase| (phrase, Some(())));
        let numbers = idioms.numbers_en.into_iter().chain(idioms.numbers_zh);
        Lexicon::new(numbers.map(|phrase| (phrase, None)).chain(phrases))
    })
}

/// All platforms, the general one first.
pub(crate) fn platforms() -> &'static [Platform] {
    static LOADED: OnceLock<Vec<Platform>> = OnceLock::new();
    LOADED.get_or_init(|| load(PLATFORM_FILES))
}

/// All shared lists.
pub(crate) fn shared() -> &'static [Shared] {
    static LOADED: OnceLock<Vec<Shared>> = OnceLock::new();
    LOADED.get_or_init(|| load(SHARED_FILES))
}

/// All claim families.
pub(crate) fn families() -> &'static [Family] {
    static LOADED: OnceLock<Vec<Family>> = OnceLock::new();
    LOADED.get_or_init(|| load(CLAIM_FILES))
}

/// The platform of this name or alias.
pub(crate) fn platform(name: &str) -> Option<&'static Platform> {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    platforms()
        .iter()
        .find(|platform| platform.id == name || platform.aliases.contains(&name))
}

/// The rules that hold where no platform is known.
pub(crate) fn general() -> &'static Platform {
    static FALLBACK: OnceLock<Platform> = OnceLock::new();
    platforms().first().unwrap_or_else(|| {
        FALLBACK.get_or_init(|| Platform {
            id: "generic".to_owned(),
            name: String::new(),
            aliases: Vec::new(),
            checked: String::new(),
            contact: Contact::Facts,
            shared: Vec::new(),
            limits: Vec::new(),
            banned: Vec::new(),
            formats: Vec::new(),
            sources: Default::default(),
            words: OnceLock::new(),
        })
    })
}

/// A file's banned words, ready to search; the meaning of a word is its list. Every exemption holds for the whole file.
type Words = (&'static [Banned], &'static Lexicon<usize>);

/// The banned words for text in `lang` on a platform: its own, those it shares, and those that always hold.
pub(crate) fn banned(platform: &'static Platform, lang: Lang) -> Vec<Words> {
    let lists = shared().iter().filter(|list| {
        list.when == When::Always || (list.when == When::Zh && lang == Lang::Zh) || platform.shared.contains(&list.id)
    });
    let own = (
        platform.banned.as_slice(),
        platform.words.get_or_init(|| lexicon(&platform.banned)),
    );
    let lists = lists.map(|list| (list.banned.as_slice(), list.words.get_or_init(|| lexicon(&list.banned))));
    std::iter::once(own).chain(lists).collect()
}

fn lexicon(lists: &[Banned]) -> Lexicon<usize> {
    let exempt = lists
        .iter()
        .flat_map(|list| &list.exempt)
        .map(|word| (word.clone(), None));
    let words = lists
        .iter()
        .enumerate()
        .flat_map(|(n, list)| list.words.iter().map(move |word| (word.clone(), Some(n))));
    Lexicon::new(exempt.chain(words))
}

/// A platform's rules as the interface may show them, with their sources and the day they were checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlatformInfo {
    /// The id a job names it by.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The day its rules were last compared with their sources.
    pub checked: String,
    /// Its rules.
    pub rules: Vec<RuleInfo>,
}

/// One rule of a platform.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RuleInfo {
    /// `limit`, or the rule id that checks carry.
    pub rule: String,
    /// The fields it holds for; none means all.
    pub fields: Vec<String>,
    /// The limit, for a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub limit: Option<Limit>,
    /// What it says, or a remark on it.
    pub text: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
}

/// Every platform with rules of its own, and the shared lists that hold there for text in `lang`.
pub fn platform_list(lang: Lang) -> Vec<PlatformInfo> {
    let info = |platform: &'static Platform| PlatformInfo {
        id: platform.id.clone(),
        name: platform.name.clone(),
        checked: platform.checked.clone(),
        rules: rule_list(platform, lang),
    };
    platforms().iter().map(info).collect()
}

fn rule_list(platform: &'static Platform, lang: Lang) -> Vec<RuleInfo> {
    let cite = |sources: &BTreeMap<String, String>, keys: &[String]| -> Vec<String> {
        keys.iter().filter_map(|key| sources.get(key).cloned()).collect()
    };
    let banned_info = |banned: &Banned, sources: &BTreeMap<String, String>, list: &str| RuleInfo {
        rule: format!("banned-{}", banned.id),
        fields: banned.fields.clone(),
        limit: None,
        text: format!("{}{}", banned.reason(lang), list),
        confidence: banned.confidence,
        sources: cite(sources, &banned.sources),
    };
    let limits = platform.limits.iter().map(|limit| RuleInfo {
        rule: "limit".to_owned(),
        fields: vec![limit.field.clone()],
        limit: Some(Limit {
            max: limit.max,
            unit: limit.unit,
        }),
        text: limit.note.clone(),
        confidence: limit.confidence,
        sources: cite(&platform.sources, &limit.sources),
    });
    let formats = platform.formats.iter().map(|format| RuleInfo {
        rule: format.kind.rule().to_owned(),
        fields: format.fields.clone(),
        limit: None,
        text: format.reason(lang).to_owned(),
        confidence: format.confidence,
        sources: cite(&platform.sources, &format.sources),
    });
    let own = platform
        .banned
        .iter()
        .map(|banned| banned_info(banned, &platform.sources, ""));
    let shared = shared()
        .iter()
        .filter(|list| platform.shared.contains(&list.id))
        .flat_map(|list| {
            let note = format!(" ({}, {})", list.name, list.checked);
            list.banned
                .iter()
                .map(move |banned| banned_info(banned, &list.sources, &note))
        });
    limits.chain(formats).chain(own).chain(shared).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn folder(name: &str) -> BTreeSet<String> {
        let path = format!("{}/rules/{name}", env!("CARGO_MANIFEST_DIR"));
        let names = std::fs::read_dir(path)
            .expect("folder")
            .map(|e| e.expect("entry").file_name().to_string_lossy().into_owned());
        names
            .filter_map(|file| file.strip_suffix(".toml").map(|stem| format!("{name}{stem}")))
            .collect()
    }

    fn registered(files: &[(&str, &str)]) -> BTreeSet<String> {
        files.iter().map(|(path, _)| (*path).to_owned()).collect()
    }

    #[test]
    fn every_file_is_registered_and_parses() {
        assert_eq!(folder(""), registered(PLATFORM_FILES));
        assert_eq!(folder("shared/"), registered(SHARED_FILES));
        assert_eq!(folder("claims/"), registered(CLAIM_FILES));
        for (path, text) in PLATFORM_FILES {
            let platform: Platform = toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(platform.id, *path);
        }
        for (path, text) in SHARED_FILES {
            let list: Shared = toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(format!("shared/{}", list.id), *path);
            assert!(!list.name.is_empty() && list.checked.len() == 10);
        }
        for (path, text) in CLAIM_FILES {
            let family: Family = toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(format!("claims/{}", family.family), *path);
        }
    }

    #[test]
    fn every_rule_names_its_sources() {
        for platform in platforms() {
            assert!(
                !platform.name.is_empty() && platform.checked.len() == 10,
                "{}",
                platform.id
            );
            let cited = platform.limits.iter().flat_map(|l| &l.sources);
            let cited = cited
                .chain(platform.banned.iter().flat_map(|b| &b.sources))
                .chain(platform.formats.iter().flat_map(|f| &f.sources));
            for source in cited {
                assert!(platform.sources.contains_key(source), "{}: {source}", platform.id);
            }
            assert!(
                platform.limits.iter().all(|l| l.max > 0 && !l.sources.is_empty()),
                "{}",
                platform.id
            );
            assert!(
                platform
                    .shared
                    .iter()
                    .all(|id| shared().iter().any(|list| list.id == *id)),
                "{}",
                platform.id
            );
        }
        for list in shared() {
            assert!(
                list.banned
                    .iter()
                    .flat_map(|b| &b.sources)
                    .all(|s| list.sources.contains_key(s)),
                "{}",
                list.id
            );
        }
    }

    #[test]
    fn rules_can_be_shown_with_their_sources() {
        let list = platform_list(Lang::En);
        let amazon = list.iter().find(|p| p.id == "amazon").expect("amazon");
        let title = amazon
            .rules
            .iter()
            .find(|r| r.rule == "limit" && r.fields == ["title"])
            .expect("title limit");
        assert_eq!(
            title.limit,
            Some(Limit {
                max: 75,
                unit: Unit::Chars
            })
        );
        assert!(
            title.sources.iter().all(|source| source.starts_with("https://")) && title.confidence == Confidence::Quoted
        );
        let taobao = list.iter().find(|p| p.id == "taobao").expect("taobao");
        assert!(
            taobao
                .rules
                .iter()
                .any(|r| r.rule == "banned-absolute-term" && r.text.contains("2026-11-22"))
        );
    }

    #[test]
    fn implied_concepts_exist() {
        for family in families() {
            for concept in &family.concepts {
                for implied in concept.implies.iter().chain(&concept.opposite) {
                    let known = families().iter().flat_map(|f| &f.concepts).any(|c| c.id == *implied);
                    assert!(known, "{} -> {implied}", concept.id);
                }
                assert!(!concept.en.is_empty() || !concept.zh.is_empty(), "{}", concept.id);
            }
        }
    }

    #[test]
    fn idioms_are_read() {
        assert_eq!(idioms().find("the better of the two").len(), 1);
        assert_eq!(idioms().find("一家三口").len(), 1);
    }

    #[test]
    fn platforms_are_found_by_alias() {
        assert_eq!(platform("Tmall").map(|p| p.id.as_str()), Some("taobao"));
        assert_eq!(platform("Mercado Libre").map(|p| p.id.as_str()), Some("mercadolibre"));
        assert!(platform("nowhere").is_none() && general().id == "generic");
    }
}
