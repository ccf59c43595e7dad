// Livestream script: opening, selling points, the price, a question to viewers, the call to order.
import { useRemembered } from "../../ui/pages/remembered";
import { rememberedProduct } from "../writing/product";
import { Writing } from "../writing/writing";
import type { Tool, ToolProps } from "./tool";

function LiveScript({ t }: ToolProps) {
  const product = useRemembered(rememberedProduct);
  if (!product) return null;
  return (
    <>
      <p>{t("live_script_intro")}</p>
      <Writing t={t} task="live-script" candidates={2} product={product} onProduct={(change) => void rememberedProduct.change(change)} />
    </>
  );
}

/** Livestream script. */
export const liveScript: Tool = { id: "live-script", labelKey: "tool_live_script", Component: LiveScript };
