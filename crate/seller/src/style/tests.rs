use proptest::prelude::*;

use super::*;
use crate::facts::Source;

fn fact(key: &str, value: &str) -> Fact {
    Fact {
        key: key.to_owned(),
        label: String::new(),
        value: value.to_owned(),
        source: Source::Seller,
    }
}

fn habits(samples: &[&str], lang: Lang) -> Habits {
    let samples: Vec<String> = samples.iter().map(|&sample| sample.to_owned()).collect();
    Habits::of(&samples, lang).expect("samples in the language")
}

/// The text with the samples' habits, every change accepted.
fn styled(samples: &[&str], lang: Lang, shape: Shape, facts: &[Fact], text: &str) -> String {
    habits(samples, lang).apply(text, &Setting { lang, shape, facts }, |_| true)
}

const CALM: [&str; 2] = [
    "This bowl is thrown by hand. It is glazed in our own kiln.",
    "We do not use plastic. Your order is packed in paper.",
];
const LOUD: [&str; 2] = [
    "It's here! You'll love it! 🎁 Don't miss it!",
    "We've packed it! It's on its way!",
];
const POLITE: [&str; 2] = ["您好，感谢您的咨询。这款杯子是手工的。", "您放心，今天就给您发货。"];
const CASUAL: [&str; 2] = ["亲，你的单已经发了！", "你看一下尺寸表，有问题随时找我们！你放心。"];

#[test]
fn habits_are_read_from_the_samples_of_one_language() {
    let mixed: Vec<&str> = CALM.into_iter().chain(POLITE).collect();
    let en = habits(&mixed, Lang::En).counts;
    assert_eq!((en.texts, en.sentences, en.shouts, en.written_out), (2, 4, 0, 2));
    assert_eq!((en.words, en.we, en.contracted, en.formal), (24, 2, 0, 0));
    let zh = habits(&mixed, Lang::Zh).counts;
    assert_eq!((zh.texts, zh.sentences, zh.formal, zh.informal), (2, 3, 4, 0));
    assert_eq!(zh.words, 26);
    let loud = habits(&LOUD, Lang::En).counts;
    assert_eq!((loud.shouts, loud.emoji, loud.contracted, loud.we), (5, 1, 5, 1));
    assert!(Habits::of(&["Привет, это лампа Lumo.".to_owned(), "...".to_owned()], Lang::En).is_none());
    assert!(Habits::of(&[], Lang::Zh).is_none());
}

#[test]
fn the_nearest_text_has_the_least_distance() {
    let far = |samples: &[&str], lang, text: &str| habits(samples, lang).distance(text, Shape::Reply);
    let calm = "Hello, your order ships today. It is packed in paper.";
    let loud = "It's on its way! You'll love it!";
    assert!(far(&CALM, Lang::En, calm) < far(&CALM, Lang::En, loud));
    assert!(far(&LOUD, Lang::En, loud) < far(&LOUD, Lang::En, calm));
    let (polite, casual) = ("您好，今天就给您发货。", "亲，你的单今天发！");
    assert!(far(&POLITE, Lang::Zh, polite) < far(&POLITE, Lang::Zh, casual));
    assert!(far(&CASUAL, Lang::Zh, casual) < far(&CASUAL, Lang::Zh, polite));
    for text in ["!", "啊", "", "It's a lamp! 🎁 ".repeat(50).as_str()] {
        assert!((0..100).contains(&far(&CALM, Lang::En, text)), "{text:?}");
    }
}

#[test]
fn exclamation_marks_go_where_the_samples_have_none() {
    let calm = |shape, text: &str| styled(&CALM, Lang::En, shape, &[fact("brand", "Yahoo!")], text);
    for (text, want) in [
        ("Enjoy it! It is warm!!", "Enjoy it. It is warm."),
        ("Really?! Yes!", "Really? Yes."),
        ("The Yahoo! mug is here!", "The Yahoo! mug is here."),
        (
            "The card says \"Hooray!\" in gold!",
            "The card says \"Hooray!\" in gold.",
        ),
        ("Set it to a!b and run.", "Set it to a!b and run."),
    ] {
        assert_eq!(calm(Shape::Prose, text), want);
    }
    assert_eq!(
        calm(Shape::Lines { min: 1, max: 5 }, "Warm!\nSoft. Light!"),
        "Warm\nSoft. Light."
    );
    assert_eq!(
        calm(Shape::Reply, "Hi Anna!\nIt ships today!"),
        "Hi Anna,\nIt ships today."
    );
    let zh = |text: &str| styled(&POLITE, Lang::Zh, Shape::Prose, &[], text);
    assert_eq!(zh("太好了！今天发货!真好～！"), "太好了。今天发货。真好～");
    assert_eq!(styled(&LOUD, Lang::En, Shape::Prose, &[], "Enjoy it!"), "Enjoy it!");
    // Two sentences are no habit.
    assert_eq!(
        styled(&CALM[..1], Lang::En, Shape::Prose, &[], "Enjoy it!"),
        "Enjoy it!"
    );
}

#[test]
fn emoji_go_where_the_samples_have_none() {
    let calm = |text: &str| styled(&CALM, Lang::En, Shape::Prose, &[fact("attributes.grade", "★★★")], text);
    for (text, want) in [
        ("🎁 A bowl 🎁 for soup 🍲.", "A bowl for soup."),
        ("A bowl for soup 🍲🎉", "A bowl for soup."),
        ("It is warm. 🎉 It is soft.", "It is warm. It is soft."),
        ("Grade ★★★ of steel ✨", "Grade ★★★ of steel."),
        ("1️⃣ bowl of 20 ✕ 30 cm.", "1️⃣ bowl of 20 ✕ 30 cm."),
        ("Meet the 🎁 Lumo lamp.", "Meet the 🎁 Lumo lamp."),
        ("It says 🎁 \"Hi 🎁 you\" 🎁 – twice.", "It says \"Hi 🎁 you\" – twice."),
    ] {
        assert_eq!(calm(text), want);
    }
    let zh = |text: &str| styled(&POLITE, Lang::Zh, Shape::Prose, &[], text);
    assert_eq!(zh("手工杯子🎁送礼合适✨"), "手工杯子，送礼合适。");
    assert_eq!(
        styled(&LOUD, Lang::En, Shape::Prose, &[], "A bowl 🎁 for soup."),
        "A bowl 🎁 for soup."
    );
}

