// Campaign copy: a post, an ad and an e-mail from a theme and a goal.
import { useId } from "preact/hooks";
import type { Lang } from "../../schema/index";
import { Remembered, useRemembered } from "../../ui/pages/remembered";
import { rememberedProduct } from "../writing/product";
import { Writing } from "../writing/writing";
import type { Tool, ToolProps } from "./tool";

/** What a campaign is about, and the facts' names as the writer knows them in each language. */
const FACTS = {
  theme: { en: "Theme", zh: "主题" },
  goal: { en: "Goal", zh: "目标" },
  offer: { en: "Offer", zh: "优惠" },
} as const satisfies Record<string, Record<Lang, string>>;

type Brief = Readonly<Record<keyof typeof FACTS, string>>;

const FIELDS = Object.keys(FACTS) as (keyof typeof FACTS)[];

function parseBrief(stored: unknown): Brief {
  const from = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const text = (field: keyof Brief): string => (typeof from[field] === "string" ? from[field] : "");
  return { theme: text("theme"), goal: text("goal"), offer: text("offer") };
}

/** What was filled in last. */
export const rememberedBrief = new Remembered("panelCampaign", parseBrief);

function Campaign({ t }: ToolProps) {
  const id = useId();
  const product = useRemembered(rememberedProduct);
  const brief = useRemembered(rememberedBrief);
  if (!product || !brief) return null;
  const facts = (lang: Lang): Record<string, string> => Object.fromEntries(FIELDS.filter((field) => brief[field].trim() !== "").map((field) => [FACTS[field][lang], brief[field].trim()]));
  return (
    <>
      <p>{t("campaign_intro")}</p>
      <Writing t={t} task="campaign" candidates={2} product={product} onProduct={(change) => void rememberedProduct.change(change)} facts={facts}>
        {FIELDS.map((field) => (
          <div key={field}>
            <label for={`${id}-${field}`}>{t(`campaign_${field}`)}</label>
            <input id={`${id}-${field}`} type="text" autoComplete="off" maxLength={200} placeholder={t(`campaign_${field}_example`)} value={brief[field]} onInput={(event) => void rememberedBrief.change({ [field]: event.currentTarget.value })} />
          </div>
        ))}
      </Writing>
    </>
  );
}

/** Campaign copy. */
export const campaign: Tool = { id: "campaign", labelKey: "tool_campaign", Component: Campaign };
