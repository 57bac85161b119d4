// The preview's part in the browser. It is told after every build what this
// page is by now, loads it again if it has become another, and shows over it
// what is wrong in the dossier. Everything is built with createElement and
// textContent, as the pages' Content-Security-Policy demands, and stands in a
// shadow tree, so that the page's styles and those of the panel never meet.
(() => {
  "use strict";

  const own = "/_dossier/";
  const script = document.currentScript;
  const page = script.dataset.page;
  const digest = script.dataset.digest;

  // What is remembered lasts as long as the tab; without storage nothing is.
  const memory = {
    get(key) {
      try { return sessionStorage.getItem("dossier:" + key); } catch { return null; }
    },
    set(key, value) {
      try { sessionStorage.setItem("dossier:" + key, value); } catch { /* not remembered */ }
    },
    forget(key) {
      try { sessionStorage.removeItem("dossier:" + key); } catch { /* nothing to forget */ }
    },
  };

  function element(name, attributes, ...content) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) { e.setAttribute(key, value); }
    e.append(...content);
    return e;
  }

  // Words between backticks are code.
  function words(text) {
    return text.split("`").map((part, i) => i % 2 ? element("code", {}, part) : part);
  }

  // ---- the page

  // A page is loaded again once for each state, in case that what comes is not
  // what was announced.
  function refresh(state) {
    if (state.digest === digest) {
      memory.forget("reloaded");
      restyle(state.styles || []);
      return;
    }
    const mark = page + " " + state.digest;
    if (memory.get("reloaded") === mark) { return; }
    memory.set("reloaded", mark);
    location.reload();
  }

  // Each stylesheet whose address changed makes place for its successor when
  // that has been loaded.
  function restyle(styles) {
    const links = [...document.querySelectorAll("link[rel~=stylesheet]:not([data-outdated])")];
    links.forEach((old, i) => {
      if (!styles[i] || old.getAttribute("href") === styles[i]) { return; }
      const link = old.cloneNode();
      link.setAttribute("href", styles[i]);
      link.addEventListener("load", () => old.remove());
      link.addEventListener("error", () => old.remove());
      old.dataset.outdated = "";
      old.after(link);
    });
  }

  // ---- the panel

  const host = element("div", { id: "dossier-preview", hidden: "" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = element("link", { rel: "stylesheet", href: own + "overlay.css" });
  const spoken = element("p", { role: "status", class: "spoken" });
  const badge = element("button", { type: "button", class: "badge", "aria-controls": "panel" });
  const fold = element("button", { type: "button", class: "fold" }, "Fold away");
  const heading = element("h2", { id: "heading", tabindex: "-1" });
  const lead = element("p", { class: "lead" });
  const list = element("div", { class: "list", tabindex: "0", role: "group", "aria-label": "Errors and warnings" });
  const panel = element("section", { id: "panel", class: "panel", "aria-labelledby": "heading" },
    element("header", {}, heading, fold, lead), list);
  root.append(sheet, spoken, panel, badge);

  let problems = { errors: 0, warnings: 0 };
  let kept = false;
  let lost = false;
  let styled = false;
  let drawn = "";

  function loaded() { styled = true; draw(); }
  sheet.addEventListener("load", loaded);
  sheet.addEventListener("error", loaded);
  document.body.append(host);

  // Errors are open until they are folded away; warnings only if they are asked
  // for. Once all errors are mended the choice is forgotten.
  function isOpen() {
    const choice = memory.get("panel");
    return problems.errors > 0 ? choice !== "folded" : choice === "warnings" && problems.warnings > 0;
  }

  function setOpen(open) {
    if (problems.errors > 0) {
      memory.set("panel", open ? "open" : "folded");
    } else if (open) {
      memory.set("panel", "warnings");
    } else {
      memory.forget("panel");
    }
    draw();
    (open ? heading : badge).focus({ preventScroll: true });
  }

  badge.addEventListener("click", () => setOpen(true));
  fold.addEventListener("click", () => setOpen(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isOpen()) { return; }
    // An open note of the page is closed first.
    if (document.querySelector(":popover-open, dialog[open]")) { return; }
    event.preventDefault();
    setOpen(false);
  });

  function entry(p) {
    const e = element("article", { class: p.severity },
      element("h3", {},
        element("span", { class: "severity" }, p.severity), " ",
        ...words(p.message)));
    if (p.excerpt) { e.append(element("pre", { tabindex: "0" }, p.excerpt)); }
    if (p.help) { e.append(element("p", { class: "help" }, element("b", {}, "help"), " ", ...words(p.help))); }
    for (const note of p.notes || []) { e.append(element("p", { class: "note" }, element("b", {}, "note"), " ", ...words(note))); }
    if (p.code) { e.append(element("p", { class: "code" }, p.code)); }
    return e;
  }

  function leadText() {
    if (kept) { return "This page could not be made. It is shown as it last was."; }
    return problems.errors > 0 ? "The page is shown as far as it could be made." : "";
  }

  function draw() {
    const text = lost ? "preview stopped" : problems.errors + problems.warnings > 0 ? problems.summary : "";
    const open = isOpen() && !lost;
    host.hidden = !styled || text === "";
    panel.hidden = !open;
    badge.hidden = open;
    badge.disabled = lost;
    badge.className = "badge" + (lost ? " lost" : problems.errors > 0 ? " error" : " warning");
    badge.textContent = text;
    badge.setAttribute("aria-expanded", String(open));
    heading.textContent = text;
    lead.textContent = leadText();
    lead.hidden = lead.textContent === "";
    if (spoken.textContent !== text) { spoken.textContent = text; }
    const now = JSON.stringify(problems.list || []);
    if (now === drawn) { return; }
    drawn = now;
    list.replaceChildren(...(problems.list || []).map(entry));
    if (problems.more) {
      list.append(element("p", { class: "more" }, "and " + problems.more + " more: ",
        element("a", { href: own + "problems.txt" }, "all of them as text")));
    }
  }

  // ---- the stream

  let stream = null;
  let patience = 0;

  function hear(event) {
    clearTimeout(patience);
    patience = 0;
    lost = false;
    const state = JSON.parse(event.data);
    problems = state.problems;
    kept = Boolean(state.kept);
    if (problems.errors === 0 && memory.get("panel") !== "warnings") { memory.forget("panel"); }
    draw();
    refresh(state);
  }

  function falter() {
    patience ||= setTimeout(() => { lost = true; draw(); }, 3000);
    // Not every browser tries again by itself.
    if (stream && stream.readyState === EventSource.CLOSED) {
      disconnect();
      setTimeout(connect, 1000);
    }
  }

  // A browser holds few connections to one server open, so a page that nobody
  // sees gives its own back, and learns what it missed when it is seen again.
  function connect() {
    if (stream || document.hidden) { return; }
    stream = new EventSource(own + "events?page=" + encodeURIComponent(page));
    stream.addEventListener("state", hear);
    stream.addEventListener("error", falter);
  }

  function disconnect() {
    if (stream) { stream.close(); }
    stream = null;
  }

  document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());
  addEventListener("pagehide", () => { clearTimeout(patience); patience = 0; disconnect(); });
  addEventListener("pageshow", connect);
  connect();
})();
