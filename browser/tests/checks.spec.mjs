// The checks themselves: each finds nothing in the small site of fixture/, and
// finds the one fault that is put into it. A check that cannot fail is none.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { axeViolations } from "../checks/axe.mjs";
import { deadSignButtons, misplacedEndnotes, misplacedMarginCards } from "../checks/cards.mjs";
import { deadSignKeys, deadSkipLink } from "../checks/keyboard.mjs";
import { hiddenLabels, markStyles, switchLayersOff } from "../checks/labels.mjs";
import { faultyPictures } from "../checks/pictures.mjs";
import { hiddenText, listen, sidewaysScroll } from "../checks/page.mjs";
import { brokenLinks } from "../links.mjs";

const wide = { width: 1440, height: 900 };
const narrow = { width: 375, height: 812 };

// faults: what is put into the page (a style, or a change by script), the check
// that must notice, the window and medium, and words of the finding.
const faults = [
  { css: ".label-sign { display: none }", check: hiddenLabels, finds: "a hidden label" },
  { css: ".label-sign { position: absolute; left: -9999px }", check: hiddenLabels, finds: "a hidden label" },
  { css: ".label-sign { opacity: 0 }", check: hiddenLabels, finds: "a hidden label" },
  { css: ".label-sign { display: inline-block; width: 1px; height: 1px; overflow: hidden }", check: hiddenLabels, finds: "a hidden label" },
  { css: "#p1 { height: 0; overflow: hidden }", check: hiddenLabels, finds: "a hidden label" },
  { css: "@media print { .label-sign { visibility: hidden } }", check: hiddenLabels, media: "print", finds: "a hidden label" },
  { css: "@media print { .labels { display: none } }", check: hiddenLabels, media: "print", finds: "#label-league is hidden" },
  { css: ".layer-off .label-sign { display: none }", check: hiddenLabels, layersOff: true, finds: "a hidden label" },
  { change: () => document.querySelector(".label-sign").replaceChildren(), check: hiddenLabels, finds: "without a sign" },
  { css: ".card-label { display: none }", check: hiddenLabels, finds: "#label-league-p3 is hidden" },
  { css: ".layer-off .card { display: none !important }", check: hiddenLabels, layersOff: true, finds: "#label-league-p3 is hidden" },
  { css: "@media print { .margin-labels { display: none } }", check: hiddenLabels, media: "print", finds: "#label-league-p3 is hidden" },
  { css: "tspan.label-sign { display: none }", check: hiddenLabels, finds: "a hidden label" },
  { css: "tspan.label-sign { fill: none }", check: hiddenLabels, finds: "a hidden label" },
  { change: () => document.querySelector("tspan.label-sign").removeAttribute("data-note"), check: hiddenLabels, finds: "without a note" },
  { css: ".card-label { margin-left: -10rem }", check: misplacedMarginCards, finds: "does not stand right of its text" },
  { change: () => document.querySelector("desc").remove(), check: faultyPictures, finds: "no description" },
  { change: () => document.querySelector("svg.drawing").removeAttribute("role"), check: faultyPictures, finds: "no named image" },
  { css: ".drawing { display: none }", check: faultyPictures, finds: "nothing is shown" },
  { css: ".drawing text { visibility: hidden }", check: faultyPictures, media: "print", finds: "is not shown" },
  { change: () => document.querySelector(".drawing text:last-of-type").setAttribute("text-anchor", "start"), check: faultyPictures, size: narrow, finds: "sticks out at the side" },
  { change: () => document.querySelector(".drawing text").setAttribute("y", "0"), check: faultyPictures, finds: "above or below" },
  { change: () => document.querySelector(".drawing text").setAttribute("y", "56"), check: faultyPictures, finds: "lies over" },
  { css: "aside.notes { position: absolute; top: 0; right: 0 }", check: misplacedMarginCards, finds: "overlap" },
  { css: "aside.notes { margin-right: 0 }", check: misplacedMarginCards, finds: "does not stand right of its text" },
  { css: "aside.notes { float: none; position: absolute; top: 5rem; left: 0 }", check: misplacedMarginCards, finds: "lies over" },
  { css: ".card[popover] { display: none }", check: misplacedMarginCards, finds: "is not shown" },
  { css: "button.sign { display: inline !important }", check: misplacedMarginCards, finds: "beside its open note" },
  { css: "aside.notes { order: 0 !important }", check: misplacedEndnotes, media: "print", finds: "printed inside the text" },
  { css: ".card { display: none !important }", check: misplacedEndnotes, media: "print", finds: "is not printed" },
  { css: ".card { height: 2px; overflow: hidden !important }", check: misplacedEndnotes, media: "print", finds: "cut off" },
  { css: ".card:popover-open { inset: auto auto auto 200px; width: 300px }", check: deadSignButtons, size: narrow, finds: "outside the window" },
  { css: ".card:popover-open { display: none }", check: deadSignButtons, size: narrow, finds: "does not open" },
  { css: "a.sign { display: inline }", check: deadSignButtons, size: narrow, finds: "the link #note-league is shown" },
  { css: "button.sign { display: none }", check: deadSignButtons, size: narrow, finds: "no sign button" },
  { change: () => document.querySelectorAll(".card").forEach((card) => (card.popover = "manual")), check: deadSignKeys, size: narrow, finds: "Escape does not close" },
  { css: "button.sign { display: none }", check: deadSignKeys, size: narrow, finds: "no sign button" },
  { change: () => document.querySelector("a.skip").remove(), check: deadSkipLink, finds: "does not reach a.skip" },
  { css: "a.skip { position: absolute; left: -99rem }", check: deadSkipLink, finds: "not seen" },
  { change: () => (document.querySelector("a.skip").href = "#"), check: deadSkipLink, finds: "does not lead to main" },
  { css: "h1 { min-width: 400px }", check: sidewaysScroll, size: narrow, finds: "wide in a window of 375px" },
  { css: "main { display: none }", check: hiddenText, finds: "hidden: <h1>" },
  { css: "main p { color: #ccc }", check: axeViolations, finds: "color-contrast" },
];

