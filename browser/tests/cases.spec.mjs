// The dossier of cases/: what the sample has no use for, held to the same
// promises.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { axeViolations } from "../checks/axe.mjs";
import { misplacedEndnotes } from "../checks/cards.mjs";
import { hiddenLabels, switchLayersOff } from "../checks/labels.mjs";
import { hiddenText, listen, sidewaysScroll } from "../checks/page.mjs";
import { faultyPictures } from "../checks/pictures.mjs";
import { brokenLinks } from "../links.mjs";
import { portions, readable, readSite } from "../site.mjs";

const folder = process.env.DOSSIER_CASES;
const all = readSite(folder);
const pages = readable(all);
const article = "articles/one/index.html";

const open = (page, path) => page.goto(process.env.DOSSIER_CASES_URL + path);

test.describe.configure({ timeout: 180_000 });

test("the cases are there", () => {
  const types = new Set(all.map((page) => page.type));
  for (const type of ["redirect", "source-copy", "timeline", "person", "quantity"]) {
    expect.soft([...types]).toContain(type);
  }
  const text = readFileSync(join(folder, article), "utf8");
  for (const part of ["card-label", "banners", "label-paren", "label-sign", "tone-reply", "see-also", "entry-places", 'class="chain"']) {
    expect.soft(text, part).toContain(part);
  }
});

test("the pages are valid and their links lead somewhere", () => {
  expect(brokenLinks(folder)).toEqual([]);
  const tool = join(import.meta.dirname, "../node_modules/.bin/html-validate");
  const config = join(import.meta.dirname, "../.htmlvalidate.json");
  execFileSync(tool, ["--max-warnings", "0", "--config", config, join(folder, "**/*.html")], { stdio: "inherit" });
});

test.describe("accessible", () => {
  test.use({ bypassCSP: true });

  for (const { name, pages: some } of portions(pages, 2)) {
    test(`every page, wide and light, narrow and dark (${name})`, async ({ page }) => {
      for (const { path } of some) {
        for (const [colorScheme, width] of [["light", 1280], ["dark", 375]]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await open(page, path);
          expect.soft(await axeViolations(page), `${path}, ${colorScheme}, ${width}px`).toEqual([]);
        }
      }
    });
  }
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const { name, pages: some } of portions(pages, 2)) {
      test(`labels, words and pictures are seen in every window and in print (${name})`, async ({ page }) => {
        const findings = listen(page, process.env.DOSSIER_CASES_URL);
        for (const { path } of some) {
          await open(page, path);
          for (const layers of javaScriptEnabled ? ["on", "off"] : ["on"]) {
            if (layers === "off" && (await switchLayersOff(page)) === 0) {
              continue;
            }
            for (const [width, media] of [[1280, "screen"], [768, "screen"], [375, "screen"], [320, "screen"], [620, "print"]]) {
              await page.setViewportSize({ width, height: 900 });
              await page.emulateMedia({ media });
              const view = `${path}, ${media} at ${width}px, layers ${layers}`;
              expect.soft(await hiddenLabels(page), view).toEqual([]);
              expect.soft(await faultyPictures(page), view).toEqual([]);
              if (media === "screen") {
                expect.soft(await hiddenText(page), view).toEqual([]);
                expect.soft(await sidewaysScroll(page), view).toEqual([]);
              }
            }
            await page.emulateMedia({ media: "screen" });
          }
        }
        expect(findings()).toEqual([]);
      });
    }
  });
}

test("a label in the margin stands beside its block, and below it in small windows and in print", async ({ page }) => {
  await open(page, article);
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".card-label")].map((card) => {
        let block = card.closest("aside").previousElementSibling;
        const [a, b] = [card.getBoundingClientRect(), block.getBoundingClientRect()];
        return a.left >= b.right ? "beside" : a.top >= b.bottom - 1 ? "below" : "over";
      }),
    );
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(new Set(await places())).toEqual(new Set(["beside"]));
  await page.setViewportSize({ width: 375, height: 900 });
  expect(new Set(await places())).toEqual(new Set(["below"]));
  await page.emulateMedia({ media: "print" });
  expect(new Set(await places())).toEqual(new Set(["below"]));
  expect(await misplacedEndnotes(page)).toEqual([]);
});

test("a banner stands above the heading in larger letters than the text", async ({ page }) => {
  await open(page, article);
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    const [banner, heading, text] = await page.evaluate(() =>
      [".banners .label-note", "h1", ".body > p[id]"].map((selector) => {
        const element = document.querySelector(selector);
        return { bottom: element.getBoundingClientRect().bottom, size: parseFloat(getComputedStyle(element).fontSize) };
      }),
    );
    expect(banner.bottom).toBeLessThan(heading.bottom);
    expect(banner.size).toBeGreaterThan(text.size);
  }
});

test("an old address leads on, and says so where it cannot", async ({ page }) => {
  const { path } = all.find(({ type }) => type === "redirect");
  await open(page, path);
  await expect(page).toHaveURL(process.env.DOSSIER_CASES_URL + article);
  const text = readFileSync(join(folder, path), "utf8");
  expect(text).toContain('<a href="../one/index.html">');
});
