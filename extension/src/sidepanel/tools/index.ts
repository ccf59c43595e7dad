// Every tool of the side panel, in the order of its tabs. To add one, write `tools/<id>.tsx`, which exports a `Tool`, add its
// line here and its label to both `_locales`. A tool writes with `useJob` (ui/pages/use-job.ts) and draws with `BarChart`
// (ui/pages/bar-chart.tsx); controls are styled by their elements, see sidepanel.css.
import { audience } from "./audience";
import { campaign } from "./campaign";
import { figures } from "./figures";
import { liveScript } from "./live-script";
import { recommendations } from "./recommendations";
import { reviewAnalysis } from "./review-analysis";
import { shortVideo } from "./short-video";
import { similarProducts } from "./similar-products";
import type { Tool } from "./tool";

/** The tools. */
export const tools: readonly Tool[] = [shortVideo, liveScript, campaign, reviewAnalysis, audience, recommendations, similarProducts, figures];
