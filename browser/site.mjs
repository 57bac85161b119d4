// The pages of a built site, found by walking its folder.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

// pageTypes are the values that <body data-page> may have, one for each
// template of the theme. Those that the sample dossier has no use for are in
// the dossier of cases/.
export const pageTypes = [
  "home",
  "prose",
  "article",
  "source-view",
  "index",
  "organization",
  "person",
  "source",
  "quantity",
  "figure",
  "designated",
  "corrections",
  "timeline",
  "not-found",
];

// filesOf gives the slash-separated paths of all files under a folder, sorted.
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

// readSite lists the HTML pages of the site in a folder. A page is
// {path, type, size, labelled, cards, drawn, fileURL}: `type` is its data-page,
// "redirect" for a page that only sends the reader on, and "" where the
// attribute is missing.
export function readSite(folder) {
  const root = resolve(folder);
  return filesOf(root)
    .filter((path) => path.endsWith(".html"))
    .map((path) => {
      const file = join(root, path);
      const html = readFileSync(file, "utf8");
      return {
        path,
        type: typeOf(html),
        size: statSync(file).size,
        labelled: /class="?[^">]*\blabel-sign\b/.test(html),
        cards: /class="?[^">]*\bcard\b/.test(html),
        drawn: /<svg class="drawing" width="100%"/.test(html),
        fileURL: pathToFileURL(file).href,
      };
    });
}

function typeOf(html) {
  if (/<meta[^>]+http-equiv="?refresh/i.test(html)) {
    return "redirect";
  }
  return /<body\b[^>]*\bdata-page="?([a-z-]+)/i.exec(html)?.[1] ?? "";
}

// readable leaves out the pages that nobody reads.
export function readable(pages) {
  return pages.filter((page) => page.type !== "redirect");
}

// oneOfEach gives one page of every type, the largest: it shows the most.
export function oneOfEach(pages) {
  const largest = new Map();
  for (const page of readable(pages)) {
    const best = largest.get(page.type);
    if (!best || page.size > best.size) {
      largest.set(page.type, page);
    }
  }
  return [...largest.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

// siteUnderTest reads the site that the variable DOSSIER_SITE names.
export function siteUnderTest() {
  if (!process.env.DOSSIER_SITE) {
    throw new Error("set DOSSIER_SITE to the folder of a built site");
  }
  return readSite(process.env.DOSSIER_SITE);
}

// folderURL gives the file: address of the site under test, with a slash at its end.
export function folderURL() {
  return pathToFileURL(resolve(process.env.DOSSIER_SITE) + sep).href;
}

// portions deals pages out into a few lists for a few tests: a window for each
// page would cost more than the visit, and one test for all would keep only
// one worker busy.
export function portions(pages, count = 4) {
  return Array.from({ length: count }, (_, i) => ({
    name: `${i + 1} of ${count}`,
    pages: pages.filter((_, j) => j % count === i),
  })).filter((portion) => portion.pages.length > 0);
}