#[test]
fn the_buyer_is_addressed_as_in_the_samples() {
    let facts = [fact("brand", "懂你"), fact("attributes.刻字", "送给你")];
    let polite = |text: &str| styled(&POLITE, Lang::Zh, Shape::Reply, &facts, text);
    for (text, want) in [
        ("你好，你的单今天发。", "您好，您的单今天发。"),
        (
            "懂你迷你杯，送给你“送给你”，你们都喜欢。",
            "懂你迷你杯，送给你“送给你”，你们都喜欢。",
        ),
        (
            "刻“我想对你说”，我爱你，你来我往。",
            "刻“我想对你说”，我爱你，你来我往。",
        ),
    ] {
        assert_eq!(polite(text), want);
    }
    let casual = |text: &str| styled(&CASUAL, Lang::Zh, Shape::Reply, &facts, text);
    assert_eq!(casual("您好，您的单写着“谢谢您”。"), "你好，你的单写着“谢谢您”。");
    let both: Vec<&str> = POLITE.into_iter().chain(CASUAL).collect();
    assert_eq!(
        styled(&both, Lang::Zh, Shape::Reply, &[], "你好，谢谢您。"),
        "你好，谢谢您。"
    );
}

#[test]
fn plain_contractions_are_written_out_where_the_samples_have_none() {
    let facts = [
        fact("name", "It's A Wrap blanket"),
        fact("attributes.care", "don't bleach"),
    ];
    let calm = |text: &str| styled(&CALM, Lang::En, Shape::Prose, &facts[..1], text);
    for (text, want) in [
        (
            "It doesn't rust and we can't bend it.",
            "It does not rust and we cannot bend it.",
        ),
        ("Don't worry, they won't fade.", "Do not worry, they will not fade."),
        (
            "I'm sure you’ll like what we've made.",
            "I am sure you will like what we have made.",
        ),
        ("That's a bowl. There's 1 left.", "That is a bowl. There is 1 left."),
        ("It isn't the lid, they're sorry.", "It is not the lid, they are sorry."),
        ("That's not on the list.", "That is not on the list."),
    ] {
        assert_eq!(calm(text), want);
    }
    for text in [
        "That's been sold and that's already packed.",
        "That's just recently come in.",
        "Isn't that nice? Why don't we look? Don't the colours go well?",
        "It's A Wrap, isn't it?",
        "The lamp's shade and the 1980's look.",
        "Let's see what you'd like.",
        "DON'T MISS IT.",
        "The card says \"I don't know\" on it.",
    ] {
        assert_eq!(calm(text), text);
    }
    let careful = "Please don't bleach it, as it doesn't help.";
    assert_eq!(
        styled(&CALM, Lang::En, Shape::Prose, &facts, careful),
        "Please don't bleach it, as it does not help."
    );
    assert_eq!(
        styled(&LOUD, Lang::En, Shape::Prose, &[], "It doesn't rust."),
        "It doesn't rust."
    );
}

#[test]
fn a_change_that_is_refused_is_not_made() {
    let setting = Setting {
        lang: Lang::En,
        shape: Shape::Prose,
        facts: &[],
    };
    let kept = habits(&CALM, Lang::En).apply("It doesn't rust! 🎁", &setting, |next| !next.contains("not"));
    assert_eq!(kept, "It doesn't rust.");
}

/// Text with much of what the habits look for, and anything else.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "!", "！", "?", "。", ". ", "…", "～", "\n", " ", "\"", "“", "”", "🎁", "👨‍👩‍👧", "1️⃣", "★", "\u{fe0f}", "你", "您", "们", "我", "迷",
            "don't", "Isn't", "it's", "it’s", "you'll", "can't", "'", "not", "been", "the", "you", "A", "灯", "12", "亲", "，", ",",
        ]).prop_map(str::to_owned),
        1 => "[a-z]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    (prop::collection::vec(word, 0..30), prop::sample::select(vec!["", " "])).prop_map(|(words, gap)| words.join(gap))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn applied_twice_is_applied_once(
        written in text(), value in text(), sample in text(), style in 0usize..4,
        shape in prop::sample::select(vec![Shape::Prose, Shape::Reply, Shape::Lines { min: 1, max: 9 }, Shape::Parts(&[])]),
    ) {
        let lang = if style < 2 { Lang::En } else { Lang::Zh };
        let samples = [CALM, LOUD, POLITE, CASUAL][style].map(str::to_owned).into_iter().chain([sample]);
        let facts = [fact("name", &value)];
        let setting = Setting { lang, shape, facts: &facts };
        for samples in [samples.clone().take(2).collect::<Vec<_>>(), samples.collect()] {
            let habits = Habits::of(&samples, lang).expect("habits");
            let once = habits.apply(&written, &setting, |_| true);
            prop_assert_eq!(&habits.apply(&once, &setting, |_| true), &once, "{:?}", written);
            let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit()).collect::<String>();
            prop_assert_eq!(digits(&once), digits(&written));
            prop_assert!((0..100).contains(&habits.distance(&once, shape)));
        }
    }
}
