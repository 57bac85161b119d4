import { isOpen } from "./cards.mjs";
import { inPage } from "./shown.mjs";

// deadSkipLink gives what is wrong with the way past the navigation: the first
// Tab reaches a.skip, which is then to be seen, and Enter leads to the main part.
export async function deadSkipLink(page) {
  await page.keyboard.press("Tab");
  const first = await inPage(page, (shown) => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    return { skip: link.matches("a.skip"), seen: shown(link) && inside };
  });
  if (!first.skip) {
    return ["the first Tab does not reach a.skip"];
  }
  const findings = first.seen ? [] : ["a.skip is not seen when it has the focus"];
  await page.keyboard.press("Enter");
  if (await inPage(page, () => document.activeElement.matches("main#main"))) {
    return findings; // also where nothing behind it takes the focus
  }
  await page.keyboard.press("Tab");
  const before = await inPage(page, () => {
    const main = document.querySelector("main#main");
    const now = document.activeElement;
    return !main || (now !== document.body && Boolean(main.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_PRECEDING));
  });
  return before ? [...findings, "Enter on a.skip does not lead to main#main"] : findings;
}

// deadSignKeys gives what is wrong with the first sign for somebody without a
// mouse: Enter opens its note, Escape closes it and leaves the focus there.
export async function deadSignKeys(page) {
  const button = page.locator("button.sign:visible").first();
  if ((await button.count()) === 0) {
    return ["no sign button is shown"];
  }
  const id = await button.getAttribute("popovertarget");
  await button.focus();
  await page.keyboard.press("Enter");
  const findings = (await isOpen(page, id)) ? [] : [`Enter does not open #${id}`];
  await page.keyboard.press("Escape");
  if (await isOpen(page, id)) {
    findings.push(`Escape does not close #${id}`);
  }
  if (!(await button.evaluate((element) => element === document.activeElement))) {
    findings.push("Escape does not bring the focus back to the sign");
  }
  return findings;
}
