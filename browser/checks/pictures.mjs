import { inPage } from "./shown.mjs";

// faultyPictures gives what is wrong with the drawings of the page as it
// stands: each has a name and a description, shows its shapes, and none of its
// words is cut off, lies over others or leaves the drawing.
export function faultyPictures(page) {
  return inPage(page, (shown) => {
    const findings = [];
    for (const drawing of document.querySelectorAll("svg.drawing:not(.sample)")) {
      const said = (attribute) => document.getElementById(drawing.getAttribute(attribute))?.textContent.trim() ?? "";
      const name = said("aria-labelledby") || "a picture without a name";
      const fault = (what) => findings.push(`${name}: ${what}`);
      if (drawing.getAttribute("role") !== "img" || said("aria-labelledby") === "") {
        fault("it is no named image");
      }
      if (said("aria-describedby") === "") {
        fault("it has no description");
      }
      if (!shown(drawing) || !drawing.querySelector(".shape")) {
        fault("nothing is shown");
        continue;
      }
      const frame = drawing.closest(".picture-frame");
      const scrolls = /auto|scroll/.test(getComputedStyle(frame).overflowX);
      const left = frame.getBoundingClientRect().left - (scrolls ? frame.scrollLeft : 0);
      const right = left + (scrolls ? Math.max(frame.scrollWidth, frame.clientWidth) : frame.clientWidth);
      const { top, bottom } = drawing.getBoundingClientRect();
      const texts = [...drawing.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect(), shown(text)]);
      for (const [words, box, isShown] of texts) {
        if (!isShown) {
          fault(`"${words}" is not shown`);
        }
        if (box.left < left - 1 || box.right > right + 1) {
          fault(`"${words}" sticks out at the side by ${Math.ceil(Math.max(left - box.left, box.right - right))}px`);
        }
        if (box.top < top - 3 || box.bottom > bottom + 3) {
          fault(`"${words}" sticks out above or below`);
        }
      }
      texts.forEach(([words, a], i) => {
        for (const [others, b] of texts.slice(i + 1)) {
          if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) {
            fault(`"${words}" lies over "${others}"`);
          }
        }
      });
    }
    return [...new Set(findings)];
  });
}
