// The words that shop dashboards use for their fields, in English and Chinese. Data, not logic: a missing word is added here.
// Code names (`translations.0.name`, `id_meta_title`) reach these patterns already split into words.

export interface Words {
  /** Says it beyond doubt. */
  readonly strong: RegExp;
  /** Says it unless something else says more. */
  readonly weak: RegExp;
  /** Looks like it and is something else. */
  readonly never: RegExp;
}

const OTHER_NAMES =
  "meta|seo|page|sub|short|brand|shop|store|company|user|first|last|middle|full|customer|buyer|contact|file|folder|categor(?:y|ies)|collection|attribute|option|variants?|tag|group|vendor|supplier|address|street|city|card|nick|template|image|photo|alt|slug|url|role|tax|shipping|policy|discount|coupon|campaign|menu|report|widget|series|browser|search";

export const TITLE: Words = {
  strong: /\b(product|item|listing|offer|goods|ad)s? ?(title|name|headline)\b|(商品|产品|產品|宝贝|寶貝|货品|物品|刊登|主)(短)?(标题|標題|名称|名稱|名字)|^(标题|標題|品名)/iu,
  weak: /\b(title|name)\b|标题|標題|名称|名稱/iu,
  never: new RegExp(
    `\\b(${OTHER_NAMES})s?\\b.*\\b(title|name|label)s?\\b|\\b(slug|sku|url|email|password|handle)\\b|副标题|副標題|短标题|短標題|品牌|店铺|店鋪|公司|用户|昵称|姓名|属性|屬性|规格|規格|类目|類目|分类|分類|文件|模板|联系|收货|收件|活动|优惠|运费|供应商|网址|搜索`,
    "iu",
  ),
};

export const DESCRIPTION: Words = {
  strong: /\b(product|item|listing|long|full) ?(description|details|story)\b|(商品|产品|產品|宝贝|寶貝|图文|详细|詳細)(描述|详情|詳情|介绍|介紹|说明|說明)/iu,
  weak: /\b(description|details|about this (item|product)|body html)\b|描述|详情|詳情|介绍|介紹|正文/iu,
  never: /\b(meta|seo|short|search|image|photo|alt|categor(y|ies)|collection|shipping|returns?|warranty|condition|delivery|tax|discount|shop|store|policy|role|group|payment|invoice)\b|简短|簡短|物流|售后|运费|退货|店铺|类目|图片|搜索/iu,
};

export const REPLY: Words = {
  strong: /\b(reply|replies|respond|response|answer)\b|\b(message|write|type|say) (to )?(the |your )?(buyer|customer|message|reply)|your (message|answer|response)\b|回复|回覆|答复|回评|回答|发送给买家|聊天/iu,
  weak: /\bmessage\b|消息|訊息|留言/iu,
  never: /\b(gift|search|error|commit|auto(matic)?|away|template|system|internal|private|subject|welcome|seo|success|thank you page|confirmation|notes?)\b|搜索|自动|自動|欢迎语|歡迎語|模板|备注|備註|赠言|内部/iu,
};

/** Labels that only a product form carries: they let a bare "Title" or "Description" count as the product's. */
export const PRODUCT_FORM = /\b(price|brand|sku|upc|ean|gtin|isbn|barcode|stock|inventory|quantity|weight|variants?|manufacturer|shipping class|listing price|cost)\b|价格|價格|售价|品牌|库存|庫存|货号|貨號|条码|重量|规格|型号|类目|類目|一口价/iu;

/** The page's address, heading or title speaks of products. */
export const PRODUCT_PAGE = /\b(products?|listings?|items?|goods|catalog(ue)?|inventory|sku|sell|lstng|abis|merchandise|anuncios?|publicaciones|publish|offers?|ware)\b|商品|产品|產品|宝贝|寶貝/iu;

/** What a label says a fact is. Asked in this order, the first match names it. */
export const FACTS: readonly (readonly [kind: "brand" | "category" | "price" | "tags" | "audience" | "notes", pattern: RegExp])[] = [
  ["notes", /\bnotes? (for|to) (the )?writer\b|\b(selling points?|key features?|highlights?|writer'?s? notes?)\b|卖点|賣點|亮点|亮點|文案|写作备注|商品备注/iu],
  ["audience", /\b(audience|target (customers?|group)|who is it for|made for|suitable for)\b|适用人群|適用人群|目标人群|受众|适合人群/iu],
  ["brand", /\b(brand|manufacturer|maker)\b|品牌|厂商|制造商/iu],
  ["category", /\b(category|categories|department|product type|item type|taxonomy)\b|类目|類目|(?<!颜色|顏色|尺码|规格|款式)(分类|分類)|品类/iu],
  ["tags", /\b(tags?|keywords?|search terms)\b|标签|標籤|关键词|關鍵詞/iu],
  ["price", /\b(price|amount|listing price)\b|价格|價格|售价|售價|一口价|单价/iu],
];

/** Never handed to the writer: they are the shop's own business, machine ids or settings, and must not end up in public text. */
export const NOT_FACTS =
  /\b(cost|margin|profit|supplier|vendor code|purchase|wholesale|compare at|sku|upc|ean|gtin|isbn|asin|mpn|barcode|stock|inventory|quantity|qty|slug|handle|url|link|seo|meta|tax|e-?mail|phone|password|address|search|filter|sort|status|visibility|publish|template|channel|locale|language|currency|paragraph|page size|rows per page|profile|username|account|search engine|customs|hs code|redirect|internal|private)\b|成本|利润|供应商|进价|市场价|划线价|货号|貨號|编码|編碼|条码|库存|庫存|数量|數量|网址|税|邮箱|电话|密码|地址|搜索|筛选|状态|上架|模板|语言|币种|运费|内部/iu;

/** Rows of two inputs that hold an attribute's name and its value. */
export const ATTRIBUTE_NAME = /\b(attribute|property|option|spec(ification)?|feature|custom field)s? ?(name|key|label|title)?\b|属性名?|规格名|屬性名?|参数名?/iu;
export const ATTRIBUTE_VALUE = /\b(values?|attribute value|content)\b|属性值|规格值|屬性值|参数值|^值/iu;

/** What an order page's label/value pairs may tell the buyer. */
export const ORDER_FACTS =
  /\b(order( (no\.?|number|id|date))?|status|carrier|courier|tracking( (no\.?|number|code|link))?|shipped|ship(ping|s)?( (date|method|by|from|to country))?|dispatch(ed)?|deliver(y|ed)( (date|estimate|method))?|estimated|eta|policy|policies|returns?|refund|warranty|exchange|product|items?|variant|size|colou?r|paid|payment status|stock|restock|care|material|opening hours|support hours)\b|订单(号|编号|状态)?|訂單|状态|狀態|物流|快递|快遞|运单|單號|单号|发货|發貨|送达|预计|预计|政策|退货|退貨|退款|换货|保修|商品|规格|颜色|尺码|材质|库存|补货|客服/iu;

/** Personal data on an order page that an answer never needs. */
export const PERSONAL = /\b(e-?mail|phone|mobile|address|street|zip|postcode|postal|card|iban|vat|password|ip|birth)\b|邮箱|电话|手机|地址|邮编|身份证|银行卡|卡号/iu;
