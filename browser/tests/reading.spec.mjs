// One page of each type: read from a folder, without a mouse, without JavaScript.

import { expect, test } from "@playwright/test";
import { deadSignKeys, deadSkipLink } from "../checks/keyboard.mjs";
import { hiddenText, listen, styleSample } from "../checks/page.mjs";
import { folderURL, oneOfEach, portions, siteUnderTest } from "../site.mjs";

const types = oneOfEach(siteUnderTest());

test.describe.configure({ timeout: 180_000 });

for (const { name, pages } of portions(types, 2)) {
  test(`pages work from a folder as from a server (${name})`, async ({ page, context }) => {
    const bare = await styleSample(page);
    const opened = await context.newPage();
    const findings = listen(opened, folderURL());
    for (const { path, fileURL } of pages) {
      const before = findings().length;
      await page.goto(process.env.DOSSIER_URL + path);
      const served = await styleSample(page);
      await opened.goto(fileURL);
      const style = await styleSample(opened);
      expect.soft(findings().slice(before), path).toEqual([]);
      expect.soft(style, path).toEqual(served);
      expect.soft(style.body, path).not.toEqual(bare.body);
    }
  });

  test(`the first Tab leads past the navigation (${name})`, async ({ page }) => {
    for (const { path } of pages) {
      await page.goto(process.env.DOSSIER_URL + path);
      expect.soft(await deadSkipLink(page), path).toEqual([]);
    }
  });
}

test("a note opens and closes from the keyboard", async ({ page }) => {
  const article = types.find(({ type }) => type === "article");
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(process.env.DOSSIER_URL + article.path);
  expect(await deadSignKeys(page)).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("pages show their text", async ({ page }) => {
    const findings = listen(page, process.env.DOSSIER_URL);
    for (const { path } of types) {
      await page.goto(process.env.DOSSIER_URL + path);
      for (const width of [1440, 375]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await hiddenText(page), `${path}, ${width}px`).toEqual([]);
      }
    }
    expect(findings()).toEqual([]);
  });
});
