import { inPage } from "./shown.mjs";

// misplacedMarginCards gives what is wrong with the notes of a wide window:
// each is shown in the margin, right of the block that it is about, and lies
// neither over another note nor over the text.
export function misplacedMarginCards(page) {
  return inPage(page, (shown) => {
    const findings = [];
    const cards = [...document.querySelectorAll("aside.notes .card, .card-label")];
    for (const card of cards) {
      if (!shown(card)) {
        findings.push(`#${card.id} is not shown`);
        continue;
      }
      let block = card.closest("aside").previousElementSibling;
      while (block?.matches("aside")) {
        block = block.previousElementSibling; // the labels of the same block
      }
      const edge = block?.getBoundingClientRect().right ?? 0;
      if (card.getBoundingClientRect().left < edge - 1) {
        findings.push(`#${card.id} does not stand right of its text`);
      }
    }
    const over = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const boxes = cards.map((card) => [card, card.getBoundingClientRect()]);
    boxes.forEach(([card, box], i) => {
      for (const [other, otherBox] of boxes.slice(i + 1)) {
        if (over(box, otherBox)) {
          findings.push(`#${card.id} and #${other.id} overlap`);
        }
      }
    });
    const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.trim() === "" || text.parentElement.closest("aside.notes, .card-label")) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        for (const [card, box] of boxes) {
          if (over(box, line)) {
            findings.push(`#${card.id} lies over "${text.data.trim().slice(0, 40)}"`);
          }
        }
      }
    }
    for (const button of document.querySelectorAll("button.sign")) {
      if (shown(button)) {
        findings.push(`the button for #${button.getAttribute("popovertarget")} is shown beside its open note`);
      }
    }
    return [...new Set(findings)];
  });
}

// misplacedEndnotes gives what is wrong with the notes of a printed page: each
// is shown whole, below the last block of text that has notes.
export function misplacedEndnotes(page) {
  return inPage(page, (shown) => {
    const findings = [];
    const asides = [...document.querySelectorAll("aside.notes")];
    const bottoms = asides.map((aside) => aside.previousElementSibling?.getBoundingClientRect().bottom ?? 0);
    const end = Math.max(0, ...bottoms);
    for (const card of document.querySelectorAll("aside.notes .card")) {
      if (!shown(card)) {
        findings.push(`#${card.id} is not printed`);
      } else if (card.getBoundingClientRect().top < end - 1) {
        findings.push(`#${card.id} is printed inside the text`);
      } else if (card.scrollHeight > card.clientHeight + 1 && getComputedStyle(card).overflowY !== "visible") {
        findings.push(`#${card.id} is cut off in print`);
      }
    }
    return findings;
  });
}

// deadSignButtons presses the signs of a narrow window, at most `limit` of
// them, and gives those that do not open their note inside the window, or that
// Escape does not close. Links to notes must give way to the buttons there.
export async function deadSignButtons(page, limit = 12) {
  const findings = await inPage(page, (shown) =>
    [...document.querySelectorAll("a.sign")].filter(shown).map((sign) => `the link ${sign.getAttribute("href")} is shown in a narrow window`),
  );
  const targets = await inPage(page, (shown) => [
    ...new Set([...document.querySelectorAll("button.sign")].filter(shown).map((sign) => sign.getAttribute("popovertarget"))),
  ]);
  const some = targets.filter((_, i) => i % Math.ceil(targets.length / limit) === 0);
  if (some.length === 0) {
    findings.push("no sign button is shown");
  }
  for (const id of some) {
    await page.locator(`button.sign[popovertarget="${id}"]:visible`).first().click({ timeout: 5_000 });
    const wrong = await inPage(page, cardInWindow, id);
    if (wrong) {
      findings.push(wrong);
    }
    await page.keyboard.press("Escape");
    if (await isOpen(page, id)) {
      findings.push(`Escape does not close #${id}`);
    }
  }
  return findings;
}

// isOpen tells whether a note is open as a popover.
export function isOpen(page, id) {
  return inPage(page, (_, id) => Boolean(document.getElementById(id)?.matches(":popover-open")), id);
}

function cardInWindow(shown, id) {
  const card = document.getElementById(id);
  if (!card?.matches(":popover-open") || !shown(card)) {
    return `the button for #${id} does not open it`;
  }
  const box = card.getBoundingClientRect();
  if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight) {
    return `#${id} opens partly outside the window`;
  }
  return card.textContent.trim() === "" ? `#${id} is empty` : "";
}
