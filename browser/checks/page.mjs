import { inPage } from "./shown.mjs";

// listen notes, from now on, what a page does that it should not: messages on
// the console (violations of the content security policy are among them),
// uncaught errors, requests outside `home`, and requests that fail. It gives a
// function that returns the findings so far.
export function listen(page, home) {
  const findings = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      findings.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => findings.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(home)) {
      findings.push(`request outside the site: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    // Left early, a page takes its icon's request along: the browser fetches icons
    // late, and no event waits for them. An icon that is missing answers 404.
    if (request.failure()?.errorText === "net::ERR_ABORTED" && request.resourceType() === "other") {
      return;
    }
    findings.push(`failed request: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      findings.push(`status ${response.status()}: ${response.url()}`);
    }
  });
  return () => findings;
}

// sidewaysScroll gives a line if the page is wider than its window, with the
// first few elements that stick out.
export function sidewaysScroll(page) {
  return inPage(page, () => {
    const width = document.documentElement.scrollWidth;
    if (width <= innerWidth) {
      return [];
    }
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 5)
      .map((element) => element.tagName.toLowerCase() + (element.className ? "." + element.className : ""));
    return [`${width}px wide in a window of ${innerWidth}px: ${wide.join(", ")}`];
  });
}

// hiddenText gives the blocks of the page's main text that a reader cannot see.
// What opens on demand, and what says itself that it is hidden, is left out.
export function hiddenText(page) {
  return inPage(page, (shown) => {
    const main = document.querySelector("main#main");
    if (!main) {
      return ["the page has no <main id=main>"];
    }
    const blocks = [...main.querySelectorAll("h1, h2, h3, h4, p, li, td, blockquote, dd")].filter(
      (block) => block.innerText !== undefined && block.textContent.trim() !== "",
    );
    if (blocks.length === 0) {
      return ["the page's main part has no text"];
    }
    return blocks
      .filter((block) => !block.closest("[popover], details:not([open]), [hidden]") && !shown(block))
      .map((block) => `hidden: <${block.tagName.toLowerCase()}> ${block.textContent.trim().slice(0, 60)}`);
  });
}

// styleSample gives a few computed styles that differ between a page with its
// style sheet and one without.
export function styleSample(page) {
  return inPage(page, () => {
    const sample = {};
    for (const selector of ["body", "main", "h1", "a.skip"]) {
      const element = document.querySelector(selector);
      if (element) {
        const { fontFamily, fontSize, maxWidth, margin, color, position } = getComputedStyle(element);
        sample[selector] = { fontFamily, fontSize, maxWidth, margin, color, position };
      }
    }
    return sample;
  });
}
