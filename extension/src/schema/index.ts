// Generated from crate/seller by its schema test. Do not edit: change the Rust types and regenerate.

/** Every writing task. */
export const TASK_IDS = ["title", "description", "bullets", "seo", "reply", "review-analysis", "short-video", "live-script", "campaign", "recommend"] as const;
export type TaskId = (typeof TASK_IDS)[number];

/**
 * One request for one piece of text. Unknown fields are ignored.
 */
export type Job = {
/**
 * The caller's name for this job; it comes back on the result. It also seeds the sampling, so a new id is a new try.
 */
id: string,
/**
 * A task id such as `title`; see [`crate::task_ids`].
 */
task: TaskId,
/**
 * The language to write in.
 */
lang: Lang,
/**
 * The language of the reasons on checks; the language of the text when absent.
 */
locale?: Lang,
/**
 * Where the text will be published, for example `ebay`. Unknown names get the general rules and a note.
 */
platform?: string,
/**
 * How many texts to choose from, 1 to 8.
 */
candidates?: number,
/**
 * What is sold.
 */
product?: Product,
/**
 * The buyer's message to answer.
 */
message?: string,
/**
 * What was said before, oldest first.
 */
thread?: Array<Turn>,
/**
 * Anything else that is known and may be said: order, status, policy, theme, goal.
 */
facts?: Record<string, string>,
/**
 * The shop's policies by topic. A reply may use those that the buyer asks about; the others stay out of it.
 */
policies?: Record<string, string>,
/**
 * Words that the seller never wants to publish; a text is mended without them or withheld.
 */
forbidden?: Array<string>,
/**
 * What stands under every reply, for example the shop's name.
 */
closing?: string,
/**
 * Texts that the seller wrote before: what is written takes on their habits. They are no facts and enter no prompt.
 */
samples?: Array<string>,
/**
 * One buyer's review.
 */
review?: string,
/**
 * How it should sound; plain when absent.
 */
tone?: Tone,
/**
 * How long it should be; medium when absent.
 */
length?: Length,
/**
 * What the page's own field allows; tightens the platform's limit, never loosens it.
 */
limit?: Limit, };

/**
 * A language the tasks are written for.
 */
export type Lang = "en" | "zh";

/**
 * What is sold. Every field but the name may be missing.
 */
export type Product = {
/**
 * What the seller calls it.
 */
name: string,
/**
 * The brand.
 */
brand?: string,
/**
 * The category.
 */
category?: string,
/**
 * Attributes in the seller's order.
 */
attributes?: Record<string, string>,
/**
 * The price as the seller writes it, with or without a currency.
 */
price?: string,
/**
 * Search words.
 */
tags?: Array<string>,
/**
 * Who it is for.
 */
audience?: string,
/**
 * Free notes for the writer.
 */
notes?: string,
/**
 * What the listing says now.
 */
existing?: Existing, };

/**
 * The listing's present text.
 */
export type Existing = {
/**
 * The present title.
 */
title?: string,
/**
 * The present description; HTML is taken as text.
 */
description?: string,
/**
 * What the pictures' alternative texts say. They hold claims up, but no text is written from them.
 */
pictures?: Array<string>, };

/**
 * One message of a thread.
 */
export type Turn = {
/**
 * Who wrote it.
 */
from: Speaker,
/**
 * What they wrote.
 */
text: string, };

/**
 * Who wrote a message.
 */
export type Speaker = "buyer" | "seller";

/**
 * How the text should sound.
 */
export type Tone = "plain" | "friendly" | "premium" | "lively";

/**
 * How long the text should be.
 */
export type Length = "short" | "medium" | "long";

/**
 * A length limit in its own unit.
 */
export type Limit = {
/**
 * The most that is allowed.
 */
max: number,
/**
 * What is counted.
 */
unit: Unit, };

/**
 * What a length limit counts.
 */
export type Unit = "chars" | "bytes" | "cjk2";

/**
 * The result of one job.
 */
export type JobResult = {
/**
 * The job's id.
 */
id: string,
/**
 * Texts to choose from, best first; empty for `review-analysis`.
 */
candidates: Array<Candidate>,
/**
 * Why texts that were drawn are not shown.
 */
withheld?: Array<Withheld>,
/**
 * Remarks on the whole job, for example that the platform is not known.
 */
notes?: Array<string>,
/**
 * `review-analysis` only: the review's overall feeling.
 */
sentiment?: Sentiment,
/**
 * `review-analysis` only: what the review speaks of.
 */
aspects?: Array<Aspect>,
/**
 * `review-analysis` only: what the buyer would have liked.
 */
needs?: Array<string>, };

/**
 * One text to choose.
 */
export type Candidate = {
/**
 * The text, ready to insert.
 */
text: string,
/**
 * What was found in it, in text order.
 */
checks: Array<Check>,
/**
 * How much of the limit it uses, where there is one.
 */
count?: Count, };

/**
 * One mark on a candidate.
 */
