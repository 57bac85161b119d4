// Every page of the site, and one page of each type in the other colours and sizes.

import { expect, test } from "@playwright/test";
import { axeViolations } from "../checks/axe.mjs";
import { listen, sidewaysScroll } from "../checks/page.mjs";
import { oneOfEach, portions, readable, siteUnderTest } from "../site.mjs";

const all = readable(siteUnderTest());
const narrow = { width: 375, height: 812 };
const middle = { width: 768, height: 1024 };
const wide = { width: 1440, height: 900 };

test.describe.configure({ timeout: 180_000 });

test.describe("accessible", () => {
  // axe-core is no script of the site's own.
  test.use({ bypassCSP: true });

  for (const { name, pages } of portions(all)) {
    test(`every page in a wide window (${name})`, async ({ page }) => {
      for (const { path } of pages) {
        await page.goto(process.env.DOSSIER_URL + path);
        expect.soft(await axeViolations(page), path).toEqual([]);
      }
    });
  }

  for (const { name, pages } of portions(oneOfEach(all))) {
    test(`every type of page in dark and in a narrow window (${name})`, async ({ page }) => {
      for (const { path } of pages) {
        for (const [colorScheme, size] of [["dark", wide], ["dark", narrow], ["light", narrow]]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(size);
          await page.goto(process.env.DOSSIER_URL + path);
          expect.soft(await axeViolations(page), `${path}, ${colorScheme}, ${size.width}px`).toEqual([]);
        }
      }
    });
  }
});

for (const { name, pages } of portions(all)) {
  test(`pages ask nobody else for anything, log nothing, and fit every window (${name})`, async ({ page }) => {
    const findings = listen(page, process.env.DOSSIER_URL);
    for (const { path } of pages) {
      const before = findings().length;
      await page.goto(process.env.DOSSIER_URL + path);
      for (const size of [wide, middle, narrow]) {
        await page.setViewportSize(size);
        expect.soft(await sidewaysScroll(page), path).toEqual([]);
      }
      expect.soft(findings().slice(before), path).toEqual([]);
    }
  });
}
