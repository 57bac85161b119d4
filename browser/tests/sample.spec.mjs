// What the other tests look at must be there, or they would pass by looking at nothing.

import { expect, test } from "@playwright/test";
import { pageTypes, readable, siteUnderTest } from "../site.mjs";

const pages = readable(siteUnderTest());

test("every page says its type", () => {
  expect(pages.filter((page) => page.type === "").map((page) => page.path)).toEqual([]);
});

test("every type of page is in the site", () => {
  expect([...new Set(pages.map((page) => page.type))].sort()).toEqual([...pageTypes].sort());
});

test("there are articles with notes and with labels", () => {
  const articles = pages.filter((page) => page.type === "article");
  expect(articles.some((page) => page.cards)).toBe(true);
  expect(articles.some((page) => page.labelled)).toBe(true);
});
