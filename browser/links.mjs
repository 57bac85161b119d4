// Checks that every link, picture, script, style and fragment of a built site
// leads somewhere, by reading its files with an HTML parser. Addresses of other
// sites are not fetched, but a page may not load anything from one.
//
//   node links.mjs SITE      exit status 0: all lead somewhere; 1: the list of those that don't

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import { filesOf } from "./site.mjs";

// home stands for the site's root, which the pages must not know.
const home = "http://site.invalid/";

// brokenLinks gives one line for each address in the site that leads nowhere,
// `page: what is wrong`, sorted by page.
export function brokenLinks(folder) {
  const root = resolve(folder);
  const files = new Set(filesOf(root));
  const documents = new Map();
  for (const path of files) {
    if (path.endsWith(".html")) {
      documents.set(path, readDocument(readFileSync(join(root, path), "utf8")));
    }
  }
  const findings = [];
  for (const [path, document] of documents) {
    for (const reference of document.references) {
      const wrong = check(path, document.base, reference, files, documents);
      if (wrong) {
        findings.push(`${path}: ${wrong}`);
      }
    }
  }
  for (const path of files) {
    if (path.endsWith(".css")) {
      findings.push(...brokenInStyle(path, readFileSync(join(root, path), "utf8"), files));
    }
  }
  return [...new Set(findings)];
}

// readDocument gathers a page's ids, its <base>, and its references: {element,
// address, loads} where `loads` says that the browser fetches it by itself.
function readDocument(html) {
  const document = { ids: new Set(), base: "", references: [] };
  const add = (element, address, loads) => document.references.push({ element, address, loads });
  visit(parse(html), (node) => {
    const attributes = Object.fromEntries((node.attrs ?? []).map((a) => [a.name, a.value]));
    const name = node.tagName;
    if (attributes.id) {
      document.ids.add(attributes.id);
    }
    if (name === "base" && attributes.href !== undefined) {
      document.base = attributes.href;
    } else if (name === "link" && attributes.href !== undefined) {
      add(name, attributes.href, loadedByLink(attributes.rel ?? ""));
    } else if (attributes.href !== undefined) {
      add(name, attributes.href, name === "use" || name === "image");
    }
    if (attributes.src !== undefined) {
      add(name, attributes.src, true);
    }
    if (attributes.poster !== undefined) {
      add(name, attributes.poster, true);
    }
    for (const candidate of (attributes.srcset ?? "").split(",")) {
      const [address] = candidate.trim().split(/\s+/);
      if (address) {
        add(name, address, true);
      }
    }
    if (name === "form" && attributes.action) {
      add(name, attributes.action, false);
    }
    if (attributes.popovertarget !== undefined) {
      add(`${name} popovertarget`, "#" + attributes.popovertarget, false);
    }
    if (name === "meta" && /^refresh$/i.test(attributes["http-equiv"] ?? "")) {
      const target = /url\s*=\s*['"]?([^'"]*)/i.exec(attributes.content ?? "")?.[1];
      add("meta refresh", target ?? "", false);
    }
  });
  return document;
}

function visit(node, see) {
  see(node);
  for (const child of node.childNodes ?? []) {
    visit(child, see);
  }
  if (node.content) {
    visit(node.content, see);
  }
}

function loadedByLink(rel) {
  return rel.split(/\s+/).some((word) => /^(stylesheet|icon|preload|modulepreload|manifest|apple-touch-icon)$/i.test(word));
}

// check says what is wrong with one reference, or nothing.
function check(path, base, { element, address, loads }, files, documents) {
  const named = `<${element}> ${JSON.stringify(address)}`;
  // A host shows its 404 page at any address, so that page alone may count from the root.
  if (address.startsWith("/") && !address.startsWith("//") && path !== "404.html") {
    return `${named} counts from the server's root; write it relative to the page`;
  }
  let url;
  try {
    url = new URL(address, new URL(base, home + encodePath(path)));
  } catch {
    return `${named} is no address`;
  }
  if (url.protocol === "javascript:") {
    return `${named} is a script`;
  }
  if (url.origin !== new URL(home).origin) {
    return loads && url.protocol !== "data:" ? `${named} is loaded from another origin` : undefined;
  }
  if (!loads && address === "") {
    return undefined;
  }
  let target, fragment;
  try {
    target = decodeURIComponent(url.pathname.slice(1));
    fragment = decodeURIComponent(url.hash.slice(1).replace(/:~:.*$/, ""));
  } catch {
    return `${named} is badly encoded`;
  }
  if (!files.has(target)) {
    return files.has(join(target, "index.html"))
      ? `${named} is a folder; write index.html, or it breaks in file://`
      : `${named} leads to no file`;
  }
  if (fragment && fragment !== "top" && documents.has(target) && !documents.get(target).ids.has(fragment)) {
    return `${named} leads to no id`;
  }
  return undefined;
}

function encodePath(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}

function brokenInStyle(path, css, files) {
  const findings = [];
  const bare = css.replace(/\/\*[^]*?\*\//g, "");
  for (const match of bare.matchAll(/url\(\s*(['"]?)(.*?)\1\s*\)|@import\s+(['"])(.*?)\3/g)) {
    const reference = { element: "css", address: match[2] ?? match[4], loads: true };
    const wrong = check(path, "", reference, files, new Map());
    if (wrong && !reference.address.startsWith("#")) {
      findings.push(`${path}: ${wrong}`);
    }
  }
  return findings;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = process.argv[2];
  if (!folder) {
    console.error("usage: node links.mjs SITE");
    process.exit(2);
  }
  const findings = brokenLinks(folder);
  for (const finding of findings) {
    console.error(finding);
  }
  const pages = filesOf(folder).filter((path) => path.endsWith(".html")).length;
  console.log(`${pages} pages, ${findings.length} broken links`);
  process.exit(findings.length > 0 || pages === 0 ? 1 : 0);
}
