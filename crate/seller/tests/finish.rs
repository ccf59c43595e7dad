//! From raw model text to what the seller sees: real faults of small models, in both languages.

use shopquill_seller::{Check, Job, JobResult, SellerError, Severity, finish, prepare};

fn job(json: &str) -> Job {
    Job::from_json(json).expect("job")
}

fn run(job: &Job, raw: &[&str]) -> Result<JobResult, SellerError> {
    finish(job, &raw.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
}

/// The only candidate's text and marks.
fn one(job: &Job, raw: &str) -> (String, Vec<Check>) {
    let mut result = run(job, &[raw]).unwrap_or_else(|error| panic!("{raw:?}: {error}"));
    let candidate = result.candidates.remove(0);
    (candidate.text, candidate.checks)
}

fn rules(checks: &[Check], severity: Severity) -> Vec<&str> {
    checks
        .iter()
        .filter(|check| check.severity == severity)
        .map(|check| check.rule.as_str())
        .collect()
}

fn marked(text: &str, check: &Check) -> String {
    text.chars()
        .skip(check.span.0 as usize)
        .take((check.span.1 - check.span.0) as usize)
        .collect()
}

fn bottle(task: &str, extra: &str) -> Job {
    job(&format!(
        r#"{{"id":"1","task":"{task}","lang":"en","product":{{"name":"water bottle","brand":"Tern & Co","price":"24.90",
            "attributes":{{"Material":"stainless steel","Capacity (ml)":"750","Waterproof":"no","Color":"blue"}},
            "audience":"cyclists","notes":"fits most bike cages, 2 year warranty"}}{extra}}}"#
    ))
}

fn cup(task: &str, extra: &str) -> Job {
    job(&format!(
        r#"{{"id":"1","task":"{task}","lang":"zh","product":{{"name":"保温杯","brand":"山岚","price":"89元",
            "attributes":{{"材质":"316不锈钢","容量":"500毫升","颜色":"白","重量":"0.3公斤"}},"notes":"质保一年"}}{extra}}}"#
    ))
}

#[test]
fn every_claim_is_linked_to_its_fact() {
    let (text, checks) = one(
        &bottle("title", ""),
        "Tern & Co Stainless Steel Water Bottle 750 ml, Blue, for Cyclists",
    );
    assert_eq!(
        text,
        "Tern & Co Stainless Steel Water Bottle 750 ml, Blue, for Cyclists"
    );
    let links: Vec<(String, &str, Option<&str>)> = checks
        .iter()
        .map(|c| (marked(&text, c), c.rule.as_str(), c.fact.as_deref()))
        .collect();
    let own = |words: &str, rule, fact| (words.to_owned(), rule, Some(fact));
    assert_eq!(
        links,
        [
            own("Stainless Steel", "supported-material", "attributes.Material"),
            own("750 ml", "supported-number", "attributes.Capacity (ml)"),
            own("Blue", "supported-color", "attributes.Color"),
        ]
    );
}

#[test]
fn claims_cross_languages_and_units() {
    let chinese = job(
        r#"{"id":"1","task":"description","lang":"en","product":{"name":"thermos cup 保温杯",
            "attributes":{"材质":"不锈钢","容量":"0.5升","重量":"300克","质保":"两年"}}}"#,
    );
    let raw = "This thermos cup is made of stainless steel, holds 500 ml and weighs 0.3 kg. It has a 2-year warranty.";
    let (text, checks) = one(&chinese, raw);
    assert_eq!(text, raw);
    assert_eq!(rules(&checks, Severity::Warn), Vec::<&str>::new(), "{checks:?}");
    let facts: Vec<&str> = checks.iter().filter_map(|c| c.fact.as_deref()).collect();
    assert_eq!(
        facts,
        [
            "attributes.材质",
            "attributes.容量",
            "attributes.重量",
            "attributes.质保",
            "attributes.质保"
        ]
    );
}