export type Check = {
/**
 * Stable id, for example `unsupported-number`.
 */
rule: string,
/**
 * Start and end in `text`, in Unicode scalar values, end exclusive.
 */
span: [number, number],
/**
 * How much it matters.
 */
severity: Severity,
/**
 * One sentence on why.
 */
reason: string,
/**
 * The fact that supports it, where one does, for example `attributes.color`.
 */
fact?: string, };

/**
 * How much a check matters.
 */
export type Severity = "info" | "warn" | "block";

/**
 * Use of a limit.
 */
export type Count = {
/**
 * How much the text takes.
 */
used: number,
/**
 * How much is allowed.
 */
max: number,
/**
 * What is counted.
 */
unit: Unit, };

/**
 * Why a drawn text is not shown.
 */
export type Withheld = {
/**
 * The rule that withheld it.
 */
rule: string,
/**
 * One sentence on why.
 */
reason: string, };

/**
 * A review's feeling.
 */
export type Sentiment = "positive" | "negative" | "neutral";

/**
 * One thing a review speaks of.
 */
export type Aspect = {
/**
 * What it is about, for example "battery".
 */
aspect: string,
/**
 * How the buyer found it.
 */
sentiment: Sentiment,
/**
 * The buyer's own words, only if they stand in the review.
 */
quote?: string, };

/**
 * One review with its analysis.
 */
export type ReviewEntry = {
/**
 * The buyer's text.
 */
review: string,
/**
 * The buyer's stars.
 */
rating?: number,
/**
 * When it was written; `2026-03-14` or longer is sorted into months.
 */
date?: string,
/**
 * What `review-analysis` made of it.
 */
result: JobResult, };

/**
 * What many reviews say.
 */
export type ReviewReport = {
/**
 * How many reviews came in.
 */
total: number,
/**
 * Reviews by feeling.
 */
feelings: Feelings,
/**
 * Reviews without a feeling: their analysis failed.
 */
unread: Figure,
/**
 * The stars, where reviews have any.
 */
stars?: Stars,
/**
 * Months in order, from reviews with a date.
 */
months: Array<Month>,
/**
 * What reviews speak of, the most spoken of first.
 */
aspects: Array<AspectGroup>,
/**
 * What at least two reviews complain of, the commonest first.
 */
problems: Array<Finding>,
/**
 * What at least two reviews miss, the commonest first.
 */
needs: Array<Finding>,
/**
 * Whom it was bought for, in phrases that stand in the reviews.
 */
buyers: Array<Finding>,
/**
 * What it was bought for, likewise.
 */
uses: Array<Finding>, };

/**
 * A figure for each feeling.
 */
export type Feelings = {
/**
 * Content.
 */
positive: Figure,
/**
 * Not content.
 */
negative: Figure,
/**
 * Both or neither.
 */
neutral: Figure, };

/**
 * A count, and the reviews that were counted.
 */
export type Figure = {
/**
 * How many reviews.
 */
count: number,
/**
 * Which, by their place in the list that came in.
 */
reviews: Array<number>, };

/**
 * The stars that were given.
 */
export type Stars = {
/**
 * Their mean.
 */
mean: number,
/**
 * The reviews that gave any.
 */
figure: Figure, };

/**
 * A month's reviews.
 */
export type Month = {
/**
 * For example `2026-03`.
 */
month: string,
/**
 * How buyers felt in it.
 */
feelings: Feelings, };

/**
 * One thing that reviews speak of.
 */
export type AspectGroup = {
/**
 * Its commonest name.
 */
name: string,
/**
 * Every name it was given.
 */
names: Array<string>,
/**
 * How buyers found it. A review that says both counts on both sides.
 */
feelings: Feelings,
/**
 * Up to three quotes a feeling.
 */
quotes: Array<ReviewQuote>, };

/**
 * Something several reviews say.
 */
export type Finding = {
/**
 * What it is about, in the reviews' own words.
 */
name: string,
/**
 * Who says so.
 */
figure: Figure,
/**
 * Up to three quotes.
 */
quotes: Array<ReviewQuote>, };

/**
 * A buyer's own words.
 */
export type ReviewQuote = {
/**
 * The words, letter for letter.
 */
text: string,
/**
 * The review they stand in.
 */
review: number,
/**
 * What they were said as, where that is known.
 */
sentiment?: Sentiment, };

/**
 * A sheet of figures or orders, as it was read from a file.
 */
export type Table = {
/**
 * The columns' names.
 */
header: Array<string>,
/**
 * The rows; a short row lacks its last cells.
 */
rows: Array<Array<string>>,
/**
 * Which column holds what, where the seller said so; guessed from the header when absent.
 */
columns?: { [key in ColumnKind]?: number }, };

/**
 * What a column holds.
 */
export type ColumnKind = "date" | "session" | "views" | "watch-time" | "watch-time-per-view" | "clicks" | "orders" | "revenue" | "order" | "product";

/**
 * What a list of orders says about products bought together.
 */
export type BoughtTogether = {
/**
 * The columns that were read.
 */
columns: { [key in ColumnKind]?: number },
/**
 * Orders that were counted.
 */
orders: number,
/**
 * Orders with more than one product among them.
 */
mixedOrders: number,
/**
 * Different products.
 */
products: number,
/**
 * The fewest common orders that make a pair.
 */
least: number,
/**
 * Rows without an order or a product, and rows of orders too large to say anything.
 */
leftOut: number,
/**
 * The pairs: certain ones first, then by common orders.
 */
pairs: Array<ProductPair>, };

