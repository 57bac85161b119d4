import { inPage } from "./shown.mjs";

// hiddenLabels gives the labels that a reader of the page as it stands cannot
// see: the signs after the words, and the notes that they lead to, in the list
// of labels or in the margin. In a drawing a sign is no link and names its note
// in data-note. A sign may
// be out of sight only together with the words before it, inside a note or a
// <details> that is not open, or in a navigation, which is not printed.
export function hiddenLabels(page) {
  return inPage(page, (shown) => {
    const closed = (element) => {
      const box = element.closest("[popover], details:not([open]), nav");
      return box !== null && !shown(element.parentElement) && !element.closest("summary");
    };
    const findings = [];
    for (const sign of document.querySelectorAll(".label-sign")) {
      const words = sign.parentElement.textContent.trim().slice(0, 40);
      if (sign.textContent.trim() === "") {
        findings.push(`a label without a sign in "${words}"`);
      } else if (!shown(sign) && !closed(sign)) {
        findings.push(`a hidden label in "${words}"`);
      }
      const id = sign.getAttribute("data-note") ?? (sign.getAttribute("href") ?? "").slice(1);
      const note = document.querySelector(`[id="${id}"]`);
      if (!note) {
        findings.push(`a label without a note in "${words}"`);
      } else if (!note.closest("section.labels, .card-label")) {
        findings.push(`the label note #${note.id} stands outside section.labels`);
      } else if (!shown(note)) {
        findings.push(`the label note #${note.id} is hidden`);
      }
    }
    return [...new Set(findings)];
  });
}

// switchLayersOff turns every layer of annotations off, as a reader would, and
// gives how many switches it found.
export function switchLayersOff(page) {
  return inPage(page, () => {
    const switches = [...document.querySelectorAll("[data-layer-switch]")];
    for (const control of switches) {
      if (control.checked || control.getAttribute("aria-pressed") === "true") {
        control.click();
      }
    }
    return switches.length;
  });
}

// markStyles gives how the marks of the layers and their signs look, so that a
// test sees whether a layer really went away. Marks that belong to no layer (a
// standfirst, a printed label, a name that is excused) are left out.
export function markStyles(page) {
  return inPage(page, () =>
    [...document.querySelectorAll(".mark-org, .mark-figure, .mark-source, .mark-person, .mark-note, .mark-quote, .sign")].map((mark) => {
      const { display, visibility, textDecoration, borderBottom, backgroundColor, backgroundImage } = getComputedStyle(mark);
      return [display, visibility, textDecoration, borderBottom, backgroundColor, backgroundImage].join(" | ");
    }),
  );
}