#[test]
fn invented_numbers_and_claims_are_taken_out_of_titles() {
    for (raw, want) in [
        ("Tern & Co Water Bottle 1 L, Blue", "Tern & Co Water Bottle, Blue"),
        (
            "Tern & Co Leakproof Water Bottle 750 ml",
            "Tern & Co Water Bottle 750 ml",
        ),
        (
            "Tern & Co Water Bottle 750 ml with Free Shipping",
            "Tern & Co Water Bottle 750 ml",
        ),
        (
            "Tern & Co Blue Water Bottle made of BPA Free Plastic",
            "Tern & Co Blue Water Bottle",
        ),
    ] {
        let (text, checks) = one(&bottle("title", ""), raw);
        assert_eq!(text, want);
        assert_eq!(checks[0].rule, "repaired");
        assert!(rules(&checks, Severity::Warn).is_empty(), "{checks:?}");
    }
    for (raw, want) in [
        ("山岚316不锈钢保温杯 1000ml 白色", "山岚316不锈钢保温杯 白色"),
        ("山岚保温杯 纯棉 500ml", "山岚保温杯 500ml"),
        ("山岚保温杯 官方正品 包邮 白色", "山岚保温杯 白色"),
    ] {
        assert_eq!(one(&cup("title", ""), raw).0, want);
    }
}

#[test]
fn invented_sentences_are_taken_out_of_descriptions() {
    let raw = "The Tern & Co water bottle is made of stainless steel and holds 750 ml. It keeps drinks cold for 24 hours. \
               It comes with a 2 year warranty.";
    let (text, _) = one(&bottle("description", ""), raw);
    assert_eq!(
        text,
        "The Tern & Co water bottle is made of stainless steel and holds 750 ml. It comes with a 2 year warranty."
    );
    let raw = "这款山岚保温杯采用316不锈钢，容量500毫升。杯身防水，通过FDA认证。质保一年。";
    assert_eq!(
        one(&cup("description", ""), raw).0,
        "这款山岚保温杯采用316不锈钢，容量500毫升。质保一年。"
    );
}

#[test]
fn what_cannot_be_taken_out_is_shown_with_its_marks() {
    let raw = "The Tern & Co water bottle holds 900 ml and is dishwasher safe.";
    let (text, checks) = one(&bottle("description", ""), raw);
    assert_eq!(text, raw);
    let found: Vec<String> = checks
        .iter()
        .filter(|c| c.severity == Severity::Warn)
        .map(|c| marked(&text, c))
        .collect();
    assert_eq!(found, ["900 ml", "dishwasher safe"]);
    let (text, checks) = one(
        &cup("description", ""),
        "这款山岚保温杯🎁容量800毫升，适合每天带在身边使用。",
    );
    let found: Vec<String> = checks
        .iter()
        .filter(|c| c.rule == "unsupported-number")
        .map(|c| marked(&text, c))
        .collect();
    assert_eq!(found, ["800毫升"], "spans count scalar values, emoji included");
}

#[test]
fn a_sentence_that_names_the_product_loses_its_clause_only() {
    for (raw, want) in [
        (
            "The Tern & Co water bottle holds 750 ml and is dishwasher safe.",
            "The Tern & Co water bottle holds 750 ml.",
        ),
        (
            "The Tern & Co water bottle is blue, with a weight of 1.2 kg.",
            "The Tern & Co water bottle is blue.",
        ),
    ] {
        assert_eq!(one(&bottle("description", ""), raw).0, want);
    }
    let raw = "这款山岚保温杯容量500毫升，通过FDA认证，颜色为白色。";
    assert_eq!(
        one(&cup("description", ""), raw).0,
        "这款山岚保温杯容量500毫升，颜色为白色。"
    );
}

#[test]
fn names_that_no_fact_holds_are_taken_out() {
    let known = order(
        "Where is my order?",
        r#"{"order":"3391","status":"with DHL in Leipzig"}"#,
        "en",
    );
    let raw = "Hello, your order 3391 is with DHL in Leipzig. It goes to New York City.";
    assert_eq!(one(&known, raw).0, "Hello, your order 3391 is with DHL in Leipzig.");
}