/**
 * Two products that were bought together.
 */
export type ProductPair = {
/**
 * The product that more orders have.
 */
first: string,
/**
 * The other one.
 */
second: string,
/**
 * Orders with both.
 */
together: number,
/**
 * Orders with the first.
 */
firstOrders: number,
/**
 * Orders with the second.
 */
secondOrders: number,
/**
 * The share of the first's orders that have the second too.
 */
firstConfidence: number,
/**
 * The share of the second's orders that have the first too.
 */
secondConfidence: number,
/**
 * How many times as often as if the two had nothing to do with each other.
 */
lift: number,
/**
 * Whether chance alone would show this in fewer than one of a hundred cases.
 */
certain: boolean, };

/**
 * A product near another one.
 */
export type Neighbour = {
/**
 * Its place in the catalogue.
 */
place: number,
/**
 * From -1, its opposite, to 1, the same.
 */
likeness: number, };

/**
 * What a table of figures says.
 */
export type FigureReport = {
/**
 * The columns that were read.
 */
columns: { [key in ColumnKind]?: number },
/**
 * Days or sessions, oldest first where the table has dates, else in its order.
 */
sessions: Array<SessionFigures>,
/**
 * Whether the sessions are dated, so that one follows the other.
 */
dated: boolean,
/**
 * Sums over all sessions, and the rates of those sums.
 */
totals: { [key in Metric]?: number },
/**
 * What stands out, changes first.
 */
findings: Array<FigureFinding>,
/**
 * Rows that hold no figure, sum up others, or lack the date that the others have.
 */
leftOut: Array<number>, };

/**
 * A figure that a table holds or that follows from two of them.
 */
export type Metric = "views" | "watch-time" | "clicks" | "orders" | "revenue" | "watch-time-per-view" | "click-rate" | "conversion" | "order-rate" | "order-value";

/**
 * A day's or a session's figures.
 */
export type SessionFigures = {
/**
 * The day or the session as the table names it.
 */
name: string,
/**
 * Its rows, by their place in the table.
 */
rows: Array<number>,
/**
 * Its figures and rates.
 */
figures: { [key in Metric]?: number }, };

/**
 * Some sessions in a row.
 */
export type Period = {
/**
 * The first session's name.
 */
from: string,
/**
 * The last session's name.
 */
to: string,
/**
 * Which sessions, by their place in the report.
 */
sessions: Array<number>, };

/**
 * Something that stands out in the figures.
 */
export type FigureFinding = {
/**
 * What it says.
 */
kind: FindingKind,
/**
 * Of which figure.
 */
metric: Metric,
/**
 * When.
 */
period: Period,
/**
 * The figure then: a session's own, or the mean of a session over several.
 */
value: number,
/**
 * What it is compared with: the mean before, the mean of all, or what is usual.
 */
compared: number,
/**
 * The change from `compared` to `value`, as a share of `compared`.
 */
change: number,
/**
 * The period before, for a rise or a fall.
 */
before?: Period, };

/**
 * What a finding says.
 */
export type FindingKind = "rise" | "fall" | "best" | "worst" | "high" | "low";

/**
 * An error as JSON: a stable snake_case code and one English sentence.
 */
export type ErrorBody = {
/**
 * Stable code, for example `missing_facts`.
 */
code: string,
/**
 * A sentence for people.
 */
message: string, };

/** The codes of errors that a job itself can cause. */
export const JOB_ERROR_CODES = ["bad_job", "unknown_task", "missing_facts", "too_long", "nothing_usable"] as const;
export type JobErrorCode = (typeof JOB_ERROR_CODES)[number];

/**
 * A platform's rules as the interface may show them, with their sources and the day they were checked.
 */
export type PlatformInfo = {
/**
 * The id a job names it by.
 */
id: string,
/**
 * Its name for people.
 */
name: string,
/**
 * The day its rules were last compared with their sources.
 */
checked: string,
/**
 * Its rules.
 */
rules: Array<RuleInfo>, };

/**
 * One rule of a platform.
 */
export type RuleInfo = {
/**
 * `limit`, or the rule id that checks carry.
 */
rule: string,
/**
 * The fields it holds for; none means all.
 */
fields: Array<string>,
/**
 * The limit, for a limit.
 */
limit?: Limit,
/**
 * What it says, or a remark on it.
 */
text: string,
/**
 * How sure it is.
 */
confidence: Confidence,
/**
 * Where it was read.
 */
sources: Array<string>, };

/**
 * How sure a rule is.
 */
export type Confidence = "H" | "M" | "L" | "GK" | "house";

/** Every platform with rules of its own. */
export const PLATFORM_IDS = ["generic", "shopify", "woocommerce", "amazon", "ebay", "etsy", "walmart", "tiktok", "shopee", "lazada", "taobao", "jd", "pinduoduo", "douyin", "1688", "alibaba", "aliexpress", "mercadolibre", "magento", "prestashop", "bigcommerce"] as const;
