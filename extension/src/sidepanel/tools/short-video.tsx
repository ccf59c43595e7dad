// Short-video copy: a title, a text and hashtags.
import { useRemembered } from "../../ui/pages/remembered";
import { rememberedProduct } from "../writing/product";
import { Writing } from "../writing/writing";
import type { Tool, ToolProps } from "./tool";

function ShortVideo({ t }: ToolProps) {
  const product = useRemembered(rememberedProduct);
  if (!product) return null;
  return (
    <>
      <p>{t("short_video_intro")}</p>
      <Writing t={t} task="short-video" candidates={2} product={product} onProduct={(change) => void rememberedProduct.change(change)} />
    </>
  );
}

/** Short-video copy. */
export const shortVideo: Tool = { id: "short-video", labelKey: "tool_short_video", Component: ShortVideo };
