// The demo site: a seller's admin, and writing help in it. With the extension installed the extension does the writing;
// without it the same buttons and the same worker are started here, so both ways look and act alike.

import { extensionPages } from "./extension-pages/pages";
import { startShop } from "./shop/shell";
import { WriterBanner } from "./writer/banner";
import { startWriter } from "./writer/start";

const root = document.getElementById("app");
if (root) {
  const banner = new WriterBanner();
  const writer = startWriter(banner);
  startShop({
    root,
    banner: banner.element,
    more: { label: "pagesNavigation", links: extensionPages.map(({ id, icon, title }) => ({ href: `${id}.html`, icon, text: title })) },
    onWords: (words) => {
      banner.setWords(words);
      writer.setLanguage(words.language);
    },
  });
}
