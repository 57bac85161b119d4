// Notes stand in the margin where there is room, open in place where there is
// none, and print after the text; all of it with and without JavaScript.

import { expect, test } from "@playwright/test";
import { deadSignButtons, misplacedEndnotes, misplacedMarginCards } from "../checks/cards.mjs";
import { readable, siteUnderTest } from "../site.mjs";

const annotated = readable(siteUnderTest()).filter((page) => page.type === "article" && page.cards);

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const { path } of annotated) {
      test(`notes of ${path} stand in the margin, print after the text, open in place`, async ({ page }) => {
        await page.goto(process.env.DOSSIER_URL + path);
        expect.soft(await misplacedMarginCards(page), "in the margin").toEqual([]);

        await page.emulateMedia({ media: "print" });
        for (const width of [794, 1440]) {
          await page.setViewportSize({ width, height: 1123 });
          expect.soft(await misplacedEndnotes(page), `in print, ${width}px`).toEqual([]);
        }

        await page.emulateMedia({ media: "screen" });
        await page.setViewportSize({ width: 375, height: 812 });
        expect.soft(await deadSignButtons(page), "in place").toEqual([]);
      });
    }
  });
}
