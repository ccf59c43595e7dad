//! The seller's own texts steer how a text is written, and nothing of what it says.

use shopquill_seller::{Job, Severity, finish, offer, prepare};

const CALM: [&str; 2] = [
    "This bowl is thrown by hand. It is glazed in our own kiln.",
    "We do not use plastic. Your order is packed in paper, within 24 hours.",
];

fn job(task: &str, lang: &str, extra: serde_json::Value) -> Job {
    let mut job = serde_json::json!({"id": "1", "task": task, "lang": lang, "product": {"name": "lamp 台灯", "attributes": {"Color": "white", "Height": "42 cm"}}});
    for (key, value) in extra.as_object().expect("fields") {
        job[key] = value.clone();
    }
    Job::from_json(&job.to_string()).expect("job")
}

fn texts(job: &Job, raw: &[&str]) -> Vec<String> {
    let raw: Vec<String> = raw.iter().map(|&text| text.to_owned()).collect();
    let result = finish(job, &raw).expect("usable");
    result.candidates.into_iter().map(|candidate| candidate.text).collect()
}

#[test]
fn marks_and_contractions_follow_the_samples() {
    let raw = "This white lamp is 42 cm high! It doesn't take much room, and it's a gift! 🎁";
    let plain = job("description", "en", serde_json::json!({}));
    assert_eq!(texts(&plain, &[raw]), [raw]);
    let own = job("description", "en", serde_json::json!({"samples": CALM}));
    let want = "This white lamp is 42 cm high. It does not take much room, and it is a gift.";
    assert_eq!(texts(&own, &[raw]), [want]);
    // Search decides how a title is written.
    let title = job("title", "en", serde_json::json!({"samples": CALM}));
    assert_eq!(
        texts(&title, &["Don't Panic! White Lamp 42 cm"]),
        ["Don't Panic! White Lamp 42 cm"]
    );
}

#[test]
fn a_chinese_reply_addresses_the_buyer_as_the_samples_do() {
    let asked = serde_json::json!({"message": "什么颜色的？", "samples": ["你好，你的单发了。", "你放心，今天发！"]});
    let raw = "您好，感谢您的咨询。这款台灯是白色的。";
    let zh = Job {
        product: Job::from_json(
            r#"{"task":"reply","lang":"zh","product":{"name":"台灯","attributes":{"颜色":"白色"}}}"#,
        )
        .expect("job")
        .product,
        ..job("reply", "zh", asked)
    };
    assert_eq!(texts(&zh, &[raw]), ["你好，感谢你的咨询。这款台灯是白色的。"]);
}

#[test]
fn the_samples_support_no_claim_and_enter_no_prompt() {
    let raw = ["The white lamp is 42 cm high. It is packed in paper, within 24 hours.".to_owned()];
    let marked = |job: &Job| {
        let result = finish(job, &raw).expect("usable");
        result.candidates[0].clone()
    };
    let (plain, own) = (
        job("description", "en", serde_json::json!({})),
        job("description", "en", serde_json::json!({"samples": CALM})),
    );
    assert_eq!(marked(&own), marked(&plain));
    assert_eq!(marked(&own).text, "The white lamp is 42 cm high.");
    let zh = |samples: &[&str]| {
        job(
            "reply",
            "zh",
            serde_json::json!({"message": "防水吗？", "samples": samples}),
        )
    };
    let wet = ["您好，这款台灯是防水的。".to_owned()];
    for samples in [&[][..], &["这款台灯是防水的。防水，放心。"]] {
        let result = finish(&zh(samples), &wet);
        let doubted = |checks: &[shopquill_seller::Check]| checks.iter().any(|check| check.severity != Severity::Info);
        assert!(result.is_err() || result.is_ok_and(|result| doubted(&result.candidates[0].checks)));
    }
    let prompt = |job: &Job| prepare(job).expect("prepared").messages;
    assert_eq!(prompt(&own), prompt(&plain));
}

#[test]
fn of_equally_good_texts_the_one_most_like_the_samples_comes_first() {
    let ask = serde_json::json!({"message": "What colour is it?", "candidates": 2});
    let terse = "Hello. Thanks for asking. It is white. Bye now.";
    let calm = "Thank you for your question. The colour of this lamp is white.";
    let mut own = job("reply", "en", ask);
    assert_eq!(texts(&own, &[terse, calm]), [terse, calm]);
    own.samples = CALM.map(str::to_owned).to_vec();
    assert_eq!(texts(&own, &[terse, calm]), [calm, terse]);
    own.samples = ["Hello. It is here. Take care.", "Thanks. Sent today."]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(texts(&own, &[calm, terse]), [terse, calm]);
}

#[test]
fn a_value_stays_and_a_limit_holds() {
    let facts = serde_json::json!({"message": "When will it ship?", "facts": {"Status": "it's packed, don't worry!"}, "samples": CALM});
    let shipped = offer(&job("reply", "en", facts), &[]).expect("offered");
    let text = &shipped.candidates[0].text;
    assert!(
        text.contains("it's packed, don't worry!") && text.contains("I will check"),
        "{text}"
    );
    let limited = serde_json::json!({"samples": CALM, "limit": {"max": 45, "unit": "chars"}});
    let raw = "The white lamp is 42 cm high! It doesn't tip.";
    assert_eq!(
        texts(&job("description", "en", limited), &[raw]),
        ["The white lamp is 42 cm high. It doesn't tip."],
        "written out it would not fit"
    );
}
