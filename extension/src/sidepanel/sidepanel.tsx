// The side panel, which also opens as a tab of its own: tools that need more room than a field's button.
import { mountPage, type PageProps } from "../ui/pages/mount-page";
import { restoreReviews } from "./reviews/use-reviews";
import { Shell } from "./shell";
import { tools } from "./tools/index";

mountPage(({ t }: PageProps) => <Shell t={t} tools={tools} />);
void restoreReviews();
