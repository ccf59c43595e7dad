// Thirty reviews in English and Chinese, glad, angry and in between. All invented.

import type { Review } from "../types";

export type ReviewSeed = Omit<Review, "id" | "at"> & { daysAgo: number };

const review = (
  product: string,
  language: Review["language"],
  rating: Review["rating"],
  author: string,
  daysAgo: number,
  text: string,
  verified = true,
): ReviewSeed => ({ product, language, rating, author, daysAgo, text, verified });

export const reviewSeeds: ReviewSeed[] = [
  review("arc-desk-lamp", "en", 5, "R. Castellano", 1, "The light is even and the warm setting is easy on my eyes in the evening. The arm stays where I put it. Worth the price."),
  review("stoneware-mug-set", "en", 4, "Beth M.", 1, "Lovely weight and glaze, exactly like the pictures. One star off because the handle is a tight fit for bigger hands."),
  review("bao-wen-bei", "zh", 5, "清风徐来", 2, "颜色好看，按一下就开，开车的时候单手喝水很方便。早上装的热水下午还是烫的。"),
  review("commuter-backpack", "en", 2, "K. Dvorak", 2, "Good layout, but the zip of the front pocket broke after three weeks. I expected more for this money."),
  review("chun-mian-si-jian-tao", "zh", 5, "橙子味汽水", 3, "摸起来很柔软，洗了两次没有掉色也没有起球，颜色比图片还温柔一点，很满意。"),
  review("open-ear-headphones", "en", 3, "Ines F.", 3, "Comfortable and the battery lasts. In the subway I can hardly hear a podcast though. Fine for quiet streets."),
  review("merino-throw", "en", 5, "Paul & Greta", 4, "Soft, light and warm. Does not scratch at all. We bought a second one for the guest room."),
  review("yu-jia-dian", "zh", 2, "跑步的鱼", 4, "垫子够宽，防滑也可以，但是味道太大了，晾了一个星期还有，建议商家改进。"),
  review("dotted-notebook", "en", 5, "Mo", 5, "Finally a notebook that really lies flat. My fountain pen does not bleed through. Please make one in green!"),
  review("insulated-bottle", "en", 1, "Gary T.", 6, "Leaks. I tightened the lid as far as it goes and my bag was still wet. Asked for a refund three days ago and got no answer."),
  review("mu-zhi-ji-mu", "zh", 5, "小满爸爸", 6, "打磨得很光滑，没有毛刺，孩子每天都要搭一会儿，布袋收纳也方便。"),
  review("soy-candle-fig", "en", 4, "Lucía", 7, "Smells like a garden after rain. The scent is on the quiet side, good for a bedroom, too weak for a big room."),
  review("arc-desk-lamp", "en", 4, "Student in Leeds", 8, "Bright enough for a whole desk and the base takes little room. I wish the cable were longer."),
  review("mao-zhua-ban", "zh", 4, "两只橘猫的家", 8, "猫很喜欢躺在上面，抓的时候会掉纸屑，要经常打扫，不过这个价格可以了。"),
  review("walnut-board", "en", 5, "Chef Anan", 9, "Heavy, flat and beautifully finished. The groove holds the juice of a whole roast chicken."),
  review("compact-umbrella", "en", 2, "Sofie V.", 10, "It turned inside out in the first storm. It did survive, but one rib is bent now."),
  review("chuang-tou-yue-du-deng", "zh", 5, "夜读人", 11, "光线很柔和，三档刚好，睡前看书不刺眼，木头底座很有质感。"),
  review("stoneware-mug-set", "en", 1, "A. Nowak", 12, "Two of the four mugs came broken. The box was far too big and there was hardly any padding."),
  review("lu-xing-cha-ju", "zh", 4, "茶语", 13, "小巧，出差带着很合适。出水有点慢，其他都好，包装很用心。"),
  review("raised-cat-bowl", "en", 5, "Whiskers' mum", 14, "My old cat eats without crouching now. The bowl lifts out and goes into the dishwasher."),
  review("bao-wen-bei", "zh", 1, "用户8841", 15, "收到就有划痕，联系客服半天没人理，最后说让我自己贴个贴纸，无语。"),
  review("low-profile-keyboard", "en", 4, "devon.codes", 16, "Quiet, light and the switches feel great. The Bluetooth connection takes a second to wake up."),
  review("gui-hua-xiang-xun", "zh", 3, "桃子", 17, "味道是真的桂花香，但是很淡，要走近才闻得到，放卫生间够用，客厅不行。"),
  review("ribbed-vase", "en", 5, "Nora L.", 18, "Simple and elegant. The narrow opening keeps five tulips upright without any trick."),
  review("commuter-backpack", "en", 5, "Amir H.", 20, "Carries my laptop, lunch and gym shoes without looking bulky. Took it on three flights as hand luggage."),
  review("fan-bu-bao", "zh", 4, "周一请假", 21, "布料厚实，能放下电脑和水杯。提手有点硬，背久了肩膀会疼。"),
  review("paper-pendant-shade", "en", 3, "Iris", 23, "Nice soft light. Putting the spreader in took me half an hour and the instructions are tiny."),
  review("yu-jia-dian", "zh", 5, "林小满", 25, "厚度刚好，跪着膝盖不疼，80厘米宽做动作很自由，绑带也结实。"),
  review("open-ear-headphones", "en", 5, "Runner 42", 27, "They stay on during a half marathon and I can hear the cars. Charging is quick.", false),
  review("chun-mian-si-jian-tao", "zh", 3, "阿宁", 30, "质量还行，就是发货慢，等了六天才到，客服回复倒是挺及时的。"),
];