test.describe("a fault is found", () => {
  test.use({ bypassCSP: true });

  const open = async (page, { size = wide, media = "screen", layersOff = false }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ media });
    await page.goto(process.env.DOSSIER_FIXTURE_URL + "article/index.html");
    if (layersOff) {
      await switchLayersOff(page);
    }
  };

  // One window serves for all: each fault starts from the page as it is served.
  test("each by its check", async ({ page }) => {
    test.setTimeout(180_000);
    const clean = new Set();
    for (const fault of faults) {
      const view = JSON.stringify([fault.check.name, fault.size, fault.media, fault.layersOff]);
      if (!clean.has(view)) {
        clean.add(view);
        await open(page, fault);
        expect.soft(await fault.check(page), `without a fault: ${view}`).toEqual([]);
      }
      await open(page, fault);
      if (fault.css) {
        await page.addStyleTag({ content: fault.css });
      } else {
        await page.evaluate(fault.change);
      }
      const found = await fault.check(page);
      expect.soft(found.join("\n"), `with ${fault.css ?? fault.change}`).toContain(fault.finds);
    }
  });
});

test("the layer switch of the fixture changes the marks", async ({ page }) => {
  await page.goto(process.env.DOSSIER_FIXTURE_URL + "article/index.html");
  const before = await markStyles(page);
  expect(await switchLayersOff(page)).toBe(1);
  expect(await markStyles(page)).not.toEqual(before);
});

test("what a page should not do is noticed", async ({ page }) => {
  const findings = listen(page, process.env.DOSSIER_FIXTURE_URL);
  await page.goto(process.env.DOSSIER_FIXTURE_URL + "article/index.html");
  expect(findings()).toEqual([]);
  await page.evaluate(() => {
    document.body.setAttribute("style", "color: inherit");
    console.error("said aloud");
    for (const src of ["../missing.png", "/outside.png"]) {
      const picture = document.createElement("img");
      picture.src = src;
      document.body.append(picture);
    }
  });
  await expect.poll(() => findings().join("\n")).toContain("/outside.png");
  await expect.poll(() => findings().join("\n")).toMatch(/status 404: .*missing\.png/);
  expect(findings().join("\n")).toMatch(/violates the following Content Security Policy/);
  expect(findings().join("\n")).toContain("said aloud");
});

test("broken links of every kind are found, and whole ones are not", () => {
  const folder = mkdtempSync(join(tmpdir(), "dossier-links-"));
  try {
    const body = [
      '<a id="here" href="#here">', '<a href="page.html#there">', '<a href="https://example.org/">', '<a href="%D1%8F.html#%D1%8F">',
      '<a href="gone.html">', '<a href="#gone">', '<a href="page.html#gone">', '<a href="/page.html">', '<a href="folder/">',
      '<a href="Page.html">', '<a href="javascript:void 0">', '<button popovertarget="no-card">', '<img src="gone.png" alt="">',
      '<img srcset="page.html 1x, gone-2.png 2x" alt="">', '<script src="https://example.org/x.js"></script>', '<link rel="canonical" href="https://example.org/">',
    ];
    writeFileSync(join(folder, "index.html"), `<!DOCTYPE html>${body.join("\n")}`);
    writeFileSync(join(folder, "page.html"), '<p id="there">');
    writeFileSync(join(folder, "я.html"), '<p id="я">');
    writeFileSync(join(folder, "theme.css"), "a { background: url('gone.svg') } /* url(old.svg) */");
    expect(brokenLinks(folder)).toEqual([
      'index.html: <a> "gone.html" leads to no file',
      'index.html: <a> "#gone" leads to no id',
      'index.html: <a> "page.html#gone" leads to no id',
      'index.html: <a> "/page.html" counts from the server\'s root; write it relative to the page',
      'index.html: <a> "folder/" leads to no file',
      'index.html: <a> "Page.html" leads to no file',
      'index.html: <a> "javascript:void 0" is a script',
      'index.html: <button popovertarget> "#no-card" leads to no id',
      'index.html: <img> "gone.png" leads to no file',
      'index.html: <img> "gone-2.png" leads to no file',
      'index.html: <script> "https://example.org/x.js" is loaded from another origin',
      'theme.css: <css> "gone.svg" leads to no file',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