#[test]
fn a_status_is_not_invented() {
    let zh = order("什么时候发货？", r#"{"订单":"3391","状态":"明天发货"}"#, "zh");
    let (text, checks) = one(&zh, "您好，感谢您的留言。您的订单3391目前状态是：已打包。");
    assert_eq!(text, "您好，感谢您的留言。");
    assert!(rules(&checks, Severity::Warn).contains(&"no-answer"), "{checks:?}");
}

#[test]
fn the_opposite_of_a_fact_is_withheld() {
    let error = run(
        &bottle("description", ""),
        &["The Tern & Co water bottle is waterproof and blue."],
    )
    .expect_err("block");
    assert_eq!(error.code(), "nothing_usable");
    assert!(error.to_string().contains("opposite"), "{error}");
    let (_, checks) = one(
        &bottle("description", ""),
        "The Tern & Co water bottle is blue. It is not waterproof.",
    );
    assert!(checks.iter().any(|c| c.rule == "supported-waterproof"), "{checks:?}");
}

#[test]
fn a_longer_material_does_not_support_a_shorter_one() {
    let bag = job(
        r#"{"id":"1","task":"title","lang":"en","product":{"name":"tote bag","attributes":{"material":"PU leather"}}}"#,
    );
    assert!(rules(&one(&bag, "PU Leather Tote Bag").1, Severity::Warn).is_empty());
    assert_eq!(one(&bag, "Genuine Leather Tote Bag").0, "Tote Bag");
}

#[test]
fn absolute_terms_and_their_exemptions() {
    for bad in [
        "山岚最好的保温杯 500毫升",
        "山岚保温杯 国家级品质 500毫升",
        "山岚保温杯 全网第一 500毫升",
    ] {
        let result = run(&cup("title", ""), &[bad]);
        let clean = result.map(|r| {
            r.candidates
                .into_iter()
                .all(|c| !c.text.contains(['最', '第']) && !c.text.contains("国家级"))
        });
        assert!(clean.unwrap_or(true), "{bad}");
    }
    let error = run(&cup("description", ""), &["这是最好的山岚保温杯，容量500毫升。"]).expect_err("withheld");
    assert!(error.to_string().contains("广告法"), "{error}");
    for good in [
        "这款山岚保温杯容量500毫升。使用的最后一步是拧紧杯盖。",
        "这款山岚保温杯容量500毫升。第一次使用前请用热水冲洗。",
        "这款山岚保温杯容量500毫升。最大尺寸见图。",
        "这款山岚保温杯容量500毫升。最低温度不限。",
    ] {
        let (text, checks) = one(&cup("description", ""), good);
        assert_eq!(text, good);
        assert!(!checks.iter().any(|c| c.rule.starts_with("banned-")), "{checks:?}");
    }
}

#[test]
fn a_banned_word_in_the_name_is_asked_not_blocked() {
    let brand = job(r#"{"id":"1","task":"title","lang":"zh","product":{"name":"王牌保温杯","brand":"王牌"}}"#);
    let (text, checks) = one(&brand, "王牌保温杯 家用水杯");
    assert!(text.contains("王牌"));
    assert_eq!(rules(&checks, Severity::Warn), ["banned-absolute-term"]);
}

#[test]
fn medical_effects_need_proof() {
    let error = run(&cup("description", ""), &["这款山岚保温杯可以治疗失眠，降血压。"]).expect_err("withheld");
    assert_eq!(error.code(), "nothing_usable");
    let device = job(
        r#"{"id":"1","task":"description","lang":"en","product":{"name":"heat pad","notes":"registered for pain relief"}}"#,
    );
    let (_, checks) = one(&device, "This heat pad is registered for pain relief.");
    assert!(checks.iter().any(|c| c.rule == "banned-medical-claim"
        && c.severity == Severity::Warn
        && c.fact.as_deref() == Some("notes")));
}

fn order(message: &str, facts: &str, lang: &str) -> Job {
    job(&format!(
        r#"{{"id":"1","task":"reply","lang":"{lang}","message":"{message}","facts":{facts}}}"#
    ))
}

#[test]
fn replies_promise_only_what_the_facts_hold() {
    let known = order(
        "Where is my order?",
        r#"{"order":"3391","status":"ships tomorrow"}"#,
        "en",
    );
    let (text, checks) = one(
        &known,
        "Hello, your order 3391 ships tomorrow. We will give you a full refund. Thank you for your patience.",
    );
    assert_eq!(
        text,
        "Hello, your order 3391 ships tomorrow. Thank you for your patience."
    );
    assert!(checks.iter().any(|c| c.rule == "supported-delivery"), "{checks:?}");
    for promise in [
        "You will receive it within 2 days.",
        "Your order will arrive on Friday.",
        "We will refund you.",
        "I will send you a replacement.",
        "Here is a coupon for you.",
    ] {
        let raw = format!("Hello, thank you for your message about order 3391. {promise}");
        assert_eq!(
            one(&known, &raw).0,
            "Hello, thank you for your message about order 3391.",
            "{promise}"
        );
    }
    let zh = order("我的货什么时候到？", r#"{"订单":"3391","状态":"明天发货"}"#, "zh");
    for promise in ["三天内送达。", "我们给您全额退款。", "周五到货。", "给您补发一件新的。"]
    {
        let raw = format!("您好，您的订单3391明天发货。{promise}");
        assert_eq!(one(&zh, &raw).0, "您好，您的订单3391明天发货。", "{promise}");
    }
}

#[test]
fn of_many_drawn_replies_the_best_are_shown() {
    let one = |extra: &str| {
        job(&format!(
            r#"{{"id":"1","task":"reply","lang":"en","message":"Is it waterproof?","facts":{{"waterproof":"yes, IP67"}}{extra}}}"#
        ))
    };
    let options = |job: &Job| prepare(job).expect("a prompt").options;
    let (usual, single) = (options(&one("")), options(&one(r#","candidates":1"#)));
    assert_eq!((usual.candidates, usual.shown), (8, 3));
    assert_eq!((single.candidates, single.shown), (6, 1));
    let drawn = [
        "Hello, thank you for asking about it today.",
        "Thanks for your message! I will find out and tell you soon.",
        "Hi! Yes, it is waterproof, rated IP67.",
    ];
    let shown = run(&one(r#","candidates":1"#), &drawn).expect("a reply").candidates;
    assert_eq!(shown.len(), 1);
    assert!(shown[0].text.contains("IP67"), "{}", shown[0].text);
}

#[test]
fn a_refund_in_the_facts_may_be_promised_and_an_open_question_is_no_promise() {
    let allowed = order("It broke", r#"{"policy":"30 day returns, full refund"}"#, "en");
    let raw = "I am sorry that it broke. You can return it within 30 days for a full refund.";
    let (text, checks) = one(&allowed, raw);
    assert_eq!(text, raw);
    assert!(rules(&checks, Severity::Warn).is_empty(), "{checks:?}");
    let silent = order("Can I get a refund?", r#"{"order":"1"}"#, "en");
    let raw = "Thank you for your message. I will check whether a refund is possible and come back to you.";
    assert_eq!(one(&silent, raw).0, raw);
}

#[test]
fn replies_hold_no_contact_data_of_their_own() {
    let plain = order("Hi, is it blue?", r#"{"color":"blue"}"#, "en");
    let raw =
        "Hello, yes, it is blue. Write to me at lumo@shop.com or +44 20 7946 0958. See www.shop.example for more.";
    assert_eq!(one(&plain, raw).0, "Hello, yes, it is blue.");
    let mut given = order("Hi, how can I reach you?", r#"{"support":"help@lumo.example"}"#, "en");
    let raw = "Hello, you can write to help@lumo.example at any time.";
    assert!(one(&given, raw).1.iter().any(|c| c.rule == "supported-email"));
    given.platform = Some("amazon".to_owned());
    assert_eq!(run(&given, &[raw]).expect_err("withheld").code(), "nothing_usable");
    let zh = order("怎么联系？", r#"{"颜色":"蓝"}"#, "zh");
    assert_eq!(
        one(&zh, "您好，感谢您的留言。请打13812345678。").0,
        "您好，感谢您的留言。"
    );
}

#[test]
fn insults_and_echoes_are_withheld() {
    let asked = order("Where is my order? I have waited so long.", r#"{"order":"3391"}"#, "en");
    for raw in [
        "Shut up, idiot, your order 3391 will come.",
        "Where is my order? I have waited so long.",
        "[Your Name], hello",
    ] {
        assert_eq!(run(&asked, &[raw]).expect_err(raw).code(), "nothing_usable", "{raw}");
    }
}

#[test]
fn the_wrong_language_is_withheld() {
    let error = run(&cup("title", ""), &["Stainless Steel Vacuum Cup for Office Travel"]).expect_err("language");
    assert!(error.to_string().contains("语言"), "{error}");
    assert!(run(&cup("title", ""), &["山岚316不锈钢保温杯 500ml"]).is_ok());
    assert!(run(&bottle("title", ""), &["蓝色不锈钢水壶 适合骑行"]).is_err());
}

#[test]
fn the_residue_of_examples_is_withheld() {
    let error = run(&bottle("title", ""), &["Kids Rain Jacket, Yellow, Size 110 cm"]).expect_err("residue");
    assert!(error.to_string().contains("not in this job"), "{error}");
}

#[test]
fn best_first_and_no_near_duplicates() {
    let raw = [
        "Water Bottle",
        "Water Bottle of the Sea 9000 and much else 12 cm",
        "Tern & Co Stainless Steel Water Bottle 750 ml, Blue",
        "Tern & Co Blue Stainless Steel Water Bottle, 750 ml",
    ];
    let result = run(&bottle("title", ""), &raw).expect("result");
    assert_eq!(
        result.candidates[0].text,
        "Tern & Co Stainless Steel Water Bottle 750 ml, Blue"
    );
    assert!(
        result.withheld.iter().any(|w| w.rule == "near-duplicate"),
        "{:?}",
        result.withheld
    );
    assert!(result.candidates.iter().filter(|c| c.text.contains("750 ml")).count() == 1);
}

#[test]
fn platform_rules_reach_the_text() {
    let amazon = bottle("title", r#","platform":"amazon""#);
    let raw = "Tern & Co Stainless Steel Water Bottle 750 ml! Blue Bike Cage Bottle for Cyclists and Bike Tours of Every Kind";
    let result = run(&amazon, &[raw]).expect("result");
    let count = result.candidates[0].count.expect("count");
    assert!(count.max == 75 && count.used <= 75, "{count:?}");
    assert!(!result.candidates[0].text.contains('!'));
    let taobao = cup("title", r#","platform":"taobao""#);
    let result = run(
        &taobao,
        &["山岚316不锈钢保温杯500毫升白色家用办公室上班族学生水杯礼品商务杯子大号泡茶"],
    )
    .expect("result");
    let count = result.candidates[0].count.expect("count");
    assert!(count.max == 60 && count.used <= 60 && count.used > 30, "{count:?}");
    let unknown = bottle("title", r#","platform":"myshop""#);
    assert_eq!(
        run(&unknown, &["Tern & Co Water Bottle"]).expect("result").notes.len(),
        1
    );
}

#[test]
fn reasons_follow_the_locale() {
    let mut job = bottle("description", r#","locale":"zh""#);
    job.platform = None;
    let (_, checks) = one(
        &job,
        "The Tern & Co water bottle holds 900 ml and rides along on every tour.",
    );
    assert!(
        checks
            .iter()
            .any(|c| c.rule == "unsupported-number" && c.reason.contains("信息中")),
        "{checks:?}"
    );
}

#[test]
fn mixed_scripts_emoji_and_markup_survive() {
    let mixed = job(
        r#"{"id":"1","task":"title","lang":"zh","product":{"name":"<b>Lumo</b> 台灯 💡","attributes":{"型号":"DL-20 Pro","功率":"5W"}}}"#,
    );
    let (text, checks) = one(&mixed, "Lumo 台灯 💡 DL-20 Pro 5W");
    assert_eq!(text, "Lumo 台灯 💡 DL-20 Pro 5W");
    assert!(rules(&checks, Severity::Warn).is_empty(), "{checks:?}");
}

#[test]
fn nothing_at_all_is_an_error_with_a_reason() {
    for raw in [&[][..], &[""], &["Title:"], &["\n\n\n"]] {
        assert_eq!(
            run(&bottle("title", ""), raw).expect_err("nothing").code(),
            "nothing_usable"
        );
    }
    let nameless = job(r#"{"id":"1","task":"title","lang":"en","product":{"name":" "}}"#);
    assert_eq!(run(&nameless, &["x"]).expect_err("facts").code(), "missing_facts");
    let silent = job(r#"{"id":"1","task":"reply","lang":"en"}"#);
    assert_eq!(run(&silent, &["x"]).expect_err("facts").code(), "missing_facts");
}

fn asked(task_message: &str, extra: &str) -> Job {
    job(&format!(
        r#"{{"id":"1","task":"reply","lang":"en","message":"{task_message}","facts":{{"Order":"3391"}},
            "policies":{{"Returns":"30 days, unused","Warranty":"2 years"}}{extra}}}"#
    ))
}

#[test]
fn a_policy_supports_a_reply_only_where_the_buyer_asked_for_it() {
    let reply = "Hello, you can return it unused within 30 days.";
    let (_, checks) = one(&asked("Can I return it?", ""), reply);
    assert!(
        checks
            .iter()
            .any(|check| check.fact.as_deref() == Some("facts.Returns")),
        "{checks:?}"
    );
    assert_eq!(rules(&checks, Severity::Warn), Vec::<&str>::new());
    let strange = "Hello, it comes with a warranty of 2 years.";
    let result = run(&asked("What colour is it?", ""), &[strange]);
    let supported = |check: &Check| check.fact.as_deref() == Some("facts.Warranty");
    assert!(!result.is_ok_and(|result| result.candidates.iter().any(|c| c.checks.iter().any(supported))));
}

#[test]
fn a_forbidden_word_is_mended_withheld_or_shown() {
    let forbidden = r#","forbidden":["gorgeous","Tern & Co","{a|b}",""]"#;
    let mended = one(
        &bottle("description", forbidden),
        "This water bottle by Tern & Co is stainless steel and holds 750 ml. It is gorgeous. It fits most bike cages and comes in blue.",
    );
    assert!(!mended.0.contains("gorgeous"), "{}", mended.0);
    // The seller's own brand cannot be left out, so its place is shown.
    assert_eq!(rules(&mended.1, Severity::Warn), ["forbidden-word"]);
    let result = run(&bottle("title", r#","forbidden":["bottle set"]"#), &["Bottle set"]);
    assert!(
        matches!(&result, Err(SellerError::NothingUsable { reasons }) if reasons.contains("chose not to use")),
        "{result:?}"
    );
}

#[test]
fn a_closing_stands_under_a_reply_where_there_is_room() {
    let reply = "Hello, you can return it unused within 30 days.";
    let closing = r#","closing":"Mia from Lumen Loft""#;
    let (text, _) = one(&asked("Can I return it?", closing), reply);
    assert_eq!(text, format!("{reply}\nMia from Lumen Loft"));
    let tight = format!(r#"{closing},"limit":{{"max":60,"unit":"chars"}}"#);
    assert_eq!(one(&asked("Can I return it?", &tight), reply).0, reply);
    let (title, _) = one(&bottle("title", closing), "Tern & Co Water Bottle 750 ml");
    assert_eq!(title, "Tern & Co Water Bottle 750 ml");
}
