// A label is no layer: no window, print, switch or missing script hides it.

import { expect, test } from "@playwright/test";
import { hiddenLabels, markStyles, switchLayersOff } from "../checks/labels.mjs";
import { oneOfEach, portions, readable, siteUnderTest } from "../site.mjs";

const labelled = readable(siteUnderTest()).filter((page) => page.labelled);

// views are the ways to look at a page: the window's width, and the medium. A4
// is 794px wide.
const views = [
  [1440, "screen"],
  [768, "screen"],
  [375, "screen"],
  [794, "print"],
  [1440, "print"],
];

async function expectLabels(page, path, state) {
  for (const [width, media] of views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media });
    expect.soft(await hiddenLabels(page), `${path} ${state}, ${media} at ${width}px`).toEqual([]);
  }
  await page.emulateMedia({ media: "screen" });
}

test.describe.configure({ timeout: 180_000 });

for (const { name, pages } of portions(labelled)) {
  test(`no view and no layer switch hides a label (${name})`, async ({ page }) => {
    for (const { path } of pages) {
      await page.goto(process.env.DOSSIER_URL + path);
      await expectLabels(page, path, "as it opens");
      if ((await switchLayersOff(page)) > 0) {
        await expectLabels(page, path, "with all layers off");
      }
    }
  });
}

test("switching the layers off takes the marks away", async ({ page }) => {
  const article = labelled.find(({ type, cards }) => type === "article" && cards);
  await page.goto(process.env.DOSSIER_URL + article.path);
  const before = await markStyles(page);
  expect(await switchLayersOff(page)).toBeGreaterThan(0);
  const after = await markStyles(page);
  const unchanged = before.filter((style, i) => style === after[i] && !style.startsWith("none"));
  expect(unchanged).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("no view hides a label", async ({ page }) => {
    for (const { path } of oneOfEach(labelled)) {
      await page.goto(process.env.DOSSIER_URL + path);
      await expectLabels(page, path, "without JavaScript");
    }
  });
});
