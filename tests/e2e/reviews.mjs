// Twelve reviews of one lamp in each language, with stars and days as a seller may paste them. All invented.
export const reviews = {
  en: `★★★★★ 2026-01-04 The desk lamp is bright and easy on the eyes. I bought it for my daughter and she uses it for homework every evening.
★★★★☆ 2026-01-19 Great light, sturdy base. I only wish the cable was longer.
★★☆☆☆ 2026-01-28 The cable is far too short, it does not reach my desk.
★★★★★ 2026-02-03 Very bright light and it looks elegant. Perfect for reading at night.
★☆☆☆☆ 2026-02-09 The switch broke after two weeks and the seller never answered.
★★★☆☆ 2026-02-15 Nice colour, but the switch feels cheap.
★★★★★ 2026-02-21 Bought it for my husband's office. The light is warm and the packaging was lovely.
★★★★☆ 2026-03-02 Fast delivery and a solid base. A longer cable would be nice.
★★★★★ 2026-03-08 My daughter loves it, she takes it to school for homework.
★★☆☆☆ 2026-03-14 Arrived late and the box was damaged.
★★★★★ 2026-03-20 Excellent value for the price, the light is bright and does not flicker.
★★★☆☆ 2026-03-27 The light is good but the base wobbles on my table.`,
  zh: `★★★★★ 2026-01-04 台灯很亮，不刺眼，买给女儿写作业用的，她很喜欢。
★★★★☆ 2026-01-19 光线柔和，底座很稳，就是电源线要是再长一点就好了。
★★☆☆☆ 2026-01-28 电源线太短了，根本够不到书桌。
★★★★★ 2026-02-03 灯光很亮，外观也好看，晚上看书正合适。
★☆☆☆☆ 2026-02-09 用了两周开关就坏了，客服一直不回消息。
★★★☆☆ 2026-02-15 颜色不错，但是开关手感很差。
★★★★★ 2026-02-21 给老公买的，放在办公室用，光线很舒服，包装也精美。
★★★★☆ 2026-03-02 发货快，底座结实，希望电源线再长一些。
★★★★★ 2026-03-08 女儿天天写作业都用它，护眼效果好。
★★☆☆☆ 2026-03-14 物流太慢，盒子也压坏了。
★★★★★ 2026-03-20 性价比很高，灯光亮而且不闪。
★★★☆☆ 2026-03-27 光线还行，就是底座有点晃。`,
};
