// Takes full-page pictures of one page of each type, for people to look at.
//
//   node shots.mjs SITE FOLDER      writes FOLDER/<type>-<width>-<scheme>.png

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { oneOfEach, readSite } from "./site.mjs";

const widths = { 1440: 900, 768: 1024, 375: 812 };

const [site, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node shots.mjs SITE FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const server = await serve({ "/": resolve(site) });
const browser = await chromium.launch(launchOptions());
for (const colorScheme of ["light", "dark"]) {
  const page = await browser.newPage({ colorScheme });
  for (const { type, path } of oneOfEach(readSite(site))) {
    await page.goto(`${server.origin}/${path}`);
    for (const [width, height] of Object.entries(widths)) {
      await page.setViewportSize({ width: Number(width), height });
      const file = join(folder, `${type || "untyped"}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
  }
}
await browser.close();
await server.close();
