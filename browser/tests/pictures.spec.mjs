// Drawings are read in every window and in print, with and without JavaScript,
// by those who see them and by those who do not.

import { expect, test } from "@playwright/test";
import { faultyPictures } from "../checks/pictures.mjs";
import { sidewaysScroll } from "../checks/page.mjs";
import { portions, readable, siteUnderTest } from "../site.mjs";

const drawn = readable(siteUnderTest()).filter((page) => page.drawn);

test.describe.configure({ timeout: 180_000 });

test("there are pictures", () => {
  expect(drawn.map((page) => page.type)).toEqual(expect.arrayContaining(["organization", "quantity", "article"]));
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const { name, pages } of portions(drawn, 2)) {
      test(`pictures fit every window and print (${name})`, async ({ page }) => {
        for (const { path } of pages) {
          await page.goto(process.env.DOSSIER_URL + path);
          for (const [width, media] of [[1280, "screen"], [768, "screen"], [375, "screen"], [320, "screen"], [620, "print"]]) {
            await page.setViewportSize({ width, height: 900 });
            await page.emulateMedia({ media });
            expect.soft(await faultyPictures(page), `${path}, ${media} at ${width}px`).toEqual([]);
            if (media === "screen") {
              expect.soft(await sidewaysScroll(page), `${path} at ${width}px`).toEqual([]);
            }
          }
          await page.emulateMedia({ media: "screen" });
        }
      });
    }
  });
}

test("forced colours leave every shape in sight", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const { path } of drawn.slice(0, 6)) {
    await page.goto(process.env.DOSSIER_URL + path);
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll(".drawing .shape")].filter((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        const ground = getComputedStyle(document.body).backgroundColor;
        return [fill, stroke].every((paint) => paint === "none" || paint === ground);
      }).length,
    );
    expect.soft(lost, path).toBe(0);
  }
});
